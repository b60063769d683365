//! One linear classifier a label, all trained together: squared hinge loss by dual coordinate descent.
//!
//! Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM (ICML 2008).
//! The labels share each example's features, so their steps are taken side by side.

/// The examples as the trainer sees them: sparse features and a dense part each.
#[derive(Debug, Default)]
pub struct Rows {
    /// Where each example's sparse features start, and one end more.
    pub starts: Vec<usize>,
    /// Feature numbers.
    pub columns: Vec<u32>,
    /// Feature values.
    pub values: Vec<f32>,
    /// Dense parts, one after the other.
    pub dense: Vec<f32>,
    /// How many numbers a dense part has.
    pub width: usize,
    /// What an error on an example costs beside the others; one where nothing stands.
    pub worth: Vec<f32>,
}

impl Rows {
    /// How many examples there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The sparse features of one example.
    pub fn sparse(&self, row: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
        let from = self.starts.get(row).copied().unwrap_or(0);
        let to = self.starts.get(row + 1).copied().unwrap_or(from);
        let columns = self.columns.get(from..to).unwrap_or(&[]);
        let values = self.values.get(from..to).unwrap_or(&[]);
        columns.iter().zip(values).map(|(c, v)| (*c as usize, *v))
    }

    /// The dense part of one example.
    pub fn dense(&self, row: usize) -> &[f32] {
        self.dense
            .get(row * self.width..(row + 1) * self.width)
            .unwrap_or(&[])
    }
}

/// Weights of all labels: one line of `stride` numbers a feature, sparse features first, then dense, then the bias.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// How many labels there are.
    pub labels: usize,
    /// Numbers in a line: the labels, rounded up to eight.
    pub stride: usize,
    /// How many sparse features there are.
    pub features: usize,
    /// The lines.
    pub lines: Vec<f32>,
}

/// How hard and how long to train.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// Cost of an error against the size of the weights.
    pub cost: f32,
    /// Rounds over the examples.
    pub rounds: usize,
    /// Seed of the order in which examples are seen.
    pub seed: u64,
}

/// The value of the constant feature.
pub const BIAS: f32 = 1.0;

impl Weights {
    fn new(labels: usize, features: usize, width: usize) -> Self {
        let stride = labels.div_ceil(8) * 8;
        Self {
            labels,
            stride,
            features,
            lines: vec![0.0; stride * (features + width + 1)],
        }
    }

    fn line(&self, at: usize) -> &[f32] {
        self.lines
            .get(at * self.stride..(at + 1) * self.stride)
            .unwrap_or(&[])
    }

    /// The line of the bias.
    pub fn bias(&self) -> &[f32] {
        self.lines
            .get(self.lines.len().saturating_sub(self.stride)..)
            .unwrap_or(&[])
    }

    /// The score of every label (and of the filling up to `stride`, which stays at zero).
    pub fn score(
        &self,
        sparse: impl Iterator<Item = (usize, f32)>,
        dense: &[f32],
        into: &mut Vec<f32>,
    ) {
        into.clear();
        into.extend(self.bias().iter().map(|w| w * BIAS));
        for (column, value) in sparse {
            add_scaled(into, self.line(column), value);
        }
        for (at, value) in dense.iter().enumerate() {
            add_scaled(into, self.line(self.features + at), *value);
        }
    }

    fn change(&mut self, at: usize, value: f32, step: &Step) {
        let stride = self.stride;
        let Some(line) = self.lines.get_mut(at * stride..(at + 1) * stride) else {
            return;
        };
        if step.touched.len() * 4 > stride {
            add_scaled(line, &step.change, value);
            return;
        }
        for label in &step.touched {
            if let (Some(w), Some(d)) = (line.get_mut(*label), step.change.get(*label)) {
                *w += d * value;
            }
        }
    }
}

/// Adds `line * value` to `into`.
pub fn add_scaled(into: &mut [f32], line: &[f32], value: f32) {
    for (sum, w) in into.iter_mut().zip(line) {
        *sum += w * value;
    }
}

/// What one example changes: for each label how far its weights go along the example.
#[derive(Default)]
struct Step {
    change: Vec<f32>,
    touched: Vec<usize>,
}

/// Steps smaller than this are not worth writing.
const LEAST: f32 = 1e-4;

impl Step {
    /// The best step for each label at these scores; `alpha` holds the dual variables of the example.
    fn take(&mut self, scores: &[f32], alpha: &mut [f32], own: usize, (size, slack): (f32, f32)) {
        self.touched.clear();
        self.change.clear();
        self.change.resize(scores.len(), 0.0);
        for (label, a) in alpha.iter_mut().enumerate() {
            let sign = if label == own { 1.0 } else { -1.0 };
            let score = scores.get(label).copied().unwrap_or(0.0);
            let slope = sign * score - 1.0 + slack * *a;
            let new = (*a - slope / (size + slack)).max(0.0);
            let step = (new - *a) * sign;
            if step.abs() > LEAST {
                *a = new;
                if let Some(change) = self.change.get_mut(label) {
                    *change = step;
                    self.touched.push(label);
                }
            }
        }
    }
}

/// Trains on the chosen rows (`label_of` gives each row's label, below `labels`).
pub fn train(
    rows: &Rows,
    chosen: &[usize],
    label_of: &[usize],
    sizes: (usize, usize),
    effort: Effort,
) -> Weights {
    let (labels, features) = sizes;
    let mut weights = Weights::new(labels, features, rows.width);
    let mut alpha = vec![0.0f32; chosen.len() * labels];
    let mut order: Vec<usize> = (0..chosen.len()).collect();
    let (mut scores, mut step) = (Vec::new(), Step::default());
    let slack = 0.5 / effort.cost;
    let lengths: Vec<f32> = chosen.iter().map(|row| length(rows, *row)).collect();
    for round in 0..effort.rounds {
        shuffle(&mut order, effort.seed.wrapping_add(round as u64));
        for at in &order {
            let (Some(row), Some(size)) = (chosen.get(*at), lengths.get(*at)) else {
                continue;
            };
            let Some(dual) = alpha.get_mut(at * labels..(at + 1) * labels) else {
                continue;
            };
            weights.score(rows.sparse(*row), rows.dense(*row), &mut scores);
            let worth = rows.worth.get(*row).copied().unwrap_or(1.0);
            step.take(
                &scores,
                dual,
                label_of.get(*row).copied().unwrap_or(0),
                (*size, slack / worth),
            );
            if !step.touched.is_empty() {
                follow(&mut weights, rows, *row, &step);
            }
        }
    }
    weights
}

fn follow(weights: &mut Weights, rows: &Rows, row: usize, step: &Step) {
    let (features, width) = (weights.features, rows.width);
    for (column, value) in rows.sparse(row) {
        weights.change(column, value, step);
    }
    for (at, value) in rows.dense(row).iter().enumerate() {
        weights.change(features + at, *value, step);
    }
    weights.change(features + width, BIAS, step);
}

fn length(rows: &Rows, row: usize) -> f32 {
    let sparse: f32 = rows.sparse(row).map(|(_, v)| v * v).sum();
    sparse + rows.dense(row).iter().map(|v| v * v).sum::<f32>() + BIAS * BIAS
}

/// Fisher–Yates with a xorshift generator: the same order for the same seed, everywhere.
pub fn shuffle<T>(items: &mut [T], seed: u64) {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for i in (1..items.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        items.swap(
            i,
            (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % (i + 1),
        );
    }
}
