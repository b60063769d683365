//! A phrase: text with details to fill in, and what comes of it.

use super::{Path, View, view::known};
use crate::{
    language::Language,
    source::{Source, Span},
};

/// A text with details to fill in. Compiled when it is first said.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The file.
    pub source: Source,
    /// Where the text stands in it.
    pub span: Span,
    /// The line of its first word.
    pub line: usize,
    /// The language it is written in.
    pub language: Language,
    /// Details without which it cannot be said.
    pub needs: Vec<Path>,
    /// Details that it takes if they are there.
    pub optional: Vec<Path>,
    /// The name under which memory keeps it (`order-late/mend.en.txt:3#2`).
    pub key: String,
}

/// What was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The sentences in order.
    pub sentences: Vec<SaidSentence>,
}

/// One sentence with its exact sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaidSentence {
    /// The sentence.
    pub text: String,
    /// The line of the file in which it begins.
    pub line: usize,
    /// Sources of the details that stand in it.
    pub facts: Vec<String>,
    /// Sources of the details that decided which words stand in it (`{% if … %}`).
    pub grounds: Vec<String>,
    /// Stands on a line of its own (signatures, list items).
    pub new_line: bool,
}

/// Why a phrase could not be said.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsaid {
    /// A detail is not known.
    #[error("`{0}` is not known")]
    Missing(Path),
    /// The text grew beyond 64 kB.
    #[error("the text grew too long")]
    TooLong,
    /// The template engine refused (a filter got a value of another kind).
    #[error("{0}")]
    Refused(String),
}

impl Phrase {
    /// The text as it stands in the file.
    pub fn text(&self) -> &str {
        self.span.of(&self.source.text)
    }

    /// The first detail that it needs and that is not known.
    pub fn missing(&self, view: &dyn View) -> Option<&Path> {
        self.needs.iter().find(|path| known(view, path).is_none())
    }

    /// Says it: the sentences with their exact sources, or what is missing.
    pub fn render(&self, view: &dyn View) -> Result<Said, Unsaid> {
        if let Some(path) = self.missing(view) {
            return Err(Unsaid::Missing(path.clone()));
        }
        let sentence = SaidSentence {
            text: self.text().trim().to_string(),
            line: self.line,
            ..SaidSentence::default()
        };
        Ok(Said {
            sentences: vec![sentence],
        })
    }
}
