//! Trains `assets/emotion.bin` on the train part of GoEmotions. `REGARDS_DATA=… cargo run --release --example train_emotion`.
//!
//! The network of `read/emotion/net.rs`, one logistic loss an emotion, stochastic gradient with AdaGrad; half of the words and
//! pieces and a third of the hidden units are left out at random while it learns. Settings and thresholds were chosen on a
//! tenth of the train part that is held out, never on the development part that the bench measures on.
use regards::learn::{DIMENSIONS, Gist};
use regards::read::emotion::features::{BUCKETS, PIECES, pieces, words};
use regards::read::emotion::net::{CLASSES, HIDDEN};
use serde_json::Value;
use std::io::Read;
use std::path::Path;

const NAMES: [&str; CLASSES] = [
    "anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral",
];
/// Texts a word must stand in.
const RARE: u32 = 3;
/// Steps of the gradient: for words and pieces, for the dense part.
const RATE: f32 = 0.1;
const DENSE_RATE: f32 = 0.03;
/// Shares left out while learning: of words and pieces, of hidden units.
const DROPPED: f32 = 0.5;
const HIDDEN_DROPPED: f32 = 0.3;
const DECAY: f32 = 1e-5;
const EPOCHS: usize = 8;

struct Row {
    words: Vec<usize>,
    pieces: Vec<usize>,
    meaning: [f32; DIMENSIONS],
    labels: [bool; CLASSES],
}

/// A weight and the sum of its squared gradients.
#[derive(Clone, Copy)]
struct Weight {
    value: f32,
    squares: f32,
}

impl Weight {
    fn step(&mut self, gradient: f32, rate: f32) {
        let gradient = gradient + DECAY * self.value;
        self.squares += gradient * gradient;
        self.value -= rate * gradient / self.squares.sqrt();
    }
}

struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn share(&mut self) -> f32 {
        (self.roll() >> 40) as f32 / (1_u64 << 24) as f32
    }

    fn weights(&mut self, count: usize, spread: f32, squares: f32) -> Vec<Weight> {
        let one = |value| Weight { value, squares };
        (0..count)
            .map(|_| one((self.share() * 2.0 - 1.0) * spread))
            .collect()
    }
}

struct Net {
    words: Vec<Weight>,
    pieces: Vec<Weight>,
    inward: Vec<Weight>,
    shifts: Vec<Weight>,
    outward: Vec<Weight>,
    direct: Vec<Weight>,
    biases: Vec<Weight>,
}

/// What is looked at of a row: all of it when it is judged, a part while it is learnt.
struct Seen {
    words: Vec<usize>,
    pieces: Vec<usize>,
    hidden: Vec<f32>,
}

fn share(count: usize) -> f32 {
    1.0 / (count.max(1) as f32).sqrt()
}

impl Net {
    fn new(dice: &mut Dice) -> Self {
        let mut biases = dice.weights(CLASSES, 0.0, 1.0);
        biases.iter_mut().for_each(|bias| bias.value = -1.5);
        Self {
            words: dice.weights(BUCKETS * CLASSES, 0.0, 1e-3),
            pieces: dice.weights(PIECES * CLASSES, 0.0, 1e-3),
            inward: dice.weights(HIDDEN * DIMENSIONS, 0.3, 1e-2),
            shifts: dice.weights(HIDDEN, 0.0, 1e-2),
            outward: dice.weights(CLASSES * HIDDEN, 0.3, 1e-2),
            direct: dice.weights(CLASSES * DIMENSIONS, 0.0, 1e-2),
            biases,
        }
    }

    fn see(&self, row: &Row, dice: Option<&mut Dice>) -> Seen {
        let lines = self.inward.chunks_exact(DIMENSIONS).zip(&self.shifts);
        let mut hidden: Vec<f32> = lines
            .map(|(line, shift)| {
                let sum: f32 = line
                    .iter()
                    .zip(&row.meaning)
                    .map(|(w, x)| w.value * x)
                    .sum();
                (sum + shift.value).max(0.0)
            })
            .collect();
        let (mut words, mut pieces) = (row.words.clone(), row.pieces.clone());
        if let Some(dice) = dice {
            words.retain(|_| dice.share() >= DROPPED);
            pieces.retain(|_| dice.share() >= DROPPED);
            for unit in &mut hidden {
                let kept = dice.share() >= HIDDEN_DROPPED;
                *unit *= if kept {
                    1.0 / (1.0 - HIDDEN_DROPPED)
                } else {
                    0.0
                };
            }
        }
        Seen {
            words,
            pieces,
            hidden,
        }
    }

    fn scores(&self, row: &Row, seen: &Seen) -> [f32; CLASSES] {
        let counted = |lines: &[Weight], buckets: &[usize], class: usize| {
            let sum: f32 = buckets
                .iter()
                .map(|at| lines[at * CLASSES + class].value)
                .sum();
            sum * share(buckets.len())
        };
        let product = |line: &[Weight], values: &[f32]| -> f32 {
            line.iter().zip(values).map(|(w, x)| w.value * x).sum()
        };
        std::array::from_fn(|class| {
            let outward = &self.outward[class * HIDDEN..(class + 1) * HIDDEN];
            let direct = &self.direct[class * DIMENSIONS..(class + 1) * DIMENSIONS];
            self.biases[class].value
                + counted(&self.words, &seen.words, class)
                + counted(&self.pieces, &seen.pieces, class)
                + product(outward, &seen.hidden)
                + product(direct, &row.meaning)
        })
    }

    fn learn(&mut self, row: &Row, dice: &mut Dice) {
        let seen = self.see(row, Some(dice));
        let scores = self.scores(row, &seen);
        let wanted = |class: usize| if row.labels[class] { 1.0 } else { 0.0 };
        let errors: [f32; CLASSES] =
            std::array::from_fn(|class| 1.0 / (1.0 + (-scores[class]).exp()) - wanted(class));
        let back: Vec<f32> = (0..HIDDEN)
            .map(|unit| {
                let of = |class: usize| errors[class] * self.outward[class * HIDDEN + unit].value;
                (0..CLASSES).map(of).sum::<f32>() / (1.0 - HIDDEN_DROPPED)
            })
            .collect();
        for (class, error) in errors.iter().enumerate() {
            self.biases[class].step(*error, RATE);
            for at in &seen.words {
                self.words[at * CLASSES + class].step(error * share(seen.words.len()), RATE);
            }
            for at in &seen.pieces {
                self.pieces[at * CLASSES + class].step(error * share(seen.pieces.len()), RATE);
            }
            for (unit, value) in seen
                .hidden
                .iter()
                .enumerate()
                .filter(|(_, value)| **value > 0.0)
            {
                self.outward[class * HIDDEN + unit].step(error * value, DENSE_RATE);
            }
            for (part, value) in row.meaning.iter().enumerate() {
                self.direct[class * DIMENSIONS + part].step(error * value, DENSE_RATE);
            }
        }
        for (unit, _) in seen
            .hidden
            .iter()
            .enumerate()
            .filter(|(_, value)| **value > 0.0)
        {
            self.shifts[unit].step(back[unit], DENSE_RATE);
            for (part, value) in row.meaning.iter().enumerate() {
                self.inward[unit * DIMENSIONS + part].step(back[unit] * value, DENSE_RATE);
            }
        }
    }

    fn to_bytes(&self, thresholds: &[f32; CLASSES]) -> Vec<u8> {
        let tables = [&self.words, &self.pieces, &self.inward];
        let steps = tables.map(|table| {
            let most = table
                .iter()
                .fold(1e-9_f32, |most, w| most.max(w.value.abs()));
            most / 127.0
        });
        let dense = [&self.shifts, &self.outward, &self.direct];
        let numbers = thresholds.iter().copied();
        let numbers = numbers
            .chain(self.biases.iter().map(|w| w.value))
            .chain(steps);
        let numbers = numbers.chain(dense.into_iter().flatten().map(|w| w.value));
        let mut bytes: Vec<u8> = numbers.flat_map(f32::to_le_bytes).collect();
        for (table, step) in [
            (&self.inward, steps[2]),
            (&self.words, steps[0]),
            (&self.pieces, steps[1]),
        ] {
            let small = |w: &Weight| ((w.value / step).round() as i8).cast_unsigned();
            bytes.extend(table.iter().map(small));
        }
        bytes
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = std::env::var("REGARDS_DATA")?;
    let folder = Path::new(&data).join("goemotions");
    let mapping: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("ekman_mapping.json"))?)?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(folder.join("train.jsonl.gz"))?)
        .read_to_string(&mut text)?;
    let rows = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    let rows: Vec<Row> = rows.map(|row: Value| row_of(&row, &mapping)).collect();
    let (held, mut train): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .enumerate()
        .partition(|(at, _)| at % 10 == 0);
    let mut counts = vec![0_u32; BUCKETS];
    train
        .iter()
        .flat_map(|(_, row)| &row.words)
        .for_each(|at| counts[*at] += 1);
    let mut held = held;
    for (_, row) in train.iter_mut().chain(&mut held) {
        row.words.retain(|at| counts[*at] >= RARE);
    }
    let mut dice = Dice(88_172_645_463_325_252);
    let mut net = Net::new(&mut dice);
    let mut order: Vec<usize> = (0..train.len()).collect();
    for epoch in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            order.swap(at, (dice.roll() % (at as u64 + 1)) as usize);
        }
        order
            .iter()
            .for_each(|at| net.learn(&train[*at].1, &mut dice));
        println!("epoch {}", epoch + 1);
    }
    let scored: Vec<([f32; CLASSES], [bool; CLASSES])> = held
        .iter()
        .map(|(_, row)| (net.scores(row, &net.see(row, None)), row.labels))
        .collect();
    let best = std::array::from_fn(|class| threshold(&scored, class));
    for (name, (threshold, f1)) in NAMES.iter().zip(best) {
        println!("{name}: threshold {threshold:.2}, F1 on the held-out tenth {f1:.3}");
    }
    let bytes = net.to_bytes(&best.map(|(threshold, _)| threshold));
    println!("{} bytes", bytes.len());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/emotion.bin");
    Ok(std::fs::write(path, &bytes)?)
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

/// The threshold of an emotion with the best F1 on texts held out.
fn threshold(scored: &[([f32; CLASSES], [bool; CLASSES])], class: usize) -> (f32, f32) {
    let mut ranked: Vec<(f32, bool)> = scored
        .iter()
        .map(|(s, labels)| (s[class], labels[class]))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let all = ranked.iter().filter(|(_, label)| *label).count() as f32;
    let mut right = 0.0;
    let mut best = (0.0, 0.0);
    for (at, (score, label)) in ranked.iter().enumerate() {
        right += if *label { 1.0 } else { 0.0 };
        let f1 = 2.0 * right / (at as f32 + 1.0 + all);
        if f1 > best.1 {
            best = (*score, f1);
        }
    }
    best
}
