//! `regards eval`: how good an intent model is on examples that it did not see.

use super::{Common, Failure, Format, learn, output};
use crate::learn::evaluate::{Evaluation, evaluate};
use clap::Args;
use serde_json::{Value, json};
use std::{path::PathBuf, process::ExitCode, time::Instant};

/// Measure an intent model: accuracy, per intent, confusion, abstentions, time a text
///
/// Rows whose intent the model does not know (or `none`) count as texts that it should refuse.
#[derive(Debug, Args)]
pub struct Eval {
    /// The model
    #[arg(long, value_name = "MODEL")]
    model: PathBuf,
    /// Rows `text,intent` that the model was not trained on
    #[arg(long, value_name = "CSV")]
    examples: PathBuf,
}

impl Eval {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let model = learn::model(&self.model)?;
        let examples = learn::rows(&self.examples)?;
        let start = Instant::now();
        let found = evaluate(&model, &examples, || start.elapsed());
        match common.format {
            Some(Format::Json) => output::print(&format!("{}\n", output::json(&report(&found))?)),
            _ => output::print(&found.to_string()),
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn report(found: &Evaluation) -> Value {
    let intents = found.labels.iter().map(|(name, score)| {
        json!({
            "intent": name, "examples": score.examples, "given": score.given, "right": score.right,
            "precision": score.precision(), "recall": score.recall(),
        })
    });
    let confusions = found.confusions.iter().map(
        |((truth, given), times)| json!({"intent": truth, "taken_for": given, "times": times}),
    );
    json!({
        "known": found.inside, "unknown": found.outside,
        "accuracy": found.accuracy(), "accuracy_always": found.accuracy_always(),
        "abstained": found.abstained, "refused": found.refused, "refusal": found.refusal(),
        "calibration_error": found.calibration_error,
        "microseconds_each": found.time_each().as_nanos() as f64 / 1000.0,
        "intents": intents.collect::<Vec<_>>(), "confusions": confusions.collect::<Vec<_>>(),
    })
}
