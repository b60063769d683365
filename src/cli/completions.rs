//! `regards completions`: completions for a shell.

use super::{Cli, Failure, output};
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::process::ExitCode;

/// Print completions for a shell.
#[derive(Debug, Args)]
pub struct Completions {
    /// For which shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    /// Runs the command.
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "regards", &mut script);
        output::print_bytes(&script);
        Ok(ExitCode::SUCCESS)
    }
}
