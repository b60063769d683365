//! What stands inside a tag: details, filters, tests, calls.

use super::Scanner;
use crate::{
    library::{
        Path,
        expression::{Why, Word, words},
        names,
        scan::{Place, Tag, Trim},
    },
    prose,
    source::Span,
};

impl<'t> Scanner<'t> {
    /// Whether what an expression names must be known: it stands in no branch, and does not care for a missing one.
    pub(in crate::library) fn counts_as_needed(&self, expression: Span) -> bool {
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

    pub(in crate::library) fn expression(&mut self, span: Span, trim: Trim) -> Tag {
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

    pub(in crate::library) fn local(&self, text: &str) -> Option<&Vec<usize>> {
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
}
