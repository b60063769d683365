//! Details that nothing grounds.

use super::super::{Check, Finding, Sheet};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check {
    name: "invented-fact",
    severity: Severity::Error,
    does: "holds every number, day, time, amount, name and address of the draft against the file that the sentence comes from and the details filled in; for a reply of others against all that is known",
    why: "One detail that is not so, and nothing else in the letter is believed.",
    example: "It is with you on Friday 9 May. (the case says 8 May)",
    instead: "Write what the profile, the letter or the case says, or put it into the case first.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let proof = sheet.proof();
    proof
        .ungrounded
        .iter()
        .filter(|(_, what)| !what.starts_with("the address"))
        .map(|(span, what)| {
            let finding = Finding::new(*span, format!("{what} stands nowhere in what is known"));
            // A word with a capital need not be a name, where nobody vouches for the sentence.
            let untagged = sheet.part_at(span.start).is_some_and(|part| !part.tagged());
            let unsure = what.starts_with("the name") && untagged && !listed(span.of(sheet.raw()));
            if unsure {
                finding.severity(Severity::Warning)
            } else {
                finding
            }
        })
        .collect()
}

fn listed(word: &str) -> bool {
    crate::read::names::is_given(&crate::text::norm(word))
}
