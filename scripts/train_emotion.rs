//! Trains `assets/emotion.bin` on the train part of GoEmotions. `REGARDS_DATA=… cargo run --release --example train_emotion`.
//!
//! One logistic regression an emotion over hashed words and pairs of words, averaged stochastic gradient; thresholds are
//! chosen on a tenth of the train part that is held out, never on the development part that the bench measures on.
use regards::read::emotion::{BUCKETS, features};
use serde_json::Value;
use std::io::Read;
use std::path::Path;

const NAMES: [&str; 7] = [
    "anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral",
];
/// Texts a bucket must stand in.
const RARE: u32 = 3;
/// Step of the gradient.
const RATE: f32 = 0.6;
const EPOCHS: usize = 5;

struct Row {
    buckets: Vec<usize>,
    labels: [bool; 7],
    share: f32,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = std::env::var("REGARDS_DATA")?;
    let folder = Path::new(&data).join("goemotions");
    let mapping: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("ekman_mapping.json"))?)?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(folder.join("train.jsonl.gz"))?)
        .read_to_string(&mut text)?;
    let rows: Vec<Row> = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .map(|row| row_of(&row, &mapping))
        .collect();
    let (held, train): (Vec<_>, Vec<_>) = rows.iter().enumerate().partition(|(at, _)| at % 10 == 0);
    let train: Vec<&Row> = train.into_iter().map(|(_, row)| row).collect();
    let held: Vec<&Row> = held.into_iter().map(|(_, row)| row).collect();
    let weights = learn(&common(&train));
    let most = weights
        .iter()
        .flatten()
        .fold(0.0_f32, |most, weight| most.max(weight.abs()))
        .min(40.0);
    let scale = most / 127.0;
    let mut bytes = scale.to_le_bytes().to_vec();
    for (class, name) in NAMES.iter().enumerate() {
        let (threshold, f1) = threshold(&held, &weights, class);
        println!("{name}: threshold {threshold:.2}, F1 on the held-out tenth {f1:.3}");
        bytes.extend(threshold.to_le_bytes());
    }
    bytes.extend(
        weights
            .iter()
            .flatten()
            .map(|weight| ((weight / scale).round().clamp(-127.0, 127.0) as i8).cast_unsigned()),
    );
    std::fs::write(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/emotion.bin"),
        &bytes,
    )?;
    println!("{} rows, {} bytes", rows.len(), bytes.len());
    Ok(())
}

fn row_of(row: &Value, mapping: &Value) -> Row {
    let mut buckets = Vec::new();
    let text = row["text"]
        .as_str()
        .unwrap_or("")
        .to_lowercase()
        .replace('’', "'");
    features(&text, |bucket| buckets.push(bucket));
    let mut labels = [false; 7];
    for emotion in row["emotions"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        for (class, name) in NAMES.iter().enumerate() {
            let member = *name == emotion
                || mapping[*name]
                    .as_array()
                    .is_some_and(|list| list.iter().any(|item| item == emotion));
            labels[class] |= member;
        }
    }
    // A long text counts as much as a short one.
    let share = 1.0 / (buckets.len().max(1) as f32).sqrt();
    Row {
        buckets,
        labels,
        share,
    }
}

/// The rows without rare buckets: what stands in a few texts only would explain these texts and no others.
fn common(rows: &[&Row]) -> Vec<Row> {
    let mut counts = vec![0_u32; BUCKETS];
    rows.iter()
        .flat_map(|row| &row.buckets)
        .for_each(|bucket| counts[*bucket] += 1);
    rows.iter()
        .map(|row| Row {
            buckets: row
                .buckets
                .iter()
                .copied()
                .filter(|bucket| counts[*bucket] >= RARE)
                .collect(),
            labels: row.labels,
            share: row.share,
        })
        .collect()
}

/// AdaGrad, one weight line a bucket.
fn learn(rows: &[Row]) -> Vec<[f32; 7]> {
    let mut weights = vec![[0.0_f32; 7]; BUCKETS];
    let mut squares = vec![[1e-3_f32; 7]; BUCKETS];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    for epoch in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (seed >> 33) as usize % (at + 1));
        }
        for at in &order {
            let row = &rows[*at];
            for class in 0..7 {
                let share = row.share;
                let sum: f32 = share
                    * row
                        .buckets
                        .iter()
                        .map(|bucket| weights[*bucket][class])
                        .sum::<f32>();
                let wanted = if row.labels[class] { 1.0 } else { 0.0 };
                let error = 1.0 / (1.0 + (-sum).exp()) - wanted;
                for bucket in &row.buckets {
                    let gradient = error * share + 1e-5 * weights[*bucket][class];
                    squares[*bucket][class] += gradient * gradient;
                    weights[*bucket][class] -= RATE * gradient / squares[*bucket][class].sqrt();
                }
            }
        }
        println!("epoch {}", epoch + 1);
    }
    weights
}

fn threshold(rows: &[&Row], weights: &[[f32; 7]], class: usize) -> (f32, f32) {
    let scores: Vec<(f32, bool)> = rows
        .iter()
        .map(|row| {
            (
                row.share
                    * row
                        .buckets
                        .iter()
                        .map(|bucket| weights[*bucket][class])
                        .sum::<f32>(),
                row.labels[class],
            )
        })
        .collect();
    (-40..20)
        .map(|step| step as f32 * 0.1)
        .map(|threshold| {
            let found = scores
                .iter()
                .filter(|(score, _)| *score > threshold)
                .count() as f32;
            let right = scores
                .iter()
                .filter(|(score, label)| *score > threshold && *label)
                .count() as f32;
            let all = scores.iter().filter(|(_, label)| *label).count() as f32;
            (threshold, 2.0 * right / (found + all).max(1.0))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .unwrap_or((0.0, 0.0))
}
