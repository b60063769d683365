//! The program: parse, run, print the failure, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    regards::cli::main()
}
