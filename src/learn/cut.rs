//! A text cut into words and n-grams.
use super::features::{Count, Gram, counted, grams};
use super::words::{Word, words};

/// A text cut into words and n-grams.
#[derive(Debug, Clone)]
pub struct Cut {
    /// The words with their places.
    pub words: Vec<Word>,
    /// The n-grams with the words they touch.
    pub grams: Vec<Gram>,
}

impl Cut {
    /// Equal n-grams counted together.
    pub fn counts(&self) -> Vec<Count> {
        counted(&self.grams)
    }
}

/// Cuts a text once, for training and for asking.
pub fn cut(text: &str) -> Cut {
    let words = words(text);
    let grams = grams(&words);
    Cut { words, grams }
}
