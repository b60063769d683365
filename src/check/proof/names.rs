//! Names in the draft, and whether anybody knows them.

use super::Ground;
use crate::{
    check::sheet::{Part, Sheet},
    read::names::is_given,
    source::Span,
    text::norm,
};

/// Words with a capital that are nobody's name.
const NO_NAMES: &[&str] = &[
    "i",
    "i'm",
    "i've",
    "i'll",
    "i'd",
    "ok",
    "pdf",
    "ps",
    "p.s",
    "tv",
    "nb",
    "mr",
    "mrs",
    "ms",
    "dr",
    "vat",
    "mva",
    "gdpr",
    "english",
    "norwegian",
    "danish",
    "swedish",
    "german",
    "spanish",
    "norsk",
    "christmas",
    "easter",
    "email",
    "internet",
    "god",
    "earth",
    "sms",
    "iban",
    "faq",
    "uk",
    "usa",
    "eu",
    "eea",
    "eøs",
    "gb",
    "us",
];
/// Given names that are words as well, where a sentence opens with them.
const ALSO_WORDS: &[&str] = &[
    "will",
    "mark",
    "may",
    "grace",
    "rose",
    "hope",
    "bill",
    "sue",
    "pat",
    "dawn",
    "joy",
    "art",
    "miles",
    "rich",
    "frank",
    "drew",
    "chase",
    "summer",
    "autumn",
    "august",
    "april",
    "june",
    "christian",
    "faith",
    "charity",
    "amber",
    "ivy",
    "lily",
    "daisy",
    "violet",
    "olive",
    "robin",
    "jay",
    "sandy",
    "rusty",
    "so",
    "per",
    "bo",
    "are",
    "even",
    "dag",
    "stein",
    "ask",
    "storm",
    "liv",
    "tor",
    "her",
    "you",
    "an",
    "in",
    "to",
    "do",
    "no",
    "for",
    "our",
    "my",
    "star",
    "sky",
    "page",
    "kit",
    "ray",
    "gene",
    "guy",
    "jack",
    "rob",
    "ban",
    "van",
    "ho",
    "le",
    "la",
    "al",
    "de",
    "el",
    "see",
    "say",
    "main",
    "early",
    "holy",
    "love",
    "penny",
    "pearl",
    "ruby",
    "jade",
    "misty",
    "stormy",
    "sunny",
    "happy",
    "precious",
    "ever",
    "lane",
    "long",
    "young",
    "ann",
    "else",
    "eli",
    "mai",
    "jo",
    "ja",
    "si",
    "es",
    "mi",
    "ida",
    "tone",
    "runde",
    "fast",
    "gut",
    "let",
    "see",
    "today",
    "read",
    "more",
    "if",
    "at",
    "as",
    "on",
    "it",
    "we",
    "he",
    "she",
    "they",
    "then",
    "when",
    "art",
    "major",
    "king",
    "prince",
    "deacon",
    "forest",
    "river",
    "ocean",
    "wind",
    "free",
    "true",
    "honor",
    "noble",
    "case",
    "reed",
    "cliff",
    "dean",
    "dale",
    "glen",
    "heath",
    "wade",
    "clay",
    "buck",
    "sol",
    "dagny",
    "svar",
    "snart",
    "alt",
    "bare",
];

/// Names of a sentence that nothing known holds.
pub(super) fn strange(sheet: &Sheet, part: &Part, ground: &Ground) -> Vec<Span> {
    let text = &sheet.text;
    let german = sheet.brief.language.base() == "de";
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
        let capital = raw.chars().next().is_some_and(char::is_uppercase);
        let folded = norm(raw);
        let bare = folded.trim_end_matches("'s");
        if !capital || bare.chars().count() < 2 || bare.starts_with(|c: char| c.is_numeric()) {
            continue;
        }
        let listed = is_given(bare) && !ALSO_WORDS.contains(&bare);
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

fn is_known(sheet: &Sheet, word: &str, ground: &Ground) -> bool {
    if NO_NAMES.contains(&word) || crate::check::claims::is_calendar(word) {
        return true;
    }
    if word == "de"
        || word == "sie"
        || word == "ihnen"
        || word == "ihr"
        || word == "ihre"
        || word == "usted"
    {
        return true;
    }
    let settings = sheet.brief.settings;
    let persona = sheet.brief.persona;
    let house = [
        Some(&settings.company.name),
        settings.company.place.as_ref(),
        Some(&persona.name),
        persona.role.as_ref(),
    ];
    ground.has_word(word)
        || word
            .strip_suffix('s')
            .is_some_and(|stem| stem.len() > 2 && ground.has_word(stem))
        || word.split('-').count() > 1 && word.split('-').all(|part| ground.has_word(part))
        || house.into_iter().flatten().any(|text| has_word(text, word))
        || sheet
            .library
            .personas
            .values()
            .any(|persona| has_word(&persona.name, word))
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
