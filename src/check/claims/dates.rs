//! Days as people write them.

use super::{Claim, Token, Value, between};
use crate::{language::Language, source::Span};
use jiff::civil::{Date, Weekday};
use std::{collections::HashMap, sync::LazyLock};

/// Months by name, in the languages we write.
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "januari", "jänner", "enero", "janvier",
    ],
    &[
        "february", "feb", "februar", "februari", "febrero", "février",
    ],
    &["march", "mar", "mars", "marts", "märz", "marzo", "maart"],
    &["april", "apr", "abril", "avril"],
    &["may", "mai", "maj", "mayo", "mei"],
    &["june", "jun", "juni", "junio", "juin"],
    &["july", "jul", "juli", "julio", "juillet"],
    &["august", "aug", "augusti", "agosto", "août", "augustus"],
    &["september", "sep", "sept", "septiembre", "septembre"],
    &["october", "oct", "okt", "oktober", "octubre", "octobre"],
    &["november", "nov", "noviembre", "novembre"],
    &[
        "december",
        "dec",
        "des",
        "desember",
        "dezember",
        "dez",
        "diciembre",
        "décembre",
    ],
];

const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (
        Weekday::Monday,
        &[
            "monday", "mandag", "måndag", "montag", "lunes", "lundi", "maandag", "måndag",
        ],
    ),
    (
        Weekday::Tuesday,
        &[
            "tuesday", "tirsdag", "tisdag", "dienstag", "martes", "mardi", "dinsdag", "tysdag",
        ],
    ),
    (
        Weekday::Wednesday,
        &[
            "wednesday",
            "onsdag",
            "mittwoch",
            "miércoles",
            "mercredi",
            "woensdag",
        ],
    ),
    (
        Weekday::Thursday,
        &[
            "thursday",
            "torsdag",
            "donnerstag",
            "jueves",
            "jeudi",
            "donderdag",
        ],
    ),
    (
        Weekday::Friday,
        &[
            "friday", "fredag", "freitag", "viernes", "vendredi", "vrijdag",
        ],
    ),
    (
        Weekday::Saturday,
        &[
            "saturday",
            "lørdag",
            "lördag",
            "samstag",
            "sonnabend",
            "sábado",
            "samedi",
            "zaterdag",
            "laurdag",
        ],
    ),
    (
        Weekday::Sunday,
        &[
            "sunday", "søndag", "söndag", "sonntag", "domingo", "dimanche", "zondag", "sundag",
        ],
    ),
];

static BY_MONTH: LazyLock<HashMap<&str, i8>> = LazyLock::new(|| {
    let months = MONTHS.iter().zip(1_i8..);
    months
        .flat_map(|(names, month)| names.iter().map(move |name| (*name, month)))
        .collect()
});

/// The days of the week with their endings: plural, definite ("Sundays", "fredagen").
static BY_WEEKDAY: LazyLock<HashMap<String, Weekday>> = LazyLock::new(|| {
    let ends = ["", "s", "en", "er", "ene", "'s", "ar"];
    let named = WEEKDAYS
        .iter()
        .flat_map(|(day, names)| names.iter().map(move |name| (name, *day)));
    named
        .flat_map(|(name, day)| ends.iter().map(move |end| (format!("{name}{end}"), day)))
        .collect()
});

pub(super) fn month(word: &str) -> Option<i8> {
    BY_MONTH.get(word).copied()
}

/// The day of the week of a word, plural or definite too ("Sundays", "fredagen").
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    if word.len() < 5 {
        return None;
    }
    BY_WEEKDAY.get(word).copied()
}

/// A day or a weekday that begins at the first token.
pub(super) fn at(text: &str, words: &[Token], language: &Language) -> Option<(Claim, usize)> {
    let first = words.first()?;
    if !first.number {
        if let Some(day) = weekday(&first.folded) {
            return Some((
                Claim {
                    value: Value::Weekday(day),
                    span: first.span,
                },
                1,
            ));
        }
        return month_first(text, words);
    }
    if let Some((year, month, day)) = numeric(&first.folded, language) {
        return Some((
            Claim {
                value: Value::Day(year, month, day),
                span: first.span,
            },
            1,
        ));
    }
    day_first(text, words, language)
}

/// "May 8", "May 8th, 2026": the month with a capital, or it is the verb.
fn month_first(text: &str, words: &[Token]) -> Option<(Claim, usize)> {
    let [name, number, ..] = words else {
        return None;
    };
    let month = month(&name.folded)?;
    let capital = name.span.of(text).starts_with(char::is_uppercase);
    if !capital || between(text, name, number) != " " {
        return None;
    }
    let day = day_number(&number.folded)?;
    let mut used = 2;
    let mut end = number.span.end;
    if let Some(tail) = words.get(2).filter(|tail| is_ordinal(text, number, tail)) {
        used = 3;
        end = tail.span.end;
    }
    let (year, used, end) = year_after(text, words, used, end);
    Some((
        Claim {
            value: Value::Day(year, month, day),
            span: Span::new(name.span.start, end),
        },
        used,
    ))
}

/// "8 May", "8. mai 2026", "8th of May", "5 de mayo de 2026", "the 8th".
fn day_first(text: &str, words: &[Token], language: &Language) -> Option<(Claim, usize)> {
    let number = words.first()?;
    let day = day_number(&number.folded)?;
    let mut used = 1;
    let mut end = number.span.end;
    let mut ordinal = false;
    if let Some(tail) = words.get(1).filter(|tail| is_ordinal(text, number, tail)) {
        used = 2;
        end = tail.span.end;
        ordinal = true;
    }
    let mut next = used;
    if words
        .get(next)
        .is_some_and(|word| matches!(word.folded.as_str(), "of" | "de" | "den"))
    {
        next += 1;
    }
    let named = words
        .get(next)
        .filter(|word| near(text, end, word.span.start))
        .and_then(|word| Some((month(&word.folded)?, word.span.end)));
    if let Some((month, end)) = named {
        let (year, used, end) = year_after(text, words, next + 1, end);
        return Some((
            Claim {
                value: Value::Day(year, month, day),
                span: Span::new(number.span.start, end),
            },
            used,
        ));
    }
    // "the 8th", "den 4." name a day without a month.
    let after = text.get(end..).unwrap_or("");
    let scandinavian = matches!(language.base(), "nb" | "nn" | "da" | "sv" | "de");
    let before = super::tail(text, number.span.start);
    let stopped = scandinavian
        && after.starts_with('.')
        && ["den", "der", "am", "fra", "til"]
            .iter()
            .any(|word| before.ends_with(word));
    (ordinal || stopped).then(|| {
        (
            Claim {
                value: Value::Nth(day),
                span: Span::new(number.span.start, end),
            },
            used,
        )
    })
}

fn near(text: &str, end: usize, start: usize) -> bool {
    let gap = text.get(end..start).unwrap_or("?");
    gap.len() <= 6 && !gap.contains([',', ';', '\n'])
}

fn is_ordinal(text: &str, number: &Token, tail: &Token) -> bool {
    between(text, number, tail).is_empty()
        && matches!(tail.folded.as_str(), "st" | "nd" | "rd" | "th")
}

fn day_number(word: &str) -> Option<i8> {
    (word.len() <= 2)
        .then(|| word.parse().ok())
        .flatten()
        .filter(|day| (1..=31).contains(day))
}

fn year_after(text: &str, words: &[Token], used: usize, end: usize) -> (Option<i16>, usize, usize) {
    let skip = usize::from(words.get(used).is_some_and(|word| word.folded == "de"));
    let year = words
        .get(used + skip)
        .filter(|word| {
            text.get(end..word.span.start)
                .is_some_and(|gap| gap.len() <= 4 && !gap.contains('.'))
        })
        .and_then(|word| Some((word.folded.parse::<i16>().ok()?, word.span.end)))
        .filter(|(year, _)| (1900..=2199).contains(year));
    match year {
        Some((year, end)) => (Some(year), used + skip + 1, end),
        None => (None, used, end),
    }
}

/// `2026-05-12`, `12.05.2026`, `12/5/26`, `12/5`.
fn numeric(word: &str, language: &Language) -> Option<(Option<i16>, i8, i8)> {
    if word.len() == 10
        && let Some(date) = crate::locale::parse_date(word)
    {
        return Some((Some(date.year()), date.month(), date.day()));
    }
    let sign = ['.', '/'].into_iter().find(|sign| word.contains(*sign))?;
    let parts: Vec<i16> = word
        .split(sign)
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let (one, two, year) = match parts.as_slice() {
        [one, two, year] => (
            *one,
            *two,
            Some(if *year < 100 { 2000 + *year } else { *year }),
        ),
        [one, two] if sign == '/' => (*one, *two, None),
        _ => return None,
    };
    let (day, month) = if language.tag() == "en-US" {
        (two, one)
    } else {
        (one, two)
    };
    let (day, month) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?);
    Date::new(year.unwrap_or(2024), month, day).ok()?;
    Some((year, month, day))
}
