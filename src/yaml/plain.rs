//! The YAML that most desk files are: keys, words, dates, lists, quoted texts on one line.
//!
//! A cold start reads every head, intent, persona and frame of a desk; this reads the plain ones many times faster than the
//! parser. Whatever is not plain beyond doubt (fractions, aliases, texts over several lines, escapes) is left to the
//! parser, and so is every fault.

mod line;

use line::{inline, is_key};
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
