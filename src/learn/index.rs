//! Finding by meaning: which of some entries, each known by a few phrases, a text speaks of.
use super::cut::cut;
use super::features::Count;
use super::gist::Gist;
use super::space::{Blend, Point, Space};
use super::vector::{DIMENSIONS, dot};
use std::{ops::Range, sync::OnceLock};

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
    entries: Vec<Entry>,
    space: Space,
    /// Those of one entry stand together.
    phrases: Vec<Phrase>,
    postings: Postings,
}

/// What its phrases stand for.
#[derive(Debug, Clone)]
struct Entry {
    id: String,
    phrases: Range<usize>,
}

/// One phrase of an entry.
#[derive(Debug, Clone)]
struct Phrase {
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
        let mut counts = Vec::new();
        for (id, phrases) in entries {
            let first = index.phrases.len();
            index.entries.push(Entry {
                id: (*id).to_owned(),
                phrases: first..first + phrases.len(),
            });
            for phrase in *phrases {
                counts.push(cut(phrase).counts().into_boxed_slice());
                index.phrases.push(Phrase {
                    text: (*phrase).into(),
                    meant: OnceLock::new(),
                });
            }
        }
        index.space = Space::learn(counts.iter(), 1);
        index.postings = Postings::new(&index.space, &counts);
        index
    }

    /// The entries by likeness (1 is the same words), best first; those without any are left out.
    pub fn find(&self, text: &str) -> Vec<(&str, f32)> {
        self.find_among(&Gist::of(text), |_| true)
    }

    /// The same for a text that is asked of several indexes, and only the entries that are asked for.
    pub fn find_among(&self, query: &Gist, wanted: impl Fn(&str) -> bool) -> Vec<(&str, f32)> {
        let point = self.space.place(query, BLEND);
        let asked = self.entries.iter().filter(|entry| wanted(&entry.id));
        let asked: Vec<(&Entry, &[Phrase])> = asked
            .filter_map(|entry| Some((entry, self.phrases.get(entry.phrases.clone())?)))
            .collect();
        let mut likeness = vec![0.0f32; self.phrases.len()];
        for (entry, phrases) in &asked {
            let sums = likeness.iter_mut().skip(entry.phrases.start);
            for (sum, phrase) in sums.zip(*phrases) {
                *sum = dot(&phrase.meant().meaning, &point.dense);
            }
        }
        let stretches = stretches(&asked);
        for (number, value) in &point.sparse {
            let posting = self.postings.of(*number);
            for (phrase, other) in stretches.iter().flat_map(|it| within(posting, it)) {
                if let Some(sum) = likeness.get_mut(*phrase as usize) {
                    *sum += value * other;
                }
            }
        }
        let mut ranked: Vec<(&str, f32)> = Vec::with_capacity(asked.len());
        let whole = whole(&point);
        for (entry, phrases) in asked {
            let sums = likeness.iter().skip(entry.phrases.start).zip(phrases);
            let like = |(sum, phrase): (&f32, &Phrase)| {
                sum / (phrase.meant().size * whole).sqrt().max(1e-6)
            };
            let best = sums.map(like).fold(0.0, f32::max);
            if best > 0.0 {
                ranked.push((entry.id.as_str(), best));
            }
        }
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

/// Where the phrases of some entries stand: apart where they are few. Of many, what lies between them is summed up too and
/// not looked at, which costs less than looking for each.
fn stretches(asked: &[(&Entry, &[Phrase])]) -> Vec<Range<usize>> {
    const FEW: usize = 4;
    let phrases = asked.iter().map(|(entry, _)| entry.phrases.clone());
    if asked.len() <= FEW {
        return phrases.collect();
    }
    let whole = phrases.reduce(|all, next| all.start.min(next.start)..all.end.max(next.end));
    whole.into_iter().collect()
}

/// For each n-gram, the phrases that hold it and its value there: one row for all, and where each begins.
#[derive(Debug, Clone, Default)]
struct Postings {
    starts: Vec<u32>,
    all: Vec<(u32, f32)>,
}

impl Postings {
    /// Of phrases whose n-grams are counted.
    fn new(space: &Space, counts: &[Box<[Count]>]) -> Self {
        let mut starts = vec![0; space.keys.len() + 2];
        // Two places on, so that filling moves each start to where it belongs.
        for (key, _, _) in counts.iter().flatten() {
            if let Some(after) = space.number(*key).and_then(|it| starts.get_mut(it + 2)) {
                *after += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut all = vec![(0, 0.0); total as usize];
        for (phrase, counts) in counts.iter().enumerate() {
            for (number, value) in space.sparse(counts, BLEND) {
                if let Some(next) = starts.get_mut(number as usize + 1) {
                    if let Some(place) = all.get_mut(*next as usize) {
                        *place = (phrase as u32, value);
                    }
                    *next += 1;
                }
            }
        }
        Self { starts, all }
    }

    fn of(&self, number: u32) -> &[(u32, f32)] {
        let at = |place: usize| self.starts.get(place).map(|start| *start as usize);
        let range = at(number as usize).zip(at(number as usize + 1));
        range
            .and_then(|(from, to)| self.all.get(from..to))
            .unwrap_or(&[])
    }
}

/// The part of a posting that lies in some phrases.
fn within<'p>(posting: &'p [(u32, f32)], phrases: &Range<usize>) -> &'p [(u32, f32)] {
    let before = |end: usize| posting.partition_point(|(phrase, _)| (*phrase as usize) < end);
    posting
        .get(before(phrases.start)..before(phrases.end))
        .unwrap_or(&[])
}

/// What there is to compare: all n-grams, and the meaning unless the table knows none of the words.
fn whole(point: &Point) -> f32 {
    let all = BLEND.ngrams() + dot(&point.dense, &point.dense);
    let meant = all > BLEND.ngrams();
    BLEND.ngrams()
        + if meant {
            BLEND.meaning * BLEND.meaning
        } else {
            0.0
        }
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
