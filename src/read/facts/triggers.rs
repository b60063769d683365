//! The phrases by which whole families of facts begin: most texts hold none, and their families are not looked for.

use super::{dates, feasts, scan::Trigger, secrets};
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// All of them in one automaton.
static TRIGGERS: LazyLock<Option<(AhoCorasick, Vec<Trigger>)>> = LazyLock::new(|| {
    let secrets = secrets::WORDS.iter().map(|word| (*word, Trigger::Secret));
    let distances = dates::DISTANCES
        .iter()
        .chain(dates::WEEKENDS)
        .map(|(words, _)| *words)
        .chain(dates::PERIODS.iter().map(|(words, _)| *words))
        .map(|words| (words, Trigger::Distance));
    let feasts = feasts::FEASTS
        .iter()
        .map(|(words, _)| (*words, Trigger::Feast));
    let (words, kinds): (Vec<&str>, Vec<Trigger>) = secrets.chain(distances).chain(feasts).unzip();
    AhoCorasick::new(words)
        .ok()
        .map(|automaton| (automaton, kinds))
});

/// Which families have a phrase in a folded text.
pub fn triggers(folded: &str) -> [bool; 3] {
    let mut found = [false; 3];
    if let Some((automaton, kinds)) = TRIGGERS.as_ref() {
        for hit in automaton.find_overlapping_iter(folded) {
            if let Some(seen) = kinds
                .get(hit.pattern().as_usize())
                .and_then(|kind| found.get_mut(*kind as usize))
            {
                *seen = true;
            }
        }
    }
    found
}
