//! `regards answers`: the questions of a queue, those without an approved answer first.

use super::{Common, Failure, Format, opened, output};
use crate::{
    desk::{
        Desk,
        open_questions::{Asked, OpenQuestions},
    },
    mail,
};
use clap::Args;
use std::process::ExitCode;

/// List the questions of a queue: what would be found, and what nobody has answered yet, most asked first.
///
/// The questions without an answer are the list that the team writes next.
#[derive(Debug, Args)]
pub struct AnswersOf {
    /// A mail, a Maildir, an mbox file, a folder of .eml, or imap(s)://…
    #[arg(value_name = "QUEUE")]
    queue: String,
    /// At most so many questions
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl AnswersOf {
    /// Runs the command. A letter that cannot be read is told and passed over.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let opened = opened::open(common)?;
        let desk = Desk::new(&opened.parts, &*opened.customers, opened.now.clone())
            .map_err(Failure::faults)?;
        let mut source = mail::open_source(&self.queue, &opened.parts.files.settings.imap)
            .map_err(Failure::usage)?;
        let mut open = OpenQuestions::default();
        for parcel in source.parcels().map_err(Failure::usage)? {
            match parcel.and_then(|parcel| parcel.letter()) {
                Ok(letter) => {
                    let met = desk.open(&letter);
                    if met.reading.automatic.is_none() {
                        open.add(&met.reading, &opened.parts.library);
                    }
                }
                Err(unreadable) => output::complain(&format!("regards: {unreadable}\n")),
            }
        }
        let asked: Vec<Asked> = open
            .sorted()
            .into_iter()
            .take(self.limit.unwrap_or(usize::MAX))
            .collect();
        match common.format {
            Some(Format::Json) => output::print(&format!("{}\n", output::json(&asked)?)),
            _ => output::print(&text(&asked)),
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn text(asked: &[Asked]) -> String {
    if asked.is_empty() {
        return "no questions in this queue\n".to_string();
    }
    asked
        .iter()
        .map(|asked| {
            let found = match &asked.answer {
                Some((slug, likeness)) => format!("answer:{slug} ({likeness:.2})"),
                None => match &asked.nearest {
                    Some((slug, likeness)) => {
                        format!("no answer yet; nearest is answer:{slug} ({likeness:.2})")
                    }
                    None => "no answer yet".to_string(),
                },
            };
            format!(
                "{:>5}  {:<4} {}\n{:>12} {found}\n",
                asked.letters, asked.language, asked.question, ""
            )
        })
        .collect()
}
