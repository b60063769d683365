//! What the scores of a model come to: the two best, chances that sum to one, and the signs by which a guess is trusted.
use super::space::Point;
use super::trust::SIGNS;

/// How steep the scores are made before they are set against each other as chances.
const STEEP: f32 = 5.0;

/// The two best scores.
#[derive(Debug, Clone, Copy)]
pub struct Top {
    /// Which label is best.
    pub best: usize,
    /// Its score.
    pub first: f32,
    /// The second score.
    pub second: f32,
}

impl Top {
    /// Finds them among the first `labels` scores; the earlier label wins a tie.
    pub fn of(scores: &[f32], labels: usize) -> Self {
        let mut top = Self {
            best: 0,
            first: f32::NEG_INFINITY,
            second: f32::NEG_INFINITY,
        };
        for (at, score) in scores.iter().take(labels).enumerate() {
            if *score > top.first {
                top = Self {
                    best: at,
                    first: *score,
                    second: top.first,
                };
            } else if *score > top.second {
                top.second = *score;
            }
        }
        top
    }
}

/// Scores as chances that sum to one.
pub fn chances(scores: &[f32], labels: usize) -> Vec<f32> {
    let top = Top::of(scores, labels).first;
    let mut all: Vec<f32> = scores
        .iter()
        .take(labels)
        .map(|s| ((s - top) * STEEP).exp())
        .collect();
    let sum: f32 = all.iter().sum();
    all.iter_mut().for_each(|p| *p /= sum.max(1e-9));
    all
}

/// The signs by which a guess is trusted.
pub fn signs(scores: &[f32], top: Top, point: &Point, likeness: f32) -> [f32; SIGNS] {
    let labels = scores.len();
    let chance = chances(scores, labels)
        .get(top.best)
        .copied()
        .unwrap_or(1.0)
        .clamp(1e-4, 1.0 - 1e-4);
    let margin = if top.second.is_finite() {
        top.first - top.second
    } else {
        1.0
    };
    [
        top.first,
        margin,
        (chance / (1.0 - chance)).ln(),
        likeness,
        point.unknown,
    ]
}
