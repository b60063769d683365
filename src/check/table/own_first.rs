//! An explanation before the failure is owned.

use super::super::{Check, Finding, Sheet};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check {
    name: "own-first",
    severity: Severity::Error,
    does: "finds an explanation that stands before the sentence that owns the failure",
    why: "A cause that comes first is heard as an excuse.",
    example: "The carrier had a backlog. I'm sorry that we let the day go by.",
    instead: "Own it first (“We let the day go by”), then say why.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    if !sheet.situation.is_failure() {
        return Vec::new();
    }
    let Some(own) = sheet.of_move("own").next() else {
        return Vec::new();
    };
    sheet
        .of_move("explain")
        .filter(|part| part.span.start < own.span.start)
        .take(1)
        .map(|part| {
            Finding::new(
                part.span,
                "the explanation comes before the failure is owned",
            )
        })
        .collect()
}
