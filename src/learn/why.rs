//! Which words decided: a label's score, taken apart again.
use super::cut::{Cut, cut};
use super::features::Gram;
use super::model::Model;
use super::table::carried;
use super::vector::{DIMENSIONS, dot};
use super::words::is_mark;

/// A stretch of the text and how much it spoke for a label (against it where negative).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WordWeight {
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// Its part of the label's score above the other labels' mean.
    pub weight: f32,
}

impl Model {
    /// The words that spoke for (or against) a label, in the order of the text; neighbours stay apart.
    pub fn why(&self, text: &str, label: &str) -> Vec<WordWeight> {
        let Ok(label) = self.labels.binary_search_by(|l| l.as_str().cmp(label)) else {
            return Vec::new();
        };
        let cut = cut(text);
        let mut weights = vec![0.0f32; cut.words.len()];
        self.blame_grams(&cut, label, &mut weights);
        self.blame_meaning(&cut, label, &mut weights);
        let words = cut.words.iter().zip(weights);
        words
            .map(|(word, weight)| WordWeight {
                start: word.start,
                end: word.end,
                weight,
            })
            .collect()
    }

    fn blame_grams(&self, cut: &Cut, label: usize, weights: &mut [f32]) {
        let point = self.space.point(cut, self.blend);
        for gram in &cut.grams {
            let Some(number) = self.space.number(gram.key) else {
                continue;
            };
            let Ok(at) = point
                .sparse
                .binary_search_by_key(&(number as u32), |(n, _)| *n)
            else {
                continue;
            };
            let value = point.sparse.get(at).map_or(0.0, |(_, v)| *v);
            let times = cut
                .grams
                .iter()
                .filter(|g| g.key == gram.key)
                .count()
                .max(1);
            let weight = self.excess(number, label) * value / times as f32;
            self.share(gram, weight, weights);
        }
    }

    fn share(&self, gram: &Gram, weight: f32, weights: &mut [f32]) {
        let range = gram.first as usize..=gram.last as usize;
        let part = weight / (gram.last - gram.first + 1) as f32;
        for slot in weights.get_mut(range).unwrap_or(&mut []) {
            *slot += part;
        }
    }

    /// A label's weight for an n-gram above the mean of all labels.
    fn excess(&self, number: usize, label: usize) -> f32 {
        let stride = self.stride();
        let line = self
            .lines
            .get(number * stride..(number + 1) * stride)
            .unwrap_or(&[]);
        let mean =
            line.iter().map(|w| f32::from(*w)).sum::<f32>() / self.labels.len().max(1) as f32;
        let own = line.get(label).map_or(0.0, |w| f32::from(*w));
        (own - mean) * self.scales.get(number).copied().unwrap_or(0.0)
    }

    fn blame_meaning(&self, cut: &Cut, label: usize, weights: &mut [f32]) {
        let Some(table) = carried() else { return };
        let mut toward = [0.0f32; DIMENSIONS];
        for (at, slot) in toward.iter_mut().enumerate() {
            let line = self.dense_line(at);
            let mean = line.iter().sum::<f32>() / self.labels.len().max(1) as f32;
            *slot = line.get(label).copied().unwrap_or(0.0) - mean;
        }
        let whole = table.sum(&cut.words);
        let length = dot(&whole, &whole).sqrt().max(1e-6);
        for (word, slot) in cut.words.iter().zip(weights) {
            let mut own = [0.0f32; DIMENSIONS];
            if !is_mark(&word.folded) && table.add_word(&word.folded, &mut own) {
                *slot += dot(&own, &toward) * self.blend.meaning / length;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::train::{Example, TrainOptions, train};

    #[test]
    fn the_word_that_decided_is_named() {
        let rows = [
            ("where is my parcel", "late"),
            ("it has not come yet", "late"),
            ("I want my money back", "refund"),
            ("please refund me", "refund"),
        ];
        let rows = rows.map(Example::from);
        let model = train(&rows, &TrainOptions::default()).unwrap();
        let text = "Hello, about the refund!";
        let why = model.why(text, "refund");
        let most = why
            .iter()
            .max_by(|a, b| a.weight.total_cmp(&b.weight))
            .unwrap();
        assert_eq!(text.get(most.start..most.end), Some("refund"));
        assert!(model.why(text, "no such label").is_empty());
    }
}
