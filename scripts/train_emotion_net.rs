//! The network of `read/emotion/net.rs` while it learns: stochastic gradient with AdaGrad, half of the words and pieces and
//! some of the units left out at random. Several small nets are learnt and make one: what is linear is averaged, units stand
//! side by side.
use super::Row;
use regards::learn::DIMENSIONS;
use regards::read::emotion::features::{BUCKETS, LOUD_WORDS, PIECES, loud};
use regards::read::emotion::net::{CLASSES, HIDDEN, LOUD};

/// Nets that make one.
pub const NETS: usize = 3;
/// Units of one of them.
pub const UNITS: usize = HIDDEN / NETS;
/// Loud units of one of them.
pub const LOUDS: usize = LOUD / NETS;
/// Steps of the gradient: for words and pieces, for the dense part.
const RATE: f32 = 0.1;
const DENSE_RATE: f32 = 0.03;
/// Shares left out while learning: of words and pieces, of hidden units, of loud units.
const DROPPED: f32 = 0.5;
const HIDDEN_DROPPED: f32 = 0.3;
const LOUD_DROPPED: f32 = 0.15;
const DECAY: f32 = 1e-5;
const EPOCHS: usize = 8;

/// A weight and the sum of its squared gradients.
#[derive(Clone, Copy)]
pub struct Weight {
    /// Itself.
    pub value: f32,
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

    /// Leaves some values out and makes the others as much louder.
    fn thin(&mut self, values: &mut [f32], dropped: f32) {
        for value in values {
            let kept = self.share() >= dropped;
            *value *= if kept { 1.0 / (1.0 - dropped) } else { 0.0 };
        }
    }
}

/// One net: what each weight is, `read/emotion/net.rs` tells.
pub struct Net {
    pub words: Vec<Weight>,
    pub pieces: Vec<Weight>,
    pub inward: Vec<Weight>,
    pub shifts: Vec<Weight>,
    pub outward: Vec<Weight>,
    pub direct: Vec<Weight>,
    pub biases: Vec<Weight>,
    pub of_loud: Vec<Weight>,
    pub loud_shifts: Vec<Weight>,
    pub loud_outward: Vec<Weight>,
}

/// What is looked at of a row: all of it when it is judged, a part while it is learnt.
struct Seen {
    words: Vec<usize>,
    pieces: Vec<usize>,
    hidden: Vec<f32>,
    loud: Vec<f32>,
    /// The word that says most to each loud unit.
    loudest: Vec<Option<usize>>,
}

fn share(count: usize) -> f32 {
    1.0 / (count.max(1) as f32).sqrt()
}

fn product(line: &[Weight], values: &[f32]) -> f32 {
    line.iter().zip(values).map(|(w, x)| w.value * x).sum()
}

impl Net {
    /// A net that learnt the rows; the seed tells it from its fellows.
    pub fn learnt(rows: &[&Row], seed: u64) -> Self {
        let mut dice = Dice(88_172_645_463_325_252 + seed * 815_730_721);
        (0..10).for_each(|_| {
            dice.roll();
        });
        let mut net = Self::new(&mut dice);
        let mut order: Vec<usize> = (0..rows.len()).collect();
        for _ in 0..EPOCHS {
            for at in (1..order.len()).rev() {
                order.swap(at, (dice.roll() % (at as u64 + 1)) as usize);
            }
            for at in &order {
                net.learn(rows[*at], &mut dice);
            }
        }
        net
    }

    fn new(dice: &mut Dice) -> Self {
        let mut biases = dice.weights(CLASSES, 0.0, 1.0);
        biases.iter_mut().for_each(|bias| bias.value = -1.5);
        Self {
            words: dice.weights(BUCKETS * CLASSES, 0.0, 1e-3),
            pieces: dice.weights(PIECES * CLASSES, 0.0, 1e-3),
            inward: dice.weights(UNITS * DIMENSIONS, 0.3, 1e-2),
            shifts: dice.weights(UNITS, 0.0, 1e-2),
            outward: dice.weights(CLASSES * UNITS, 0.3, 1e-2),
            direct: dice.weights(CLASSES * DIMENSIONS, 0.0, 1e-2),
            biases,
            of_loud: dice.weights(LOUD_WORDS * LOUDS, 0.1, 1e-2),
            loud_shifts: dice.weights(LOUDS, 0.0, 1e-2),
            loud_outward: dice.weights(CLASSES * LOUDS, 0.3, 1e-2),
        }
    }

    fn see(&self, row: &Row, words: Vec<usize>, pieces: Vec<usize>) -> Seen {
        let lines = self.inward.chunks_exact(DIMENSIONS).zip(&self.shifts);
        let hidden =
            lines.map(|(line, shift)| (product(line, &row.meaning) + shift.value).max(0.0));
        let heard: Vec<usize> = words.iter().filter_map(|at| loud(*at)).collect();
        let says = |word: usize, unit: usize| self.of_loud[word * LOUDS + unit].value;
        let loudest = (0..LOUDS).map(|unit| {
            let words = heard.iter().copied();
            words.max_by(|a, b| says(*a, unit).total_cmp(&says(*b, unit)))
        });
        let loudest: Vec<Option<usize>> = loudest.collect();
        let value = |(unit, word): (usize, &Option<usize>)| {
            word.map_or(0.0, |word| {
                (says(word, unit) + self.loud_shifts[unit].value).max(0.0)
            })
        };
        Seen {
            hidden: hidden.collect(),
            loud: loudest.iter().enumerate().map(value).collect(),
            loudest,
            words,
            pieces,
        }
    }

    fn scores_of(&self, row: &Row, seen: &Seen) -> [f32; CLASSES] {
        let counted = |lines: &[Weight], buckets: &[usize], class: usize| {
            let weights = buckets.iter().map(|at| lines[at * CLASSES + class].value);
            weights.sum::<f32>() * share(buckets.len())
        };
        std::array::from_fn(|class| {
            self.biases[class].value
                + counted(&self.words, &seen.words, class)
                + counted(&self.pieces, &seen.pieces, class)
                + product(&self.outward[class * UNITS..], &seen.hidden)
                + product(&self.direct[class * DIMENSIONS..], &row.meaning)
                + product(&self.loud_outward[class * LOUDS..], &seen.loud)
        })
    }

    /// The log-odds of each emotion.
    pub fn scores(&self, row: &Row) -> [f32; CLASSES] {
        self.scores_of(row, &self.see(row, row.words.clone(), row.pieces.clone()))
    }

    fn learn(&mut self, row: &Row, dice: &mut Dice) {
        let mut kept = |all: &[usize]| -> Vec<usize> {
            let all = all.iter().copied();
            all.filter(|_| dice.share() >= DROPPED).collect()
        };
        let (words, pieces) = (kept(&row.words), kept(&row.pieces));
        let mut seen = self.see(row, words, pieces);
        dice.thin(&mut seen.hidden, HIDDEN_DROPPED);
        dice.thin(&mut seen.loud, LOUD_DROPPED);
        let scores = self.scores_of(row, &seen);
        let errors: [f32; CLASSES] = std::array::from_fn(|class| {
            let wanted = if row.labels[class] { 1.0 } else { 0.0 };
            1.0 / (1.0 + (-scores[class]).exp()) - wanted
        });
        let back = |outward: &[Weight], units: usize, dropped: f32| -> Vec<f32> {
            let of =
                |unit: usize, class: usize| errors[class] * outward[class * units + unit].value;
            let sum = |unit: usize| (0..CLASSES).map(|class| of(unit, class)).sum::<f32>();
            (0..units).map(|unit| sum(unit) / (1.0 - dropped)).collect()
        };
        let hidden = back(&self.outward, UNITS, HIDDEN_DROPPED);
        let louds = back(&self.loud_outward, LOUDS, LOUD_DROPPED);
        self.learn_outward(row, &seen, &errors);
        self.learn_inward(row, &seen, &hidden);
        self.learn_loud(&seen, &louds);
    }

    fn learn_outward(&mut self, row: &Row, seen: &Seen, errors: &[f32; CLASSES]) {
        let (word, piece) = (share(seen.words.len()), share(seen.pieces.len()));
        for (class, error) in errors.iter().enumerate() {
            self.biases[class].step(*error, RATE);
            for at in &seen.words {
                self.words[at * CLASSES + class].step(error * word, RATE);
            }
            for at in &seen.pieces {
                self.pieces[at * CLASSES + class].step(error * piece, RATE);
            }
            for (unit, value) in heard(&seen.hidden) {
                self.outward[class * UNITS + unit].step(error * value, DENSE_RATE);
            }
            for (unit, value) in heard(&seen.loud) {
                self.loud_outward[class * LOUDS + unit].step(error * value, DENSE_RATE);
            }
            for (part, value) in row.meaning.iter().enumerate() {
                self.direct[class * DIMENSIONS + part].step(error * value, DENSE_RATE);
            }
        }
    }

    fn learn_inward(&mut self, row: &Row, seen: &Seen, back: &[f32]) {
        for (unit, _) in heard(&seen.hidden) {
            self.shifts[unit].step(back[unit], DENSE_RATE);
            let line = &mut self.inward[unit * DIMENSIONS..(unit + 1) * DIMENSIONS];
            for (weight, value) in line.iter_mut().zip(&row.meaning) {
                weight.step(back[unit] * value, DENSE_RATE);
            }
        }
    }

    fn learn_loud(&mut self, seen: &Seen, back: &[f32]) {
        for (unit, _) in heard(&seen.loud) {
            self.loud_shifts[unit].step(back[unit], DENSE_RATE);
            if let Some(word) = seen.loudest[unit] {
                self.of_loud[word * LOUDS + unit].step(back[unit], RATE);
            }
        }
    }
}

/// The units that speak.
fn heard(units: &[f32]) -> impl Iterator<Item = (usize, f32)> {
    let units = units.iter().copied().enumerate();
    units.filter(|(_, value)| *value > 0.0)
}
