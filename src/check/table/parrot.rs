//! Long runs of the customer's own words.

use super::super::{Check, Finding, Sheet};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check {
    name: "parrot",
    severity: Severity::Warning,
    does: "finds more than ten words running of the letter, outside quotation marks",
    why: "Words that are only given back show that they were copied, not that they were heard.",
    example: "You wrote that the kite that you bought in the shop in May has torn along the seam.",
    instead: "Say what it came to for them, in your own words, or quote one clause.",
    run,
};

/// More words running than this are no echo.
const LONGEST: usize = 10;

fn run(sheet: &Sheet) -> Vec<Finding> {
    let (length, span) = sheet.run();
    if length <= LONGEST {
        return Vec::new();
    }
    vec![Finding::new(
        span,
        format!("{length} words running are the customer's own"),
    )]
}
