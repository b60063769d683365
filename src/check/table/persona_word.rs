//! Words that the persona never uses.

use super::{
    super::{Check, Finding, Sheet},
    never_say::places,
};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check {
    name: "persona-word",
    severity: Severity::Warning,
    does: "finds words that the persona's own file says it never uses",
    why: "One word in another voice, and nobody in particular seems to be writing.",
    example: "Your order is in delivery. (the ferryman of a story)",
    instead: "Say it in the persona's own words.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let persona = sheet.brief.persona;
    persona
        .never
        .iter()
        .flat_map(|word| places(sheet, word))
        // The line to a child's parent is not the persona's.
        .filter(|(span, _)| {
            sheet
                .part_at(span.start)
                .is_some_and(|part| part.body && !part.is("parent"))
        })
        .map(|(span, word)| {
            Finding::new(
                span,
                format!("“{word}” is a word that {} never uses", persona.name),
            )
        })
        .collect()
}
