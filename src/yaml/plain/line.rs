//! A value that ends with its line: words, numbers, dates, quoted texts, lists and maps in brackets.

use super::DEEPEST;
use serde_json::{Map, Value};

/// Whether a word may stand before a colon.
pub(super) fn is_key(key: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(plain) && !is_special(key)
}

/// A value that ends with its line.
pub(super) fn inline(text: &str) -> Option<Value> {
    if !text.starts_with(['[', '{', '"', '\'']) {
        return scalar(text);
    }
    let mut flow = Flow { rest: text };
    let value = flow.value(0)?;
    flow.rest.is_empty().then_some(value)
}

/// A list, a map or a quoted text within a line.
struct Flow<'t> {
    rest: &'t str,
}

impl<'t> Flow<'t> {
    fn eat(&mut self, mark: char) -> bool {
        let found = self.rest.strip_prefix(mark);
        self.rest = found.map_or(self.rest, str::trim_start);
        found.is_some()
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        match self.rest.chars().next()? {
            '[' => self.list(depth),
            '{' => self.map(depth),
            mark @ ('"' | '\'') => self.quoted(mark).map(Value::from),
            _ => scalar(self.word()?),
        }
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        let mut items = Vec::new();
        self.eat('[');
        while !self.eat(']') {
            items.push(self.value(depth + 1)?);
            if !self.eat(',') && !self.rest.starts_with(']') {
                return None;
            }
        }
        Some(Value::Array(items))
    }

    fn map(&mut self, depth: usize) -> Option<Value> {
        let mut map = Map::new();
        self.eat('{');
        while !self.eat('}') {
            let (key, rest) = self.rest.split_once(": ")?;
            if !is_key(key) {
                return None;
            }
            self.rest = rest.trim_start();
            if map
                .insert(key.to_string(), self.value(depth + 1)?)
                .is_some()
            {
                return None;
            }
            if !self.eat(',') && !self.rest.starts_with('}') {
                return None;
            }
        }
        Some(Value::Object(map))
    }

    /// A plain word or sentence up to the next comma or bracket.
    fn word(&mut self) -> Option<&'t str> {
        let end = self.rest.find([',', ']', '}', '[', '{', ':'])?;
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!rest.starts_with(['[', '{', ':'])).then_some(word.trim_end())
    }

    fn quoted(&mut self, mark: char) -> Option<String> {
        let mut text = String::new();
        self.rest = self.rest.strip_prefix(mark)?;
        loop {
            let (part, rest) = self.rest.split_once(mark)?;
            text.push_str(part);
            self.rest = rest;
            // A doubled apostrophe stands for one.
            match rest.strip_prefix('\'').filter(|_| mark == '\'') {
                Some(rest) => {
                    text.push('\'');
                    self.rest = rest;
                }
                None => break,
            }
        }
        self.rest = self.rest.trim_start();
        if text.contains(char::is_control) {
            return None;
        }
        if mark == '"' && text.contains('\\') {
            // A line break is the one escape that desks use.
            let rest = text.replace("\\n", "");
            return (!rest.contains('\\')).then(|| text.replace("\\n", "\n"));
        }
        Some(text)
    }
}

fn scalar(text: &str) -> Option<Value> {
    let first = text.chars().next()?;
    if first.is_ascii_digit() && text.len() < 10 && (first != '0' || text == "0") {
        return text.parse::<u32>().ok().map(Value::from);
    }
    if !(first.is_alphabetic() || is_date(text)) || text.contains(": ") || text.ends_with(':') {
        return None;
    }
    if text.chars().any(char::is_control) {
        return None;
    }
    match text {
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        "null" => Some(Value::Null),
        _ if is_special(text) => None,
        _ => Some(Value::from(text)),
    }
}

/// Words that a reader of YAML may take for something else.
fn is_special(text: &str) -> bool {
    text.len() <= 5
        && ["true", "false", "null", "nan", "inf"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word))
}

fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| match at {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        })
}
