//! A question as approved answers are looked for by it.

use super::bare::{carries, is_light};
use crate::{
    language::Language,
    learn::Gist,
    reading::{FactKind, Place, Question, Reading},
    source::{Span, floor},
    text::{self, Phrases},
};
use std::{cell::OnceCell, collections::BTreeSet, sync::LazyLock};

/// So far before a question stands what its "it" may mean, in bytes.
const BEFORE: usize = 200;
/// A question of no more words that carry it may point back to what was said before it.
const THIN: usize = 2;

/// A question that is looked for by its words and its meaning. Telling the meaning is dear, and most often the words
/// alone decide.
#[derive(Debug)]
pub struct Query<'q> {
    text: &'q str,
    /// What carries the question. Names of products tell nothing of what is asked about them.
    pub(super) asked: BTreeSet<String>,
    /// The same with the names, and with what was said before where the question points back.
    pub(super) said: BTreeSet<String>,
    pub(super) words: Vec<String>,
    /// Those of `asked` that weigh: "many" and "need" stand in any question.
    pub(super) heavy: BTreeSet<String>,
    /// Those of `asked` that are written as names.
    pub(super) names: BTreeSet<String>,
    /// It asks when, or how long.
    pub(super) asks_time: bool,
    /// Words grow together: "badebursdag" holds "bursdag".
    pub(super) compounds: bool,
    /// The question with what stands before it, where it has no word that weighs.
    around: Option<String>,
    gist: OnceCell<Gist>,
}

impl<'q> Query<'q> {
    /// A question of a letter.
    pub fn of(question: &'q Question, reading: &Reading) -> Self {
        let (text, language) = (question.text.as_str(), &reading.language);
        let stems = text::stems(text, language);
        let mut said = carrying(&stems, text, language);
        let mut asked = said.clone();
        for name in names(question, reading) {
            for (stem, _) in text::stems(name, language) {
                asked.remove(&stem);
            }
        }
        let before = before(question, reading);
        if asked.len() <= THIN {
            said.extend(carriers(before, language));
            said.extend(carriers(&reading.subject, language));
        }
        let names = capitals(&stems, text, language);
        let heavy = heavy(&stems, &asked, text, language);
        let bare = heavy.is_empty() && names.is_empty();
        Self {
            text,
            around: bare.then(|| format!("{} {before} {text}", reading.subject)),
            names,
            heavy,
            asked,
            said,
            words: stems.into_iter().map(|(stem, _)| stem).collect(),
            asks_time: asks_time(text),
            compounds: matches!(language.base(), "nb" | "nn" | "da" | "sv" | "de"),
            gist: OnceCell::new(),
        }
    }

    /// Whether it has no word that weighs: its form is all there is of it.
    pub(super) fn is_bare(&self) -> bool {
        self.around.is_some()
    }

    /// What it comes to with what stands before it, where its form is all there is of it.
    pub(super) fn around(&self) -> Option<Gist> {
        self.around.as_deref().map(Gist::of)
    }

    /// What it comes to.
    pub fn gist(&self) -> &Gist {
        self.gist.get_or_init(|| Gist::of(self.text))
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

/// What asks for a time, in the languages that the desk answers in.
const TIME: &str = "when|how long|how soon|how fast|how quick|how many days|until|by then|in time|når|hvor lenge|\
    hvor lang tid|hvor fort|hvor mange dager|kor lenge|kor lang tid|hvornår|hvor længe|hvor hurtigt|när|hur länge|\
    hur lång tid|hur snart|wann|wie lange|wie schnell|wie viele tage|cuándo|cuánto tiempo|cuánto tarda|cuántos días";

pub(super) fn asks_time(text: &str) -> bool {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TIME.split('|')));
    let lower = text.to_lowercase();
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphabetic());
    let held = PHRASES.firsts(&lower).into_iter().zip(TIME.split('|'));
    let mut held = held.filter_map(|(first, words)| first.map(|_| words));
    held.any(|words| {
        let mut places = lower.match_indices(words);
        places.any(|(at, _)| {
            let (before, after) = (lower.get(..at), lower.get(at + words.len()..));
            edge(before.and_then(|it| it.chars().next_back()))
                && edge(after.and_then(|it| it.chars().next()))
        })
    })
}

/// The stems of a question without those of light words.
fn heavy(
    stems: &[(String, Span)],
    asked: &BTreeSet<String>,
    text: &str,
    language: &Language,
) -> BTreeSet<String> {
    let weighs = |span: &Span| !is_light(&span.of(text).to_lowercase(), language);
    let heavy = stems
        .iter()
        .filter(|(stem, span)| asked.contains(stem) && weighs(span));
    heavy.map(|(stem, _)| stem.clone()).collect()
}

/// Words with a capital that no sentence begins with; in German every noun has one.
fn capitals(stems: &[(String, Span)], text: &str, language: &Language) -> BTreeSet<String> {
    if language.base() == "de" {
        return BTreeSet::new();
    }
    let written = |span: &Span| span.of(text).starts_with(char::is_uppercase);
    let names = stems.iter().skip(1).filter(|(_, span)| written(span));
    names.map(|(stem, _)| stem.clone()).collect()
}

pub(super) fn words(text: &str, language: &Language) -> Vec<String> {
    let stems = text::stems(text, language).into_iter();
    stems.map(|(stem, _)| stem).collect()
}

/// The words that carry a text, by their stems.
pub(crate) fn carriers(text: &str, language: &Language) -> BTreeSet<String> {
    carrying(&text::stems(text, language), text, language)
}

fn carrying(stems: &[(String, Span)], text: &str, language: &Language) -> BTreeSet<String> {
    let carry = |span: &Span| carries(&span.of(text).to_lowercase(), language);
    let carried = stems.iter().filter(|(_, span)| carry(span));
    carried.map(|(stem, _)| stem.clone()).collect()
}
