//! Amounts, times, numbers of orders, and numbers in figures or words.

use super::{Claim, Token, Value, between};
use crate::{
    language::Language, locale::Locales, read::numbers::word as number_word, source::Span,
};
use std::{collections::BTreeMap, sync::LazyLock};

/// `KK-20417`, `A1234`: capitals, then digits.
pub(super) fn code(text: &str, words: &[Token]) -> Option<(Claim, usize)> {
    let [letters, digits, ..] = words else {
        return None;
    };
    let raw = letters.span.of(text);
    let capitals = raw.chars().all(|c| c.is_ascii_uppercase()) && raw.len() <= 6;
    let joined = matches!(between(text, letters, digits), "-" | "" | "#" | "/");
    if letters.number || !digits.number || !capitals || !joined || digits.folded.len() < 2 {
        return None;
    }
    if !digits.folded.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value = Value::Code(format!("{raw}{}", digits.folded));
    Some((
        Claim {
            value,
            span: Span::new(letters.span.start, digits.span.end),
        },
        2,
    ))
}

const SIGNS: [(char, &str); 3] = [('£', "GBP"), ('€', "EUR"), ('$', "USD")];
const UNITS: [(&str, &str); 22] = [
    ("gbp", "GBP"),
    ("pound", "GBP"),
    ("pounds", "GBP"),
    ("eur", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("usd", "USD"),
    ("dollar", "USD"),
    ("dollars", "USD"),
    ("kr", "kr"),
    ("kroner", "kr"),
    ("kronene", "kr"),
    ("kronen", "kr"),
    ("krone", "kr"),
    ("kronor", "kr"),
    ("nok", "kr"),
    ("sek", "kr"),
    ("dkk", "kr"),
    ("pund", "GBP"),
    ("libras", "GBP"),
    ("franken", "CHF"),
    ("chf", "CHF"),
];

fn unit(word: &str) -> Option<&'static str> {
    UNITS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, unit)| *unit)
}

/// `£85.00`, `447 kr`, `kr 1 219,50`, `89,-`.
pub(super) fn money(text: &str, words: &[Token]) -> Option<(Claim, usize)> {
    let first = words.first()?;
    if !first.number {
        let named = unit(&first.folded)?;
        let number = words
            .get(1)
            .filter(|it| it.number && matches!(between(text, first, it), " " | ". " | ""))?;
        let (hundredths, used, end) = amount(text, words.get(1..)?, number)?;
        let span = Span::new(first.span.start, end);
        return Some((
            Claim {
                value: Value::Money(hundredths, named),
                span,
            },
            used + 1,
        ));
    }
    let before = text
        .get(..first.span.start)?
        .trim_end_matches([' ', '\u{a0}']);
    let sign = before.chars().next_back();
    let (hundredths, used, end) = amount(text, words, first)?;
    let after = text.get(end..)?;
    let sign_after = after.trim_start_matches([' ', '\u{a0}']).chars().next();
    let signed = |sign: Option<char>| SIGNS.iter().find(|(it, _)| Some(*it) == sign);
    if let Some((c, named)) = signed(sign) {
        let start = before.len() - c.len_utf8();
        return Some((
            Claim {
                value: Value::Money(hundredths, named),
                span: Span::new(start, end),
            },
            used,
        ));
    }
    if let Some((c, named)) = signed(sign_after) {
        let to = end + after.find(*c).unwrap_or(0) + c.len_utf8();
        return Some((
            Claim {
                value: Value::Money(hundredths, named),
                span: Span::new(first.span.start, to),
            },
            used,
        ));
    }
    if after.starts_with(",-") || after.starts_with(".-") {
        return Some((
            Claim {
                value: Value::Money(hundredths, "kr"),
                span: Span::new(first.span.start, end + 2),
            },
            used,
        ));
    }
    let next = words.get(used)?;
    let named = unit(&next.folded).filter(|_| next.span.start <= end + 2)?;
    Some((
        Claim {
            value: Value::Money(hundredths, named),
            span: Span::new(first.span.start, next.span.end),
        },
        used + 1,
    ))
}

/// Hundredths of a number that may be grouped by spaces ("1 219,50"); how many tokens it took, and where it ends.
fn amount(text: &str, words: &[Token], first: &Token) -> Option<(i64, usize, usize)> {
    let mut digits = first.folded.clone();
    let mut used = 1;
    let mut end = first.span.end;
    while digits.len() <= 9
        && let Some(next) = words.get(used)
        && next.number
        && matches!(
            text.get(end..next.span.start),
            Some(" " | "\u{a0}" | "\u{202f}")
        )
        && next
            .folded
            .split([',', '.'])
            .next()
            .is_some_and(|group| group.len() == 3)
        && digits.len() <= 3 * used
        && !digits.contains([',', '.'])
    {
        digits.push_str(&next.folded);
        end = next.span.end;
        used += 1;
    }
    Some((thousandths(&digits)? / 10, used, end))
}

/// Thousandths: the last of `.` and `,` parts the decimals if one or two digits follow it.
fn thousandths(digits: &str) -> Option<i64> {
    let point = digits
        .rfind(['.', ','])
        .filter(|at| (1..=2).contains(&(digits.len() - at - 1)));
    let whole: String = digits
        .get(..point.unwrap_or(digits.len()))?
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let rest = point.and_then(|at| digits.get(at + 1..)).unwrap_or("");
    if digits.contains([':', '/']) || whole.is_empty() || whole.len() > 12 || !digits.is_ascii() {
        return None;
    }
    let decimals: i64 = format!("{rest:0<3}").parse().ok()?;
    Some(whole.parse::<i64>().ok()? * 1000 + decimals)
}

/// `14:05`, `kl. 10.30`.
pub(super) fn time(text: &str, words: &[Token]) -> Option<(Claim, usize)> {
    let first = words.first().filter(|it| it.number)?;
    if !first.folded.contains([':', '.']) {
        return None;
    }
    let before = super::tail(text, first.span.start);
    let clock = ["kl.", "kl", "klokka", "klokken", "klockan", "um"]
        .iter()
        .any(|word| before.ends_with(word));
    let (hour, minute) = first
        .folded
        .split_once(':')
        .or_else(|| first.folded.split_once('.').filter(|_| clock))?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 25 && minute < 60).then_some((
        Claim {
            value: Value::Time(hour * 60 + minute),
            span: first.span,
        },
        1,
    ))
}

/// A number in figures or words; "one" and its like count as articles.
pub(super) fn number(
    token: &Token,
    rest: &[Token],
    text: &str,
    language: &Language,
) -> Option<(Claim, usize)> {
    if token.number {
        let (hundredths, used, end) = amount(text, rest, token)?;
        let value = thousandths(&token.folded)
            .filter(|_| used == 1)
            .unwrap_or(hundredths * 10);
        return Some((
            Claim {
                value: Value::Number(value),
                span: Span::new(token.span.start, end),
            },
            used,
        ));
    }
    let value = spelled(&token.folded, language)?;
    // "two hundred": the next word multiplies.
    let hundred = rest.get(1).filter(|next| {
        matches!(
            next.folded.as_str(),
            "hundred" | "hundre" | "hundrede" | "hundra"
        )
    });
    match hundred {
        Some(next) if value < 100 => {
            let span = Span::new(token.span.start, next.span.end);
            Some((
                Claim {
                    value: Value::Number(value * 100_000),
                    span,
                },
                2,
            ))
        }
        _ => Some((
            Claim {
                value: Value::Number(value * 1000),
                span: token.span,
            },
            1,
        )),
    }
}

/// The words for 2 to 12, by language: "to" is two in Norwegian and none in English.
static SMALL: LazyLock<BTreeMap<&'static str, Vec<String>>> = LazyLock::new(|| {
    let locales = Locales::default();
    ["en", "nb", "nn", "da", "sv", "de", "es", "fr", "nl", "fi"]
        .into_iter()
        .map(|tag| {
            let locale = locales.of(&Language::new(tag));
            let words = (2..=12)
                .filter_map(|count| locale.map(|locale| locale.words(count)))
                .collect();
            (tag, words)
        })
        .collect()
});

fn spelled(word: &str, language: &Language) -> Option<i64> {
    if word.len() < 2 || word.len() > 16 {
        return None;
    }
    let words = SMALL.get(language.base()).or_else(|| SMALL.get("en"))?;
    if let Some(at) = words.iter().position(|it| it == word) {
        return i64::try_from(at + 2).ok();
    }
    if language.base() == "nb" && word == "syv" {
        return Some(7);
    }
    // Larger words are no other words anywhere.
    let value = number_word(word).filter(|value| *value > 12)?;
    (!matches!(
        word,
        "tres" | "quince" | "once" | "doce" | "hundred" | "hundre"
    ))
    .then_some(i64::from(value))
}
