//! Newsletters and notices without a header that says so: told by their feet.

use super::found;
use crate::letter::Letter;
use crate::reading::Automatic;
use crate::text::Phrases;
use std::sync::LazyLock;

/// Words at the foot of bulk mail, folded, each with its weight.
const FEET: &[(&str, u32)] = &[
    ("to unsubscribe", 3),
    ("unsubscribe from this", 3),
    ("unsubscribe here", 3),
    ("click here to unsubscribe", 3),
    ("unsubscribe link", 2),
    ("unsubscribe", 1),
    ("you are receiving this", 3),
    ("you received this e-mail because", 3),
    ("you received this email because", 3),
    ("you have received this", 2),
    ("you are subscribed", 3),
    ("this newsletter", 2),
    ("our newsletter", 1),
    ("manage your subscription", 3),
    ("manage your preferences", 3),
    ("email preferences", 2),
    ("to be removed from", 2),
    ("to remove yourself", 3),
    ("removed from this list", 3),
    ("removed from our list", 3),
    ("removed from the list", 2),
    ("remove you from our", 2),
    ("because you are listed as", 3),
    ("because you are registered", 2),
    ("because you signed up", 3),
    ("because you subscribed", 3),
    ("press release", 2),
    ("for immediate release", 3),
    ("forward this newsletter", 2),
    ("opt-out", 1),
    ("opt out", 1),
    ("view this email in your browser", 3),
    ("view in browser", 3),
    ("to subscribe", 2),
    ("subscribe to", 1),
    ("you were sent this", 2),
    ("this email was sent to", 2),
    ("this message was sent to", 2),
    ("meld deg av", 2),
    ("avslutte abonnementet på nyhetsbrev", 3),
    ("du mottar denne e-posten fordi", 3),
    ("du mottar dette nyhetsbrevet", 3),
    ("vis i nettleser", 3),
    ("abmelden", 2),
    ("darse de baja", 2),
    ("se désabonner", 2),
    ("avregistrera", 2),
    ("afmelden", 2),
    ("all rights reserved", 1),
    ("privacy policy", 1),
    ("terms of use", 1),
    ("copyright ©", 1),
    ("forward this to a friend", 1),
    ("edit your profile", 1),
    ("change your e-mail address", 2),
    ("change your email address", 2),
    ("do not reply to this", 3),
    ("please do not reply", 3),
    ("this is a post-only", 3),
    ("post-only mailing", 3),
    ("this mailing", 1),
    ("sponsored by", 1),
    ("advertisement", 1),
    ("weekly digest", 2),
    ("daily digest", 2),
    ("in this issue", 2),
    ("in today's issue", 2),
    ("mailing list", 1),
    ("not displaying properly", 3),
    ("not displaying correctly", 3),
    ("trouble viewing this", 3),
    ("trouble reading this", 3),
    ("to view this email as", 3),
    ("view this message in", 2),
    ("view it online", 1),
    ("view online version", 2),
    ("to your address book", 2),
    ("to unsubscribe or", 1),
    ("unsubscribe, click", 3),
    ("to change your subscription", 3),
    ("to stop receiving", 3),
    ("no longer wish to receive", 3),
    ("do not wish to receive", 3),
    ("update your preferences", 2),
    ("you've received this", 2),
    ("this is an automated", 3),
    ("this is an automatic", 3),
    ("automatically generated", 3),
    ("denne meldingen er automatisk", 3),
    ("ikke svar på denne", 3),
];

static FOOT: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(FEET.iter().map(|(words, _)| *words)));

/// Subjects of bulk mail.
const SUBJECTS: &[(&str, u32)] = &[
    ("newsletter", 2),
    ("digest", 2),
    ("your daily", 2),
    ("daily update", 2),
    ("weekly update", 2),
    ("nyhetsbrev", 3),
    ("your weekly", 1),
    ("issue #", 1),
    ("bulletin", 1),
    ("headlines", 2),
];

/// Names that newsletters send under; programs that send them.
const SENDERS: &[(&str, u32)] = &[
    ("newsletter", 4),
    ("nyhetsbrev", 4),
    ("notify bot", 4),
    ("notification", 3),
    ("dispatch", 2),
    ("alerts", 2),
    ("daily ", 2),
    ("weekly ", 2),
];
const MAILERS: &[&str] = &[
    "accucast",
    "lyris",
    "listmanager",
    "groupmail",
    "group mail",
    "mailchimp",
    "sendblaster",
    "massmail",
    "constant contact",
    "campaign",
    "newsletter",
    "unitymail",
    "exacttarget",
    "eloqua",
    "silverpop",
    "responsys",
    "dotmailer",
    "mailerlite",
    "sendinblue",
];

/// How much of the foot is looked at.
const REACH: usize = 2500;
/// And how much of the top: "if this is not displaying properly".
const HEAD: usize = 400;

/// Bulk mail by its feet. Weight 4 is needed, so that one word alone decides nothing.
pub fn find(letter: &Letter) -> Option<Automatic> {
    let text = &letter.text;
    let from = crate::source::floor(text, text.len().saturating_sub(REACH));
    // An answer that quotes a newsletter is an answer: its quoted lines do not count.
    let top = text
        .get(..crate::source::floor(text, HEAD.min(from)))
        .unwrap_or("");
    let foot: String = top
        .lines()
        .chain(text.get(from..).unwrap_or("").lines())
        .filter(|line| !line.trim_start().starts_with(['>', '|']))
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    let subject = letter.subject.to_lowercase();
    let reply = !letter.in_reply_to.is_empty()
        || !letter.references.is_empty()
        || subject.starts_with("re:")
        || subject.starts_with("fw");
    let weigh = |list: &[(&str, u32)], text: &str| {
        list.iter()
            .filter(|(words, _)| text.contains(words))
            .map(|(_, weight)| weight)
            .sum::<u32>()
    };
    if mass_mailer(letter) {
        return found("bulk", "a program for newsletters sent it");
    }
    let name = letter
        .from
        .as_ref()
        .and_then(|from| from.name.as_deref())
        .unwrap_or("")
        .to_lowercase();
    let firsts = FOOT.firsts(&foot);
    let feet = FEET.iter().zip(&firsts).filter(|(_, at)| at.is_some());
    let weight = feet.map(|((_, weight), _)| weight).sum::<u32>()
        + weigh(SUBJECTS, &subject)
        + weigh(SENDERS, &name)
        + if reply { 0 } else { issue(letter, &subject) };
    if weight >= if reply { 7 } else { 4 } {
        return found("bulk", "its foot is that of a newsletter");
    }
    None
}

/// Sent by a program for newsletters: its own word, the host of the address, or an address that is a tracking code.
fn mass_mailer(letter: &Letter) -> bool {
    let program = letter
        .field("x-mailer")
        .or_else(|| letter.field("user-agent"))
        .unwrap_or("")
        .to_lowercase();
    let Some(from) = letter.from.as_ref() else {
        return false;
    };
    let key = from.key();
    let (local, domain) = key.split_once('@').unwrap_or((&key, ""));
    let host = [
        "newsletter.",
        "newsletters.",
        "bounce.",
        "bounces.",
        "mailing.",
        "campaign.",
        "enews.",
    ]
    .iter()
    .any(|host| domain.starts_with(host));
    let segments: Vec<&str> = local.split('.').collect();
    let coded = segments.len() >= 3
        && segments
            .iter()
            .take(3)
            .all(|segment| segment.starts_with(|c: char| c.is_ascii_digit()));
    host || coded || MAILERS.iter().any(|mailer| program.contains(mailer))
}

/// An issue of something: addressed to nobody or to its own sender, long, dated in the subject, and it asks nothing.
fn issue(letter: &Letter, subject: &str) -> u32 {
    let own = letter
        .from
        .as_ref()
        .is_some_and(|from| letter.recipients.iter().any(|to| to.key() == from.key()));
    let nobody = letter.recipients.is_empty();
    let subject = subject.trim_end();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let last = subject.rsplit(' ').next().unwrap_or("");
    let year =
        digits(last) && last.len() == 4 && (last.starts_with("19") || last.starts_with("20"));
    let slashed =
        last.split(['/', '-', '.']).count() == 3 && last.split(['/', '-', '.']).all(digits);
    let dated = year || slashed;
    if dated && letter.text.len() > 800 && (own || nobody && !letter.text.contains('?')) {
        return 4;
    }
    // A program that writes its own log to itself repeats the subject as the first line.
    let first = letter.text.trim_start().to_lowercase();
    let log = own
        && subject.len() >= 12
        && first.starts_with(subject)
        && subject.matches([':', ';']).count() >= 2;
    if log { 4 } else { 0 }
}
