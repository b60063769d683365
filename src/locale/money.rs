//! Money: a stable decimal formatter and a small table of patterns.

use super::Locale;
use fixed_decimal::Decimal;
use std::{fmt, str::FromStr};

/// An amount with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// The amount.
    pub amount: Decimal,
    /// ISO 4217 (`GBP`), or `kr` where nobody said which.
    pub unit: String,
}

const SIGNS: [(&str, &str); 8] = [
    ("£", "GBP"),
    ("€", "EUR"),
    ("US$", "USD"),
    ("$", "USD"),
    ("kroner", "kr"),
    ("kr.", "kr"),
    ("kr", "kr"),
    (",-", "kr"),
];

impl Money {
    /// Reads `64.50 GBP`, `£64.50`, `219 kr`, `kr 1 219,50`, `€1.234,50`. Anything else, also an amount in a longer text, is
    /// `None`.
    ///
    /// ```
    /// use regards::locale::Money;
    /// let money = Money::parse("kr 1 219,50").map(|money| (money.amount.to_string(), money.unit));
    /// assert_eq!(money, Some(("1219.50".to_string(), "kr".to_string())));
    /// assert_eq!(Money::parse("149 kr per month"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace(['\u{a0}', '\u{202f}'], " ");
        let first = text.find(|c: char| c.is_ascii_digit())?;
        let last = text.rfind(|c: char| c.is_ascii_digit())? + 1;
        let (before, digits, after) = (
            text.get(..first)?.trim(),
            text.get(first..last)?,
            text.get(last..)?.trim(),
        );
        let (sign, before) = match before.strip_prefix(['-', '−']) {
            Some(rest) => ("-", rest.trim()),
            None => ("", before),
        };
        let unit = match (before, after) {
            ("", "") => return None,
            (unit, "") | ("", unit) => unit_named(unit)?,
            _ => return None,
        };
        let amount = Decimal::from_str(&format!("{sign}{}", canonical(digits)?)).ok()?;
        Some(Self { amount, unit })
    }

    /// So many times the amount; `None` where it cannot be told in eighteen digits.
    ///
    /// ```
    /// use regards::locale::Money;
    /// let three = Money::parse("£4.50").and_then(|money| money.times(3));
    /// assert_eq!(three.map(|money| money.to_string()), Some("13.50 GBP".to_string()));
    /// ```
    pub fn times(&self, count: u32) -> Option<Self> {
        let text = self.amount.to_string();
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits: i64 = format!("{whole}{part}").parse().ok()?;
        let mut amount = Decimal::from(digits.checked_mul(i64::from(count))?);
        amount.multiply_pow10(-i16::try_from(part.len()).ok()?);
        Some(Self {
            amount,
            unit: self.unit.clone(),
        })
    }
}

/// As [`Money::parse`] reads it again.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit)
    }
}

fn unit_named(word: &str) -> Option<String> {
    if word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase()) {
        return Some(word.to_string());
    }
    let lower = word.to_lowercase();
    SIGNS
        .iter()
        .find(|(sign, _)| *sign == word || *sign == lower)
        .map(|(_, unit)| (*unit).to_string())
}

/// Digits with one full stop: the last of `.` and `,` parts the decimals if one or two digits follow it.
fn canonical(digits: &str) -> Option<String> {
    let point = digits
        .rfind(['.', ','])
        .filter(|at| (1..=2).contains(&(digits.len() - at - 1)));
    let mut canonical = String::with_capacity(digits.len());
    for (at, c) in digits.char_indices() {
        match c {
            '0'..='9' => canonical.push(c),
            '.' | ',' if Some(at) == point => canonical.push('.'),
            '.' | ',' | ' ' | '\'' => {}
            _ => return None,
        }
    }
    Some(canonical)
}

/// How a language shows a unit.
struct Pattern {
    sign: &'static str,
    before: bool,
    space: bool,
}

/// After CLDR 44 (`numbers/currencies`, standard pattern), without the digits behind the point where they are all zero.
fn pattern(locale: &Locale, unit: &str) -> Pattern {
    let (before, space) = match locale.base() {
        "en" => (true, false),
        "nl" => (true, true),
        _ => (false, true),
    };
    let sign = match (unit, locale.tag) {
        ("kr", _) => {
            return Pattern {
                sign: "kr",
                before: false,
                space: true,
            };
        }
        ("NOK", "nb" | "nn") | ("SEK", "sv") | ("DKK", "da") => "kr",
        ("GBP", _) => "£",
        ("EUR", _) => "€",
        ("USD", "en-US" | "de") => "$",
        ("USD", "en-GB" | "es" | "nl") => "US$",
        _ => "",
    };
    Pattern {
        sign,
        before,
        // A code is a word, and stands apart from the number everywhere.
        space: space || sign.is_empty(),
    }
}

pub(super) fn write(locale: &Locale, money: &Money) -> Option<String> {
    let mut amount = money.amount.clone();
    amount.trim_end();
    if amount.absolute.nonzero_magnitude_end() < 0 {
        amount.absolute.pad_end(-2);
    }
    let Pattern {
        sign,
        before,
        space,
    } = pattern(locale, &money.unit);
    let sign = if sign.is_empty() { &money.unit } else { sign };
    let space = if space { " " } else { "" };
    let negative = amount.sign == fixed_decimal::Sign::Negative;
    if negative && before {
        amount.sign = fixed_decimal::Sign::None;
        return Some(format!("-{sign}{space}{}", locale.number(&amount)?));
    }
    let number = locale.number(&amount)?;
    Some(if before {
        format!("{sign}{space}{number}")
    } else {
        format!("{number}{space}{sign}")
    })
}
