//! A sheet: a draft laid out for checking, everything that several checks look at made once.

use super::{
    lists::{Lists, Mark, Word},
    proof::Proof,
};
use crate::{
    brief::Brief,
    draft::{Draft, Sentence},
    library::{Frame, Library},
    read::{lexicon::Lexicon, text::Text},
    situation::Situation,
    source::Span,
};
use std::{cell::OnceCell, collections::BTreeSet};

/// Where sentences of a reply come from that nobody of the desk wrote down.
pub const UNTAGGED: &str = "review";

/// One sentence of the draft, where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Part<'c> {
    /// Its place in the draft's text.
    pub span: Span,
    /// The sentence.
    pub text: &'c str,
    /// Its move, source and details.
    pub said: &'c Sentence,
    /// Neither greeting nor signature.
    pub body: bool,
}

impl Part<'_> {
    /// Whether it serves a move.
    pub fn is(&self, name: &str) -> bool {
        self.said.move_name == name
    }

    /// Whether it comes from a file of the desk or from the case, so that its sources are known.
    pub fn tagged(&self) -> bool {
        self.said.from != UNTAGGED
    }

    /// Whether it ends in a question mark.
    pub fn asks(&self) -> bool {
        self.text
            .trim_end_matches(['"', '”', '»', ')', ' '])
            .ends_with('?')
    }
}

/// A draft laid out for checking.
pub struct Sheet<'c> {
    /// The draft.
    pub draft: &'c Draft,
    /// All that may be known.
    pub brief: &'c Brief<'c>,
    /// What the desk has written down.
    pub library: &'c Library,
    /// The draft's sentences in their order, gaps left out.
    pub parts: Vec<Part<'c>>,
    /// The draft folded and cut into words.
    pub text: Text<'c>,
    /// Words of the lists, by place in the folded text.
    pub marks: Vec<Mark>,
    /// How it stands; a plain errand where nothing was read.
    pub situation: Situation,
    // What follows is worked out by those who know how, once, when it is first asked for.
    pub(super) proof: OnceCell<Proof>,
    pub(super) run: OnceCell<(usize, Span)>,
    pub(super) letter: OnceCell<BTreeSet<String>>,
    pub(super) shared: OnceCell<BTreeSet<String>>,
    pub(super) particulars: OnceCell<BTreeSet<String>>,
    pub(super) likeness: OnceCell<f32>,
    nouns: OnceCell<Nouns>,
}

/// What a cited path may lead into, as trees of values.
#[derive(Debug, Default)]
pub struct Nouns {
    /// The profile.
    pub customer: serde_json::Value,
    /// The case.
    pub case: serde_json::Value,
    /// The settings.
    pub settings: serde_json::Value,
}

impl<'c> Sheet<'c> {
    /// Lays a draft out.
    pub fn new(draft: &'c Draft, brief: &'c Brief<'c>, library: &'c Library) -> Self {
        let base = brief.language.base();
        let text = Text::new(&draft.text, Lexicon::of(base));
        let mut marks = Vec::new();
        Lists::of(base).find(&text.folded, &mut marks);
        // What a gap asks is for staff: its words are not the letter's.
        let gaps: Vec<Span> = gaps(&draft.text)
            .into_iter()
            .map(|gap| Span::new(text.folded_at(gap.start), text.folded_at(gap.end)))
            .collect();
        marks.retain(|mark| {
            !gaps
                .iter()
                .any(|gap| gap.overlaps(Span::new(mark.start, mark.end)))
        });
        Self {
            draft,
            brief,
            library,
            parts: parts(draft),
            text,
            marks,
            situation: brief.reading.situation.unwrap_or(Situation::NeutralEnquiry),
            proof: OnceCell::new(),
            run: OnceCell::new(),
            letter: OnceCell::new(),
            shared: OnceCell::new(),
            particulars: OnceCell::new(),
            likeness: OnceCell::new(),
            nouns: OnceCell::new(),
        }
    }

    /// Greeting to signature.
    pub fn raw(&self) -> &'c str {
        &self.draft.text
    }

    /// The sentences between greeting and signature.
    pub fn body(&self) -> impl DoubleEndedIterator<Item = &Part<'c>> {
        self.parts.iter().filter(|part| part.body)
    }

    /// The sentences of a move.
    pub fn of_move<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Part<'c>> {
        self.parts.iter().filter(move |part| part.is(name))
    }

    /// The sentence that holds a byte of the draft.
    pub fn part_at(&self, at: usize) -> Option<&Part<'c>> {
        self.parts
            .iter()
            .find(|part| part.span.start <= at && at < part.span.end)
    }

    /// Words of a list, with their places in the draft.
    pub fn hits(&self, word: Word) -> impl Iterator<Item = Span> + '_ {
        self.marks
            .iter()
            .filter(move |mark| mark.word == word)
            .map(|mark| self.text.raw_span(mark.start, mark.end))
    }

    /// Words of a list that stand within a stretch of the draft.
    pub fn hits_in(&self, word: Word, within: Span) -> impl Iterator<Item = Span> + '_ {
        let from = self.text.folded_at(within.start);
        let to = self.text.folded_at(within.end);
        let first = self.marks.partition_point(|mark| mark.start < from);
        self.marks
            .get(first..)
            .unwrap_or(&[])
            .iter()
            .take_while(move |mark| mark.start < to)
            .filter(move |mark| mark.word == word && mark.end <= to)
            .map(|mark| self.text.raw_span(mark.start, mark.end))
    }

    /// Whether a list has a word within a stretch of the draft.
    pub fn has_in(&self, word: Word, within: Span) -> bool {
        self.hits_in(word, within).next().is_some()
    }

    /// How many words the body has.
    pub fn words_in_body(&self) -> usize {
        self.body().map(|part| self.words_in(part.span)).sum()
    }

    /// How many words stand within a stretch of the draft.
    pub fn words_in(&self, within: Span) -> usize {
        let from = self.text.word_at(self.text.folded_at(within.start));
        let to = self.text.word_at(self.text.folded_at(within.end));
        to.saturating_sub(from)
    }

    /// The frame of the situation, if the desk has one.
    pub fn frame(&self) -> Option<&'c Frame> {
        self.library.frames.get(&self.situation)
    }

    /// Whether a child wrote.
    pub fn child(&self) -> bool {
        crate::write::salutation::is_child(self.brief)
    }

    /// The last letter is a hostile good-bye: every courtesy beyond the deed is too much.
    pub fn hostile_leaving(&self) -> bool {
        self.situation == Situation::Leaving
            && self.brief.reading.arousal == crate::reading::Arousal::High
    }

    /// Profile, case and settings as trees, made once: most sentences cite them.
    pub(super) fn nouns(&self) -> &Nouns {
        // What cannot be written as a tree grounds nothing.
        self.nouns.get_or_init(|| Nouns {
            customer: serde_json::to_value(&self.brief.customer.profile).unwrap_or_default(),
            case: serde_json::to_value(self.brief.case).unwrap_or_default(),
            settings: serde_json::to_value(self.brief.settings).unwrap_or_default(),
        })
    }
}

fn parts(draft: &Draft) -> Vec<Part<'_>> {
    let mut found = Vec::with_capacity(draft.sentences.len());
    let mut at = 0;
    for said in &draft.sentences {
        // A changed text (a person's edit) may have moved the sentence: look for it, never trust an offset blindly.
        let span = if said.span.end > at && said.span.of(&draft.text) == said.text {
            said.span
        } else {
            match draft.text.get(at..).and_then(|rest| rest.find(&said.text)) {
                Some(offset) => Span::new(at + offset, at + offset + said.text.len()),
                None => continue,
            }
        };
        at = span.end;
        if said.text.trim_start().starts_with("[[") {
            continue;
        }
        found.push(Part {
            span,
            text: span.of(&draft.text),
            said,
            body: !matches!(said.move_name.as_str(), "greet" | "sign"),
        });
    }
    found
}

impl Sheet<'_> {
    /// Where the gaps stand.
    pub fn gaps(&self) -> Vec<Span> {
        gaps(self.raw())
    }

    /// The gap that holds a byte of the draft.
    pub fn gap_at(&self, at: usize) -> Option<Span> {
        self.gaps()
            .into_iter()
            .find(|gap| gap.start <= at && at < gap.end)
    }
}

fn gaps(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("[[")) {
        let start = at + start;
        let Some(length) = text.get(start..).and_then(|rest| rest.find("]]")) else {
            break;
        };
        at = start + length + 2;
        found.push(Span::new(start, at));
    }
    found
}
