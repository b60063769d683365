//! Details that nothing grounds.

use super::super::{Check, Finding, Sheet, proof::Kind};
use crate::{diagnostic::Severity, read::names::is_given};

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
    sheet
        .proof()
        .ungrounded
        .iter()
        .filter_map(|it| {
            let kind = match it.kind {
                Kind::Detail(kind) => kind,
                Kind::Name => "name",
                Kind::Contact => return None,
            };
            let words = it.span.of(sheet.raw());
            let finding = Finding::new(
                it.span,
                format!("the {kind} “{words}” stands nowhere in what is known"),
            );
            // A word with a capital need not be a name, where nobody vouches for the sentence.
            let untagged = sheet
                .part_at(it.span.start)
                .is_some_and(|part| !part.tagged());
            let unsure = it.kind == Kind::Name && untagged && !words.split(' ').any(is_given);
            Some(if unsure {
                finding.severity(Severity::Warning)
            } else {
                finding
            })
        })
        .collect()
}
