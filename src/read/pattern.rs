//! A pattern of the desk: read at once, compiled when a text first holds words that it needs.
//!
//! A desk has hundreds of patterns and a letter meets few of them. Compiling one costs more than reading a letter, so each
//! is guarded by the words without which it cannot match.

use regex::{Match, Regex, RegexBuilder};
use regex_syntax::ast::{Ast, parse::Parser};
use std::sync::OnceLock;

/// Literals shorter than this guard nothing.
const SHORTEST: usize = 3;

/// A pattern of the desk that is no regular expression.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: `{pattern}` is no pattern: {reason}")]
pub struct BadPattern {
    /// Which setting or file.
    pub place: String,
    /// The pattern.
    pub pattern: String,
    /// What is wrong with it.
    pub reason: String,
}

/// A pattern, case folded.
#[derive(Debug)]
pub struct Pattern {
    text: String,
    /// One of these, in lower case, stands in every text that matches; empty: nothing is known.
    needed: Vec<String>,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// Reads a pattern; `place` names the setting or file in the error.
    pub fn new(place: &str, text: &str) -> Result<Self, BadPattern> {
        let bad = |reason: String| BadPattern {
            place: place.to_string(),
            pattern: text.to_string(),
            reason,
        };
        let ast = Parser::new()
            .parse(text)
            .map_err(|error| bad(error.kind().to_string()))?;
        let needed = needed(&ast).unwrap_or_default();
        Ok(Self {
            text: text.to_string(),
            needed,
            regex: OnceLock::new(),
        })
    }

    /// Literals of which one must stand in every match; none where nothing can be said.
    pub fn needed(&self) -> &[String] {
        &self.needed
    }

    /// The first match in a text. `lower` is the same text in lower case.
    pub fn find<'t>(&self, text: &'t str, lower: &str) -> Option<Match<'t>> {
        let may = self.needed.is_empty()
            || self
                .needed
                .iter()
                .any(|literal| lower.contains(literal.as_str()));
        if !may {
            return None;
        }
        self.regex
            .get_or_init(|| compile(&self.text))
            .as_ref()?
            .find(text)
    }
}

/// A pattern that every letter needs, compiled at once.
pub fn pattern(place: &str, text: &str) -> Result<Regex, BadPattern> {
    Pattern::new(place, text)?;
    compile(text).ok_or_else(|| BadPattern {
        place: place.to_string(),
        pattern: text.to_string(),
        reason: "it is too large".to_string(),
    })
}

/// Compiles what was parsed; a pattern too large to compile matches nothing, which `regards check` tells.
fn compile(text: &str) -> Option<Regex> {
    RegexBuilder::new(text)
        .case_insensitive(true)
        .size_limit(1 << 20)
        .build()
        .ok()
}

/// Literals of which one must stand in every match; `None` where there are none.
fn needed(ast: &Ast) -> Option<Vec<String>> {
    match ast {
        Ast::Literal(literal) => long_enough(vec![literal.c.to_lowercase().collect()]),
        Ast::Group(group) => needed(&group.ast),
        Ast::Alternation(branches) => {
            let all: Option<Vec<Vec<String>>> = branches.asts.iter().map(needed).collect();
            all.map(|found| found.concat())
        }
        Ast::Concat(parts) => best(&parts.asts),
        Ast::Repetition(repeated) => {
            let once = !matches!(
                repeated.op.kind,
                regex_syntax::ast::RepetitionKind::ZeroOrOne
                    | regex_syntax::ast::RepetitionKind::ZeroOrMore
            ) && !matches!(
                &repeated.op.kind,
                regex_syntax::ast::RepetitionKind::Range(range) if !starts_at_one(range)
            );
            if once { needed(&repeated.ast) } else { None }
        }
        _ => None,
    }
}

fn starts_at_one(range: &regex_syntax::ast::RepetitionRange) -> bool {
    use regex_syntax::ast::RepetitionRange::{AtLeast, Bounded, Exactly};
    match range {
        Exactly(n) | AtLeast(n) | Bounded(n, _) => *n > 0,
    }
}

/// The part of a sequence that says most: its longest run of literals, or a part that needs longer ones.
fn best(parts: &[Ast]) -> Option<Vec<String>> {
    let mut candidates: Vec<Vec<String>> = Vec::new();
    let mut run = String::new();
    for part in parts {
        match part {
            Ast::Literal(literal) => run.extend(literal.c.to_lowercase()),
            other => {
                candidates.extend(long_enough(vec![std::mem::take(&mut run)]));
                candidates.extend(needed(other));
            }
        }
    }
    candidates.extend(long_enough(vec![run]));
    candidates
        .into_iter()
        .max_by_key(|found| found.iter().map(String::len).min().unwrap_or(0))
}

fn long_enough(literals: Vec<String>) -> Option<Vec<String>> {
    literals
        .iter()
        .all(|literal| literal.chars().count() >= SHORTEST)
        .then_some(literals)
}

#[cfg(test)]
mod tests {
    use super::{Pattern, compile};

    #[track_caller]
    fn case(pattern: &str, expected: &[&str]) {
        assert_eq!(
            Pattern::new("test", pattern).unwrap().needed,
            expected,
            "{pattern}"
        );
    }

    #[test]
    fn a_pattern_knows_the_words_it_needs() {
        case("not arrived", &["not arrived"]);
        case(r"\bavdøde\b", &["avdøde"]);
        case("cancel (my|our|the) (subscription|plan)", &["cancel "]);
        case("(discount|promo) code", &[" code"]);
        case("(wholesale|trade) p?", &["wholesale", "trade"]);
        case(
            "avslutte? (kontoen|abonnementet)",
            &["kontoen", "abonnementet"],
        );
        case(r"\d+", &[]);
        case("(abcd)?", &[]);
        case("(abcd){0,2}", &[]);
        case("(abcd){1,2}", &["abcd"]);
        case("ab|cdef", &[]);
    }

    #[test]
    fn a_guarded_pattern_finds_what_a_plain_one_finds() {
        let texts = [
            "Please CANCEL my plan",
            "cancelled concert",
            "nothing",
            "ÅRSAVTALE sies opp",
            "si opp avtalen",
        ];
        for pattern in [
            "cancel (my|our) (plan|account)",
            "si(er)? opp (avtale|abonnement)",
            "årsavtale",
            "x*",
        ] {
            let plain = compile(pattern).unwrap();
            let guarded = Pattern::new("test", pattern).unwrap();
            for text in texts {
                let found = guarded
                    .find(text, &text.to_lowercase())
                    .map(|hit| hit.range());
                assert_eq!(
                    found,
                    plain.find(text).map(|hit| hit.range()),
                    "{pattern} in {text}"
                );
            }
        }
    }

    #[test]
    fn a_bad_pattern_is_refused_with_its_place() {
        let bad = Pattern::new("intent `refund`", "(refund").unwrap_err();
        assert_eq!(
            bad.to_string(),
            "intent `refund`: `(refund` is no pattern: unclosed group"
        );
    }
}
