//! Courtesy, and whether the register fits.

use crate::check::{Found, lists::Word, sheet::Sheet};

pub(super) fn measure(sheet: &Sheet, found: &[Found]) -> f32 {
    let any = |word: Word| sheet.body().any(|part| sheet.has_in(word, part.span));
    let count = |word: Word| {
        sheet
            .hits(word)
            .filter(|span| sheet.part_at(span.start).is_some_and(|part| part.body))
            .count() as f32
    };
    let i_first = sheet
        .body()
        .filter(|part| {
            sheet
                .hits_in(Word::I, part.span)
                .any(|hit| hit.start == part.span.start)
        })
        .count() as f32;
    let yes = |holds: bool| if holds { 2.0 } else { 0.0 };
    let sum =
        2.0 + yes(any(Word::Thanks)) + yes(any(Word::Credit)) + count(Word::Could) + 0.5 * i_first
            - pushy(sheet)
            - 2.0 * rude(sheet);
    let courtesy = (sum / 6.0).clamp(0.0, 1.0);
    let unfit = found
        .iter()
        .any(|it| matches!(it.check.name, "address-form" | "loud"));
    let loud = sheet.raw().matches('!').count().saturating_sub(1) as f32;
    let fit: f32 = if unfit { 0.0 } else { 1.0 - 0.3 * loud };
    (courtesy + fit.max(0.0)) / 2.0
}

/// Commands at the beginning of a sentence.
fn pushy(sheet: &Sheet) -> f32 {
    let commands = sheet.body().filter(|part| {
        sheet
            .hits_in(Word::Pushy, part.span)
            .any(|hit| hit.start == part.span.start)
    });
    2.0 * commands.count() as f32
}

/// "Actually", "in fact", "as I said", "obviously".
fn rude(sheet: &Sheet) -> f32 {
    let words = [
        "actually",
        "in fact",
        "as i said",
        "obviously",
        "som sagt",
        "faktisk",
        "selvfølgelig",
        "wie gesagt",
        "som sagt",
    ];
    words
        .iter()
        .map(|word| sheet.text.folded.matches(word).count())
        .sum::<usize>() as f32
}
