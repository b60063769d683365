//! Deeds: what the desk did, read out of its own words so that a draft can tell it.

use crate::{case::Done, language::Language, settings::Settings};

mod words;

pub use words::means;
use words::{DETERMINERS, OTHERS, Tongue, tongues};

/// One deed of the case, as far as it could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deed {
    /// The deed as a word (`sent`); `None` where the desk's words could not be read.
    pub verb: Option<String>,
    /// What was done to what, fit to stand after "I sent": "a second Harbour Kite by express".
    pub what: Option<String>,
    /// The thing alone, as written: "a second Harbour Kite".
    pub thing: Option<String>,
    /// By what means, with its preposition: "by express".
    pub by: Option<String>,
    /// To whom or where.
    pub to: Option<String>,
    /// How much.
    pub amount: Option<String>,
}

/// Reads one thing that was done, for a reader of `language`. What the fields say wins over what the words say;
/// words in another language than the reader's give the verb, the amount and what tables can translate, never a phrase.
pub fn read(done: &Done, language: &Language, settings: &Settings) -> Deed {
    let own = settings.own_language();
    let same = done
        .what
        .as_ref()
        .and_then(|what| what.text(language, &own));
    let mut deed = match (same, &done.what) {
        (Some(text), _) if done.deed.is_some() => {
            read_thing(text, language).unwrap_or_else(|| read_words(text, language))
        }
        (Some(text), _) => read_words(text, language),
        (None, Some(what)) => abroad(read_words(what.any(), &own), language),
        (None, None) => Deed::default(),
    };
    if let Some(verb) = &done.deed {
        deed.verb = Some(verb.clone());
    }
    if let Some(by) = &done.by {
        deed.by = means(by, language).map(str::to_string);
    }
    deed.to = done.to.clone().or(deed.to);
    deed.amount = done.amount.clone().or(deed.amount);
    let named = done
        .thing
        .as_ref()
        .and_then(|key| settings.things.get(key))
        .and_then(|thing| crate::write::things::in_language(&thing.names, language))
        .and_then(|name| name.a.clone());
    if let Some(thing) = named {
        deed.what = Some(join(&[Some(&thing), deed.by.as_ref()]));
        deed.thing = Some(thing);
    }
    if deed.what.is_none() {
        deed.what.clone_from(&deed.amount);
    }
    deed
}

/// What of a deed that was told in another language may travel: nothing that is a phrase.
fn abroad(deed: Deed, language: &Language) -> Deed {
    Deed {
        verb: deed.verb,
        by: deed
            .by
            .and_then(|by| means(&by, language))
            .map(str::to_string),
        amount: deed.amount,
        ..Deed::default()
    }
}

/// Reads a thing without a participle ("a second kite by express"), where the deed stands beside it.
fn read_thing(text: &str, language: &Language) -> Option<Deed> {
    let text = text.trim().trim_end_matches('.');
    let words: Vec<&str> = text.split_whitespace().collect();
    let tongues = tongues(language.base());
    let told = |tongue: &&'static Tongue| participle(&words, tongue).is_some();
    if !starts_noun_phrase(text) || is_amount(text) || tongues.iter().any(told) {
        return None;
    }
    let (thing, tail) = split_tail(text, tongues.first()?);
    may_move(&thing).then(|| Deed {
        what: Some(text.to_string()),
        by: by_in(&tail, language),
        thing: Some(thing),
        ..Deed::default()
    })
}

/// Reads "NP + participle + tail" ("a second kite sent by express") or "participle + NP" ("sent a second kite").
fn read_words(text: &str, language: &Language) -> Deed {
    let text = text.trim().trim_end_matches('.');
    let words: Vec<&str> = text.split_whitespace().collect();
    let read = tongues(language.base())
        .into_iter()
        .find_map(|tongue| Some((tongue, participle(&words, tongue)?)));
    let Some((tongue, found)) = read else {
        return Deed::default();
    };
    let before = words.get(..found.start).unwrap_or(&[]).join(" ");
    let after = words.get(found.end..).unwrap_or(&[]).join(" ");
    let (mut thing, mut tail) = (before, after);
    if thing.is_empty() && starts_noun_phrase(&tail) {
        (thing, tail) = split_tail(&tail, tongue);
    }
    let amount = is_amount(&thing).then(|| thing.clone());
    // German has the means before the participle: "ein zweiter Drache per Express geschickt".
    let by = by_in(&tail, language).or_else(|| by_in(&thing, language));
    let to = to_in(&tail, tongue);
    let sayable = (thing.is_empty() || may_move(&thing)) && !holds_participle(&tail, tongue);
    // "taken off the list" ends in a preposition that only its own verb explains: the tail stays behind.
    let told = if found.bound { None } else { Some(&tail) };
    let what = sayable
        .then(|| join(&[Some(&thing), told]))
        .filter(|what| !what.is_empty());
    Deed {
        verb: Some(found.verb.to_string()),
        what,
        thing: Some(thing).filter(|thing| !thing.is_empty() && may_move(thing)),
        by,
        to,
        amount,
    }
}

struct Found {
    start: usize,
    end: usize,
    verb: &'static str,
    bound: bool,
}

/// The first participle that is not an adjective before a noun ("the returned kite sent back"): one that follows
/// a determiner is one.
fn participle(words: &[&str], tongue: &Tongue) -> Option<Found> {
    (0..words.len()).find_map(|start| {
        let adjective = start
            .checked_sub(1)
            .and_then(|at| Some((at, words.get(at)?)))
            // The A of a violin, or of a form, is no article.
            .is_some_and(|(at, word)| {
                is_determiner(word) && (at == 0 || word.starts_with(char::is_lowercase))
            });
        if adjective {
            return None;
        }
        tongue
            .participles()
            .filter_map(|(phrase, verb)| {
                let phrase: Vec<&str> = phrase.split(' ').collect();
                let end = start + phrase.len();
                let here = words.get(start..end)?;
                let same = here
                    .iter()
                    .zip(&phrase)
                    .all(|(word, part)| word.trim_end_matches(',').to_lowercase() == **part);
                let bound = phrase.len() > 1
                    && phrase
                        .last()
                        .is_some_and(|last| matches!(*last, "off" | "av"));
                same.then_some(Found {
                    start,
                    end,
                    verb,
                    bound,
                })
            })
            .max_by_key(|found| found.end)
    })
}

fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word.to_lowercase().as_str())
}

fn holds_participle(tail: &str, tongue: &Tongue) -> bool {
    let words: Vec<&str> = tail.split_whitespace().collect();
    participle(&words, tongue).is_some()
}

fn starts_noun_phrase(text: &str) -> bool {
    text.split_whitespace()
        .next()
        .is_some_and(|word| is_determiner(word) || is_amount(word))
}

/// Parts "a second kite by express" before its first means or goal.
fn split_tail(text: &str, tongue: &Tongue) -> (String, String) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words
        .iter()
        .position(|word| tongue.tails.contains(word))
        .unwrap_or(words.len());
    let (thing, tail) = words.split_at(at);
    (thing.join(" "), tail.join(" "))
}

/// Whether a noun phrase may be moved behind a verb unchanged: it needs a determiner, a number, a name or a definite
/// ending, or it would read "I took address off"; and it may not speak of somebody ("her address").
fn may_move(phrase: &str) -> bool {
    let mut words = phrase.split_whitespace();
    let Some(first) = words.next() else {
        return false;
    };
    let spoken_of = phrase
        .split_whitespace()
        .any(|word| OTHERS.contains(&word.to_lowercase().as_str()));
    if spoken_of {
        return false;
    }
    is_determiner(first)
        || is_amount(first)
        || first.chars().next().is_some_and(char::is_uppercase)
        || (words.next().is_none() && is_definite_or_plural(first))
}

fn is_definite_or_plural(word: &str) -> bool {
    let many = word.ends_with('s') && !word.ends_with("ss");
    // Four letters and a Norwegian definite ending: "adressen", "stanga", "brevene"; "vann", "tre" are none.
    let definite = word.chars().count() > 4
        && ["en", "et", "ene", "a"]
            .iter()
            .any(|ending| word.ends_with(ending));
    many || definite
}

/// An amount of money or a number: "447 kr", "£12.50", "two".
fn is_amount(phrase: &str) -> bool {
    let phrase = phrase.trim_start_matches(['£', '$', '€']);
    phrase.chars().next().is_some_and(|c| c.is_ascii_digit())
}

fn by_in(tail: &str, language: &Language) -> Option<String> {
    let words: Vec<&str> = tail.split_whitespace().collect();
    (1..=3).rev().find_map(|length| {
        words
            .windows(length)
            .find_map(|run| means(&run.join(" "), language))
            .map(str::to_string)
    })
}

fn to_in(tail: &str, tongue: &Tongue) -> Option<String> {
    let words: Vec<&str> = tail.split_whitespace().collect();
    let at = words.iter().position(|word| tongue.goals.contains(word))?;
    let rest = words.get(at + 1..)?.join(" ");
    (!rest.is_empty()).then_some(rest)
}

fn join(parts: &[Option<&String>]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .flatten()
        .map(|part| part.as_str())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests;
