//! The YAML that most heads are: keys with a word, a date or a flat list, one a line.
//!
//! A desk has hundreds of heads and a cold start reads them all; this reads the plain ones thirty times faster than
//! the parser. Whatever is not plain beyond doubt is left to the parser, and so is every fault.

use serde_json::{Map, Value};

/// The value of a plain text, or nothing where the parser must look.
pub(super) fn read(text: &str) -> Option<Value> {
    let mut map = Map::new();
    for line in text.lines() {
        let line = match line.find(" #") {
            Some(at) => line.get(..at)?,
            None => line,
        };
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, value) = line.split_once(": ")?;
        let is_key = |c: char| c.is_ascii_lowercase() || c == '_';
        if key.is_empty() || !key.chars().all(is_key) || matches!(key, "true" | "false" | "null") {
            return None;
        }
        if map
            .insert(key.to_string(), value_of(value.trim())?)
            .is_some()
        {
            return None;
        }
    }
    (!map.is_empty()).then_some(Value::Object(map))
}

fn value_of(text: &str) -> Option<Value> {
    let Some(inner) = text.strip_prefix('[') else {
        return scalar(text, false);
    };
    let inner = inner.strip_suffix(']')?.trim();
    if inner.is_empty() {
        return Some(Value::Array(Vec::new()));
    }
    let items: Option<Vec<_>> = inner
        .split(',')
        .map(|item| scalar(item.trim(), true))
        .collect();
    items.map(Value::Array)
}

fn scalar(text: &str, in_list: bool) -> Option<Value> {
    let first = text.chars().next()?;
    if !(first.is_alphabetic() || is_date(text)) || text.contains(": ") || text.ends_with(':') {
        return None;
    }
    let strange = |c: char| c.is_control() || (in_list && matches!(c, '[' | ']' | '{' | '}' | ':'));
    if text.chars().any(strange) {
        return None;
    }
    match text {
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        "null" => Some(Value::Null),
        // Spellings that a reader of YAML may take for something else than a word.
        _ if text.len() <= 5 && is_special(text) => None,
        _ => Some(Value::from(text)),
    }
}

fn is_special(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["true", "false", "null", "nan", "inf"].contains(&text.as_str())
}

fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| match at {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use super::{Value, read};
    use proptest::prelude::{prop, proptest};

    #[test]
    fn plain_heads_are_read() {
        let text = "needs: [order, said.product]   # a comment\n# another\nvalid_until: 2027-12-31\nframe: null\ndecision: true\nabout: the reel, as it is\nlist: []\n";
        let value = read(text).map(|value| value.to_string());
        assert_eq!(
            value.as_deref(),
            Some(
                r#"{"needs":["order","said.product"],"valid_until":"2027-12-31","frame":null,"decision":true,"about":"the reel, as it is","list":[]}"#
            )
        );
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_parser() {
        for text in [
            "",
            "a:",
            "a: 1",
            "a: -1",
            "a: .5",
            "a: 'x'",
            "a: \"x\"",
            "a: {b: c}",
            "a: [b, [c]]",
            "a:\n  b: c",
            "a: b\na: c",
            "a: &x b",
            "a: *x",
            "a: True",
            "a: ~",
            "a: |",
            "a: b: c",
            "- a",
            "a: [b,]",
            "a: [b: c]",
            "A: b",
            "a : b",
            "a: b\n  c",
            "a: [b\n c]",
            "a: NaN",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_the_parser_reads(
            lines in prop::collection::vec("[a-z_]{1,4}: ?[\\[\"']?[a-zøA-Z0-9.,:# ?!'~{}-]{0,12}[\\]\"']?", 1..4),
        ) {
            let text = lines.join("\n");
            if let Some(value) = read(&text) {
                let parsed: Result<Value, _> = serde_yaml::from_str_with_options(&text, crate::yaml::options(1 << 20));
                assert_eq!(parsed.ok(), Some(value), "{text}");
            }
        }
    }
}
