//! The body of a template, an answer or a file of shared moves: blocks between marks.

use super::{
    Block, Form, GapKind, Phrase,
    faults::Faults,
    mark::{self, Begins, Mark},
    phrase::Origin,
    shop::Shop,
};
use crate::{
    language::Language,
    source::{Source, Span},
};
use std::sync::Arc;

/// What a body stands in.
pub(super) struct File<'f> {
    pub source: &'f Source,
    /// What memory calls it: `order-late/mend.en.txt`, `own.en`.
    pub name: &'f str,
    pub language: &'f Language,
    pub shop: &'f Arc<Shop>,
    /// The move of a text before the first mark.
    pub first_move: &'f str,
    /// The only move that may stand here.
    pub only_move: Option<&'f str>,
}

/// Reads the body that begins at byte `start` of a file.
pub(super) fn read(file: &File, start: usize, faults: &mut Faults) -> Vec<Block> {
    let mut reader = Reader {
        file,
        faults,
        blocks: Vec::new(),
        mark: None,
        text: None,
        line: 0,
        // The first block begins a paragraph.
        blank_before: true,
        variants: 0,
    };
    reader.run(start);
    reader.blocks
}

struct Reader<'r> {
    file: &'r File<'r>,
    faults: &'r mut Faults,
    blocks: Vec<Block>,
    /// The mark whose text is being read, and whether a blank line stood before it.
    mark: Option<(Mark, usize, bool)>,
    /// The text that is being read: its first line and where it stands.
    text: Option<(usize, Span)>,
    line: usize,
    blank_before: bool,
    variants: usize,
}

impl Reader<'_> {
    fn run(&mut self, start: usize) {
        let source = self.file.source;
        let text = source.text.get(start..).unwrap_or("");
        self.line = source.text.get(..start).map_or(0, |head| {
            memchr::memchr_iter(b'\n', head.as_bytes()).count()
        });
        let mut at = start;
        let mut comment = false;
        for line in text.split_inclusive('\n') {
            self.line += 1;
            let span = Span::new(at, at + line.trim_end_matches(['\n', '\r']).len());
            at += line.len();
            let own = comment || line.contains("{#-") || line.contains("{# -");
            if own {
                comment = !line.contains("#}");
            }
            if !own && mark::is_mark(line) {
                self.finish();
                let mark = mark::read(source, span, self.file.language, self.faults);
                self.mark = Some((mark, self.line, self.blank_before));
                self.blank_before = false;
            } else if line.trim().is_empty() {
                self.blank_before = true;
            } else {
                self.blank_before = false;
                let first = self
                    .text
                    .map_or((self.line, span.start), |(line, span)| (line, span.start));
                self.text = Some((first.0, Span::new(first.1, span.end)));
            }
        }
        self.finish();
    }

    /// The text of a mark has ended.
    fn finish(&mut self) {
        let text = self.text.take();
        let (mark, line, paragraph) = match self.mark.take() {
            Some(found) => found,
            None if text.is_none() => return,
            None => {
                let line = text.map_or(1, |(line, _)| line);
                let start = text.map_or(0, |(_, span)| span.start);
                let mut mark = Mark::empty(Span::new(start, start));
                mark.begins = Begins::Block(self.file.first_move.to_string());
                (mark, line, true)
            }
        };
        let Some((first_line, span)) = text else {
            let hint = match mark.begins {
                Begins::Var => "write another way of saying it, or strike the mark",
                _ => {
                    "write what is to be said, or strike the mark; what cannot be said goes away by itself"
                }
            };
            return self.faults.push(
                self.file.source,
                mark.span,
                "no text stands under this mark",
                hint,
            );
        };
        self.place(mark, line, paragraph, (first_line, span));
    }

    fn place(&mut self, mark: Mark, line: usize, paragraph: bool, text: (usize, Span)) {
        match mark.begins.clone() {
            Begins::Block(name) => self.block(name, &mark, line, paragraph),
            Begins::Same => {
                let name = self
                    .blocks
                    .last()
                    .map_or(self.file.first_move, |block| &block.move_name);
                let name = name.to_string();
                self.block(name, &mark, line, paragraph);
            }
            Begins::Or | Begins::Gap(_) | Begins::Var if self.blocks.is_empty() => {
                return self.fault(
                    mark.span,
                    "nothing stands above this mark",
                    "begin with a move",
                );
            }
            Begins::Or => self.form(&mark, None),
            Begins::Gap(kind) => self.form(&mark, Some(kind)),
            Begins::Var => self.variant(&mark),
        }
        let phrase = self.phrase(text);
        let form = self
            .blocks
            .last_mut()
            .and_then(|block| block.forms.last_mut());
        if let Some(form) = form {
            // Most forms have one, and there are thousands of them in memory.
            form.variants.reserve_exact(1);
            form.variants.push(phrase);
        }
    }

    fn block(&mut self, move_name: String, mark: &Mark, line: usize, paragraph: bool) {
        if let Some(only) = self.file.only_move
            && only != move_name
        {
            let hint =
                format!("this file holds `{only}`; put `{move_name}` into a file of its own");
            self.fault(
                mark.span,
                format!("the move `{move_name}` stands in the file of `{only}`"),
                hint,
            );
        }
        let key = match &mark.name {
            Some(name) => format!("{}:{name}", self.file.name),
            None => format!("{}:{}", self.file.name, self.blocks.len() + 1),
        };
        self.variants = 0;
        self.blocks.push(Block {
            move_name,
            with_previous: mark.with_previous,
            weight: mark.weight.unwrap_or(5),
            persona: mark.persona.clone(),
            variant: mark.variant.clone(),
            key,
            line,
            new_paragraph: paragraph,
            forms: Vec::new(),
        });
        self.form(mark, None);
    }

    fn form(&mut self, mark: &Mark, gap: Option<GapKind>) {
        let Some(block) = self.blocks.last_mut() else {
            return;
        };
        let after_gap = block.forms.iter().any(|form| form.gap.is_some());
        // Gaps in several staff languages stand side by side.
        let too_many = gap.is_none() && block.forms.len() >= 3;
        block.forms.reserve_exact(1);
        block.forms.push(Form {
            conditions: mark.conditions.clone(),
            promise: mark.promise.clone(),
            due: mark.due.clone(),
            told: mark.told.clone(),
            gap,
            gap_language: mark.language.clone(),
            variants: Vec::new(),
            span: mark.span,
        });
        if after_gap && gap.is_none() {
            self.fault(
                mark.span,
                "a form stands below a gap",
                "a gap is the last form: move it down",
            );
        } else if too_many {
            self.fault(
                mark.span,
                "a fourth form",
                "three forms and a gap are the most: nobody proof-reads more",
            );
        }
    }

    fn variant(&mut self, mark: &Mark) {
        let form = self.blocks.last().and_then(|block| block.forms.last());
        if form.is_some_and(|form| form.gap.is_some()) {
            self.fault(
                mark.span,
                "a variant of a gap",
                "a gap asks one thing; strike this mark",
            );
        }
    }

    fn phrase(&mut self, (line, span): (usize, Span)) -> Phrase {
        let block = self.blocks.last();
        // A signature stands in lines, as it was written.
        let lines = block.is_some_and(|block| block.move_name == "sign");
        let block = block.map_or("", |block| &block.key);
        self.variants += 1;
        let origin = Origin {
            source: self.file.source,
            span,
            language: self.file.language,
            shop: self.file.shop,
            key: format!("{block}#{}", self.variants),
        };
        let (mut phrase, found) = Phrase::new(origin, None, lines);
        phrase.line = line;
        self.faults.scanned(self.file.source, found.faults);
        phrase
    }

    fn fault(&mut self, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.faults.push(self.file.source, span, message, hint);
    }
}
