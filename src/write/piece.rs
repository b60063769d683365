//! A piece: one block as it was said, with where it comes from.

use super::gaps;
use crate::{draft::Promise, library::SaidSentence};
use std::collections::BTreeSet;

/// Where a piece comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A template, by its path; sentences add their line.
    Template(String),
    /// A shared move, by file (`own.en`).
    Move(String),
    /// An approved answer.
    Answer(String),
    /// The persona's own file.
    Persona(String),
    /// The case, by the path of the detail.
    Case(String),
    /// A gap that nothing of the desk fills.
    Nothing,
}

impl Origin {
    /// As the record names it.
    pub(super) fn name(&self, line: usize) -> String {
        match self {
            Self::Template(path) => format!("template:{path}:{line}"),
            Self::Move(file) => format!("move:{file}:{line}"),
            Self::Answer(slug) => format!("answer:{slug}"),
            Self::Persona(id) => format!("persona:{id}"),
            Self::Case(path) => path.clone(),
            Self::Nothing => "gap".to_string(),
        }
    }
}

/// One block as it was said.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its move.
    pub move_name: String,
    /// Its place in the frame's order.
    pub slot: usize,
    /// Where it comes from.
    pub origin: Origin,
    /// Which block of its file it is.
    pub block: usize,
    /// What was said; of a gap, its line.
    pub sentences: Vec<SaidSentence>,
    /// What decided that it is said.
    pub grounds: Vec<String>,
    /// The name under which memory keeps the variant.
    pub variant: Option<String>,
    /// What it commits us to.
    pub promise: Option<Promise>,
    /// What is asked of a person, where it is a gap.
    pub gap: Option<String>,
    /// The lightest go first when a letter gets too long.
    pub weight: u8,
    /// Never goes.
    pub keep: bool,
    /// Goes with the piece before it.
    pub follows: bool,
    /// Its file begins a paragraph here.
    pub new_paragraph: bool,
    /// Begins a paragraph whatever stands before it.
    pub opens: bool,
}

impl Piece {
    /// A gap that the program itself asks for.
    pub(super) fn gap(move_name: &str, line: String, ask: String) -> Self {
        let sentence = SaidSentence {
            text: line,
            ..SaidSentence::default()
        };
        Self {
            move_name: move_name.to_string(),
            slot: 0,
            origin: Origin::Nothing,
            block: 0,
            sentences: vec![sentence],
            grounds: Vec::new(),
            variant: None,
            promise: None,
            gap: Some(gaps::clean(&ask)),
            weight: 9,
            keep: true,
            follows: false,
            new_paragraph: true,
            opens: true,
        }
    }

    /// Everything it rests on: what stands in it and what decided it.
    pub(super) fn sources(&self) -> impl Iterator<Item = &String> {
        self.sentences
            .iter()
            .flat_map(|sentence| sentence.facts.iter().chain(&sentence.grounds))
            .chain(&self.grounds)
    }

    /// Whether a detail of this source stands in it.
    pub(super) fn holds(&self, source: &str) -> bool {
        let mut facts = self.sentences.iter().flat_map(|sentence| &sentence.facts);
        facts.any(|fact| fact == source)
    }

    /// Whether it tells something that the desk wrote for this letter: such a sentence is never shortened away.
    pub(super) fn tells_case(&self) -> bool {
        let told = |fact: &String| is_free(fact) || fact.as_str() == "case.answer_by";
        let mut facts = self.sentences.iter().flat_map(|sentence| &sentence.facts);
        facts.any(told) || !self.deeds().is_empty()
    }

    /// Whether it takes up something that the writer told.
    pub(super) fn takes_up(&self) -> bool {
        let told = |fact: &String| {
            ["letter:", "subject:"]
                .iter()
                .any(|place| fact.starts_with(place))
        };
        self.gap.is_none() && self.sources().any(told)
    }

    /// The deeds of the case that it tells.
    pub(super) fn deeds(&self) -> BTreeSet<usize> {
        self.sources()
            .filter_map(|source| deed_of(source))
            .collect()
    }
}

/// Whether a source is a text of the case that staff wrote for this letter.
pub(super) fn is_free(source: &str) -> bool {
    ["case.found", "case.doing", "case.note"].contains(&source)
}

/// Promises to look into something: they fall where the case says what came of it.
const FINDING_OUT: [&str; 16] = [
    "ask-bench",
    "check-charge",
    "delivery-answer",
    "find-out",
    "find-parcel",
    "lost",
    "open-account",
    "payment",
    "places",
    "price",
    "product-answer",
    "repair",
    "shelf",
    "status",
    "warranty",
    "worry",
];

/// Whether a promise is to find something out, and not to do it.
pub(super) fn finds_out(slug: &str) -> bool {
    FINDING_OUT.contains(&slug)
}

/// The deed that a source belongs to: 2 of `case.done[2].arrives`.
fn deed_of(source: &str) -> Option<usize> {
    let rest = source.strip_prefix("case.done[")?;
    rest.split(']').next()?.parse().ok()
}
