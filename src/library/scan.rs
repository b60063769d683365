//! What a text looks at and what it does, part by part.

use super::Path;
use crate::source::Span;

/// A part of a text.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// Plain words.
    Text(Span),
    /// `{{ … }}`
    Output(Tag),
    /// `{% … %}`
    Tag(&'static str, Tag),
    /// A comment of the author.
    Comment(Trim),
}

/// Whether the space before and after is trimmed (`{{-`, `-}}`).
pub(super) type Trim = (bool, bool);

/// A tag with its expression.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    /// Where the expression stands (for `for` and `set`: with the names).
    pub expression: Span,
    /// Trim.
    pub trim: Trim,
    /// Its details, by their number in [`Scan::paths`], each with its place.
    pub uses: Vec<(Span, usize)>,
    /// All details that have a part in its value: those used, and those behind local names.
    pub from: Vec<usize>,
    /// It calls a component.
    pub component: bool,
}

/// What was found in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Scan {
    pub parts: Vec<Part>,
    /// Every detail that it looks at, once.
    pub paths: Vec<Path>,
    /// Those without which it cannot be said.
    pub needed: Vec<usize>,
    pub faults: Vec<Fault>,
}

/// A fault at a place of the file.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub span: Span,
    pub message: String,
    pub hint: Option<String>,
}

/// Where a text stands, and so what it may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A form, a greeting, a subject.
    Phrase,
    /// The file of components.
    Components,
}
