//! Training: cuts the examples, tries itself on folds of them, and keeps what it learnt about its own errors.
use super::linear::{self, Effort, Rows, Weights, shuffle};
use super::model::{Model, Top, signs};
use super::space::{Blend, Point, Space, cut};
use super::table::{DIMENSIONS, dot, normalise};
use super::trust::{Outcome, Trial, Trust};

/// A text and what it wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// What was written.
    pub text: String,
    /// The label that a person gave it; `none` for what belongs to no other label.
    pub label: String,
}

/// How to train. The default suits five examples a label as well as five hundred.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrainOptions {
    /// Seed of every order; the same examples, options and seed give the same model to the byte.
    pub seed: u64,
    /// How much each family of features counts; chosen by the number of examples a label when absent.
    pub blend: Option<Blend>,
    /// Cost of an error against simplicity.
    pub cost: f32,
    /// Rounds over the examples.
    pub rounds: usize,
    /// Folds of the cross-validation that sets confidence and threshold.
    pub folds: usize,
}

impl Default for TrainOptions {
    fn default() -> Self {
        Self {
            seed: 1,
            blend: None,
            cost: 1.0,
            rounds: 12,
            folds: 4,
        }
    }
}

/// Why no model was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LearnError {
    /// Telling apart needs at least two things.
    #[error("the examples have {found} label(s); at least two are needed")]
    TooFewLabels {
        /// How many different labels there were.
        found: usize,
    },
    /// An example without a label teaches nothing.
    #[error("example {row} has no label: {text:?}")]
    NoLabel {
        /// Which example, counted from 1.
        row: usize,
        /// Its text.
        text: String,
    },
}

/// Trains a model on examples.
///
/// ```
/// use regards::learn::{Example, TrainOptions, train};
/// let rows = [("where is my parcel", "late"), ("it has not come", "late"), ("I want my money back", "refund"), ("please refund me", "refund")];
/// let examples: Vec<_> = rows.iter().map(|(t, l)| Example { text: t.to_string(), label: l.to_string() }).collect();
/// let model = train(&examples, &TrainOptions::default())?;
/// assert_eq!(model.classify("my parcel has not come").best, "late");
/// # Ok::<(), regards::learn::LearnError>(())
/// ```
pub fn train(examples: &[Example], options: &TrainOptions) -> Result<Model, LearnError> {
    let (labels, label_of) = label(examples)?;
    let cuts: Vec<_> = examples.iter().map(|e| cut(&e.text)).collect();
    let each = examples.len() as f32 / labels.len() as f32;
    let blend = options.blend.unwrap_or_else(|| blend_for(each));
    let space = Space::learn(&cuts, if each > 30.0 { 2 } else { 1 });
    let rows = space.rows(&cuts, blend);
    let lesson = Lesson {
        rows: &rows,
        label_of: &label_of,
        labels: labels.len(),
        blend,
    };
    let effort = Effort {
        cost: options.cost,
        rounds: options.rounds,
        seed: options.seed,
    };
    let size = (labels.len(), space.keys.len());
    let (trials, weights) = std::thread::scope(|scope| {
        let trials = scope.spawn(|| lesson.trials(space.keys.len(), effort, options.folds));
        let everything: Vec<usize> = (0..rows.len()).collect();
        let weights = linear::train(&rows, &everything, &label_of, size, effort);
        (trials.join().unwrap_or_default(), weights)
    });
    let trust = Trust::learn(&trials);
    let threshold = threshold(&trials, &trust);
    let all: Vec<usize> = (0..rows.len()).collect();
    let centres = lesson.centres(&all);
    Ok(pack(
        weights,
        Model {
            labels,
            blend,
            space,
            lines: vec![],
            scales: vec![],
            dense: vec![],
            centres,
            trust,
            threshold,
        },
    ))
}

fn label(examples: &[Example]) -> Result<(Vec<String>, Vec<usize>), LearnError> {
    if let Some(row) = examples.iter().position(|e| e.label.trim().is_empty()) {
        let text = examples
            .get(row)
            .map(|e| e.text.clone())
            .unwrap_or_default();
        return Err(LearnError::NoLabel { row: row + 1, text });
    }
    let mut labels: Vec<String> = examples.iter().map(|e| e.label.trim().to_owned()).collect();
    labels.sort_unstable();
    labels.dedup();
    if labels.len() < 2 {
        return Err(LearnError::TooFewLabels {
            found: labels.len(),
        });
    }
    let of = |e: &Example| {
        labels
            .binary_search_by(|l| l.as_str().cmp(e.label.trim()))
            .unwrap_or(0)
    };
    let label_of = examples.iter().map(of).collect();
    Ok((labels, label_of))
}

/// With few examples meaning leads; with many the words themselves know more.
fn blend_for(each: f32) -> Blend {
    let few = ((60.0 / each.max(1.0)).ln() / (60.0f32 / 5.0).ln()).clamp(0.0, 1.0);
    Blend {
        word: 0.8 - 0.3 * few,
        piece: 0.8 - 0.3 * few,
        meaning: 1.0,
    }
}

/// The examples as one looks at them while training.
struct Lesson<'a> {
    rows: &'a Rows,
    label_of: &'a [usize],
    labels: usize,
    blend: Blend,
}

/// One fold: what to train on and what to try.
struct Fold {
    known: Vec<usize>,
    tried: Vec<usize>,
    /// Labels that are withheld altogether.
    strange: Vec<bool>,
}

impl Lesson<'_> {
    /// Guesses on every fold by a model that saw neither the fold's texts nor some of its labels.
    fn trials(&self, features: usize, effort: Effort, folds: usize) -> Vec<Trial> {
        let folds = self.folds(folds.max(2), effort.seed);
        std::thread::scope(|scope| {
            let mut trials = Vec::new();
            for pair in folds.chunks(2) {
                let running: Vec<_> = pair
                    .iter()
                    .map(|fold| scope.spawn(move || self.fold(fold, features, effort)))
                    .collect();
                for handle in running {
                    trials.extend(handle.join().unwrap_or_default());
                }
            }
            trials
        })
    }

    fn folds(&self, count: usize, seed: u64) -> Vec<Fold> {
        let mut order: Vec<usize> = (0..self.labels).collect();
        shuffle(&mut order, seed ^ 0x5eed);
        let mut turn = vec![0usize; self.labels];
        let mut rows: Vec<usize> = (0..self.rows.len()).collect();
        shuffle(&mut rows, seed ^ 0xf01d);
        let few = self.labels < 2 * count;
        let mut folds: Vec<Fold> = (0..count)
            .map(|f| {
                let mut strange = vec![false; self.labels];
                for (place, label) in order.iter().enumerate() {
                    strange[*label] = place % count == f && (!few || self.labels > 3);
                }
                Fold {
                    known: vec![],
                    tried: vec![],
                    strange,
                }
            })
            .collect();
        for row in rows {
            let label = self.label_of.get(row).copied().unwrap_or(0);
            let own = (turn[label] + label) % count;
            turn[label] += 1;
            for (at, fold) in folds.iter_mut().enumerate() {
                match (at == own, fold.strange[label]) {
                    (true, _) => fold.tried.push(row),
                    (false, false) => fold.known.push(row),
                    (false, true) => fold.tried.push(row),
                }
            }
        }
        folds
    }

    fn fold(&self, fold: &Fold, features: usize, effort: Effort) -> Vec<Trial> {
        let effort = Effort {
            rounds: effort.rounds.min(8),
            ..effort
        };
        // A withheld label has no example here, so its classifier says "no" to everything and is left out below.
        let weights = linear::train(
            self.rows,
            &fold.known,
            self.label_of,
            (self.labels, features),
            effort,
        );
        let centres = self.centres(&fold.known);
        let mut seen = vec![false; features];
        for (column, _) in fold.known.iter().flat_map(|row| self.rows.sparse(*row)) {
            seen.get_mut(column).into_iter().for_each(|s| *s = true);
        }
        let mut trials = Vec::with_capacity(fold.tried.len());
        let mut scores = Vec::new();
        for row in &fold.tried {
            weights.score(self.rows.sparse(*row), self.rows.dense(*row), &mut scores);
            for (score, strange) in scores.iter_mut().zip(&fold.strange) {
                if *strange {
                    *score = -2.0;
                }
            }
            trials.push(self.trial(*row, &scores, &centres, (&fold.strange, &seen)));
        }
        trials
    }

    fn trial(
        &self,
        row: usize,
        scores: &[f32],
        centres: &[f32],
        (strange, seen): (&[bool], &[bool]),
    ) -> Trial {
        let scores = scores.get(..self.labels).unwrap_or(scores);
        let top = Top::of(scores, self.labels);
        let mut dense = [0.0; DIMENSIONS];
        dense
            .iter_mut()
            .zip(self.rows.dense(row))
            .for_each(|(d, x)| *d = *x);
        let centre = centres
            .get(top.best * DIMENSIONS..(top.best + 1) * DIMENSIONS)
            .unwrap_or(&[]);
        let likeness = dot(&dense, centre) / self.blend.meaning.max(1e-6);
        let known = self
            .rows
            .sparse(row)
            .filter(|(column, _)| seen.get(*column).copied().unwrap_or(false));
        let unknown = 1.0 - known.map(|(_, v)| v * v).sum::<f32>() / self.blend.ngrams();
        let point = Point {
            sparse: Vec::new(),
            dense,
            unknown,
        };
        let label = self.label_of.get(row).copied().unwrap_or(0);
        let outcome = match (strange.get(label), label == top.best) {
            (Some(true), _) => Outcome::Stranger,
            (_, true) => Outcome::Right,
            (_, false) => Outcome::Wrong,
        };
        Trial {
            signs: signs(scores, top, &point, likeness),
            outcome,
        }
    }

    fn centres(&self, rows: &[usize]) -> Vec<f32> {
        let mut centres = vec![0.0; self.labels * DIMENSIONS];
        for row in rows {
            let label = self.label_of.get(*row).copied().unwrap_or(0);
            if let Some(centre) = centres.get_mut(label * DIMENSIONS..(label + 1) * DIMENSIONS) {
                linear::add_scaled(centre, self.rows.dense(*row), 1.0);
            }
        }
        centres.chunks_exact_mut(DIMENSIONS).for_each(normalise);
        centres
    }
}

/// The confidence at which refusing strangers and keeping right guesses come out best together.
fn threshold(trials: &[Trial], trust: &Trust) -> f32 {
    let mut ranked: Vec<(f32, Outcome)> = trials
        .iter()
        .map(|t| (trust.confidence(&t.signs), t.outcome))
        .collect();
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let count = |o: Outcome| trials.iter().filter(|t| t.outcome == o).count().max(1) as f32;
    let (right, strange) = (count(Outcome::Right), count(Outcome::Stranger));
    let (mut best, mut sum, mut at) = (0.0f32, 0.0f32, 0.0f32);
    for pair in ranked.windows(2) {
        let [(low, outcome), (high, _)] = pair else {
            continue;
        };
        sum += match outcome {
            Outcome::Right => -1.0 / right,
            Outcome::Stranger => 1.0 / strange,
            Outcome::Wrong => 0.0,
        };
        if sum > best {
            (best, at) = (sum, (low + high) / 2.0);
        }
    }
    at.clamp(0.05, 0.95)
}

fn pack(weights: Weights, mut model: Model) -> Model {
    let labels = weights.labels;
    for (at, line) in weights.lines.chunks_exact(weights.stride).enumerate() {
        let line = line.get(..labels).unwrap_or(line);
        if at >= weights.features {
            model.dense.extend_from_slice(line);
            continue;
        }
        let most = line.iter().fold(0.0f32, |m, w| m.max(w.abs()));
        let scale = most / 127.0;
        model.scales.push(scale);
        model
            .lines
            .extend(line.iter().map(|w| (w / scale.max(1e-12)).round() as i8));
    }
    model
}
