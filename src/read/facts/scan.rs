//! What the families of facts share: taken stretches, numbers in the text, word neighbours.

use crate::read::numbers;
use crate::read::text::Text;
use crate::reading::{Fact, FactKind, Place};
use crate::source::Span;

/// Families of facts that begin with a fixed phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// "password", "pin".
    Secret = 0,
    /// "tomorrow", "i helga".
    Distance = 1,
    /// "Christmas".
    Feast = 2,
}

/// The facts found so far in one text.
#[derive(Debug)]
pub struct Finds<'f> {
    /// The text.
    pub text: &'f Text<'f>,
    place: Place,
    facts: Vec<Fact>,
    taken: Vec<Span>,
    triggers: [bool; 3],
    /// Numbers in digits, in order.
    pub numbers: Vec<Number>,
}

/// A run of digits with marks inside ("1.219,50", "12/05", "07:30").
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// First folded byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl<'f> Finds<'f> {
    /// Nothing found yet; `triggers` tells which families have a phrase here.
    pub fn new(text: &'f Text<'f>, place: Place, triggers: [bool; 3]) -> Self {
        Self {
            text,
            place,
            facts: Vec::new(),
            taken: Vec::new(),
            triggers,
            numbers: numbers_of(&text.folded),
        }
    }

    /// Adds a fact on a folded stretch, unless a part of it is taken.
    pub fn add(
        &mut self,
        kind: FactKind,
        value: impl Into<String>,
        start: usize,
        end: usize,
    ) -> bool {
        let span = Span::new(start, end);
        if start >= end || self.taken(span) {
            return false;
        }
        self.taken.push(span);
        let raw = self.text.raw_span(start, end);
        self.facts.push(Fact {
            kind,
            value: value.into(),
            place: self.place,
            start: raw.start,
            end: raw.end,
        });
        true
    }

    /// Whether a phrase of a family stands anywhere.
    pub fn triggered(&self, family: Trigger) -> bool {
        self.triggers.get(family as usize).copied().unwrap_or(false)
    }

    /// Whether any of a stretch is taken.
    pub fn taken(&self, span: Span) -> bool {
        self.taken.iter().any(|taken| taken.overlaps(span))
    }

    /// The folded text.
    pub fn folded(&self) -> &'f str {
        &self.text.folded
    }

    /// A stretch of it.
    pub fn slice(&self, start: usize, end: usize) -> &'f str {
        self.text.folded.get(start..end).unwrap_or("")
    }

    /// The word before a folded byte, and where it stands.
    pub fn word_before(&self, at: usize) -> (&'f str, usize) {
        let index = self.text.words.partition_point(|word| word.end <= at);
        match index
            .checked_sub(1)
            .and_then(|index| self.text.words.get(index))
        {
            Some(word) => (self.slice(word.start, word.end), word.start),
            None => ("", 0),
        }
    }

    /// The word that starts at or after a folded byte, with its place.
    pub fn word_after(&self, at: usize) -> (&'f str, usize, usize) {
        match self.text.words.get(self.text.word_at(at)) {
            Some(word) => (self.slice(word.start, word.end), word.start, word.end),
            None => ("", self.text.folded.len(), self.text.folded.len()),
        }
    }

    /// The facts by place.
    pub fn done(mut self) -> Vec<Fact> {
        self.facts.sort_by_key(|fact| (fact.start, fact.end));
        self.facts
    }
}

fn numbers_of(folded: &str) -> Vec<Number> {
    let bytes = folded.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while digit(at)
            || bytes
                .get(at)
                .is_some_and(|byte| matches!(byte, b'.' | b',' | b':' | b'/' | b'-'))
                && digit(at + 1)
        {
            at += 1;
        }
        found.push(Number { start, end: at });
    }
    found
}

/// The end of a match on word boundaries; inflected endings of names (-s, -en, -n, genitive) are let in.
pub fn bounded(folded: &str, start: usize, end: usize) -> Option<usize> {
    if folded
        .get(..start)?
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric)
    {
        return None;
    }
    let rest = folded.get(end..)?;
    let tail: String = rest
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .take(4)
        .collect();
    match tail.as_str() {
        "" | "s" | "es" | "n" | "en" | "ns" | "ens" | "r" | "er" | "ne" | "ene" | "a" | "t"
        | "et" => Some(end),
        _ => None,
    }
}

/// Whether nothing of a word stands right before or after a stretch.
pub fn alone(folded: &str, start: usize, end: usize) -> bool {
    let before = folded
        .get(..start)
        .and_then(|text| text.chars().next_back());
    let after = folded.get(end..).and_then(|text| text.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// A small whole number in digits or words.
pub fn small(word: &str) -> Option<u32> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) && (1..=6).contains(&word.len()) {
        word.parse().ok()
    } else {
        numbers::word(word).or_else(|| {
            // "Nittien": the Nordic one behind tens.
            let tens = word.strip_suffix("en").and_then(numbers::word)?;
            ((20..=90).contains(&tens) && tens % 10 == 0).then_some(tens + 1)
        })
    }
}
