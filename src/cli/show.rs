//! `regards show`: the record of a draft that was made.

use super::{Common, Failure, Format, Kind, account, opened, output};
use crate::queue::{journal::Journal, records};
use clap::Args;
use std::process::ExitCode;

/// Show the record of a draft that was made.
#[derive(Debug, Args)]
pub struct Show {
    /// The draft's id, or the letter's Message-ID
    #[arg(value_name = "ID")]
    id: String,
}

impl Show {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let files = opened::files(common)?;
        let state = opened::state(common, &files);
        let wanted = self.id.trim().trim_start_matches('<').trim_end_matches('>');
        let journal = Journal::peek(&state).map_err(Failure::usage)?;
        let found = journal.by_id(wanted).map_err(Failure::usage)?;
        let Some((at, id)) = found.and_then(|done| Some((done.record?, done.id))) else {
            output::complain(&format!(
                "regards: no draft `{wanted}` was made with this state folder ({})\n",
                state.display()
            ));
            return Ok(Kind::NeedsPerson.into());
        };
        let record = records::read(&state, at, &id).map_err(Failure::letter)?;
        match common.format {
            Some(Format::Json) => output::print(&format!("{}\n", output::json(&record)?)),
            _ => {
                if let Some(draft) = &record.draft {
                    output::print(&format!("{}\n\n", draft.text.trim_end()));
                }
                output::print(&account::text(&record));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
