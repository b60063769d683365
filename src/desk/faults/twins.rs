//! Templates that are one template in two files.

use super::super::Parts;
use crate::{diagnostic::Diagnostic, source::Span};
use std::collections::BTreeMap;

/// Two templates that share this part of their words are one template in two files.
const TWINS: f32 = 0.9;

/// Templates of one language that say nearly the same: two files to mend where one would do.
pub(super) fn twins(parts: &Parts) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for templates in parts.library.templates.values() {
        for (index, one) in templates.iter().enumerate() {
            for other in templates
                .iter()
                .skip(index + 1)
                .filter(|other| other.language == one.language)
            {
                if alike(&one.source.text, &other.source.text) >= TWINS {
                    let fault =
                        Diagnostic::warning(format!("it says nearly the same as `{}`", other.path));
                    let place = Span::new(0, one.source.text.find('\n').unwrap_or(0));
                    faults.push(fault.at(&one.source, place).hint(format!(
                        "take one away and list its tone under `tones` of the other: `tones: [{}]`",
                        other.tone
                    )));
                }
            }
        }
    }
    faults
}

/// The part of their words that two texts share.
fn alike(one: &str, other: &str) -> f32 {
    let count = |text: &str| {
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        for word in text.split_whitespace() {
            *words.entry(word.to_lowercase()).or_insert(0) += 1;
        }
        words
    };
    let (one, other) = (count(one), count(other));
    let shared: usize = one
        .iter()
        .map(|(word, n)| (*n).min(other.get(word).copied().unwrap_or(0)))
        .sum();
    let all = one.values().sum::<usize>().max(other.values().sum());
    shared as f32 / all.max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn likeness_counts_shared_words() {
        assert_eq!(alike("a b c d", "a b c d"), 1.0);
        assert_eq!(alike("a b c d", "a b x y"), 0.5);
        assert_eq!(alike("", ""), 0.0);
    }
}
