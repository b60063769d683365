//! Whether a person writes: I more than we.

use crate::{
    check::{lists::Word, sheet::Sheet},
    situation::Situation,
};

pub(super) fn measure(sheet: &Sheet) -> Option<f32> {
    // Spanish puts the person into the verb.
    if sheet.situation == Situation::RightsRequest
        || sheet.hostile_leaving()
        || sheet.brief.language.base() == "es"
    {
        return None;
    }
    let count = |word| {
        sheet
            .hits(word)
            .filter(|span| {
                sheet
                    .part_at(span.start)
                    .is_some_and(|part| part.body && !part.is("own"))
            })
            .count() as f32
    };
    let (i, we) = (count(Word::I), count(Word::We));
    if i == 0.0 {
        let owned = sheet
            .of_move("own")
            .any(|part| sheet.has_in(Word::I, part.span));
        return Some(if owned || we == 0.0 { 0.6 } else { 0.2 });
    }
    Some((i / (i + we) / 0.6).min(1.0))
}
