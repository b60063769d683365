//! What happens next: who, what, by which day.

use crate::{
    check::{
        claims::Value,
        lists::Word,
        sheet::{Part, Sheet},
    },
    situation::Situation,
};

pub(super) fn measure(sheet: &Sheet) -> Option<f32> {
    if !is_due(sheet) {
        return None;
    }
    if super::stands(sheet, "next_step") && !sheet.of_move("next_step").any(|_| true) {
        // A gap asks for it: a person will say.
        return Some(1.0);
    }
    Some(best(sheet))
}

/// What the best sentence is worth.
pub(super) fn best(sheet: &Sheet) -> f32 {
    sheet
        .body()
        .map(|part| worth(sheet, part))
        .fold(0.0, f32::max)
}

fn is_due(sheet: &Sheet) -> bool {
    let plain = matches!(
        sheet.situation,
        Situation::NeutralEnquiry | Situation::Leaving
    );
    let glad = matches!(
        sheet.situation,
        Situation::DelightedFan | Situation::YoungFan | Situation::Thankful
    );
    !glad && (!plain || super::stands(sheet, "next_step") || !sheet.draft.promises.is_empty())
}

fn worth(sheet: &Sheet, part: &Part) -> f32 {
    if part.asks() {
        return 0.0;
    }
    let span = part.span;
    let name = part
        .text
        .split(' ')
        .skip(1)
        .any(|word| word.starts_with(char::is_uppercase));
    let actor = sheet.has_in(Word::I, span) || sheet.has_in(Word::Informal, span) || name;
    let act = sheet.has_in(Word::Act, span);
    let claims =
        |wanted: fn(&Value) -> bool| sheet.proof().within(span).any(|claim| wanted(&claim.value));
    let when = if claims(|value| matches!(value, Value::Day(..))) {
        0.40
    } else if claims(|value| matches!(value, Value::Weekday(_) | Value::Nth(_)))
        || sheet.has_in(Word::Today, span)
    {
        0.30
    } else if claims(|value| matches!(value, Value::Number(_))) {
        0.20
    } else {
        0.0
    };
    let soon = sheet.hits_in(Word::Soon, span).count() as f32;
    (if actor { 0.35 } else { 0.0 }) + (if act { 0.25 } else { 0.0 }) + when - 0.15 * soon
}
