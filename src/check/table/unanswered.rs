//! Questions that the draft passes over.

use super::super::{Check, Finding, Sheet, score};
use crate::{diagnostic::Severity, source::Span};

pub(super) const CHECK: Check = Check {
    name: "unanswered",
    severity: Severity::Error,
    does: "looks for an answer to every question and request of the letter: a sentence that is no question, shares a word with it, or defers it to a named person and a day",
    why: "Who has to ask twice is more likely to leave than who gets a no.",
    example: "a letter that asks whether the reel fits, and a reply about the parcel only",
    instead: "Answer it, or say who finds it out and by which day.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let end = sheet.body().next_back().map_or(0, |part| part.span.end);
    let at = Span::new(
        crate::source::floor(sheet.raw(), end.saturating_sub(1)),
        end,
    );
    let unsure = score::answers::unsure(sheet).into_iter().map(|question| {
        let what = format!(
            "“{}”: no word of it stands in what the desk found",
            short(&question.text)
        );
        Finding::new(at, what).severity(Severity::Warning)
    });
    let unsure: Vec<Finding> = unsure.collect();
    score::answers::open(sheet)
        .into_iter()
        .map(|question| {
            let finding = Finding::new(at, format!("“{}” is not answered", short(&question.text)));
            // A wish may be met by a deed told in other words.
            if question.request {
                finding.severity(Severity::Warning)
            } else {
                finding
            }
        })
        .chain(unsure)
        .collect()
}

fn short(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", flat.get(..at).unwrap_or("").trim_end()),
        None => flat,
    }
}
