//! `regards draft`: one letter in, one draft out.

use super::{
    Common, Failure, Format, account,
    chosen::Chosen,
    failure,
    opened::{self, Opened},
    output,
};
use crate::{
    desk::{Desk, Given, Reply},
    letter::{Address, Letter},
    mime,
    queue::memory,
};
use clap::Args;
use std::{path::PathBuf, process::ExitCode, time::Instant};

/// Draft the reply to one letter.
///
/// The text goes to standard output; `--format eml` prints the mail, `--format json` the record.
#[derive(Debug, Args)]
pub struct Draft {
    /// The letter: a mail, or `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Tell why, on standard error
    #[arg(long)]
    explain: bool,
    /// The desk's own facts about this letter
    #[arg(long, value_name = "FILE")]
    case: Option<PathBuf>,
    /// What overrules the choice.
    #[command(flatten)]
    overrides: Chosen,
    /// Who wrote (the input is bare text)
    #[arg(long, value_name = "ADDR")]
    from: Option<String>,
    /// The subject (the input is bare text)
    #[arg(long, value_name = "S")]
    subject: Option<String>,
}

impl Draft {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let began = Instant::now();
        let letter = self.letter()?;
        let opened = self.open(common, &letter)?;
        let desk = Desk::new(&opened.parts, &*opened.customers, opened.now.clone())
            .map_err(Failure::faults)?;
        let met = desk.open(&letter);
        let given = Given {
            case: opened.case(self.case.as_deref())?,
            overrides: self.overrides.overrides(),
            memory: memory::of(&opened.state, &met, &opened.now),
        };
        let mut reply = desk.draft(&met, &given);
        reply.record.source = self.file.display().to_string();
        reply.record.micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.print(common, &desk, &letter, &reply)?;
        Ok(failure::code(reply.record.outcome))
    }

    /// The whole desk where the record is shown, with every template that could have been; else what one draft needs.
    fn open(&self, common: &Common, letter: &Letter) -> Result<Opened, Failure> {
        if self.explain || common.format == Some(Format::Json) {
            return opened::open(common);
        }
        let asked = self.overrides.overrides().language;
        opened::open_for(common, letter, asked.as_ref())
    }

    fn letter(&self) -> Result<Letter, Failure> {
        let bytes = opened::bytes(&self.file)?;
        if self.from.is_none() && self.subject.is_none() {
            return Ok(mime::parse::parse(&bytes));
        }
        let from = self.from.as_deref().map(|text| Address {
            name: None,
            address: text.trim().to_string(),
        });
        let mut letter = Letter::bare(
            from,
            self.subject.as_deref().unwrap_or(""),
            &String::from_utf8_lossy(&bytes),
        );
        letter.key = mime::parse::parse(&bytes).key;
        Ok(letter)
    }

    fn print(
        &self,
        common: &Common,
        desk: &Desk,
        letter: &Letter,
        reply: &Reply,
    ) -> Result<(), Failure> {
        if self.explain {
            output::complain(&account::text(&reply.record));
        }
        match (common.format.unwrap_or(Format::Text), &reply.draft) {
            (Format::Json, _) => output::print(&format!("{}\n", output::json(&reply.record)?)),
            (Format::Eml, Some(draft)) => {
                let mail = desk
                    .compose(draft, letter, reply.record.persona.as_deref())
                    .map_err(Failure::letter)?;
                output::print_bytes(&mail.unsent());
            }
            (Format::Text, Some(draft)) => output::print(&format!("{}\n", draft.text.trim_end())),
            (Format::Text | Format::Eml, None) => {
                let reason = reply
                    .record
                    .reason
                    .as_deref()
                    .unwrap_or("there is no reason to answer");
                output::complain(&format!(
                    "regards: no draft ({}): {reason}\n",
                    reply.record.outcome.name()
                ));
            }
            (Format::Sarif | Format::Ics, _) => {
                return Err(Failure::usage("a draft is printed as text, json or eml"));
            }
        }
        if let (Some(reason), Some(_), false) = (
            &reply.record.reason,
            &reply.draft,
            common.quiet || self.explain,
        ) {
            output::complain(&format!(
                "regards: {}: {reason}\n",
                reply.record.outcome.name()
            ));
        }
        Ok(())
    }
}
