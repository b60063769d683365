//! Who died, in the writer's own words.

use super::{
    evidence,
    people::{is_pronoun, pronoun},
};
use crate::read::lexicon::Key;
use crate::read::text::{Hit, Text};
use crate::reading::Cue;
use crate::source::Span;
use std::collections::BTreeMap;

/// The dead: name, kin as the writer calls them, the word for dying, the pronoun.
pub fn find(text: &Text) -> Option<Cue> {
    let hit = text
        .hits(Key::GriefSure)
        .chain(text.hits(Key::GriefWeak))
        .find(|hit| of_person(text, *hit))?;
    let sentence = text.sentence_of(hit.start);
    let kin = kin(text, sentence).or_else(|| kin(text, Span::new(0, text.folded.len())));
    let name = name(text, sentence, kin)
        .or_else(|| kin.and_then(|kin| name(text, text.sentence_of(kin.start), Some(kin))));
    let word = kin.and_then(|kin| text.folded.get(kin.start..kin.end));
    if word.is_none() && name.is_none() && !pronoun_near(text, sentence) {
        return None;
    }
    let mut parts = BTreeMap::from([(
        "died".to_string(),
        text.quote(hit.start, hit.end).to_string(),
    )]);
    if let Some(word) = word {
        parts.insert("kin".to_string(), word.to_string());
    }
    if let Some(his) = possessive(text, word, sentence) {
        parts.insert("his".to_string(), his.to_string());
    }
    Some(Cue {
        value: name,
        parts,
        evidence: evidence(text, hit.start, hit.end),
    })
}

fn of_person(text: &Text, hit: Hit) -> bool {
    let sentence = text.sentence_of(hit.start);
    text.has_in(Key::Kin, sentence)
        || pronoun_near(text, sentence)
        || hit.key == Key::GriefSure
        || capital_before(text, hit)
}

fn capital_before(text: &Text, hit: Hit) -> bool {
    let at = text.word_at(hit.start);
    let from = at.saturating_sub(3);
    (from..at).any(|at| {
        text.words.get(at).is_some_and(|word| {
            word.end - word.start > 2
                && text
                    .quote(word.start, word.end)
                    .starts_with(char::is_uppercase)
                && crate::read::names::is_given(text.word(at))
        })
    })
}

/// Words before kin that make it the writer's own.
const MINE: &[&str] = &[
    "my", "our", "late", "min", "mi", "vår", "mit", "mitt", "vores", "mein", "meine", "meinen",
    "meinem", "meiner", "unser", "unsere", "nuestro", "nuestra",
];

/// The kin word nearest before the end of a stretch, with "my" or "our" by it if there is one.
fn kin(text: &Text, within: Span) -> Option<Hit> {
    let own = |hit: &Hit| {
        let at = text.word_at(hit.start);
        let before = at.checked_sub(1).map_or("", |at| text.word(at));
        let after = text.word(text.word_at(hit.end));
        MINE.contains(&before) || matches!(after, "min" | "mi" | "vår" | "mitt" | "vårt")
    };
    text.hits_in(Key::Kin, within).find(own).or_else(|| {
        text.hits_in(Key::Kin, within)
            .next()
            .filter(|_| within.start > 0 || within.end < text.folded.len())
    })
}

/// A capitalised name right after the kin word ("my husband Arthur"), after it and a comma, or before the verb ("Arthur died").
fn name(text: &Text, sentence: Span, kin: Option<Hit>) -> Option<String> {
    let capital = |at: usize| {
        text.words.get(at).is_some_and(|word| {
            word.end <= sentence.end.max(word.end)
                && word.end - word.start > 1
                && text
                    .quote(word.start, word.end)
                    .starts_with(char::is_uppercase)
                && text.word(at) != "i"
                && !crate::read::facts::is_calendar_word(text.word(at))
        })
    };
    let run = |first: usize| {
        let mut last = first;
        while capital(last + 1)
            && last - first < 3
            && matches!((text.words.get(last), text.words.get(last + 1)), (Some(a), Some(b)) if text.folded.get(a.end..b.start) == Some(" "))
        {
            last += 1;
        }
        Some(
            text.quote(text.words.get(first)?.start, text.words.get(last)?.end)
                .trim_end_matches("'s")
                .trim_end_matches("’s")
                .to_string(),
        )
    };
    if let Some(kin) = kin {
        let mut at = text.word_at(kin.end);
        if matches!(text.word(at), "min" | "mi" | "vår" | "mitt") {
            at += 1;
        }
        let gap = text.words.get(at).map_or("", |word| {
            text.folded.get(kin.end..word.start).unwrap_or("")
        });
        // In German every noun has a capital; there only a known name is one.
        let german = sentence_is_german(text);
        let named = !german || crate::read::names::is_given(text.word(at));
        if capital(at) && named && !gap.contains(['.', '!', '?']) {
            return run(at);
        }
    }
    let hit = text
        .hits_in(Key::GriefSure, sentence)
        .chain(text.hits_in(Key::GriefWeak, sentence))
        .next()?;
    let at = text.word_at(hit.start);
    let first = at.saturating_sub(3);
    let place = |index: usize| {
        let before = index.checked_sub(1).map_or("", |at| text.word(at));
        TO_A_PLACE.contains(&before)
    };
    let start = (first..at).find(|index| {
        capital(*index)
            && !place(*index)
            && (crate::read::names::is_given(text.word(*index))
                || text
                    .words
                    .get(*index)
                    .is_some_and(|word| word.start > sentence.start))
    })?;
    run(start)
}

/// Before these a capital is a town: "till Göteborg på begravning".
const TO_A_PLACE: &[&str] = &[
    "to", "in", "at", "from", "near", "i", "på", "til", "fra", "frå", "ved", "till", "från", "vid",
    "nach", "aus", "bei", "zur", "zum", "a", "en", "desde",
];

fn sentence_is_german(text: &Text) -> bool {
    let german = ["mein", "meine", "ist", "und", "gestorben", "verstorben"];
    text.words
        .iter()
        .enumerate()
        .any(|(at, _)| german.contains(&text.word(at)))
}

fn pronoun_near(text: &Text, sentence: Span) -> bool {
    let first = text.word_at(sentence.start);
    (first..text.words.len())
        .take_while(|at| {
            text.words
                .get(*at)
                .is_some_and(|word| word.start < sentence.end)
        })
        .any(|at| is_pronoun(text.word(at)))
}

fn possessive<'w>(text: &Text, kin: Option<&str>, sentence: Span) -> Option<&'w str> {
    let nordic = text.hits.iter().any(|hit| {
        hit.key == Key::Wh
            && matches!(
                text.folded.get(hit.start..hit.end),
                Some("hva" | "hvor" | "når")
            )
    }) || text.folded.contains(" og ")
        || text.folded.contains(" jeg ")
        || text.folded.starts_with("jeg ");
    let she = kin.and_then(pronoun).map(|(subject, _)| subject == "she");
    let she = she.or_else(|| {
        let words = text.folded.get(sentence.start..sentence.end).unwrap_or("");
        let has = |list: &[&str]| {
            words
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| list.contains(&word))
        };
        if has(&["she", "her", "hun", "hennes", "henne"]) {
            Some(true)
        } else if has(&["he", "his", "him", "han", "hans", "ham"]) {
            Some(false)
        } else {
            None
        }
    })?;
    Some(match (nordic, she) {
        (true, true) => "hennes",
        (true, false) => "hans",
        (false, true) => "her",
        (false, false) => "his",
    })
}
