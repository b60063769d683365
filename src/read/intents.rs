//! Intents: rules of the desk first, then the model sentence by sentence, several in a letter, each with its words.

use super::pattern::Pattern;
pub use super::pattern::{BadPattern, pattern};
use super::text::Text;
use crate::intent::Intent;
use crate::learn::{Model, NONE};
use crate::reading::{Evidence, IntentFound, Place};
use crate::source::Span;
use std::collections::BTreeMap;

/// The rules of one intent.
#[derive(Debug)]
struct Rules {
    name: String,
    weight: u8,
    always: Vec<Pattern>,
    never: Vec<Pattern>,
}

/// Finds intents: the rules compiled, and the desk's model.
#[derive(Debug)]
pub struct Finder<'d> {
    rules: Vec<Rules>,
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
                always: all(name, &intent.always)?,
                never: all(name, &intent.never)?,
            });
        }
        let threshold = threshold.or(model.map(Model::threshold)).unwrap_or(0.5);
        Ok(Self {
            rules,
            model,
            threshold,
        })
    }

    /// The intents of a letter, heaviest first, and the best one below the threshold.
    pub fn find(&self, text: &Text, subject: &str) -> (Vec<IntentFound>, Option<IntentFound>) {
        let mut found = self.by_rule(text, subject);
        let nearly = match self.model {
            Some(model) => self.by_model(model, text, &mut found),
            None => None,
        };
        let weight = |name: &str| {
            self.rules
                .iter()
                .find(|rules| rules.name == name)
                .map_or(50, |rules| rules.weight)
        };
        let place = |intent: &IntentFound| {
            intent
                .evidence
                .first()
                .and_then(|evidence| evidence.place)
                .map_or(usize::MAX, |(_, span)| span.start)
        };
        found.sort_by_key(|intent| (u8::MAX - weight(&intent.name), place(intent)));
        (found, nearly)
    }

    fn by_rule(&self, text: &Text, subject: &str) -> Vec<IntentFound> {
        let mut found = Vec::new();
        let lower = (text.raw.to_lowercase(), subject.to_lowercase());
        for rules in &self.rules {
            let hit = rules.always.iter().find_map(|rule| {
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

    /// What the model makes of the letter. A sentence alone is often about nothing that anybody wants, and a whole letter
    /// hides its second wish; so an intent is taken on the word of its best sentence *and* of the letter as a whole.
    fn by_model(
        &self,
        model: &Model,
        text: &Text,
        found: &mut Vec<IntentFound>,
    ) -> Option<IntentFound> {
        let mut best: BTreeMap<&str, (f32, Span)> = BTreeMap::new();
        let wished =
            |span: &&Span| says_something(span.of(text.raw)) && !refusing(span.of(text.raw));
        let mut alone: Option<Vec<(&str, f32)>> = None;
        for span in text.sentences.iter().filter(wished) {
            let guesses = model.classify_all(span.of(text.raw));
            for (label, likely) in guesses.iter().take(LIKELIEST) {
                let known = best.entry(label).or_insert((*likely, *span));
                if *likely > known.0 {
                    *known = (*likely, *span);
                }
            }
            alone = (text.sentences.len() == 1).then_some(guesses);
        }
        // A letter of one sentence is that sentence.
        let whole = alone.unwrap_or_else(|| model.classify_all(text.raw));
        let whole: BTreeMap<&str, f32> = whole.into_iter().collect();
        let mut likely: Vec<(f32, &Rules, IntentFound)> = Vec::new();
        for (label, (of_sentence, span)) in best {
            // What asks for nothing of ours (`NONE`) has no rules: it only keeps the others off.
            let Some(rules) = self.rules.iter().find(|rules| rules.name == label) else {
                continue;
            };
            if label == NONE {
                continue;
            }
            let of_letter = whole.get(label).copied().unwrap_or(0.0);
            let new = IntentFound {
                name: label.to_string(),
                confidence: of_sentence.max(of_letter),
                evidence: vec![Evidence::quoted(span.of(text.raw), Place::NewText, span)],
            };
            likely.push((of_sentence + 2.0 * of_letter, rules, new));
        }
        likely.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut nearly: Option<IntentFound> = None;
        for (score, rules, new) in likely {
            let words = new
                .evidence
                .first()
                .map_or("", |evidence| evidence.text.as_str());
            if barred(rules, words) {
                continue;
            }
            if let Some(intent) = found.iter_mut().find(|intent| intent.name == new.name) {
                intent.evidence.extend(new.evidence);
            } else if score >= BOTH * self.threshold && !spoken_for(found, &new) {
                found.push(new);
            } else if nearly
                .as_ref()
                .is_none_or(|best| best.confidence < new.confidence)
            {
                nearly = Some(new);
            }
        }
        nearly
    }
}

/// Whether the sentence that speaks for an intent has already told of another: a sentence wants one thing, and what the
/// model takes for a second is a likeness. What the rules find may still be two.
fn spoken_for(found: &[IntentFound], new: &IntentFound) -> bool {
    let span = |evidence: &Evidence| {
        evidence
            .place
            .filter(|(place, _)| *place == Place::NewText)
            .map(|(_, span)| span)
    };
    let Some(own) = new.evidence.first().and_then(span) else {
        return false;
    };
    found
        .iter()
        .filter_map(|intent| intent.evidence.first().and_then(span))
        .any(|other| other.start < own.end && own.start < other.end)
}

/// A sentence's intents beyond these are noise.
const LIKELIEST: usize = 3;
/// How many times the threshold the best sentence and twice the letter must reach together: in a letter of one
/// sentence, where the two are the same, a little more than the threshold itself. At 2.6 a letter of several sentences
/// got twice as many intents that nobody had named, and a thanks was once taken for a death.
const BOTH: f32 = 3.2;
/// A sentence of fewer words says nothing that could be wanted ("Hello,", "Dear Joan,").
const FEWEST: usize = 3;

fn says_something(sentence: &str) -> bool {
    sentence.split_whitespace().count() >= FEWEST
}

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
    let lower = sentence.to_lowercase();
    REFUSALS.iter().any(|refusal| lower.contains(refusal))
}

/// Whether a rule of the intent rules it out.
fn barred(rules: &Rules, text: &str) -> bool {
    let lower = text.to_lowercase();
    rules
        .never
        .iter()
        .any(|rule| rule.find(text, &lower).is_some())
}
