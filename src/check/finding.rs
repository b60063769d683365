//! What a check is, and what it finds.

use super::Sheet;
use crate::{diagnostic::Severity, draft::Remark, source::Span};

/// A check of drafts: what it is called, how bad it is, and all that its page says.
pub struct Check {
    /// Its name in remarks and pages.
    pub name: &'static str,
    /// How bad; an error holds the draft.
    pub severity: Severity,
    /// What it does.
    pub does: &'static str,
    /// Why that is bad.
    pub why: &'static str,
    /// An example that it finds.
    pub example: &'static str,
    /// What to write instead.
    pub instead: &'static str,
    /// Looks at a draft.
    pub(super) run: fn(&Sheet) -> Vec<Finding>,
}

impl Check {
    pub(super) fn look(&'static self, sheet: &Sheet) -> Vec<Found> {
        (self.run)(sheet)
            .into_iter()
            .map(|finding| Found {
                check: self,
                span: finding.span,
                severity: finding.severity.unwrap_or(self.severity),
                what: finding.what,
                instead: finding.instead.unwrap_or_else(|| self.instead.to_string()),
            })
            .collect()
    }
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Names are unique.
impl PartialEq for Check {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// What one check found in one place, before its name is put to it.
pub(super) struct Finding {
    span: Span,
    what: String,
    instead: Option<String>,
    severity: Option<Severity>,
}

impl Finding {
    /// At a place of the draft: what is wrong, without a full stop.
    pub(super) fn new(span: Span, what: impl Into<String>) -> Self {
        Self {
            span,
            what: what.into(),
            instead: None,
            severity: None,
        }
    }

    /// What to write instead, where the place says more than the check.
    pub(super) fn instead(mut self, instead: impl Into<String>) -> Self {
        self.instead = Some(instead.into());
        self
    }

    /// Where it stands.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// Worse or milder than the check usually is.
    pub(super) fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }
}

/// Something wrong in a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Which check.
    pub check: &'static Check,
    /// Where in the draft's text.
    pub span: Span,
    /// How bad.
    pub severity: Severity,
    /// What is wrong.
    pub what: String,
    /// What to write instead.
    pub instead: String,
}

impl Found {
    /// As the record has it: what, why, and what to write instead.
    pub fn remark(&self, text: &str) -> Remark {
        let start = crate::source::floor(text, self.span.start);
        let before = text.get(..start).unwrap_or("");
        let end = match self.instead.ends_with(['.', '?', '!', '”', '»']) {
            true => "",
            false => ".",
        };
        Remark {
            check: self.check.name.to_string(),
            severity: self.severity,
            line: before.matches('\n').count() + 1,
            start: self.span.start,
            end: self.span.end,
            message: format!(
                "{}. {} Instead: {}{end}",
                self.what, self.check.why, self.instead
            ),
        }
    }
}
