//! How often the language is right on the held-back half of published sentences, and how long it takes.
//!
//! `REGARDS_DATA=… cargo bench --bench language` (add `-- --show` to see the mistakes). The split is by the hash of the text
//! alone and the same as in `scripts/train_language.rs`; nothing counted here was trained on.
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::time::Instant;

use regards::read::language::{LANGUAGES, detect};
use serde_json::Value;

fn main() {
    let Some(data) = std::env::var_os("REGARDS_DATA") else {
        println!("language: SKIPPED, REGARDS_DATA names no folder");
        return;
    };
    let data = Path::new(&data);
    let Some(all) = rows(&data.join("langid/dev.jsonl.gz")) else {
        println!("language: SKIPPED, langid/dev.jsonl.gz cannot be read");
        return;
    };
    let held: Vec<(String, String)> = all
        .iter()
        .filter(|row| row["kind"] == "sentence")
        .map(pair)
        .filter(|(_, text)| held_back(text))
        .collect();
    let known = |(language, _): &&(String, String)| LANGUAGES.contains(&language.as_str());
    let ten: Vec<&(String, String)> = held.iter().filter(known).collect();
    sentences(&ten);
    let other: Vec<_> = held.iter().filter(|row| !known(row)).collect();
    let refused = other
        .iter()
        .filter(|(_, text)| detect(text).0 == "und")
        .count();
    println!(
        "language others: {refused} of {} sentences in 17 other languages refused",
        other.len()
    );
    let joined = joined(&ten);
    score(
        "joined texts of 200 characters and more",
        joined.iter().map(|(l, t)| (l.as_str(), t.as_str())),
    );
    time(&joined);
    domain(data);
}

fn rows(file: &Path) -> Option<Vec<Value>> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(file).ok()?)
        .read_to_string(&mut text)
        .ok()?;
    text.lines()
        .map(|line| serde_json::from_str(line).ok())
        .collect()
}

fn pair(row: &Value) -> (String, String) {
    let field = |name: &str| row[name].as_str().unwrap_or("").to_owned();
    (field("lang"), field("text"))
}

/// The half that the model never saw: bit 40 of the text's FNV-1a hash.
fn held_back(text: &str) -> bool {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 40) & 1 == 1
}

fn one_norwegian(language: &str) -> &str {
    if language == "nn" { "nb" } else { language }
}

fn sentences(ten: &[&(String, String)]) {
    score(
        "held-back sentences",
        ten.iter().map(|(l, t)| (l.as_str(), t.as_str())),
    );
    let mut recalls = Vec::new();
    for language in ["nb", "nn"] {
        let of: Vec<_> = ten.iter().filter(|(l, _)| l == language).collect();
        let right = of
            .iter()
            .filter(|(_, text)| detect(text).0 == language)
            .count();
        recalls.push(100.0 * right as f64 / of.len() as f64);
        println!(
            "language {language}: {right} of {} named {language}",
            of.len()
        );
    }
    println!(
        "language nb against nn: {:.1} % macro",
        recalls.iter().sum::<f64>() / 2.0
    );
}

/// Prints the share that is right with nb and nn as one, and each language's.
fn score<'r>(name: &str, rows: impl Iterator<Item = (&'r str, &'r str)>) {
    let show = std::env::args().any(|arg| arg == "--show");
    let mut tally: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (language, text) in rows {
        let (guess, confidence) = detect(text);
        let right = one_norwegian(guess) == one_norwegian(language);
        if show && !right {
            println!("  {language} as {guess} ({confidence:.2}): {text}");
        }
        for key in [one_norwegian(language), "all"] {
            let entry = tally.entry(key).or_default();
            *entry = (entry.0 + usize::from(right), entry.1 + 1);
        }
    }
    let (right, all) = tally.remove("all").unwrap_or_default();
    let each: Vec<String> = tally
        .iter()
        .map(|(language, (right, all))| format!("{language} {right}/{all}"))
        .collect();
    println!(
        "language {name}: {right} of {all} ({:.2} %); {}",
        100.0 * right as f64 / all as f64,
        each.join(", ")
    );
}

/// 2,000 texts: sentences of one language, drawn with a fixed seed, joined until 200 characters are reached.
fn joined(ten: &[&(String, String)]) -> Vec<(String, String)> {
    let mut seed = 7_u64;
    let mut draw = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let texts = LANGUAGES.iter().cycle().take(2000).map(|language| {
        let of: Vec<&str> = ten
            .iter()
            .filter(|(l, _)| l == language)
            .map(|(_, text)| text.as_str())
            .collect();
        let mut text = String::new();
        while text.chars().count() < 200 && !of.is_empty() {
            text.push_str(of[draw(of.len())]);
            text.push(' ');
        }
        ((*language).to_owned(), text)
    });
    texts.collect()
}

fn time(letters: &[(String, String)]) {
    let rounds = 10;
    let begin = Instant::now();
    for _ in 0..rounds {
        for (_, text) in letters {
            std::hint::black_box(detect(text));
        }
    }
    let micros = begin.elapsed().as_secs_f64() * 1e6 / (rounds * letters.len()) as f64;
    let bytes = letters.iter().map(|(_, text)| text.len()).sum::<usize>() / letters.len().max(1);
    println!("language: {micros:.1} µs a letter (mean; {bytes} bytes on average)");
}

/// Short commands to an assistant: another kind of text, no part of the training.
fn domain(data: &Path) {
    let mut texts = Vec::new();
    for (file, wanted) in [
        ("xsid/valid.jsonl.gz", ["da", "de", "en", "nl"].as_slice()),
        ("norsid/dev.jsonl.gz", &["no"]),
    ] {
        for row in rows(&data.join(file)).unwrap_or_default() {
            let (language, text) = pair(&row);
            let standard = row["dialect"].as_str().is_none_or(|dialect| dialect == "B");
            if wanted.contains(&language.as_str()) && standard {
                texts.push((
                    if language == "no" {
                        "nb".to_owned()
                    } else {
                        language
                    },
                    text,
                ));
            }
        }
    }
    score(
        "assistant commands (xSID, NorSID)",
        texts.iter().map(|(l, t)| (l.as_str(), t.as_str())),
    );
}
