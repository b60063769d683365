//! What is wrong with a file of a desk, where, and what to do about it.

use crate::source::{Source, Span};
use std::fmt;

/// How bad it is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Works, but a person should look.
    Warning,
    /// Refused.
    Error,
}

/// One fault: what, where, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad.
    pub severity: Severity,
    /// What is wrong, one line, names in backticks, lower case, no full stop.
    pub message: String,
    /// Where: the file and the place in it. `None` where there is no file (a folder is missing).
    pub place: Option<(Source, Span)>,
    /// Facts that help to understand it ("promised for `complaint`: `name`").
    pub notes: Vec<String>,
    /// What to do, an imperative sentence.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A fault that refuses the desk.
    pub fn error(message: impl Into<String>) -> Self {
        Self::new(Severity::Error, message)
    }

    /// A fault that a person should look at.
    pub fn warning(message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, message)
    }

    fn new(severity: Severity, message: impl Into<String>) -> Self {
        Self {
            severity,
            message: message.into(),
            place: None,
            notes: Vec::new(),
            hint: None,
        }
    }

    /// The same fault, at a place.
    pub fn at(mut self, source: &Source, span: Span) -> Self {
        self.place = Some((source.clone(), span));
        self
    }

    /// The same fault, with one more fact.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// The same fault, with what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The fault as people see it on a terminal: message, place with carets, notes and hint.
    pub fn render(&self, color: bool) -> String {
        render::render(self, color)
    }
}

/// One line: `file:line:column: error: message`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if let Some((source, span)) = &self.place {
            let (line, column) = source.line_column(span.start);
            write!(f, "{}:{line}:{column}: ", source.name)?;
        }
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        write!(f, "{severity}: {}", self.message)
    }
}

impl std::error::Error for Diagnostic {}

/// Drawing: the only place that knows annotate-snippets.
mod render {
    use super::{Diagnostic, Severity};
    use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

    pub(super) fn render(diagnostic: &Diagnostic, color: bool) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let mut group = level
            .primary_title(diagnostic.message.as_str())
            .elements(Vec::<annotate_snippets::Message>::new());
        if let Some((source, span)) = &diagnostic.place {
            let end = span
                .end
                .min(source.text.len())
                .max(span.start.min(source.text.len()));
            let start = span.start.min(end);
            group = group.element(
                Snippet::source(&*source.text)
                    .path(&*source.name)
                    .annotation(AnnotationKind::Primary.span(start..end)),
            );
        }
        for note in &diagnostic.notes {
            group = group.element(Level::NOTE.message(note.as_str()));
        }
        if let Some(hint) = &diagnostic.hint {
            group = group.element(Level::HELP.with_name("hint").message(hint.as_str()));
        }
        let renderer = if color {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        renderer.render(&[group])
    }
}
