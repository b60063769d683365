//! The scanner: reads a text once when the library is built, and again when the text is compiled.

mod tag;

use super::{
    marks,
    scan::{Fault, Part, Place, Scan, Trim},
};
use crate::source::{self, Span};

/// The longest text and the longest tag that are read, in bytes: what is longer is no sentence of a letter.
const LONGEST: (usize, usize) = (16 << 10, 1 << 10);

/// Reads the text that stands at `span` of `text`.
pub(super) fn scan(text: &str, span: Span, place: Place) -> Scan {
    let mut scanner = Scanner {
        text: text.get(..span.end).unwrap_or(text),
        place,
        scan: Scan::default(),
        open: Vec::new(),
        locals: Vec::new(),
    };
    if place == Place::Phrase && span.end.saturating_sub(span.start) > LONGEST.0 {
        let start = Span::new(span.start, span.start);
        scanner.fault(
            start,
            "a text of more than 16 kB",
            "put marks between its sentences",
        );
    } else {
        scanner.run(span.start);
    }
    scanner.scan
}

/// A tag that waits for its end.
pub(super) struct Open {
    pub word: &'static str,
    pub span: Span,
    /// How many local names there were before it.
    pub locals: usize,
}

/// Reads a text from the left to the right.
pub(super) struct Scanner<'t> {
    pub text: &'t str,
    pub place: Place,
    pub scan: Scan,
    pub open: Vec<Open>,
    /// Names that the text itself gave, with the details behind them.
    pub locals: Vec<(&'t str, Vec<usize>)>,
}

impl<'t> Scanner<'t> {
    fn run(&mut self, mut at: usize) {
        while let Some(rest) = self.text.get(at..).filter(|rest| !rest.is_empty()) {
            let bytes = rest.as_bytes();
            let start = memchr::memchr_iter(b'{', bytes)
                .find(|i| matches!(bytes.get(i + 1), Some(b'{' | b'%' | b'#')))
                .map_or(self.text.len(), |length| at + length);
            self.plain(Span::new(at, start));
            if start == self.text.len() {
                break;
            }
            at = self.tag(start);
        }
        while let Some(open) = self.open.pop() {
            let message = format!("`{}` is not closed", open.word);
            let hint = format!("write `{{% end{} %}}` where it ends", open.word);
            self.fault(open.span, message, hint);
        }
    }

    fn plain(&mut self, span: Span) {
        if span.start == span.end {
            return;
        }
        let text = span.of(self.text);
        for (at, marker) in text.match_indices("[[") {
            let at = span.start + at;
            self.fault(
                Span::new(at, at + marker.len()),
                "`[[` stands in the text, and would look like a gap",
                "write `{# or gap #}` for what a person must fill in",
            );
        }
        if let Some((at, c)) = text.char_indices().find(|(_, c)| marks::is_mark(*c)) {
            let at = span.start + at;
            self.fault(
                Span::new(at, at + c.len_utf8()),
                "a character of the private use plane stands in the text",
                "strike it; it cannot be shown",
            );
        }
        self.scan.parts.push(Part::Text(span));
    }

    /// A tag that begins at `start`; returns where it ends.
    fn tag(&mut self, start: usize) -> usize {
        let close = match self.text.as_bytes().get(start + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            _ => "#}",
        };
        let Some(end) = self.close(start + 2, close) else {
            let opening = self.text.get(start..start + 2).unwrap_or("");
            self.fault(
                Span::new(start, start + 2),
                format!("`{opening}` is not closed"),
                format!("write `{close}` where it ends"),
            );
            return self.text.len();
        };
        let inner = Span::new(start + 2, end - 2);
        let (inner, trim) = self.trimmed(inner);
        match close {
            "}}" => {
                let tag = self.expression(inner, trim);
                if self.counts_as_needed(inner) {
                    let needed = tag.uses.iter().map(|(_, path)| *path);
                    self.scan.needed.extend(needed);
                }
                self.scan.parts.push(Part::Output(tag));
            }
            "%}" => self.statement(Span::new(start, end), inner, trim),
            _ => self.comment(Span::new(start, end), trim),
        }
        end
    }

    /// The end of a tag; closing marks inside quotes do not count.
    fn close(&self, from: usize, close: &str) -> Option<usize> {
        let mut quote = None;
        let end = source::floor(self.text, from.saturating_add(LONGEST.1));
        let comment = close == "#}";
        let rest = self
            .text
            .get(from..if comment { self.text.len() } else { end })?;
        if comment {
            return rest.find(close).map(|at| from + at + 2);
        }
        for (at, c) in rest.char_indices() {
            match quote {
                Some(mark) if c == mark => quote = None,
                Some(_) => {}
                None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
                None if rest.get(at..).is_some_and(|rest| rest.starts_with(close)) => {
                    return Some(from + at + 2);
                }
                None => {}
            }
        }
        // With a quotation mark left open the tag still ends somewhere, and its fault is named there.
        rest.find(close).map(|at| from + at + 2)
    }

    fn trimmed(&self, inner: Span) -> (Span, Trim) {
        let text = inner.of(self.text);
        let left = text.starts_with('-');
        let right = text.len() > 1 && text.ends_with('-');
        let inner = Span::new(
            inner.start + usize::from(left),
            inner.end - usize::from(right),
        );
        (inner, (left, right))
    }

    /// An own comment is `{#- … -#}` or `{# -- … #}`; anything else was meant to be a mark.
    fn comment(&mut self, span: Span, trim: Trim) {
        let inner = span.of(self.text).trim_start_matches("{#").trim_start();
        if !inner.starts_with('-') {
            self.fault(
                span,
                "a mark stands on a line of its own",
                "move it to its own line, or write a comment as `{#- … -#}`",
            );
        }
        self.scan.parts.push(Part::Comment(trim));
    }

    pub(super) fn fault(
        &mut self,
        span: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.scan.faults.push(Fault {
            span,
            message: message.into(),
            hint: Some(hint.into()),
        });
    }
}
