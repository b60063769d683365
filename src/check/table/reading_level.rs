//! Letters to children that only grown-ups can read.

use super::super::{Check, Finding, Sheet, score};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check {
    name: "reading-level",
    severity: Severity::Warning,
    does: "measures letters to children (Flesch–Kincaid grade in English, LIX elsewhere) against the child's age, and points at their longest sentence",
    why: "A child reads it alone, or not at all.",
    example: "a sentence of thirty words to a child of seven",
    instead: "Cut the sentence in two, and take the shorter word.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    if !sheet.child() || score::easy::child(sheet).is_none_or(|easy| easy >= 0.5) {
        return Vec::new();
    }
    let longest = sheet
        .body()
        .filter(|part| !part.is("parent"))
        .max_by_key(|part| sheet.words_in(part.span));
    let age = sheet.brief.reading.writer.age;
    longest
        .map(|part| {
            let reader = age.map_or("a child".to_string(), |age| format!("a child of {age}"));
            Finding::new(
                part.span,
                format!("the letter is hard to read for {reader}; this is its longest sentence"),
            )
        })
        .into_iter()
        .collect()
}
