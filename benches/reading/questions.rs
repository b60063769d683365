//! Questions and requests on `questions.jsonl`.

use crate::Bench;
use crate::rows::{id, packed, rows, text};
use crate::tally::{Tally, half};
use regards::letter::Letter;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Prints the figures.
pub fn run(bench: &Bench) {
    let Some(data) = bench.data.clone() else {
        return;
    };
    let texts = texts_of(&data);
    let intents = BTreeMap::new();
    let reader = bench.reader(&intents);
    let mut by: BTreeMap<String, Tally> = BTreeMap::new();
    for row in rows(&bench.labels.join("questions.jsonl")) {
        let key = format!("{}/{}/{}", text(&row, "set"), id(&row), row["turn"]);
        let Some(body) = texts(&row) else {
            println!("SKIPPED: {key}");
            continue;
        };
        let reading = reader.read(&Letter::bare(None, "", &body));
        let half = half(&key);
        let labels = row["questions"].as_array().cloned().unwrap_or_default();
        let spans: Vec<(usize, usize)> = labels
            .iter()
            .map(|label| {
                (
                    label["start"].as_u64().unwrap_or(0) as usize,
                    label["end"].as_u64().unwrap_or(0) as usize,
                )
            })
            .collect();
        let mut met = vec![false; labels.len()];
        let mut from = 0;
        let (mut found, mut right) = (0, 0);
        for question in &reading.questions {
            // Spans point into the new text; the labels into the whole one.
            let Some(start) = body
                .get(from..)
                .and_then(|rest| rest.find(&question.text))
                .map(|at| at + from)
                .or_else(|| body.find(&question.text))
            else {
                continue;
            };
            from = start;
            let end = start + question.text.len();
            let fits = |(a, b): (usize, usize)| {
                let shared = end.min(b).saturating_sub(start.max(a));
                shared * 2 >= (end - start).min(b - a) && shared > 0
            };
            let hit = (0..spans.len()).find(|at| !met[*at] && fits(spans[*at]));
            let optional = hit.is_some_and(|at| labels[at]["optional"].as_bool() == Some(true));
            if let Some(at) = hit {
                met[at] = true;
            }
            if !optional {
                found += 1;
                right += u32::from(hit.is_some());
            }
            if hit.is_none() {
                bench.miss(half, || format!("{key}: extra {:?}", question.text));
            }
        }
        let expected = labels
            .iter()
            .filter(|label| label["optional"].as_bool() != Some(true))
            .count() as u32;
        for (at, (a, b)) in spans
            .iter()
            .enumerate()
            .filter(|(at, _)| !met[*at] && labels[*at]["optional"].as_bool() != Some(true))
        {
            let _ = at;
            bench.miss(half, || {
                format!("{key}: missed {:?}", body.get(*a..*b).unwrap_or(""))
            });
        }
        for name in ["questions".to_string(), format!("  {}", text(&row, "set"))] {
            by.entry(name)
                .or_default()
                .add(half, (found, expected), right);
        }
    }
    for (name, tally) in &by {
        tally.line(name);
    }
}

/// The texts that the questions are labelled on, out of their sets.
fn texts_of(data: &Path) -> impl Fn(&Value) -> Option<String> {
    let letters = rows(&data.join("letters-1880/letters.jsonl"));
    let complaints = packed(&data.join("cfpb/complaints.jsonl.gz"));
    let talks = packed(&data.join("twitter-support/conversations.jsonl.gz"));
    let enron = data.join("enron");
    move |row| {
        let same = |other: &&Value| id(other) == id(row);
        match text(row, "set") {
            "letters-1880" => letters
                .iter()
                .find(same)
                .map(|row| text(row, "body").to_string()),
            "cfpb" => complaints
                .iter()
                .find(same)
                .map(|row| text(row, "text").to_string()),
            "twitter-support" => {
                let talk = talks
                    .iter()
                    .find(|talk| text(talk, "conversation") == id(row));
                let turns = talk?.get("turns")?.as_array()?;
                let turn = turns.get(row["turn"].as_u64()? as usize)?;
                Some(
                    turn.as_str()
                        .map_or_else(|| text(turn, "text").to_string(), str::to_string),
                )
            }
            _ => {
                let bytes = std::fs::read(enron.join(id(row))).ok()?;
                let mail = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
                mail.split_once("\n\n").map(|(_, body)| body.to_string())
            }
        }
    }
}
