//! Slips of typing: doubled words and spaces, orphan punctuation.

use super::super::{Check, Finding, Sheet};
use crate::{diagnostic::Severity, source::Span};

pub(super) const CHECK: Check = Check {
    name: "typing",
    severity: Severity::Warning,
    does: "finds doubled words and spaces, a space before punctuation, doubled commas and stops, brackets and quotation marks that stand alone",
    why: "A slip makes the reader wonder what else nobody looked at.",
    example: "We sent the the kite , and it arrives soon..",
    instead: "Strike what is too much.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let mut found = doubled_words(sheet);
    found.extend(runs(sheet));
    found.extend(alone(sheet));
    found.retain(|finding| sheet.gap_at(finding.span().start).is_none());
    found
}

/// Words that languages double rightly: "that that", "had had", "sie sie", "det det".
const TWICE: &[&str] = &[
    "that", "had", "her", "sie", "die", "der", "das", "det", "den", "nos", "är", "er", "bye", "ha",
    "no", "so", "very",
];

fn doubled_words(sheet: &Sheet) -> Vec<Finding> {
    let words = &sheet.text.words;
    words
        .windows(2)
        .enumerate()
        .filter_map(|(at, pair)| {
            let [one, two] = pair else { return None };
            let word = sheet.text.word(at);
            if word != sheet.text.word(at + 1) {
                return None;
            }
            let between = sheet.text.folded.get(one.end..two.start)?;
            let letters = word.chars().all(char::is_alphabetic);
            let span = sheet.text.raw_span(one.start, two.end);
            (between == " "
                && letters
                && !TWICE.contains(&word)
                && !span.of(sheet.raw()).contains('\n'))
            .then(|| Finding::new(span, format!("“{word}” stands twice")))
        })
        .collect()
}

fn runs(sheet: &Sheet) -> Vec<Finding> {
    let bytes = sheet.raw().as_bytes();
    let french = sheet.brief.language.base() == "fr";
    let mut found = Vec::new();
    for (at, pair) in bytes.windows(2).enumerate() {
        let before = at.checked_sub(1).and_then(|it| bytes.get(it)).copied();
        let after = bytes.get(at + 2).copied();
        let what = match pair {
            b"  " if before != Some(b'\n') && before.is_some() && after != Some(b'\n') => {
                "two spaces stand together"
            }
            b" ," | b" ." | b" ;"
                if after.is_none_or(|it| it.is_ascii_whitespace()) && before != Some(b'\n') =>
            {
                "a space stands before punctuation"
            }
            b" !" | b" ?" | b" :" if !french && after.is_none_or(|it| it.is_ascii_whitespace()) => {
                "a space stands before punctuation"
            }
            b",," | b";;" | b",." | b".," if before.is_some_and(|it| !it.is_ascii_digit()) => {
                "punctuation stands twice"
            }
            b".." if before != Some(b'.') && after != Some(b'.') => "punctuation stands twice",
            b"??" => "punctuation stands twice",
            _ => continue,
        };
        if what.starts_with("punctuation") && pair == b".," && is_abbreviation(sheet.raw(), at) {
            continue;
        }
        found.push(Finding::new(Span::new(at, at + 2), what));
    }
    found
}

/// "kl.,", "Ltd.,": the full stop belongs to the word.
fn is_abbreviation(text: &str, at: usize) -> bool {
    let word = text
        .get(..at)
        .unwrap_or("")
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    (1..=4).contains(&word.chars().count())
}

/// Brackets and quotation marks without their other half, by sentence.
fn alone(sheet: &Sheet) -> Vec<Finding> {
    const PAIRS: [(char, char); 3] = [('(', ')'), ('“', '”'), ('«', '»')];
    let base = sheet.brief.language.base();
    let mut found = Vec::new();
    for (open, close) in PAIRS {
        // German closes with “ and opens with „; Danish and German books turn « » round.
        if matches!(base, "de" | "da" | "sv") && open != '(' {
            continue;
        }
        let mut last = None;
        for (at, c) in sheet.raw().char_indices() {
            if c == open {
                last = Some(at);
            } else if c == close && last.take().is_none() {
                found.push(Finding::new(
                    Span::new(at, at + c.len_utf8()),
                    format!("“{c}” closes nothing"),
                ));
            }
        }
        if let Some(at) = last {
            found.push(Finding::new(
                Span::new(at, at + open.len_utf8()),
                format!("“{open}” is never closed"),
            ));
        }
    }
    found
}
