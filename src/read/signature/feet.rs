//! What a single line at a letter's foot may be: a closing, a name, contact details, "Sent from my …", a legal notice.
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::persons::{as_friend, role};
use super::words::{CLOSINGS, DEVICES, LEGAL, NOT_NAMES, PARTICLES, SENT_FROM};
use crate::read::lines::{rule, trim};
use crate::read::names::is_given;
use crate::read::writer::beside::{without_age, without_class};
use crate::text::Phrases;

/// How many bytes of the line are a closing phrase, if the line is one, alone or before a name.
#[must_use]
pub fn closing(line: &str) -> Option<usize> {
    if line.len() > 80 {
        return None;
    }
    let lower = line.to_lowercase();
    if lower.len() != line.len() {
        return None;
    }
    let longest = CLOSINGS
        .iter()
        .filter(|phrase| phrase.bytes().next() == lower.bytes().next())
        .filter(|phrase| lower.starts_with(**phrase))
        .map(|phrase| phrase.len())
        .max();
    let Some(longest) = longest.filter(|length| *length < lower.len()) else {
        return longest.or_else(|| as_friend(&lower));
    };
    let rest = line.get(longest..)?;
    let bare = rest.trim_matches([',', '.', '!', ' ', ':', '-', '–', '*', ')', '(', '\u{a0}']);
    let apart = rest.is_empty() || !rest.starts_with(char::is_alphanumeric);
    // "love from nora age 7": as children write it.
    let small = || {
        let name = without_age(bare);
        !name.contains(' ') && name.len() < bare.len() && is_given(name)
    };
    (apart && (bare.is_empty() || is_name(bare) || small()))
        .then_some(longest)
        .or_else(|| as_friend(&lower))
}

/// A name, with an age or a class behind it ("Kaia, 9 år", "Tuva i 2B").
pub fn is_name(line: &str) -> bool {
    named(line, false)
        || line.len() <= MAX_LINE && {
            let bare = without_class(without_age(line));
            bare.len() < line.len() && named(bare, false)
        }
}

/// Whether the line may be a name; below a closing (`loose`) small letters and firms are taken, too.
pub fn named(line: &str, loose: bool) -> bool {
    if line.len() > MAX_LINE {
        return false;
    }
    let line = line.trim_matches(['-', '–', '—', '~', '/', '*', ' ', ',']);
    let line = line
        .strip_suffix('.')
        .filter(|short| !short.ends_with('.') && short.split(' ').count() <= 3)
        .unwrap_or(line);
    if line.is_empty()
        || line.len() > 60
        || line.contains(['?', '!', ':', ';', '@', '/', '"'])
        || line.contains(|c: char| c.is_ascii_digit())
    {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let stop = words
        .iter()
        .any(|word| NOT_NAMES.contains(&word.to_lowercase().trim_end_matches([',', '.'])));
    let first = words
        .first()
        .and_then(|word| word.trim_start_matches(['(', '\'']).chars().next());
    let proper = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase() || c == '(' || c == '&')
            || PARTICLES.contains(&word.to_lowercase().as_str())
    };
    let letters = first.is_some_and(char::is_alphabetic);
    letters
        && !stop
        && words.len() <= 6
        && (loose || (first.is_some_and(char::is_uppercase) && words.iter().all(proper)))
}

/// A line with a phone number, an address of mail or web.
pub fn contact(text: &str) -> bool {
    if text.len() > MAX_LINE {
        return false;
    }
    let lower = text.to_lowercase();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let telling = [
        "tel", "tlf", "mob", "phone", "fax", "puh", "cell", "móvil", "direct",
    ];
    let telling = letters <= 24 && telling.iter().any(|word| lower.contains(word));
    let phone = (digits >= 7 && (letters <= 2 || telling)) || (digits >= 5 && telling);
    let web = text.split_whitespace().count() <= 4
        && ["www.", "http", "@"]
            .iter()
            .any(|mark| lower.contains(mark));
    phone || web
}

/// How many bytes of a line are a name, where a postal address follows behind a comma.
pub fn addressed(text: &str) -> Option<usize> {
    let (name, rest) = text.split_once(',')?;
    let capital = |c: char| c.is_uppercase() || c.is_ascii_digit() || c == '&';
    let proper = |word: &str| word.starts_with(capital) || PARTICLES.contains(&word);
    let place =
        |part: &str| part.split_whitespace().count() <= 6 && part.split_whitespace().all(proper);
    let whole = text.len() <= MAX_LINE && (name.contains(' ') || is_given(name)) && is_name(name);
    (whole && rest.split(',').all(|part| place(part) || role(part))).then_some(name.len())
}

/// Whether the line may stand in a signature below a closing or a name: short, no sentence, and not said in plain words
/// ("still waiting for my parcel").
pub fn signing(text: &str) -> bool {
    let plain =
        |word: &&str| NOT_NAMES.contains(&word.to_lowercase().trim_matches([',', '.', '!', '?']));
    short(text)
        && (closing(text).is_some() || text.split_whitespace().filter(plain).take(2).count() < 2)
}

/// Short enough for a signature line, and no sentence.
pub fn short(text: &str) -> bool {
    text.len() <= MAX_LINE && !sentence(text)
}

pub fn sentence(text: &str) -> bool {
    if text.len() > MAX_LINE {
        return true;
    }
    let words = text.split_whitespace().count();
    let ends = text
        .trim_end_matches(['"', ')', '”', '*'])
        .ends_with(['.', '?', '!', '…']);
    (words >= 6 && ends) || (words >= 2 && text.ends_with('?')) || words > 14
}

pub fn postscript(text: &str) -> bool {
    let lower = text
        .get(..6)
        .or_else(|| text.get(..5))
        .or_else(|| text.get(..4))
        .or(text.get(..3))
        .unwrap_or("")
        .to_lowercase();
    [
        "p.s.", "p.s ", "ps.", "ps:", "ps ", "p.s:", "p. s", "pps", "p.p.s", "ps!", "ps,",
    ]
    .iter()
    .any(|mark| lower.starts_with(mark))
}

/// "Sent from my telephone" and what mail programs put in its place.
pub fn sent_from(text: &str) -> bool {
    if text.len() > 160 || text.ends_with(['?', '!']) {
        return false;
    }
    let text = text.split(['<', '(', '[']).next().unwrap_or("");
    let text = text.trim_matches(['*', '_', '-', '—', '–', '>', ' ', '.', '|', '\u{a0}']);
    let lower = text.to_lowercase();
    let count = lower.split_whitespace().count();
    if count == 0 || count > 12 || lower.contains(", ") {
        return false;
    }
    let device = || SENT_ON.as_ref().is_some_and(|words| words.is_match(&lower));
    let Some(sent) = SENT.as_ref() else {
        return false;
    };
    sent.find_overlapping_iter(&lower).any(|found| {
        let Some((phrase, whole)) = SENT_FROM.get(found.pattern().as_usize()) else {
            return false;
        };
        // Inside a line the words are a sentence's, unless the language puts the verb last.
        let inside = !phrase.is_ascii() || count <= 4;
        if found.start() == 0 {
            (*whole && count <= 9) || device()
        } else {
            inside && device()
        }
    })
}

pub fn legal(text: &str) -> bool {
    let bounded = text
        .get(..text.floor_char_boundary(600))
        .unwrap_or("")
        .to_lowercase();
    let list = bounded.ends_with("mailing list") && bounded.split_whitespace().count() <= 4;
    list || NOTICE.any(&bounded)
}

static SENT: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(SENT_FROM.iter().map(|(phrase, _)| *phrase)).ok());
static SENT_ON: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(DEVICES).ok());

static NOTICE: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(LEGAL.iter().copied()));

/// `-Ada`, `/ Ada`, `~a`: a name behind a mark.
pub fn sign_mark(text: &str) -> bool {
    let bare = text.trim_start_matches(['-', '–', '—', '~', '/']);
    bare.len() < text.len()
        && !bare.is_empty()
        && text.len() - bare.len() <= 3
        && named(bare.trim_start(), false)
}

/// The standard delimiter and its kin.
pub fn delimiter(text: &str) -> bool {
    matches!(trim(text), "--" | "---" | "—" | "––" | "__" | "–")
}

/// A long rule opens a signature only where contact details follow and no sentence does.
pub fn long_rule<'t>(text: &str, below: impl Iterator<Item = &'t str>) -> bool {
    let below: Vec<&str> = below.collect();
    rule(text)
        && text.len() > 3
        && below.len() <= 10
        && below.iter().any(|t| contact(t))
        && !below.iter().any(|t| sentence(t))
}

/// Longer lines are text.
pub const MAX_LINE: usize = 120;
