//! What no letter is understood to mean, and what no question finds.

use super::{super::Parts, at, file};
use crate::{
    diagnostic::Diagnostic,
    learn::Gist,
    read::pattern::{Pattern, pattern},
    text::norm,
};
use std::collections::BTreeMap;

/// An approved answer that is farther than this from its own ways of asking is found by nobody.
const FOUND: f32 = 0.5;

/// Intents nobody can be understood to mean, and examples that the model takes for another intent.
pub(super) fn examples(parts: &Parts) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut said: BTreeMap<String, &str> = BTreeMap::new();
    for intent in parts.library.intents.values() {
        let path = format!("templates/{}/intent.yaml", intent.name);
        let Some(file) = file(parts, &path) else {
            continue;
        };
        let all: Vec<&String> = intent.examples.values().flatten().collect();
        if all.is_empty() && intent.always.is_empty() {
            let fault = Diagnostic::warning(format!(
                "no letter can be understood to mean `{}`",
                intent.name
            ));
            faults.push(
                at(fault, &file.source, "about").hint("give five `examples` of how people say it"),
            );
        }
        for example in &all {
            let other = *said.entry(norm(example)).or_insert(&intent.name);
            if other != intent.name {
                let fault = Diagnostic::warning(format!("this example stands under `{other}` too"));
                faults.push(
                    at(fault, &file.source, example)
                        .hint("keep it where it belongs: one letter cannot mean both"),
                );
            }
        }
        let Some(model) = &parts.model else { continue };
        for example in all {
            let guess = model.classify(example);
            if guess.best != intent.name && guess.label.is_some() {
                let fault =
                    Diagnostic::warning(format!("this example is taken for `{}`", guess.best));
                faults.push(
                    at(fault, &file.source, example)
                        .hint("say it as only this intent is said, or move it there"),
                );
            }
        }
    }
    faults
}

/// Answers that their own ways of asking do not find.
pub(super) fn answers(parts: &Parts) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for answer in &parts.library.answers {
        let Some(file) = file(parts, &format!("templates/{}", answer.path)) else {
            continue;
        };
        if answer.asks.is_empty() && !answer.decision {
            let fault = Diagnostic::warning("no question finds this answer");
            faults.push(at(fault, &file.source, "---").hint("give `asks`: how customers ask it"));
        }
        for ask in &answer.asks {
            let found = parts.library.answers_like(&Gist::of(ask), &answer.language);
            let first = found
                .iter()
                .find(|(other, _)| other.language == answer.language);
            if let Some((other, likeness)) = first
                && (other.slug != answer.slug && *likeness >= FOUND)
            {
                let fault =
                    Diagnostic::warning(format!("this question finds the answer `{}`", other.slug));
                faults.push(
                    at(fault, &file.source, ask).hint("ask it in other words here, or there"),
                );
            }
        }
    }
    faults
}

/// Patterns that can be read and are too large to be tried: no letter would ever match them.
pub(super) fn patterns(parts: &Parts) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for intent in parts.library.intents.values() {
        let path = format!("templates/{}/intent.yaml", intent.name);
        let Some(file) = file(parts, &path) else {
            continue;
        };
        for text in intent.always.iter().chain(&intent.never) {
            // What cannot be read is told where the library is built.
            if Pattern::new(&path, text).is_ok()
                && let Err(bad) = pattern(&path, text)
            {
                let fault =
                    Diagnostic::error(format!("the pattern cannot be used: {}", bad.reason));
                faults
                    .push(at(fault, &file.source, text).hint("ask for fewer repetitions in a row"));
            }
        }
    }
    faults
}
