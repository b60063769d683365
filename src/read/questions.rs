//! Questions and requests: every one, postscript included, rhetorical ones left out.
//!
//! A question mark is a sign and no need: children, the hurried and the old write without. So each place where a clause may
//! begin is looked at: an inverted verb, a question word with its verb, a lead-in ("I wonder whether"), a request.

mod acts;
mod beside;
mod clause;
mod commands;
mod doubts;
mod endings;
mod forms;
mod leads;
mod orders;
mod others;
mod short;
mod span;
#[cfg(test)]
mod tests;
mod unasked;
mod wants;

use super::lexicon::Key;
use super::text::Text;
use crate::reading::{Place, Question};
use crate::source::Span;
use clause::{
    addressed, after_break, after_comma, begins_anew, condition, conditional, is_lead, lead_only,
    reported, starts_with,
};
use forms::{asks_somebody, definite, inverted, named, remark, subject_asked, told_only, wh};
use leads::imperative;
use short::{any, begins, clipped, do_the, may_the, run_on, what_about};

/// Finds the questions and requests of a text, in their order.
pub fn find(text: &Text, place: Place) -> Vec<Question> {
    let mut found: Vec<Question> = Vec::new();
    let mut asked = false;
    for (index, within) in text.folded_sentences.iter().enumerate() {
        let next = text.folded_sentences.get(index + 1);
        if next.is_some_and(|next| unasked::answers(next.of(&text.folded))) {
            continue;
        }
        let pieces = of_sentence(text, *within);
        // "Was it ever true? Or was it just a tag?" is one question with two halves.
        let half = asked
            && ["or ", "eller ", "oder "].iter().any(|or| {
                text.folded
                    .get(within.start..within.end)
                    .is_some_and(|sentence| sentence.starts_with(or))
            });
        asked = !pieces.is_empty();
        if !half {
            found.extend(
                pieces
                    .into_iter()
                    .filter_map(|piece| question(text, piece, place)),
            );
        }
    }
    found
}

/// A place where an asking begins: a word, and whether it asks for an act.
type Start = (usize, bool);

/// A stretch that asks.
#[derive(Clone, Copy, Debug)]
struct Piece {
    span: Span,
    /// The word at which the asking begins.
    word: usize,
    request: bool,
}

fn marked(text: &Text, within: Span) -> bool {
    text.folded
        .get(within.start..within.end)
        .and_then(|text| {
            text.trim_end_matches(['"', '\'', ')', ' ', '!', ':', '-'])
                .strip_suffix('?')
        })
        // "He left.?": a space that some program did not know; "etc.?" asks.
        .is_some_and(|text| !text.ends_with('.') || text.ends_with("etc."))
}

fn of_sentence(text: &Text, within: Span) -> Vec<Piece> {
    let asks = marked(text, within);
    let first = text.word_at(within.start);
    if first >= text.word_at(within.end) {
        return Vec::new();
    }
    let mut starts = of_clauses(text, within, asks);
    leads::find(text, within, &mut starts);
    doubts::find(text, within, &mut starts);
    orders::find(text, within, &mut starts);
    others::find(text, within, &mut starts);
    wants::find(text, within, &mut starts);
    starts.retain(|(at, _)| asks || !reported(text, first, *at));
    starts.sort_unstable();
    starts.dedup_by_key(|(at, _)| *at);
    let last = text.word_at(within.end);
    if let [(at, false)] = starts.as_mut_slice()
        && asks
        && endings::tag(text, *at, last)
    {
        *at = first;
    }
    one_wish(text, &mut starts);
    span::merge(text, &mut starts);
    if starts.is_empty() && asks {
        starts.push((first, false));
    }
    span::pieces(text, within, &starts, asks)
}

/// "If you can reply by noon, I would appreciate it": the thanks in advance are no second request.
fn one_wish(text: &Text, starts: &mut Vec<Start>) {
    let conditional = starts
        .first()
        .is_some_and(|(at, _)| text.word(*at) == "if" && text.word(*at + 1) == "you");
    if conditional {
        let thanks = |at: usize| {
            (at..at + 4).any(|at| matches!(text.word(at), "appreciate" | "grateful" | "obliged"))
        };
        let first = starts.first().map_or(0, |(at, _)| *at);
        starts.retain(|(at, _)| *at == first || !thanks(*at));
    }
}

/// The clauses of a sentence that begin as questions and requests do.
fn of_clauses(text: &Text, within: Span, asks: bool) -> Vec<Start> {
    let first = text.word_at(within.start);
    let last = text.word_at(within.end);
    let mut starts: Vec<Start> = Vec::new();
    let mut lead = true;
    for at in first..last {
        let anew = begins_anew(text, at);
        let fresh = at == first || lead || anew || after_break(text, at);
        lead = (lead || at == first) && at - first < 6 && is_lead(text, at);
        if run_on(text, at) || lead_only(text, first, at) && any(text, at, last - at) {
            starts.push((at, false));
            continue;
        }
        if !fresh {
            continue;
        }
        let opens = at == first || anew || lead_only(text, first, at) || addressed(text, first, at);
        if !asks && condition(text, at, last) {
            continue;
        }
        let polite =
            matches!(text.word(at + 1), "i" | "we" | "jeg" | "vi") && told_only(text, at + 2);
        let asked = (inverted(text, at) || opens && (named(text, at) || definite(text, at)))
            && (asks || !polite)
            || asks && may_the(text, at)
            || opens && (do_the(text, at) || begins(text, at))
            || wh(text, at) && (asks || !remark(text, at))
            || opens && what_about(text, at)
            || asks && subject_asked(text, at);
        if asked
            && (asks || !leads::fronted(text, at))
            && (opens || asks || after_comma(text, at) && asks_somebody(text, at))
            && (asks || !orders::allows(text, first, at))
        {
            starts.push((at, false));
            continue;
        }
        let asked = imperative(text, at)
            && (opens || !starts.is_empty() || conditional(text, first))
            && (asks || !orders::allows(text, first, at));
        let shortened =
            (opens || text.word(at) == "would" && after_comma(text, at)) && clipped(text, at);
        if asked || shortened {
            starts.push((at, true));
        }
    }
    starts
}

fn question(text: &Text, piece: Piece, place: Place) -> Option<Question> {
    if unasked::is(text, piece) {
        return None;
    }
    let span = text.raw_span(piece.span.start, piece.span.end);
    let polarity = if piece.request {
        None
    } else {
        polar(text, piece)
    };
    Some(Question {
        text: span.of(text.raw).to_string(),
        place,
        span,
        polarity,
        request: piece.request,
    })
}

/// Yes or no would answer it; `Some(false)` where it is negated.
fn polar(text: &Text, piece: Piece) -> Option<bool> {
    let first = (piece.word..piece.word + 2).find(|at| inverted(text, *at))?;
    let words = piece.span.of(&text.folded);
    // "Is it this or that?" wants more than yes.
    if [" or ", " eller ", " oder ", " o "]
        .iter()
        .any(|or| words.contains(or))
        && !words.trim_end_matches('?').ends_with("or not")
        && !words.contains("eller ikke")
    {
        return None;
    }
    let negated = (first..first + 4)
        .any(|at| starts_with(text, Key::Negation, at) || text.word(at).ends_with("n't"));
    Some(!negated)
}
