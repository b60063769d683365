//! A phrase: text with details to fill in, and what comes of it.

use super::{
    Path, View,
    compile::{Compiled, compile, name},
    engine::{Bounded, LANGUAGE, value},
    said::{Cut, Said},
    scan::{Fault, Place, Scan},
    scanner::scan,
    shop::Shop,
    view::{Detail, known},
};
use crate::{
    language::Language,
    source::{Source, Span},
};
use std::{
    fmt,
    sync::{Arc, OnceLock},
};
use tera::Context;

/// A text with details to fill in. Made ready for the engine when it is first said.
#[derive(Clone)]
pub struct Phrase {
    /// The file.
    pub source: Source,
    /// Where the text stands in it.
    pub span: Span,
    /// The line of its first word.
    pub line: usize,
    /// The language it is written in.
    pub language: Language,
    /// Details without which it cannot be said.
    pub needs: Vec<Path>,
    /// Details that it takes if they are there.
    pub optional: Vec<Path>,
    /// The name under which memory keeps it (`order-late/mend.en.txt:3#2`).
    pub key: String,
    /// The text, where the file holds it in another form (a YAML string with `\n`).
    body: Option<Arc<str>>,
    /// Its lines stay lines (a signature).
    lines: bool,
    shop: Arc<Shop>,
    compiled: OnceLock<Arc<Compiled>>,
    /// What comes of it, where nothing is to be filled in.
    plain: OnceLock<Arc<Said>>,
}

/// Why a phrase could not be said.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsaid {
    /// A detail is not known.
    #[error("`{0}` is not known")]
    Missing(Path),
    /// The text grew beyond 64 kB.
    #[error("the text grew too long")]
    TooLong,
    /// The template engine refused (a filter got a value of another kind).
    #[error("{0}")]
    Refused(String),
    /// Nothing came of it: every word stands in a branch that was not taken.
    #[error("nothing is left of it")]
    Empty,
}

/// Where a phrase comes from.
pub(super) struct Origin<'o> {
    pub source: &'o Source,
    pub span: Span,
    pub language: &'o Language,
    pub shop: &'o Arc<Shop>,
    pub key: String,
}

impl Phrase {
    /// A phrase, and what the scan of its text found.
    pub(super) fn new(origin: Origin, body: Option<Arc<str>>, lines: bool) -> (Self, Scan) {
        let Origin {
            source,
            span,
            language,
            shop,
            key,
        } = origin;
        let mut found = match &body {
            Some(body) => scan(body, Span::new(0, body.len()), Place::Phrase),
            None => scan(&source.text, span, Place::Phrase),
        };
        let paths = std::mem::take(&mut found.paths);
        let (mut needs, mut optional) = (Vec::new(), Vec::new());
        for (number, path) in paths.into_iter().enumerate() {
            if found.needed.contains(&number) {
                needs.push(path);
            } else {
                optional.push(path);
            }
        }
        let phrase = Self {
            source: source.clone(),
            span,
            line: 0,
            language: language.clone(),
            needs,
            optional,
            key,
            body,
            lines,
            shop: shop.clone(),
            compiled: OnceLock::new(),
            plain: OnceLock::new(),
        };
        (phrase, found)
    }

    /// The text as its author wrote it.
    pub fn text(&self) -> &str {
        match &self.body {
            Some(body) => body,
            None => self.span.of(&self.source.text),
        }
    }

    /// The first detail that it needs and that is not known.
    pub fn missing(&self, view: &dyn View) -> Option<&Path> {
        self.needs.iter().find(|path| known(view, path).is_none())
    }

    /// Says it: the sentences with their exact sources, or what is missing.
    pub fn render(&self, view: &dyn View) -> Result<Said, Unsaid> {
        if let Some(path) = self.missing(view) {
            return Err(Unsaid::Missing(path.clone()));
        }
        let compiled = self.compiled();
        let said = if compiled.plain {
            let plain = self
                .plain
                .get_or_init(|| Arc::new(self.cut(&[], &compiled.text)));
            Said::clone(plain)
        } else {
            let details: Vec<_> = compiled.paths.iter().map(|path| view.get(path)).collect();
            let marked = self.say(compiled, &details, view.language())?;
            self.cut(&details, &marked)
        };
        if said.sentences.is_empty() {
            return Err(Unsaid::Empty);
        }
        Ok(said)
    }

    fn cut(&self, details: &[Option<Detail>], marked: &str) -> Said {
        Cut {
            compiled: self.compiled(),
            details,
            language: &self.language,
            line: self.line,
            lines: self.lines,
        }
        .sentences(marked)
    }

    fn compiled(&self) -> &Compiled {
        self.compiled.get_or_init(|| {
            Arc::new(match &self.body {
                Some(body) => compile(body, Span::new(0, body.len())),
                None => compile(&self.source.text, self.span),
            })
        })
    }

    fn say(
        &self,
        compiled: &Compiled,
        details: &[Option<Detail>],
        language: &Language,
    ) -> Result<String, Unsaid> {
        // A draft in bokmål may be said with a nynorsk sentence, and then its dates are nynorsk too.
        let language = if language.base() == self.language.base() {
            language
        } else {
            &self.language
        };
        let mut context = Context::new();
        context.insert_value(LANGUAGE, tera::Value::from(language.tag()));
        for (number, detail) in details.iter().enumerate() {
            if let Some(detail) = detail.as_ref().filter(|detail| !is_blank(detail)) {
                context.insert_value(name(number), value(&detail.value));
            }
        }
        let mut out = Bounded::default();
        self.shop
            .engine(&self.language, compiled.components)
            .render_str_to(&compiled.text, &context, false, &mut out)
            .map_err(|error| unsaid(compiled, details, &out, &error))?;
        Ok(out.into_text())
    }

    /// What is wrong with the text beyond what the scan sees: calls of components, and what the engine makes of it.
    pub(super) fn proof(&self) -> Option<Fault> {
        let compiled = self.compiled();
        if compiled.plain {
            return None;
        }
        let engine = self.shop.engine(&self.language, compiled.components);
        let text = self.text();
        let fault =
            super::proof::calls(engine, text).or_else(|| super::engine::proof(engine, text))?;
        let span = match &self.body {
            Some(_) => self.span,
            None => Span::new(
                self.span.start + fault.span.start,
                self.span.start + fault.span.end,
            ),
        };
        Some(Fault { span, ..fault })
    }
}

/// Null and blank texts are unknown; false and 0 are values that a text may look at.
fn is_blank(detail: &Detail) -> bool {
    match &detail.value {
        serde_json::Value::Null => true,
        serde_json::Value::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

fn unsaid(
    compiled: &Compiled,
    details: &[Option<Detail>],
    out: &Bounded,
    error: &tera::Error,
) -> Unsaid {
    if out.is_full() {
        return Unsaid::TooLong;
    }
    let unknown = compiled
        .paths
        .iter()
        .zip(details)
        .find(|(_, detail)| detail.as_ref().is_none_or(is_blank));
    match unknown {
        Some((path, _)) => Unsaid::Missing(path.clone()),
        None => Unsaid::Refused(super::engine::message(error)),
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Phrase({}: {:?})", self.key, self.text())
    }
}
