//! Names in the draft, and whether anybody knows them.

mod words;

use super::Ground;
use crate::{
    check::sheet::{Part, Sheet},
    localized::Localized,
    read::names::is_given,
    source::Span,
    text::norm,
};

/// Names of a sentence that nothing known holds; what grounds it is asked for only where a name stands.
pub(super) fn strange<'g>(
    sheet: &Sheet,
    part: &Part,
    ground: &dyn Fn() -> &'g Ground,
) -> Vec<Span> {
    let text = &sheet.text;
    // German nouns have capitals too; a sentence of ours was written with its nouns, and others are strange.
    let german = sheet.brief.language.base() == "de" && !part.tagged();
    let from = text.word_at(text.folded_at(part.span.start));
    let mut found: Vec<Span> = Vec::new();
    let mut opens = true;
    for at in from.. {
        let Some(word) = text.words.get(at) else {
            break;
        };
        let span = text.raw_span(word.start, word.end);
        if span.start >= part.span.end {
            break;
        }
        let raw = span.of(sheet.raw());
        let first = opens || opens_sentence(sheet.raw(), span.start);
        opens = false;
        if !raw.starts_with(char::is_uppercase) {
            continue;
        }
        let folded = norm(raw);
        let bare = folded.trim_end_matches("'s");
        if bare.chars().count() < 2 || bare.starts_with(|c: char| c.is_numeric()) {
            continue;
        }
        let listed = is_given(bare) && !words::is_also_a_word(bare);
        let a_name = if first || german || is_line_start(sheet.raw(), span.start) {
            listed
        } else {
            true
        };
        if a_name && !is_known(sheet, bare, ground) {
            found.push(span);
        }
    }
    found
}

/// Names that stand side by side are one: "Bob Carter", "Marl & Daughter".
pub(super) fn joined(raw: &str, names: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for name in names {
        match found.last_mut() {
            Some(last) if matches!(raw.get(last.end..name.start), Some(" " | " & ")) => {
                last.end = name.end;
            }
            _ => found.push(name),
        }
    }
    found
}

fn is_known<'g>(sheet: &Sheet, word: &str, ground: &dyn Fn() -> &'g Ground) -> bool {
    if words::is_no_name(word) {
        return true;
    }
    let settings = sheet.brief.settings;
    let persona = sheet.brief.persona;
    let place = settings.company.place.iter().flat_map(Localized::texts);
    let house = [settings.company.name.as_str(), persona.name.as_str()]
        .into_iter()
        .chain(place)
        .chain(persona.role.as_deref());
    let of_the_house = house.into_iter().any(|text| has_word(text, word))
        || sheet
            .library
            .personas
            .values()
            .any(|persona| has_word(&persona.name, word));
    if of_the_house {
        return true;
    }
    let ground = ground();
    ground.has_word(word)
        || word
            .strip_suffix('s')
            .is_some_and(|stem| stem.len() > 2 && ground.has_word(stem))
        || word.split('-').count() > 1 && word.split('-').all(|part| ground.has_word(part))
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .any(|it| norm(it) == word)
}

/// Whether a sentence, a quotation or a list item begins here: there every word has a capital.
fn opens_sentence(text: &str, at: usize) -> bool {
    let before = text
        .get(..at)
        .unwrap_or("")
        .trim_end_matches([' ', '\u{a0}']);
    match before.chars().next_back() {
        None | Some('\n') => true,
        Some(c) => ".!?:…\"“”„«»‘•".contains(c) || is_bullet(before),
    }
}

/// A dash or a star that is all that stands before it on its line.
fn is_bullet(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or("");
    matches!(line.trim(), "-" | "*" | "–")
}

fn is_line_start(text: &str, at: usize) -> bool {
    text.get(..at)
        .is_none_or(|before| before.trim_end_matches(' ').ends_with('\n') || before.is_empty())
}
