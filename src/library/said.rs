//! What was said: marked text cut into sentences, each with the sources of the details that stand in it.

use super::{
    compile::Compiled,
    marks::{self, Unmarked},
    view::Detail,
};
use crate::{
    language::Language,
    source::Span,
    text::{is_list_item, sentences},
};

/// What was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The sentences in order.
    pub sentences: Vec<SaidSentence>,
}

impl Said {
    /// The whole text: sentences parted by a space, or by a line break where one stands on a line of its own.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for sentence in &self.sentences {
            if !text.is_empty() {
                text.push(if sentence.new_line { '\n' } else { ' ' });
            }
            text.push_str(&sentence.text);
        }
        text
    }
}

/// One sentence with its exact sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaidSentence {
    /// The sentence.
    pub text: String,
    /// The line of the file in which it begins.
    pub line: usize,
    /// Sources of the details that stand in it.
    pub facts: Vec<String>,
    /// Sources of the details that decided which words stand in it (`{% if … %}`).
    pub grounds: Vec<String>,
    /// Stands on a line of its own (signatures, list items).
    pub new_line: bool,
}

/// What is needed to cut a marked text.
pub(super) struct Cut<'c> {
    pub compiled: &'c Compiled,
    pub details: &'c [Option<Detail>],
    pub language: &'c Language,
    pub line: usize,
    pub lines: bool,
}

impl Cut<'_> {
    /// The sentences of a marked text.
    pub(super) fn sentences(&self, marked: &str) -> Said {
        let found = marks::strip(&spaced(marked, self.lines));
        let spans = if self.lines {
            lines(&found.text)
        } else {
            sentences(&found.text, self.language)
        };
        let sentences = spans
            .into_iter()
            .map(|span| self.sentence(&found, span))
            .collect();
        Said { sentences }
    }

    fn sentence(&self, found: &Unmarked, span: Span) -> SaidSentence {
        let mut sentence = SaidSentence {
            text: span.of(&found.text).to_string(),
            line: self.line,
            new_line: found
                .text
                .get(..span.start)
                .is_some_and(|before| before.ends_with('\n')),
            ..SaidSentence::default()
        };
        for (number, place) in &found.outputs {
            if place.overlaps(span) {
                self.cite(self.compiled.outputs.get(*number), &mut sentence.facts);
            }
        }
        for (number, at) in &found.decided {
            // The mark stands before the first decided word, which may come after a space.
            if (span.start..span.end).contains(at) || self.leads(found, *at, span) {
                self.cite(self.compiled.conditions.get(*number), &mut sentence.grounds);
            }
        }
        let begun = found.lines.iter().rfind(|(_, at)| *at <= span.start);
        if let Some((line, _)) = begun {
            sentence.line = self.line + line;
        }
        sentence
    }

    fn leads(&self, found: &Unmarked, at: usize, span: Span) -> bool {
        at < span.start
            && found
                .text
                .get(at..span.start)
                .is_some_and(|between| between.trim().is_empty())
    }

    fn cite(&self, paths: Option<&Vec<usize>>, facts: &mut Vec<String>) {
        let details = paths
            .into_iter()
            .flatten()
            .filter_map(|path| self.details.get(*path)?.as_ref());
        for fact in details.flat_map(|detail| &detail.facts) {
            if !facts.contains(fact) {
                facts.push(fact.clone());
            }
        }
    }
}

fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            found.push(Span::new(start, start + trimmed.len()));
        }
        at += line.len() + 1;
    }
    found
}

/// Runs of space become one space; a line break stays where lines are lines, and before a list item.
fn spaced(marked: &str, lines: bool) -> String {
    let mut out = String::with_capacity(marked.len());
    let mut rest = marked.trim();
    while let Some(at) = rest.find(char::is_whitespace) {
        let (word, after) = rest.split_at(at);
        out.push_str(word);
        let length = after
            .find(|c: char| !c.is_whitespace())
            .unwrap_or(after.len());
        let (space, next) = after.split_at(length);
        let bare = next.trim_start_matches(marks::is_mark);
        let breaks = space.contains('\n') && (lines || is_list_item(bare));
        let doubled = out.ends_with([' ', '\n']) || only_marks_after_space(&out);
        if breaks {
            out.push('\n');
        } else if !doubled {
            out.push(' ');
        }
        rest = next;
    }
    out.push_str(rest);
    out
}

/// An output that came to nothing leaves its marks between two spaces.
fn only_marks_after_space(out: &str) -> bool {
    out.trim_end_matches(marks::is_mark).ends_with([' ', '\n']) || out.chars().all(marks::is_mark)
}

#[cfg(test)]
mod tests {
    use super::{marks, spaced};

    #[test]
    fn space_is_one_space() {
        let mark = marks::decided(0);
        assert_eq!(spaced(" a\n b ", false), "a b");
        assert_eq!(spaced("a\nb", true), "a\nb");
        assert_eq!(spaced("need:\n- a\n- b", false), "need:\n- a\n- b");
        assert_eq!(spaced(&format!("a {mark} b"), false), format!("a {mark}b"));
        assert_eq!(spaced(&format!("{mark} b"), false), format!("{mark}b"));
    }
}
