//! Questions and requests: every one, postscript included, rhetorical ones left out.
//!
//! A question mark is a sign and no need: children, the hurried and the old write without. So each place where a clause may
//! begin is looked at: an inverted verb, a question word with its verb, a lead-in ("I wonder whether"), a request.

use super::lexicon::Key;
use super::text::Text;
use crate::reading::{Place, Question};
use crate::source::Span;

/// Subjects after an inverted verb.
const SUBJECTS: &[&str] = &[
    "i",
    "you",
    "we",
    "they",
    "he",
    "she",
    "it",
    "there",
    "this",
    "that",
    "these",
    "those",
    "my",
    "your",
    "our",
    "the",
    "a",
    "any",
    "anyone",
    "anybody",
    "someone",
    "somebody",
    "one",
    "all",
    "people",
    "girls",
    "boys",
    "children",
    "u",
    "ya",
    "his",
    "her",
    "their",
    "everyone",
    "everything",
    "anything",
    "both",
    "some",
    "jeg",
    "eg",
    "du",
    "dere",
    "de",
    "vi",
    "me",
    "han",
    "hun",
    "ho",
    "det",
    "den",
    "man",
    "noen",
    "nokon",
    "dette",
    "denne",
    "disse",
    "alle",
    "man",
    "dere",
    "dykk",
    "begge",
    "barn",
    "ni",
    "i",
    "jag",
    "sie",
    "ich",
    "wir",
    "es",
    "man",
    "der",
    "die",
    "das",
];

/// Words that may stand before a question at the beginning of a sentence.
const LEADS: &[&str] = &[
    "and",
    "also",
    "so",
    "but",
    "or",
    "ps",
    "p.s",
    "s",
    "p",
    "pps",
    "then",
    "now",
    "well",
    "oh",
    "hi",
    "hello",
    "hey",
    "please",
    "anyway",
    "btw",
    "plus",
    "secondly",
    "first",
    "second",
    "finally",
    "lastly",
    "dear",
    "yes",
    "no",
    "ok",
    "okay",
    "og",
    "men",
    "så",
    "eller",
    "hei",
    "hallo",
    "forresten",
    "dessuten",
    "først",
    "til",
    "slutt",
    "nå",
    "ja",
    "nei",
    "jo",
    "for",
    "und",
    "aber",
    "y",
    "pero",
    "och",
    "question",
    "another",
    "thing",
    "last",
    "one",
    "more",
];

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
    " as i ",
    " for i ",
];

/// Finds the questions and requests of a text, in their order.
pub fn find(text: &Text, place: Place) -> Vec<Question> {
    let mut found: Vec<Question> = Vec::new();
    let mut asked = false;
    for within in &text.folded_sentences {
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
        .is_some_and(|text| {
            text.trim_end_matches(['"', '\'', ')', ' ', '!', ':', '-'])
                .ends_with('?')
        })
}

fn of_sentence(text: &Text, within: Span) -> Vec<Piece> {
    let asks = marked(text, within);
    let first = text.word_at(within.start);
    let last = text.word_at(within.end);
    if first >= last {
        return Vec::new();
    }
    let mut starts: Vec<(usize, bool)> = Vec::new();
    let mut lead = true;
    for at in first..last {
        let fresh = at == first || lead || after_break(text, at);
        lead = lead && LEADS.contains(&text.word(at)) && at - first < 5;
        if !fresh {
            continue;
        }
        let declarative = at != first && !lead_only(text, first, at) && !asks;
        if (inverted(text, at) || wh(text, at)) && !declarative {
            starts.push((at, false));
        } else if imperative(text, at) {
            starts.push((at, true));
        }
    }
    lead_ins(text, within, &mut starts);
    starts.sort_unstable();
    starts.dedup_by_key(|(at, _)| *at);
    merge(text, &mut starts);
    if starts.is_empty() && asks {
        starts.push((first, false));
    }
    pieces(text, within, &starts, asks)
}

/// Only lead words stand between the beginning of the sentence and this word.
fn lead_only(text: &Text, first: usize, at: usize) -> bool {
    (first..at).all(|at| LEADS.contains(&text.word(at)))
}

/// A clause may begin here: a mark or a linking word stands before.
fn after_break(text: &Text, at: usize) -> bool {
    let (Some(before), Some(word)) = (
        at.checked_sub(1).and_then(|at| text.words.get(at)),
        text.words.get(at),
    ) else {
        return true;
    };
    let gap = text.folded.get(before.end..word.start).unwrap_or("");
    gap.contains([',', ';', ':', '(', '-', '/', '"', '.', '?', '!'])
        || matches!(
            text.word(at - 1),
            "and"
                | "og"
                | "but"
                | "men"
                | "also"
                | "so"
                | "or"
                | "eller"
                | "und"
                | "y"
                | "och"
                | "then"
                | "whether"
        )
}

fn starts_with(text: &Text, key: Key, at: usize) -> bool {
    text.words.get(at).is_some_and(|word| {
        let from = text.hits.partition_point(|hit| hit.start < word.start);
        text.hits
            .get(from..)
            .unwrap_or(&[])
            .iter()
            .take_while(|hit| hit.start == word.start)
            .any(|hit| hit.key == key)
    })
}

/// "Is it", "can girls", "har dere".
fn inverted(text: &Text, at: usize) -> bool {
    starts_with(text, Key::Aux, at)
        && SUBJECTS.contains(&text.word(at + 1))
        && !matches!(
            (text.word(at), text.word(at + 1)),
            ("have", "a")
                | ("had", "i")
                | ("may", "the" | "you" | "your" | "all" | "they")
                | ("do", "the" | "this" | "that")
                | ("will", "the")
                | ("should", "you" | "the")
                | ("are", "the")
                | ("had", _)
        )
        || matches!(
            text.word(at),
            "isn't"
                | "aren't"
                | "doesn't"
                | "don't"
                | "can't"
                | "won't"
                | "couldn't"
                | "wouldn't"
                | "haven't"
                | "hasn't"
                | "didn't"
                | "shouldn't"
        ) && matches!(
            text.word(at + 1),
            "it" | "you" | "they" | "there" | "we" | "i" | "that" | "this" | "the" | "he" | "she"
        )
}

/// "Where is", "how much does", "hvor mye vind trenger den"; not "when we came".
fn wh(text: &Text, at: usize) -> bool {
    if !starts_with(text, Key::Wh, at) {
        return false;
    }
    if matches!(
        text.word(at),
        "what's" | "where's" | "who's" | "when's" | "how's" | "whats" | "wheres"
    ) {
        return true;
    }
    let subject = |word: &str| {
        matches!(
            word,
            "i" | "we"
                | "you"
                | "he"
                | "she"
                | "they"
                | "it"
                | "jeg"
                | "eg"
                | "du"
                | "dere"
                | "vi"
                | "han"
                | "hun"
                | "den"
                | "det"
                | "de"
                | "my"
                | "the"
                | "our"
                | "your"
                | "this"
                | "that"
                | "a"
                | "all"
        )
    };
    if subject(text.word(at + 1)) && !matches!(text.word(at), "which" | "hvilken") {
        return false;
    }
    (at + 1..at + 5)
        .take_while(|next| !subject(text.word(*next)) && text.words.get(*next).is_some())
        .any(|next| starts_with(text, Key::Aux, next))
}

/// "Send me …", "please …" at the beginning of a clause.
fn imperative(text: &Text, at: usize) -> bool {
    let Some(word) = text.words.get(at) else {
        return false;
    };
    let from = text.hits.partition_point(|hit| hit.start < word.start);
    let hits = text
        .hits
        .get(from..)
        .unwrap_or(&[])
        .iter()
        .take_while(|hit| hit.start == word.start);
    hits.filter(|hit| hit.key == Key::Request).any(|hit| {
        !hit.negated
            || text
                .folded
                .get(hit.start..hit.end)
                .is_some_and(|words| words.contains(' '))
    })
}

/// Lead-ins and requests of several words count wherever they stand; "please" too.
fn lead_ins(text: &Text, within: Span, starts: &mut Vec<(usize, bool)>) {
    for hit in text
        .hits
        .iter()
        .filter(|hit| hit.start >= within.start && hit.end <= within.end)
    {
        let words = text.folded.get(hit.start..hit.end).unwrap_or("");
        match hit.key {
            Key::Indirect => starts.push((text.word_at(hit.start), false)),
            Key::Request if !hit.negated && (words.contains(' ') || words == "please") => {
                starts.push((text.word_at(hit.start), true))
            }
            _ => {}
        }
    }
}

/// Starts that stand close together are one: "could you please tell me when".
fn merge(text: &Text, starts: &mut Vec<(usize, bool)>) {
    let mut kept: Vec<(usize, bool)> = Vec::new();
    for (at, request) in starts.iter().copied() {
        match kept.last_mut() {
            Some((last, kind)) if at - *last <= 7 && !joined_by_and(text, *last, at) => {
                *kind = *kind && request
            }
            _ => kept.push((at, request)),
        }
    }
    *starts = kept;
}

/// A clause of its own begins: "… and when …" with four words before it.
fn joined_by_and(text: &Text, last: usize, at: usize) -> bool {
    at - last >= 4
        && matches!(
            text.word(at - 1),
            "and" | "og" | "also" | "und" | "y" | "och"
        )
}

fn pieces(text: &Text, within: Span, starts: &[(usize, bool)], asks: bool) -> Vec<Piece> {
    let place = |at: usize| text.words.get(at).map_or(within.end, |word| word.start);
    let count = starts.len();
    let pieces = starts.iter().enumerate().map(|(index, (at, request))| {
        let end = starts
            .get(index + 1)
            .map_or(within.end, |(next, _)| place(*next));
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
        " and", " og", " also", " but", " men", " so", " or", " eller",
    ] {
        whole = whole
            .strip_suffix(link)
            .unwrap_or(whole)
            .trim_end_matches([' ', ',']);
    }
    span.start + whole.len()
}

fn question(text: &Text, piece: Piece, place: Place) -> Option<Question> {
    let words = piece.span.of(&text.folded);
    let bare = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let rhetorical = text.all_hits(Key::Rhetorical).any(|hit| {
        hit.start >= piece.span.start
            && hit.start < piece.span.start + 3
            && hit.end + 1 >= piece.span.start + bare.len()
    });
    let thanks = piece.request && text.has_in(Key::NoRequest, text.sentence_of(piece.span.start));
    if bare.len() < 4 || rhetorical || thanks {
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

#[cfg(test)]
mod tests {
    use super::find;
    use crate::read::lexicon::Lexicon;
    use crate::read::text::Text;
    use crate::reading::Place;

    #[test]
    fn every_question_and_no_other() {
        let table: &[(&str, &str, &[&str])] = &[
            (
                "en",
                "On sunday it would not go up. Is it dead or is it somewhere else. I was sad.",
                &["Is it dead or is it somewhere else."],
            ),
            (
                "en",
                "Also can girls be wind keepers because in the book its only grandads.",
                &["can girls be wind keepers"],
            ),
            (
                "en",
                "P.S. can I come on your boat, I only get sick in cars",
                &["can I come on your boat"],
            ),
            (
                "en",
                "last thing, does the reel fit the Tern as well or only the Harbour? my partner has it",
                &["does the reel fit the Tern as well or only the Harbour?"],
            ),
            (
                "en",
                "I would like to know, was it ever true? Or was it just something nice on a tag.",
                &["I would like to know, was it ever true?"],
            ),
            (
                "en",
                "Could that stop please.",
                &["Could that stop please."],
            ),
            ("en", "When we came home it was broken. I am cross.", &[]),
            ("en", "How are you?", &[]),
            (
                "nb",
                "Hvor mye vind trenger den, vi bor innerst i en fjord.",
                &["Hvor mye vind trenger den"],
            ),
            ("nb", "Når vi kom hjem, var den ødelagt.", &[]),
            (
                "nb",
                "Det er betalt ut juni, får jeg igjen det eller ikke?",
                &["får jeg igjen det eller ikke?"],
            ),
        ];
        for (language, letter, want) in table {
            let text = Text::new(letter, Lexicon::of(language));
            let found: Vec<String> = find(&text, Place::NewText)
                .into_iter()
                .map(|question| question.text)
                .collect();
            assert_eq!(&found, want, "{letter}");
        }
    }
}
