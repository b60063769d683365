//! Lists of words that a rule asks for: written as text, asked in constant time.

use std::sync::OnceLock;

/// A list of words, written with white space between them; its table is made when it is first asked.
///
/// ```
/// use regards::read::words::Words;
/// static DAYS: Words = Words::new("monday tuesday");
/// assert!(DAYS.has("monday"));
/// assert!(!DAYS.has("mon"));
/// ```
#[derive(Debug)]
pub struct Words {
    text: &'static str,
    table: OnceLock<Box<[&'static str]>>,
}

impl Words {
    /// The words of a text.
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            table: OnceLock::new(),
        }
    }

    /// Whether the list has a word, letter for letter.
    pub fn has(&self, word: &str) -> bool {
        let table = self.table.get_or_init(|| table(self.text));
        let mask = table.len() - 1;
        let mut at = place(word) & mask;
        while let Some(found) = table.get(at).filter(|found| !found.is_empty()) {
            if *found == word {
                return true;
            }
            at = (at + 1) & mask;
        }
        false
    }
}

/// Words with a value each: rows of words between white space, and what all words of the row name.
///
/// ```
/// use regards::read::words::Named;
/// static DAYS: Named<u8> = Named::new(&[("monday mandag", 1), ("tuesday tirsdag", 2)]);
/// assert_eq!(DAYS.of("tirsdag"), Some(2));
/// assert_eq!(DAYS.of("tirs"), None);
/// ```
#[derive(Debug)]
pub struct Named<T: 'static> {
    rows: &'static [(&'static str, T)],
    sorted: OnceLock<Vec<(&'static str, T)>>,
}

impl<T: Copy> Named<T> {
    /// The words of some rows; the first row wins where two have a word.
    pub const fn new(rows: &'static [(&'static str, T)]) -> Self {
        Self {
            rows,
            sorted: OnceLock::new(),
        }
    }

    /// What a word names.
    pub fn of(&self, word: &str) -> Option<T> {
        let sorted = self.sorted.get_or_init(|| {
            let words = |(words, value): &(&'static str, T)| {
                let value = *value;
                words.split_whitespace().map(move |word| (word, value))
            };
            let mut all: Vec<_> = self.rows.iter().flat_map(words).collect();
            all.sort_by_key(|(word, _)| *word);
            all.dedup_by_key(|(word, _)| *word);
            all
        });
        let at = sorted.binary_search_by_key(&word, |(word, _)| word).ok()?;
        sorted.get(at).map(|(_, value)| *value)
    }
}

/// Open addressing, at most half full, so that a search always ends at an empty place.
fn table(text: &'static str) -> Box<[&'static str]> {
    let count = text.split_whitespace().count();
    let mut table = vec![""; ((count + 1) * 2).next_power_of_two()].into_boxed_slice();
    let mask = table.len() - 1;
    for word in text.split_whitespace() {
        let mut at = place(word) & mask;
        while table
            .get(at)
            .is_some_and(|found| !found.is_empty() && *found != word)
        {
            at = (at + 1) & mask;
        }
        if let Some(free) = table.get_mut(at) {
            *free = word;
        }
    }
    table
}

/// Words are short, and the lists are our own: a plain polynomial spreads them well enough.
fn place(word: &str) -> usize {
    let hash = word.bytes().take(24).fold(0_usize, |hash, byte| {
        hash.wrapping_mul(31).wrapping_add(usize::from(byte))
    });
    hash ^ (hash >> 7)
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn a_list_has_its_words_and_no_others() {
        static LIST: Words = Words::new("one two three\n  four søndag one");
        for word in ["one", "two", "three", "four", "søndag"] {
            assert!(LIST.has(word), "{word}");
        }
        for word in ["", "on", "ones", "five", "one two"] {
            assert!(!LIST.has(word), "{word}");
        }
        static NONE: Words = Words::new("");
        assert!(!NONE.has(""));
    }
}
