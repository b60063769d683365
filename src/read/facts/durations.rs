//! Durations: a count and a unit that no "ago" or "in" made a date of.

use super::scan::{Finds, small};
use super::units::{amount, unit};
use crate::read::words::Words;
use crate::reading::FactKind;

/// Words that are a count of one, or no sure count, before a unit.
static ARTICLES: Words = Words::new("a an en ei et ein eine un una une par couple few");
/// Words before "a week" that make it how long something lasts.
static LEADS: Words = Words::new(
    "for i after etter within takes took about almost nesten over under lasted varte tok tar waited ventet seit desde \
     pendant in another last siste than enn nearly wait venta vente take ta lasts varer holder løpet spent brukte hele \
     gjennom",
);

/// Finds durations.
pub fn find(finds: &mut Finds) {
    for (value, start, end) in halves(finds) {
        finds.add(FactKind::Duration, value, start, end);
    }
    let words = finds.text.words.clone();
    for (at, word) in words.iter().enumerate() {
        let found = match joined(finds.slice(word.start, word.end)) {
            Some(value) => Some((value, word.start)),
            None => counted(finds, at),
        };
        if let Some((value, start)) = found {
            finds.add(FactKind::Duration, value, start, word.end);
        }
    }
}

/// "Three weeks", "for a week": the value of what ends with the unit at a word, and where it starts.
fn counted(finds: &Finds, at: usize) -> Option<(String, usize)> {
    let words = &finds.text.words;
    let word = words.get(at)?;
    let text = finds.slice(word.start, word.end);
    let kind = unit(text)?;
    let before = words.get(at.checked_sub(1)?)?;
    let name = finds.slice(before.start, before.end);
    if let Some(article) = whole(finds, at) {
        return Some((iso(1, kind), article));
    }
    let count = amount(name).or((kind == 'F').then_some(1))?;
    let (lead, _) = finds.word_before(before.start);
    let article = ARTICLES.has(name) && (!LEADS.has(lead) || matches!(text, "an" | "tag" | "min"));
    let some_day = name == "one" && text == "day" && !LEADS.has(lead);
    let english = some_day || text == "time" && matches!(name, "a" | "an" | "one" | "another");
    // "3,5 år" is no five years.
    let part = finds
        .numbers
        .iter()
        .any(|number| number.start < before.start && before.end == number.end);
    if part {
        return None;
    }
    let apart = finds.slice(before.end, word.start).len() > 1;
    (!article && name != "few" && !english && !apart && !each(finds, at))
        .then(|| (iso(count, kind), before.start))
}

/// "A whole week", "et helt år": where the article before the unit at a word stands.
fn whole(finds: &Finds, at: usize) -> Option<usize> {
    let article = at.checked_sub(2)?;
    let told = matches!(
        (finds.text.word(article), finds.text.word(at - 1)),
        ("a" | "an", "whole" | "full" | "entire" | "solid" | "good")
            | ("en" | "et" | "ei" | "eit", "hel" | "helt" | "heil")
    );
    let sure = told && !matches!(finds.text.word(at), "day" | "time" | "dag");
    sure.then(|| finds.text.words.get(article).map(|word| word.start))?
}

/// "24 hours a day", "sju dager i uka": how often, not how long.
fn each(finds: &Finds, at: usize) -> bool {
    let (lead, of) = (finds.text.word(at + 1), finds.text.word(at + 2));
    matches!(lead, "per" | "pr")
        || matches!(lead, "a" | "each" | "every") && unit(of).is_some()
        || lead == "i" && matches!(of, "uka" | "uken" | "veka" | "døgnet" | "måneden" | "året")
}

/// Norwegian compounds: "tredagers", "toukers".
const COMPOUNDS: &[(&str, char)] = &[
    ("dagers", 'D'),
    ("ukers", 'W'),
    ("måneders", 'M'),
    ("års", 'Y'),
    ("timers", 'H'),
    ("minutters", 'm'),
];

fn compound(word: &str) -> Option<String> {
    let (head, kind) = COMPOUNDS
        .iter()
        .find_map(|(tail, kind)| word.strip_suffix(tail).map(|head| (head, *kind)))?;
    small(head)
        .and_then(|count| i32::try_from(count).ok())
        .filter(|count| (1..1000).contains(count))
        .map(|count| iso(count, kind))
}

/// "Two-week", "treukers", "6-month".
fn joined(word: &str) -> Option<String> {
    if let Some(value) = compound(word) {
        return Some(value);
    }
    let (count, tail) = word.split_once('-')?;
    let tail = tail.split('-').next().unwrap_or(tail);
    let tail = tail
        .strip_suffix('s')
        .filter(|_| unit(tail).is_none())
        .unwrap_or(tail);
    let kind = unit(tail).filter(|kind| *kind != 'F')?;
    small(count)
        .and_then(|count| i32::try_from(count).ok())
        .filter(|count| (1..1000).contains(count))
        .map(|count| iso(count, kind))
}

/// "Half an hour", "halvannen time", "to og en halv time", "an hour and a half", "2,5 timer".
fn halves(finds: &Finds) -> Vec<(String, usize, usize)> {
    let words = &finds.text.words;
    let found = (0..words.len()).filter_map(|at| {
        let (count, kind, length) = half(finds, at)?;
        let whole = if count > 0 {
            count.to_string()
        } else {
            String::new()
        };
        let value = match kind {
            'H' if count < 0 => format!("PT{}M", -15 * count),
            'H' if count == 0 => "PT30M".to_string(),
            'H' => format!("PT{whole}H30M"),
            'M' => format!("P{whole}{}15D", if count > 0 { "M" } else { "" }),
            'W' if count > 0 => format!("P{}D", 7 * count + 3),
            'D' if count > 0 => format!("P{whole}DT12H"),
            'Y' if count == 0 => "P6M".to_string(),
            'Y' => format!("P{whole}Y6M"),
            _ => return None,
        };
        let (first, last) = (words.get(at)?, words.get(at + length - 1)?);
        Some((value, first.start, last.end))
    });
    found.collect()
}

/// A count and a half of a unit: the count (-1 for a quarter, -3 for three), the unit, how many words tell it.
fn half(finds: &Finds, at: usize) -> Option<(i32, char, usize)> {
    let text = |step: usize| finds.text.word(at + step);
    let half = |word: &str| matches!(word, "half" | "halv" | "halvt" | "halve" | "halvår");
    let article = |word: &str| matches!(word, "a" | "an" | "en" | "ein" | "et" | "eit" | "ei");
    let and_half = |step: usize| {
        matches!(text(step), "and" | "og") && article(text(step + 1)) && half(text(step + 2))
    };
    match text(0) {
        "halvannen" | "halvannet" | "halvanna" => return Some((1, unit(text(1))?, 2)),
        "halvtime" | "halvtimen" => return Some((0, 'H', 1)),
        "kvarter" => return Some((-1, 'H', 1)),
        "trekvarter" => return Some((-3, 'H', 1)),
        "tre" if text(1) == "kvarter" => return Some((-3, 'H', 2)),
        word if half(word) && article(text(1)) => return Some((0, unit(text(2))?, 3)),
        word if half(word) && unit(text(1)).is_some() => return Some((0, unit(text(1))?, 2)),
        _ => {}
    }
    let count = amount(text(0))?;
    if and_half(1) {
        return Some((count, unit(text(4))?, 5));
    }
    let kind = unit(text(1))?;
    and_half(2).then_some((count, kind, 5))
}

fn iso(count: i32, unit: char) -> String {
    match unit {
        'H' => format!("PT{count}H"),
        'm' => format!("PT{count}M"),
        'F' => format!("P{}W", count * 2),
        _ => format!("P{count}{unit}"),
    }
}
