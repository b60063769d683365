//! How far a guess is to be trusted: one number from several signs, brought to the scale of a probability.

/// Signs of a guess, taken from the scores of the labels and from the text.
pub const SIGNS: usize = 5;

/// A logistic regression on the signs, and the line that turns its outcome into the chance of being right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trust {
    /// Weight of each sign.
    pub weights: [f32; SIGNS],
    /// Where the regression cuts zero.
    pub bias: f32,
    /// Slope and height of the last step, in log odds.
    pub line: (f32, f32),
}

/// One guess of the cross-validation.
#[derive(Debug, Clone, Copy)]
pub struct Trial {
    /// Its signs.
    pub signs: [f32; SIGNS],
    /// How it came out.
    pub outcome: Outcome,
}

/// What became of a guess on a text that its model had not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The label was right.
    Right,
    /// The label was wrong, though the right one was among those known.
    Wrong,
    /// The text's label had been withheld from training: there was nothing right to guess.
    Stranger,
}

impl Trust {
    /// The chance that the guess is right.
    pub fn confidence(&self, signs: &[f32; SIGNS]) -> f32 {
        sigmoid(self.line.0 * self.score(signs) + self.line.1)
    }

    fn score(&self, signs: &[f32; SIGNS]) -> f32 {
        self.weights
            .iter()
            .zip(signs)
            .map(|(w, s)| w * s)
            .sum::<f32>()
            + self.bias
    }

    /// Learns to tell right guesses from strangers and errors, then what its scores mean among texts that belong here.
    pub fn learn(trials: &[Trial]) -> Self {
        let mut points: Vec<([f64; SIGNS + 1], bool, f64)> = Vec::new();
        let count = |o: Outcome| trials.iter().filter(|t| t.outcome == o).count().max(1) as f64;
        for trial in trials {
            let mut x = [1.0; SIGNS + 1];
            x.iter_mut()
                .zip(trial.signs)
                .for_each(|(x, s)| *x = f64::from(s));
            let weight = match trial.outcome {
                Outcome::Right => 1.0,
                Outcome::Wrong => 0.5,
                Outcome::Stranger => count(Outcome::Right) / count(Outcome::Stranger),
            };
            points.push((x, trial.outcome == Outcome::Right, weight));
        }
        let fit = logistic(&points);
        let mut trust = Self {
            weights: [0.0; SIGNS],
            bias: fit[SIGNS] as f32,
            line: (1.0, 0.0),
        };
        trust
            .weights
            .iter_mut()
            .zip(fit)
            .for_each(|(w, f)| *w = f as f32);
        let inside = trials.iter().filter(|t| t.outcome != Outcome::Stranger);
        let inside: Vec<_> = inside
            .map(|t| {
                (
                    [f64::from(trust.score(&t.signs)), 1.0],
                    t.outcome == Outcome::Right,
                    1.0,
                )
            })
            .collect();
        let line = logistic(&inside);
        trust.line = (line[0].max(0.05) as f32, line[1] as f32);
        trust
    }
}

/// The logistic function.
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// Logistic regression by Newton's method, with a little weight decay so that it always ends.
fn logistic<const N: usize>(points: &[([f64; N], bool, f64)]) -> [f64; N] {
    let mut beta = [0.0; N];
    let total: f64 = points.iter().map(|p| p.2).sum::<f64>().max(1.0);
    for _ in 0..30 {
        let mut slope = beta.map(|b| -b * 1e-3 * total.sqrt());
        let mut bend = [[0.0; N]; N];
        for (i, row) in bend.iter_mut().enumerate() {
            row[i] = 1e-3 * total.sqrt() + 1e-9;
        }
        for (x, right, weight) in points {
            let z: f64 = x.iter().zip(&beta).map(|(x, b)| x * b).sum();
            let p = 1.0 / (1.0 + (-z).exp());
            let error = (if *right { 1.0 } else { 0.0 }) - p;
            for (i, xi) in x.iter().enumerate() {
                slope[i] += weight * error * xi;
                for (j, xj) in x.iter().enumerate() {
                    bend[i][j] += weight * p * (1.0 - p) * xi * xj;
                }
            }
        }
        let step = solve(bend, slope);
        let size = step.iter().map(|s| s.abs()).fold(0.0, f64::max);
        let brake = if size > 4.0 { 4.0 / size } else { 1.0 };
        beta.iter_mut().zip(step).for_each(|(b, s)| *b += s * brake);
        if size < 1e-7 {
            break;
        }
    }
    beta
}

/// Gaussian elimination of a small positive definite system.
fn solve<const N: usize>(mut a: [[f64; N]; N], mut b: [f64; N]) -> [f64; N] {
    for i in 0..N {
        let pivot = if a[i][i].abs() < 1e-12 {
            1e-12
        } else {
            a[i][i]
        };
        for j in i + 1..N {
            let factor = a[j][i] / pivot;
            let above = a[i];
            for (x, y) in a[j].iter_mut().zip(above).skip(i) {
                *x -= factor * y;
            }
            b[j] -= factor * b[i];
        }
    }
    let mut x = [0.0; N];
    for i in (0..N).rev() {
        let rest: f64 = (i + 1..N).map(|k| a[i][k] * x[k]).sum();
        let pivot = if a[i][i].abs() < 1e-12 {
            1e-12
        } else {
            a[i][i]
        };
        x[i] = (b[i] - rest) / pivot;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::{Outcome, SIGNS, Trial, Trust};

    fn trial(score: f32, outcome: Outcome) -> Trial {
        Trial {
            signs: [score, 0.0, 0.0, 0.0, 0.0],
            outcome,
        }
    }

    #[test]
    fn confidence_is_the_share_of_right_guesses() {
        let mut trials = Vec::new();
        for i in 0..1000 {
            trials.push(trial(
                1.0,
                if i % 10 == 0 {
                    Outcome::Wrong
                } else {
                    Outcome::Right
                },
            ));
            trials.push(trial(
                -1.0,
                if i % 10 < 6 {
                    Outcome::Wrong
                } else {
                    Outcome::Right
                },
            ));
            trials.push(trial(-2.0, Outcome::Stranger));
        }
        let trust = Trust::learn(&trials);
        let high = trust.confidence(&[1.0, 0.0, 0.0, 0.0, 0.0]);
        let low = trust.confidence(&[-1.0, 0.0, 0.0, 0.0, 0.0]);
        assert!(
            (high - 0.9).abs() < 0.02 && (low - 0.4).abs() < 0.02,
            "{high} {low}"
        );
    }

    #[test]
    fn no_trials_and_one_sided_trials_do_no_harm() {
        for trials in [
            vec![],
            vec![trial(1.0, Outcome::Right); 3],
            vec![trial(0.3, Outcome::Stranger); 3],
        ] {
            let trust = Trust::learn(&trials);
            assert!(trust.confidence(&[1.0; SIGNS]).is_finite());
        }
    }
}
