//! How good a model is on examples that it did not see.
use super::model::Model;
use super::train::Example;
use std::collections::BTreeMap;
use std::fmt;
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

/// How many confusions a report names.
const NAMED: usize = 20;

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |share: f32| format!("{:.2} %", share * 100.0);
        writeln!(f, "examples            {}", self.inside + self.outside)?;
        writeln!(
            f,
            "right               {} (abstaining counts as wrong)",
            percent(self.accuracy())
        )?;
        writeln!(
            f,
            "right, always       {} (never abstaining)",
            percent(self.accuracy_always())
        )?;
        writeln!(
            f,
            "abstained           {} of {} known",
            self.abstained, self.inside
        )?;
        if self.outside > 0 {
            writeln!(
                f,
                "refused             {} of {} unknown",
                percent(self.refusal()),
                self.outside
            )?;
        }
        writeln!(f, "calibration error   {:.3}", self.calibration_error)?;
        writeln!(
            f,
            "time a text         {:.1} µs",
            self.time_each().as_nanos() as f64 / 1000.0
        )?;
        writeln!(
            f,
            "\n{:>9} {:>9} {:>9}  intent",
            "examples", "precision", "recall"
        )?;
        for (label, score) in &self.labels {
            let (precision, recall) = (100.0 * score.precision(), 100.0 * score.recall());
            writeln!(
                f,
                "{:>9} {precision:>9.1} {recall:>9.1}  {label}",
                score.examples
            )?;
        }
        if !self.confusions.is_empty() {
            writeln!(f, "\n{:>9}  taken for", "times")?;
        }
        for ((truth, given), times) in self.confusions.iter().take(NAMED) {
            writeln!(f, "{times:>9}  {truth} → {given}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::train::{TrainOptions, train},
        evaluate,
    };
    use crate::learn::train::Example;
    use std::time::Duration;

    #[test]
    fn figures_are_counted_from_the_guesses() {
        let known = [
            ("where is my parcel", "late"),
            ("the parcel has not come", "late"),
            ("money back please", "refund"),
            ("please refund me", "refund"),
        ]
        .map(Example::from);
        let model = train(&known, &TrainOptions::default())
            .unwrap()
            .with_threshold(0.0);
        let tried = [
            ("where is the parcel", "late"),
            ("refund please", "refund"),
            ("the parcel, please", "refund"),
            ("sing me a song", "none"),
            ("", "oos"),
        ]
        .map(Example::from);
        let mut ticks = 0;
        let found = evaluate(&model, &tried, || {
            ticks += 1;
            Duration::from_micros(ticks * 10)
        });
        assert_eq!(
            (found.inside, found.outside, found.right, found.right_always),
            (3, 2, 2, 2)
        );
        // The text without a word is refused even at threshold 0.
        assert_eq!(found.refused, 1);
        assert_eq!(found.time_each(), Duration::from_micros(10));
        assert_eq!(
            found.confusions,
            vec![(("refund".to_owned(), "late".to_owned()), 1)]
        );
        assert_eq!(
            (
                found.labels["late"].precision(),
                found.labels["refund"].recall()
            ),
            (0.5, 0.5)
        );
        assert!(found.to_string().contains("refund → late"));
    }
}
