//! Which rules of the desk may match a text at all.

use crate::{read::pattern::Pattern, text::Phrases};

/// Words of which one stands in every match of a rule, all in one automaton: most rules are passed over without a look.
#[derive(Debug)]
pub(super) struct Guard {
    words: Phrases,
    /// The number of the rule that needs each word, counted through all intents.
    needs: Vec<usize>,
    /// Rules that need no particular word.
    open: Vec<bool>,
}

impl Guard {
    /// Prepares the words of rules.
    pub fn new<'p>(rules: impl Iterator<Item = &'p Pattern> + Clone) -> Self {
        let words = rules.clone().enumerate().flat_map(|(number, rule)| {
            let words = rule.needed().iter();
            words.map(move |word| (word.as_str(), number))
        });
        let (words, needs): (Vec<&str>, Vec<usize>) = words.unzip();
        Self {
            words: Phrases::new(words),
            needs,
            open: rules.map(|rule| rule.needed().is_empty()).collect(),
        }
    }

    /// For each rule, whether it may match a text in lower case.
    pub fn may(&self, lower: &str) -> Vec<bool> {
        let mut may = self.open.clone();
        for (number, _) in self
            .needs
            .iter()
            .zip(self.words.firsts(lower))
            .filter(|(_, first)| first.is_some())
        {
            if let Some(may) = may.get_mut(*number) {
                *may = true;
            }
        }
        may
    }
}
