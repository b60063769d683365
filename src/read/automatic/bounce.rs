//! Bounces that say so in words alone.

use super::found;
use crate::letter::Letter;
use crate::reading::Automatic;
use crate::text::Phrases;
use std::sync::LazyLock;

/// Subjects of delivery failures, folded, one a line.
const SUBJECTS: &str = include_str!("bounce_subjects.txt");
/// Openings of delivery failures in the text.
static TEXTS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(include_str!("bounce_texts.txt").lines()));
/// Names under which mail systems write.
const SYSTEMS: &[&str] = &[
    "postmaster",
    "mail delivery",
    "mailer",
    "daemon",
    "mail system",
    "administrator",
    "mail service",
    "system administrator",
    "mmdf",
    "mdaemon",
    "exchange",
];

/// Words of bounces, in the folded subject and the folded beginning of the text.
pub fn find(letter: &Letter, subject: &str, text: &str) -> Option<Automatic> {
    let from = letter.from.as_ref();
    let system = from.is_none_or(|from| {
        let name = from.name.as_deref().unwrap_or("");
        let whole = format!("{name} {}", from.address).to_lowercase();
        SYSTEMS.iter().any(|word| whole.contains(word))
    });
    let failed =
        !subject.starts_with("re:") && SUBJECTS.lines().any(|words| subject.contains(words));
    let told = TEXTS.count(text);
    if system && (failed || told >= 1) || failed && told >= 1 || from.is_none() && told >= 2 {
        return found("bounce", "its words are those of a delivery report");
    }
    let complaint = subject
        .trim_start()
        .strip_prefix("complaint about message from")
        .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    complaint
        .then(|| found("complaint", "its subject is that of a feedback report"))
        .flatten()
}
