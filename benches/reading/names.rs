//! Display names on `names.jsonl`.

use crate::Bench;
use crate::rows::{id, rows, text};
use crate::tally::{Tally, half};
use regards::read::names;
use serde_json::Value;

/// Prints the figures.
pub fn run(bench: &Bench) {
    let (mut whole, mut first) = (Tally::default(), Tally::default());
    for row in rows(&bench.labels.join("names.jsonl")) {
        let id = id(&row);
        let display = text(&row, "display");
        let (name, given) = match names::read(display) {
            names::Named::Person(name) => (Some(name.full), name.first),
            names::Named::Firm(_) | names::Named::Nobody => (None, None),
        };
        let agrees = |found: &Option<String>, key: &str| {
            found.as_deref() == row.get(key).and_then(Value::as_str)
                || row
                    .get(format!("{key}_also"))
                    .and_then(Value::as_array)
                    .is_some_and(|also| also.iter().any(|also| also.as_str() == found.as_deref()))
        };
        let half = half(&id);
        let (a, b) = (agrees(&name, "name"), agrees(&given, "first"));
        whole.one(half, a);
        first.one(half, b);
        if !a || !b {
            bench.miss(half, || {
                format!(
                    "{display:?}: want {} / {}, found {name:?} / {given:?}",
                    row["name"], row["first"]
                )
            });
        }
    }
    whole.line("display name, whole");
    first.line("display name, first");
}
