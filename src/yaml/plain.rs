//! The YAML that most desk files are: keys, words, dates, lists, quoted texts on one line.
//!
//! A cold start reads every head, intent, persona and frame of a desk; this reads the plain ones many times faster than the
//! parser. Whatever is not plain beyond doubt (fractions, aliases, texts over several lines, escapes) is left to the
//! parser, and so is every fault.

use serde_json::{Map, Value};

/// The value of a plain text, or nothing where the parser must look.
pub(super) fn read(text: &str) -> Option<Value> {
    let mut lines = Vec::new();
    for line in text.lines() {
        let body = line.trim_start_matches(' ');
        let indent = line.len() - body.len();
        let body = uncommented(body)?;
        if !body.is_empty() {
            lines.push((indent, body));
        }
    }
    let mut block = Block { lines, at: 0 };
    let value = block.map(block.lines.first()?.0, 0)?;
    (block.at == block.lines.len()).then_some(value)
}

/// A line without its comment; nothing where a `#` may belong to a text.
fn uncommented(line: &str) -> Option<&str> {
    if line.starts_with('#') {
        return Some("");
    }
    let Some(at) = line.find(" #") else {
        return Some(line.trim_end());
    };
    let body = line.get(..at)?;
    (!body.contains(['"', '\''])).then_some(body.trim_end())
}

/// Lines with their indents.
struct Block<'t> {
    lines: Vec<(usize, &'t str)>,
    at: usize,
}

/// The deepest that blocks and lists are read here.
const DEEPEST: usize = 8;

impl<'t> Block<'t> {
    fn line(&self) -> Option<(usize, &'t str)> {
        self.lines.get(self.at).copied()
    }

    /// `key: value` lines of one indent.
    fn map(&mut self, indent: usize, depth: usize) -> Option<Value> {
        let mut map = Map::new();
        while let Some((found, line)) = self.line() {
            if found < indent {
                break;
            }
            let (key, rest) = line.split_once(':')?;
            if found > indent || !is_key(key) || depth > DEEPEST {
                return None;
            }
            self.at += 1;
            let value = match rest.strip_prefix(' ') {
                Some(rest) => inline(rest.trim_start())?,
                None if rest.is_empty() => self.below(indent, depth + 1)?,
                None => return None,
            };
            if map.insert(key.to_string(), value).is_some() {
                return None;
            }
        }
        Some(Value::Object(map))
    }

    /// What stands below a key: a list, which may have the key's own indent, or deeper keys.
    fn below(&mut self, indent: usize, depth: usize) -> Option<Value> {
        let (found, line) = self.line()?;
        if line.starts_with("- ") && found >= indent {
            return self.list(found);
        }
        if found > indent {
            return self.map(found, depth);
        }
        None
    }

    /// `- value` lines of one indent.
    fn list(&mut self, indent: usize) -> Option<Value> {
        let mut items = Vec::new();
        while let Some((found, line)) = self.line() {
            let Some(item) = line.strip_prefix("- ").filter(|_| found == indent) else {
                break;
            };
            items.push(inline(item.trim_start())?);
            self.at += 1;
        }
        // What is indented further would go on with the last text.
        let goes_on = self.line().is_some_and(|(found, _)| found > indent);
        (!goes_on).then_some(Value::Array(items))
    }
}

fn is_key(key: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(plain) && !is_special(key)
}

/// A value that ends with its line.
fn inline(text: &str) -> Option<Value> {
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

#[cfg(test)]
mod tests {
    use super::{Value, read};
    use proptest::prelude::{Strategy, prop, proptest};

    #[test]
    fn plain_files_are_read() {
        let text = "\
needs: [order, said.product]   # a comment
# another
valid_until: 2027-12-31
frame: null
about: the reel, as it is
topic: {en: the parcel, nb: 'pakk''en', da: []}
examples:
  en:
    - where is it, it should be here
    - \"I said: {{ name }}\"
  nb:
  - hvor er den
";
        let value = read(text).map(|value| value.to_string());
        assert_eq!(
            value.as_deref(),
            Some(concat!(
                r#"{"needs":["order","said.product"],"valid_until":"2027-12-31","frame":null,"about":"the reel, as it is","#,
                r#""topic":{"en":"the parcel","nb":"pakk'en","da":[]},"#,
                r#""examples":{"en":["where is it, it should be here","I said: {{ name }}"],"nb":["hvor er den"]}}"#
            ))
        );
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_parser() {
        for text in [
            "",
            "a:",
            "a: 01",
            "a: 1_0",
            "a: 1.5",
            "a: 99999999999",
            "a: -1",
            "a: .5",
            "a: \"x\\t\"",
            "a: &x b",
            "a: *x",
            "a: True",
            "a: ~",
            "a: |",
            "a: b\na: c",
            "a: b: c",
            "- a",
            "a: [b: c]",
            "a : b",
            "a: b\n  c",
            "a: [b\n c]",
            "a: NaN",
            "a: 'x' y",
            "a: [b c",
            "a: \"b #c\"",
            "a:\n  - b\n    c",
            "a:\n  b: c\n d: e",
            "\ta: b",
            "a: {b}",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    /// Lines that are nearly plain.
    fn line() -> impl Strategy<Value = String> {
        let indent = prop::sample::select(vec!["", "", "  ", "    ", "   "]);
        let start = prop::sample::select(vec![
            "a: ", "b: ", "c:", "en:", "- ", "- ", "no: ", "-", "# ",
        ]);
        let value = prop::sample::select(vec![
            "",
            "word",
            "two words",
            "it's",
            "'it''s'",
            "\"x: {{ y }}\"",
            "[a, b]",
            "[a, 'b, c', \"d\"]",
            "{a: b, c: [d]}",
            "[]",
            "{}",
            "{a: b",
            "a, b",
            "no",
            "true",
            "null",
            "12",
            "2027-12-31",
            "x #y",
            "x#y",
            "a: b",
            "[a, ]",
            "['a' , b]",
            "?a",
            "a]",
            "http://x",
            "[http://x]",
            "{a:b}",
            "\"\"",
            "''",
            "'a' b",
            "a \"b\"",
            "  late",
        ]);
        (indent, start, value).prop_map(|(indent, start, value)| format!("{indent}{start}{value}"))
    }

    proptest! {
        #![proptest_config(proptest::test_runner::Config::with_cases(2_000))]
        #[test]
        fn what_is_read_is_what_the_parser_reads(lines in prop::collection::vec(line(), 1..5)) {
            let text = lines.join("\n");
            if let Some(value) = read(&text) {
                let parsed: Result<Value, _> = serde_yaml::from_str_with_options(&text, crate::yaml::options(1 << 20));
                assert_eq!(parsed.ok(), Some(value), "{text}");
            }
        }
    }
}
