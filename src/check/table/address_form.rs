//! You and You: the form of address.

use super::super::{Check, Finding, Sheet};
use crate::{diagnostic::Severity, reading::WriterKind, situation::Situation, source::Span};

pub(super) const CHECK: Check = Check {
    name: "address-form",
    severity: Severity::Warning,
    does: "finds du beside Sie, tú beside usted, and du to two writers or dere to one, in languages that part them",
    why: "Two forms of address in one letter are two writers; the wrong one is too near or too far.",
    example: "Liebe Frau Weber, ich habe Ihnen geschrieben … wie du sagst",
    instead: "Keep to the form in which they wrote.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    match sheet.brief.language.base() {
        "de" => german(sheet),
        "es" => spanish(sheet),
        "nb" | "nn" => norwegian(sheet),
        _ => Vec::new(),
    }
}

/// Places of words in the body, by their exact spelling, away from the beginning of a sentence.
fn places(sheet: &Sheet, words: &[&str]) -> Vec<Span> {
    let raw = sheet.raw();
    sheet
        .text
        .words
        .iter()
        .map(|word| sheet.text.raw_span(word.start, word.end))
        .filter(|span| words.contains(&span.of(raw)))
        .filter(|span| sheet.part_at(span.start).is_some_and(|part| part.body))
        .filter(|span| !opens(raw, span.start))
        .collect()
}

fn opens(raw: &str, at: usize) -> bool {
    let before = raw.get(..at).unwrap_or("").trim_end_matches(' ');
    before.is_empty() || before.ends_with(['.', '!', '?', '\n', ':', '„', '"'])
}

fn german(sheet: &Sheet) -> Vec<Finding> {
    let near = places(
        sheet,
        &[
            "du", "dich", "dir", "dein", "deine", "deinen", "deinem", "deiner", "Du", "Dich",
            "Dir", "Dein", "Deine",
        ],
    );
    let far = places(
        sheet,
        &["Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer"],
    );
    two_forms(sheet, &near, &far, formal(sheet, &["sie", "de"]))
}

fn spanish(sheet: &Sheet) -> Vec<Finding> {
    let near = places(sheet, &["tú", "te", "ti", "contigo", "tu", "tus"]);
    let far = places(sheet, &["usted", "ustedes", "Ud", "Uds"]);
    two_forms(sheet, &near, &far, formal(sheet, &["usted"]))
}

/// What the letter's writer and the persona's register ask for; `None` where nobody says.
fn formal(sheet: &Sheet, words: &[&str]) -> Option<bool> {
    // A child is called “du”, however it writes.
    if sheet.child() {
        return Some(false);
    }
    let register = sheet
        .brief
        .language
        .with_neighbours()
        .iter()
        .find_map(|tag| sheet.brief.persona.languages.get(tag.tag()))
        .and_then(|voice| voice.register.as_deref())
        .map(str::to_lowercase);
    if sheet.brief.reading.writer.formal {
        return Some(true);
    }
    register.map(|it| words.contains(&it.as_str()))
}

fn two_forms(sheet: &Sheet, near: &[Span], far: &[Span], formal: Option<bool>) -> Vec<Finding> {
    let raw = sheet.raw();
    let wrong = match (formal, near, far) {
        (_, [], []) => return Vec::new(),
        (Some(true), [first, ..], _) => first,
        (Some(false), [], [_, _, ..]) if !sheet.brief.reading.writer.formal => return Vec::new(),
        (_, [_, ..], [first, ..]) => first,
        _ => return Vec::new(),
    };
    let what = format!(
        "“{}” is not the form of address of this letter",
        wrong.of(raw)
    );
    vec![Finding::new(*wrong, what)]
}

/// One writer is du, two are dere; dere in the letter means us and is theirs.
fn norwegian(sheet: &Sheet) -> Vec<Finding> {
    let signers = sheet.brief.reading.writer.signers;
    let singular = places(sheet, &["du", "deg", "din", "ditt", "dine"]);
    let plural = places(sheet, &["dere", "deres", "dykk"]);
    let wrong = match signers {
        2.. if singular.len() > plural.len() => singular.first(),
        // A firm is many, whoever signs for it.
        1 if !plural.is_empty() && singular.is_empty() && !trade(sheet) => plural.first(),
        _ => None,
    };
    wrong
        .map(|span| {
            let what = format!(
                "“{}” does not fit the number of writers ({signers})",
                span.of(sheet.raw())
            );
            Finding::new(*span, what).instead("Say dere to two writers, and du to one.")
        })
        .into_iter()
        .collect()
}

fn trade(sheet: &Sheet) -> bool {
    sheet.situation == Situation::BusinessProspect
        || sheet.brief.reading.writer.kind == WriterKind::Firm
}
