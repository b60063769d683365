//! The words of a folded text.

/// A word of the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte in the folded text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Words: letters and digits, with apostrophes and hyphens inside.
pub(super) fn words(folded: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(folded.len() / 5);
    let mut start = None;
    let mut pending = None;
    for (at, c) in folded.char_indices() {
        if c.is_alphanumeric() {
            start.get_or_insert(at);
            pending = None;
        } else if matches!(c, '\'' | '-') && start.is_some() && pending.is_none() {
            pending = Some(at);
        } else if let Some(first) = start.take() {
            words.push(Word {
                start: first,
                end: pending.take().unwrap_or(at),
            });
        }
    }
    if let Some(first) = start {
        words.push(Word {
            start: first,
            end: pending.unwrap_or(folded.len()),
        });
    }
    words
}
