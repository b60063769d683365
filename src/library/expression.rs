//! The words of a template expression: which are details, which are filters, functions, tests.
//!
//! The engine keeps its own tree to itself, so this reads the same small language a second time, just far enough to
//! tell the names apart.

use crate::source::Span;

/// A name in an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A detail, or something below a local name.
    Path,
    /// `| name`
    Filter,
    /// `is name`
    Test,
    /// `name(…)`
    Function,
    /// `<name …`
    Component,
    /// `and`, `if`, `in` …
    Keyword,
    /// `name=`
    Argument,
    /// A text in quotes.
    Quoted,
    /// `~`
    Concat,
    /// Something that may not stand here.
    Bad(Why),
}

/// Why it may not stand here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// A quotation mark without its partner.
    OpenQuote,
    /// `path[name]`: only numbers and quoted names may stand in brackets.
    Subscript,
    /// `{...map}`
    Spread,
    /// A component's `name` without `={…}`.
    Shorthand,
}

const KEYWORDS: [&str; 13] = [
    "and", "or", "not", "is", "in", "if", "else", "for", "true", "True", "false", "False", "none",
];

/// The words of the expression that stands at `span` of `text`, with their places.
pub(super) fn words(text: &str, span: Span) -> Vec<(Word, Span)> {
    let mut lexer = Lexer {
        text: text.get(..span.end).unwrap_or(text),
        at: span.start,
        found: Vec::new(),
        before: Before::Nothing,
        component: false,
        braces: 0,
    };
    while lexer.step() {}
    lexer.found
}

/// What stood before, as far as it matters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Pipe,
    Is,
    Less,
    Other,
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    found: Vec<(Word, Span)>,
    before: Before,
    component: bool,
    braces: usize,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn push(&mut self, word: Word, start: usize) {
        self.found.push((word, Span::new(start, self.at)));
    }

    fn step(&mut self) -> bool {
        let Some(c) = self.rest().chars().next() else {
            return false;
        };
        match c {
            c if c.is_whitespace() => self.at += c.len_utf8(),
            '"' | '\'' | '`' => self.quoted(c),
            c if c.is_ascii_digit() => self.skip(|c| c.is_ascii_digit() || c == '.'),
            c if c.is_ascii_alphabetic() || c == '_' => self.name(),
            _ => self.sign(c),
        }
        true
    }

    fn sign(&mut self, c: char) {
        let start = self.at;
        if self.rest().starts_with("...") {
            self.at += 3;
            self.push(Word::Bad(Why::Spread), start);
            return;
        }
        self.at += c.len_utf8();
        match c {
            '{' => self.braces += 1,
            '}' => self.braces = self.braces.saturating_sub(1),
            '~' => self.push(Word::Concat, start),
            _ => {}
        }
        self.before = match c {
            '|' => Before::Pipe,
            '<' if self.before == Before::Nothing => Before::Less,
            _ => Before::Other,
        };
    }

    fn skip(&mut self, goes_on: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !goes_on(c)).unwrap_or(rest.len());
        self.before = Before::Other;
    }

    fn quoted(&mut self, mark: char) {
        let start = self.at;
        let mut escaped = false;
        let end = self.rest().char_indices().skip(1).find_map(|(at, c)| {
            let closes = c == mark && !escaped;
            escaped = c == '\\' && !escaped;
            closes.then_some(at + 1)
        });
        match end {
            Some(length) => {
                self.at += length;
                self.push(Word::Quoted, start);
            }
            None => {
                self.at = self.text.len();
                self.push(Word::Bad(Why::OpenQuote), start);
            }
        }
        self.before = Before::Other;
    }

    fn name(&mut self) {
        let start = self.at;
        let before = self.before;
        self.skip(is_name);
        let name = self.text.get(start..self.at).unwrap_or("");
        match before {
            Before::Pipe => self.push(Word::Filter, start),
            Before::Is if name == "not" => self.before = Before::Is,
            Before::Is => self.push(Word::Test, start),
            Before::Less => {
                self.component = true;
                self.skip(|c| is_name(c) || c == '.');
                self.push(Word::Component, start);
            }
            Before::Nothing | Before::Other => self.plain_name(start),
        }
    }

    fn plain_name(&mut self, start: usize) {
        let name = self.text.get(start..self.at).unwrap_or("");
        if KEYWORDS.contains(&name) || matches!(name, "None" | "null") {
            self.before = if name == "is" {
                Before::Is
            } else {
                Before::Other
            };
            self.push(Word::Keyword, start);
            return;
        }
        let next = self.rest().trim_start();
        if next.starts_with('=') && !next.starts_with("==") {
            self.push(Word::Argument, start);
        } else if self.component && self.braces == 0 {
            self.push(Word::Bad(Why::Shorthand), start);
        } else if next.starts_with('(') {
            self.push(Word::Function, start);
        } else {
            self.path(start);
        }
    }

    /// The rest of a path: `.name`, `?.name`, `[0]`, `["name"]`.
    fn path(&mut self, start: usize) {
        loop {
            let dot = match (self.byte(self.at), self.byte(self.at + 1)) {
                (Some(b'.'), _) => 1,
                (Some(b'?'), Some(b'.')) => 2,
                (Some(b'['), _) => {
                    if !self.subscript(self.at + 1) {
                        self.push(Word::Bad(Why::Subscript), start);
                        return;
                    }
                    continue;
                }
                (Some(b'?'), Some(b'[')) => {
                    if !self.subscript(self.at + 2) {
                        self.push(Word::Bad(Why::Subscript), start);
                        return;
                    }
                    continue;
                }
                _ => break,
            };
            self.at += dot;
            self.skip(is_name);
        }
        self.push(Word::Path, start);
    }

    fn subscript(&mut self, inside: usize) -> bool {
        let rest = self.text.get(inside..).unwrap_or("");
        let Some(close) = rest.find(']') else {
            self.at = self.text.len();
            return false;
        };
        self.at = inside + close + 1;
        let key = rest.get(..close).unwrap_or("").trim();
        let quoted = key.len() >= 2 && key.starts_with(['"', '\'']) && key.ends_with(['"', '\'']);
        quoted || (!key.is_empty() && key.bytes().all(|b| b.is_ascii_digit()))
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::{Span, words};

    #[test]
    fn names_are_told_apart() {
        let table = [
            ("order.items", "Path:order.items"),
            ("a.b | day", "Path:a.b Filter:day"),
            (
                "a|count(one=\"x\", other=n)",
                "Path:a Filter:count Argument:one Quoted:\"x\" Argument:other Path:n",
            ),
            (
                "customer.orders[0]?.number",
                "Path:customer.orders[0]?.number",
            ),
            ("a[b]", "Bad(Subscript):a[b]"),
            (
                "x is not defined and y",
                "Path:x Keyword:is Test:defined Keyword:and Path:y",
            ),
            ("range(end=3)", "Function:range Argument:end"),
            (
                "a == \"b\" or not c",
                "Path:a Quoted:\"b\" Keyword:or Keyword:not Path:c",
            ),
            (
                "<phrase.arrival on={case.deed.sent.arrives} n=\"2\" />",
                "Component:phrase.arrival Argument:on Path:case.deed.sent.arrives Argument:n Quoted:\"2\"",
            ),
            (
                "<phrase.arrival on />",
                "Component:phrase.arrival Bad(Shorthand):on",
            ),
            ("a < b", "Path:a Path:b"),
            ("\"open", "Bad(OpenQuote):\"open"),
            ("{...a}", "Bad(Spread):... Path:a"),
            ("a ~ b", "Path:a Concat:~ Path:b"),
            ("1.5 + a", "Path:a"),
        ];
        for (text, expected) in table {
            let found: Vec<_> = words(text, Span::new(0, text.len()))
                .into_iter()
                .map(|(word, span)| format!("{word:?}:{}", span.of(text)))
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
