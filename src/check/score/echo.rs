//! Whether the letter takes up the writer's own nouns, without parroting.

use crate::{
    check::{
        lists::{Lists, Word},
        sheet::Sheet,
    },
    situation::Situation,
    source::Span,
    text::{norm, stem, tokens},
};
use std::collections::{BTreeSet, HashMap};

impl Sheet<'_> {
    /// The longest run of words that the body shares with the letter, and where it stands.
    pub(in crate::check) fn run(&self) -> (usize, Span) {
        *self.run.get_or_init(|| find_run(self))
    }

    /// The letter's content words as stems.
    pub(in crate::check) fn letter_stems(&self) -> &BTreeSet<String> {
        self.letter
            .get_or_init(|| content(self, &self.brief.reading.new_text))
    }

    /// Stems of the letter that stand in the first half of the body.
    pub(in crate::check) fn shared(&self) -> &BTreeSet<String> {
        self.shared.get_or_init(|| find_shared(self))
    }
}

/// Of a long letter so many words are compared.
const MOST: usize = 1_500;

pub(super) fn measure(sheet: &Sheet) -> Option<f32> {
    let silent = matches!(
        sheet.situation,
        Situation::NeutralEnquiry
            | Situation::Leaving
            | Situation::Grieving
            | Situation::Vulnerable
            | Situation::RightsRequest
            | Situation::BusinessProspect
            | Situation::Danger
    );
    let same = sheet.brief.language.base() == sheet.brief.reading.language.base();
    if silent || !same {
        return None;
    }
    let theirs = sheet.letter_stems();
    if theirs.is_empty() {
        return None;
    }
    let shared = sheet.shared().len();
    let cover = (shared as f32 / theirs.len().min(6) as f32).min(1.0);
    let (run, _) = sheet.run();
    Some(
        cover
            * if run <= 6 {
                1.0
            } else if run <= 10 {
                0.6
            } else {
                0.3
            },
    )
}

/// Finds the stems of the letter that stand in the first half of the body.
fn find_shared(sheet: &Sheet) -> BTreeSet<String> {
    let parts: Vec<_> = sheet.body().collect();
    let half = parts.len().div_ceil(2);
    parts
        .into_iter()
        .take(half)
        .flat_map(|part| content(sheet, part.text))
        .filter(|stem| sheet.letter_stems().contains(stem))
        .collect()
}

/// Content words of a text as stems: no stop words, no digits, three letters at least, no service words, no calendar.
pub(super) fn content(sheet: &Sheet, text: &str) -> BTreeSet<String> {
    let language = sheet.brief.language;
    let lists = Lists::of(language.base());
    tokens(text)
        .into_iter()
        .take(MOST)
        .map(|span| norm(span.of(text)))
        .filter(|word| {
            word.chars().count() > 2
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || c == '\'' || c == '-')
        })
        .filter(|word| !lists.is(Word::Stop, word) && !lists.is(Word::Service, word))
        .filter(|word| !crate::check::claims::is_calendar(word))
        .map(|word| stem(word.trim_end_matches("'s"), language))
        .collect()
}

/// Finds the longest run of words that the body shares with the letter: one row of the usual table at a time.
fn find_run(sheet: &Sheet) -> (usize, Span) {
    let raw = sheet.raw();
    let letter = &sheet.brief.reading.new_text;
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let theirs: Vec<u32> = tokens(letter)
        .into_iter()
        .take(MOST)
        .map(|span| {
            let next = numbers.len() as u32;
            *numbers.entry(norm(span.of(letter))).or_insert(next)
        })
        .collect();
    let quoted = quotations(raw);
    let ours: Vec<(usize, Span)> = (0..sheet.text.words.len())
        .filter_map(|at| {
            let word = sheet.text.words.get(at)?;
            let span = sheet.text.raw_span(word.start, word.end);
            let body = sheet.part_at(span.start).is_some_and(|part| part.body);
            (body && !quoted.iter().any(|it| it.overlaps(span))).then_some((at, span))
        })
        .collect();
    let mut row = vec![0_usize; theirs.len() + 1];
    let mut best = (0, Span::default());
    for (index, (at, span)) in ours.iter().enumerate() {
        let Some(word) = numbers.get(sheet.text.word(*at)) else {
            row.fill(0);
            continue;
        };
        for column in (1..=theirs.len()).rev() {
            let same = theirs.get(column - 1) == Some(word);
            let length = if same {
                row.get(column - 1).copied().unwrap_or(0) + 1
            } else {
                0
            };
            if let Some(cell) = row.get_mut(column) {
                *cell = length;
            }
            if length > best.0 {
                let first = index.saturating_sub(length - 1);
                let start = ours.get(first).map_or(span.start, |(_, span)| span.start);
                best = (length, Span::new(start, span.end));
            }
        }
    }
    best
}

/// What stands between quotation marks.
fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match c {
            '“' | '«' | '„' => open = Some(at),
            '”' | '»' => {
                if let Some(start) = open.take() {
                    found.push(Span::new(start, at));
                }
            }
            '"' => match open.take() {
                Some(start) => found.push(Span::new(start, at)),
                None => open = Some(at),
            },
            '\n' => open = None,
            _ => {}
        }
    }
    found
}
