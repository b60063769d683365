//! Makes `assets/language.bin`, the weights of the language model.
//!
//! `REGARDS_DATA=… cargo run --release --example train_language` writes the file; with `-- --tune` it writes nothing and
//! reports on a fifth of the training half instead, for choosing settings. Runs are the same to the byte: the order of the
//! examples comes from a fixed seed.
//!
//! Training text: the half of `langid/dev.jsonl.gz` that [`held_back`] leaves, and `scripts/language-own.txt` (ours).
use std::error::Error;
use std::io::Read;
use std::path::Path;

use regards::read::language::features::{BUCKETS, features};
use regards::read::language::{COLUMNS, LANGUAGES, ROW, chances, decide};

const EPOCHS: usize = 12;
const RATE: f32 = 0.1;
const DECAY: f32 = 2e-6;
/// Sentences of ours are few and to the point: they count this much more.
const OWN: usize = 3;

struct Text {
    column: usize,
    sentence: bool,
    hash: u64,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = std::env::var_os("REGARDS_DATA").ok_or("REGARDS_DATA names no folder")?;
    let tune = std::env::args().any(|arg| arg == "--tune");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let all = published(Path::new(&data))?;
    let (mut train, mut test): (Vec<Text>, Vec<Text>) = all
        .into_iter()
        .filter(|t| !held_back(t.hash))
        .partition(|t| !tune || t.hash % 5 != 0);
    for line in std::fs::read_to_string(root.join("scripts/language-own.txt"))?.lines() {
        let Some((language, text)) = line.split_once('\t') else {
            continue;
        };
        for _ in 0..OWN {
            train.push(Text {
                column: column(language),
                sentence: true,
                hash: fnv(text),
                text: text.to_owned(),
            });
        }
    }
    let model = quantised(&fit(&train));
    test.retain(|t| t.sentence);
    println!("{} texts trained on", train.len());
    if tune {
        report(&model, &test);
    } else {
        std::fs::write(root.join("assets/language.bin"), model)?;
    }
    Ok(())
}

/// The half that is never trained on.
fn held_back(hash: u64) -> bool {
    (hash >> 40) & 1 == 1
}

fn published(data: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(data.join("langid/dev.jsonl.gz"))?)
        .read_to_string(&mut text)?;
    let mut all = Vec::new();
    for line in text.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| {
            row.get(name)
                .and_then(|v| v.as_str())
                .unwrap_or("")
                .to_owned()
        };
        let text = field("text");
        all.push(Text {
            column: column(&field("lang")),
            sentence: field("kind") == "sentence",
            hash: fnv(&text),
            text,
        });
    }
    Ok(all)
}

fn column(language: &str) -> usize {
    LANGUAGES
        .iter()
        .position(|known| *known == language)
        .unwrap_or(LANGUAGES.len())
}

/// FNV-1a, 64 bits.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Multinomial logistic regression by AdaGrad, one text at a time.
fn fit(texts: &[Text]) -> Vec<[f32; COLUMNS]> {
    let mut weights = vec![[0.0_f32; COLUMNS]; BUCKETS];
    let mut squares = vec![[1e-4_f32; COLUMNS]; BUCKETS];
    let mut order: Vec<usize> = (0..texts.len()).collect();
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut buckets = Vec::new();
    for _ in 0..EPOCHS {
        shuffle(&mut order, &mut seed);
        for at in &order {
            let text = &texts[*at];
            buckets.clear();
            features(&text.text, |bucket| buckets.push(bucket));
            step(&mut weights, &mut squares, &buckets, text.column);
        }
    }
    weights
}

fn step(
    weights: &mut [[f32; COLUMNS]],
    squares: &mut [[f32; COLUMNS]],
    buckets: &[usize],
    column: usize,
) {
    let value = 1.0 / (buckets.len().max(1) as f32).sqrt();
    let mut scores = [0.0_f32; COLUMNS];
    for bucket in buckets {
        for (score, weight) in scores.iter_mut().zip(&weights[*bucket]) {
            *score += weight * value;
        }
    }
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let total: f32 = scores.iter().map(|s| (s - top).exp()).sum();
    for bucket in buckets {
        for at in 0..COLUMNS {
            let miss = (scores[at] - top).exp() / total - f32::from(u8::from(at == column));
            let slope = miss * value + DECAY * weights[*bucket][at];
            squares[*bucket][at] += slope * slope;
            weights[*bucket][at] -= RATE * slope / squares[*bucket][at].sqrt();
        }
    }
}

fn shuffle(order: &mut [usize], seed: &mut u64) {
    for at in (1..order.len()).rev() {
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        order.swap(at, (*seed % (at as u64 + 1)) as usize);
    }
}

/// A byte a weight; the few heaviest are cut so that the others keep their steps.
fn quantised(weights: &[[f32; COLUMNS]]) -> Vec<u8> {
    let mut sizes: Vec<f32> = weights
        .iter()
        .flatten()
        .map(|w| w.abs())
        .filter(|w| *w > 0.0)
        .collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes.get(sizes.len() * 999 / 1000).copied().unwrap_or(1.0);
    let unit = top / 127.0;
    let mut bytes = unit.to_le_bytes().to_vec();
    for row in weights {
        let mut out = [0_u8; ROW];
        for (byte, weight) in out.iter_mut().zip(row) {
            *byte = ((weight / unit).round().clamp(-127.0, 127.0) as i8).cast_unsigned();
        }
        bytes.extend(out);
    }
    bytes
}

/// Accuracy on the ten languages (the two Norwegians as one), between the two, and how many of the others are refused.
fn report(model: &[u8], test: &[Text]) {
    for limit in [0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 2.0] {
        let (mut right, mut all, mut refused) = (0, 0, (0, 0));
        let mut norwegian = [(0, 0); 2];
        for text in test {
            let guess = chances(model, &text.text)
                .map_or(LANGUAGES.len(), |chances| decide(&chances, limit));
            let both = |column: usize| if column == 2 { 1 } else { column };
            if text.column == LANGUAGES.len() {
                refused = (
                    refused.0 + usize::from(guess >= LANGUAGES.len()),
                    refused.1 + 1,
                );
                continue;
            }
            if limit > 1.0 && guess != text.column {
                println!(
                    "{} as {}: {}",
                    LANGUAGES[text.column],
                    LANGUAGES.get(guess).unwrap_or(&"und"),
                    text.text
                );
            }
            right += usize::from(both(guess) == both(text.column));
            all += 1;
            if let Some((good, count)) = text
                .column
                .checked_sub(1)
                .and_then(|at| norwegian.get_mut(at))
            {
                *good += usize::from(guess == text.column);
                *count += 1;
            }
        }
        println!(
            "limit {limit}: nb and nn as one {right} of {all} ({:.2} %); nb, nn {norwegian:?}; others refused {refused:?}",
            100.0 * right as f64 / all as f64
        );
    }
}
