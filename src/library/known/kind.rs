//! What a detail looks like, with a value to try it on.

use serde_json::{Value, json};

/// What a detail looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::library) enum Kind {
    /// Words.
    Text(&'static str),
    /// A date.
    Date(&'static str),
    /// A number.
    Number(i64),
    /// Yes.
    Yes,
    /// A list of words.
    List,
}

impl Kind {
    /// A value of this kind.
    pub(in crate::library) fn value(self) -> Value {
        match self {
            Self::Text(text) | Self::Date(text) => json!(text),
            Self::Number(number) => json!(number),
            Self::Yes => json!(true),
            Self::List => json!(["label.pdf", "invoice.pdf"]),
        }
    }
}
