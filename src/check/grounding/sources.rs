//! Sources: what grounds a sentence of ours, and all that is known where a sentence names nothing.

use super::{
    Ground,
    cited::resolve,
    days::{promised, ruled, spans},
    written::{code_words, phrases, without_code, written},
};
use crate::{
    check::sheet::{Part, Sheet},
    language::Language,
    write::{view, workdays::answer_day},
};

/// What grounds a sentence of ours: the text it was written in, and the details filled in.
pub(in super::super) fn of_part(sheet: &Sheet, part: &Part) -> Ground {
    let mut ground = Ground::default();
    let language = sheet.brief.language;
    let texts = written(sheet, &part.said.from);
    for text in &texts {
        ground.later(without_code(text), language);
    }
    let own = part.said.from.starts_with("case");
    let facts = || {
        let own = own.then_some(&part.said.from);
        part.said.facts.iter().chain(&part.said.grounds).chain(own)
    };
    for fact in facts() {
        resolve(sheet, fact, &mut ground);
    }
    if facts().any(|fact| fact.starts_with("settings.answers") || fact == "computed:date") {
        promised(sheet, &mut ground);
    }
    if facts().any(|fact| fact.starts_with("rules.")) {
        ruled(sheet, &mut ground);
    }
    let code: Vec<&str> = texts.iter().flat_map(|text| code_words(text)).collect();
    let uses = |names: &[&str]| names.iter().any(|name| code.contains(name));
    if uses(&["about"]) {
        let answers = sheet.library.answers.iter();
        for about in answers.filter_map(|it| it.about.as_ref()) {
            ground.text(about, language);
        }
    }
    if uses(&["now", "today"]) {
        ground.day(sheet.brief.now.date());
    }
    if uses(&["days_late", "years", "months_left"]) {
        spans(sheet, &mut ground);
    }
    if uses(&["refund"]) {
        paid_ahead(sheet, &mut ground);
    }
    ground
}

/// All that may be known, for a reply that names no sources.
pub(super) fn everything(sheet: &Sheet) -> Ground {
    let brief = sheet.brief;
    let mut ground = Ground::default();
    let mut read = |text: &str| ground.text(text, &brief.reading.language);
    read(&brief.letter.text);
    read(&brief.letter.subject);
    read(brief.reading.signature.as_deref().unwrap_or(""));
    if let Some(from) = &brief.letter.from {
        read(from.name.as_deref().unwrap_or(""));
        read(&from.address);
    }
    for fact in &brief.reading.facts {
        ground.text(&fact.value, &Language::EN);
    }
    let mut profile = brief.customer.profile.clone();
    profile.internal.clear();
    let nouns = [
        serde_json::to_value(&profile),
        serde_json::to_value(brief.case),
        serde_json::to_value(brief.settings),
        serde_json::to_value(brief.persona),
        serde_json::to_value(&brief.memory.promises),
    ];
    for value in nouns.into_iter().flatten() {
        ground.json(&value, brief.language);
    }
    let answers = sheet
        .library
        .answers
        .iter()
        .filter(|it| it.language.base() == brief.language.base());
    for phrase in answers.flat_map(|it| phrases(&it.blocks)) {
        ground.text(&without_code(phrase.text()), brief.language);
    }
    ground.day(brief.now.date());
    ground.day(answer_day(brief.settings, brief.now, sheet.child()));
    spans(sheet, &mut ground);
    paid_ahead(sheet, &mut ground);
    ground
}

/// What goes back to them of a plan that ends today, if they may be told.
fn paid_ahead(sheet: &Sheet, ground: &mut Ground) {
    let brief = sheet.brief;
    let sum = view::paid_ahead(&brief.customer.profile, brief.now.date());
    if let Some(sum) = sum {
        ground.text(&sum.to_string(), brief.language);
    }
}
