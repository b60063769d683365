//! A text made ready for the engine: every detail under a name of its own, every output between marks.
//!
//! The details get flat names (`_p0`, `_p1` …), and only these are handed in. So a missing part of a path is never a
//! fault of its own, two paths never get in each other's way, and a text reaches nothing that its author did not name.

use super::{
    Path, marks,
    scan::{Part, Place, Scan, Tag},
    scanner::scan,
};
use crate::source::Span;

/// A text made ready.
#[derive(Debug, Default)]
pub(super) struct Compiled {
    /// For the engine.
    pub text: String,
    /// The details that it looks at: number `n` is handed in as `_p<n>`.
    pub paths: Vec<Path>,
    /// The details of each output, by their numbers.
    pub outputs: Vec<Vec<usize>>,
    /// The details of each condition.
    pub conditions: Vec<Vec<usize>>,
    /// There is no tag in it: it is its own result.
    pub plain: bool,
    /// It calls a component.
    pub components: bool,
}

/// The name under which a detail is handed in.
pub(super) fn name(path: usize) -> String {
    format!("_p{path}")
}

/// Makes a text ready that stands at `span` of `text`.
pub(super) fn compile(text: &str, span: Span) -> Compiled {
    let found = scan(text, span, Place::Phrase);
    let mut writer = Writer {
        text,
        compiled: Compiled::default(),
        trims: false,
        open: Vec::new(),
        line: 0,
    };
    for part in &found.parts {
        writer.part(part);
    }
    let Scan { parts, paths, .. } = found;
    let mut compiled = writer.compiled;
    compiled.plain = parts
        .iter()
        .all(|part| matches!(part, Part::Text(_) | Part::Comment(_)));
    compiled.paths = paths;
    compiled
}

struct Writer<'t> {
    text: &'t str,
    compiled: Compiled,
    /// The next plain words lose the space before them.
    trims: bool,
    /// The details that decide each open branch.
    open: Vec<Vec<usize>>,
    line: usize,
}

impl Writer<'_> {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Text(span) => self.plain(span.of(self.text)),
            Part::Output(tag) => self.output(tag),
            Part::Tag(word, tag) => self.tag(word, tag),
            Part::Comment(trim) => {
                self.left(trim.0);
                self.trims = trim.1;
            }
        }
    }

    fn left(&mut self, trims: bool) {
        if trims {
            let length = self.compiled.text.trim_end().len();
            self.compiled.text.truncate(length);
        }
    }

    fn plain(&mut self, text: &str) {
        let text = if self.trims { text.trim_start() } else { text };
        self.trims = false;
        let mut lines = text.split('\n');
        self.compiled.text.push_str(lines.next().unwrap_or(""));
        for line in lines {
            self.line += 1;
            self.compiled.text.push('\n');
            self.compiled.text.push(marks::line(self.line));
            self.compiled.text.push_str(line);
        }
    }

    fn output(&mut self, tag: &Tag) {
        self.left(tag.trim.0);
        self.compiled.components |= tag.component;
        let number = self.compiled.outputs.len();
        self.compiled.outputs.push(tag.from.clone());
        let expression = self.renamed(tag);
        let out = &mut self.compiled.text;
        out.push(marks::opens(number));
        out.push_str("{{");
        out.push_str(&expression);
        out.push_str("}}");
        out.push(marks::closes());
        self.trims = tag.trim.1;
    }

    fn tag(&mut self, word: &str, tag: &Tag) {
        self.left(tag.trim.0);
        let expression = self.renamed(tag);
        self.compiled.text.push_str("{% ");
        self.compiled.text.push_str(word);
        self.compiled.text.push_str(&expression);
        self.compiled.text.push_str(" %}");
        match word {
            "if" => self.open.push(tag.from.clone()),
            "elif" => {
                if let Some(open) = self.open.last_mut() {
                    open.extend(&tag.from);
                }
            }
            "endif" => {
                self.open.pop();
            }
            _ => {}
        }
        if matches!(word, "if" | "elif" | "else")
            && let Some(open) = self.open.last()
        {
            let number = self.compiled.conditions.len();
            self.compiled.conditions.push(open.clone());
            self.compiled.text.push(marks::decided(number));
        }
        self.trims = tag.trim.1;
    }

    /// The expression with its details under their own names.
    fn renamed(&self, tag: &Tag) -> String {
        let mut out = String::new();
        let mut at = tag.expression.start;
        for (span, path) in &tag.uses {
            out.push_str(Span::new(at, span.start).of(self.text));
            out.push_str(&name(*path));
            at = span.end;
        }
        out.push_str(Span::new(at, tag.expression.end).of(self.text));
        out
    }
}

/// The file of components with the language passed into each, so that filters find it there.
pub(super) fn components(text: &str, language: &str) -> String {
    let found = scan(text, Span::new(0, text.len()), Place::Components);
    let mut out = String::new();
    let mut at = 0;
    for part in &found.parts {
        let Part::Tag("component", tag) = part else {
            continue;
        };
        let arguments = tag.expression.of(text);
        let Some(open) = arguments.find('(') else {
            continue;
        };
        let inside = tag.expression.start + open + 1;
        let empty = arguments
            .get(open + 1..)
            .unwrap_or("")
            .trim_start()
            .starts_with(')');
        out.push_str(Span::new(at, inside).of(text));
        out.push_str(&format!("@{language}{}", if empty { "" } else { ", " }));
        at = inside;
    }
    out + text.get(at..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::{Span, compile, components};

    #[test]
    fn details_get_names_of_their_own() {
        let text = "On {{ order.shipped | day }}{% if case.note %}, {{- name }}{% endif %}.";
        let compiled = compile(text, Span::new(0, text.len()));
        let visible: String = compiled
            .text
            .chars()
            .filter(|c| !super::marks::is_mark(*c))
            .collect();
        assert_eq!(
            visible,
            "On {{ _p0 | day }}{% if _p1  %},{{ _p2 }}{% endif %}."
        );
        assert_eq!(compiled.outputs, [vec![0], vec![2]]);
        assert_eq!(compiled.conditions, [vec![1]]);
    }

    #[test]
    fn components_are_told_the_language() {
        assert_eq!(
            components(
                "{% component a.b(on) %}{{ on | day }}{% endcomponent %}{% component c() %}",
                "_lang"
            ),
            "{% component a.b(@_lang, on) %}{{ on | day }}{% endcomponent %}{% component c(@_lang) %}"
        );
    }
}
