//! For whom, and whom they praise.

use super::{Ground, evidence};
use crate::read::lexicon::Key;
use crate::read::text::{Hit, Text};
use crate::read::words::Words;
use crate::reading::{Cue, FactKind, Place};
use crate::source::Span;
use std::collections::BTreeMap;

/// Kin words with a pronoun that nobody doubts; a child, a cousin, a friend has none.
const SHE: &[&str] = &[
    "wife",
    "mother",
    "mum",
    "mam",
    "mom",
    "mummy",
    "mommy",
    "daughter",
    "sister",
    "grandmother",
    "grandma",
    "granny",
    "gran",
    "nan",
    "nana",
    "granddaughter",
    "aunt",
    "auntie",
    "niece",
    "girlfriend",
    "stepmother",
    "mother-in-law",
    "goddaughter",
    "girl",
    "kona",
    "kone",
    "mor",
    "moren",
    "mora",
    "mamma",
    "mammaen",
    "datter",
    "datteren",
    "dattera",
    "dotter",
    "dottera",
    "søster",
    "søsteren",
    "søstera",
    "bestemor",
    "mormor",
    "farmor",
    "oldemor",
    "tante",
    "tanta",
    "niese",
    "niesa",
    "svigermor",
    "stemor",
    "jente",
    "jenta",
    "kusine",
    "kusina",
    "venninne",
    "venninna",
];
const HE: &[&str] = &[
    "husband",
    "father",
    "dad",
    "daddy",
    "papa",
    "son",
    "brother",
    "grandfather",
    "grandpa",
    "grandad",
    "granddad",
    "grandson",
    "uncle",
    "nephew",
    "boyfriend",
    "stepfather",
    "father-in-law",
    "godson",
    "boy",
    "mann",
    "mannen",
    "far",
    "faren",
    "pappa",
    "pappaen",
    "sønn",
    "sønnen",
    "sonen",
    "bror",
    "broren",
    "bestefar",
    "morfar",
    "farfar",
    "oldefar",
    "onkel",
    "onkelen",
    "nevø",
    "nevøen",
    "svigerfar",
    "stefar",
    "gutt",
    "gutten",
    "fetter",
    "fetteren",
    "ektemann",
];

/// "she" or "he" for a kin word, where it is plain.
pub fn pronoun(kin: &str) -> Option<(&'static str, &'static str)> {
    if SHE.contains(&kin) {
        Some(("she", "her"))
    } else if HE.contains(&kin) {
        Some(("he", "his"))
    } else {
        None
    }
}

/// Pronouns of a person: whoever they stand near has died as people die.
static PRONOUNS: Words = Words::new("he she his her him han hun ho hans hennes ham henne");

/// Whether a word stands for a person.
pub fn is_pronoun(word: &str) -> bool {
    PRONOUNS.has(word)
}

/// "My nephew and niece" → "your nephew and niece"; "sønnen min" → "sønnen din".
pub fn relation(text: &Text) -> Option<Cue> {
    relation_in(text, None)
}

/// The same within a folded stretch.
pub fn relation_in(text: &Text, within: Option<Span>) -> Option<Cue> {
    text.hits(Key::Kin)
        .filter(|hit| {
            within.is_none_or(|within| within.start <= hit.start && hit.end <= within.end)
        })
        // "My regards to your son" is none to a son-in-law, and "to your grandad" may go to the dead.
        .filter(|hit| !in_law(text, hit.end) && !died(text, *hit))
        .find_map(|hit| {
            let kin = text.folded.get(hit.start..hit.end)?;
            let at = text.word_at(hit.start);
            let before = at.checked_sub(1).map_or("", |at| text.word(at));
            let after = text.word(text.word_at(hit.end));
            let (value, start, end) = match (before, after) {
                ("my" | "our", _) => {
                    let end = joined(text, hit.end);
                    let words = text.folded.get(hit.start..end)?;
                    (format!("your {words}"), text.words.get(at - 1)?.start, end)
                }
                (_, "min" | "mi" | "mitt" | "mine") => (
                    format!("{kin} {}", turned(after)),
                    hit.start,
                    text.words.get(text.word_at(hit.end))?.end,
                ),
                (_, "vår" | "vårt" | "våre") => (
                    format!("{kin} deres"),
                    hit.start,
                    text.words.get(text.word_at(hit.end))?.end,
                ),
                (own, _) => {
                    let yours = yours(own)?;
                    let start = text.words.get(at.checked_sub(1)?)?.start;
                    (format!("{yours} {kin}"), start, hit.end)
                }
            };
            let mut parts = BTreeMap::from([("bare".to_string(), kin.to_string())]);
            let told = |value: &str| !value.contains(" and ") && !value.starts_with("tu ");
            if let Some((subject, possessive)) = pronoun(kin).filter(|_| told(&value)) {
                let nordic = !value.starts_with("your");
                let (subject, possessive) = match (nordic, subject) {
                    (true, "she") => ("hun", "hennes"),
                    (true, _) => ("han", "hans"),
                    _ => (subject, possessive),
                };
                parts.insert("pronoun".to_string(), subject.to_string());
                parts.insert("his".to_string(), possessive.to_string());
            }
            Some(Cue {
                value: Some(value),
                parts,
                evidence: evidence(text, start, end),
            })
        })
}

/// Whether what was found as "son" is a son-in-law.
fn in_law(text: &Text, end: usize) -> bool {
    let after = text.folded.get(end..).unwrap_or("");
    after.starts_with("-in-law") || after.starts_with(" in law")
}

/// Whether a sentence that tells of a death speaks of these kin.
fn died(text: &Text, kin: Hit) -> bool {
    let word = |hit: &Hit| {
        text.folded
            .get(hit.start..hit.end)
            .unwrap_or("")
            .to_string()
    };
    let called = word(&kin);
    text.hits(Key::Kin)
        .filter(|hit| word(hit) == called)
        .map(|hit| text.sentence_of(hit.start))
        .any(|sentence| {
            text.has_in(Key::GriefSure, sentence) || text.has_in(Key::GriefWeak, sentence)
        })
}

/// "nephew and niece": a second kin word behind "and".
fn joined(text: &Text, end: usize) -> usize {
    let at = text.word_at(end);
    let second = text.words.get(at + 1).filter(|_| text.word(at) == "and");
    match second {
        Some(word)
            if text
                .hits
                .iter()
                .any(|hit| hit.key == Key::Kin && hit.start == word.start) =>
        {
            word.end
        }
        _ => end,
    }
}

/// "My" of languages in which it stands before the noun → the "your" of an answer.
fn yours(own: &str) -> Option<&'static str> {
    Some(match own {
        "min" => "din",
        "mit" => "dit",
        "mitt" => "ditt",
        "mine" => "dine",
        "mina" => "dina",
        "vores" => "jeres",
        "mi" => "tu",
        _ => return None,
    })
}

fn turned(own: &str) -> &'static str {
    match own {
        "mi" => "di",
        "mitt" => "ditt",
        "mine" => "dine",
        _ => "din",
    }
}

/// A person named in a sentence that praises or thanks, or at all in a letter that does.
pub fn praised(ground: &Ground) -> Option<Cue> {
    let text = ground.text;
    let own = ground
        .reading
        .writer
        .name
        .as_deref()
        .unwrap_or("")
        .to_lowercase();
    let person = |fact: &&crate::reading::Fact| {
        fact.place == Place::NewText && !own.contains(&fact.value.to_lowercase())
    };
    let warm = |within: Span| {
        [Key::Praise, Key::Thanks, Key::Glad, Key::Love, Key::PassOn]
            .iter()
            .any(|key| text.has_in(*key, within))
    };
    let fact = ground
        .reading
        .facts_of(FactKind::Person)
        .filter(person)
        .find(|fact| warm(text.sentence_of(text.folded_at(fact.start))))?;
    Some(Cue {
        value: Some(fact.value.clone()),
        parts: BTreeMap::new(),
        evidence: evidence(text, text.folded_at(fact.start), text.folded_at(fact.end)),
    })
}
