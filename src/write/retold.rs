//! A clause of the letter, told back by who answers: "my father walked there twice" becomes "your father walked there
//! twice".
//!
//! A closed grammar for each language: a subject that is the writer, their kin, or whoever "she" surely is; a verb of
//! the list; and a rest of which every pronoun can be turned. Whatever does not fit is refused and stays untold.

mod cut;
mod english;
mod german;
mod kin;
mod nordic;
mod parts;
mod spanish;
mod verbs;

pub(super) use cut::{Word, words};
pub(super) use kin::{Gender, Person, strangers};
use memchr::memmem;
pub(super) use parts::{Cast, Kind, Retold, Who};
use parts::{Predicate, Subject};

/// More words running of the letter are no echo.
const RUN: usize = 10;
/// More words than this are no sentence that is read with pleasure.
const MOST: usize = 17;
/// The shortest and the longest predicate that is worth telling, in words.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=15;

/// Finds the subject at the head of a clause, and the words that it takes.
type FindSubject = fn(&[Word], &Cast) -> Option<(Subject, usize)>;
/// Turns the rest of a clause, if all of it can be turned.
type FindPredicate = fn(&[Word], &Subject, &Cast) -> Option<Predicate>;

/// A language that can be turned.
struct Grammar {
    /// "And", "but".
    ands: &'static [&'static str],
    /// Words behind which another clause begins.
    cuts: &'static str,
    /// What may stand before a clause and says only when, between commas.
    leads: &'static str,
    /// What may end a clause and is left out: it was said of another day.
    tails: &'static str,
    /// The verb stands second, whatever comes first.
    second: bool,
    subject: FindSubject,
    predicate: FindPredicate,
}

fn grammar(language: &str) -> Option<&'static Grammar> {
    Some(match language {
        "en" => &english::GRAMMAR,
        "nb" => &nordic::NB,
        "nn" => &nordic::NN,
        "da" => &nordic::DA,
        "sv" => &nordic::SV,
        "de" => &german::GRAMMAR,
        "es" => &spanish::GRAMMAR,
        _ => return None,
    })
}

/// The clauses of a sentence that can be told back, in their order. What is joined by "and" and has one subject is one.
pub(super) fn retell(words: &[Word], language: &str, cast: &Cast) -> Vec<Retold> {
    let Some(grammar) = grammar(language) else {
        return Vec::new();
    };
    let mut cast = cast.clone();
    let mut found: Vec<Retold> = Vec::new();
    for stretch in cut::stretches(words) {
        let mut carried: Option<Subject> = None;
        let mut before: Option<usize> = None;
        for part in cut::parts(words, stretch, grammar, &cast) {
            let Some(clause) = words.get(part.0..part.1) else {
                continue;
            };
            let told = clause_of(clause, grammar, &cast, carried.as_ref());
            let Some((subject, predicate, shared)) = told else {
                carried = subject_of(clause, grammar, &cast).map(|(subject, _)| subject);
                before = None;
                continue;
            };
            let end = part.0 + predicate.length.min(clause.len());
            let same = carried
                .as_ref()
                .is_some_and(|held| held.text == subject.text);
            let new = Retold {
                subject: subject.clone(),
                predicate,
                at: (part.0, end.max(part.0 + 1) - 1),
            };
            let held = before
                .filter(|_| shared || same)
                .and_then(|at| found.get_mut(at));
            match held.and_then(|held| Some((joined(held, &new, grammar, words)?, held))) {
                Some((both, held)) => *held = both,
                None if running(words, &new) > RUN => {}
                None => {
                    found.push(new);
                    before = Some(found.len() - 1);
                }
            }
            carried = Some(subject);
        }
        let spoken = words.get(stretch.0..stretch.1).unwrap_or(&[]);
        for person in mentioned(spoken, language, &cast) {
            cast.meet(&person);
        }
    }
    found
}

/// All who are spoken of in a stretch.
pub(super) fn mentioned(words: &[Word], language: &str, cast: &Cast) -> Vec<Person> {
    kin::mentioned(words, language, cast)
}

/// A subject, what is said of it, and whether the subject was carried on from the clause before.
type Told = (Subject, Predicate, bool);

fn clause_of(
    words: &[Word],
    grammar: &Grammar,
    cast: &Cast,
    carried: Option<&Subject>,
) -> Option<Told> {
    let started = subject_of(words, grammar, cast);
    let (subject, rest, shared) = match started {
        Some((subject, rest)) => (subject, rest, false),
        None => (carried?.clone(), words.to_vec(), true),
    };
    let kept = trimmed(&rest, grammar)?;
    let mut predicate = (grammar.predicate)(&kept, &subject, cast)?;
    if !LENGTH.contains(&kept.len()) {
        return None;
    }
    predicate.length = words.len() - (rest.len() - kept.len());
    Some((subject, predicate, shared))
}

/// The subject, and the words of its predicate in their plain order.
fn subject_of(words: &[Word], grammar: &Grammar, cast: &Cast) -> Option<(Subject, Vec<Word>)> {
    let lead = cut::lead(words, grammar);
    let rest = words.get(lead..)?;
    if let Some((subject, length)) = (grammar.subject)(rest, cast) {
        return Some((subject, rest.get(length..)?.to_vec()));
    }
    // "I dag gikk han to ganger": the verb first, then who.
    let verb = rest.first().filter(|_| grammar.second && lead > 0)?;
    let (subject, length) = (grammar.subject)(rest.get(1..)?, cast)?;
    let mut plain = vec![verb.clone()];
    plain.extend_from_slice(rest.get(1 + length..)?);
    Some((subject, plain))
}

/// A predicate up to where another clause begins, without a last word that says only when.
fn trimmed(words: &[Word], grammar: &Grammar) -> Option<Vec<Word>> {
    let from = cut::saying(words).unwrap_or(0) + 1;
    let cut = (from..words.len())
        .find(|at| cut::cuts(words, *at, grammar))
        .unwrap_or(words.len());
    // "She stood up and said that": what she said is cut off, and so nothing is left to tell.
    if words
        .get(cut)
        .is_some_and(|word| listed(cut::COMPLEMENT, &word.low))
    {
        return None;
    }
    let mut kept = words.get(..cut).unwrap_or(words);
    while let Some(tail) = cut::tail(kept, grammar) {
        kept = kept.get(..kept.len() - tail).unwrap_or(&[]);
    }
    Some(kept.to_vec())
}

/// Two predicates of one subject as one clause, where that still makes a good sentence.
fn joined(held: &Retold, next: &Retold, grammar: &Grammar, words: &[Word]) -> Option<Retold> {
    let (first, second) = (&held.predicate, &next.predicate);
    let count = |text: &str| text.split(' ').count();
    let alike = first.negated == second.negated && first.over == second.over;
    if !alike || count(&first.that) + count(&second.that) > MOST {
        return None;
    }
    let and = grammar.ands.first().copied().unwrap_or("and");
    let mut both = held.clone();
    both.predicate.that = format!("{} {and} {}", first.that, second.that);
    both.predicate.main = format!("{} {and} {}", first.main, second.main);
    // What is dear to them weighs more than an age.
    if matches!(first.kind, Kind::Age | Kind::Life) {
        both.predicate.kind = second.kind;
    }
    both.at.1 = next.at.1;
    (running(words, &both) <= RUN).then_some(both)
}

/// The longest run of words that a clause and the letter have in common.
fn running(words: &[Word], told: &Retold) -> usize {
    let theirs = words.get(told.at.0..=told.at.1).unwrap_or(&[]);
    let that = told.that().to_lowercase();
    let ours: Vec<&str> = that.split(' ').collect();
    let mut most = 0;
    for from in 0..ours.len() {
        for at in 0..theirs.len() {
            let pairs = ours.iter().skip(from).zip(theirs.iter().skip(at));
            most = most.max(
                pairs
                    .take_while(|(ours, theirs)| **ours == theirs.low)
                    .count(),
            );
        }
    }
    most
}

/// Whether a word stands on a list of words.
fn listed(list: &str, word: &str) -> bool {
    may_hold(list, word) && list.split_ascii_whitespace().any(|held| held == word)
}

/// Whether the letters of a word stand on a list at all: most words stand on none, and that is told many letters at a time.
fn may_hold(list: &str, word: &str) -> bool {
    memmem::find(list.as_bytes(), word.as_bytes()).is_some()
}

/// What a word becomes by a table of `theirs>ours`: nothing behind the arrow refuses it.
fn mirrored(word: &Word, table: &str) -> Option<String> {
    let mut rows = table
        .split_ascii_whitespace()
        .filter_map(|row| row.split_once('>'));
    match rows.find(|(theirs, _)| *theirs == word.low) {
        Some((_, "")) => None,
        Some((_, ours)) => Some(ours.to_string()),
        None => Some(word.raw.clone()),
    }
}

#[cfg(test)]
mod tests;
