//! The feasts people plan by.

use super::dates::{Direction, When, direction};
use super::scan::{Finds, alone};
use crate::read::words::Words;
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// Easter Sunday (the anonymous Gregorian computus).
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// When a feast is.
#[derive(Clone, Copy, Debug)]
pub enum Feast {
    /// Month and day.
    Fixed(i8, i8),
    /// Days from Easter Sunday.
    Easter(i32),
    /// The first day of the next year.
    NewYear,
    /// Month, and which Sunday of it.
    Sunday(i8, i8),
    /// Which Sunday of Advent; the fourth is the last before Christmas Day.
    Advent(i32),
}

impl Feast {
    fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Easter(days) => easter(year)?.checked_add(Span::new().days(days)).ok(),
            Self::NewYear => Date::new(year.checked_add(1)?, 1, 1).ok(),
            Self::Advent(number) => {
                let eve = Date::new(year, 12, 24).ok()?;
                let past = i32::from(eve.weekday().since(Weekday::Sunday));
                eve.checked_sub(Span::new().days(past + 7 * (4 - number)))
                    .ok()
            }
            Self::Sunday(month, number) => Date::new(year, month, 1)
                .ok()?
                .nth_weekday_of_month(number, Weekday::Sunday)
                .ok(),
        }
    }

    /// The next one from a day on, or the last one up to it.
    fn near(self, today: Date, back: bool) -> Option<Date> {
        let (fits, other): (fn(Date, Date) -> bool, i16) = if back {
            (|date, today| date <= today, -1)
        } else {
            (|date, today| date >= today, 1)
        };
        self.in_year(today.year())
            .filter(|date| fits(*date, today))
            .or_else(|| self.in_year(today.year().checked_add(other)?))
    }
}

/// Phrases, longest first where one begins another.
pub const FEASTS: &[(&str, Feast)] = &[
    ("christmas eve", Feast::Fixed(12, 24)),
    ("christmas day", Feast::Fixed(12, 25)),
    ("christmas", Feast::Fixed(12, 25)),
    ("xmas", Feast::Fixed(12, 25)),
    ("julaften", Feast::Fixed(12, 24)),
    ("julafton", Feast::Fixed(12, 24)),
    ("juleaften", Feast::Fixed(12, 24)),
    ("julen", Feast::Fixed(12, 24)),
    ("jula", Feast::Fixed(12, 24)),
    ("jul", Feast::Fixed(12, 24)),
    ("heiligabend", Feast::Fixed(12, 24)),
    ("weihnachten", Feast::Fixed(12, 25)),
    ("nochebuena", Feast::Fixed(12, 24)),
    ("navidad", Feast::Fixed(12, 25)),
    ("noël", Feast::Fixed(12, 25)),
    ("kerst", Feast::Fixed(12, 25)),
    ("new year's eve", Feast::Fixed(12, 31)),
    ("new year's day", Feast::NewYear),
    ("new year", Feast::NewYear),
    ("nyttårsaften", Feast::Fixed(12, 31)),
    ("nyttårsdag", Feast::NewYear),
    ("nyttår", Feast::NewYear),
    ("boxing day", Feast::Fixed(12, 26)),
    ("andre juledag", Feast::Fixed(12, 26)),
    ("annen juledag", Feast::Fixed(12, 26)),
    ("2. juledag", Feast::Fixed(12, 26)),
    ("første juledag", Feast::Fixed(12, 25)),
    ("1. juledag", Feast::Fixed(12, 25)),
    ("father's day", Feast::Sunday(6, 3)),
    ("fathers' day", Feast::Sunday(6, 3)),
    ("farsdag", Feast::Sunday(11, 2)),
    ("farsdagen", Feast::Sunday(11, 2)),
    ("morsdag", Feast::Sunday(2, 2)),
    ("morsdagen", Feast::Sunday(2, 2)),
    ("bonfire night", Feast::Fixed(11, 5)),
    ("andre påskedag", Feast::Easter(1)),
    ("annen påskedag", Feast::Easter(1)),
    ("2. påskedag", Feast::Easter(1)),
    ("første påskedag", Feast::Easter(0)),
    ("1. påskedag", Feast::Easter(0)),
    ("andre pinsedag", Feast::Easter(50)),
    ("annen pinsedag", Feast::Easter(50)),
    ("første pinsedag", Feast::Easter(49)),
    ("whit monday", Feast::Easter(50)),
    ("valentine's day", Feast::Fixed(2, 14)),
    ("palmesøndag", Feast::Easter(-7)),
    ("skjærtorsdag", Feast::Easter(-3)),
    ("påskeaften", Feast::Easter(-1)),
    ("silvester", Feast::Fixed(12, 31)),
    ("halloween", Feast::Fixed(10, 31)),
    ("syttende mai", Feast::Fixed(5, 17)),
    ("nasjonaldagen", Feast::Fixed(5, 17)),
    ("sankthansaften", Feast::Fixed(6, 23)),
    ("sankthans", Feast::Fixed(6, 23)),
    ("st. hans", Feast::Fixed(6, 23)),
    ("easter sunday", Feast::Easter(0)),
    ("easter monday", Feast::Easter(1)),
    ("easter", Feast::Easter(0)),
    ("påsken", Feast::Easter(0)),
    ("påska", Feast::Easter(0)),
    ("påske", Feast::Easter(0)),
    ("ostern", Feast::Easter(0)),
    ("pascua", Feast::Easter(0)),
    ("good friday", Feast::Easter(-2)),
    ("langfredag", Feast::Easter(-2)),
    ("karfreitag", Feast::Easter(-2)),
    ("pinsen", Feast::Easter(49)),
    ("pinsa", Feast::Easter(49)),
    ("pinse", Feast::Easter(49)),
    ("whitsun", Feast::Easter(49)),
    ("pfingsten", Feast::Easter(49)),
    ("pingst", Feast::Easter(49)),
    ("kristi himmelfartsdag", Feast::Easter(39)),
    ("ascension day", Feast::Easter(39)),
    ("første søndag i advent", Feast::Advent(1)),
    ("first sunday of advent", Feast::Advent(1)),
    ("first sunday in advent", Feast::Advent(1)),
    ("andre søndag i advent", Feast::Advent(2)),
    ("second sunday of advent", Feast::Advent(2)),
    ("second sunday in advent", Feast::Advent(2)),
    ("tredje søndag i advent", Feast::Advent(3)),
    ("third sunday of advent", Feast::Advent(3)),
    ("third sunday in advent", Feast::Advent(3)),
    ("fjerde søndag i advent", Feast::Advent(4)),
    ("fourth sunday of advent", Feast::Advent(4)),
    ("fourth sunday in advent", Feast::Advent(4)),
];

/// Words before a feast that make a date of it.
static LEADS: Words = Words::new(
    "by before until till for on at over after since før innen til i på etter siden senest vor bis zu an en avant à",
);

/// What is named a single day is one without such a word, unless something is called by it ("your Boxing Day sale").
fn a_day(phrase: &str, before: &str) -> bool {
    static CALLED: Words = Words::new("a an the your my our every hver en et ei den");
    let single = phrase.contains(' ')
        || matches!(
            phrase,
            "julaften"
                | "langfredag"
                | "skjærtorsdag"
                | "nyttårsaften"
                | "sankthansaften"
                | "påskeaften"
        );
    single && !CALLED.has(before)
}

/// "Before Christmas", "i pinsen": feasts that last are dates only behind a word that makes them one.
pub fn find(finds: &Finds, today: Date, language: &str) -> Vec<When> {
    let folded = finds.folded();
    let mut found: Vec<When> = Vec::new();
    for (phrase, feast) in FEASTS {
        for (at, _) in folded.match_indices(phrase) {
            let end = at + phrase.len();
            let (word, _) = finds.word_before(at);
            let known = |other: &When| other.start <= at && end <= other.end;
            if !alone(folded, at, end)
                || !(LEADS.has(word) || a_day(phrase, word))
                || found.iter().any(known)
            {
                continue;
            }
            let limit = matches!(
                word,
                "by" | "before" | "until" | "till" | "før" | "innen" | "til" | "for"
            );
            let back = matches!(word, "since" | "siden" | "after" | "etter")
                || !limit && direction(finds, at, language) == Direction::Past;
            if let Some(date) = feast.near(today, back) {
                found.push(When {
                    start: at,
                    end,
                    value: date.to_string(),
                    date: Some(date),
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::easter;
    use jiff::civil::date;

    #[test]
    fn easter_falls_where_it_falls() {
        for (year, day) in [
            (2024, date(2024, 3, 31)),
            (2025, date(2025, 4, 20)),
            (2026, date(2026, 4, 5)),
            (2027, date(2027, 3, 28)),
            (2038, date(2038, 4, 25)),
        ] {
            assert_eq!(easter(year), Some(day));
        }
    }
}
