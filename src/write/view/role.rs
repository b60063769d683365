//! Which of several addresses, sums or days of a letter a sentence may speak of: the one whose part in it is sure, or none.

use super::Scene;
use crate::{
    reading::{Fact, FactKind},
    source::floor,
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// So far before an address the words that say whose it is are looked for, in bytes.
const BEFORE: usize = 48;

/// Words before the address where somebody lives now.
const NEW: [&str; 26] = [
    "moved to",
    "moving to",
    "move to",
    "new address",
    "new one is",
    "now live",
    "now living",
    "live at",
    "flyttet til",
    "flytter til",
    "flyttar til",
    "flytta til",
    "ny adresse",
    "nye adresse",
    "ny adress",
    "nya adress",
    "flyttat till",
    "flyttar till",
    "bor nå",
    "bor no",
    "bor nu",
    "neue adresse",
    "neue anschrift",
    "umgezogen",
    "mudado a",
    "nueva direcc",
];
/// Words before the one where nobody should send anything any more.
const OLD: [&str; 12] = [
    "old flat",
    "old address",
    "old house",
    "old place",
    "used to live",
    "gamle adress",
    "gammel adress",
    "gammal adress",
    "alte adresse",
    "alte anschrift",
    "antigua direcc",
    "gamle leilighet",
];

/// The fact that `said` gives for a kind.
pub(super) fn sure<'s>(scene: &'s Scene, kind: FactKind) -> Option<&'s Fact> {
    let facts = || scene.brief().reading.facts_of(kind);
    match kind {
        FactKind::Address => address(scene),
        FactKind::Date => day(scene),
        FactKind::Money => {
            let sums: BTreeSet<&str> = facts().map(|fact| fact.value.as_str()).collect();
            facts().next().filter(|_| sums.len() == 1)
        }
        _ => facts().next(),
    }
}

/// The address that they have now; of two that nothing tells apart neither.
fn address<'s>(scene: &'s Scene) -> Option<&'s Fact> {
    let reading = scene.brief().reading;
    let before = |fact: &Fact| {
        let text = reading.text_of(fact.place, "");
        let from = floor(text, fact.start.saturating_sub(BEFORE));
        text.get(from..fact.start).unwrap_or("").to_lowercase()
    };
    let says = |fact: &Fact, words: &[&str]| {
        let before = before(fact);
        words.iter().any(|word| before.contains(word))
    };
    let mut found: Vec<&Fact> = Vec::new();
    for fact in reading.facts_of(FactKind::Address) {
        if !found.iter().any(|held| held.value == fact.value) && !says(fact, &OLD) {
            found.push(fact);
        }
    }
    match found.as_slice() {
        [only] => Some(only),
        several => {
            let mut new = several.iter().filter(|fact| says(fact, &NEW));
            match (new.next(), new.next()) {
                (Some(only), None) => Some(only),
                _ => None,
            }
        }
    }
}

/// The day on which something happened: the only one that is past, else the only one that they name.
fn day<'s>(scene: &'s Scene) -> Option<&'s Fact> {
    let today = scene.brief().now.date();
    let facts = || scene.brief().reading.facts_of(FactKind::Date);
    let of = |fact: &&Fact| fact.value.parse::<Date>().ok();
    let past: BTreeSet<Date> = facts()
        .filter_map(|fact| of(&fact))
        .filter(|day| *day <= today)
        .collect();
    let all: BTreeSet<&str> = facts().map(|fact| fact.value.as_str()).collect();
    match past.len() {
        1 => facts().find(|fact| of(fact).is_some_and(|day| past.contains(&day))),
        0 if all.len() == 1 => facts().next(),
        _ => None,
    }
}
