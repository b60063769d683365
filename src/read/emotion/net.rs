//! The network that hears emotions: words, pairs of words, pieces of words and meaning, and what they make of each other.
//!
//! `logit = bias + Σ words / √count + Σ pieces / √count + A·meaning + B·relu(C·meaning + c) + E·relu(max words + e)`. The sums
//! over words and pieces look up one line of seven small weights each, the maxima (one word that says it all is enough) one
//! of forty-eight; what is learnt of the meaning is a small dense part beside them.
use super::features::{BUCKETS, PIECES, loud, pieces, words};
use crate::learn::DIMENSIONS;
use std::sync::LazyLock;

/// Hidden units over the meaning.
pub const HIDDEN: usize = 48;
/// Units that each hear the one word that says most to them.
pub const LOUD: usize = 48;
/// Emotions.
pub const CLASSES: usize = 7;

static MODEL: &[u8] = include_bytes!("../../../assets/emotion.bin");

/// Numbers (f32, little endian) at the head of the file: thresholds, biases, the steps of words, pieces, inward and loud
/// weights; then shifts `c`, outward weights `B` and `A`, shifts `e`, outward weights `E`. Behind them, a byte a weight: inward
/// weights `C`, words, pieces, what each word says to the loud units.
pub const HEAD: usize = SHIFTS + HIDDEN + CLASSES * (HIDDEN + DIMENSIONS) + LOUD + CLASSES * LOUD;
const STEPS: usize = 2 * CLASSES;
const SHIFTS: usize = STEPS + 4;
const OUTWARD: usize = SHIFTS + HIDDEN;
const DIRECT: usize = OUTWARD + CLASSES * HIDDEN;
const LOUD_SHIFTS: usize = DIRECT + CLASSES * DIMENSIONS;
const LOUD_OUTWARD: usize = LOUD_SHIFTS + LOUD;

/// The log-odds of each emotion above its threshold, for an English text: folded, and its meaning.
pub fn scores(folded: &str, meaning: &[f32; DIMENSIONS]) -> [f32; CLASSES] {
    let bytes = MODEL.get(HEAD * 4 + HIDDEN * DIMENSIONS..).unwrap_or(&[]);
    let (of_words, bytes) = split(bytes, BUCKETS * CLASSES);
    let (of_pieces, of_loud) = split(bytes, PIECES * CLASSES);
    let mut known = Sum::default();
    let mut most = Most::default();
    words(folded, |bucket| {
        if known.add(of_words, bucket, false) {
            most.hear(of_loud, bucket);
        }
    });
    let mut parts = Sum::default();
    pieces(folded, |bucket| {
        parts.add(of_pieces, bucket, true);
    });
    let (word, piece) = (known.step(at(STEPS)), parts.step(at(STEPS + 1)));
    let (hidden, plain) = of_meaning(meaning);
    let loud = most.units();
    std::array::from_fn(|class| {
        let counted = known.of(class) * word + parts.of(class) * piece;
        let deep = product(OUTWARD + class * HIDDEN, &hidden);
        let said = product(LOUD_OUTWARD + class * LOUD, &loud);
        at(CLASSES + class) + counted + deep + said + plain[class] - at(class)
    })
}

fn split(bytes: &[u8], at: usize) -> (&[u8], &[u8]) {
    bytes.split_at_checked(at).unwrap_or((&[], &[]))
}

/// A line of weights at the head of the file times values.
fn product(line: usize, values: &[f32]) -> f32 {
    let values = values.iter().enumerate();
    values.map(|(unit, value)| at(line + unit) * value).sum()
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
    let said = |part: usize| {
        let unit = |unit: usize| {
            let weight = inward.get(unit * DIMENSIONS + part).copied();
            f32::from(weight.unwrap_or(0).cast_signed())
        };
        let class = |class: usize| at(DIRECT + class * DIMENSIONS + part);
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
    let step = at(STEPS + 2);
    for (number, unit) in units.iter_mut().enumerate() {
        *unit = (*unit * step + at(SHIFTS + number)).max(0.0);
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
    /// Adds a line; one without any weight is of a feature that training hardly saw, and counts where `all` do. Tells whether
    /// it counts.
    fn add(&mut self, lines: &[u8], bucket: usize, all: bool) -> bool {
        let line = lines
            .get(bucket * CLASSES..(bucket + 1) * CLASSES)
            .unwrap_or(&[]);
        let seen = all || line.iter().any(|weight| *weight != 0);
        self.count += usize::from(seen);
        for (sum, weight) in self.classes.iter_mut().zip(line) {
            *sum += i32::from(weight.cast_signed());
        }
        seen
    }

    /// What one step of a weight is worth: a long letter counts as much as a short comment.
    fn step(&self, step: f32) -> f32 {
        step / (self.count.max(1) as f32).sqrt()
    }

    fn of(&self, class: usize) -> f32 {
        self.classes.get(class).map_or(0.0, |sum| *sum as f32)
    }
}

/// The most that any one word says to each loud unit.
struct Most([i8; LOUD]);

impl Default for Most {
    fn default() -> Self {
        Self([i8::MIN; LOUD])
    }
}

impl Most {
    fn hear(&mut self, lines: &[u8], bucket: usize) {
        let Some(word) = loud(bucket) else { return };
        let line = lines.get(word * LOUD..(word + 1) * LOUD).unwrap_or(&[]);
        for (most, weight) in self.0.iter_mut().zip(line) {
            *most = (*most).max(weight.cast_signed());
        }
    }

    fn units(&self) -> [f32; LOUD] {
        let step = at(STEPS + 3);
        std::array::from_fn(|unit| match self.0[unit] {
            i8::MIN => 0.0,
            most => (f32::from(most) * step + at(LOUD_SHIFTS + unit)).max(0.0),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, HEAD, HIDDEN, LOUD, MODEL, PIECES};
    use crate::{
        learn::DIMENSIONS,
        read::emotion::features::{BUCKETS, LOUD_WORDS},
    };

    #[test]
    fn the_file_is_as_long_as_its_parts() {
        let bytes = HIDDEN * DIMENSIONS + (BUCKETS + PIECES) * CLASSES + LOUD_WORDS * LOUD;
        assert_eq!(MODEL.len(), HEAD * 4 + bytes);
    }
}
