//! What was written: the texts of the desk that a sentence was taken from.

use crate::{
    check::sheet::Sheet,
    language::Language,
    library::{Block, Phrase},
};

/// The texts of the desk that a sentence's `from` names.
pub(super) fn written<'s>(sheet: &Sheet<'s>, from: &str) -> Vec<&'s str> {
    let library = sheet.library;
    if let Some(rest) = from.strip_prefix("template:") {
        let (path, line) = rest.rsplit_once(':').unwrap_or((rest, ""));
        // The folder is the intent.
        let template = library
            .templates
            .get(path.split('/').next().unwrap_or(""))
            .into_iter()
            .flatten()
            .find(|it| it.path.trim_start_matches("templates/") == path);
        return template
            .map(|it| near(&it.blocks, line))
            .unwrap_or_default();
    }
    if let Some(rest) = from.strip_prefix("move:") {
        let (file, line) = rest.rsplit_once(':').unwrap_or((rest, ""));
        let (name, tag) = file.rsplit_once('.').unwrap_or((file, "en"));
        let key = (name.to_string(), Language::new(tag));
        return library
            .moves
            .get(&key)
            .map(|blocks| near(blocks, line))
            .unwrap_or_default();
    }
    if let Some(slug) = from.strip_prefix("answer:") {
        let answers = library.answers.iter().filter(|it| it.slug == slug);
        return answers
            .flat_map(|it| phrases(&it.blocks))
            .map(Phrase::text)
            .collect();
    }
    if let Some(id) = from.strip_prefix("persona:") {
        return library
            .personas
            .get(id)
            .or(Some(sheet.brief.persona))
            .map(spoken)
            .unwrap_or_default();
    }
    Vec::new()
}

pub(super) fn phrases(blocks: &[Block]) -> impl Iterator<Item = &Phrase> {
    blocks
        .iter()
        .flat_map(|block| &block.forms)
        .flat_map(|form| &form.variants)
}

/// The phrase that begins on that line, or nearest above it.
fn near<'b>(blocks: &'b [Block], line: &str) -> Vec<&'b str> {
    let line: usize = line.parse().unwrap_or(usize::MAX);
    let start = phrases(blocks)
        .map(|it| it.line)
        .filter(|it| *it <= line)
        .max();
    phrases(blocks)
        .filter(|it| Some(it.line) == start)
        .map(Phrase::text)
        .collect()
}

fn spoken(persona: &crate::persona::Persona) -> Vec<&str> {
    let by_tone = [&persona.greeting, &persona.closing]
        .into_iter()
        .flat_map(|it| it.values())
        .flat_map(|it| it.values())
        .flatten();
    let moves = persona.moves.values().flat_map(|it| it.values()).flatten();
    let names = persona
        .no_name
        .values()
        .flatten()
        .chain(persona.sign.values())
        .chain(persona.roles.values());
    by_tone
        .chain(moves)
        .chain(names)
        .map(String::as_str)
        .collect()
}

/// A template's text without its code: what stands in braces are paths and no words.
pub(super) fn without_code(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{']) {
        let (head, tail) = rest.split_at(at);
        plain.push_str(head);
        let close = match tail.as_bytes().get(1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                plain.push('{');
                rest = tail.get(1..).unwrap_or("");
                continue;
            }
        };
        plain.push(' ');
        rest = tail
            .find(close)
            .and_then(|end| tail.get(end + 2..))
            .unwrap_or("");
    }
    plain.push_str(rest);
    plain
}

/// The words of the code in a template: details among them.
pub(super) fn code_words(text: &str) -> impl Iterator<Item = &str> {
    let codes = text.split('{').skip(1);
    codes
        .filter_map(|rest| rest.split('}').next())
        .flat_map(|code| code.split(|c: char| !c.is_alphanumeric() && c != '_'))
}
