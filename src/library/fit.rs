//! How well the ways of asking for an approved answer, and what it says, fit a question.

use super::{
    Answer,
    query::{Query, asks_time, carriers, words},
};
use crate::language::Language;
use std::collections::{BTreeMap, BTreeSet};

/// The words of a way of asking that count as more certain than its meaning: one alone is too common.
const SURE_WORDS: usize = 2;
/// A run of plain words ("is anybody there") is a way of asking from this length on.
const SURE_RUN: usize = 4;

/// Below this an approved answer is not given: a promise to find out does less harm than a wrong answer.
pub(super) const ANSWERS: f32 = 0.5;
/// What a way of asking that is said whole weighs before its likeness counts.
const WHOLE: f32 = 0.6;
/// So much of what carries a question stands in a firm's own answer that speaks of it, text and ways of asking together.
const SPOKEN_OF: f32 = 0.65;
/// "Is it safe to eat?" is not "is it safe in pregnancy": what holds no more than half of a way of asking must be this
/// like it.
const ALIKE: f32 = 0.75;
/// A word that no more answers are asked with tells them apart.
const FEW: usize = 3;
/// The same where a firm's answer is found by what it says.
const TWO: usize = 2;
/// Below this likeness a question asks for something else with the same words.
const NOT_FAR: f32 = 0.2;
/// What is left of the likeness where a yes or a no is asked for and the answer names a day or a time.
const OTHER_KIND: f32 = 0.6;

/// How an answer is asked for, and what it speaks of.
#[derive(Clone, Debug)]
pub(super) struct Ways {
    ways: Vec<Way>,
    /// What carries the text of a firm's own answer: who writes an answer in a minute writes few ways of asking for it.
    text: BTreeSet<String>,
    /// Every way of asking asks for a time.
    time: bool,
}

impl Ways {
    pub(super) fn of(answer: &Answer) -> Self {
        let asks = answer.asks.iter();
        let about = answer.about.as_deref().filter(|_| answer.own);
        let texts = texts(answer).chain(about);
        Self {
            ways: asks.map(|ask| Way::of(ask, &answer.language)).collect(),
            text: texts
                .flat_map(|text| carriers(text, &answer.language))
                .collect(),
            time: !answer.asks.is_empty() && answer.asks.iter().all(|ask| asks_time(ask)),
        }
    }

    /// The stems that it is asked for with, or speaks of.
    pub(super) fn stems(&self) -> impl Iterator<Item = &String> {
        let asked = self.ways.iter().flat_map(|way| &way.carriers);
        asked.chain(&self.text)
    }

    /// Whether nothing carries one of the ways of asking.
    pub(super) fn has_bare(&self) -> bool {
        self.ways.iter().any(|way| way.carriers.is_empty())
    }
}

/// What a firm's own answer says, as far as it stands there in so many words: who writes an answer in a minute writes
/// few ways of asking for it.
pub(super) fn texts(answer: &Answer) -> impl Iterator<Item = &str> {
    let forms = answer.blocks.iter().flat_map(|block| &block.forms);
    let phrases = forms.flat_map(|form| &form.variants);
    phrases
        .map(|phrase| phrase.text())
        .filter(|text| answer.own && !text.contains('{'))
        .flat_map(|text| text.split_inclusive(['.', '!', '?', ';']))
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

/// A stem of fewer letters may begin or end anything.
pub(super) const LONG: usize = 5;

/// Stems of one word: the same, or one grown out of the other ("freez" in "freezer", "bursdag" in "barnebursdag").
pub(super) fn same(one: &str, other: &str, compounds: bool) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    one == other
        || (long.starts_with(short) || compounds && long.ends_with(short))
            && short.chars().count() >= LONG
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
    /// It says more than half of one of them, with what stands before it; or they hold all of several words of it.
    most: bool,
    /// How much of what carries the question a firm's own answer speaks of, where no other answer speaks of all that.
    spoken_of: f32,
    /// It tells a time, and a yes or a no is asked for.
    other_kind: bool,
    /// The question has no word that weighs ("how long does it take?"): its form is all there is of it.
    bare: bool,
}

impl Fit {
    /// How they fit; `with` counts the answers that are asked for with a stem.
    pub(super) fn of(question: &Query, ways: &Ways, with: &dyn Fn(&str) -> usize) -> Self {
        let near = |one: &str, other: &str| same(one, other, question.compounds);
        let asked_with = |stem: &String| {
            let mut held = ways.ways.iter().flat_map(|way| &way.carriers);
            held.find(|other| near(stem, other))
        };
        let told = |stem: &String| ways.text.iter().find(|other| near(stem, other));
        let held: Vec<&String> = question.asked.iter().filter_map(asked_with).collect();
        let all = question.asked.len();
        let part = if all == 0 {
            1.0
        } else {
            held.len() as f32 / all as f32
        };
        let apart = held.len() == all || held.iter().any(|stem| with(stem) <= FEW);
        let spoken_of: BTreeMap<&String, &String> = question
            .heavy
            .iter()
            .filter_map(|stem| Some((stem, asked_with(stem).or_else(|| told(stem))?)))
            .collect();
        // One word of the text alone may be anything.
        let sure = spoken_of.len() >= SURE_WORDS
            || spoken_of.keys().any(|stem| asked_with(stem).is_some());
        let all_of_several = part >= 1.0 && all >= SURE_WORDS;
        let most = all_of_several
            || ways.ways.iter().any(|way| {
                let holds = |stem: &&String| question.said.iter().any(|said| near(said, stem));
                way.carriers.iter().filter(holds).count() * 2 > way.carriers.len()
            });
        let firm =
            !ways.text.is_empty() && sure && spoken_of.values().any(|stem| with(stem) <= TWO);
        // That both name somebody says nothing yet.
        let share = |among: &dyn Fn(&String) -> bool| {
            let all = question.heavy.iter().filter(|stem| among(stem)).count();
            let held = spoken_of.keys().filter(|stem| among(stem)).count();
            if all == 0 {
                0.0
            } else {
                held as f32 / all as f32
            }
        };
        let share = share(&|_| true).min(share(&|stem| !question.names.contains(stem)));
        Self {
            held: if apart { part } else { 0.0 },
            whole: ways.ways.iter().any(|way| says(question, way, with)),
            most,
            spoken_of: if firm { share } else { 0.0 },
            other_kind: ways.time && !question.asks_time,
            bare: question.is_bare(),
        }
    }

    pub(super) fn fits(self) -> bool {
        self.whole || self.held > 0.0 || self.spoken_of > 0.0
    }

    /// The likeness, weighed: what is only near in form counts for little, what is said whole for much.
    pub(super) fn weigh(self, likeness: f32) -> f32 {
        let by_ways = if self.whole {
            WHOLE + (1.0 - WHOLE) * likeness
        } else if likeness
            >= if self.most || self.bare {
                ANSWERS
            } else {
                ALIKE
            }
        {
            likeness * self.held.sqrt()
        } else {
            0.0
        };
        let by_text = if self.spoken_of >= SPOKEN_OF && likeness >= NOT_FAR {
            ANSWERS + (1.0 - ANSWERS) * self.spoken_of * likeness
        } else {
            0.0
        };
        let weight = if self.other_kind { OTHER_KIND } else { 1.0 };
        by_ways.max(by_text) * weight
    }
}

/// Whether a way of asking stands in the question: word for word where nothing carries it, else with all that
/// does, and with a word that no other answer is asked with.
fn says(question: &Query, way: &Way, with: &dyn Fn(&str) -> usize) -> bool {
    if way.carriers.is_empty() {
        let run = way.words.len();
        return run >= SURE_RUN && question.words.windows(run).any(|it| it == way.words);
    }
    way.carriers.len() >= SURE_WORDS
        && way.carriers.is_subset(&question.said)
        && !way.carriers.is_disjoint(&question.asked)
        && way.carriers.iter().any(|stem| with(stem) == 1)
}
