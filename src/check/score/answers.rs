//! Whether every question is answered.

use super::echo::content;
use crate::{
    check::{lists::Word, sheet::Sheet},
    reading::Question,
};

pub(super) fn measure(sheet: &Sheet) -> Option<f32> {
    let questions = &sheet.brief.reading.questions;
    if questions.is_empty() {
        return None;
    }
    let sum: f32 = (0..questions.len()).map(|at| answered(sheet, at)).sum();
    Some(sum / questions.len() as f32)
}

/// Questions that nothing answers.
pub(in super::super) fn open<'s>(sheet: &'s Sheet) -> Vec<&'s Question> {
    let questions = &sheet.brief.reading.questions;
    questions
        .iter()
        .enumerate()
        .filter(|(at, _)| answered(sheet, *at) == 0.0)
        .map(|(_, question)| question)
        .collect()
}

/// 1 answered, 0.7 deferred to a day, 0 passed over. What the writer of the draft noted wins over what the words show.
fn answered(sheet: &Sheet, at: usize) -> f32 {
    let noted = sheet
        .draft
        .answered
        .iter()
        .find(|it| it.question == at)
        .map(|it| it.by.as_deref());
    match noted {
        Some(Some("defer")) => 0.7,
        Some(Some(_)) => 1.0,
        _ => sheet
            .brief
            .reading
            .questions
            .get(at)
            .map_or(1.0, |question| by_words(sheet, question)),
    }
}

fn by_words(sheet: &Sheet, question: &Question) -> f32 {
    let asked = content(sheet, &question.text);
    if asked.is_empty() {
        return 1.0;
    }
    let said = || sheet.body().filter(|part| !part.asks());
    if said().any(|part| {
        content(sheet, part.text)
            .iter()
            .any(|stem| asked.contains(stem))
    }) {
        return 1.0;
    }
    let opens = |part: &crate::check::sheet::Part| {
        sheet
            .hits_in(Word::YesNo, part.span)
            .any(|hit| hit.start < part.span.start + 8)
    };
    if question.polarity.is_some() && said().any(opens) {
        return 1.0;
    }
    // Another word for the same thing: a plain statement with a figure may be meant.
    let plain = said().any(|part| {
        matches!(
            part.said.move_name.as_str(),
            "answer" | "remedy" | "release"
        ) && sheet.proof().states_in(part.span)
    });
    let other = sheet.brief.language.base() != sheet.brief.reading.language.base();
    if plain || other { 0.7 } else { 0.0 }
}
