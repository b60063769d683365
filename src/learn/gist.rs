//! What a text comes to for any model: its n-grams counted, and its meaning. Taken once, asked by many.
use super::features::{Kind, counted, grams};
use super::space::Cut;
use super::table::{DIMENSIONS, carried};
use super::words::words;

/// The n-grams and the meaning of one text.
///
/// ```
/// let gist = regards::learn::Gist::of("my parcel has not come");
/// assert!(gist.meaning.iter().any(|part| *part != 0.0));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Gist {
    /// Equal n-grams counted together, by key.
    pub(super) counts: Vec<(u32, Kind, u32)>,
    /// The meaning of the whole: a vector of length one, all zeros where the table knows none of the words.
    pub meaning: [f32; DIMENSIONS],
}

impl Gist {
    /// Takes the gist of a text. Linear in its length; words beyond the four hundredth count no more.
    pub fn of(text: &str) -> Self {
        let words = words(text);
        let grams = grams(&words);
        Self::cut(&Cut { words, grams })
    }

    pub(super) fn cut(cut: &Cut) -> Self {
        Self {
            meaning: carried().map_or([0.0; DIMENSIONS], |table| table.embed(&cut.words)),
            ..Self::bare(cut)
        }
    }

    /// The n-grams alone, for those who do not ask for the meaning.
    pub(super) fn bare(cut: &Cut) -> Self {
        Self {
            counts: counted(&cut.grams),
            meaning: [0.0; DIMENSIONS],
        }
    }
}
