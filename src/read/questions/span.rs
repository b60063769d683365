//! Where a question begins and ends.

use super::clause::{after_comma, begins_anew, numbered};
use super::forms::{inverted, wh};
use super::{Piece, Start};
use crate::read::text::Text;
use crate::source::Span;

/// Words that cut off the reason behind a question.
const REASONS: &[&str] = &[
    " because ",
    " since i ",
    " fordi ",
    " siden jeg ",
    " weil ",
    " porque ",
    ", i only ",
    ", jeg ",
    ", i ",
    ", we ",
    ", vi ",
    ", it's ",
    ", det er ",
    ", den skal ",
    ", den ska ",
    ", det är ",
    ", jag ",
    ", eg ",
    ", denn ",
    ", ich ",
    ", er soll ",
    ", es para ",
    " as i ",
    " for i ",
    ", my sister ",
    ", my brother ",
    ", my little ",
    ", my son ",
    ", my daughter ",
];

/// Starts that stand close together are one: "could you please tell me when".
pub fn merge(text: &Text, starts: &mut Vec<Start>) {
    let mut kept: Vec<Start> = Vec::new();
    for (at, request) in starts.iter().copied() {
        match kept.last_mut() {
            Some((last, kind))
                if at - *last <= 7
                    && !joined_by_and(text, *last, at)
                    && !anew(text, *last, at)
                    && !next_of_list(text, *last, at) =>
            {
                *kind = *kind && request
            }
            _ => kept.push((at, request)),
        }
    }
    *starts = kept;
}

/// "Why so late When will it come": another question begins with a capital.
fn anew(text: &Text, last: usize, at: usize) -> bool {
    at - last >= 3 && begins_anew(text, at)
}

/// "What time are you open till, is there a step": behind a comma another whole question, or the next number of a list.
fn next_of_list(text: &Text, last: usize, at: usize) -> bool {
    let whole = |at: usize| inverted(text, at) || wh(text, at);
    // "Do you send to Norway, what does it cost": the second means nothing alone.
    let refers =
        wh(text, at) && (at..at + 4).any(|at| matches!(text.word(at), "it" | "that" | "they"));
    let leads = (last..at).any(|at| matches!(text.word(at), "tell" | "know" | "say" | "wonder"));
    numbered(text, at).is_some()
        || at - last >= 4 && after_comma(text, at) && !leads && !refers && whole(last) && whole(at)
}

/// A clause of its own begins: "… and when …" with four words before it.
fn joined_by_and(text: &Text, last: usize, at: usize) -> bool {
    // "Vær så snill og send den" is one.
    let kind = matches!(text.word(last), "vær" | "ver" | "be") && at - last <= 5;
    let act = matches!(text.word(last + 1), "the" | "my" | "me" | "this" | "it");
    (at - last >= 4 || act && at - last == 3)
        && !kind
        && matches!(
            text.word(at - 1),
            "and" | "og" | "also" | "und" | "y" | "och"
        )
}

/// The stretches between the starts, each to its end.
pub fn pieces(text: &Text, within: Span, starts: &[Start], asks: bool) -> Vec<Piece> {
    let place = |at: usize| text.words.get(at).map_or(within.end, |word| word.start);
    let count = starts.len();
    let pieces = starts.iter().enumerate().map(|(index, (at, request))| {
        let end = starts.get(index + 1).map_or(within.end, |(next, _)| {
            place(numbered(text, *next).unwrap_or(*next))
        });
        let last = index + 1 == count;
        let end = cut(text, Span::new(place(*at), end), last && asks);
        Piece {
            span: Span::new(place(*at), end),
            word: *at,
            request: *request && !(last && asks),
        }
    });
    pieces
        .filter(|piece| !piece.span.of(&text.folded).trim().is_empty())
        .collect()
}

/// Without the reason behind it and without the link to the next one.
fn cut(text: &Text, span: Span, marked: bool) -> usize {
    let words = span.of(&text.folded);
    let reason = REASONS
        .iter()
        .filter_map(|reason| words.find(reason))
        .filter(|at| *at > 12)
        .min();
    let whole = match reason {
        Some(at) if !marked => words.get(..at).unwrap_or(words),
        _ => words,
    };
    let mut whole = whole.trim_end_matches([' ', ',', ';', '-', '(', '"']);
    for link in [
        " and", " og", " och", " und", " y", " also", " but", " men", " aber", " so", " or",
        " eller", " oder",
    ] {
        whole = whole
            .strip_suffix(link)
            .unwrap_or(whole)
            .trim_end_matches([' ', ',']);
    }
    // "Is there a ramp (my wife uses a chair)": what stands in brackets at its end is the reason.
    let aside = whole.strip_suffix(')').and_then(|whole| whole.rfind('('));
    if let Some(before) = aside.filter(|at| *at > 12).and_then(|at| whole.get(..at)) {
        whole = before.trim_end();
    }
    span.start + whole.len()
}
