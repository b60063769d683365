//! A text made ready for reading: folded, cut into words and sentences, with every word of the lists found in it.
//!
//! Folding changes lengths ("İ", a typographic apostrophe, wrapped lines), so each folded byte remembers where it came from:
//! rules look at folded text, findings point into the letter.

mod fold;
mod word;

pub use super::lexicon::Hit;
use super::lexicon::{Key, Lexicon};
use super::sentences;
use crate::learn::{Gist, Stretch};
use crate::source::Span;
use fold::fold;
use std::cell::OnceCell;
pub use word::Word;
use word::words;

/// A text made ready for reading.
#[derive(Debug)]
pub struct Text<'t> {
    /// As written.
    pub raw: &'t str,
    /// Lower case, typographic quotes made plain, white space collapsed to single spaces.
    pub folded: String,
    /// For each folded byte the byte of `raw` where its character starts; one more for the end.
    map: Vec<u32>,
    /// Words in order.
    pub words: Vec<Word>,
    /// Sentences in order, in bytes of `raw`.
    pub sentences: Vec<Span>,
    /// The same sentences in bytes of `folded`.
    pub folded_sentences: Vec<Span>,
    /// List words, by place.
    pub hits: Vec<Hit>,
    /// What the whole comes to, and each sentence: taken when a model first asks, for all of them.
    gist: OnceCell<Gist>,
    stretches: Vec<OnceCell<Stretch>>,
}

impl<'t> Text<'t> {
    /// Makes a text ready. Linear in its length.
    pub fn new(raw: &'t str, lexicon: &Lexicon) -> Self {
        let (folded, map) = fold(raw);
        let words = words(&folded);
        let sentences = sentences::split(raw);
        let mut text = Self {
            raw,
            folded,
            map,
            words,
            folded_sentences: Vec::with_capacity(sentences.len()),
            sentences,
            hits: Vec::new(),
            gist: OnceCell::new(),
            stretches: Vec::new(),
        };
        text.stretches = vec![OnceCell::new(); text.sentences.len()];
        text.folded_sentences = text
            .sentences
            .iter()
            .map(|span| Span::new(text.folded_at(span.start), text.folded_at(span.end)))
            .collect();
        lexicon.find(&text.folded, &mut text.hits);
        text.mark_negations();
        text
    }

    /// What the whole text comes to.
    pub fn gist(&self) -> &Gist {
        if self.sentences.len() == 1
            && let Some(gist) = self.gist_of(0)
        {
            return gist;
        }
        self.gist.get_or_init(|| Gist::of(self.raw))
    }

    /// What a sentence comes to; none where there are not so many.
    pub fn gist_of(&self, sentence: usize) -> Option<&Gist> {
        self.stretch(sentence).map(|stretch| &stretch.gist)
    }

    /// What a sentence and the next one come to together.
    pub fn gist_of_two(&self, sentence: usize) -> Option<Gist> {
        let (first, next) = (
            self.sentences.get(sentence)?,
            self.sentences.get(sentence + 1)?,
        );
        let gap = Span::new(first.end, next.start).of(self.raw);
        // Only white space surely leaves the words on both sides as they are.
        let apart = !gap.is_empty() && gap.chars().all(char::is_whitespace);
        let joined = apart
            .then(|| self.stretch(sentence)?.then(self.stretch(sentence + 1)?))
            .flatten();
        Some(joined.unwrap_or_else(|| Gist::of(Span::new(first.start, next.end).of(self.raw))))
    }

    fn stretch(&self, sentence: usize) -> Option<&Stretch> {
        let span = self.sentences.get(sentence)?;
        let cell = self.stretches.get(sentence)?;
        Some(cell.get_or_init(|| Stretch::of(span.of(self.raw))))
    }

    /// The first folded byte that came from `raw` byte `at` or later.
    pub fn folded_at(&self, at: usize) -> usize {
        self.map
            .partition_point(|from| (*from as usize) < at)
            .min(self.folded.len())
    }

    /// The span in `raw` of a stretch of the folded text.
    pub fn raw_span(&self, start: usize, end: usize) -> Span {
        let from = |at: usize| {
            self.map
                .get(at)
                .map_or(self.raw.len(), |from| *from as usize)
        };
        let first = from(start);
        // A letter that folds to several bytes must not be cut in half.
        let last = (end..=self.map.len())
            .map(from)
            .find(|last| *last > first || end <= start);
        let last = last.unwrap_or(first);
        Span::new(first, last)
    }

    /// The words of the letter under a stretch of the folded text.
    pub fn quote(&self, start: usize, end: usize) -> &'t str {
        self.raw_span(start, end).of(self.raw)
    }

    /// A folded word.
    pub fn word(&self, at: usize) -> &str {
        self.words
            .get(at)
            .and_then(|word| self.folded.get(word.start..word.end))
            .unwrap_or("")
    }

    /// The index of the first word that starts at or after a folded byte.
    pub fn word_at(&self, start: usize) -> usize {
        self.words.partition_point(|word| word.start < start)
    }

    /// Hits of a list, negated ones too.
    pub fn all_hits(&self, key: Key) -> impl Iterator<Item = Hit> + '_ {
        self.hits.iter().copied().filter(move |hit| hit.key == key)
    }

    /// Hits of a list that no negation takes back.
    pub fn hits(&self, key: Key) -> impl Iterator<Item = Hit> + '_ {
        self.all_hits(key).filter(|hit| !hit.negated)
    }

    /// Whether a list has a hit that no negation takes back.
    pub fn has(&self, key: Key) -> bool {
        self.hits(key).next().is_some()
    }

    /// Whether a list has such a hit within a folded stretch.
    pub fn has_in(&self, key: Key, within: Span) -> bool {
        self.hits_in(key, within).next().is_some()
    }

    /// Hits of a list within a folded stretch, not negated.
    pub fn hits_in(&self, key: Key, within: Span) -> impl Iterator<Item = Hit> + '_ {
        let first = self.hits.partition_point(|hit| hit.start < within.start);
        self.hits
            .get(first..)
            .unwrap_or(&[])
            .iter()
            .copied()
            .take_while(move |hit| hit.start < within.end)
            .filter(move |hit| hit.key == key && !hit.negated && hit.end <= within.end)
    }

    /// The folded span of the sentence that holds a folded byte.
    pub fn sentence_of(&self, at: usize) -> Span {
        let next = self
            .folded_sentences
            .partition_point(|span| span.start <= at);
        self.folded_sentences
            .get(next.wrapping_sub(1))
            .copied()
            .unwrap_or(Span::new(0, self.folded.len()))
    }

    fn mark_negations(&mut self) {
        let stops: Vec<Span> = self
            .all_hits(Key::Negation)
            .map(|hit| Span::new(hit.start, hit.end))
            .collect();
        if stops.is_empty() {
            return;
        }
        let marks: Vec<bool> = self
            .hits
            .iter()
            .map(|hit| self.negated(hit, &stops))
            .collect();
        for (hit, negated) in self.hits.iter_mut().zip(marks) {
            hit.negated = negated && hit.key != Key::Negation;
        }
    }

    fn negated(&self, hit: &Hit, stops: &[Span]) -> bool {
        let word = self.word_at(hit.start);
        let earliest = self
            .words
            .get(word.saturating_sub(3))
            .map_or(0, |word| word.start);
        let earliest = earliest.max(self.sentence_of(hit.start).start);
        let before = stops.partition_point(|stop| stop.end <= hit.start);
        stops.get(before.wrapping_sub(1)).is_some_and(|stop| {
            // A comma or a full stop between them ends what the negation reaches.
            stop.start >= earliest
                && !self
                    .folded
                    .get(stop.end..hit.start)
                    .is_some_and(|gap| gap.contains([',', ';', ':', '.', '!', '?']))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Text;
    use crate::read::lexicon::{Key, Lexicon};

    #[test]
    fn folded_bytes_remember_where_they_came_from() {
        for (raw, folded, word, back) in [
            ("Don’t  wait", "don't wait", "don't", "Don’t"),
            ("Før\n i går", "før i går", "går", "går"),
            ("«TREDJE gang»", "\"tredje gang\"", "tredje", "TREDJE"),
            ("İyi x", "i\u{307}yi x", "x", "x"),
        ] {
            let text = Text::new(raw, Lexicon::of("en"));
            assert_eq!(text.folded, folded);
            let at = text.folded.find(word).unwrap_or_default();
            assert_eq!(text.quote(at, at + word.len()), back, "{raw}");
        }
    }

    #[test]
    fn negation_reaches_three_words_and_no_comma() {
        for (raw, has) in [
            ("it is broken", true),
            ("it is not broken", false),
            ("it is not at all broken", false),
            ("not to worry, it is broken", true),
        ] {
            assert_eq!(
                Text::new(raw, Lexicon::of("en")).has(Key::Problem),
                has,
                "{raw}"
            );
        }
    }
}
