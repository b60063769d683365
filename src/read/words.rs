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
    table: OnceLock<Table<()>>,
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
        let table = || Table::new(self.text.split_whitespace().map(|word| (word, ())));
        self.table.get_or_init(table).find(word).is_some()
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
    table: OnceLock<Table<T>>,
}

impl<T: Copy> Named<T> {
    /// The words of some rows; the first row wins where two have a word.
    pub const fn new(rows: &'static [(&'static str, T)]) -> Self {
        Self {
            rows,
            table: OnceLock::new(),
        }
    }

    /// What a word names.
    pub fn of(&self, word: &str) -> Option<T> {
        let table = self.table.get_or_init(|| {
            let words = |(words, value): &(&'static str, T)| {
                let value = *value;
                words.split_whitespace().map(move |word| (word, value))
            };
            Table::new(self.rows.iter().flat_map(words))
        });
        table.find(word)
    }
}

/// Open addressing, at most half full, so that a search always ends at an empty place.
#[derive(Debug)]
struct Table<T>(Box<[Option<(&'static str, T)>]>);

impl<T: Copy> Table<T> {
    /// The table of some words; the first of two that are the same wins.
    fn new(words: impl Iterator<Item = (&'static str, T)> + Clone) -> Self {
        let size = ((words.clone().count() + 1) * 2).next_power_of_two();
        let mut table = Self(vec![None; size].into_boxed_slice());
        for (word, value) in words {
            let at = table.place(word);
            if let Some(free @ None) = table.0.get_mut(at) {
                *free = Some((word, value));
            }
        }
        table
    }

    fn find(&self, word: &str) -> Option<T> {
        let found = self.0.get(self.place(word)).copied().flatten();
        found.map(|(_, value)| value)
    }

    /// Where a word stands, or would.
    fn place(&self, word: &str) -> usize {
        let mask = self.0.len() - 1;
        let mut at = spread(word) & mask;
        while let Some(Some((found, _))) = self.0.get(at) {
            if *found == word {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }
}

/// Words are short, and the lists are our own: a plain polynomial spreads them well enough.
fn spread(word: &str) -> usize {
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
