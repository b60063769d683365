//! Mailing lists: by their fields, their addresses, and the mark on their subjects.

use super::found;
use crate::letter::{Address, Letter};
use crate::read::sender;
use crate::reading::Automatic;
use crate::settings::Settings;

/// Fields that list programs add.
const LIST: &[&str] = &[
    "list-id",
    "list-post",
    "list-help",
    "list-subscribe",
    "list-owner",
    "list-archive",
    "mailing-list",
    "x-mailing-list",
    "x-beenthere",
    "x-mailman-version",
    "x-listname",
    "x-list",
    "x-loop",
    "x-ml-name",
    "x-sequence",
    "x-egroups-return",
    "list-software",
    "delivered-to-list",
    "x-listprocessor-version",
    "x-listserver",
    "x-list-host",
];
/// Parts of the addresses from which lists send.
const SENDERS: &[&str] = &[
    "owner-",
    "-owner@",
    "-request@",
    "-bounces@",
    "-admin@",
    "-bounces+",
    "listserv@",
    "majordomo@",
    "sentto-",
    "-return-",
    "bounce-",
    "bounce+",
    "bounces@",
    "bounce@",
    "-errors@",
];
/// Fields of mail that can be unsubscribed.
const BULK: &[&str] = &[
    "list-unsubscribe",
    "list-unsubscribe-post",
    "feedback-id",
    "x-campaign",
    "x-campaignid",
    "x-mailgun-sid-bulk",
    "x-newsletter",
    "x-mc-user",
    "x-unsubscribe",
    "x-unsubscribe-web",
    "x-mailing-id",
    "x-mailingid",
    "x-emailtype-id",
    "x-rpcampaign",
    "x-csa-complaints",
];

/// Mailing lists, unless it is our own support list.
pub fn by_fields(letter: &Letter, settings: &Settings) -> Option<Automatic> {
    let id = letter.field("list-id").unwrap_or("").to_lowercase();
    let own = |own: &String| id.contains(&own.to_lowercase());
    if !id.is_empty() && settings.not_lists.iter().any(own) {
        return None;
    }
    if let Some(name) = LIST.iter().find(|name| letter.field(name).is_some()) {
        return found("list", format!("it came through a mailing list ({name})"));
    }
    let sender = letter
        .field("sender")
        .or_else(|| letter.field("return-path"))
        .unwrap_or("")
        .to_lowercase();
    if SENDERS.iter().any(|mark| sender.contains(mark)) {
        return found("list", "its sender is a list");
    }
    if BULK.iter().any(|name| letter.field(name).is_some()) {
        return found("bulk", "it is bulk mail that can be unsubscribed");
    }
    None
}

/// Hosts that lists live on, and endings of their names.
const HOSTS: &[&str] = &["lists.", "list.", "mailman.", "groups.", "googlegroups."];
const ENDINGS: &[&str] = &["-list", "-l", "-users", "-dev", "-devel", "-announce"];
/// Marks on subjects that no list puts there.
const NO_LIST: &[&str] = &[
    "external",
    "ekstern",
    "spam",
    "urgent",
    "secure",
    "encrypted",
    "extern",
];

/// A list that says so only in its address or in the mark on its subjects.
pub fn by_address(letter: &Letter, settings: &Settings) -> Option<Automatic> {
    let ours = |to: &Address| sender::is_ours(to, settings);
    if letter.recipients.iter().any(ours) {
        return None;
    }
    let subject = crate::read::bare_subject(&letter.subject).to_lowercase();
    let tag = subject
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
        .map(|(tag, _)| tag.trim());
    if letter.recipients.iter().any(|to| is_list(to, tag)) {
        return found("list", "it was written to a list");
    }
    let tag = tag?;
    if letter.recipients.is_empty() && marks_a_list(tag) {
        return found(
            "list",
            "its subject has a list's mark, and it names no receiver",
        );
    }
    tag.starts_with("patch")
        .then(|| found("list", "it is a patch for a list"))
        .flatten()
}

/// Whether an address is that of a list, or of everybody in a house.
fn is_list(to: &Address, tag: Option<&str>) -> bool {
    let key = to.key();
    let (local, domain) = key.split_once('@').unwrap_or((&key, ""));
    let marked = tag.is_some_and(|tag| {
        tag.len() > 2 && (local.contains(tag) || tag.contains(local) && local.len() > 3)
    });
    let list = HOSTS.iter().any(|host| domain.starts_with(host))
        || ENDINGS.iter().any(|ending| local.ends_with(ending));
    let everybody = ["all.", "all-", "everyone"]
        .iter()
        .any(|lead| local.starts_with(lead))
        || local.contains("employees")
        || local.contains("allstaff");
    let named = to.name.as_deref().unwrap_or("").to_lowercase();
    let staff = [
        "all staff",
        "all employees",
        "everyone",
        "alle ansatte",
        "all users",
    ]
    .iter()
    .any(|all| named.contains(all));
    marked || list || everybody || staff
}

/// A mark that a list puts on its subjects: one word, and none that mail hosts put there.
fn marks_a_list(tag: &str) -> bool {
    tag.len() > 3
        && tag
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        && tag.chars().any(char::is_alphabetic)
        && !NO_LIST.contains(&tag)
}
