//! Which answers are asked for with which words, so that a question looks only at those that can fit it.

use super::fit::{LONG, Ways};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

/// Answers, by their place in the library, by what carries their ways of asking and what they speak of.
#[derive(Clone, Debug, Default)]
pub(super) struct Holders {
    all: BTreeSet<usize>,
    by_stem: BTreeMap<String, Vec<usize>>,
    /// The stems by their last letters: each backwards, with itself.
    by_end: BTreeMap<String, String>,
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
        let stems = holders.by_stem.keys();
        holders.by_end = stems.map(|stem| (backwards(stem), stem.clone())).collect();
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
        let words = asked.iter();
        let near = words.flat_map(|word| self.near(word, compounds));
        let held = near.filter_map(|stem| self.by_stem.get(stem)).flatten();
        held.chain(&self.bare).copied().collect()
    }

    /// The stems that are [`same`](super::fit::same) as a word. They are looked up: there are many, and few are near.
    fn near(&self, word: &str, compounds: bool) -> Vec<&str> {
        let begun = begun_with(&self.by_stem, word).map(|(stem, _)| stem.as_str());
        let mut near: Vec<&str> = begun.collect();
        near.extend(
            parts(word).filter_map(|part| Some(self.by_stem.get_key_value(part)?.0.as_str())),
        );
        if compounds {
            let end = backwards(word);
            near.extend(begun_with(&self.by_end, &end).map(|(_, stem)| stem.as_str()));
            near.extend(parts(&end).filter_map(|part| Some(self.by_end.get(part)?.as_str())));
        }
        near
    }
}

/// A word from its last letter to its first.
fn backwards(word: &str) -> String {
    word.chars().rev().collect()
}

/// The keys that are a word, or begin with it if it is long enough to tell.
fn begun_with<'m, 'w, V>(
    keys: &'m BTreeMap<String, V>,
    word: &'w str,
) -> impl Iterator<Item = (&'m String, &'m V)> + use<'m, 'w, V> {
    let long = word.chars().count() >= LONG;
    let from = (Bound::Included(word), Bound::Unbounded);
    keys.range::<str, _>(from)
        .take_while(move |(key, _)| *key == word || long && key.starts_with(word))
}

/// The beginnings of a word that are long enough to tell, without the whole.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().map(|(at, _)| at).skip(LONG);
    ends.filter_map(|end| word.get(..end))
}

#[cfg(test)]
mod tests {
    use super::Holders;
    use crate::library::fit::same;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn stems_are_looked_up_as_they_are_compared() {
        const STEMS: &str = "is ice freez freezer freezers freezing dag bursdag barnebursdag dagen bursdagsgave gave \
            gåve årsgåve åpning åpn åpningstid tid heron herons her a";
        let all: Vec<&str> = STEMS.split_whitespace().collect();
        let by_stem: BTreeMap<String, Vec<usize>> = all
            .iter()
            .enumerate()
            .map(|(at, stem)| (stem.to_string(), vec![at]))
            .collect();
        let by_end = all
            .iter()
            .map(|stem| (super::backwards(stem), stem.to_string()));
        let holders = Holders {
            by_end: by_end.collect(),
            by_stem,
            ..Holders::default()
        };
        for word in all
            .iter()
            .chain(&["", "fre", "freeze", "bursdager", "xåpning", "ing"])
        {
            for compounds in [false, true] {
                let asked = BTreeSet::from([word.to_string()]);
                let alike = all
                    .iter()
                    .enumerate()
                    .filter(|(_, stem)| same(word, stem, compounds));
                let alike: BTreeSet<usize> = alike.map(|(at, _)| at).collect();
                assert_eq!(holders.of(&asked, compounds), alike, "{word} {compounds}");
            }
        }
    }
}
