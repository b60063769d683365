//! `regards read`: what is understood of letters.

use super::{Common, Failure, Format, account, opened, output};
use crate::{
    desk::Desk,
    letter::Letter,
    mail::{MailSource, mbox::Mbox},
    mime,
    record::Record,
};
use clap::Args;
use serde::Serialize;
use std::{
    fs::File,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Show what is understood of letters.
///
/// For people: the text with its marks. `--format json` prints one object a line.
#[derive(Debug, Args)]
pub struct Read {
    /// Letters: mails, mbox files (each mail in them), or `-` for standard input
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
        opened::once(self.files.iter().map(PathBuf::as_path))?;
        let opened = opened::open(common)?;
        let desk = Desk::new(&opened.parts, &*opened.customers, opened.now.clone())
            .map_err(Failure::faults)?;
        let mut failed = None;
        for file in &self.files {
            let fault = each(file, |place, letter, one_of_many| {
                let mut record = desk.read(&desk.open(letter));
                record.source = place.to_string();
                print(common, &record, one_of_many || self.files.len() > 1)
            })?;
            failed = fault.or(failed);
        }
        Ok(failed.unwrap_or(ExitCode::SUCCESS))
    }
}

/// Shows the letter that a file is, or every letter of an mbox, one after the other. What cannot be read is reported, and
/// the status for it given back.
fn each(
    file: &Path,
    mut show: impl FnMut(&str, &Letter, bool) -> Result<(), Failure>,
) -> Result<Option<ExitCode>, Failure> {
    let place = file.display().to_string();
    let Some(mbox) = mbox(file) else {
        return match opened::bytes(file) {
            Ok(bytes) => show(&place, &mime::parse::parse(&bytes), false).map(|()| None),
            Err(failure) => Ok(Some(failure.report())),
        };
    };
    let mut mbox = Mbox::new(file, mbox);
    let parcels = match mbox.parcels() {
        Ok(parcels) => parcels,
        Err(error) => return Ok(Some(Failure::letter(error).report())),
    };
    let mut failed = None;
    for parcel in parcels {
        match parcel.and_then(|parcel| Ok((parcel.letter()?, parcel.place))) {
            Ok((letter, place)) => show(&place, &letter, true)?,
            Err(unreadable) => failed = Some(Failure::letter(unreadable).report()),
        }
    }
    Ok(failed)
}

/// The file, if it is an mbox. A single mail may begin with a `From ` line too, and then ends in `.eml`.
fn mbox(file: &Path) -> Option<File> {
    let single = file == Path::new("-") || file.extension().is_some_and(|it| it == "eml");
    let open = (!single && file.is_file()).then(|| File::open(file).ok())?;
    open.filter(Mbox::is_mbox)
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
    output::print(&account::reading(record));
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
