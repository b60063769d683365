//! The network that hears emotions: words, pairs of words, pieces of words and meaning, and what they make of each other.
//!
//! `logit = bias + Σ words / √count + Σ pieces / √count + A·meaning + B·relu(C·meaning + c)`. The sums over words and pieces
//! look up one line of seven small weights each; what is learnt of the meaning is a small dense part beside them.
use super::features::{BUCKETS, pieces, words};
use crate::learn::DIMENSIONS;
use std::sync::LazyLock;

/// Hidden units over the meaning.
pub const HIDDEN: usize = 48;
/// Emotions.
pub const CLASSES: usize = 7;

static MODEL: &[u8] = include_bytes!("../../../assets/emotion.bin");

/// Numbers (f32, little endian) at the head of the file: thresholds, biases, the steps of words, pieces and inward weights;
/// then shifts `c`, outward weights `B` and `A`. Behind them, a byte a weight: inward weights `C`, words, pieces.
pub const HEAD: usize = 2 * CLASSES + 3 + HIDDEN + CLASSES * HIDDEN + CLASSES * DIMENSIONS;

/// The log-odds of each emotion above its threshold, for an English text: folded, and its meaning.
pub fn scores(folded: &str, meaning: &[f32; DIMENSIONS]) -> [f32; CLASSES] {
    let bytes = MODEL.get(HEAD * 4 + HIDDEN * DIMENSIONS..).unwrap_or(&[]);
    let (of_words, of_pieces) = bytes
        .split_at_checked(BUCKETS * CLASSES)
        .unwrap_or((&[], &[]));
    let mut known = Sum::default();
    words(folded, |bucket| known.add(of_words, bucket, false));
    let mut parts = Sum::default();
    pieces(folded, |bucket| parts.add(of_pieces, bucket, true));
    let steps = 2 * CLASSES;
    let (word, piece) = (known.step(at(steps)), parts.step(at(steps + 1)));
    let (hidden, plain) = of_meaning(meaning);
    let outward = steps + 3 + HIDDEN;
    std::array::from_fn(|class| {
        let counted = known.of(class) * word + parts.of(class) * piece;
        let deep = hidden.iter().enumerate();
        let deep: f32 = deep
            .map(|(unit, value)| at(outward + class * HIDDEN + unit) * value)
            .sum();
        at(CLASSES + class) + counted + deep + plain[class] - at(class)
    })
}

/// A number at the head of the file.
fn at(index: usize) -> f32 {
    MODEL
        .get(index * 4..index * 4 + 4)
        .and_then(|four| four.try_into().ok())
        .map_or(0.0, f32::from_le_bytes)
}

/// What one dimension of the meaning says to each hidden unit, and to each emotion.
type Said = ([f32; HIDDEN], [f32; CLASSES]);

/// The weights of the meaning a line a dimension, so that all sums over it are taken side by side.
static OF_MEANING: LazyLock<Vec<Said>> = LazyLock::new(|| {
    let inward = MODEL.get(HEAD * 4..).unwrap_or(&[]);
    let direct = 2 * CLASSES + 3 + HIDDEN + CLASSES * HIDDEN;
    let said = |part: usize| {
        let unit = |unit: usize| {
            let weight = inward.get(unit * DIMENSIONS + part).copied();
            f32::from(weight.unwrap_or(0).cast_signed())
        };
        let class = |class: usize| at(direct + class * DIMENSIONS + part);
        (std::array::from_fn(unit), std::array::from_fn(class))
    };
    (0..DIMENSIONS).map(said).collect()
});

/// The hidden units, and what the meaning adds to each emotion without them.
fn of_meaning(meaning: &[f32; DIMENSIONS]) -> Said {
    let (mut units, mut classes) = ([0.0; HIDDEN], [0.0; CLASSES]);
    for ((inward, direct), part) in OF_MEANING.iter().zip(meaning) {
        for unit in 0..HIDDEN {
            units[unit] += inward[unit] * part;
        }
        for class in 0..CLASSES {
            classes[class] += direct[class] * part;
        }
    }
    let (step, shifts) = (at(2 * CLASSES + 2), 2 * CLASSES + 3);
    for (number, unit) in units.iter_mut().enumerate() {
        *unit = (*unit * step + at(shifts + number)).max(0.0);
    }
    (units, classes)
}

/// Lines of weights added up, and how many.
#[derive(Default)]
struct Sum {
    classes: [i32; CLASSES],
    count: usize,
}

impl Sum {
    /// Adds a line; one without any weight is of a feature that training hardly saw, and counts where `all` do.
    fn add(&mut self, lines: &[u8], bucket: usize, all: bool) {
        let line = lines
            .get(bucket * CLASSES..(bucket + 1) * CLASSES)
            .unwrap_or(&[]);
        self.count += usize::from(all || line.iter().any(|weight| *weight != 0));
        for (sum, weight) in self.classes.iter_mut().zip(line) {
            *sum += i32::from(weight.cast_signed());
        }
    }

    /// What one step of a weight is worth: a long letter counts as much as a short comment.
    fn step(&self, step: f32) -> f32 {
        step / (self.count.max(1) as f32).sqrt()
    }

    fn of(&self, class: usize) -> f32 {
        self.classes.get(class).map_or(0.0, |sum| *sum as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::features::PIECES, CLASSES, HEAD, HIDDEN, MODEL};
    use crate::{learn::DIMENSIONS, read::emotion::features::BUCKETS};

    #[test]
    fn the_file_is_as_long_as_its_parts() {
        let bytes = HIDDEN * DIMENSIONS + (BUCKETS + PIECES) * CLASSES;
        assert_eq!(MODEL.len(), HEAD * 4 + bytes);
    }
}
