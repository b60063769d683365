//! Questions and requests: every one, postscript included, rhetorical ones left out.

use super::lexicon::Key;
use super::text::Text;
use crate::reading::{Place, Question};
use crate::source::Span;

/// Finds the questions and requests of a text, in their order.
pub fn find(text: &Text, place: Place) -> Vec<Question> {
    let mut found: Vec<Question> = Vec::new();
    for (sentence, folded) in text.sentences.iter().zip(&text.folded_sentences) {
        for clause in clauses(text, *sentence, *folded) {
            if let Some(question) = one(text, clause, place) {
                found.push(question);
            }
        }
    }
    found
}

/// The stretches of a sentence (raw and folded) that may each ask something: the whole sentence, for now with its address cut.
fn clauses(_text: &Text, sentence: Span, folded: Span) -> Vec<(Span, Span)> {
    vec![(sentence, folded)]
}

fn one(text: &Text, (raw, folded): (Span, Span), place: Place) -> Option<Question> {
    let words = text.folded.get(folded.start..folded.end)?;
    let marked = raw
        .of(text.raw)
        .trim_end_matches(['"', '\'', '”', '»', ')', ' '])
        .ends_with('?');
    let first = text.word_at(folded.start);
    let head = text.words.get(first)?;
    let opens = |key: Key| text.hits_in(key, folded).any(|hit| hit.start == head.start);
    let asks = marked
        || opens(Key::Wh) && words.len() > 12 && inverted(text, first)
        || text.has_in(Key::Indirect, folded);
    let request =
        !marked && (text.has_in(Key::Request, folded) && !text.has_in(Key::NoRequest, folded));
    if !asks && !request {
        return None;
    }
    if text.all_hits(Key::Rhetorical).any(|hit| {
        hit.start >= folded.start && hit.end <= folded.end && hit.end - hit.start + 4 >= words.len()
    }) {
        return None;
    }
    let polarity = polar(text, first, asks);
    Some(Question {
        text: raw.of(text.raw).to_string(),
        place,
        span: raw,
        polarity,
        request: request && !asks,
    })
}

/// Whether a verb follows the question word within three words ("where is", "hvor mye vind trenger").
fn inverted(text: &Text, first: usize) -> bool {
    (first + 1..first + 4).any(|at| {
        text.words.get(at).is_some_and(|word| {
            text.hits
                .iter()
                .any(|hit| hit.key == Key::Aux && hit.start == word.start)
        })
    })
}

/// Yes or no would answer it; `Some(false)` where it is negated.
fn polar(text: &Text, first: usize, asks: bool) -> Option<bool> {
    let head = text.words.get(first)?;
    let aux = text
        .hits
        .iter()
        .any(|hit| hit.key == Key::Aux && hit.start == head.start);
    if !asks || !aux {
        return None;
    }
    let near = (first..first + 3).any(|at| {
        text.words.get(at).is_some_and(|word| {
            text.hits
                .iter()
                .any(|hit| hit.key == Key::Negation && hit.start == word.start)
        })
    });
    Some(!near)
}
