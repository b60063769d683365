//! `regards read`: what is understood of letters.

use super::{Common, Failure, Format, explain, opened, output};
use crate::{desk::Desk, mime, record::Record};
use clap::Args;
use serde::Serialize;
use std::{path::PathBuf, process::ExitCode};

/// Show what is understood of letters.
///
/// For people: the text with its marks. `--format json` prints one object a line.
#[derive(Debug, Args)]
pub struct Read {
    /// Letters: mails, or `-` for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

/// One line of JSON.
#[derive(Serialize)]
struct Understood<'r> {
    source: &'r str,
    letter: &'r Option<crate::record::LetterRecord>,
    customer: &'r Option<crate::record::CustomerRecord>,
    intents: &'r [crate::record::IntentRecord],
    situation: &'r Option<crate::record::SituationRecord>,
}

impl Read {
    /// Runs the command. A letter that cannot be read does not keep the others back.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let opened = opened::open(common)?;
        let desk = Desk::new(&opened.parts, &*opened.customers, opened.now.clone())
            .map_err(Failure::faults)?;
        let mut failed = None;
        for file in &self.files {
            let bytes = match opened::bytes(file) {
                Ok(bytes) => bytes,
                Err(failure) => {
                    failed = Some(failure.report());
                    continue;
                }
            };
            let letter = mime::parse::parse(&bytes);
            let mut record = desk.read(&desk.open(&letter));
            record.source = file.display().to_string();
            print(common, &record, self.files.len() > 1)?;
        }
        Ok(failed.unwrap_or(ExitCode::SUCCESS))
    }
}

fn print(common: &Common, record: &Record, several: bool) -> Result<(), Failure> {
    if common.format == Some(Format::Json) {
        let understood = Understood {
            source: &record.source,
            letter: &record.letter,
            customer: &record.customer,
            intents: &record.intents,
            situation: &record.situation,
        };
        output::print(&format!("{}\n", output::json(&understood)?));
        return Ok(());
    }
    if several {
        output::print(&format!("── {}\n", record.source));
    }
    output::print(&marked(record));
    output::print(&explain::reading(record));
    output::print("\n");
    Ok(())
}

/// The new text with its facts and questions marked: colours on a terminal, brackets elsewhere.
fn marked(record: &Record) -> String {
    let Some(letter) = &record.letter else {
        return String::new();
    };
    let color = output::color_on_stdout();
    let (open, close) = if color {
        ("\u{1b}[1;36m", "\u{1b}[0m")
    } else {
        ("⟦", "⟧")
    };
    let mut facts: Vec<_> = letter
        .facts
        .iter()
        .filter(|fact| fact.place == crate::reading::Place::NewText)
        .map(|fact| (fact.start, fact.end))
        .collect();
    facts.sort_unstable();
    let text = &letter.new_text;
    let mut out = String::new();
    let mut at = 0;
    for (start, end) in facts {
        if start < at {
            continue;
        }
        if let (Some(before), Some(fact)) = (text.get(at..start), text.get(start..end)) {
            out.push_str(before);
            out.push_str(open);
            out.push_str(fact);
            out.push_str(close);
            at = end;
        }
    }
    out.push_str(text.get(at..).unwrap_or(""));
    format!("{}\n\n", out.trim_end())
}
