//! Conditions of a mark: `if=a.b,!c.d,tone:mend|calm` and `if_said=knot|knots`.

use super::{Path, View, view::known};
use serde_json::Value;

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What it looks at; for [`Test::Says`] the path is `letter`.
    pub path: Path,
    /// What must hold.
    pub test: Test,
}

/// What must hold of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The detail is known.
    Known,
    /// The detail is not known.
    Unknown,
    /// The detail is one of these values.
    Is(Vec<String>),
    /// The detail is none of these values.
    IsNot(Vec<String>),
    /// The letter uses a word with one of these stems.
    Says(Vec<String>),
}

impl Condition {
    /// Whether the condition holds; if so, with the sources of the details that decided it.
    pub fn holds(&self, view: &dyn View) -> Option<Vec<String>> {
        match &self.test {
            Test::Known => known(view, &self.path).map(|detail| detail.facts),
            Test::Unknown => known(view, &self.path).is_none().then(Vec::new),
            Test::Is(words) => known(view, &self.path)
                .filter(|detail| is_one_of(&detail.value, words))
                .map(|detail| detail.facts),
            Test::IsNot(words) => match known(view, &self.path) {
                Some(detail) if is_one_of(&detail.value, words) => None,
                Some(detail) => Some(detail.facts),
                None => Some(Vec::new()),
            },
            Test::Says(stems) => stems
                .iter()
                .find_map(|stem| view.said(stem))
                .map(|fact| vec![fact]),
        }
    }

    /// How messages name it: `!case.deed.sent`, `tone:mend|calm`.
    pub fn name(&self) -> String {
        match &self.test {
            Test::Known => self.path.to_string(),
            Test::Unknown => format!("!{}", self.path),
            Test::Is(words) => format!("{}:{}", self.path, words.join("|")),
            Test::IsNot(words) => format!("!{}:{}", self.path, words.join("|")),
            Test::Says(stems) => format!("said {}", stems.join("|")),
        }
    }
}

/// Whether all hold: the sources of the details that decided, or the first condition that does not hold.
pub fn all_hold<'c>(
    conditions: &'c [Condition],
    view: &dyn View,
) -> Result<Vec<String>, &'c Condition> {
    let mut facts = Vec::new();
    for condition in conditions {
        facts.extend(condition.holds(view).ok_or(condition)?);
    }
    Ok(facts)
}

/// A list is one of the words when one of its elements is.
fn is_one_of(value: &Value, words: &[String]) -> bool {
    match value {
        Value::String(text) => words.iter().any(|word| word == text),
        Value::Number(number) => words.iter().any(|word| *word == number.to_string()),
        Value::Bool(yes) => words.iter().any(|word| *word == yes.to_string()),
        Value::Array(list) => list.iter().any(|value| is_one_of(value, words)),
        Value::Null | Value::Object(_) => false,
    }
}
