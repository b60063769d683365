//! How long a letter takes.

use crate::Bench;
use crate::rows::{letter_of, rows};
use regards::letter::Letter;
use std::collections::BTreeMap;

/// Prints the figures.
pub fn run(bench: &Bench) {
    let intents = BTreeMap::new();
    let cold = std::time::Instant::now();
    let reader = bench.reader(&intents);
    let rows = rows(&bench.labels.join("situations.jsonl"));
    let letters: Vec<Letter> = rows.iter().map(letter_of).collect();
    let first = letters.first().map(|letter| reader.read(letter));
    println!(
        "first letter, everything made: {} µs ({} facts)",
        cold.elapsed().as_micros(),
        first.map_or(0, |reading| reading.facts.len())
    );
    for letter in &letters {
        std::hint::black_box(reader.read(letter));
    }
    let mut times: Vec<u128> = letters
        .iter()
        .cycle()
        .take(10_000)
        .map(|letter| {
            let start = std::time::Instant::now();
            std::hint::black_box(reader.read(letter));
            start.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    let bytes: usize = letters
        .iter()
        .map(|letter| letter.text.len())
        .sum::<usize>()
        / letters.len().max(1);
    println!(
        "a letter of {bytes} bytes on average: median {:.1} µs, 99th percentile {:.1} µs",
        times[5000] as f64 / 1000.0,
        times[9900] as f64 / 1000.0
    );
}
