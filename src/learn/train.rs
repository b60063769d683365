//! Training: cuts the examples, tries itself on folds of them, and keeps what it learnt about its own errors.
use super::cut::cut;
use super::linear::{self, Effort, Weights};
use super::model::{Model, NONE, stride};
use super::space::{Blend, Space};
use super::trials::Lesson;
use super::trust::{Outcome, Trial, Trust};

/// A text and what it wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// What was written.
    pub text: String,
    /// The label that a person gave it; `none` for what belongs to no other label.
    pub label: String,
}

impl From<(&str, &str)> for Example {
    fn from((text, label): (&str, &str)) -> Self {
        Self {
            text: text.into(),
            label: label.into(),
        }
    }
}

/// How to train. The default suits five examples a label as well as five hundred.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrainOptions {
    /// Seed of every order; the same examples, options and seed give the same model to the byte.
    pub seed: u64,
    /// How much each family of features counts; chosen by the number of examples a label when absent.
    pub blend: Option<Blend>,
    /// Cost of an error against simplicity; chosen likewise when absent.
    pub cost: Option<f32>,
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
            cost: None,
            rounds: 12,
            folds: 5,
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
    let (labels, mut label_of) = label(examples)?;
    let mut cuts: Vec<_> = examples.iter().map(|e| cut(&e.text)).collect();
    for (at, name) in labels
        .iter()
        .enumerate()
        .filter(|(_, name)| name.as_str() != NONE)
    {
        cuts.push(cut(name));
        label_of.push(at);
    }
    let each = examples.len() as f32 / labels.len() as f32;
    let (blend, cost) = settings(each);
    let (blend, cost) = (options.blend.unwrap_or(blend), options.cost.unwrap_or(cost));
    let space = Space::learn(
        cuts.iter().map(|cut| cut.counts()),
        if each > 30.0 { 2 } else { 1 },
    );
    let rows = space.rows(&cuts, blend);
    let lesson = Lesson {
        rows: &rows,
        label_of: &label_of,
        labels: labels.len(),
        texts: examples.len(),
        blend,
    };
    let effort = Effort {
        cost,
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

/// How few examples a label has: 1 at five and fewer, 0 at sixty and more.
fn scarcity(each: f32) -> f32 {
    ((60.0 / each.max(1.0)).ln() / (60.0f32 / 5.0).ln()).clamp(0.0, 1.0)
}

/// With few examples meaning leads and each counts; with many the words themselves know more, and some are wrong.
fn settings(each: f32) -> (Blend, f32) {
    let few = scarcity(each);
    let blend = Blend {
        word: 1.0 - 0.7 * few,
        piece: 0.8 - 0.2 * few,
        meaning: 1.0,
    };
    (blend, 0.6 + 1.4 * few)
}

/// Of the right guesses, this share may be lost to refusals.
const LOST: f32 = 0.028;

/// The highest confidence that costs no more than [`LOST`] of the right guesses.
///
/// Withheld labels would be a harsher measure than life is: they lie closer to the known ones than what people
/// write about other things altogether. So they only teach which signs to trust, and not where to cut.
fn threshold(trials: &[Trial], trust: &Trust) -> f32 {
    let right = trials.iter().filter(|t| t.outcome == Outcome::Right);
    let mut ranked: Vec<f32> = right.map(|t| trust.confidence(&t.signs)).collect();
    ranked.sort_by(f32::total_cmp);
    let cut = ranked
        .get((ranked.len() as f32 * LOST) as usize)
        .copied()
        .unwrap_or(0.5);
    cut.clamp(0.05, 0.95)
}

fn pack(weights: Weights, mut model: Model) -> Model {
    let labels = weights.labels;
    for (at, line) in weights.lines.chunks_exact(weights.stride).enumerate() {
        let line = line.get(..labels).unwrap_or(line);
        let rest = stride(labels) - labels;
        if at >= weights.features {
            model.dense.extend_from_slice(line);
            model.dense.resize(model.dense.len() + rest, 0.0);
            continue;
        }
        let most = line.iter().fold(0.0f32, |m, w| m.max(w.abs()));
        let scale = most / 127.0;
        model.scales.push(scale);
        model
            .lines
            .extend(line.iter().map(|w| (w / scale.max(1e-12)).round() as i8));
        model.lines.resize(model.lines.len() + rest, 0);
    }
    model
}
