//! Warm at the beginning, plain in the middle, warm at the end.

use crate::{
    check::{
        lists::Word,
        sheet::{Part, Sheet},
    },
    situation::Situation,
};

pub(super) fn measure(sheet: &Sheet) -> Option<f32> {
    let parts: Vec<&Part> = sheet.body().collect();
    let none = matches!(
        sheet.situation,
        Situation::Leaving | Situation::RightsRequest
    );
    if parts.len() < 5 || none {
        return None;
    }
    let opening = parts.len().div_ceil(4);
    let closing = parts.len() - parts.len().div_ceil(5);
    let rate = |word: Word, from: usize, to: usize| {
        let zone = parts.get(from..to).unwrap_or(&[]);
        let hits: usize = zone
            .iter()
            .map(|part| sheet.hits_in(word, part.span).count())
            .sum();
        let words: usize = zone.iter().map(|part| sheet.words_in(part.span)).sum();
        super::share(hits, words as f32)
    };
    let zones = [(0, opening), (opening, closing), (closing, parts.len())];
    let [first, middle, last] =
        zones.map(|(from, to)| (rate(Word::Warm, from, to), rate(Word::Plain, from, to)));
    let tests = [
        first.0 >= middle.0,
        last.0 >= middle.0,
        middle.1 >= first.1 && middle.1 >= last.1,
    ];
    Some(super::share(
        tests.iter().filter(|held| **held).count(),
        3.0,
    ))
}
