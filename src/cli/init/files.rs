//! The files that are made of a sheet.

use super::{
    sheet::{Asked, Sheet, Writer},
    slug,
};
use crate::{desk_files::SETTINGS, language::Language};
use serde::Serialize;
use std::collections::BTreeSet;

/// Everything that a sheet says, as files of a desk: paths and texts.
pub(super) fn of(sheet: &Sheet) -> Vec<(String, String)> {
    let own = sheet.settings.own_language();
    let firm = &sheet.settings.company.name;
    let mut files = vec![(SETTINGS.to_string(), sheet.text.clone())];
    for writer in &sheet.personas {
        let path = format!("personas/{}.yaml", slug(&writer.name));
        files.push((path, persona(writer, firm, &own)));
    }
    let mut taken = BTreeSet::new();
    for asked in &sheet.answers {
        let language = asked.language.as_ref().unwrap_or(&own);
        let name = free(&name_of(asked), &mut taken);
        let path = format!("templates/answers/{name}.{language}.txt");
        files.push((path, answer(asked)));
    }
    files.push(("letters/first.eml".into(), letter(sheet)));
    files.push(("case.yaml".into(), CASE.into()));
    files
}

/// What a case may tell, to be filled in; nothing in it holds until somebody takes the `#` away.
const CASE: &str = "\
# What you found out and did about one letter. Take the # from the lines that are true of it, then:
#     regards draft LETTER --case case.yaml
# Write in the language of the letter. What is not here the draft does not claim; `regards schema case` lists all keys.
# owner: robin
# found: the door was locked an hour too early
# done:
#   - {on: 2026-05-12, deed: refunded, amount: 36 EUR, arrives: 2026-05-15}
#   - {on: 2026-05-12, what: booked two seats for Saturday}
# note: the seats cost nothing
# answer_by: 2026-05-14
# decisions: [our_fault]
";

/// A value as YAML takes it; JSON is YAML.
fn value<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn persona(writer: &Writer, firm: &str, own: &Language) -> String {
    let mut languages = writer.languages.clone();
    if languages.is_empty() {
        languages.push(own.clone());
    }
    let each = |text: &dyn Fn(&Language) -> String| {
        let all: Vec<_> = languages.iter().map(text).collect();
        format!("{{{}}}", all.join(", "))
    };
    let signed = value(&format!("{}\n{firm}", writer.name));
    let mut lines = vec![
        "# Who answers. Copy this file for each person; the file's name is the persona's id."
            .to_string(),
        format!("name: {}", value(&writer.name)),
    ];
    if let Some(role) = &writer.role {
        lines.push(format!("role: {}", value(role)));
    }
    lines.push(format!(
        "languages: {}",
        each(&|tag| format!("{tag}: {{}}"))
    ));
    if writer.rank > 0 {
        lines.push(format!("rank: {}", writer.rank));
    }
    if writer.answers != crate::persona::Answers::default() {
        lines.push(format!("answers: {}", value(&writer.answers)));
    }
    for (key, said) in [("greeting", &writer.greeting), ("closing", &writer.closing)] {
        if !said.is_empty() {
            lines.push(format!("{key}: {{{own}: {{any: {}}}}}", value(said)));
        }
    }
    lines.push(format!("sign: {}", each(&|tag| format!("{tag}: {signed}"))));
    if !writer.never.is_empty() {
        lines.push(format!("never: {}", value(&writer.never)));
    }
    lines.join("\n") + "\n"
}

fn answer(asked: &Asked) -> String {
    let mut head = format!("---\nasks: {}\n", value(&asked.asks));
    if let Some(about) = &asked.about {
        head.push_str(&format!("about: {}\n", value(about)));
    }
    format!("{head}---\n{}\n", asked.text.trim())
}

/// The name of an answer's file: what it is about, or the first way of asking.
fn name_of(asked: &Asked) -> String {
    let first = asked.asks.first().map_or("", String::as_str);
    let words = asked.about.as_deref().unwrap_or(first).to_lowercase();
    let words: Vec<_> = words
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(6)
        .collect();
    if words.is_empty() {
        "answer".into()
    } else {
        words.join("-")
    }
}

fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut at = 1;
    let mut free = name.to_string();
    while !taken.insert(free.clone()) {
        at += 1;
        free = format!("{name}-{at}");
    }
    free
}

/// A letter to begin with: somebody asks what the sheet answers.
fn letter(sheet: &Sheet) -> String {
    let own = sheet.settings.own_language();
    let mine = |asked: &&Asked| asked.language.as_ref().is_none_or(|tag| *tag == own);
    let questions: Vec<String> = sheet
        .answers
        .iter()
        .filter(mine)
        .take(2)
        .filter_map(|asked| asked.asks.first())
        .map(|asks| question(asks))
        .collect();
    let asked = if questions.is_empty() {
        "When are you open?".to_string()
    } else {
        questions.join(" ")
    };
    let to = sheet
        .settings
        .addresses
        .first()
        .map_or("care@shop.example", String::as_str);
    format!(
        "From: Greta Quill <greta.quill@post.example>\nTo: <{to}>\nSubject: {}\nDate: Tue, 12 May 2026 09:40:00 +0100\n\
         Message-ID: <first-letter@post.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{asked}\n\nGreta\n",
        sheet.settings.company.name
    )
}

/// A way of asking as somebody writes it: a capital and a question mark.
fn question(asks: &str) -> String {
    let asks = asks.trim();
    let mut letters = asks.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let mark = if asks.ends_with(['?', '.', '!']) {
        ""
    } else {
        "?"
    };
    format!("{first}{}{mark}", letters.as_str())
}
