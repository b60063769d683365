//! What a check of a desk found, kept by the content of its files: a desk that has not changed is not checked again.

use super::{Failure, opened::Opened, output};
use crate::{
    desk::faults,
    diagnostic::{Diagnostic, Severity},
    prose,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// Errors refuse the desk.
    pub errors: usize,
    /// Warnings are for a person to look at.
    pub warnings: usize,
    /// The faults as people see them, without colour.
    pub text: String,
    /// The faults for programs.
    pub faults: Vec<Fault>,
}

/// A fault for programs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    severity: Severity,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    hint: Option<String>,
    text: String,
}

impl Checked {
    /// Only the faults of some files; without any, all of them.
    pub fn within(self, paths: &[PathBuf]) -> Self {
        if paths.is_empty() {
            return self;
        }
        let wanted = |fault: &Fault| {
            fault.file.as_ref().is_some_and(|file| {
                let lies = Path::new(file).canonicalize();
                let lies = lies.unwrap_or_else(|_| PathBuf::from(file));
                paths.iter().any(|path| lies.starts_with(path))
            })
        };
        let faults: Vec<Fault> = self.faults.into_iter().filter(wanted).collect();
        let count = |severity| {
            faults
                .iter()
                .filter(|fault| fault.severity == severity)
                .count()
        };
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            text: faults
                .iter()
                .map(|fault| format!("{}\n\n", fault.text))
                .collect(),
            faults,
        }
    }
}

/// Checks the desk, or finds what an earlier check of the same files found.
pub fn of(opened: &Opened) -> Checked {
    let path = place(opened, "whole");
    kept(&path).unwrap_or_else(|| {
        let found = checked(&faults::of(&opened.parts, opened.now.date()));
        keep(opened, &path, &found);
        found
    })
}

/// The same without whole letters, for a run: each of its letters is checked on its own.
fn standing(opened: &Opened) -> Checked {
    let path = place(opened, "standing");
    let whole = || kept(&place(opened, "whole"));
    kept(&path).or_else(whole).unwrap_or_else(|| {
        let found = checked(&faults::standing(&opened.parts, opened.now.date()));
        keep(opened, &path, &found);
        found
    })
}

fn kept(path: &Path) -> Option<Checked> {
    let bytes = fs::read(path).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn keep(opened: &Opened, path: &Path, found: &Checked) {
    if found.errors == 0 {
        opened.keep(path, &serde_json::to_vec(found).unwrap_or_default());
    }
}

/// A desk with errors is not worked with: a typo meets its author and never a customer.
pub fn demand(opened: &Opened) -> Result<(), Failure> {
    let found = standing(opened);
    if found.errors == 0 {
        return Ok(());
    }
    output::complain(&found.text);
    Err(Failure::usage(format!(
        "the desk has {}; nothing was touched",
        prose::count(found.errors, "error")
    )))
}

/// Faults, for people and for programs.
pub fn checked(faults: &[Diagnostic]) -> Checked {
    let count = |severity| {
        faults
            .iter()
            .filter(|fault| fault.severity == severity)
            .count()
    };
    Checked {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        text: faults
            .iter()
            .map(|fault| format!("{}\n\n", fault.render(false)))
            .collect(),
        faults: faults.iter().map(fault).collect(),
    }
}

fn fault(fault: &Diagnostic) -> Fault {
    let place = fault
        .place
        .as_ref()
        .map(|(source, span)| source.line_column(span.start));
    Fault {
        severity: fault.severity,
        file: fault
            .place
            .as_ref()
            .map(|(source, _)| source.name.to_string()),
        line: place.map(|(line, _)| line),
        column: place.map(|(_, column)| column),
        message: fault.message.clone(),
        hint: fault.hint.clone(),
        text: fault.render(false),
    }
}

/// The name of a kept check: which, the program, the day (rules expire), the settings and every file.
fn place(opened: &Opened, which: &str) -> PathBuf {
    let mut hash = Sha256::new();
    let files = &opened.parts.files;
    let settings = files
        .settings_source
        .as_ref()
        .map_or("", |source| &*source.text);
    for part in [
        which,
        env!("CARGO_PKG_VERSION"),
        &opened.now.date().to_string(),
        settings,
    ] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    for file in &files.files {
        for part in [file.path.as_str(), &file.source.text] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    let name = crate::text::hex(hash.finalize().into_iter().take(16));
    opened.state.join("checked").join(name)
}
