//! `regards forget`: nothing of a person is kept but what keeps a second draft away.

use super::{Common, Failure, Format, Kind, opened, output};
use crate::{prose, queue::forget::forget};
use clap::Args;
use std::process::ExitCode;

/// Forget a customer: memory, records and journal keep nothing of them but the keys of their letters.
///
/// Letters, drafts, reports and the customers' file are the desk's own and stay as they are.
#[derive(Debug, Args)]
pub struct Forget {
    /// The profile's id, or an address
    #[arg(long, value_name = "ID")]
    customer: String,
}

impl Forget {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let files = opened::files(common)?;
        let state = opened::state(common, &files);
        let count = forget(&state, &self.customer).map_err(Failure::usage)?;
        if count == 0 {
            output::complain("regards: nothing is known of this customer\n");
            return Ok(Kind::NeedsPerson.into());
        }
        if common.format == Some(Format::Json) {
            output::print(&format!(
                "{}\n",
                output::json(&serde_json::json!({"forgotten": count}))?
            ));
        } else if !common.quiet {
            output::print(&format!("{} forgotten\n", prose::count(count, "letter")));
        }
        Ok(ExitCode::SUCCESS)
    }
}
