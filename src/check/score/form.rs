//! Whether it reads like a form letter: clichés, general nouns, few particulars, likeness to earlier replies.

use super::share;
use crate::{
    check::{claims::Value, cliche, lists::Word, sheet::Sheet},
    text::{norm, tokens},
};
use std::collections::BTreeSet;

impl Sheet<'_> {
    /// Distinct names, days, amounts, numbers and words of theirs in the body.
    pub(in crate::check) fn particulars(&self) -> &BTreeSet<String> {
        self.particulars.get_or_init(|| find_particulars(self))
    }

    /// The highest share of runs of words that an earlier reply to this person has too.
    pub(in crate::check) fn likeness(&self) -> f32 {
        *self.likeness.get_or_init(|| find_likeness(self))
    }
}

pub(super) fn measure(sheet: &Sheet) -> f32 {
    let cliches: f32 = cliche::hits(sheet)
        .map(|hit| if hit.cliche.always { 1.0 } else { 0.5 })
        .sum();
    if cliches >= 3.0 {
        return 0.0;
    }
    let words = sheet.words_in_body();
    let general = sheet
        .hits(Word::Generic)
        .filter(|span| in_body(sheet, span.start))
        .count();
    let general = share(general * 100, words as f32);
    let particular = sheet.particulars().len() as f32;
    let alike = sheet.likeness();
    let alike = if alike >= 0.5 { 1.0 } else { 0.0 };
    1.0 - (0.35 * (cliches / 2.0).min(1.0)
        + 0.20 * (general / 4.0).min(1.0)
        + 0.25 * (1.0 - (particular / 5.0).min(1.0))
        + 0.20 * alike)
}

fn in_body(sheet: &Sheet, at: usize) -> bool {
    sheet.part_at(at).is_some_and(|part| part.body)
}

/// Finds the distinct names, days, amounts, numbers and words of theirs in the body.
fn find_particulars(sheet: &Sheet) -> BTreeSet<String> {
    let raw = sheet.raw();
    let typed = sheet
        .proof()
        .claims
        .iter()
        .filter(|claim| {
            in_body(sheet, claim.span.start) && !matches!(claim.value, Value::Weekday(_))
        })
        .map(|claim| norm(claim.span.of(raw)));
    let names = sheet
        .text
        .words
        .iter()
        .map(|word| sheet.text.raw_span(word.start, word.end))
        .filter(|span| in_body(sheet, span.start))
        .filter(|span| {
            let before = raw.get(..span.start).unwrap_or("").trim_end_matches(' ');
            let opens =
                before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n', '"', '“', '«']);
            let word = span.of(raw);
            !opens && word.chars().count() > 2 && word.starts_with(char::is_uppercase)
        })
        .map(|span| norm(span.of(raw)))
        .filter(|word| !word.starts_with("i'") && !crate::check::claims::is_calendar(word));
    typed
        .chain(names)
        .chain(sheet.shared().iter().cloned())
        .collect()
}

/// The highest share of runs of four words that an earlier reply to this person has too; numbers and names left out.
fn find_likeness(sheet: &Sheet) -> f32 {
    let replies = &sheet.brief.memory.replies;
    if replies.is_empty() {
        return 0.0;
    }
    let body: Vec<&str> = sheet.body().map(|part| part.text).collect();
    let ours = runs(&body.join(" "));
    replies
        .iter()
        .map(|reply| {
            let theirs = runs(reply);
            let both = ours.intersection(&theirs).count();
            let all = ours.len() + theirs.len() - both;
            share(both, all as f32)
        })
        .fold(0.0, f32::max)
}

fn runs(text: &str) -> BTreeSet<[u64; 4]> {
    let words: Vec<u64> = tokens(text)
        .into_iter()
        .map(|span| span.of(text))
        .map(|word| {
            if word.starts_with(|c: char| c.is_numeric() || c.is_uppercase()) {
                0
            } else {
                hash(&norm(word))
            }
        })
        .collect();
    words
        .windows(4)
        .filter_map(|run| run.try_into().ok())
        .collect()
}

/// FNV-1a: the same in every run.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
