//! The figures of the intent model: `REGARDS_DATA=… cargo bench --bench intents [-- quick]`.
use regards::learn::evaluate::{Evaluation, evaluate};
use regards::learn::{Example, Model, TrainOptions, train};
use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() {
    let Some(data) = std::env::var_os("REGARDS_DATA").map(PathBuf::from) else {
        println!("SKIPPED: set REGARDS_DATA to the folder with the published sets (docs/data.md)");
        return;
    };
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with("--"))
        .collect();
    let wanted =
        |name: &str| asked.is_empty() || asked.iter().any(|a| name.starts_with(a.as_str()));
    let banking = banking77(&data);
    println!(
        "{:<22} {:>6} {:>6} {:>7} {:>7} {:>7} {:>6} {:>7} {:>8} {:>9}",
        "set",
        "train",
        "tried",
        "always",
        "default",
        "refused",
        "ECE",
        "thresh",
        "train s",
        "us a text"
    );
    for shots in [5, 10] {
        for (set, rest) in [
            ("banking77", banking.clone()),
            ("clinc150", jsonl(&data, "clinc150/val.jsonl.gz")),
            ("hwu64", jsonl(&data, "hwu64/valid.jsonl.gz")),
        ] {
            let name = format!("{set}-{shots}shot");
            if wanted(&name) {
                let known = jsonl(&data, &format!("fewshot/{set}_{shots}shot.jsonl.gz"));
                let seen: HashSet<&str> = known.iter().map(|e| e.text.as_str()).collect();
                let rest: Vec<_> = rest
                    .into_iter()
                    .filter(|e| !seen.contains(e.text.as_str()))
                    .collect();
                run(&name, &known, &rest);
            }
        }
    }
    if wanted("banking77-folds") {
        for fold in 0..2 {
            let (known, tried) = split(&banking, 5, fold);
            run(&format!("banking77-fold{fold}"), &known, &tried);
        }
    }
    if wanted("clinc150") {
        let mut tried = jsonl(&data, "clinc150/val.jsonl.gz");
        tried.extend(jsonl(&data, "clinc150/oos_val.jsonl.gz"));
        tried.extend(jsonl(&data, "clinc150/oos_train.jsonl.gz"));
        run("clinc150", &jsonl(&data, "clinc150/train.jsonl.gz"), &tried);
    }
    if wanted("hwu64") {
        run(
            "hwu64",
            &jsonl(&data, "hwu64/train.jsonl.gz"),
            &jsonl(&data, "hwu64/valid.jsonl.gz"),
        );
    }
}

fn run(name: &str, known: &[Example], tried: &[Example]) {
    let start = Instant::now();
    let model = match train(known, &TrainOptions::default()) {
        Ok(model) => model,
        Err(error) => return println!("{name}: {error}"),
    };
    let seconds = start.elapsed().as_secs_f32();
    let found = evaluate(&model, tried, || start.elapsed());
    print(name, known.len(), &found, &model, seconds);
}

fn print(name: &str, known: usize, found: &Evaluation, model: &Model, seconds: f32) {
    println!(
        "{name:<22} {known:>6} {:>6} {:>7.2} {:>7.2} {:>7.2} {:>6.3} {:>7.3} {seconds:>8.2} {:>9.1}",
        found.inside + found.outside,
        100.0 * found.accuracy_always(),
        100.0 * found.accuracy(),
        100.0 * found.refusal(),
        found.calibration_error,
        model.threshold(),
        found.time_each().as_nanos() as f32 / 1000.0,
    );
}

/// Every `folds`-th example is tried and the others are known.
fn split(all: &[Example], folds: usize, fold: usize) -> (Vec<Example>, Vec<Example>) {
    let (tried, known): (Vec<_>, Vec<_>) = all
        .iter()
        .cloned()
        .enumerate()
        .partition(|(i, _)| i % folds == fold);
    (
        known.into_iter().map(|(_, e)| e).collect(),
        tried.into_iter().map(|(_, e)| e).collect(),
    )
}

fn text(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut text = String::new();
    flate2::read::GzDecoder::new(bytes.as_slice())
        .read_to_string(&mut text)
        .expect("the set is gzip of UTF-8");
    text
}

fn jsonl(data: &Path, name: &str) -> Vec<Example> {
    let rows = text(&data.join(name));
    let rows = rows
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    rows.filter_map(|row| {
        let label = row.get("intent")?.as_str()?;
        Some(Example {
            text: row.get("text")?.as_str()?.to_owned(),
            label: normal(label),
        })
    })
    .collect()
}

fn banking77(data: &Path) -> Vec<Example> {
    let rows = text(&data.join("banking77/train.csv.gz"));
    let mut rows = csv::Reader::from_reader(rows.as_bytes());
    let rows = rows
        .deserialize::<(String, String)>()
        .filter_map(Result::ok);
    rows.map(|(text, label)| Example {
        text,
        label: normal(&label),
    })
    .collect()
}

/// The two publications spell some labels differently.
fn normal(label: &str) -> String {
    label
        .trim()
        .to_lowercase()
        .replace(['_', '?'], " ")
        .trim()
        .to_owned()
}
