//! Collects faults, so that an author sees all of them at once.

use super::scan::Fault;
use crate::{
    diagnostic::Diagnostic,
    source::{Source, Span},
};

/// The faults of a library while it is built.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Diagnostic>);

impl Faults {
    /// A fault at a place.
    pub(super) fn push(
        &mut self,
        source: &Source,
        span: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let fault = Diagnostic::error(message).at(source, span);
        self.0.push(fault.hint(hint));
    }

    /// What a scan found.
    pub(super) fn scanned(&mut self, source: &Source, faults: Vec<Fault>) {
        self.0.extend(faults.into_iter().map(|fault| {
            let diagnostic = Diagnostic::error(fault.message).at(source, fault.span);
            match fault.hint {
                Some(hint) => diagnostic.hint(hint),
                None => diagnostic,
            }
        }));
    }

    /// Faults from elsewhere.
    pub(super) fn extend(&mut self, faults: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(faults);
    }

    /// The value, or the faults in the order of files and lines.
    pub(super) fn or<T>(mut self, value: T) -> Result<T, Vec<Diagnostic>> {
        if self.0.is_empty() {
            return Ok(value);
        }
        sort(&mut self.0);
        Err(self.0)
    }

    /// The faults in the order of files and lines.
    pub(super) fn into_sorted(mut self) -> Vec<Diagnostic> {
        sort(&mut self.0);
        self.0
    }
}

fn sort(faults: &mut [Diagnostic]) {
    faults.sort_by_cached_key(|fault| {
        fault
            .place
            .as_ref()
            .map(|(source, span)| (source.name.clone(), span.start))
    });
}
