//! The shapes in which people write dates and times.

mod distance;
mod months;
mod numeric;
mod ordinals;
mod periods;
mod ranges;
mod tense;
mod weekdays;

pub use distance::{DISTANCES, WEEKENDS, relative};
pub use periods::PERIODS;
pub use tense::{Direction, direction};
pub use weekdays::weekdays;

use super::scan::Finds;
use jiff::civil::Date;

/// A date found: where, and its value (a day, or `2026-03` for a month alone).
#[derive(Clone, Debug)]
pub struct When {
    /// First folded byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// ISO 8601.
    pub value: String,
    /// The day, if it is one.
    pub date: Option<Date>,
}

/// What dates are told from.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The letter's date.
    pub today: Date,
    /// Its language.
    pub language: &'a str,
    /// 5/12 is the twelfth of May.
    pub month_first: bool,
}

fn day(start: usize, end: usize, date: Date) -> When {
    When {
        start,
        end,
        value: date.to_string(),
        date: Some(date),
    }
}

/// A day of the month and a month without a year: the nearest one.
fn nearest(today: Date, month: i8, of_month: i8) -> Option<Date> {
    let year = today.year();
    let days = |date: &Date| (*date - today).get_days().abs();
    [year - 1, year, year + 1]
        .into_iter()
        .filter_map(|year| Date::new(year, month, of_month).ok())
        .min_by_key(days)
}

fn year_of(text: &str) -> Option<i16> {
    match text.len() {
        4 => text.parse().ok().filter(|year| (1900..2100).contains(year)),
        2 => text
            .parse::<i16>()
            .ok()
            .map(|year| if year < 70 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

/// Dates with a day in digits (or a month alone).
pub fn explicit(finds: &Finds, asked: Asked) -> Vec<When> {
    let numbers = finds
        .numbers
        .iter()
        .filter(|number| !finds.taken(crate::source::Span::new(number.start, number.end)));
    let mut found: Vec<When> = numbers
        .filter_map(|number| {
            numeric::find(finds, *number, asked)
                .or_else(|| months::beside(finds, *number, asked))
                .or_else(|| ranges::first_of_range(finds, *number, asked))
                .or_else(|| months::day_alone(finds, *number, asked))
        })
        .collect();
    found.extend(ranges::last_of_ranges(finds, asked));
    months::alone(finds, asked, &mut found);
    for when in &mut found {
        weekdays::beside(finds, when);
    }
    found
}
