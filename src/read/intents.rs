//! Intents: rules of the desk first, then the model sentence by sentence, several in a letter, each with its words.

mod guard;
mod voices;

use super::pattern::Pattern;
pub use super::pattern::{BadPattern, pattern};
use super::text::Text;
use crate::intent::Intent;
use crate::learn::Model;
use crate::reading::{Evidence, IntentFound, Place, Question};
use crate::source::Span;
use crate::text::Phrases;
use guard::Guard;
use std::{collections::BTreeMap, sync::LazyLock};
use voices::{Heard, voices};

/// The rules of one intent.
#[derive(Debug)]
struct Rules {
    name: String,
    weight: u8,
    near: Vec<String>,
    always: Vec<Pattern>,
    never: Vec<Pattern>,
}

/// Finds intents: the rules compiled, and the desk's model.
#[derive(Debug)]
pub struct Finder<'d> {
    rules: Vec<Rules>,
    guard: Guard,
    model: Option<&'d Model>,
    threshold: f32,
}

impl<'d> Finder<'d> {
    /// Compiles the rules.
    pub fn new(
        intents: &'d BTreeMap<String, Intent>,
        model: Option<&'d Model>,
        threshold: Option<f32>,
    ) -> Result<Self, BadPattern> {
        let all = |name: &str, list: &[String]| {
            list.iter()
                .map(|text| Pattern::new(&format!("intent `{name}`"), text))
                .collect::<Result<Vec<_>, _>>()
        };
        let mut rules = Vec::with_capacity(intents.len());
        for (name, intent) in intents {
            rules.push(Rules {
                name: name.clone(),
                weight: intent.weight.unwrap_or(50),
                near: intent.near.clone(),
                always: all(name, &intent.always)?,
                never: all(name, &intent.never)?,
            });
        }
        let threshold = threshold.or(model.map(Model::threshold)).unwrap_or(0.5);
        Ok(Self {
            guard: Guard::new(rules.iter().flat_map(|rules| &rules.always)),
            rules,
            model,
            threshold,
        })
    }

    /// The intents of a letter, heaviest first, and the best one below the threshold.
    pub fn find(
        &self,
        text: &Text,
        subject: &str,
        questions: &[Question],
    ) -> (Vec<IntentFound>, Option<IntentFound>) {
        let mut found = self.by_rule(text, subject);
        self.keep_one_of_neighbours(&mut found);
        let nearly = match self.model {
            Some(model) => self.by_model(model, &Heard { text, questions }, &mut found),
            None => None,
        };
        let place = |intent: &IntentFound| {
            intent
                .evidence
                .first()
                .and_then(|evidence| evidence.place)
                .map_or(usize::MAX, |(_, span)| span.start)
        };
        found.sort_by_key(|intent| (u8::MAX - self.weight(&intent.name), place(intent)));
        (found, nearly)
    }

    fn weight(&self, name: &str) -> u8 {
        self.rules
            .iter()
            .find(|rules| rules.name == name)
            .map_or(50, |rules| rules.weight)
    }

    /// Of near neighbours that rules found, the heaviest stays.
    fn keep_one_of_neighbours(&self, found: &mut Vec<IntentFound>) {
        found.sort_by_key(|intent| u8::MAX - self.weight(&intent.name));
        let mut kept: Vec<IntentFound> = Vec::with_capacity(found.len());
        for intent in found.drain(..) {
            if !self.near(&kept, &intent.name) {
                kept.push(intent);
            }
        }
        *found = kept;
    }

    fn by_rule(&self, text: &Text, subject: &str) -> Vec<IntentFound> {
        let mut found = Vec::new();
        let lower = (text.raw.to_lowercase(), subject.to_lowercase());
        let may = (self.guard.may(&lower.0), self.guard.may(&lower.1));
        let mut may = may
            .0
            .iter()
            .zip(&may.1)
            .map(|(here, there)| *here || *there);
        for rules in &self.rules {
            let those = may.by_ref().take(rules.always.len()).collect::<Vec<_>>();
            let those = rules.always.iter().zip(those).filter(|(_, may)| *may);
            let hit = those.map(|(rule, _)| rule).find_map(|rule| {
                rule.find(text.raw, &lower.0)
                    .map(|hit| (Place::NewText, hit))
                    .or_else(|| {
                        rule.find(subject, &lower.1)
                            .map(|hit| (Place::Subject, hit))
                    })
            });
            let hit = hit.filter(|(place, hit)| {
                let whole = if *place == Place::Subject {
                    subject
                } else {
                    text.raw
                };
                !barred(rules, text.raw) && !refused(whole, hit.start())
            });
            if let Some((place, hit)) = hit {
                let evidence =
                    Evidence::quoted(hit.as_str(), place, Span::new(hit.start(), hit.end()));
                found.push(IntentFound {
                    name: rules.name.clone(),
                    confidence: 1.0,
                    evidence: vec![evidence],
                });
            }
        }
        found
    }

    /// What the model makes of the letter, unit by unit: each sentence, and each two that follow one another in a
    /// paragraph, says at most one thing, and the strongest unit of an intent speaks for it.
    fn by_model(
        &self,
        model: &Model,
        heard: &Heard<'_>,
        found: &mut Vec<IntentFound>,
    ) -> Option<IntentFound> {
        let mut nearly: Option<IntentFound> = None;
        let mut taken: Vec<Span> = found.iter().filter_map(own_span).collect();
        for voice in voices(model, heard) {
            let Some(rules) = self.rules.iter().find(|rules| rules.name == voice.label) else {
                continue;
            };
            let words = voice.span.of(heard.text.raw);
            if barred(rules, words) {
                continue;
            }
            let new = IntentFound {
                name: voice.label.to_string(),
                confidence: voice.chance,
                evidence: vec![Evidence::quoted(words, Place::NewText, voice.span)],
            };
            if let Some(intent) = found.iter_mut().find(|intent| intent.name == new.name) {
                intent.evidence.extend(new.evidence);
                continue;
            }
            let least = if found.is_empty() { FIRST } else { FURTHER } * self.threshold;
            if voice.strength >= least && !overlaps(&taken, voice.span) {
                // What a neighbour would have said is said; nothing else is made of its words.
                taken.push(voice.span);
                if !self.near(found, &new.name) {
                    found.push(new);
                }
            } else if nearly
                .as_ref()
                .is_none_or(|best| best.confidence < new.confidence)
            {
                nearly = Some(new);
            }
        }
        nearly
    }

    /// Whether a near neighbour of an intent has been found.
    fn near(&self, found: &[IntentFound], name: &str) -> bool {
        found
            .iter()
            .any(|other| self.lists(name, &other.name) || self.lists(&other.name, name))
    }

    /// Whether an intent names another as its neighbour.
    fn lists(&self, name: &str, other: &str) -> bool {
        self.rules
            .iter()
            .find(|rules| rules.name == name)
            .is_some_and(|rules| rules.near.iter().any(|near| near == other))
    }
}

/// The stretch of the new text that first speaks for an intent.
fn own_span(intent: &IntentFound) -> Option<Span> {
    intent
        .evidence
        .first()
        .and_then(|evidence| evidence.place)
        .filter(|(place, _)| *place == Place::NewText)
        .map(|(_, span)| span)
}

/// Whether a stretch has already told of another intent: it wants one thing, and what the model takes for a second is a
/// likeness. What the rules find may still be two.
fn overlaps(taken: &[Span], own: Span) -> bool {
    taken
        .iter()
        .any(|other| other.start < own.end && own.start < other.end)
}

/// The least strength of the first intent of a letter, in thresholds of the model.
const FIRST: f32 = 1.45;
/// That of each further one: a paragraph that answers what nobody asked is worse than one that is missing.
const FURTHER: f32 = 2.4;

/// Phrases behind which a thing is named because it is *not* wanted.
const REFUSALS: [&str; 12] = [
    "no need to",
    "no need for",
    "don't want",
    "do not want",
    "don't need",
    "do not need",
    "not after",
    "rather than",
    "trenger ikke",
    "vil ikke ha",
    "ønsker ikke",
    "uten å",
];

/// Whether what begins at `start` is named as something not wanted: a refusal stands right before it.
fn refused(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or("").to_lowercase();
    let clause = before
        .rsplit(['.', ',', ';', '!', '?', '\n'])
        .next()
        .unwrap_or("");
    let words: Vec<&str> = clause.split_whitespace().collect();
    let near = words
        .get(words.len().saturating_sub(5)..)
        .unwrap_or(&[])
        .join(" ");
    REFUSALS.iter().any(|refusal| near.contains(refusal))
}

/// Whether a sentence says what is not wanted, and so nothing of what is.
fn refusing(sentence: &str) -> bool {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(REFUSALS));
    PHRASES.any(&sentence.to_lowercase())
}

/// Whether a rule of the intent rules it out.
fn barred(rules: &Rules, text: &str) -> bool {
    let lower = text.to_lowercase();
    rules
        .never
        .iter()
        .any(|rule| rule.find(text, &lower).is_some())
}
