//! Automatic answers and notices that say so in words alone.

use super::found;
use crate::letter::Letter;
use crate::reading::Automatic;
use crate::text::Phrases;
use std::sync::LazyLock;

/// Subjects of automatic answers, folded, one a line; a person writes none of these.
const SUBJECTS: &str = include_str!("reply_subjects.txt");
/// First words of automatic answers in the text: taken only near the beginning.
static TEXTS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(include_str!("reply_texts.txt").lines()));
/// What programs send and say so: "automatic reminder".
const NOTICES: &[&str] = &[
    "reminder",
    "notification",
    "notice",
    "message",
    "alert",
    "report",
    "varsel",
    "melding",
    "påminnelse",
];

/// Words of automatic answers, in the folded subject and the folded beginning of the text.
pub fn find(letter: &Letter, subject: &str, text: &str) -> Option<Automatic> {
    let opens = |subject: &str| SUBJECTS.lines().any(|words| subject.starts_with(words));
    // "[desk #4711] AutoReply: …": behind the mark of a ticket.
    let untagged = subject
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
        .map(|(_, rest)| rest.trim_start());
    if untagged.is_some_and(opens) {
        return found("auto-reply", "its subject is that of an automatic answer");
    }
    if is_notice(subject) {
        return found("auto-reply", "its subject says that a program sent it");
    }
    let bare = subject
        .trim_start_matches("re: ")
        .trim_start_matches("sv: ")
        .trim_start_matches("aw: ");
    if opens(bare) {
        return found("vacation", "its subject is that of an automatic answer");
    }
    let opening = text.get(..crate::source::floor(text, 260)).unwrap_or("");
    let said = TEXTS.any(opening);
    let asks = letter.subject.contains('?') || text.contains('?');
    if said && !asks && (text.len() < 600 || SUBJECTS.lines().any(|words| subject.contains(words)))
    {
        return found("vacation", "its words are those of an automatic answer");
    }
    None
}

fn is_notice(subject: &str) -> bool {
    ["automated ", "automatic ", "automatisk "]
        .iter()
        .filter_map(|lead| subject.strip_prefix(lead))
        .any(|rest| NOTICES.iter().any(|word| rest.contains(word)))
}
