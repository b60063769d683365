//! Examples retold: each behind or before a sentence with which people tell what happened, as in a letter.

use crate::{learn::Example, library::Library, read::language};
use std::collections::BTreeMap;

/// One example in so many stands before its sentence of narration, the others behind theirs.
const BEFORE: usize = 3;
/// A language with fewer sentences of narration has too little to tell.
const FEWEST: usize = 20;
/// A large prime, so that the sentences that follow one another lie far from each other.
const STRIDE: usize = 7919;

/// The examples of a desk, each with a sentence of narration in its own language.
pub(super) fn examples(library: &Library, narration: &str) -> Vec<Example> {
    let mut told: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in narration.lines().filter(|line| line.ends_with('.')) {
        told.entry(language::detect(line).0).or_default().push(line);
    }
    told.retain(|_, lines| lines.len() >= FEWEST);
    let mut retold: Vec<Example> = Vec::new();
    for intent in library.intents.values() {
        for (lang, texts) in &intent.examples {
            let Some(lines) = told.get(lang.as_str()) else {
                continue;
            };
            for text in texts {
                let turn = retold.len();
                let line = lines.get(turn * STRIDE % lines.len()).unwrap_or(&"");
                retold.push(Example {
                    text: joined(text, line, turn.is_multiple_of(BEFORE)),
                    label: intent.name.clone(),
                });
            }
        }
    }
    retold
}

fn joined(text: &str, line: &str, before: bool) -> String {
    match (before, text.ends_with(['.', '!', '?'])) {
        (true, true) => format!("{text} {line}"),
        (true, false) => format!("{text}. {line}"),
        (false, _) => format!("{line} {text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn an_example_stands_behind_or_before_the_narration() {
        for (text, before, wanted) in [
            ("where is it", false, "It rained. where is it"),
            ("where is it", true, "where is it. It rained."),
            ("Where is it?", true, "Where is it? It rained."),
        ] {
            assert_eq!(joined(text, "It rained.", before), wanted);
        }
    }
}
