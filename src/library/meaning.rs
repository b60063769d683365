//! Finding by meaning: which approved answer a question asks for, which intent a wish is.

use super::{
    Answer, Library,
    fit::{ANSWERS, Fit, Ways, texts},
    holders::Holders,
    query::Query,
};
use crate::{
    language::Language,
    learn::{CLEAR_OF, Gist, Index},
};
use std::{collections::BTreeMap, sync::OnceLock};

/// Indexes by language, each made when it is first asked for: a cold start does not read what it never asks.
#[derive(Clone, Debug, Default)]
pub(super) struct Meanings {
    answers: BTreeMap<Language, OnceLock<Index>>,
    /// The ways of asking of each answer, in the order of the library's answers.
    ways: Vec<OnceLock<Ways>>,
    /// Which answers of a language are asked for with which words.
    holders: BTreeMap<Language, OnceLock<Holders>>,
    intents: BTreeMap<Language, OnceLock<Index>>,
}

impl Meanings {
    /// Places for the indexes of every language that a library has texts in.
    pub(super) fn of(library: &Library) -> Self {
        let answers = library.answers.iter().map(|answer| answer.language.clone());
        let intents = library
            .intents
            .values()
            .flat_map(|intent| intent.examples.keys())
            .map(|tag| Language::new(tag));
        Self {
            ways: library.answers.iter().map(|_| OnceLock::new()).collect(),
            holders: answers.clone().map(|tag| (tag, OnceLock::new())).collect(),
            answers: answers.map(|tag| (tag, OnceLock::new())).collect(),
            intents: intents.map(|tag| (tag, OnceLock::new())).collect(),
        }
    }
}

/// The answer that a question clearly asks for, of those by likeness, best first. Between two that are near, neither.
pub fn clearly<'l>(
    ranked: impl IntoIterator<Item = (&'l Answer, f32)>,
) -> Option<(&'l Answer, f32)> {
    let best: Vec<_> = ranked.into_iter().take(2).collect();
    clearly_first(&best).filter(|(_, likeness)| *likeness >= ANSWERS)
}

impl Library {
    /// The approved answers by how near a question comes to one of their ways of asking (1 is the same words), best
    /// first, in the reader's language or one they accept.
    pub fn answers_like(&self, question: &Gist, language: &Language) -> Vec<(&Answer, f32)> {
        let all = |tag: &Language| self.answers_in(tag).map(|(at, _)| (at, ())).collect();
        let found = self.answers_among(&|| question, language, all);
        ranked(
            found
                .into_iter()
                .map(|(answer, likeness, ())| (answer, likeness)),
        )
    }

    /// Answers with their likeness and how they fit; those that do not fit are not compared.
    fn answers_among<'q, F: Copy>(
        &self,
        question: &dyn Fn() -> &'q Gist,
        language: &Language,
        fit: impl Fn(&Language) -> Vec<(usize, F)>,
    ) -> Vec<(&Answer, f32, F)> {
        let mut found: Vec<(&Answer, f32, F)> = Vec::new();
        for tag in language.with_neighbours() {
            let Some(index) = self.meanings.answers.get(&tag) else {
                continue;
            };
            let answer = |(at, fit): (usize, F)| {
                let answer: &Answer = self.answers.get(at)?;
                Some((answer.slug.as_str(), (answer, fit)))
            };
            let asked: BTreeMap<&str, (&Answer, F)> =
                fit(&tag).into_iter().filter_map(answer).collect();
            if asked.is_empty() {
                continue;
            }
            let index = index.get_or_init(|| self.answer_index(&tag));
            for (slug, likeness) in index.find_among(question(), |slug| asked.contains_key(slug)) {
                let known = found.iter().any(|(held, ..)| held.slug == slug);
                let answer = asked.get(slug).filter(|_| !known);
                found.extend(answer.map(|(answer, fit)| (*answer, likeness, *fit)));
            }
        }
        found
    }

    /// The same, each weighed by how much of what carries the question its ways of asking hold: "How long is the
    /// Heron?" is near to "how long is a gift card valid" in form only. A way of asking that the question says whole is
    /// meant, whatever else stands beside it.
    pub fn answers_about(&self, question: &Query, language: &Language) -> Vec<(&Answer, f32)> {
        // Comparing meanings is dear, and what holds none of it weighs nothing however near it comes.
        let fit = |tag: &Language| {
            let Some(holders) = self.holders(tag) else {
                return Vec::new();
            };
            let with = |stem: &str| holders.with(stem);
            let fit = |at: usize| {
                let fit = Fit::of(question, self.ways(at, self.answers.get(at)?)?, &with);
                fit.fits().then_some((at, fit))
            };
            let near = holders.of(&question.asked, question.compounds);
            near.into_iter().filter_map(fit).collect()
        };
        let found = self.answers_among(&|| question.gist(), language, fit);
        let found = found
            .into_iter()
            .map(|(answer, likeness, fit)| (answer, fit.weigh(likeness)));
        self.parted(question, language, ranked(found))
    }

    /// "How long does it take?" asks for no one thing: of the answers that its form fits, what stands before it tells
    /// which is meant.
    fn parted<'l>(
        &'l self,
        question: &Query,
        language: &Language,
        mut found: Vec<(&'l Answer, f32)>,
    ) -> Vec<(&'l Answer, f32)> {
        let fit = found.iter().filter(|(_, likeness)| *likeness >= ANSWERS);
        let fit: Vec<&str> = fit.map(|(answer, _)| answer.slug.as_str()).collect();
        let around = question.around().filter(|_| fit.len() > 1);
        let Some(around) = around.filter(|_| question.is_bare()) else {
            return found;
        };
        let held = |tag: &Language| {
            let answers = self.answers_in(tag);
            let held = answers.filter(|(_, answer)| fit.contains(&answer.slug.as_str()));
            held.map(|(at, _)| (at, ())).collect()
        };
        let meant = self.answers_among(&|| &around, language, held);
        let meant = ranked(meant.into_iter().map(|(answer, near, ())| (answer, near)));
        let best = found.first().map_or(0.0, |(_, likeness)| *likeness);
        if let Some((meant, _)) = clearly_first(&meant) {
            for (answer, likeness) in &mut found {
                if answer.slug == meant.slug {
                    *likeness = best + 2.0 * CLEAR_OF;
                }
            }
        }
        ranked(found.into_iter())
    }

    /// The answers of a language, each with its place.
    fn answers_in(&self, language: &Language) -> impl Iterator<Item = (usize, &Answer)> {
        let answers = self.answers.iter().enumerate();
        answers.filter(move |(_, answer)| answer.language == *language)
    }

    fn holders(&self, language: &Language) -> Option<&Holders> {
        let holders = self.meanings.holders.get(language)?;
        Some(holders.get_or_init(|| {
            let answers = self.answers_in(language);
            Holders::new(answers.filter_map(|(at, answer)| Some((at, self.ways(at, answer)?))))
        }))
    }

    fn ways(&self, at: usize, answer: &Answer) -> Option<&Ways> {
        let ways = self.meanings.ways.get(at)?;
        Some(ways.get_or_init(|| Ways::of(answer)))
    }

    /// Those of some intents by how near a text comes to how people say them, best first.
    pub fn intents_like(
        &self,
        text: &Gist,
        language: &Language,
        wanted: impl Fn(&str) -> bool,
    ) -> Vec<(&str, f32)> {
        let index = language
            .with_neighbours()
            .into_iter()
            .find_map(|tag| Some((self.meanings.intents.get(&tag)?, tag)));
        let Some((index, tag)) = index else {
            return Vec::new();
        };
        index
            .get_or_init(|| self.intent_index(&tag))
            .find_among(text, wanted)
    }

    fn answer_index(&self, language: &Language) -> Index {
        let asks: Vec<(&str, Vec<&str>)> = self
            .answers
            .iter()
            .filter(|answer| answer.language == *language)
            .map(|answer| {
                let asks = answer.asks.iter().map(String::as_str);
                (answer.slug.as_str(), asks.chain(texts(answer)).collect())
            })
            .collect();
        index(&asks)
    }

    fn intent_index(&self, language: &Language) -> Index {
        let examples: Vec<(&str, Vec<&str>)> = self
            .intents
            .values()
            .filter_map(|intent| {
                let texts = intent.examples.get(language.tag())?;
                let texts = texts.iter().map(String::as_str).collect();
                Some((intent.name.as_str(), texts))
            })
            .collect();
        index(&examples)
    }
}

/// The first of a ranking, if none is near it.
fn clearly_first<'l>(ranked: &[(&'l Answer, f32)]) -> Option<(&'l Answer, f32)> {
    let (answer, likeness) = *ranked.first()?;
    let second = ranked.get(1).map_or(0.0, |(_, likeness)| *likeness);
    (likeness - second >= CLEAR_OF).then_some((answer, likeness))
}

/// Best first.
fn ranked<'l>(found: impl Iterator<Item = (&'l Answer, f32)>) -> Vec<(&'l Answer, f32)> {
    let mut found: Vec<_> = found.collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.slug.cmp(&b.0.slug)));
    found
}

fn index(entries: &[(&str, Vec<&str>)]) -> Index {
    let entries: Vec<(&str, &[&str])> = entries
        .iter()
        .map(|(id, phrases)| (*id, phrases.as_slice()))
        .collect();
    Index::build(&entries)
}

#[cfg(test)]
mod tests {
    use crate::{
        language::Language,
        learn::Gist,
        library::{DeskFile, Layer, Library},
        source::Source,
    };

    #[test]
    fn a_question_finds_the_answer_of_its_language() {
        let file = |path: &str, text: &str| DeskFile {
            path: path.into(),
            source: Source::new(path, text),
            layer: Layer::Own,
        };
        let library = Library::build(&[
            file(
                "templates/answers/dog.en.txt",
                "---\nasks: [can I bring my dog, are dogs allowed]\n---\nDogs are welcome.\n",
            ),
            file(
                "templates/answers/dog.nb.txt",
                "---\nasks: [kan jeg ta med hunden, er det lov med hund]\n---\nHunder er velkomne.\n",
            ),
            file(
                "templates/answers/wash.en.txt",
                "---\nasks: [how do I wash it]\n---\nBy hand.\n",
            ),
        ])
        .expect("a sound desk");
        let best = |question: &str, language: &Language| {
            let found = library.answers_like(&Gist::of(question), language);
            found
                .first()
                .map(|(answer, _)| (answer.slug.clone(), answer.language.clone()))
        };
        assert_eq!(
            best("may my dog come?", &Language::EN),
            Some(("dog".into(), Language::EN))
        );
        assert_eq!(
            best("er hund lov?", &Language::new("nn")),
            Some(("dog".into(), Language::NB))
        );
        assert_eq!(best("anything", &Language::new("de")), None);
    }
}
