//! Which answers are asked for with which words, so that a question looks only at those that can fit it.

use super::fit::{Ways, same};
use std::collections::{BTreeMap, BTreeSet};

/// Answers, by their place in the library, by what carries their ways of asking and what they speak of.
#[derive(Clone, Debug, Default)]
pub(super) struct Holders {
    all: BTreeSet<usize>,
    by_stem: BTreeMap<String, Vec<usize>>,
    /// Those with a way of asking that nothing carries.
    bare: BTreeSet<usize>,
}

impl Holders {
    /// The holders among some answers, each with how it is asked for.
    pub(super) fn new<'w>(answers: impl Iterator<Item = (usize, &'w Ways)>) -> Self {
        let mut holders = Self::default();
        for (at, ways) in answers {
            holders.all.insert(at);
            if ways.has_bare() {
                holders.bare.insert(at);
            }
            for stem in ways.stems() {
                let held = holders.by_stem.entry(stem.clone()).or_default();
                if held.last() != Some(&at) {
                    held.push(at);
                }
            }
        }
        holders
    }

    /// How many answers are asked for with a stem, or speak of it.
    pub(super) fn with(&self, stem: &str) -> usize {
        self.by_stem.get(stem).map_or(0, Vec::len)
    }

    /// The answers that can fit a question with these words; all where nothing carries it.
    pub(super) fn of(&self, asked: &BTreeSet<String>, compounds: bool) -> BTreeSet<usize> {
        if asked.is_empty() {
            return self.all.clone();
        }
        let near = |stem: &String| asked.iter().any(|word| same(word, stem, compounds));
        let held = self.by_stem.iter().filter(|(stem, _)| near(stem));
        let held = held.flat_map(|(_, answers)| answers);
        held.chain(&self.bare).copied().collect()
    }
}
