//! Whether every question is answered.

use super::echo::content;
use crate::{
    check::{
        claims::{Value, claims},
        lists::{Lists, Word},
        sheet::{Part, Sheet},
    },
    reading::Question,
    text::norm,
};
use std::collections::BTreeSet;

pub(super) fn measure(sheet: &Sheet) -> Option<f32> {
    let questions = &sheet.brief.reading.questions;
    if questions.is_empty() {
        return None;
    }
    let sum: f32 = (0..questions.len()).map(|at| answered(sheet, at)).sum();
    Some(sum / questions.len() as f32)
}

/// Questions that the desk's own findings are thought to answer, though no word of theirs stands in the draft.
pub(in super::super) fn unsure<'s>(sheet: &'s Sheet) -> Vec<&'s Question> {
    let questions = &sheet.brief.reading.questions;
    let by_case = sheet.draft.answered.iter().filter(|it| {
        let by = it.by.as_deref().unwrap_or("");
        ["case.found", "case.note", "case.doing"].contains(&by)
    });
    by_case
        .filter_map(|it| questions.get(it.question))
        .filter(|question| by_words(sheet, question) < 1.0)
        .collect()
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
    if let Some(answered) = about_a_day(sheet, question, &asked) {
        return answered;
    }
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
    if question.polarity.is_some() && said().any(|part| says_yes_or_no(sheet, part)) {
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

fn says_yes_or_no(sheet: &Sheet, part: &Part) -> bool {
    sheet
        .hits_in(Word::YesNo, part.span)
        .any(|hit| hit.start < part.span.start + 8)
}

/// "Can I have it by Saturday?" asks for a day and for nothing else: a sentence that names that day, says yes or no, or
/// says by which day the thing comes answers it. `None` for any other question.
fn about_a_day(sheet: &Sheet, question: &Question, asked: &BTreeSet<String>) -> Option<f32> {
    let brief = sheet.brief;
    let days: Vec<Value> = claims(&question.text, &brief.reading.language)
        .into_iter()
        .map(|claim| claim.value)
        .filter(|value| matches!(value, Value::Weekday(_) | Value::Day(..) | Value::Nth(_)))
        .collect();
    let coming = words_of_coming(sheet, &question.text);
    let other = asked.iter().any(|stem| !coming.contains(stem));
    if days.is_empty() || other {
        return None;
    }
    let now = brief.now.date();
    let dates: Vec<_> = days.iter().filter_map(|day| day.day(now)).collect();
    let same = |value: &Value| {
        days.contains(value)
            || value.day(now).is_some_and(|day| {
                dates.contains(&day) || days.contains(&Value::Weekday(day.weekday()))
            })
    };
    let answers = |part: &Part| {
        let mut named = sheet.proof().within(part.span).map(|claim| &claim.value);
        let comes = sheet.has_in(Word::Arrive, part.span);
        let day = |value: &Value| matches!(value, Value::Day(..) | Value::Weekday(_));
        says_yes_or_no(sheet, part) || named.any(|value| same(value) || comes && day(value))
    };
    let said = sheet.body().filter(|part| !part.asks()).any(answers);
    Some(if said { 1.0 } else { 0.0 })
}

/// The stems of the words of a question that only say that something comes.
fn words_of_coming(sheet: &Sheet, question: &str) -> BTreeSet<String> {
    let folded = norm(question);
    let mut marks = Vec::new();
    Lists::of(sheet.brief.language.base()).find(&folded, &mut marks);
    marks
        .iter()
        .filter(|mark| mark.word == Word::Arrive)
        .filter_map(|mark| folded.get(mark.start..mark.end))
        .flat_map(|words| content(sheet, words))
        .collect()
}
