//! `regards explain`: the whole choice for one letter.

use super::{Common, Failure, Format, account, chosen::Chosen, failure, opened, output};
use crate::{desk::Desk, mime};
use clap::Args;
use std::{path::PathBuf, process::ExitCode};

/// Explain the whole choice for one letter: evidence, candidates, what each lacked, and where each sentence comes from.
#[derive(Debug, Args)]
pub struct Explain {
    /// The letter: a mail, or `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The case, and what overrules the choice.
    #[command(flatten)]
    chosen: Chosen,
}

impl Explain {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let opened = opened::open(common)?;
        let desk = Desk::new(&opened.parts, &*opened.customers, opened.now.clone())
            .map_err(Failure::faults)?;
        let letter = mime::parse::parse(&opened::bytes(&self.file)?);
        let met = desk.open(&letter);
        let given = self.chosen.given(&opened, &met)?;
        let mut reply = desk.draft(&met, &given);
        reply.record.source = self.file.display().to_string();
        match common.format {
            Some(Format::Json) => output::print(&format!("{}\n", output::json(&reply.record)?)),
            _ => output::print(&account::text(&reply.record)),
        }
        Ok(failure::code(reply.record.outcome))
    }
}
