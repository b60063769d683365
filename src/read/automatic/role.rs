//! Addresses that nobody reads. `info@` and `post@` are people.

use super::found;
use crate::letter::Letter;
use crate::reading::Automatic;

/// Names of mailboxes that take no answers.
const NOBODY: &[&str] = &[
    "noreply",
    "no-reply",
    "no_reply",
    "no.reply",
    "donotreply",
    "do-not-reply",
    "do_not_reply",
    "ikke-svar",
    "ikkesvar",
    "nicht-antworten",
    "noresponder",
    "bounce",
    "bounces",
    "notification",
    "notifications",
    "alerts",
    "cron",
    "daemon",
    "autoreply",
    "auto-reply",
    "majordomo",
    "listserv",
    "mailman",
];
/// Parts of the names of mailboxes that announce.
const ANNOUNCE: &[&str] = &[
    "announcement",
    "announce",
    "newsletter",
    "nyhetsbrev",
    "feeds",
    "rss",
    "digest",
    "no.address",
    "registrar",
    "mailing",
    "subscriptions",
];
/// Beginnings of the names of mail systems.
const SYSTEMS: &[&str] = &["mailer-daemon", "mail-daemon"];

/// What an address says.
pub fn find(letter: &Letter) -> Option<Automatic> {
    let from = letter.from.as_ref()?;
    let local = from.address.split('@').next().unwrap_or("").to_lowercase();
    if SYSTEMS.iter().any(|name| local.starts_with(name))
        || matches!(local.as_str(), "mailerdaemon" | "mailer_daemon")
    {
        return found("bounce", "a mail system sent it");
    }
    if ANNOUNCE.iter().any(|name| local.contains(name)) || local.starts_with("owner-") {
        return found("bulk", "its address is that of announcements");
    }
    if NOBODY.iter().any(|name| is_role(&local, name)) {
        return found("auto-reply", "its address takes no answers");
    }
    None
}

/// "noreply", "noreply-17", "shop.noreply".
fn is_role(local: &str, name: &str) -> bool {
    let behind = local.strip_prefix(name);
    let before = local.strip_suffix(name);
    local == name
        || behind.is_some_and(|rest| rest.starts_with(['-', '+']))
        || before.is_some_and(|rest| rest.ends_with(['-', '.']))
}
