//! Printing: results to standard output, everything else to standard error. A closed pipe is a quiet success.

use super::Color;
use std::io::{self, IsTerminal, Write};

/// Fixes when colour is used.
pub fn set_color(color: Color) {
    match color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
}

/// Whether messages may be coloured.
pub fn color_on_stderr() -> bool {
    anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never
}

/// Whether results may be coloured.
pub fn color_on_stdout() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// Whether a person watches standard error.
pub fn watched() -> bool {
    io::stderr().is_terminal()
}

/// Prints a result. A reader who went away is no failure.
pub fn print(text: &str) {
    print_bytes(text.as_bytes());
}

/// Prints a result of bytes.
pub fn print_bytes(bytes: &[u8]) {
    let mut out = io::stdout().lock();
    let written = out.write_all(bytes).and_then(|()| out.flush());
    if written.is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
        std::process::exit(0);
    }
}

/// Prints what is not a result. Nobody to read it is no failure.
pub fn complain(text: &str) {
    let mut err = anstream::stderr().lock();
    let _nobody_reads = err.write_all(text.as_bytes());
}

/// Starts the logs: warnings, more with `-v`, nothing with `-q`. Below `debug` they hold ids and hashes only.
pub fn start_logs(verbose: u8, quiet: bool) {
    let level = match (quiet, verbose) {
        (true, _) => tracing::Level::ERROR,
        (false, 0) => tracing::Level::WARN,
        (false, 1) => tracing::Level::INFO,
        (false, _) => tracing::Level::DEBUG,
    };
    tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(io::stderr)
        .with_target(false)
        .init();
}

/// A value as one line of JSON.
pub fn json(value: &impl serde::Serialize) -> Result<String, super::Failure> {
    serde_json::to_string(value).map_err(super::Failure::letter)
}

/// The word that a value has in records (`needs_person`).
pub fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}
