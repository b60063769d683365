//! `regards draft`: one letter in, one draft out.

use super::{
    Common, Failure, Format, account,
    chosen::Chosen,
    failure,
    opened::{self, Opened},
    output,
};
use crate::{
    desk::{Desk, Reply},
    letter::{Address, Letter},
    mime,
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
    /// The case, and what overrules the choice.
    #[command(flatten)]
    chosen: Chosen,
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
        let given = self.chosen.given(&opened, &met)?;
        let mut reply = desk.draft(&met, &given);
        reply.record.source = self.file.display().to_string();
        reply.record.micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.print(common, &desk, &letter, &reply)?;
        Ok(failure::code(reply.record.outcome))
    }

    /// The whole desk where the record is shown, with every template that could have been; else what one draft needs.
    fn open(&self, common: &Common, letter: &Letter) -> Result<Opened, Failure> {
        if self.explain || self.chosen.template.is_some() || common.format == Some(Format::Json) {
            return opened::open(common);
        }
        opened::open_for(common, letter, self.chosen.language.as_ref())
    }

    fn letter(&self) -> Result<Letter, Failure> {
        let bytes = opened::bytes(&self.file)?;
        if self.from.is_none() && self.subject.is_none() {
            return Ok(mime::parse::parse(&bytes));
        }
        self.bare(&bytes)
    }

    /// Bare text as the letter it would be as a mail, with a key of its own.
    fn bare(&self, text: &[u8]) -> Result<Letter, Failure> {
        let line = |text: &Option<String>| {
            let text = text.as_deref().unwrap_or_default();
            text.replace(|c: char| c.is_control(), " ")
        };
        let (from, subject) = (line(&self.from), line(&self.subject));
        let head = format!("From: {from}\r\nSubject: {subject}\r\n\r\n");
        let mail = mime::parse::parse(&[head.as_bytes(), text].concat());
        if self.from.is_some() && !mail.from.as_ref().is_some_and(Address::is_whole) {
            return Err(
                Failure::usage(format!("--from `{from}` is no mail address"))
                    .hint("write it as ann@post.example, or as \"Ann Lee <ann@post.example>\""),
            );
        }
        let mut letter = Letter::bare(mail.from, subject.trim(), &String::from_utf8_lossy(text));
        letter.key = mail.key;
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
                    .compose(draft, letter, &reply.record)
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
            (Format::Sarif | Format::Ics, _) => {}
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
