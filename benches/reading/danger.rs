//! Danger on `danger.jsonl`.

use crate::Bench;
use crate::rows::{id, rows, text};
use crate::tally::{Tally, half};
use regards::letter::Letter;
use serde_json::Value;
use std::collections::BTreeMap;

/// Prints the figures.
pub fn run(bench: &Bench) {
    let intents = BTreeMap::new();
    let reader = bench.reader(&intents);
    let mut by: BTreeMap<String, Tally> = BTreeMap::new();
    for row in rows(&bench.labels.join("danger.jsonl")) {
        let id = id(&row);
        let letter = Letter::bare(None, "", text(&row, "text"));
        let reading = reader.read(&letter);
        let want = row.get("danger").and_then(Value::as_bool).unwrap_or(false);
        let found = reading.danger.is_some();
        let half = half(&id);
        for name in [
            "danger".to_string(),
            format!("danger, {}", text(&row, "lang")),
        ] {
            by.entry(name).or_default().add(
                half,
                (u32::from(found), u32::from(want)),
                u32::from(found && want),
            );
        }
        if want {
            by.entry(format!("  {} (recall)", text(&row, "kind")))
                .or_default()
                .add(half, (u32::from(found), 1), u32::from(found));
        }
        if want != found {
            bench.miss(half, || {
                format!(
                    "{id}: want {want} {}, found {:?}\n      {}",
                    text(&row, "kind"),
                    reading.danger,
                    text(&row, "text").replace('\n', " / ")
                )
            });
        }
    }
    for (name, tally) in &by {
        tally.line(name);
    }
}
