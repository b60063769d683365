//! Open questions: what customers ask that nobody has answered once and for all, most asked first.

use crate::{
    language::Language,
    library::{Answer, Library, Query, clearly},
    reading::{Question, Reading},
    text::stems,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Two questions are one when they share this part of their content words.
const SAME: f32 = 0.5;

/// From this likeness on an answer that is not given is worth a look.
const NEAR: f32 = 0.3;

/// A question that letters ask, in the words of the first that asked it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Asked {
    /// In the words of the first letter.
    pub question: String,
    /// The language.
    pub language: String,
    /// How many letters asked it.
    pub letters: usize,
    /// The approved answer that would be found (its slug), and how near it is.
    pub answer: Option<(String, f32)>,
    /// Where none would be, the one that comes nearest.
    pub nearest: Option<(String, f32)>,
    #[serde(skip)]
    words: BTreeSet<String>,
}

/// Gathers the questions of a queue.
#[derive(Debug, Default)]
pub struct OpenQuestions {
    asked: Vec<Asked>,
    by_word: BTreeMap<String, Vec<usize>>,
}

impl OpenQuestions {
    /// Adds the questions of one letter.
    pub fn add(&mut self, reading: &Reading, library: &Library) {
        for question in &reading.questions {
            let words = words(&question.text, &reading.language);
            if words.is_empty() {
                continue;
            }
            match self.same(&words) {
                Some(index) => {
                    if let Some(asked) = self.asked.get_mut(index) {
                        asked.letters += 1;
                    }
                }
                None => self.keep(question, words, reading, library),
            }
        }
    }

    fn keep(
        &mut self,
        question: &Question,
        words: BTreeSet<String>,
        reading: &Reading,
        library: &Library,
    ) {
        let query = Query::of(question, reading);
        let found = library.answers_about(&query, &reading.language);
        let named = |(answer, likeness): (&Answer, f32)| (answer.slug.clone(), likeness);
        let nearest = found
            .first()
            .copied()
            .filter(|(_, likeness)| *likeness > 0.0);
        let answer = clearly(found).map(named);
        let nearest = nearest
            .or_else(|| {
                let like = library.answers_like(query.gist(), &reading.language);
                like.first()
                    .copied()
                    .filter(|(_, likeness)| *likeness >= NEAR)
            })
            .filter(|_| answer.is_none())
            .map(named);
        for word in &words {
            self.by_word
                .entry(word.clone())
                .or_default()
                .push(self.asked.len());
        }
        self.asked.push(Asked {
            question: question
                .text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            language: reading.language.to_string(),
            letters: 1,
            answer,
            nearest,
            words,
        });
    }

    /// A question that was asked before in nearly the same words.
    fn same(&self, words: &BTreeSet<String>) -> Option<usize> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for index in words
            .iter()
            .filter_map(|word| self.by_word.get(word))
            .flatten()
        {
            *shared.entry(*index).or_insert(0) += 1;
        }
        let likeness = |(index, shared): (&usize, &usize)| {
            let other = self.asked.get(*index).map_or(0, |asked| asked.words.len());
            *shared as f32 / (words.len() + other - shared).max(1) as f32
        };
        shared
            .iter()
            .map(|row| (likeness(row), *row.0))
            .filter(|(likeness, _)| *likeness >= SAME)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
            .map(|(_, index)| index)
    }

    /// All questions, those without an answer first, most asked first.
    pub fn sorted(mut self) -> Vec<Asked> {
        self.asked.sort_by(|a, b| {
            (a.answer.is_some().cmp(&b.answer.is_some()))
                .then(b.letters.cmp(&a.letters))
                .then_with(|| a.question.cmp(&b.question))
        });
        self.asked
    }
}

/// The words that carry a question: the short ones are nearly all grammar, in every language we read.
fn words(text: &str, language: &Language) -> BTreeSet<String> {
    stems(text, language)
        .into_iter()
        .map(|(word, _)| word)
        .filter(|word| word.chars().count() >= 4)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::OpenQuestions;
    use crate::{
        language::Language,
        library::Library,
        reading::{Question, Reading},
    };

    fn reading(text: &str) -> Reading {
        let question = Question {
            text: text.into(),
            place: crate::reading::Place::NewText,
            span: crate::source::Span::new(0, text.len()),
            polarity: None,
            request: false,
        };
        Reading {
            language: Language::EN,
            questions: vec![question],
            ..Reading::default()
        }
    }

    #[test]
    fn the_same_question_in_nearly_the_same_words_is_counted_once() {
        let library = Library::build(&[]).unwrap();
        let mut open = OpenQuestions::default();
        for text in [
            "Does the reel fit the Tern?",
            "Do you sell gift cards?",
            "does the reel also fit the Tern",
        ] {
            open.add(&reading(text), &library);
        }
        let asked: Vec<(String, usize)> = open
            .sorted()
            .into_iter()
            .map(|asked| (asked.question, asked.letters))
            .collect();
        assert_eq!(
            asked,
            [
                ("Does the reel fit the Tern?".into(), 2),
                ("Do you sell gift cards?".into(), 1)
            ]
        );
    }
}
