//! The wrong language, or two.

use super::super::{Check, Finding, Sheet};
use crate::{
    diagnostic::Severity,
    read::language::{LANGUAGES, chance, detect},
    source::Span,
};

pub(super) const CHECK: Check = Check {
    name: "wrong-language",
    severity: Severity::Error,
    does: "tells the language of the body, and of every longer sentence, and holds it against the letter's; near relatives and short sentences are let be",
    why: "A letter in the wrong language, or in two, was plainly put together by a machine.",
    example: "Så til Terna: a new centre spar was sent by express.",
    instead: "Say the sentence in the language of the letter.",
    run,
};

/// Shorter sentences are let be: a name and two words are in any language.
const WORDS: usize = 4;
/// From here on a sentence is long enough to be told by a smaller doubt.
const LONG: usize = 6;

fn run(sheet: &Sheet) -> Vec<Finding> {
    let wanted = sheet.brief.language.base();
    if !LANGUAGES.contains(&wanted) {
        return Vec::new();
    }
    let body: Vec<&str> = sheet.body().map(|part| part.text).collect();
    let own = |text: &&str| chance(text, near(wanted)).is_some_and(|it| it > 0.5);
    let whole = (!body.iter().any(own))
        .then(|| foreign(&body.join(" "), wanted, sheet.words_in_body()))
        .flatten();
    if let Some(whole) = whole {
        let start = sheet.body().next().map_or(0, |part| part.span.start);
        let end = sheet.body().next_back().map_or(start, |part| part.span.end);
        return vec![Finding::new(
            Span::new(start, end),
            format!("the letter is in `{whole}`, and the reader writes `{wanted}`"),
        )];
    }
    sheet
        .body()
        .filter(|part| !part.text.contains(['"', '“', '«', '„']))
        .filter_map(|part| {
            let said = without_names(part.text, wanted);
            let found = foreign(&said, wanted, said.split_whitespace().count())?;
            let what = format!("this sentence is in `{found}`, and the reader writes `{wanted}`");
            Some(Finding::new(part.span, what))
        })
        .collect()
}

/// The language of a text, where it is hardly the one that is wanted or a near relative.
fn foreign(text: &str, wanted: &str, words: usize) -> Option<&'static str> {
    let most = match words {
        LONG.. => 0.02,
        WORDS.. => 0.002,
        _ => return None,
    };
    let own = chance(text, near(wanted))?;
    if own >= most {
        return None;
    }
    let (found, _) = detect(text);
    (found != "und").then_some(found)
}

/// A sentence without the names in it, which are in no language: words with a capital behind the first. German writes
/// all its nouns so.
fn without_names(sentence: &str, wanted: &str) -> String {
    let capital = |word: &str| {
        word.chars()
            .find(|it| it.is_alphabetic())
            .is_some_and(char::is_uppercase)
    };
    let words = sentence.split_whitespace().enumerate();
    words
        .filter(|(at, word)| *at == 0 || wanted == "de" || !capital(word))
        .map(|(_, word)| word)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Languages that a short text may be taken for.
fn near(wanted: &str) -> &'static [&'static str] {
    const NORTH: &[&str] = &["nb", "nn", "da"];
    match LANGUAGES.iter().position(|it| *it == wanted) {
        _ if NORTH.contains(&wanted) => NORTH,
        Some(at) => LANGUAGES.get(at..=at).unwrap_or(&[]),
        None => &[],
    }
}
