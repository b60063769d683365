//! A mark: `{# own if=fault.late,tone:mend promise=second-parcel #}`.

use super::{Condition, GapKind, Path, faults::Faults, names};
use crate::{
    language::Language,
    prose,
    source::{Source, Span},
};

/// What a mark begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    /// A block of this move.
    Block(String),
    /// A block of the move above.
    Same,
    /// The next form.
    Or,
    /// An equal choice.
    Var,
    /// A gap.
    Gap(GapKind),
}

/// A mark, read.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub begins: Begins,
    pub span: Span,
    pub conditions: Vec<Condition>,
    pub promise: Option<String>,
    pub due: Option<Path>,
    pub with_previous: bool,
    pub told: Vec<Path>,
    pub name: Option<String>,
    pub weight: Option<u8>,
    pub persona: Option<String>,
    pub variant: Option<String>,
    pub language: Option<Language>,
}

/// Whether a line is a mark: a comment of the engine on a line of its own that is not an author's comment.
pub(super) fn is_mark(line: &str) -> bool {
    line.trim()
        .strip_prefix("{#")
        .and_then(|rest| rest.strip_suffix("#}"))
        .is_some_and(|inner| !inner.trim_start().starts_with('-') && !inner.contains("#}"))
}

impl Mark {
    /// A mark that says nothing, as before a text that has none.
    pub(super) fn empty(span: Span) -> Self {
        Self {
            begins: Begins::Same,
            span,
            conditions: Vec::new(),
            promise: None,
            due: None,
            with_previous: false,
            told: Vec::new(),
            name: None,
            weight: None,
            persona: None,
            variant: None,
            language: None,
        }
    }
}

/// Reads the mark that stands on the line at `line` of a file.
pub(super) fn read(source: &Source, line: Span, language: &Language, faults: &mut Faults) -> Mark {
    let text = line.of(&source.text);
    let start = line.start + (text.len() - text.trim_start().len());
    let span = Span::new(start, start + text.trim().len());
    let mut reader = Reader {
        source,
        language,
        faults,
        mark: Mark::empty(span),
    };
    reader.run(Span::new(span.start + 2, span.end - 2));
    reader.mark
}

/// Reads one mark.
pub(super) struct Reader<'r> {
    pub source: &'r Source,
    pub language: &'r Language,
    pub faults: &'r mut Faults,
    pub mark: Mark,
}

impl Reader<'_> {
    fn run(&mut self, inner: Span) {
        let words = split(&self.source.text, inner, char::is_whitespace);
        let bare = words
            .iter()
            .take_while(|word| !word.of(&self.source.text).contains('='))
            .count();
        let (bare, keys) = words.split_at(bare);
        self.begins(bare);
        for word in keys {
            // After a key without its value the next word is the value: one fault is enough.
            if !self.key(*word) {
                break;
            }
        }
        if words.is_empty() {
            self.fault(
                self.mark.span,
                "an empty mark",
                "name a move, or write `{# or #}` or `{# var #}`",
            );
        }
        self.check();
    }

    pub(super) fn word(&self, span: Span) -> &str {
        span.of(&self.source.text)
    }

    pub(super) fn fault(
        &mut self,
        span: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.faults.push(self.source, span, message, hint);
    }

    fn begins(&mut self, words: &[Span]) {
        let names: Vec<_> = words.iter().map(|span| self.word(*span)).collect();
        let begins = match names.as_slice() {
            [] => Begins::Same,
            ["or"] => Begins::Or,
            ["var"] => Begins::Var,
            ["or", "gap"] | ["or", "gap", "fill"] => Begins::Gap(GapKind::Fill),
            ["or", "gap", "decide"] => Begins::Gap(GapKind::Decide),
            ["or", "gap", "do"] => Begins::Gap(GapKind::Do),
            [name] if names::MOVES.contains(name) => Begins::Block((*name).to_string()),
            _ => return self.unknown(words),
        };
        self.mark.begins = begins;
    }

    /// A word that begins nothing.
    fn unknown(&mut self, words: &[Span]) {
        let Some(first) = words.first().copied() else {
            return;
        };
        let name = self.word(first).to_string();
        let begins = match name.as_str() {
            "or" => Begins::Or,
            "var" => Begins::Var,
            known if names::MOVES.contains(&known) => Begins::Block(name.clone()),
            _ => {
                let hint = match names::meant_move(&name) {
                    near if near.starts_with("did") => near,
                    other => format!("a comment is written `{{#- … -#}}`; {other}"),
                };
                self.fault(first, format!("there is no move `{name}`"), hint);
                self.mark.begins = Begins::Block("answer".to_string());
                return;
            }
        };
        self.surplus(words, &begins);
        self.mark.begins = begins;
    }

    /// A word behind the one that begins something.
    fn surplus(&mut self, words: &[Span], begins: &Begins) {
        const KINDS: [&str; 4] = ["gap", "fill", "decide", "do"];
        let or = *begins == Begins::Or;
        let fits = |span: &Span| or && KINDS.contains(&self.word(*span));
        let behind = || words.iter().skip(1);
        let Some(span) = behind().find(|span| !fits(span)).or(behind().next()) else {
            return;
        };
        let word = self.word(*span).to_string();
        let near = match or {
            true => prose::near(&word, KINDS),
            false => prose::near(&word, names::KEYS),
        };
        let hint = match near {
            Some("gap") => "did you mean `or gap`?".to_string(),
            Some(near) if or => format!("did you mean `or gap {near}`?"),
            Some(near) => format!("did you mean `{near}=…`?"),
            None => "a key is written `key=value`, without spaces".to_string(),
        };
        self.fault(*span, format!("`{word}` may not stand here"), hint);
    }

    /// Keys that do not fit what the mark begins.
    fn check(&mut self) {
        let mark = &self.mark;
        let of_block = [
            (mark.with_previous, "with"),
            (mark.name.is_some(), "name"),
            (mark.weight.is_some(), "weight"),
            (mark.persona.is_some(), "persona"),
            (mark.variant.is_some(), "variant"),
        ];
        let of_form = [
            (!mark.conditions.is_empty(), "if"),
            (mark.promise.is_some(), "promise"),
            (mark.due.is_some(), "due"),
            (!mark.told.is_empty(), "told"),
        ];
        let span = mark.span;
        let is_form = !matches!(mark.begins, Begins::Block(_) | Begins::Same);
        let of_block = of_block.iter().filter(|(set, _)| *set && is_form);
        let of_form = of_form
            .iter()
            .filter(|(set, _)| *set && mark.begins == Begins::Var);
        let misplaced: Vec<_> = of_block.chain(of_form).map(|(_, key)| *key).collect();
        let lang = mark.language.is_some() && !matches!(mark.begins, Begins::Gap(_));
        for key in misplaced {
            self.fault(
                span,
                format!("`{key}` may not stand in this mark"),
                "write it in the mark that begins the block",
            );
        }
        if lang {
            self.fault(
                span,
                "`lang` may stand only in a gap",
                "write `{# or gap lang=nb #}`",
            );
        }
    }
}

/// The parts of a stretch between separators, empty ones left out.
pub(super) fn split(text: &str, span: Span, separates: impl Fn(char) -> bool) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = span.start;
    for (at, c) in span.of(text).char_indices() {
        if separates(c) {
            let at = span.start + at;
            if at > start {
                found.push(Span::new(start, at));
            }
            start = at + c.len_utf8();
        }
    }
    if span.end > start {
        found.push(Span::new(start, span.end));
    }
    found
}
