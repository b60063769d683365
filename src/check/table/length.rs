//! Letters that are too long or too short for what they answer.

use super::super::{Check, Finding, Sheet, score};
use crate::{diagnostic::Severity, source::Span};

pub(super) const CHECK: Check = Check {
    name: "length",
    severity: Severity::Note,
    does: "counts the words between greeting and signature against the length that the situation asks for",
    why: "Too short sounds cold, and what is too long is not read.",
    example: "a letter of 400 words to a plain question",
    instead: "Let the lightest sentences go, or say the one thing more that they need.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let words = sheet.words_in_body();
    let (least, most) = score::length_for(sheet);
    let what = if words > most {
        format!("the letter has {words} words, and {most} are enough here")
    } else if words < least && sheet.draft.gaps.is_empty() {
        format!("the letter has {words} words, and at least {least} are due here")
    } else {
        return Vec::new();
    };
    let far = words > most + most / 2 || words * 2 < least;
    let severity = if far {
        Severity::Warning
    } else {
        Severity::Note
    };
    let start = sheet.body().next().map_or(0, |part| part.span.start);
    let end = sheet.body().next_back().map_or(start, |part| part.span.end);
    vec![Finding::new(Span::new(start, end), what).severity(severity)]
}
