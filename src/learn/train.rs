//! Training: cuts the examples, tries itself on folds of them, and keeps what it learnt about its own errors.
use super::cut::{Cut, cut};
use super::linear::{self, Effort, Rows, Weights};
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
    /// What an error on an example of `none` costs, beside one of another label.
    pub none: f32,
    /// What an error on a text costs that is only retold ([`train_with`]), beside one of an example.
    pub retold: f32,
}

impl Default for TrainOptions {
    fn default() -> Self {
        Self {
            seed: 1,
            blend: None,
            cost: None,
            rounds: 12,
            folds: 5,
            none: 1.0,
            retold: 0.2,
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
    train_with(examples, &[], options)
}

/// The same with examples retold in other surroundings, such as behind a sentence of narration: they teach that
/// those do not matter, at a lower weight. Words, confidence and threshold are learnt from the examples alone.
pub fn train_with(
    examples: &[Example],
    retold: &[Example],
    options: &TrainOptions,
) -> Result<Model, LearnError> {
    let labels = labels(examples)?;
    let Taught {
        cuts,
        label_of,
        own,
        worth,
    } = taught(examples, retold, &labels, options);
    let each = examples.len() as f32 / labels.len() as f32;
    let (blend, cost) = settings(each);
    let (blend, cost) = (options.blend.unwrap_or(blend), options.cost.unwrap_or(cost));
    let space = Space::learn(
        cuts.iter().take(own).map(|cut| cut.counts()),
        if each > 30.0 { 2 } else { 1 },
    );
    let rows = Rows {
        worth,
        ..space.rows(&cuts, blend)
    };
    let lesson = Lesson {
        rows: &rows,
        label_of: &label_of,
        labels: labels.len(),
        texts: examples.len(),
        own,
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
    let centres = lesson.centres(&(0..own).collect::<Vec<_>>());
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

/// All that is learnt from, in rows: the examples, the names of the labels, and what is retold.
struct Taught {
    cuts: Vec<Cut>,
    label_of: Vec<usize>,
    /// So many of the rows are examples and names.
    own: usize,
    worth: Vec<f32>,
}

fn taught(
    examples: &[Example],
    retold: &[Example],
    labels: &[String],
    options: &TrainOptions,
) -> Taught {
    let at = |label: &str| labels.binary_search_by(|it| it.as_str().cmp(label.trim()));
    let names = labels.iter().map(String::as_str).filter(|it| *it != NONE);
    let own = examples.iter().map(|it| (it.text.as_str(), &*it.label));
    let own: Vec<(&str, &str)> = own.chain(names.map(|name| (name, name))).collect();
    let again = retold.iter().map(|it| (it.text.as_str(), &*it.label));
    let again: Vec<(&str, &str)> = again.filter(|(_, label)| at(label).is_ok()).collect();
    let worth = |(_, label): &(&str, &str)| match label.trim() {
        NONE => options.none,
        _ => 1.0,
    };
    let all = || own.iter().chain(&again);
    Taught {
        cuts: all().map(|(text, _)| cut(text)).collect(),
        label_of: all().map(|(_, label)| at(label).unwrap_or(0)).collect(),
        own: own.len(),
        worth: own
            .iter()
            .map(worth)
            .chain(again.iter().map(|_| options.retold))
            .collect(),
    }
}

/// The labels of some examples, in alphabetical order.
fn labels(examples: &[Example]) -> Result<Vec<String>, LearnError> {
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
    Ok(labels)
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
