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
        let mut nearly = None;
        if let Some(model) = self.model {
            for span in &text.sentences {
                self.guess(model, text, *span, &mut found, &mut nearly);
            }
        }
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
            let hit = hit.filter(|_| !barred(rules, text.raw));
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

    fn guess(
        &self,
        model: &Model,
        text: &Text,
        span: Span,
        found: &mut Vec<IntentFound>,
        nearly: &mut Option<IntentFound>,
    ) {
        let words = span.of(text.raw);
        if words.chars().count() < 8 {
            return;
        }
        let guess = model.classify(words);
        let Some(rules) = self.rules.iter().find(|rules| rules.name == guess.best) else {
            return;
        };
        if barred(rules, words) {
            return;
        }
        let evidence = Evidence::quoted(words, Place::NewText, span);
        let new = IntentFound {
            name: guess.best.to_string(),
            confidence: guess.confidence,
            evidence: vec![evidence],
        };
        if guess.confidence < self.threshold {
            if nearly
                .as_ref()
                .is_none_or(|best| best.confidence < new.confidence)
            {
                *nearly = Some(new);
            }
            return;
        }
        match found.iter_mut().find(|intent| intent.name == new.name) {
            Some(intent) => {
                intent.confidence = intent.confidence.max(new.confidence);
                intent.evidence.extend(new.evidence);
            }
            None => found.push(new),
        }
    }
}

/// Whether a rule of the intent rules it out.
fn barred(rules: &Rules, text: &str) -> bool {
    let lower = text.to_lowercase();
    rules
        .never
        .iter()
        .any(|rule| rule.find(text, &lower).is_some())
}
