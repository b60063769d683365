//! Places, with the preposition that goes before them at rest (`at`) and in motion (`to`).

use super::{Ground, evidence};
use crate::read::text::Text;
use crate::reading::{Cue, FactKind, Place};
use crate::text::Phrases;
use std::{collections::BTreeMap, sync::LazyLock};

/// Places that are common nouns: as written, at, to.
const NOUNS: &[(&str, &str, &str)] = &[
    ("the coast", "on the coast", "to the coast"),
    ("the beach", "on the beach", "to the beach"),
    ("the pier", "on the pier", "to the pier"),
    ("the cabin", "at the cabin", "to the cabin"),
    ("the cottage", "at the cottage", "to the cottage"),
    ("the sea", "by the sea", "to the sea"),
    ("the seaside", "at the seaside", "to the seaside"),
    ("the lake", "at the lake", "to the lake"),
    ("the mountains", "in the mountains", "to the mountains"),
    ("the farm", "on the farm", "to the farm"),
    ("the island", "on the island", "to the island"),
    ("the harbour", "at the harbour", "to the harbour"),
    ("hytta", "på hytta", "til hytta"),
    ("hytten", "på hytten", "til hytten"),
    ("stranda", "på stranda", "til stranda"),
    ("stranden", "på stranden", "til stranden"),
    ("fjellet", "på fjellet", "til fjells"),
    ("sjøen", "ved sjøen", "til sjøen"),
    ("gården", "på gården", "til gården"),
    ("øya", "på øya", "til øya"),
    ("brygga", "på brygga", "til brygga"),
    ("setra", "på setra", "til setra"),
    ("landet", "på landet", "til landet"),
    ("feriehuset", "i feriehuset", "til feriehuset"),
    ("sommerhuset", "i sommerhuset", "til sommerhuset"),
];

/// The first place named with a preposition.
pub fn find(ground: &Ground) -> Option<Cue> {
    let text = ground.text;
    static PHRASES: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::new(NOUNS.iter().map(|(noun, ..)| *noun)));
    let firsts = PHRASES.firsts(&text.folded);
    let noun = NOUNS
        .iter()
        .zip(firsts)
        .filter(|(_, first)| first.is_some())
        .filter_map(|((noun, at, to), _)| {
            whole(text, noun)
                .map(|start| (start, *noun, (*at).to_string(), Some((*to).to_string())))
        })
        .min();
    let named = (0..text.words.len()).find_map(|index| named(ground, index));
    let (start, end, value, at, to) = match (noun, named) {
        (Some((start, noun, at, to)), named)
            if named.as_ref().is_none_or(|named| start < named.0) =>
        {
            (start, start + noun.len(), noun.to_string(), Some(at), to)
        }
        (_, Some(named)) => named,
        (_, None) => return None,
    };
    let parts = [("at", at), ("to", to)]
        .into_iter()
        .filter_map(|(name, words)| Some((name.to_string(), words?)))
        .collect::<BTreeMap<_, _>>();
    Some(Cue {
        value: Some(value),
        parts,
        evidence: evidence(text, start, end),
    })
}

fn whole(text: &Text, noun: &str) -> Option<usize> {
    text.folded
        .match_indices(noun)
        .map(|(at, _)| at)
        .find(|at| {
            let before = text
                .folded
                .get(..*at)
                .and_then(|head| head.chars().next_back());
            let after = text
                .folded
                .get(at + noun.len()..)
                .and_then(|tail| tail.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
}

type Named = (usize, usize, String, Option<String>, Option<String>);

/// "on Marram Sands", "i Bodø", "til Lista": a preposition and capitals that are no person, product, day or firm.
fn named(ground: &Ground, index: usize) -> Option<Named> {
    let text = ground.text;
    let preposition = text.word(index);
    let (rest, english) = match preposition {
        "in" | "on" | "at" => (true, true),
        "to" => (false, true),
        "i" | "på" | "ved" => (true, false),
        "til" => (false, false),
        _ => return None,
    };
    let nordic = matches!(ground.reading.language.base(), "nb" | "nn" | "da" | "sv");
    if english == nordic && preposition != "i" || preposition == "i" && !nordic {
        return None;
    }
    let capital = |at: usize| {
        text.words.get(at).is_some_and(|word| {
            text.quote(word.start, word.end)
                .starts_with(char::is_uppercase)
        })
    };
    let close = |at: usize| matches!((text.words.get(at), text.words.get(at + 1)), (Some(left), Some(right)) if text.folded.get(left.end..right.start) == Some(" "));
    let first = index + 1;
    if !capital(first) || !close(index) {
        return None;
    }
    let mut last = first;
    while capital(last + 1) && close(last) && last - first < 2 && text.word(last + 1) != "i" {
        last += 1;
    }
    let (start, end) = (text.words.get(first)?.start, text.words.get(last)?.end);
    let raw = text.raw_span(start, end);
    let taken = ground.reading.facts.iter().any(|fact| {
        fact.place == Place::NewText
            && fact.start < raw.end
            && raw.start < fact.end
            && fact.kind != FactKind::Address
    });
    let name = text.quote(start, end).to_string();
    let ours = ground.settings.company.name.to_lowercase();
    let shouted = name.chars().filter(|c| c.is_alphabetic()).count() > 3
        && !name.chars().any(char::is_lowercase);
    let plain = name
        .chars()
        .all(|c| c.is_alphabetic() || c == ' ' || c == '-' || c == '\'' || c == '’');
    let calendar = crate::read::facts::is_calendar_word(text.word(first));
    if taken
        || shouted
        || !plain
        || calendar
        || name.chars().count() < 3
        || !ours.is_empty() && ours.contains(&name.to_lowercase())
    {
        return None;
    }
    let at = rest.then(|| format!("{preposition} {name}"));
    let to = Some(if english {
        format!("to {name}")
    } else {
        format!("til {name}")
    });
    Some((start, end, name, at, to))
}
