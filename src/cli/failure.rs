//! Failures of the command line: a kind, which fixes the exit status, what happened, and what to do.

use crate::{diagnostic::Diagnostic, record::Outcome};
use std::{fmt, process::ExitCode};

/// What kind of failure, and so which exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Some letters need a person.
    NeedsPerson,
    /// Wrong usage, settings or templates; nothing was touched.
    Usage,
    /// Some letter failed.
    Letter,
}

/// Why a command did not do what was asked.
#[derive(Debug)]
pub struct Failure {
    kind: Kind,
    message: String,
    faults: Vec<Diagnostic>,
    hints: Vec<String>,
}

impl Failure {
    /// Wrong usage, settings or templates.
    pub fn usage(message: impl fmt::Display) -> Self {
        Self {
            kind: Kind::Usage,
            message: message.to_string(),
            faults: Vec::new(),
            hints: Vec::new(),
        }
    }

    /// A letter that could not be read, or a draft that could not be put.
    pub fn letter(message: impl fmt::Display) -> Self {
        Self {
            kind: Kind::Letter,
            ..Self::usage(message)
        }
    }

    /// Faults of files, each with its place.
    pub fn faults(faults: Vec<Diagnostic>) -> Self {
        let message = format!(
            "the desk has {}",
            crate::prose::count(faults.len(), "fault")
        );
        Self {
            faults,
            ..Self::usage(message)
        }
    }

    /// The same, said in other words.
    pub fn said(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// The faults of files, if that is what it is about.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// The same, with what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Prints it on standard error and gives the exit status.
    pub fn report(&self) -> ExitCode {
        let color = super::output::color_on_stderr();
        let mut text = String::new();
        for fault in &self.faults {
            text.push_str(&fault.render(color));
            text.push_str("\n\n");
        }
        text.push_str(&format!("regards: {}\n", self.message));
        for hint in &self.hints {
            text.push_str(&format!("  hint: {hint}\n"));
        }
        super::output::complain(&text);
        self.kind.into()
    }
}

impl From<Kind> for ExitCode {
    fn from(kind: Kind) -> Self {
        Self::from(match kind {
            Kind::NeedsPerson => 1,
            Kind::Usage => 2,
            Kind::Letter => 3,
        })
    }
}

impl From<crate::customers::StoreError> for Failure {
    fn from(error: crate::customers::StoreError) -> Self {
        match error.diagnostics() {
            [] => Self::usage(&error),
            faults => Self {
                faults: faults.to_vec(),
                ..Self::usage("the customers cannot be used")
            },
        }
    }
}

/// The exit status of one letter.
pub fn code(outcome: Outcome) -> ExitCode {
    match outcome {
        Outcome::Drafted | Outcome::NoReply => ExitCode::SUCCESS,
        Outcome::NeedsPerson => Kind::NeedsPerson.into(),
        Outcome::Failed => Kind::Letter.into(),
    }
}
