//! `regards classify`: the intent of each line of standard input.

use super::{Common, Failure, Format, learn, output};
use crate::learn::{Guess, NONE};
use clap::Args;
use std::{
    io::{self, BufRead},
    path::PathBuf,
    process::ExitCode,
};

/// Name the intent of texts on standard input, a line each
///
/// Prints `intent<TAB>confidence` a line; `none` and the best confidence where it is not sure enough.
#[derive(Debug, Args)]
pub struct Classify {
    /// The model
    #[arg(long, value_name = "MODEL")]
    model: PathBuf,
    /// Never abstain
    #[arg(long)]
    always: bool,
}

impl Classify {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let model = learn::model(&self.model)?;
        let mut input = io::stdin().lock();
        let (mut line, mut printed) = (Vec::new(), String::new());
        loop {
            line.clear();
            let read = input
                .read_until(b'\n', &mut line)
                .map_err(|error| Failure::usage(format!("standard input: {error}")))?;
            if read == 0 {
                break;
            }
            let guess = model.classify(String::from_utf8_lossy(&line).trim_end());
            self.show(&guess, common, &mut printed)?;
            if printed.len() > 1 << 16 {
                output::print(&std::mem::take(&mut printed));
            }
        }
        output::print(&printed);
        Ok(ExitCode::SUCCESS)
    }

    fn show(&self, guess: &Guess, common: &Common, into: &mut String) -> Result<(), Failure> {
        let name = if self.always {
            guess.best
        } else {
            guess.label.unwrap_or(NONE)
        };
        into.push_str(&match common.format {
            Some(Format::Json) => {
                let record = serde_json::json!({"intent": name, "best": guess.best, "confidence": guess.confidence});
                format!("{}\n", output::json(&record)?)
            }
            _ => format!("{name}\t{:.4}\n", guess.confidence),
        });
        Ok(())
    }
}
