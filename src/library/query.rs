//! A question as approved answers are looked for by it, and how well a way of asking fits it.

use super::bare::carries;
use crate::{
    language::Language,
    learn::Gist,
    reading::{FactKind, Place, Question, Reading},
    source::floor,
    text,
};
use std::{cell::OnceCell, collections::BTreeSet};

/// So far before a question stands what its "it" may mean, in bytes.
const BEFORE: usize = 200;
/// A question of no more words that carry it may point back to what was said before it.
const THIN: usize = 2;
/// The words of a way of asking that count as more certain than its meaning: one alone is too common.
const SURE_WORDS: usize = 2;
/// A run of plain words ("is anybody there") is a way of asking from this length on.
const SURE_RUN: usize = 4;

/// Below this an approved answer is not given: a promise to find out does less harm than a wrong answer.
pub(super) const ANSWERS: f32 = 0.5;
/// What a way of asking that is said whole weighs before its likeness counts.
const WHOLE: f32 = 0.6;

/// A question that is looked for by its words and its meaning. Telling the meaning is dear, and most often the words
/// alone decide.
#[derive(Debug)]
pub struct Query<'q> {
    text: &'q str,
    /// What carries the question. Names of products tell nothing of what is asked about them.
    asked: BTreeSet<String>,
    /// The same with the names, and with what was said before where the question points back.
    said: BTreeSet<String>,
    words: Vec<String>,
    gist: OnceCell<Gist>,
}

impl<'q> Query<'q> {
    /// A question of a letter.
    pub fn of(question: &'q Question, reading: &Reading) -> Self {
        let language = &reading.language;
        let mut said = carriers(&question.text, language);
        let mut asked = said.clone();
        for name in names(question, reading) {
            for (stem, _) in text::stems(name, language) {
                asked.remove(&stem);
            }
        }
        if asked.len() <= THIN {
            said.extend(carriers(before(question, reading), language));
            said.extend(carriers(&reading.subject, language));
        }
        Self {
            text: &question.text,
            asked,
            said,
            words: words(&question.text, language),
            gist: OnceCell::new(),
        }
    }

    /// What it comes to.
    pub fn gist(&self) -> &Gist {
        self.gist.get_or_init(|| Gist::of(self.text))
    }

    /// Whether a way of asking stands in the question: word for word where nothing carries it, else with all that
    /// does, and with a word that no other answer is asked with.
    fn says(&self, way: &Way, own: &dyn Fn(&str) -> bool) -> bool {
        if way.carriers.is_empty() {
            let run = way.words.len();
            return run >= SURE_RUN && self.words.windows(run).any(|it| it == way.words);
        }
        way.carriers.len() >= SURE_WORDS
            && way.carriers.is_subset(&self.said)
            && !way.carriers.is_disjoint(&self.asked)
            && way.carriers.iter().any(|stem| own(stem))
    }
}

/// The products that the question names.
fn names<'r>(question: &Question, reading: &'r Reading) -> impl Iterator<Item = &'r str> {
    let place = question.place;
    let facts = reading.facts_of(FactKind::Product);
    facts
        .filter(move |fact| fact.place == place)
        .filter_map(move |fact| {
            let text = reading.text_of(place, "");
            text.get(fact.start..fact.end)
        })
}

/// What stands before the question in the letter.
fn before<'r>(question: &Question, reading: &'r Reading) -> &'r str {
    if question.place != Place::NewText {
        return "";
    }
    let text = reading.new_text.get(..question.span.start).unwrap_or("");
    let from = floor(text, text.len().saturating_sub(BEFORE));
    text.get(from..).unwrap_or("")
}

/// One way of asking for an answer.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) carriers: BTreeSet<String>,
    words: Vec<String>,
}

impl Way {
    /// A way of asking as the desk wrote it.
    pub(super) fn of(ask: &str, language: &Language) -> Self {
        Self {
            carriers: carriers(ask, language),
            words: words(ask, language),
        }
    }
}

/// How well the ways of asking for an answer fit a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    /// How much of what carries the question they hold, 0 to 1.
    held: f32,
    /// The question says one of them whole.
    whole: bool,
}

impl Fit {
    /// How they fit; `own` tells whether a stem is asked with for this answer alone.
    pub(super) fn of(question: &Query, ways: &[Way], own: &dyn Fn(&str) -> bool) -> Self {
        let holds = |stem: &&String| ways.iter().any(|way| way.carriers.contains(*stem));
        let held = question.asked.iter().filter(holds).count();
        Self {
            held: if question.asked.is_empty() {
                1.0
            } else {
                held as f32 / question.asked.len() as f32
            },
            whole: ways.iter().any(|way| question.says(way, own)),
        }
    }

    pub(super) fn fits(self) -> bool {
        self.whole || self.held > 0.0
    }

    /// The likeness, weighed: what is only near in form counts for little, what is said whole for much.
    pub(super) fn weigh(self, likeness: f32) -> f32 {
        if self.whole {
            WHOLE + (1.0 - WHOLE) * likeness
        } else if likeness >= ANSWERS {
            likeness * self.held.sqrt()
        } else {
            0.0
        }
    }
}

fn words(text: &str, language: &Language) -> Vec<String> {
    let stems = text::stems(text, language).into_iter();
    stems.map(|(stem, _)| stem).collect()
}

/// The words that carry a text, by their stems.
pub(crate) fn carriers(text: &str, language: &Language) -> BTreeSet<String> {
    let stems = text::stems(text, language).into_iter();
    stems
        .filter(|(_, span)| carries(&span.of(text).to_lowercase(), language))
        .map(|(stem, _)| stem)
        .collect()
}
