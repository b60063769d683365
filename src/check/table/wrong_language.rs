//! The wrong language, or two.

use super::super::{Check, Finding, Sheet};
use crate::{diagnostic::Severity, read::language::detect, source::Span};

pub(super) const CHECK: Check = Check {
    name: "wrong-language",
    severity: Severity::Error,
    does: "tells the language of the body, and of every longer sentence, and holds it against the letter's; near relatives and short sentences are let be",
    why: "A letter in the wrong language, or in two, was plainly put together by a machine.",
    example: "Så til Terna: a new centre spar was sent by express.",
    instead: "Say the sentence in the language of the letter.",
    run,
};

/// From here on a sentence is long enough to be told for sure.
const WORDS: usize = 7;
/// So sure must the detector be of one sentence.
const SURE: f32 = 0.9;

fn run(sheet: &Sheet) -> Vec<Finding> {
    let wanted = sheet.brief.language.base();
    if !["en", "nb", "nn", "da", "sv", "de", "es", "fr", "nl", "fi"].contains(&wanted) {
        return Vec::new();
    }
    let body: Vec<&str> = sheet.body().map(|part| part.text).collect();
    let (whole, sure) = detect(&body.join(" "));
    if sheet.words_in_body() > WORDS && sure > SURE && whole != "und" && !near(whole, wanted) {
        let start = sheet.body().next().map_or(0, |part| part.span.start);
        let end = sheet.body().next_back().map_or(start, |part| part.span.end);
        return vec![Finding::new(
            Span::new(start, end),
            format!("the letter is in `{whole}`, and the reader writes `{wanted}`"),
        )];
    }
    sheet
        .body()
        .filter(|part| sheet.words_in(part.span) >= WORDS && !part.text.contains(['"', '“', '«']))
        .filter_map(|part| {
            let (found, sure) = detect(part.text);
            (sure > SURE && found != "und" && !near(found, wanted)).then(|| {
                Finding::new(
                    part.span,
                    format!("this sentence is in `{found}`, and the reader writes `{wanted}`"),
                )
            })
        })
        .collect()
}

/// Languages that a short text may be taken for.
fn near(one: &str, other: &str) -> bool {
    let north = ["nb", "nn", "da"];
    one == other || north.contains(&one) && north.contains(&other)
}
