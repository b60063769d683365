//! A named text and places in it: every message that points somewhere points with these.

use std::{fmt, sync::Arc};

/// A text with the name people know it by (a path, or `<stdin>`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Path or name, as messages show it.
    pub name: Arc<str>,
    /// The whole text.
    pub text: Arc<str>,
}

impl Source {
    /// A source with a name and a text.
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
        }
    }

    /// Line and column (both from 1, columns in characters) of a byte offset. Offsets past the
    /// end, or inside a character, are moved back to the nearest place that exists.
    ///
    /// ```
    /// use regards::source::Source;
    /// let s = Source::new("a.txt", "one\ntwø x");
    /// assert_eq!(s.line_column(4), (2, 1));
    /// assert_eq!(s.line_column(9), (2, 5));
    /// ```
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let before = floor(&self.text, offset);
        let head = &self.text[..before];
        let line_start = head.rfind('\n').map_or(0, |at| at + 1);
        (
            head.matches('\n').count() + 1,
            head[line_start..].chars().count() + 1,
        )
    }

    /// The byte offset at which a line (from 1) starts.
    pub fn line_start(&self, line: usize) -> usize {
        if line <= 1 {
            return 0;
        }
        self.text
            .match_indices('\n')
            .nth(line - 2)
            .map_or(self.text.len(), |(at, _)| at + 1)
    }
}

/// The nearest character boundary at or before an offset.
pub fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A stretch of bytes in a text, end not included.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text that the span covers, or nothing where it does not fit the text.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether two spans share a byte.
    pub fn overlaps(&self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}-{}", self.start, self.end)
    }
}
