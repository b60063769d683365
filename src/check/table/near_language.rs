//! A near relative of the writer's language.

use super::super::{Check, Finding, Sheet};
use crate::{diagnostic::Severity, source::Span};

pub(super) const CHECK: Check = Check {
    name: "near-language",
    severity: Severity::Warning,
    does: "says so where somebody who writes nynorsk is answered in bokmål, or the other way round, because the desk has no text in theirs",
    why: "Both are read by everybody, and who chose the one sees at once that the desk did not.",
    example: "Eg ventar på pakken. … Jeg finner ut hvor den er.",
    instead: "Write the template in the writer's form, or send it as it is, knowingly.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let (theirs, other, name) = match sheet.brief.reading.language.base() {
        "nn" => ("nynorsk", ".nb", "bokmål"),
        "nb" => ("bokmål", ".nn", "nynorsk"),
        _ => return Vec::new(),
    };
    let stands_in = |from: &str| {
        let file = from.rsplit_once(':').map_or(from, |(file, _)| file);
        file.trim_end_matches(".txt").ends_with(other)
    };
    let mut near = sheet.body().filter(|part| stands_in(&part.said.from));
    let Some(first) = near.next() else {
        return Vec::new();
    };
    let end = near
        .next_back()
        .map_or(first.span.end, |part| part.span.end);
    let what = format!("the answer is in {name}, and the letter is in {theirs}");
    vec![Finding::new(Span::new(first.span.start, end), what)]
}
