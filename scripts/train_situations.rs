//! Trains `assets/situations.bin` and `assets/danger.bin` on `assets/training/`: `cargo run --example train_situations`.
//!
//! Before that it tries itself: ten folds, each model asked only about texts it was not trained on (a text and its
//! counterpart in the other language stand in the same fold), beside the rules, which never saw these texts.
use regards::learn::{Blend, Example, Model, TrainOptions, train};
use regards::read::{danger, sense, sentences};
use std::error::Error;
use std::path::Path;

mod train_trials;

const FOLDS: usize = 10;
/// Words and their pieces outweigh the meaning: the best of a dozen settings over the folds.
const BLEND: Blend = Blend {
    word: 1.2,
    piece: 1.2,
    meaning: 0.7,
};
const COST: f32 = 0.5;

struct Row {
    label: String,
    text: String,
    fold: usize,
    /// Whether it is asked about in the trial; ordinary letters are only trained on.
    tried: bool,
}

impl Row {
    /// Whether it is a letter of a situation in which danger is no part of the matter.
    fn is_calm(&self) -> bool {
        !["revenge-threat", "worried", "rights-request"].contains(&self.label.as_str())
    }
}

fn rows(path: &Path) -> std::io::Result<Vec<Row>> {
    let mut sections: Vec<(String, Vec<String>)> = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        if let Some(head) = line.strip_prefix('[') {
            let label = head.split_whitespace().next().unwrap_or("").to_string();
            sections.push((label, Vec::new()));
        } else if !line.starts_with('#')
            && !line.trim().is_empty()
            && let Some((_, texts)) = sections.last_mut()
        {
            texts.push(line.to_string());
        }
    }
    let row = |label: &str, text: String, at: usize, count: usize| Row {
        label: label.to_string(),
        text,
        fold: at * FOLDS / count,
        tried: true,
    };
    Ok(sections
        .into_iter()
        .flat_map(|(label, texts)| {
            let count = texts.len();
            texts
                .into_iter()
                .enumerate()
                .map(move |(at, text)| row(&label, text, at, count))
                .collect::<Vec<_>>()
        })
        .collect())
}

/// What ordinary letters say, which is no danger: whole and sentence by sentence, those of threats and fears left out; what
/// people ask of the built-in desk; what asks for nothing.
fn harmless(assets: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let none = |text: &str, fold: usize| Row {
        label: sense::NONE.to_string(),
        text: text.to_string(),
        fold,
        tried: false,
    };
    let mut all = Vec::new();
    for row in rows(&assets.join("training/situations.txt"))? {
        if !row.is_calm() {
            continue;
        }
        let parts = sentences::split(&row.text);
        all.extend(parts.iter().map(|span| none(span.of(&row.text), row.fold)));
        if parts.len() > 1 {
            all.push(none(&row.text, row.fold));
        }
    }
    let mut lines: Vec<String> = std::fs::read_to_string(assets.join("nothing.txt"))?
        .lines()
        .map(String::from)
        .collect();
    for folder in std::fs::read_dir(assets.join("../templates"))? {
        let path = folder?.path().join("intent.yaml");
        lines.extend(examples(&std::fs::read_to_string(path).unwrap_or_default()));
    }
    lines.sort();
    let lines = lines.iter().step_by(3);
    let calm = lines.filter(|line| danger::listed(&train_trials::text_of(line)).is_none());
    all.extend(calm.enumerate().map(|(at, line)| none(line, at % FOLDS)));
    Ok(all)
}

/// The English and Norwegian examples of an intent.
fn examples(yaml: &str) -> Vec<String> {
    let mut known = false;
    let mut found = Vec::new();
    for line in yaml.lines() {
        if let Some(example) = line.strip_prefix("    - ") {
            found.extend(known.then(|| example.trim_matches(['"', '\'']).to_string()));
        } else {
            known = matches!(line.trim_end(), "  en:" | "  nb:");
        }
    }
    found
}

fn model(rows: &[Row], without: Option<usize>) -> Result<Model, Box<dyn Error>> {
    let examples: Vec<Example> = rows
        .iter()
        .filter(|row| Some(row.fold) != without)
        .map(|row| Example {
            text: row.text.clone(),
            label: row.label.clone(),
        })
        .collect();
    Ok(train(
        &examples,
        &TrainOptions {
            folds: 2,
            blend: Some(BLEND),
            cost: Some(COST),
            ..TrainOptions::default()
        },
    )?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let quick = std::env::args().any(|arg| arg == "--no-trial");
    for (name, trial) in [
        (
            "danger",
            train_trials::danger as fn(&[Row]) -> Result<(), Box<dyn Error>>,
        ),
        ("situations", train_trials::situations),
    ] {
        let mut rows = rows(&assets.join(format!("training/{name}.txt")))?;
        if name == "danger" {
            rows.extend(harmless(&assets)?);
        }
        if !quick {
            trial(&rows)?;
        }
        let bytes = model(&rows, None)?.to_bytes();
        println!("{name}: {} texts, {} bytes", rows.len(), bytes.len());
        std::fs::write(assets.join(format!("{name}.bin")), bytes)?;
    }
    Ok(())
}
