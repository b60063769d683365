//! How good a model is on examples that it did not see.
use super::model::Model;
use super::train::Example;
use std::collections::BTreeMap;
use std::time::Duration;

/// The figures of a model on one set of examples.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evaluation {
    /// Examples whose label the model knows.
    pub inside: usize,
    /// Examples with label `none` (or `oos`, as published sets say) or one that the model does not know.
    pub outside: usize,
    /// Of those inside: the best label was right, abstaining or not.
    pub right_always: usize,
    /// Of those inside: the label was right and the model did not abstain.
    pub right: usize,
    /// Of those inside: the model abstained.
    pub abstained: usize,
    /// Of those outside: the model abstained.
    pub refused: usize,
    /// How far confidence lies from the share of right answers, over ten bands of confidence, 0 to 1.
    pub calibration_error: f32,
    /// For each label: how it fared.
    pub labels: BTreeMap<String, LabelScore>,
    /// (the right label, the guessed one) with how often, abstentions left out; most frequent first.
    pub confusions: Vec<((String, String), usize)>,
    /// All the time that the guesses took.
    pub time: Duration,
}

/// How one label fared, abstentions counting as misses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LabelScore {
    /// Examples that have the label.
    pub examples: usize,
    /// Examples that were given the label.
    pub given: usize,
    /// Examples for which both hold.
    pub right: usize,
}

impl LabelScore {
    /// Of those given the label, how many have it.
    pub fn precision(&self) -> f32 {
        share(self.right, self.given)
    }

    /// Of those that have the label, how many were given it.
    pub fn recall(&self) -> f32 {
        share(self.right, self.examples)
    }
}

impl Evaluation {
    /// Share of right labels when the model never abstains.
    pub fn accuracy_always(&self) -> f32 {
        share(self.right_always, self.inside)
    }

    /// Share of right labels, abstaining counted as wrong.
    pub fn accuracy(&self) -> f32 {
        share(self.right, self.inside)
    }

    /// Share of the texts outside that were refused.
    pub fn refusal(&self) -> f32 {
        share(self.refused, self.outside)
    }

    /// Mean time a text.
    pub fn time_each(&self) -> Duration {
        self.time
            .checked_div((self.inside + self.outside) as u32)
            .unwrap_or_default()
    }
}

/// Tries the model on examples. `clock` gives the time since any fixed moment; it is read before and after each text.
pub fn evaluate(
    model: &Model,
    examples: &[Example],
    mut clock: impl FnMut() -> Duration,
) -> Evaluation {
    let mut found = Evaluation::default();
    let mut bands = [(0usize, 0.0f64, 0usize); 10];
    let mut confusions: BTreeMap<(String, String), usize> = BTreeMap::new();
    for example in examples {
        let before = clock();
        let guess = model.classify(&example.text);
        found.time += clock().saturating_sub(before);
        let truth = example.label.trim();
        let known = model
            .labels()
            .binary_search_by(|l| l.as_str().cmp(truth))
            .is_ok();
        if !known || truth == super::NONE {
            found.outside += 1;
            found.refused += usize::from(guess.label.is_none());
            continue;
        }
        let right = guess.best == truth;
        found.inside += 1;
        found.right_always += usize::from(right);
        found.abstained += usize::from(guess.label.is_none());
        let band = ((guess.confidence * 10.0) as usize).min(9);
        if let Some((count, confidence, hits)) = bands.get_mut(band) {
            *count += 1;
            *confidence += f64::from(guess.confidence);
            *hits += usize::from(right);
        }
        found.labels.entry(truth.to_owned()).or_default().examples += 1;
        let Some(given) = guess.label else { continue };
        found.labels.entry(given.to_owned()).or_default().given += 1;
        if right {
            found.right += 1;
            found.labels.entry(given.to_owned()).or_default().right += 1;
        } else {
            *confusions
                .entry((truth.to_owned(), given.to_owned()))
                .or_default() += 1;
        }
    }
    let gap: f64 = bands
        .iter()
        .map(|(_, confidence, hits)| (confidence - *hits as f64).abs())
        .sum();
    found.calibration_error = (gap / found.inside.max(1) as f64) as f32;
    found.confusions = confusions.into_iter().collect();
    found
        .confusions
        .sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found
}

fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 {
        0.0
    } else {
        part as f32 / whole as f32
    }
}
