//! Amounts of money, as `64.50 GBP`.

mod currency;
mod words;

pub use currency::of_country;
pub use words::in_words;

use super::scan::{Finds, Number};
use crate::read::words::Words;
use crate::reading::FactKind;
use currency::{UNITS, crowns};

/// Amounts in digits with a sign or a word before or after.
pub fn find(finds: &mut Finds, own: &str) {
    for number in finds.numbers.clone() {
        if let Some((code, start, end, digits)) = unit_of(finds, number, own)
            && let Some(value) = value(&digits, code, own)
        {
            finds.add(FactKind::Money, value, start, end);
        } else if let Some(value) = bare(finds, number, own).or_else(|| beside(finds, number, own))
        {
            finds.add(FactKind::Money, value, number.start, number.end);
        }
    }
    in_words(finds, own);
}

/// Words behind which a number is a price.
static COSTS: Words = Words::new(
    "cost costs paid price charged debited trukket trakk belastet kostet koster kosta betalte betalt pris prisen beløpet summen kostade betalade kostede",
);

/// "Den kostet 149,50": a price without a currency, in the desk's own; a whole number only where nothing follows it.
fn bare(finds: &Finds, number: Number, own: &str) -> Option<String> {
    let (word, at) = finds.word_before(number.start);
    let digits = finds.slice(number.start, number.end);
    let after = finds.slice(number.end, finds.folded().len());
    let cents = digits.len() > 3
        && digits
            .get(digits.len() - 3..)
            .is_some_and(|tail| tail.starts_with([',', '.']));
    let ends = after.is_empty() || after.starts_with(['.', ',', '!', '?', ')']);
    let whole =
        ends && (2..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let (earlier, _) = finds.word_before(at);
    let sum = matches!(word, "of" | "på")
        && matches!(
            earlier,
            "fee"
                | "price"
                | "total"
                | "amount"
                | "sum"
                | "refund"
                | "charge"
                | "gebyr"
                | "gebyret"
                | "pris"
                | "prisen"
                | "beløp"
                | "beløpet"
                | "refusjon"
                | "trekk"
                | "frakt"
        );
    (COSTS.has(word) && (cents || whole) || sum && cents)
        .then(|| value(digits, own, own))
        .flatten()
}

/// "From 30 to 45 pounds", "99 kroner, ikke 49": a number without a currency whose neighbour has one.
fn beside(finds: &Finds, number: Number, own: &str) -> Option<String> {
    let digits = finds.slice(number.start, number.end);
    let at = finds
        .numbers
        .iter()
        .position(|other| other.start == number.start)?;
    let next = finds.numbers.get(at + 1).filter(|next| {
        matches!(
            finds.slice(number.end, next.start),
            " til " | " to " | " or " | " eller " | " - "
        )
    });
    if let Some((code, ..)) = next.and_then(|next| unit_of(finds, *next, own)) {
        return value(digits, code, own);
    }
    let (word, _) = finds.word_before(number.start);
    let after = finds.slice(number.end, finds.folded().len());
    let ends = after.is_empty() || after.starts_with(['.', ',', '!', '?', ')']);
    let contrast = matches!(
        word,
        "ikke" | "not" | "sier" | "says" | "only" | "bare" | "til" | "to"
    );
    if !contrast || !ends {
        return None;
    }
    let sentence = finds.text.sentence_of(number.start);
    let known = finds.numbers.get(..at)?.iter().rev().take(2);
    let mut known = known.filter(|other| other.start >= sentence.start);
    known.find_map(|other| {
        let (code, ..) = unit_of(finds, *other, own)?;
        value(digits, code, own)
    })
}

type Amount = (&'static str, usize, usize, String);

/// Units that stand only behind their number.
static BEHIND: Words = Words::new(
    "pound pounds quid euro euros dollars dollar pund bucks pence cents øre lapp spenn fiver tenner",
);

fn unit_of(finds: &Finds, number: Number, own: &str) -> Option<Amount> {
    let folded = finds.folded();
    let (end, digits) = thousands(finds, number);
    let before = folded.get(..number.start).unwrap_or("");
    let after = folded.get(end..).unwrap_or("");
    let attached = || {
        let mut units = UNITS.iter().filter(|(unit, _)| unit.len() >= 2);
        units.any(|(unit, _)| before.ends_with(unit))
    };
    if before.ends_with(char::is_alphabetic) && !attached() {
        return None;
    }
    // "449,-" and "449,–".
    let dashed = after
        .strip_prefix(",-")
        .or_else(|| after.strip_prefix(".-"));
    if dashed.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) {
        return Some(("kr", number.start, end + 2, digits));
    }
    // "80p" is British; elsewhere a page or a part.
    let pence = after
        .strip_prefix('p')
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if pence && own == "GBP" && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(("GBP/100", number.start, end + 1, digits));
    }
    if let Some((code, start)) = unit_before(before) {
        return Some((code, start, end, digits));
    }
    let (code, stop) = unit_after(after)?;
    Some((code, number.start, end + stop, digits))
}

/// "£ 12", "kr. 450": the currency and where it starts, in the text before a number.
fn unit_before(before: &str) -> Option<(&'static str, usize)> {
    let trimmed = before.trim_end();
    if before.len() - trimmed.len() > 1 {
        return None;
    }
    let units = UNITS.iter().filter(|(unit, _)| !BEHIND.has(unit));
    units
        .filter_map(|(unit, code)| {
            let bare = trimmed
                .strip_suffix('.')
                .filter(|_| *unit == "kr")
                .unwrap_or(trimmed);
            let head = bare.strip_suffix(unit)?;
            let whole =
                !unit.chars().all(char::is_alphabetic) || !head.ends_with(char::is_alphanumeric);
            whole.then_some((*code, head.len()))
        })
        .next()
}

/// "12 pounds", "450-kroner": the currency and how far it goes, in the text behind a number.
fn unit_after(after: &str) -> Option<(&'static str, usize)> {
    let spaced = after.trim_start_matches(' ').trim_start_matches('-');
    let gap = after.len() - spaced.len();
    let (unit, code) = UNITS
        .iter()
        .filter(|(unit, _)| spaced.starts_with(unit))
        .max_by_key(|(unit, _)| unit.len())?;
    let rest = spaced.get(unit.len()..).unwrap_or("");
    let whole = !unit.chars().all(char::is_alphabetic) || !rest.starts_with(char::is_alphanumeric);
    (gap <= 1 && whole).then_some((*code, gap + unit.len()))
}

/// "1 219,50": groups of three after a space belong to the number.
fn thousands(finds: &Finds, number: Number) -> (usize, String) {
    let mut end = number.end;
    let mut digits = finds.slice(number.start, number.end).to_string();
    if digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        for next in finds.numbers.iter().filter(|next| next.start > number.end) {
            let group = finds.slice(next.start, next.end);
            let whole = group
                .get(..3)
                .is_some_and(|head| head.bytes().all(|byte| byte.is_ascii_digit()))
                && (group.len() == 3
                    || group
                        .as_bytes()
                        .get(3)
                        .is_some_and(|byte| matches!(byte, b',' | b'.')));
            if next.start != end + 1 || finds.slice(end, next.start) != " " || !whole {
                break;
            }
            digits.push_str(group);
            end = next.end;
        }
    }
    (end, digits)
}

/// `1.219,50` and a code → `1219.50 NOK`.
fn value(digits: &str, code: &str, own: &str) -> Option<String> {
    let point = digits
        .rfind(['.', ','])
        .filter(|at| (1..=2).contains(&(digits.len() - at - 1)));
    let mut whole = String::new();
    let mut cents = String::new();
    for (at, c) in digits.char_indices() {
        match (c, point) {
            ('0'..='9', Some(point)) if at > point => cents.push(c),
            ('0'..='9', _) => whole.push(c),
            ('.' | ',', _) => {}
            _ => return None,
        }
    }
    if whole.is_empty() || whole.len() > 12 {
        return None;
    }
    let (code, hundredth) = match code.split_once('/') {
        Some((code, _)) => (code, true),
        None => (code, false),
    };
    let code = if code == "kr" { crowns(own) } else { code };
    if hundredth {
        let pence: u64 = whole.parse().ok()?;
        return Some(format!("{}.{:02} {code}", pence / 100, pence % 100));
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(format!("{whole}.{cents:0<2} {code}"))
}
