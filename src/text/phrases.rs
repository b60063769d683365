//! Fixed phrases looked for together: one pass over a text, however many there are.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// A list of phrases in one automaton.
#[derive(Debug)]
pub struct Phrases {
    automaton: Option<AhoCorasick>,
    count: usize,
}

impl Phrases {
    /// Prepares a list. One that is too large for an automaton finds nothing.
    pub fn new<'p>(phrases: impl IntoIterator<Item = &'p str>) -> Self {
        let phrases: Vec<&str> = phrases.into_iter().collect();
        Self {
            // The kind that is made fastest: a cold start waits for it.
            automaton: AhoCorasick::builder()
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .build(&phrases)
                .ok(),
            count: phrases.len(),
        }
    }

    /// Whether any of them stands in a text.
    pub fn any(&self, text: &str) -> bool {
        self.automaton
            .as_ref()
            .is_some_and(|automaton| automaton.is_match(text))
    }

    /// For each phrase, in the order of the list, where it stands first.
    ///
    /// ```
    /// use regards::text::Phrases;
    /// let phrases = Phrases::new(["late ", "not late", "lost"]);
    /// assert_eq!(phrases.firsts("it is not late at all"), [Some(10), Some(6), None]);
    /// ```
    pub fn firsts(&self, text: &str) -> Vec<Option<usize>> {
        let mut firsts = vec![None; self.count];
        for hit in self
            .automaton
            .iter()
            .flat_map(|automaton| automaton.find_overlapping_iter(text))
        {
            if let Some(first) = firsts.get_mut(hit.pattern().as_usize()) {
                first.get_or_insert(hit.start());
            }
        }
        firsts
    }

    /// How many of them stand in a text.
    pub fn count(&self, text: &str) -> usize {
        self.firsts(text).iter().flatten().count()
    }
}
