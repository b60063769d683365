//! YAML files of a desk: the only place that knows the YAML crate.
//!
//! Every fault becomes a [`Diagnostic`] with its place in the file, also where the YAML is only the
//! head of a template. Alias bombs, deep nesting and doubled keys are refused by the parser's budget.

mod plain;

use crate::{
    diagnostic::Diagnostic,
    prose,
    source::{Source, Span},
};
use serde::de::DeserializeOwned;
use serde_yaml::{Error, Options, options::DuplicateKeyPolicy};

/// The largest settings, persona, intent, case or template file, in bytes.
pub const SMALL: usize = 1 << 20;
/// The largest customer file, in bytes. Bigger sets belong in CSV or a database.
pub const LARGE: usize = 256 << 20;

/// Reads a whole small file. A file that holds nothing but comments reads as an empty mapping.
///
/// ```
/// use regards::{intent::Intent, source::Source, yaml};
/// let file = Source::new("intent.yaml", "about: a parcel is late\n");
/// let intent: Intent = yaml::parse(&file).map_err(|faults| faults[0].to_string())?;
/// assert_eq!(intent.about, "a parcel is late");
/// # Ok::<(), String>(())
/// ```
pub fn parse<T: DeserializeOwned>(source: &Source) -> Result<T, Vec<Diagnostic>> {
    parse_part(source, Span::new(0, source.text.len()))
}

/// Reads the YAML that stands in a part of a file (the head of a template); faults point into the file.
pub fn parse_part<T: DeserializeOwned>(source: &Source, part: Span) -> Result<T, Vec<Diagnostic>> {
    capped(source, part, SMALL)
}

/// Reads a file of customers, which may be large.
pub fn parse_large<T: DeserializeOwned>(source: &Source) -> Result<T, Vec<Diagnostic>> {
    capped(source, Span::new(0, source.text.len()), LARGE)
}

fn capped<T: DeserializeOwned>(
    source: &Source,
    part: Span,
    cap: usize,
) -> Result<T, Vec<Diagnostic>> {
    let text = part.of(&source.text);
    if text.len() > cap {
        let fault = Diagnostic::error(format!(
            "the file is larger than {} MiB, which is the most that is read here",
            cap >> 20
        ))
        .at(source, Span::new(part.start, part.start))
        .hint("split it, or keep large sets of customers as CSV or in a database");
        return Err(vec![fault]);
    }
    // A byte-order mark is no YAML content, but it moves every offset.
    let (text, base) = match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest, part.start + '\u{feff}'.len_utf8()),
        None => (text, part.start),
    };
    if let Some(value) = plain::read(text).and_then(|value| serde_json::from_value(value).ok()) {
        return Ok(value);
    }
    let yaml = if is_blank(text) { "{}" } else { text };
    serde_yaml::from_str_with_options(yaml, options(cap))
        .map_err(|error| vec![diagnose(source, base, text, &error)])
}

fn is_blank(text: &str) -> bool {
    text.lines().all(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#')
    })
}

fn options(cap: usize) -> Options {
    // Nodes are what a parse costs; a file cannot hold more of them than it has bytes.
    let nodes = (cap / 4).max(250_000);
    serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_nodes: nodes,
            max_events: nodes * 4,
            max_documents: 1,
            max_total_scalar_bytes: cap,
            max_depth: 32,
            max_aliases: 1_000,
        },
        alias_limits: serde_yaml::alias_limits! {
            max_total_replayed_events: 100_000,
        },
        duplicate_keys: DuplicateKeyPolicy::Error,
        // `NO` is a country and `on` a word; only `true` and `false` are yes and no.
        strict_booleans: true,
        // A telephone number keeps its first zero.
        leading_zero_numbers_as_strings: true,
        with_snippet: false,
    }
}

fn diagnose(source: &Source, base: usize, text: &str, error: &Error) -> Diagnostic {
    let error = error.without_snippet();
    let at = place(base, text, error);
    let (message, hint) = explain(error);
    let fault = Diagnostic::error(message).at(source, at);
    match hint {
        Some(hint) => fault.hint(hint),
        None => fault,
    }
}

fn place(base: usize, text: &str, error: &Error) -> Span {
    let Some(location) = error.location() else {
        return Span::new(base, base);
    };
    let span = location.span();
    let start = span.byte_offset().and_then(|at| usize::try_from(at).ok());
    let start = crate::source::floor(text, start.unwrap_or(0));
    let length = span.byte_len().and_then(|len| usize::try_from(len).ok());
    let mut end = crate::source::floor(text, start.saturating_add(length.unwrap_or(0)));
    let line_end = text[start..]
        .find('\n')
        .map_or(text.len(), |length| start + length);
    end = end.min(line_end);
    if end <= start {
        // The parser gave a point: show the word that begins there.
        let word = text[start..line_end]
            .find(|c: char| !(c.is_alphanumeric() || "_-.".contains(c)))
            .map_or(line_end, |length| start + length);
        end = word;
    }
    Span::new(base + start, base + end)
}

/// What is wrong in the words of somebody who writes desk files, and what to do about it.
fn explain(error: &Error) -> (String, Option<String>) {
    match error {
        Error::SerdeUnknownField {
            field, expected, ..
        } => (
            format!("unknown key `{field}`"),
            Some(suggest(field, expected)),
        ),
        Error::SerdeUnknownVariant {
            variant, expected, ..
        } => (
            format!("`{variant}` is not one of the words that may stand here"),
            Some(suggest(variant, expected)),
        ),
        Error::SerdeMissingField { field, .. } => (
            format!("key `{field}` is missing"),
            Some(format!("add `{field}: …`")),
        ),
        Error::DuplicateMappingKey { key, .. } => (
            match key {
                Some(key) => format!("key `{key}` stands twice"),
                None => "a key stands twice".to_string(),
            },
            Some("keep one of them".to_string()),
        ),
        Error::SerdeInvalidType {
            unexpected,
            expected,
            ..
        }
        | Error::SerdeInvalidValue {
            unexpected,
            expected,
            ..
        } => (format!("expected {expected}, found {unexpected}"), None),
        other => explain_value(other),
    }
}

/// Values of another kind than what is wanted, and files that grow.
fn explain_value(error: &Error) -> (String, Option<String>) {
    match error {
        Error::InvalidBooleanStrict { .. } => (
            "expected `true` or `false`".to_string(),
            Some("write `true` or `false`".to_string()),
        ),
        Error::NullIntoString { .. } => (
            "expected a text, found nothing".to_string(),
            Some("leave the key out, or give it a value".to_string()),
        ),
        Error::Unexpected { expected, .. } => {
            let expected = match *expected {
                "string scalar" => "a text",
                "sequence start" => "a list",
                "mapping start" => "keys with values",
                other => other,
            };
            (format!("expected {expected}"), None)
        }
        Error::InvalidScalar { ty, .. } => (format!("expected {ty}"), None),
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => (
            "the file grows too large or too deep when it is read".to_string(),
            Some("write it without aliases (`*name`) and with less nesting".to_string()),
        ),
        other => {
            let text = other.to_string();
            (first_line(&text), yaml_hint(&text))
        }
    }
}

fn suggest(word: &str, expected: &[&'static str]) -> String {
    if expected.is_empty() {
        return "no key may stand here".to_string();
    }
    if expected.contains(&"decisions") && DECISIONS.contains(&word) {
        return format!("it is a decision: `decisions: [{word}]`");
    }
    prose::suggestion(word, expected)
}

/// What a case decides about whose fault it was, and people write as a key of its own.
const DECISIONS: [&str; 3] = ["our_fault", "not_our_fault", "words_only"];

/// The parser's own words without the place, which the caret shows.
fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or(text);
    let line = line.strip_prefix("error: ").unwrap_or(line);
    let cut = line
        .find(" at line ")
        .or_else(|| line.find(" (line "))
        .unwrap_or(line.len());
    line[..cut].trim().to_string()
}

fn yaml_hint(text: &str) -> Option<String> {
    if text.contains("tab") {
        return Some("indent with spaces".to_string());
    }
    if text.contains("mapping values are not allowed") || text.contains("did not find expected") {
        return Some("put the text in quotes: it may hold `: ` or `#`".to_string());
    }
    None
}

#[cfg(test)]
mod tests;
