//! Emotions on the development part of GoEmotions.

use crate::Bench;
use crate::rows::{packed, strings, text};
use serde_json::Value;

/// The development part of GoEmotions: several labels a text, as its publishers score it; nothing was tuned on it.
pub fn run(bench: &Bench) {
    let Some(set) = bench.set("goemotions") else {
        return;
    };
    let mapping: Value = std::fs::read_to_string(set.join("ekman_mapping.json"))
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    let mut counts = [[0_u32; 3]; 7];
    for row in packed(&set.join("dev.jsonl.gz")) {
        let raw = text(&row, "text");
        let scores = regards::read::emotion::scores(
            &raw.to_lowercase().replace('’', "'"),
            &regards::learn::Gist::of(raw).meaning,
        );
        let best = (0..7)
            .max_by(|a, b| scores[*a].total_cmp(&scores[*b]))
            .unwrap_or(6);
        let labels = strings(&row, "emotions");
        for (class, name) in [
            "anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral",
        ]
        .iter()
        .enumerate()
        {
            let wanted = labels.iter().any(|label| {
                label == name
                    || mapping[*name]
                        .as_array()
                        .is_some_and(|list| list.iter().any(|item| item == label))
            });
            let found =
                scores[class] > 0.0 || class == best && scores.iter().all(|score| *score <= 0.0);
            counts[class][0] += u32::from(found);
            counts[class][1] += u32::from(wanted);
            counts[class][2] += u32::from(found && wanted);
        }
    }
    let mut sum = 0.0;
    for (class, name) in [
        "anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral",
    ]
    .iter()
    .enumerate()
    {
        let [found, wanted, right] = counts[class].map(f64::from);
        let f1 = 2.0 * right / (found + wanted).max(1.0);
        sum += f1;
        println!(
            "{name:<10} p {:.3} r {:.3} f1 {f1:.3} (n {wanted})",
            right / found.max(1.0),
            right / wanted.max(1.0)
        );
    }
    println!("macro F1 {:.3}", sum / 7.0);
}
