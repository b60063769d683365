//! A trained model: which label a text has, how sure that is, and which words decided.
use super::gist::Gist;
use super::scores::{Top, chances, signs};
use super::space::{Blend, Point, Space};
use super::trust::Trust;
use super::vector::{DIMENSIONS, dot};
use super::wide::widest;

/// A label that stands for "nothing of ours": guessing it is abstaining.
pub const NONE: &str = "none";

/// A trained model. It holds no text of its examples.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub(super) labels: Vec<String>,
    pub(super) blend: Blend,
    pub(super) space: Space,
    /// For each n-gram one line of weights, a byte a label and zeros up to whole blocks, and the line's scale.
    pub(super) lines: Vec<i8>,
    pub(super) scales: Vec<f32>,
    /// For each dimension of meaning, and last for the bias, a line of weights.
    pub(super) dense: Vec<f32>,
    /// The mean meaning of each label's examples.
    pub(super) centres: Vec<f32>,
    pub(super) trust: Trust,
    pub(super) threshold: f32,
}

/// Labels that are weighed side by side.
pub const BLOCK: usize = 8;

/// How many numbers a line of so many labels has.
pub fn stride(labels: usize) -> usize {
    labels.div_ceil(BLOCK) * BLOCK
}

/// What a model makes of one text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guess<'m> {
    /// The label, or `None` where the model abstains.
    pub label: Option<&'m str>,
    /// The best label, abstaining or not.
    pub best: &'m str,
    /// The chance that `best` is right, 0 to 1.
    pub confidence: f32,
    /// How far the best score lies above the second, in units of the classifier.
    pub margin: f32,
}

impl Model {
    /// The labels, in alphabetical order.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The confidence below which the model abstains.
    pub fn threshold(&self) -> f32 {
        self.threshold
    }

    /// The same model with another threshold, such as one that a desk sets.
    pub fn with_threshold(mut self, threshold: f32) -> Self {
        self.threshold = threshold.clamp(0.0, 1.0);
        self
    }

    /// The best label for a text; none where it is not sure enough or knows nothing of the text.
    pub fn classify(&self, text: &str) -> Guess<'_> {
        self.classify_of(&Gist::of(text))
    }

    /// The same for a text whose gist was taken already.
    pub fn classify_of(&self, gist: &Gist) -> Guess<'_> {
        let point = self.space.place(gist, self.blend);
        let scores = self.scores(&point);
        let top = Top::of(&scores, self.labels.len());
        let signs = signs(&scores, top, &point, self.likeness(&point, top.best));
        let best = self.labels.get(top.best).map_or("", String::as_str);
        let confidence = if point.empty() {
            0.0
        } else {
            self.trust.confidence(&signs)
        };
        let sure = confidence >= self.threshold && best != NONE && !point.empty();
        Guess {
            label: sure.then_some(best),
            best,
            confidence,
            margin: top.first - top.second,
        }
    }

    /// The best label, `none` included, and the chance that it is right; a text without words has none.
    pub fn best(&self, gist: &Gist) -> (&str, f32) {
        let guess = self.classify_of(gist);
        (guess.best, guess.confidence)
    }

    /// All labels with their chances, best first; the chances sum to one.
    pub fn classify_all(&self, text: &str) -> Vec<(&str, f32)> {
        self.classify_all_of(&Gist::of(text))
    }

    /// The same for a text whose gist was taken already.
    pub fn classify_all_of(&self, gist: &Gist) -> Vec<(&str, f32)> {
        let point = self.space.place(gist, self.blend);
        let scores = self.scores(&point);
        let top = Top::of(&scores, self.labels.len());
        let signs = signs(&scores, top, &point, self.likeness(&point, top.best));
        let confidence = self.trust.confidence(&signs);
        let chances = chances(&scores, self.labels.len());
        let first = chances.get(top.best).copied().unwrap_or(1.0);
        let rest = (1.0 - confidence) / (1.0 - first).max(1e-6);
        let mut all: Vec<(&str, f32)> = Vec::with_capacity(self.labels.len());
        for (at, (label, chance)) in self.labels.iter().zip(chances).enumerate() {
            all.push((
                label,
                if at == top.best {
                    confidence
                } else {
                    chance * rest
                },
            ));
        }
        all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        all
    }

    /// The bare score of every label, in the order of [`Model::labels`]: near 1 for it, near −1 against it. For those who
    /// weigh labels against each other by rules of their own; empty for a text that the model knows nothing of.
    pub fn votes(&self, gist: &Gist) -> Vec<(&str, f32)> {
        let point = self.space.place(gist, self.blend);
        if point.empty() {
            return Vec::new();
        }
        let scores = self.scores(&point);
        self.labels.iter().map(String::as_str).zip(scores).collect()
    }

    /// Numbers in a line of weights: the labels, filled up to whole blocks.
    pub(super) fn stride(&self) -> usize {
        stride(self.labels.len())
    }

    pub(super) fn dense_line(&self, at: usize) -> &[f32] {
        let from = at * self.stride();
        let line = self.dense.get(from..from + self.labels.len());
        line.unwrap_or(&[])
    }

    fn scores(&self, point: &Point) -> Vec<f32> {
        let mut scores = scores(self, point);
        scores.truncate(self.labels.len());
        scores
    }

    fn likeness(&self, point: &Point, label: usize) -> f32 {
        let centre = self
            .centres
            .get(label * DIMENSIONS..(label + 1) * DIMENSIONS)
            .unwrap_or(&[]);
        dot(&point.dense, centre) / self.blend.meaning.max(1e-6)
    }
}

widest!(
    plain_scores(model: &Model, point: &Point) -> Vec<f32>,
    wide_scores,
    scores,
    "The score of every label, and zeros up to whole blocks."
);
/// Line by line, each added to all labels: the sum of a label is taken in one order on any registers.
#[inline(always)]
fn plain_scores(model: &Model, point: &Point) -> Vec<f32> {
    let stride = model.stride();
    let line = |at: usize| at * stride..(at + 1) * stride;
    let bias = model.dense.get(line(DIMENSIONS));
    let mut scores = bias.map_or_else(|| vec![0.0; stride], <[f32]>::to_vec);
    let (sums, _) = scores.as_chunks_mut::<BLOCK>();
    for (number, value) in &point.sparse {
        let at = *number as usize;
        if let (Some(weights), Some(scale)) = (model.lines.get(line(at)), model.scales.get(at)) {
            add(sums, weights, value * scale);
        }
    }
    for (at, value) in point.dense.iter().enumerate() {
        if let Some(weights) = model.dense.get(line(at)) {
            add(sums, weights, *value);
        }
    }
    scores
}

/// Adds a line of weights so many times. A plain count, because the compiler does not see through iterators of pairs here.
#[inline(always)]
fn add<W: Copy + Into<f32>>(sums: &mut [[f32; BLOCK]], line: &[W], times: f32) {
    let (line, _) = line.as_chunks::<BLOCK>();
    let blocks = sums.len().min(line.len());
    let (sums, line) = (&mut sums[..blocks], &line[..blocks]);
    for block in 0..blocks {
        for at in 0..BLOCK {
            sums[block][at] += line[block][at].into() * times;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::train::{Example, LearnError, TrainOptions, train};
    use super::Model;

    fn examples(rows: &[(&str, &str)]) -> Vec<Example> {
        rows.iter().copied().map(Example::from).collect()
    }

    fn model() -> Model {
        let rows = [
            ("where is my parcel", "late"),
            ("it has not come yet", "late"),
            ("my order is a week overdue", "late"),
            ("I want my money back", "refund"),
            ("please refund me", "refund"),
            ("return the payment to my card", "refund"),
            ("can I visit the workshop", "visit"),
            ("may we come and see you", "visit"),
            ("are you open for visitors", "visit"),
        ];
        train(&examples(&rows), &TrainOptions::default()).unwrap()
    }

    #[test]
    fn other_words_for_the_same_errand_are_known() {
        let model = model();
        for (text, label) in [
            ("the package still hasn't arrived", "late"),
            ("refund the money please", "refund"),
            ("visiting your workshop", "visit"),
        ] {
            assert_eq!(model.classify(text).best, label, "{text}");
        }
    }

    #[test]
    fn a_text_without_words_gets_no_label() {
        for text in ["", "…", "\u{0}\u{1}", "\u{1f600}\u{1f600}"] {
            let model = model().with_threshold(0.0);
            let guess = model.classify(text);
            assert_eq!((guess.label, guess.confidence), (None, 0.0), "{text:?}");
        }
    }

    #[test]
    fn chances_sum_to_one_and_the_first_is_the_guess() {
        let model = model();
        let all = model.classify_all("my money, please");
        assert_eq!(all.len(), 3);
        assert!(
            (all.iter().map(|(_, p)| p).sum::<f32>() - 1.0).abs() < 1e-3,
            "{all:?}"
        );
    }

    #[test]
    fn one_label_and_empty_labels_are_refused() {
        let one = train(
            &examples(&[("a", "x"), ("b", "x")]),
            &TrainOptions::default(),
        );
        assert_eq!(one, Err(LearnError::TooFewLabels { found: 1 }));
        let empty = train(
            &examples(&[("a", "x"), ("b", " ")]),
            &TrainOptions::default(),
        );
        assert_eq!(
            empty,
            Err(LearnError::NoLabel {
                row: 2,
                text: "b".into()
            })
        );
    }
}
