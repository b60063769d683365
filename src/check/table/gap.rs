//! Gaps that a person still has to fill.

use super::super::{Check, Finding, Sheet};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check {
    name: "gap",
    severity: Severity::Warning,
    does: "points at every `[[…]]` that still stands in the text",
    why: "Only a person knows what belongs there.",
    example: "[[FILL: may a child sail with the crew?]]",
    instead: "Write the sentence, or strike the line.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    sheet
        .gaps()
        .into_iter()
        .map(|span| Finding::new(span, "a gap is to be filled"))
        .collect()
}
