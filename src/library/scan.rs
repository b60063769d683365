//! What a text looks at and what it does: read once when the library is built, and again when the text is compiled.

use super::{
    Path,
    expression::{Why, Word, words},
    names,
};
use crate::{prose, source::Span};

/// A part of a text.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// Plain words.
    Text(Span),
    /// `{{ … }}`
    Output(Tag),
    /// `{% … %}`
    Tag(&'static str, Tag),
    /// A comment of the author.
    Comment(Trim),
}

/// Whether the space before and after is trimmed (`{{-`, `-}}`).
pub(super) type Trim = (bool, bool);

/// A tag with its expression.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    /// Where the expression stands (for `for` and `set`: with the names).
    pub expression: Span,
    /// Trim.
    pub trim: Trim,
    /// Its details, by their number in [`Scan::paths`], each with its place.
    pub uses: Vec<(Span, usize)>,
    /// All details that have a part in its value: those used, and those behind local names.
    pub from: Vec<usize>,
    /// It calls a component.
    pub component: bool,
}

/// What was found in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Scan {
    pub parts: Vec<Part>,
    /// Every detail that it looks at, once.
    pub paths: Vec<Path>,
    /// Those without which it cannot be said.
    pub needed: Vec<usize>,
    pub faults: Vec<Fault>,
}

/// A fault at a place of the file.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub span: Span,
    pub message: String,
    pub hint: Option<String>,
}

/// Where a text stands, and so what it may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A form, a greeting, a subject.
    Phrase,
    /// The file of components.
    Components,
}

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
        if let Some((at, c)) = text.char_indices().find(|(_, c)| super::marks::is_mark(*c)) {
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
        let end = crate::source::floor(self.text, from.saturating_add(LONGEST.1));
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

    /// Whether what an expression names must be known: it stands in no branch, and does not care for a missing one.
    pub(super) fn counts_as_needed(&self, expression: Span) -> bool {
        !self.open.iter().any(|open| open.word == "if")
            && !words(self.text, expression).iter().any(|(word, span)| {
                let name = span.of(self.text);
                match word {
                    Word::Keyword => matches!(name, "if" | "or" | "is"),
                    Word::Filter => name == "default",
                    _ => false,
                }
            })
    }

    pub(super) fn expression(&mut self, span: Span, trim: Trim) -> Tag {
        let mut tag = Tag {
            expression: span,
            trim,
            uses: Vec::new(),
            from: Vec::new(),
            component: false,
        };
        for (word, place) in words(self.text, span) {
            match word {
                Word::Path => self.path(place, &mut tag),
                Word::Component => {
                    tag.component = true;
                    if self.place == Place::Components {
                        self.fault(place, "a component calls another", "write its words here");
                    }
                }
                Word::Filter => self.known(place, "filter", &names::FILTERS),
                Word::Test => self.known(place, "test", &names::TESTS),
                Word::Function => self.known(place, "function", &names::FUNCTIONS),
                Word::Keyword if place.of(self.text) == "for" => {
                    self.fault(
                        place,
                        "a loop inside an expression",
                        "use a filter, or `{% for … %}`",
                    );
                }
                Word::Bad(why) => self.bad(place, why),
                Word::Keyword | Word::Argument | Word::Quoted | Word::Concat => {}
            }
        }
        tag
    }

    fn path(&mut self, place: Span, tag: &mut Tag) {
        let text: &'t str = place.of(self.text);
        if let Some(from) = self.local(text) {
            tag.from.extend(from);
            return;
        }
        if text.starts_with('_') || text.contains("__") {
            self.fault(
                place,
                format!("`{text}` is no detail"),
                "names that begin with `_` belong to the engine",
            );
            return;
        }
        if self.place == Place::Components {
            self.fault(
                place,
                format!("`{text}` is no argument of this component"),
                "a component sees only its arguments: pass it in",
            );
            return;
        }
        if let Some((message, hint)) = names::unknown_root(text) {
            return self.fault(place, message, hint);
        }
        let path = Path::new(text);
        let index = match self.scan.paths.iter().position(|known| *known == path) {
            Some(index) => index,
            None => {
                self.scan.paths.push(path);
                self.scan.paths.len() - 1
            }
        };
        tag.uses.push((place, index));
        tag.from.push(index);
    }

    pub(super) fn local(&self, text: &str) -> Option<&Vec<usize>> {
        let root = text.split(['.', '[', '?']).next().unwrap_or(text);
        self.locals
            .iter()
            .rev()
            .find(|(name, _)| *name == root)
            .map(|(_, from)| from)
    }

    fn known(&mut self, place: Span, kind: &str, known: &[&'static str]) {
        let name = place.of(self.text);
        if known.contains(&name) {
            return;
        }
        let hint = match prose::near(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.len() < 12 => format!("there is {}", prose::both(known)),
            None => format!("the {kind}s are listed in docs/writing-templates.md"),
        };
        let message = format!("there is no {kind} `{name}`");
        self.fault(place, message, hint);
    }

    fn bad(&mut self, place: Span, why: Why) {
        let (message, hint) = match why {
            Why::OpenQuote => (
                "a quotation mark is not closed",
                "close it before the tag ends",
            ),
            Why::Subscript => (
                "only a number or a quoted name may stand in brackets",
                "write the path with dots",
            ),
            Why::Spread => ("`...` does not work here", "name each argument"),
            Why::Shorthand => (
                "an argument without a value",
                "write `name={path}` or `name=\"text\"`",
            ),
        };
        self.fault(place, message, hint);
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
