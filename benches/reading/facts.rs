//! Facts on `facts.en.jsonl` and `facts.nb.jsonl`.

use crate::Bench;
use crate::rows::{id, noon, rows, text};
use crate::tally::{Tally, half};
use regards::language::Language;
use regards::letter::Letter;
use regards::read::Reader;
use regards::reading::Place;
use regards::settings::Settings;
use serde_json::Value;
use std::collections::BTreeMap;

/// Prints the figures.
pub fn run(bench: &Bench) {
    let desk = std::fs::read_to_string(bench.labels.join("facts.desk.yaml")).unwrap_or_default();
    let settings: Settings = serde_yaml::from_str(&desk).unwrap_or_else(|error| {
        println!("SKIPPED: facts.desk.yaml: {error}");
        Settings::default()
    });
    for language in ["en", "nb"] {
        let mut settings = settings.clone();
        settings.language = Some(Language::new(language));
        let intents = BTreeMap::new();
        let Ok(reader) = Reader::new(&settings, &intents, None) else {
            continue;
        };
        let mut all = Tally::default();
        let mut by: BTreeMap<String, Tally> = BTreeMap::new();
        for row in rows(&bench.labels.join(format!("facts.{language}.jsonl"))) {
            facts_of(bench, &reader, &row, &mut all, &mut by);
        }
        all.line(&format!("facts, {language}"));
        for (kind, tally) in &by {
            tally.line(&format!("  {kind}"));
        }
    }
}

fn facts_of(
    bench: &Bench,
    reader: &Reader,
    row: &Value,
    all: &mut Tally,
    by: &mut BTreeMap<String, Tally>,
) {
    let mut letter = Letter::bare(None, "", text(row, "text"));
    letter.date = noon(text(row, "date"));
    let reading = reader.read(&letter);
    let half = half(&id(row));
    let labels = row["facts"].as_array().cloned().unwrap_or_default();
    let mut met = vec![false; labels.len()];
    // The signature of a one-line letter is part of its text here.
    for fact in reading
        .facts
        .iter()
        .filter(|fact| fact.place == Place::NewText)
    {
        let kind = serde_json::to_value(fact.kind)
            .ok()
            .and_then(|kind| kind.as_str().map(str::to_string))
            .unwrap_or_default();
        let fits = |label: &Value| {
            let (start, end) = (
                label["start"].as_u64().unwrap_or(0) as usize,
                label["end"].as_u64().unwrap_or(0) as usize,
            );
            let overlaps = fact.start < end && start < fact.end;
            let same = text(label, "kind") == kind && text(label, "value") == fact.value;
            let also = label["also"].as_array().is_some_and(|also| {
                also.iter().any(|other| {
                    other.as_str() == Some(fact.value.as_str()) && text(label, "kind") == kind
                        || text(other, "value") == fact.value
                            && (text(other, "kind") == kind
                                || text(other, "kind").is_empty() && text(label, "kind") == kind)
                })
            });
            overlaps && (same || also)
        };
        let hit = labels
            .iter()
            .enumerate()
            .position(|(at, label)| !met[at] && fits(label));
        let optional = hit.is_some_and(|at| labels[at]["optional"].as_bool() == Some(true));
        if let Some(at) = hit {
            met[at] = true;
        }
        if !optional {
            let count = u32::from(hit.is_some());
            all.add(half, (1, 0), count);
            by.entry(kind.clone()).or_default().add(half, (1, 0), count);
        }
        if hit.is_none() {
            bench.miss(half, || {
                format!(
                    "{}: extra {kind} {:?} in {:?}",
                    id(row),
                    fact.value,
                    text(row, "text")
                )
            });
        }
    }
    for (at, label) in labels
        .iter()
        .enumerate()
        .filter(|(_, label)| label["optional"].as_bool() != Some(true))
    {
        all.add(half, (0, 1), 0);
        by.entry(text(label, "kind").to_string())
            .or_default()
            .add(half, (0, 1), 0);
        if !met[at] {
            bench.miss(half, || {
                format!(
                    "{}: missed {} {:?} also {} in {:?}",
                    id(row),
                    text(label, "kind"),
                    text(label, "value"),
                    label["also"],
                    text(row, "text")
                )
            });
        }
    }
}
