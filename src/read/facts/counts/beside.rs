//! What stands beside a count.

use crate::read::facts::scan::Finds;

/// The word so many steps before another.
pub(super) fn back<'f>(finds: &'f Finds, at: usize, steps: usize) -> &'f str {
    at.checked_sub(steps).map_or("", |at| finds.text.word(at))
}

/// The text behind a word.
pub(super) fn after<'f>(finds: &Finds<'f>, at: usize) -> &'f str {
    let end = finds.text.words.get(at).map_or(0, |word| word.end);
    finds.slice(end, finds.folded().len())
}

/// A stop comes, or the end.
pub(super) fn ends(finds: &Finds, at: usize) -> bool {
    let after = after(finds, at);
    after.trim_end().is_empty() || after.starts_with(['.', ',', '!', '?', ';', ')'])
}

/// What stands between a word and the one before it.
pub(super) fn gap<'f>(finds: &Finds<'f>, at: usize) -> &'f str {
    let words = &finds.text.words;
    match (
        at.checked_sub(1).and_then(|at| words.get(at)),
        words.get(at),
    ) {
        (Some(before), Some(word)) => finds.slice(before.end, word.start),
        _ => "",
    }
}
