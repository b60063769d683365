//! Trains `assets/emotion.bin` on the train part of GoEmotions. `REGARDS_DATA=… cargo run --release --example train_emotion`.
//!
//! One logistic loss an emotion (`train_emotion_net.rs`). A threshold an emotion is chosen on five folds, each judged by nets
//! that did not learn it; the figures printed take a fold's thresholds from the four others. The development part that the
//! bench measures on is never touched.
use regards::learn::{DIMENSIONS, Gist};
use regards::read::emotion::features::{BUCKETS, pieces, words};
use regards::read::emotion::net::CLASSES;
use serde_json::Value;
use std::error::Error;
use std::io::Read;
use std::path::Path;
use train_emotion_file::to_bytes;
use train_emotion_net::{NETS, Net};

mod train_emotion_file;
mod train_emotion_net;

const NAMES: [&str; CLASSES] = [
    "anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral",
];
/// Texts a word must stand in.
const RARE: u32 = 3;
const FOLDS: usize = 5;
/// So much of an emotion must be heard, whatever it costs: who overlooks anger or sorrow answers it cheerfully.
const LEAST: [f32; CLASSES] = [0.63, 0.0, 0.0, 0.0, 0.63, 0.0, 0.0];

/// A text.
struct Row {
    words: Vec<usize>,
    pieces: Vec<usize>,
    meaning: [f32; DIMENSIONS],
    labels: [bool; CLASSES],
}

/// What nets that did not learn a text say of it, and its labels.
type Judged = ([f32; CLASSES], [bool; CLASSES]);

fn nets(rows: &[&Row]) -> Vec<Net> {
    std::thread::scope(|scope| {
        let learning: Vec<_> = (0..NETS as u64)
            .map(|seed| scope.spawn(move || Net::learnt(rows, seed)))
            .collect();
        let learnt = learning.into_iter().map(|net| net.join());
        learnt.filter_map(Result::ok).collect()
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let rows = rows()?;
    let mut folds: Vec<Vec<Judged>> = Vec::new();
    for fold in 0..FOLDS {
        let of = |own: bool| -> Vec<&Row> {
            let rows = rows.iter().enumerate();
            rows.filter(|(at, _)| (at % FOLDS == fold) == own)
                .map(|(_, row)| row)
                .collect()
        };
        let nets = nets(&of(false));
        let judged = |row: &&Row| (mean(&nets, row), row.labels);
        folds.push(of(true).iter().map(judged).collect());
        println!("fold {}", fold + 1);
    }
    tell(&folds);
    let all: Vec<&Judged> = folds.iter().flatten().collect();
    let thresholds = std::array::from_fn(|class| threshold(&all, class));
    let bytes = to_bytes(&nets(&rows.iter().collect::<Vec<_>>()), &thresholds);
    println!("{} bytes", bytes.len());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/emotion.bin");
    Ok(std::fs::write(path, &bytes)?)
}

fn mean(nets: &[Net], row: &Row) -> [f32; CLASSES] {
    let mut sums = [0.0; CLASSES];
    for net in nets {
        let scores = net.scores(row);
        let sums = sums.iter_mut().zip(scores);
        sums.for_each(|(sum, score)| *sum += score / nets.len() as f32);
    }
    sums
}

/// Prints what each emotion comes to where its threshold was chosen on the other folds.
fn tell(folds: &[Vec<Judged>]) {
    let mut sum = 0.0;
    for (class, name) in NAMES.iter().enumerate() {
        let (mut right, mut found, mut all) = (0.0_f32, 0.0_f32, 0.0_f32);
        for (at, own) in folds.iter().enumerate() {
            let others = folds.iter().enumerate().filter(|(other, _)| *other != at);
            let others: Vec<&Judged> = others.flat_map(|(_, fold)| fold).collect();
            let bound = threshold(&others, class);
            for (scores, labels) in own {
                let (heard, label) = (scores[class] >= bound, labels[class]);
                right += f32::from(u8::from(heard && label));
                found += f32::from(u8::from(heard));
                all += f32::from(u8::from(label));
            }
        }
        let f1 = 2.0 * right / (found + all);
        println!(
            "{name}: recall {:.3}, F1 {f1:.3} over the folds",
            right / all
        );
        sum += f1 / CLASSES as f32;
    }
    println!("macro F1 over the folds: {sum:.4}");
}

fn rows() -> Result<Vec<Row>, Box<dyn Error>> {
    let folder = Path::new(&std::env::var("REGARDS_DATA")?).join("goemotions");
    let mapping = std::fs::read_to_string(folder.join("ekman_mapping.json"))?;
    let mapping: Value = serde_json::from_str(&mapping)?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(folder.join("train.jsonl.gz"))?)
        .read_to_string(&mut text)?;
    let rows = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    let mut rows: Vec<Row> = rows.map(|row: Value| row_of(&row, &mapping)).collect();
    let mut counts = vec![0_u32; BUCKETS];
    let words = rows.iter().flat_map(|row| &row.words);
    words.for_each(|at| counts[*at] += 1);
    for row in &mut rows {
        row.words.retain(|at| counts[*at] >= RARE);
    }
    Ok(rows)
}

fn row_of(row: &Value, mapping: &Value) -> Row {
    let raw = row["text"].as_str().unwrap_or("");
    let folded = raw.to_lowercase().replace('’', "'");
    let (mut of_words, mut of_pieces) = (Vec::new(), Vec::new());
    words(&folded, |bucket| of_words.push(bucket));
    pieces(&folded, |bucket| of_pieces.push(bucket));
    let emotions = row["emotions"].as_array().into_iter().flatten();
    let emotions: Vec<&str> = emotions.filter_map(Value::as_str).collect();
    let labels = NAMES.map(|name| {
        let members = mapping[name].as_array();
        let member =
            |emotion: &&str| members.is_some_and(|list| list.iter().any(|item| item == emotion));
        emotions
            .iter()
            .any(|emotion| *emotion == name || member(emotion))
    });
    Row {
        words: of_words,
        pieces: of_pieces,
        meaning: Gist::of(raw).meaning,
        labels,
    }
}

/// The threshold of an emotion with the best F1, among those that hear enough of it.
fn threshold(judged: &[&Judged], class: usize) -> f32 {
    let ranked = judged.iter().map(|(s, labels)| (s[class], labels[class]));
    let mut ranked: Vec<(f32, bool)> = ranked.collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let all = ranked.iter().filter(|(_, label)| *label).count() as f32;
    let mut right = 0.0;
    let mut best = (0.0, 0.0);
    for (at, (score, label)) in ranked.iter().enumerate() {
        right += if *label { 1.0 } else { 0.0 };
        let f1 = 2.0 * right / (at as f32 + 1.0 + all);
        if f1 > best.1 && right >= LEAST[class] * all {
            best = (*score, f1);
        }
    }
    best.0
}
