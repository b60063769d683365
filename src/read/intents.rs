//! Intents: rules of the desk first, then the model sentence by sentence, several in a letter, each with its words.

use super::pattern::Pattern;
pub use super::pattern::{BadPattern, pattern};
use super::text::Text;
use crate::intent::Intent;
use crate::learn::Model;
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
        for span in text.sentences.iter().filter(wished) {
            for (label, likely) in model
                .classify_all(span.of(text.raw))
                .into_iter()
                .take(LIKELIEST)
            {
                let known = best.entry(label).or_insert((likely, *span));
                if likely > known.0 {
                    *known = (likely, *span);
                }
            }
        }
        let whole: BTreeMap<&str, f32> = model.classify_all(text.raw).into_iter().collect();
        let mut nearly: Option<IntentFound> = None;
        for (label, (likely, span)) in best {
            let Some(rules) = self.rules.iter().find(|rules| rules.name == label) else {
                continue;
            };
            let of_letter = whole.get(label).copied().unwrap_or(0.0);
            let words = span.of(text.raw);
            if barred(rules, words) {
                continue;
            }
            let new = IntentFound {
                name: label.to_string(),
                confidence: likely.max(of_letter),
                evidence: vec![Evidence::quoted(words, Place::NewText, span)],
            };
            match found.iter_mut().find(|intent| intent.name == new.name) {
                Some(intent) => intent.evidence.extend(new.evidence),
                None if likely + 2.0 * of_letter >= BOTH * self.threshold => found.push(new),
                None if nearly
                    .as_ref()
                    .is_none_or(|best| best.confidence < new.confidence) =>
                {
                    nearly = Some(new);
                }
                None => {}
            }
        }
        nearly
    }
}

/// A sentence's intents beyond these are noise.
const LIKELIEST: usize = 3;
/// How many times the threshold the best sentence and twice the letter must reach together: in a letter of one
/// sentence, where the two are the same, a little below the threshold itself.
const BOTH: f32 = 2.6;
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
