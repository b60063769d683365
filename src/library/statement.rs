//! Statements of a text: branches, loops, short names, components; what they open and what they close.

use super::{
    expression::{Word, words},
    scan::{Part, Place, Tag, Trim},
    scanner::{Open, Scanner},
};
use crate::{prose, source::Span};

const TAGS: [&str; 9] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "set",
    "component",
    "endcomponent",
];

impl Scanner<'_> {
    pub(super) fn statement(&mut self, whole: Span, inner: Span, trim: Trim) {
        let text = inner.of(self.text);
        let body = text.trim_start();
        let at = inner.start + (text.len() - body.len());
        let length = body
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .unwrap_or(body.len());
        let word_span = Span::new(at, at + length);
        let name = word_span.of(self.text);
        let Some(word) = TAGS.into_iter().find(|word| *word == name) else {
            return self.unknown_tag(word_span, whole);
        };
        if matches!(word, "component" | "endcomponent") && self.place != Place::Components {
            self.fault(
                word_span,
                "a component is defined here",
                "define it in `templates/moves/components.<language>.txt`",
            );
            return;
        }
        let rest = Span::new(word_span.end, inner.end);
        let locals = self.locals.len();
        let tag = match word {
            "for" => self.for_loop(word_span, rest, trim),
            "set" => self.set(word_span, rest, trim),
            "if" | "elif" => self.expression(rest, trim),
            "component" => self.component(word_span, rest, trim),
            _ => self.expression(Span::new(rest.end, rest.end), trim),
        };
        self.nest(word, word_span, locals);
        self.scan.parts.push(Part::Tag(word, tag));
    }

    fn unknown_tag(&mut self, word: Span, whole: Span) {
        let name = word.of(self.text).to_string();
        let hint = match name.as_str() {
            "include" | "extends" | "import" | "block" | "macro" => {
                "share sentences as a move, or as a component in `templates/moves/components.<language>.txt`"
                    .to_string()
            }
            "set_global" => "use `set`, or put the text into the form".to_string(),
            _ => match prose::near(&name, TAGS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "one of `if`, `elif`, `else`, `endif`, `for`, `endfor` and `set`".to_string(),
            },
        };
        let span = if name.is_empty() { whole } else { word };
        self.fault(span, format!("`{name}` is no tag of these templates"), hint);
    }

    /// Opens and closes; `locals` is how many local names there were before the tag.
    fn nest(&mut self, word: &'static str, span: Span, locals: usize) {
        match word {
            "if" | "for" | "component" => {
                self.open.push(Open { word, span, locals });
                let loops = self.open.iter().filter(|open| open.word == "for").count();
                if loops > 2 {
                    self.fault(span, "three loops inside each other", "two are the most");
                }
            }
            "endif" | "endfor" | "endcomponent" => {
                let wanted = word.strip_prefix("end").unwrap_or(word);
                match self.open.pop() {
                    Some(open) if open.word == wanted => self.locals.truncate(open.locals),
                    Some(open) => {
                        let message = format!("`{word}` stands where `end{}` should", open.word);
                        self.fault(span, message, "close the inner tag first");
                    }
                    None => {
                        let message = format!("`{word}` closes nothing");
                        self.fault(
                            span,
                            message,
                            format!("strike it, or write `{wanted}` before"),
                        );
                    }
                }
            }
            "elif" | "else" if self.open.is_empty() => {
                self.fault(
                    span,
                    format!("`{word}` without `if`"),
                    "write `{% if … %}` before",
                );
            }
            _ => {}
        }
    }

    fn for_loop(&mut self, word: Span, rest: Span, trim: Trim) -> Tag {
        if self.place == Place::Components {
            self.fault(
                word,
                "a loop in a component",
                "write the list in the form that calls it",
            );
        }
        let text = rest.of(self.text);
        let Some(at) = text.find(" in ") else {
            self.fault(word, "`for` without `in`", "write `{% for name in path %}`");
            return self.expression(Span::new(rest.end, rest.end), trim);
        };
        let target = Span::new(rest.start + at + 4, rest.end);
        let tag = self.expression(target, trim);
        if self.counts_as_needed(target) {
            self.scan
                .needed
                .extend(tag.uses.iter().map(|(_, path)| *path));
        }
        let names = Span::new(rest.start, rest.start + at).of(self.text);
        for name in names.split(',') {
            self.locals.push((name.trim(), tag.from.clone()));
        }
        self.locals.push(("loop", Vec::new()));
        Tag {
            expression: rest,
            ..tag
        }
    }

    fn set(&mut self, word: Span, rest: Span, trim: Trim) -> Tag {
        let text = rest.of(self.text);
        let Some(at) = text.find('=') else {
            self.fault(word, "`set` without `=`", "write `{% set name = … %}`");
            return self.expression(Span::new(rest.end, rest.end), trim);
        };
        let value = Span::new(rest.start + at + 1, rest.end);
        let grows = words(self.text, value)
            .into_iter()
            .find(|(kind, span)| match kind {
                Word::Concat => true,
                Word::Path => self.local(span.of(self.text)).is_some(),
                _ => false,
            });
        if let Some((_, span)) = grows {
            self.fault(
                span,
                "`set` may not build on another name or join texts",
                "fill in the detail itself; a text that grows in steps has no end",
            );
        }
        let tag = self.expression(value, trim);
        let name = Span::new(rest.start, rest.start + at).of(self.text).trim();
        self.locals.push((name, tag.from.clone()));
        Tag {
            expression: rest,
            ..tag
        }
    }

    /// `component name(argument: type = value, …)`: the arguments are local names until it ends.
    fn component(&mut self, word: Span, rest: Span, trim: Trim) -> Tag {
        let text = rest.of(self.text);
        let inside = text
            .find('(')
            .and_then(|open| Some((open, text.rfind(')').filter(|close| close > &open)?)));
        match inside.and_then(|(open, close)| text.get(open + 1..close)) {
            Some(arguments) => {
                for argument in arguments.split(',') {
                    let name = argument.split([':', '=']).next().unwrap_or("").trim();
                    self.locals.push((name, Vec::new()));
                }
                self.locals.push(("body", Vec::new()));
            }
            None => self.fault(
                word,
                "a component without `(…)`",
                "write `{% component name(argument) %}`",
            ),
        }
        Tag {
            expression: rest,
            ..self.expression(Span::new(rest.end, rest.end), trim)
        }
    }
}
