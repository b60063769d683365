//! What a template sees: details by their paths, and nothing else.

use super::Path;
use crate::language::Language;
use serde_json::Value;

/// One detail: what stands in the sentence, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detail {
    /// The value: a text, a number, a date as ISO 8601 text, a list, or an object.
    pub value: Value,
    /// Where it comes from, as the record names it (`customer.orders[0].number`, `letter:210-218`).
    pub facts: Vec<String>,
}

impl Detail {
    /// A detail with one source.
    pub fn new(value: impl Into<Value>, fact: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            facts: vec![fact.into()],
        }
    }

    /// Whether the detail counts as known: not null, not empty, not false, not 0.
    pub fn is_known(&self) -> bool {
        is_known(&self.value)
    }
}

/// Whether a value counts as known: not null, not empty (or blank), not false, not 0.
pub fn is_known(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(yes) => *yes,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(list) => list.iter().any(is_known),
        Value::Object(fields) => fields.values().any(is_known),
    }
}

/// All that a template may look at. A path that this does not give is unknown, whatever the template says.
pub trait View {
    /// The detail of a path. Unknown, empty and withheld are all `None`.
    fn get(&self, path: &Path) -> Option<Detail>;

    /// The language of the draft; with a region where the reader's is known (`en-US`).
    fn language(&self) -> &Language;

    /// Whether the letter uses a word with this stem (`text::stem` in the draft's language), and where
    /// (`letter:12-17`).
    fn said(&self, stem: &str) -> Option<String>;
}

/// The detail of a path, if it is known.
pub(crate) fn known(view: &dyn View, path: &Path) -> Option<Detail> {
    view.get(path).filter(Detail::is_known)
}
