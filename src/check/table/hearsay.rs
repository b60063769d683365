//! What only the customer says, told as if we knew it.

use super::super::{Check, Finding, Sheet};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check {
    name: "hearsay",
    severity: Severity::Warning,
    does: "finds amounts, days and numbers known from the letter alone in sentences that own, explain or mend, without “you write”",
    why: "Told as ours it is confirmed, and we do not know it.",
    example: "We charged you £85 twice. (only the letter says so)",
    instead: "Say whose it is: “You write that …”.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let spans = sheet.proof().hearsay.iter();
    spans
        .map(|span| {
            let words = span.of(sheet.raw());
            Finding::new(*span, format!("“{words}” is known from the letter only"))
        })
        .collect()
}
