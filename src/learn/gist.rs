//! What a text comes to for any model: its n-grams counted, and its meaning. Taken once, asked by many.
use super::cut::Cut;
use super::features::{Count, counted, counted_on, grams};
use super::table::carried;
use super::vector::DIMENSIONS;
use super::words::{MAX_WORDS, Word, words};

/// The n-grams and the meaning of one text.
///
/// ```
/// let gist = regards::learn::Gist::of("my parcel has not come");
/// assert!(gist.meaning.iter().any(|part| *part != 0.0));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Gist {
    /// Equal n-grams counted together, by key.
    pub(super) counts: Vec<Count>,
    /// The meaning of the whole: a vector of length one, all zeros where the table knows none of the words.
    pub meaning: [f32; DIMENSIONS],
}

impl Gist {
    /// Takes the gist of a text. Linear in its length; words beyond the four hundredth count no more.
    pub fn of(text: &str) -> Self {
        Stretch::of(text).gist
    }

    pub(super) fn cut(cut: &Cut) -> Self {
        Self {
            counts: cut.counts(),
            meaning: carried().map_or([0.0; DIMENSIONS], |table| table.embed(&cut.words)),
        }
    }
}

/// A sentence with its gist, and what the gist was made of: what it says together with the next one is soon told.
///
/// ```
/// use regards::learn::{Gist, Stretch};
/// let (first, second) = (Stretch::of("It has not come."), Stretch::of("Where is it?"));
/// let (both, whole) = (first.then(&second), Gist::of("It has not come. Where is it?"));
/// let apart = both.map(|both| both.meaning.iter().zip(whole.meaning).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max));
/// assert!(apart.is_some_and(|apart| apart < 0.01));
/// ```
#[derive(Debug, Clone)]
pub struct Stretch {
    /// What it comes to by itself.
    pub gist: Gist,
    words: Vec<Word>,
    sum: [f32; DIMENSIONS],
}

impl Stretch {
    /// Cuts and sums a text.
    pub fn of(text: &str) -> Self {
        let words = words(text);
        let table = carried();
        let sum = table.map_or([0.0; DIMENSIONS], |table| table.sum(&words));
        let gist = Gist {
            counts: counted(&grams(&words)),
            meaning: table.map_or(sum, |table| table.meaning(sum)),
        };
        Self { gist, words, sum }
    }

    /// The gist of this text and the next in a row, with white space between them: what [`Gist::of`] makes of the two, but
    /// for the rounding of sums. None where they are too long together.
    pub fn then(&self, next: &Self) -> Option<Gist> {
        if self.words.len() + next.words.len() > MAX_WORDS {
            return None;
        }
        let counts = [self.gist.counts.as_slice(), next.gist.counts.as_slice()];
        let meaning = carried().map_or(self.sum, |table| {
            let words = [self.words.as_slice(), next.words.as_slice()];
            table.meaning(table.sum_of_two([&self.sum, &next.sum], words))
        });
        Some(Gist {
            counts: counted_on(counts, [&self.words, &next.words]),
            meaning,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Gist, MAX_WORDS, Stretch};

    #[test]
    fn two_in_a_row_come_to_what_they_come_to_in_one() {
        let long = "kite ".repeat(MAX_WORDS / 2 + 1);
        let many = "Ja, takk! Er det 12 eller 13? ".repeat(20);
        for (first, second, joined) in [
            ("My kite broke.", "My kite broke!", true),
            ("", "Where is it?", true),
            ("What?!", "", true),
            ("It was 40", "40 of them. Don\u{2019}t", true),
            ("the dogs\u{2019}", "\u{e5}r ble l\u{f8}yet", true),
            ("?", "!", true),
            (&many, &many, true),
            (&long, &long, false),
        ] {
            let found = Stretch::of(first).then(&Stretch::of(second));
            let whole = joined.then(|| Gist::of(&format!("{first}\n {second}")));
            let counts = |gist: &Option<Gist>| gist.as_ref().map(|gist| gist.counts.clone());
            assert_eq!(counts(&found), counts(&whole), "{first} {second}");
            if let (Some(found), Some(whole)) = (found, whole) {
                let apart = found.meaning.iter().zip(whole.meaning);
                let apart = apart.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
                // A step of the network's input may round the other way.
                assert!(apart < 0.01, "{first} {second}: {apart}");
            }
        }
    }
}
