//! Addresses and telephone numbers that belong to nobody of this letter.

use super::super::{Check, Finding, Sheet, proof::Kind};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check {
    name: "foreign-details",
    severity: Severity::Error,
    does: "finds mail addresses, links and telephone numbers that neither the letter, the profile, the case nor the settings hold",
    why: "It may be another customer's, or nobody's; either way it must not leave.",
    example: "Write to dee.obi@post.example (another customer's)",
    instead: "Give the desk's own address, or the line that the case names.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let strange = sheet.proof().ungrounded.iter();
    strange
        .filter(|it| it.kind == Kind::Contact)
        .map(|it| {
            let words = it.span.of(sheet.raw());
            Finding::new(
                it.span,
                format!("“{words}” belongs to nobody of this letter"),
            )
        })
        .collect()
}
