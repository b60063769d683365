//! Names and ages of the writers of `letters-1880`.

use crate::Bench;
use crate::rows::{id, rows, text};
use crate::tally::{Tally, half};
use regards::letter::Letter;
use std::collections::BTreeMap;

/// Prints the figures.
pub fn run(bench: &Bench) {
    let Some(set) = bench.set("letters-1880") else {
        return;
    };
    let intents = BTreeMap::new();
    let reader = bench.reader(&intents);
    let labels = rows(&bench.labels.join("letters1880.jsonl"));
    let (mut name, mut age) = (Tally::default(), Tally::default());
    for row in rows(&set.join("letters.jsonl")) {
        let id = id(&row);
        let Some(label) = labels.iter().find(|label| text(label, "id") == id) else {
            continue;
        };
        let letter = Letter::bare(
            None,
            "",
            &format!("{}\n\n{}\n", text(&row, "body"), text(&row, "signature")),
        );
        let writer = reader.read(&letter).writer;
        let half = half(&id);
        let right = writer
            .name
            .as_deref()
            .map(|name| name.trim_end_matches('.').to_string())
            == label["name"]
                .as_str()
                .map(|name| name.trim_end_matches('.').to_string());
        name.one(half, right);
        let stated = label["age"].as_u64();
        let found = writer.age.map(u64::from);
        let right_age = found == stated
            || label["age_also"].as_array().is_some_and(|also| {
                found.is_some() && also.iter().any(|also| also.as_u64() == found)
            });
        age.add(
            half,
            (u32::from(found.is_some()), u32::from(stated.is_some())),
            u32::from(right_age && found.is_some()),
        );
        if !right || !right_age {
            bench.miss(half, || {
                format!(
                    "{id}: want {} {:?}, found {:?} {found:?} ({}) signature {:?}",
                    label["name"],
                    stated,
                    writer.name,
                    writer.evidence,
                    text(&row, "signature")
                )
            });
        }
    }
    name.line("writer's name");
    age.line("writer's age, where stated");
}
