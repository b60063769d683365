//! Every fault of a desk: what its files say against each other, on made-up letters, and against the intent model.

mod case;
mod expired;
mod heard;
mod reach;
mod settings;
mod twins;

pub use case::case;
pub use settings::no_zone;

use super::{Parts, rehearsal};
use crate::{
    diagnostic::{Diagnostic, Severity},
    library::DeskFile,
    source::{Source, Span},
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Every fault, worst first, in the order of the files: what [`standing`] finds, and what whole letters show.
pub fn of(parts: &Parts, today: Date) -> Vec<Diagnostic> {
    let mut faults = standing(parts, today);
    faults.extend(rehearsal::of(parts, today));
    sorted(faults)
}

/// What the files say against each other, phrase by phrase: what a run demands, without a rehearsal.
pub fn standing(parts: &Parts, today: Date) -> Vec<Diagnostic> {
    let mut faults = parts.library.faults();
    faults.extend(parts.library.specimens());
    faults.extend(settings::settings(parts));
    faults.extend(expired::expired(parts, today));
    faults.extend(heard::examples(parts));
    faults.extend(heard::answers(parts));
    faults.extend(heard::patterns(parts));
    faults.extend(twins::twins(parts));
    faults.extend(reach::reach(parts));
    sorted(faults)
}

fn sorted(mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    faults.sort_by_key(|fault| {
        let place = fault
            .place
            .as_ref()
            .map(|(source, span)| (source.name.to_string(), span.start));
        (std::cmp::Reverse(fault.severity), place)
    });
    faults.dedup();
    faults
}

/// Whether the desk may be used.
pub fn refuses(faults: &[Diagnostic]) -> bool {
    faults.iter().any(|fault| fault.severity == Severity::Error)
}

fn file<'p>(parts: &'p Parts, path: &str) -> Option<&'p DeskFile> {
    parts.files.files.iter().find(|file| file.path == path)
}

/// The names that the texts of a desk ask for behind a root: `returns_days` of `rules.returns_days`.
fn names_after<'f>(files: impl Iterator<Item = &'f DeskFile>, root: &str) -> BTreeSet<String> {
    let name = |text: &str| {
        let names = |it: &char| it.is_alphanumeric() || matches!(it, '_' | '-');
        text.chars().take_while(names).collect::<String>()
    };
    files
        .flat_map(|file| file.source.text.split(root).skip(1).map(name))
        .collect()
}

/// The fault at the first place where a word stands.
fn at(fault: Diagnostic, source: &Source, word: &str) -> Diagnostic {
    let start = source.text.find(word).unwrap_or(0);
    let end = if source.text[start..].starts_with(word) {
        start + word.len()
    } else {
        start
    };
    fault.at(source, Span::new(start, end))
}
