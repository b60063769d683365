//! Printing: results to standard output, everything else to standard error. A closed pipe is a quiet success.

use super::Color;
use std::io::{self, IsTerminal, Write};
use tracing_subscriber::{filter::Targets, layer::SubscriberExt, util::SubscriberInitExt};

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

/// Prints a result of bytes. Results that cannot be written are lost, and the exit status says so.
pub fn print_bytes(bytes: &[u8]) {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => {
            complain(&format!("regards: cannot write the results: {error}\n"));
            std::process::exit(LOST);
        }
    }
}

/// The exit status where results could not be written: letters failed.
const LOST: i32 = 3;

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
    // What libraries tell of their own work would drown ours, and hold the words of letters.
    let ours = Targets::new()
        .with_target(env!("CARGO_PKG_NAME"), level)
        .with_default(level.min(tracing::Level::WARN));
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(color_on_stderr())
        .with_target(false);
    tracing_subscriber::registry().with(lines).with(ours).init();
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

/// The word by which an option knows one of its values.
pub fn name(value: &impl clap::ValueEnum) -> String {
    value
        .to_possible_value()
        .map(|value| value.get_name().to_string())
        .unwrap_or_default()
}
