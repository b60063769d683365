//! Where a sentence is cut into clauses, and what is left out at their ends.

use super::{Cast, Grammar, listed, verbs};
use crate::{source::Span, text};

/// A word of the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::write) struct Word {
    /// As written, without a capital that only opens a sentence.
    pub raw: String,
    /// Lower case.
    pub low: String,
    /// Where it stands.
    pub span: Span,
    /// Something other than a space stands before it.
    pub apart: bool,
}

/// The words of a stretch of the letter.
pub(in crate::write) fn words(letter: &str, within: Span) -> Vec<Word> {
    let stretch = within.of(letter);
    let mut last = 0;
    let mut found: Vec<Word> = Vec::new();
    for token in text::tokens(stretch) {
        let gap = stretch.get(last..token.start).unwrap_or("");
        let written = token.of(stretch);
        let low = text::norm(written);
        let first = found.is_empty() && low != "i";
        let span = Span::new(within.start + token.start, within.start + token.end);
        let apart =
            !found.is_empty() && !gap.chars().all(|c| c.is_whitespace() || "£€$".contains(c));
        let raw = if first {
            uncapped(written)
        } else {
            written.to_string()
        };
        for (at, (raw, low)) in spelled_out(raw, low).into_iter().enumerate() {
            let apart = apart && at == 0;
            found.push(Word {
                raw,
                low,
                span,
                apart,
            });
        }
        last = token.end;
    }
    found
}

/// "I'm" is two words.
fn spelled_out(raw: String, low: String) -> Vec<(String, String)> {
    let two = match low.as_str() {
        "i'm" => ("i", "am"),
        "i've" => ("i", "have"),
        "we're" => ("we", "are"),
        "we've" => ("we", "have"),
        "she's" => ("she", "'s"),
        "he's" => ("he", "'s"),
        _ => return vec![(raw, low)],
    };
    [two.0, two.1]
        .map(|word| (word.to_string(), word.to_string()))
        .to_vec()
}

/// Without the capital of a sentence's first word, unless all of it is in capitals.
fn uncapped(word: &str) -> String {
    if word.chars().skip(1).any(char::is_uppercase) {
        return word.to_string();
    }
    word.to_lowercase()
}

/// Words that open what somebody says or knows.
pub(super) const COMPLEMENT: &str = "that at att dass que om";
const SAYS: &str = "says say said sier sa seier siger sagde säger sagt dice calls insists tells";

/// Where "she says that she" ends: what she says belongs to what is told.
pub(super) fn saying(words: &[Word]) -> Option<usize> {
    let low = |at: usize| words.get(at).map_or("", |word| word.low.as_str());
    if !listed(SAYS, low(0)) {
        return None;
    }
    let now = usize::from(["now", "nå", "no", "nu", "already", "ahora"].contains(&low(1)));
    let that = usize::from(listed(COMPLEMENT, low(1 + now)));
    ["she", "he", "hun", "han", "ho", "hon"]
        .contains(&low(1 + now + that))
        .then_some(1 + now + that)
}

/// Stretches between commas, brackets and the like: first word and one past the last.
pub(super) fn stretches(words: &[Word]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        // Danish puts a comma before "at": what is said stays with who says it.
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let said = listed(COMPLEMENT, word.low.as_str())
            && before.is_some_and(|word| {
                listed(SAYS, word.low.as_str()) || ["nu", "nå", "no"].contains(&word.low.as_str())
            });
        if word.apart && !said {
            found.push((start, at));
            start = at;
        }
    }
    found.push((start, words.len()));
    found
}

/// A stretch at its conjunctions, where a clause begins behind them.
pub(super) fn parts(
    words: &[Word],
    stretch: (usize, usize),
    grammar: &Grammar,
    cast: &Cast,
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = stretch.0;
    for at in stretch.0..stretch.1 {
        let joins = words
            .get(at)
            .is_some_and(|word| grammar.ands.contains(&word.low.as_str()));
        let rest = words.get(at + 1..stretch.1).unwrap_or(&[]);
        if joins && at > start && opens(rest, grammar, cast) {
            found.push((start, at));
            start = at + 1;
        } else if joins && at == start {
            start = at + 1;
        }
    }
    found.push((start, stretch.1));
    found
}

/// Whether a clause begins here: with a time, with somebody, or with a verb.
fn opens(words: &[Word], grammar: &Grammar, cast: &Cast) -> bool {
    let after = words.get(lead(words, grammar)..).unwrap_or(&[]);
    (grammar.subject)(after, cast).is_some()
        || words
            .first()
            .is_some_and(|word| verbs::may_begin(&word.low))
        || after.len() < words.len()
        || after
            .first()
            .is_some_and(|word| listed(SOMEBODY, word.low.as_str()))
            && after
                .get(1)
                .is_none_or(|word| !listed(ARTICLES, word.low.as_str()))
        || after
            .first()
            .is_some_and(|word| listed(ARTICLES, word.low.as_str()))
            && after.get(1).is_some_and(|word| verbs::may_begin(&word.low))
}

/// Who is nobody in particular, or not one of the cast: a clause of theirs begins.
const SOMEBODY: &str = "i you they it there nobody no-one everybody everyone somebody jeg eg jag du dere ingen alle noen ni alla \
     någon ich niemand jemand nadie alguien todos usted";
/// Pronouns that are articles too.
const ARTICLES: &str = "den det de dei es sie der die das el la los las the";

/// How many words at the front say only when, or join.
pub(super) fn lead(words: &[Word], grammar: &Grammar) -> usize {
    let mut at = 0;
    loop {
        let rest = words.get(at..).unwrap_or(&[]);
        let Some(length) = longest(rest, grammar.leads, |rest, length| rest.get(..length)) else {
            return at;
        };
        at += length;
    }
}

/// How many words at the end say only when.
pub(super) fn tail(words: &[Word], grammar: &Grammar) -> Option<usize> {
    longest(words, grammar.tails, |words, length| {
        words.get(words.len().checked_sub(length)?..)
    })
}

/// The longest of the phrases that stands there; `*` is any one word.
fn longest<'w>(
    words: &'w [Word],
    phrases: &str,
    part: impl Fn(&'w [Word], usize) -> Option<&'w [Word]>,
) -> Option<usize> {
    phrases
        .split(", ")
        .filter_map(|phrase| {
            let length = phrase.split(' ').count();
            let held = part(words, length)?;
            let fits = phrase
                .split(' ')
                .zip(held)
                .all(|(wanted, word)| wanted == "*" || wanted == word.low);
            (fits && length < words.len()).then_some(length)
        })
        .max()
}

/// Whether another clause begins at a word.
pub(super) fn cuts(words: &[Word], at: usize, grammar: &Grammar) -> bool {
    let low = |at: usize| words.get(at).map_or("", |word| word.low.as_str());
    // "So that" and "since 2011" are two things.
    let year = |at: usize| low(at).chars().any(|c| c.is_ascii_digit());
    let since = ["since", "siden", "sidan", "sedan", "seit", "desde"].contains(&low(at));
    let dated = since && year(at + 1);
    // "After closing", "as a nurse" and "just once" belong to it; "after he came" does not.
    const SUBJECTS: &str =
        "i we he she they you it my the jeg vi han hun hon jag eg me ho den det de min";
    let loose = ["after", "before", "etter", "før", "efter", "innan", "for"].contains(&low(at));
    let role = low(at) == "as" && ["a", "an"].contains(&low(at + 1));
    let alone = low(at) == "just" && low(at + 1) != "to";
    let own = loose && !listed(SUBJECTS, low(at + 1));
    let belongs = dated || own || role || alone;
    listed(grammar.cuts, low(at)) && !belongs
}
