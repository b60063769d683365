//! Trying oneself: guesses on folds of the examples by models that saw neither the fold nor some of its labels.
use super::linear::{self, Effort, Rows, shuffle};
use super::scores::{Top, signs};
use super::space::{Blend, Point};
use super::trust::{Outcome, Trial};
use super::vector::{DIMENSIONS, dot, normalise};

/// The examples as one looks at them while training.
pub struct Lesson<'a> {
    /// The examples, then the names of the labels.
    pub rows: &'a Rows,
    /// The label of each row.
    pub label_of: &'a [usize],
    /// How many labels there are.
    pub labels: usize,
    /// So many rows are examples; the rows after them are the names of the labels.
    pub texts: usize,
    /// So many rows are examples and names; the rest only retells examples, and no fold may know them.
    pub own: usize,
    /// How much each family of features counts.
    pub blend: Blend,
}

/// One fold: what to train on and what to try.
struct Fold {
    known: Vec<usize>,
    tried: Vec<usize>,
    /// Labels that are withheld altogether.
    strange: Vec<bool>,
}

impl Lesson<'_> {
    /// Guesses on every fold by a model that saw neither the fold's texts nor some of its labels.
    pub fn trials(&self, features: usize, effort: Effort, folds: usize) -> Vec<Trial> {
        let folds = self.folds(folds.max(2), effort.seed);
        std::thread::scope(|scope| {
            let mut trials = Vec::new();
            for pair in folds.chunks(2) {
                let running: Vec<_> = pair
                    .iter()
                    .map(|fold| scope.spawn(move || self.fold(fold, features, effort)))
                    .collect();
                for handle in running {
                    trials.extend(handle.join().unwrap_or_default());
                }
            }
            trials
        })
    }

    fn folds(&self, count: usize, seed: u64) -> Vec<Fold> {
        let mut order: Vec<usize> = (0..self.labels).collect();
        shuffle(&mut order, seed ^ 0x5eed);
        let mut turn = vec![0usize; self.labels];
        let mut rows: Vec<usize> = (0..self.texts).collect();
        shuffle(&mut rows, seed ^ 0xf01d);
        let few = self.labels < 2 * count;
        let mut folds: Vec<Fold> = (0..count)
            .map(|f| {
                let mut strange = vec![false; self.labels];
                for (place, label) in order.iter().enumerate() {
                    strange[*label] = place % count == f && (!few || self.labels > 3);
                }
                Fold {
                    known: vec![],
                    tried: vec![],
                    strange,
                }
            })
            .collect();
        for row in rows {
            let label = self.label_of.get(row).copied().unwrap_or(0);
            let own = (turn[label] + label) % count;
            turn[label] += 1;
            for (at, fold) in folds.iter_mut().enumerate() {
                match (at == own, fold.strange[label]) {
                    (true, _) => fold.tried.push(row),
                    (false, false) => fold.known.push(row),
                    (false, true) => fold.tried.push(row),
                }
            }
        }
        for row in self.texts..self.own {
            let label = self.label_of.get(row).copied().unwrap_or(0);
            let knowing = folds
                .iter_mut()
                .filter(|fold| !fold.strange.get(label).copied().unwrap_or(false));
            knowing.for_each(|fold| fold.known.push(row));
        }
        folds
    }

    fn fold(&self, fold: &Fold, features: usize, effort: Effort) -> Vec<Trial> {
        let effort = Effort {
            rounds: effort.rounds.min(8),
            ..effort
        };
        // A withheld label has no example here, so its classifier says "no" to everything and is left out below.
        let weights = linear::train(
            self.rows,
            &fold.known,
            self.label_of,
            (self.labels, features),
            effort,
        );
        let centres = self.centres(&fold.known);
        let mut seen = vec![false; features];
        for (column, _) in fold.known.iter().flat_map(|row| self.rows.sparse(*row)) {
            seen.get_mut(column).into_iter().for_each(|s| *s = true);
        }
        let mut trials = Vec::with_capacity(fold.tried.len());
        let mut scores = Vec::new();
        for row in &fold.tried {
            weights.score(self.rows.sparse(*row), self.rows.dense(*row), &mut scores);
            for (score, strange) in scores.iter_mut().zip(&fold.strange) {
                if *strange {
                    *score = -2.0;
                }
            }
            trials.push(self.trial(*row, &scores, &centres, (&fold.strange, &seen)));
        }
        trials
    }

    fn trial(
        &self,
        row: usize,
        scores: &[f32],
        centres: &[f32],
        (strange, seen): (&[bool], &[bool]),
    ) -> Trial {
        let scores = scores.get(..self.labels).unwrap_or(scores);
        let top = Top::of(scores, self.labels);
        let mut dense = [0.0; DIMENSIONS];
        dense
            .iter_mut()
            .zip(self.rows.dense(row))
            .for_each(|(d, x)| *d = *x);
        let centre = centres
            .get(top.best * DIMENSIONS..(top.best + 1) * DIMENSIONS)
            .unwrap_or(&[]);
        let likeness = dot(&dense, centre) / self.blend.meaning.max(1e-6);
        let known = self
            .rows
            .sparse(row)
            .filter(|(column, _)| seen.get(*column).copied().unwrap_or(false));
        let unknown = 1.0 - known.map(|(_, v)| v * v).sum::<f32>() / self.blend.ngrams();
        let point = Point {
            sparse: Vec::new(),
            dense,
            unknown,
        };
        let label = self.label_of.get(row).copied().unwrap_or(0);
        let outcome = match (strange.get(label), label == top.best) {
            (Some(true), _) => Outcome::Stranger,
            (_, true) => Outcome::Right,
            (_, false) => Outcome::Wrong,
        };
        Trial {
            signs: signs(scores, top, &point, likeness),
            outcome,
        }
    }

    /// The mean meaning of each label over some rows, of length one.
    pub fn centres(&self, rows: &[usize]) -> Vec<f32> {
        let mut centres = vec![0.0; self.labels * DIMENSIONS];
        for row in rows {
            let label = self.label_of.get(*row).copied().unwrap_or(0);
            if let Some(centre) = centres.get_mut(label * DIMENSIONS..(label + 1) * DIMENSIONS) {
                linear::add_scaled(centre, self.rows.dense(*row), 1.0);
            }
        }
        for centre in centres.chunks_exact_mut(DIMENSIONS) {
            normalise(centre);
        }
        centres
    }
}
