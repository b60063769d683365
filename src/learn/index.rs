//! Finding by meaning: which of some entries, each known by a few phrases, a text speaks of.
use super::cut::cut;
use super::gist::Gist;
use super::space::{Blend, Point, Space};
use super::vector::{DIMENSIONS, dot};
use std::sync::OnceLock;

/// What phrases are compared by: their own words a little less than what they mean.
const BLEND: Blend = Blend {
    word: 0.35,
    piece: 0.4,
    meaning: 1.0,
};

/// Below this likeness a text speaks of none of the entries.
pub const LIKE_ENOUGH: f32 = 0.45;
/// So far the best entry must lie before the second.
pub const CLEAR_OF: f32 = 0.03;

/// Entries by the phrases that stand for them.
#[derive(Debug, Clone, Default)]
pub struct Index {
    ids: Vec<String>,
    space: Space,
    phrases: Vec<Phrase>,
    /// For each n-gram, the phrases that hold it and its value there.
    postings: Vec<Vec<(u32, f32)>>,
}

/// One phrase of an entry.
#[derive(Debug, Clone)]
struct Phrase {
    /// Its entry.
    owner: usize,
    text: Box<str>,
    /// What it means, found when it is first compared: of most entries that is never.
    meant: OnceLock<Box<Meant>>,
}

#[derive(Debug, Clone)]
struct Meant {
    meaning: [f32; DIMENSIONS],
    /// How much there is to compare, so that likeness ends at one.
    size: f32,
}

impl Phrase {
    fn meant(&self) -> &Meant {
        self.meant.get_or_init(|| {
            let meaning = Gist::of(&self.text).meaning.map(|x| x * BLEND.meaning);
            let size = BLEND.ngrams() + dot(&meaning, &meaning);
            Box::new(Meant { meaning, size })
        })
    }
}

impl Index {
    /// Builds an index of entries, each an id with its phrases.
    ///
    /// ```
    /// use regards::learn::Index;
    /// let index = Index::build(&[("visit", &["can I visit the workshop"]), ("wash", &["how do I wash it"])]);
    /// assert_eq!(index.best("may we visit your workshop?").map(|(id, _)| id), Some("visit"));
    /// ```
    pub fn build(entries: &[(&str, &[&str])]) -> Self {
        let mut index = Self::default();
        let mut cuts = Vec::new();
        for (at, (id, phrases)) in entries.iter().enumerate() {
            index.ids.push((*id).to_owned());
            for phrase in *phrases {
                cuts.push(cut(phrase));
                index.phrases.push(Phrase {
                    owner: at,
                    text: (*phrase).into(),
                    meant: OnceLock::new(),
                });
            }
        }
        index.space = Space::learn(&cuts, 1);
        index.postings = vec![Vec::new(); index.space.keys.len()];
        for (phrase, cut) in cuts.iter().enumerate() {
            let point = index.space.place(&Gist::bare(cut), BLEND);
            for (number, value) in point.sparse {
                if let Some(posting) = index.postings.get_mut(number as usize) {
                    posting.push((phrase as u32, value));
                }
            }
        }
        index
    }

    /// The entries by likeness (1 is the same words), best first; those without any are left out.
    pub fn find(&self, text: &str) -> Vec<(&str, f32)> {
        self.find_among(&Gist::of(text), |_| true)
    }

    /// The same for a text that is asked of several indexes, and only the entries that are asked for.
    pub fn find_among(&self, query: &Gist, wanted: impl Fn(&str) -> bool) -> Vec<(&str, f32)> {
        let point = self.space.place(query, BLEND);
        let wanted: Vec<bool> = self.ids.iter().map(|id| wanted(id)).collect();
        let asked = |owner: usize| wanted.get(owner).copied().unwrap_or(false);
        let dense = |phrase: &Phrase| {
            if asked(phrase.owner) {
                dot(&phrase.meant().meaning, &point.dense)
            } else {
                0.0
            }
        };
        let mut likeness: Vec<f32> = self.phrases.iter().map(dense).collect();
        for (number, value) in &point.sparse {
            for (phrase, other) in self.postings.get(*number as usize).into_iter().flatten() {
                if let Some(sum) = likeness.get_mut(*phrase as usize) {
                    *sum += value * other;
                }
            }
        }
        let whole = BLEND.ngrams()
            + if size(&point) > BLEND.ngrams() {
                BLEND.meaning * BLEND.meaning
            } else {
                0.0
            };
        let mut best = vec![0.0f32; self.ids.len()];
        for (sum, phrase) in likeness.iter().zip(&self.phrases) {
            if let Some(slot) = best.get_mut(phrase.owner).filter(|_| asked(phrase.owner)) {
                *slot = slot.max(sum / (phrase.meant().size * whole).sqrt().max(1e-6));
            }
        }
        let mut ranked: Vec<(&str, f32)> = self
            .ids
            .iter()
            .map(String::as_str)
            .zip(best)
            .filter(|(_, s)| *s > 0.0)
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked
    }

    /// The one entry that a text clearly speaks of, if any.
    pub fn best(&self, text: &str) -> Option<(&str, f32)> {
        let ranked = self.find(text);
        let (id, likeness) = *ranked.first()?;
        let second = ranked.get(1).map_or(0.0, |(_, s)| *s);
        (likeness >= LIKE_ENOUGH && likeness - second >= CLEAR_OF).then_some((id, likeness))
    }
}

/// What there is to compare: all n-grams, and the meaning unless the table knows none of the words.
fn size(point: &Point) -> f32 {
    BLEND.ngrams() + dot(&point.dense, &point.dense)
}

#[cfg(test)]
mod tests {
    use super::Index;

    fn index() -> Index {
        Index::build(&[
            (
                "visit",
                &[
                    "can I visit the workshop",
                    "may I come and see where you make them",
                ],
            ),
            ("wash", &["how do I wash it", "can it go in the machine"]),
            (
                "post",
                &[
                    "what does posting abroad cost",
                    "do you ship to other countries",
                ],
            ),
        ])
    }

    #[test]
    fn the_same_words_are_one_and_other_words_come_close() {
        let index = index();
        let (id, likeness) = index.find("How do I wash it").first().copied().unwrap();
        assert_eq!(id, "wash");
        assert!((likeness - 1.0).abs() < 0.01, "{likeness}");
        for (text, id) in [
            ("could we visit your workshop one day?", "visit"),
            ("do you ship abroad?", "post"),
        ] {
            assert_eq!(index.best(text).map(|(id, _)| id), Some(id), "{text}");
        }
    }

    #[test]
    fn what_no_entry_speaks_of_finds_none() {
        for text in ["my grandmother plays the trombone", "", "qqq zzz", "?"] {
            assert_eq!(index().best(text), None, "{text}");
        }
        assert_eq!(Index::default().best("anything"), None);
    }
}
