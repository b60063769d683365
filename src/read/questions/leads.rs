//! Lead-ins and requests of several words, wherever they stand, and imperatives where a clause begins.

use super::Start;
use super::acts::is_nordic_act;
use super::beside::{noted, only_hoped, told_beside, told_of_another};
use super::clause::{
    after_break, after_comma, begins_anew, clause_start, conditional, starts_with,
};
use super::forms::told_only;
use crate::read::lexicon::Key;
use crate::read::text::{Hit, Text};
use crate::read::words::Words;
use crate::source::Span;

/// Verbs that ask only where a clause begins: "send me", and not "they would not send me".
static IMPERATIVES: Words = Words::new(
    "tell send give call ring write get help refund explain put make answer direct print honour honor fix sort stop \
     do cancel email contact",
);
/// Words right before an imperative.
static POLITE: Words = Words::new("please pls kindly just also then so");
/// Verbs that ask with their subject behind them.
static INVERTED: Words = Words::new("can could may would will kan kunne vil får");
/// Their subjects behind them.
static PRONOUNS: Words = Words::new("i you we jeg eg du dere de vi");
/// Subjects before such a verb: then it tells.
static SUBJECTS: Words = Words::new("i he she it jeg eg vi we they de");

/// Lead-ins and requests of several words count wherever they stand; "please" too.
pub fn find(text: &Text, within: Span, starts: &mut Vec<Start>) {
    let first = text.word_at(within.start);
    let asked = (first..text.word_at(within.end)).filter(|at| asked_before(text, *at));
    starts.extend(asked.map(|at| (at, false)));
    for hit in text
        .hits
        .iter()
        .filter(|hit| hit.start >= within.start && hit.end <= within.end)
        .filter(|hit| !told_of_another(text, first, text.word_at(hit.start)))
    {
        let words = text.folded.get(hit.start..hit.end).unwrap_or("");
        if told_beside(text, *hit, words) {
            continue;
        }
        match hit.key {
            Key::Indirect
                if !words.starts_with("tell ") || asks_here(text, within, *hit, starts) =>
            {
                starts.push((text.word_at(hit.start), false))
            }
            Key::Request
                if !hit.negated
                    && (words.contains(' ') || matches!(words, "please" | "pls" | "plz"))
                    && asks_here(text, within, *hit, starts) =>
            {
                starts.push((text.word_at(hit.start), true))
            }
            _ => {}
        }
    }
}

/// "I asked if the canopy can be replaced": asked before, and asked again by telling of it.
fn asked_before(text: &Text, at: usize) -> bool {
    matches!(
        (text.word(at), text.word(at + 1), text.word(at + 2)),
        (
            "i" | "we",
            "asked",
            "if" | "whether" | "how" | "when" | "what" | "where" | "which"
        ) | ("jeg" | "eg" | "vi", "spurte" | "spurde", "om")
    )
}

/// Words after which a Nordic clause begins with its verb only in a question.
static LINKS: Words = Words::new("og men eller så også hei hallo forresten ps");

/// A stop stands right before, and no condition opened the sentence.
fn opens_clause(text: &Text, at: usize) -> bool {
    let sentence = text
        .words
        .get(at)
        .map_or(0, |word| text.sentence_of(word.start).start);
    let first = text.word_at(sentence);
    after_break(text, at) && !conditional(text, first)
}

/// "Krana drypper igjen kan dere sende noen": too much stands before for a fronted word, and an act is asked for.
fn runs_on(text: &Text, at: usize) -> bool {
    let sentence = text
        .words
        .get(at)
        .map_or(0, |word| text.sentence_of(word.start).start);
    let begin = clause_start(text, text.word_at(sentence), at);
    at - begin >= 3
        && matches!(text.word(at + 1), "dere" | "du")
        && is_nordic_act(text.word(at + 2))
}

/// Whether a request of several words asks where it stands: "they would not send me" and "what I can I think" do not.
fn asks_here(text: &Text, within: Span, hit: Hit, starts: &[Start]) -> bool {
    let at = text.word_at(hit.start);
    let words = text.folded.get(hit.start..hit.end).unwrap_or("");
    let opens = at == text.word_at(within.start);
    let before = at
        .checked_sub(1)
        .filter(|_| !opens)
        .map_or("", |at| text.word(at));
    let verb = words.split(' ').next().unwrap_or("");
    if IMPERATIVES.has(verb) {
        let linked = after_break(text, at)
            && (!starts.is_empty() || !matches!(before, "and" | "or" | "but"))
            && !matches!(before, "who" | "which" | "to");
        let others = before == "kindly"
            && at > 1
            && matches!(
                text.word(at - 2),
                "they" | "he" | "she" | "you" | "we" | "i" | "who"
            );
        return opens || begins_anew(text, at) || POLITE.has(before) && !others || linked;
    }
    let inverted = INVERTED.has(verb) && PRONOUNS.has(words.split(' ').nth(1).unwrap_or(""));
    if inverted && SUBJECTS.has(before) && !after_break(text, at) {
        return false;
    }
    // "Det kan jeg gjøre selv": Nordic verbs stand before the subject wherever something else opens the clause.
    let nordic = inverted && matches!(verb, "kan" | "kunne" | "vil" | "får" | "må");
    let asked = within.of(&text.folded).contains('?');
    if nordic && !asked && fronted(text, at) {
        return false;
    }
    if nordic
        && !asked
        && !opens
        && !before.is_empty()
        && !LINKS.has(before)
        && !opens_clause(text, at)
        && !runs_on(text, at)
    {
        return false;
    }
    let next = text.word_at(hit.end);
    let wish = wishes(text, hit);
    let company =
        words.ends_with("love") && text.word(next) == "to" && text.word(next + 1) == "have";
    !(noted(text, at) || company || wish && told_only(text, next))
}

/// A request told as the writer's own wish: "I would like", "may I".
fn wishes(text: &Text, hit: Hit) -> bool {
    let words = text.folded.get(hit.start..hit.end).unwrap_or("");
    ["like", "love", "wish", "want"]
        .iter()
        .any(|word| words.contains(word))
        || matches!(
            words,
            "may i"
                | "can i"
                | "could i"
                | "may we"
                | "jeg vil"
                | "vil gjerne"
                | "jeg vil gjerne"
                | "eg vil"
                | "eg vil gjerne"
                | "jeg vil gerne"
                | "vil gerne"
                | "vill gärna"
                | "jag skulle vilja"
                | "kan jeg"
                | "får jeg"
        )
}

/// "Nå kan vi le av det": behind such a word a Nordic verb stands before its subject, and nothing is asked.
pub fn fronted(text: &Text, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    matches!(before, "nå" | "så" | "da" | "først" | "til")
        && matches!(text.word(at), "kan" | "kunne" | "får" | "fikk")
        && matches!(text.word(at + 1), "vi" | "jeg" | "eg")
        && !after_comma(text, at)
}

/// "Send me …", "please …" at the beginning of a clause.
pub fn imperative(text: &Text, at: usize) -> bool {
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
    // "Return was easy", "help is on its way": a noun.
    if starts_with(text, Key::Aux, at + 1) && text.word(at) != "please"
        || noted(text, at)
        || fronted(text, at)
        || (text.word(at), text.word(at + 1)) == ("ta", "vare")
    {
        return false;
    }
    hits.filter(|hit| {
        let words = text.folded.get(hit.start..hit.end).unwrap_or("");
        hit.key == Key::Request
            && !only_hoped(text, words, text.word_at(hit.end))
            && !(wishes(text, **hit) && told_only(text, text.word_at(hit.end)))
    })
    .any(|hit| {
        !hit.negated
            || text
                .folded
                .get(hit.start..hit.end)
                .is_some_and(|words| words.contains(' '))
    })
}
