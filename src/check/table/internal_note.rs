//! Notes that are for staff only.

use super::super::{Check, Finding, Sheet};
use crate::{diagnostic::Severity, source::Span};

pub(super) const CHECK: Check = Check {
    name: "internal-note",
    severity: Severity::Error,
    does: "finds three words running, or a whole short note, of what the profile marks as internal",
    why: "What staff write about a customer is not written to them.",
    example: "Since you complain often, I have … (internal: complains often)",
    instead: "Strike it.",
    run,
};

/// So many words running are a note that was copied, and no chance.
const RUN: usize = 3;

fn run(sheet: &Sheet) -> Vec<Finding> {
    let notes = &sheet.brief.customer.profile.internal;
    notes
        .iter()
        .filter_map(|note| copied(sheet, note))
        .collect()
}

fn copied(sheet: &Sheet, note: &str) -> Option<Finding> {
    let folded = crate::text::norm(note);
    let words: Vec<&str> = crate::text::tokens(&folded)
        .iter()
        .map(|span| span.of(&folded))
        .collect();
    let length = RUN.min(words.len());
    if length == 0 || words.len() == 1 && words.first().is_some_and(|word| word.chars().count() < 4)
    {
        return None;
    }
    let count = sheet.text.words.len();
    for run in words.windows(length) {
        // Three little words say nothing about where they come from.
        if !run.iter().any(|word| word.chars().count() > 3) {
            continue;
        }
        for start in 0..(count + 1).saturating_sub(length) {
            if run
                .iter()
                .enumerate()
                .all(|(at, word)| sheet.text.word(start + at) == *word)
            {
                let first = sheet.text.words.get(start)?;
                let last = sheet.text.words.get(start + length - 1)?;
                let span: Span = sheet.text.raw_span(first.start, last.end);
                return Some(Finding::new(span, "an internal note stands in the draft"));
            }
        }
    }
    None
}
