//! From a text to numbers: the n-grams that training saw, weighed, and the meaning of the whole.
use super::cut::Cut;
use super::features::{Count, Kind};
use super::gist::Gist;
use super::linear::Rows;
use super::vector::DIMENSIONS;

/// How much each family of features counts; their squares are what the classifier sees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Blend {
    /// Words and word pairs.
    pub word: f32,
    /// Pieces of words.
    pub piece: f32,
    /// The meaning of the whole text.
    pub meaning: f32,
}

impl Blend {
    /// What the n-grams of a text weigh together when all are known.
    pub fn ngrams(&self) -> f32 {
        (self.word * self.word + self.piece * self.piece).max(1e-6)
    }
}

/// The n-grams that training saw, with how telling each is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Space {
    /// Hashes in rising order.
    pub keys: Vec<u32>,
    /// Inverse document frequency, beside `keys`.
    pub idf: Vec<f32>,
    /// What an n-gram weighs that training never saw.
    pub unseen: f32,
    /// Where in `keys` each value of the leading bits starts, and one end more.
    starts: Vec<u32>,
}

/// Leading bits by which keys are found.
const BITS: u32 = 14;

/// One text as numbers.
#[derive(Debug, Clone)]
pub struct Point {
    /// Known n-grams: feature number and value.
    pub sparse: Vec<(u32, f32)>,
    /// The meaning, weighed.
    pub dense: [f32; DIMENSIONS],
    /// Share of the n-grams' weight that training never saw, 0 to 1.
    pub unknown: f32,
}

impl Point {
    /// Whether the text holds nothing that the model could go by.
    pub fn empty(&self) -> bool {
        self.sparse.is_empty() && self.dense.iter().all(|x| *x == 0.0)
    }
}

impl Space {
    /// Learns which n-grams there are in some texts, each counted; those in fewer than `least` texts are left out.
    pub fn learn<C: AsRef<[Count]>>(counts: impl Iterator<Item = C>, least: u32) -> Self {
        let (mut seen, mut total): (Vec<u32>, usize) = (Vec::new(), 0);
        for counts in counts {
            seen.extend(counts.as_ref().iter().map(|(key, _, _)| *key));
            total += 1;
        }
        seen.sort_unstable();
        let idf = |texts: u32| ((1.0 + total as f32) / (1.0 + texts as f32)).ln() + 1.0;
        let (mut keys, mut weights) = (Vec::new(), Vec::new());
        for run in seen.chunk_by(|a, b| a == b) {
            if let (Some(key), true) = (run.first(), run.len() as u32 >= least) {
                keys.push(*key);
                weights.push(idf(run.len() as u32));
            }
        }
        Self::new(keys, weights, idf(0))
    }

    /// Puts a space together; the keys must rise.
    pub fn new(keys: Vec<u32>, idf: Vec<f32>, unseen: f32) -> Self {
        let mut starts = Vec::with_capacity((1 << BITS) + 1);
        let mut at = 0;
        for bucket in 0..=1u32 << BITS {
            while keys.get(at).is_some_and(|key| key >> (32 - BITS) < bucket) {
                at += 1;
            }
            starts.push(at as u32);
        }
        Self {
            keys,
            idf,
            unseen,
            starts,
        }
    }

    /// The number of an n-gram. Hashes lie evenly, so few share their leading bits.
    pub fn number(&self, key: u32) -> Option<usize> {
        let bucket = (key >> (32 - BITS)) as usize;
        let from = *self.starts.get(bucket)? as usize;
        let few = self
            .keys
            .get(from..*self.starts.get(bucket + 1)? as usize)?;
        Some(from + few.iter().position(|k| *k == key)?)
    }

    /// Places a text that was cut.
    pub fn point(&self, cut: &Cut, blend: Blend) -> Point {
        self.place(&Gist::cut(cut), blend)
    }

    /// Places a text.
    pub fn place(&self, gist: &Gist, blend: Blend) -> Point {
        let sparse = self.sparse(&gist.counts, blend);
        let known: f32 = sparse.iter().map(|(_, v)| v * v).sum();
        let mut dense = gist.meaning;
        dense.iter_mut().for_each(|x| *x *= blend.meaning);
        Point {
            sparse,
            dense,
            unknown: 1.0 - known / blend.ngrams(),
        }
    }

    /// The known n-grams of a text by number, weighed.
    pub fn sparse(&self, counts: &[Count], blend: Blend) -> Vec<(u32, f32)> {
        let (mut sparse, mut squares) = (Vec::with_capacity(counts.len()), [0.0f32; 2]);
        for (key, kind, count) in counts.iter().copied() {
            let number = self.number(key);
            let idf = number
                .and_then(|n| self.idf.get(n))
                .copied()
                .unwrap_or(self.unseen);
            // The logarithm of one is nothing, and most stand there once.
            let times = if count == 1 {
                1.0
            } else {
                1.0 + (count as f32).ln()
            };
            let value = times * idf;
            let family = usize::from(kind == Kind::Piece);
            squares[family] += value * value;
            if let Some(number) = number {
                sparse.push((number as u32, value, family));
            }
        }
        let scale = [
            blend.word / squares[0].sqrt().max(1e-6),
            blend.piece / squares[1].sqrt().max(1e-6),
        ];
        let scaled = sparse.into_iter();
        scaled
            .map(|(n, v, family)| (n, v * scale[family]))
            .collect()
    }

    /// All texts as rows for the trainer.
    pub fn rows(&self, cuts: &[Cut], blend: Blend) -> Rows {
        let mut rows = Rows {
            starts: vec![0],
            width: DIMENSIONS,
            ..Rows::default()
        };
        for cut in cuts {
            let point = self.point(cut, blend);
            rows.columns.extend(point.sparse.iter().map(|(n, _)| *n));
            rows.values.extend(point.sparse.iter().map(|(_, v)| *v));
            rows.starts.push(rows.columns.len());
            rows.dense.extend(point.dense);
        }
        rows
    }
}
