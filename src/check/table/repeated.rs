//! Letters too like an earlier one to the same person.

use super::super::{Check, Finding, Sheet};
use crate::{diagnostic::Severity, source::Span};

pub(super) const CHECK: Check = Check {
    name: "repeated",
    severity: Severity::Warning,
    does: "compares runs of four words with the earlier replies to this person, numbers left out",
    why: "Who gets the same letter twice knows that the first was not meant for them either.",
    example: "the same apology as in March, word for word",
    instead: "Write the sentences anew that they have had, the opening first.",
    run,
};

/// From here on a letter reads like the earlier one.
pub(in super::super) const ALIKE: f32 = 0.5;

fn run(sheet: &Sheet) -> Vec<Finding> {
    let alike = sheet.likeness();
    if alike < ALIKE {
        return Vec::new();
    }
    let start = sheet.body().next().map_or(0, |part| part.span.start);
    let end = sheet.body().next_back().map_or(start, |part| part.span.end);
    let percent = (alike * 100.0).round();
    vec![Finding::new(
        Span::new(start, end),
        format!("{percent} % of this letter stood in an earlier one to them"),
    )]
}
