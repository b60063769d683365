//! Ground: details that are known, ready to be compared.

use crate::{
    check::claims::{Value, claims_of},
    language::Language,
    locale::parse_date,
    source::Span,
    text::{norm, tokens},
};
use jiff::civil::{Date, Weekday};
use serde_json::Value as Json;
use std::cell::OnceCell;

/// Details that are known.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    values: Vec<Value>,
    days: Vec<Date>,
    /// Few are asked for and many taken in: they are kept as they come.
    words: Vec<String>,
    /// Texts that are taken in only when nothing else holds what is asked for: most often something does.
    later: Vec<(String, Language)>,
    rest: OnceCell<Box<Ground>>,
}

impl Ground {
    /// Takes in a text.
    pub fn text(&mut self, text: &str, language: &Language) {
        if let Some(date) = parse_date(text) {
            self.day(date);
            // "2026-05-06 depot": a day, and then words.
            if text.trim().len() <= 10 {
                return;
            }
        }
        let words: Vec<(Span, String)> = tokens(text)
            .into_iter()
            .map(|span| (span, norm(span.of(text))))
            .collect();
        for (_, word) in &words {
            self.word(word);
        }
        let claims = claims_of(text, words, language);
        self.values
            .extend(claims.into_iter().map(|claim| claim.value));
    }

    /// Takes in a text when it is needed. To be called before anything is asked.
    pub fn later(&mut self, text: String, language: &Language) {
        self.later.push((text, language.clone()));
    }

    /// What the later texts hold.
    fn rest(&self) -> Option<&Self> {
        if self.later.is_empty() {
            return None;
        }
        let rest = self.rest.get_or_init(|| {
            let mut ground = Box::<Self>::default();
            for (text, language) in &self.later {
                ground.text(text, language);
            }
            ground
        });
        Some(rest)
    }

    fn all_values(&self) -> impl Iterator<Item = &Value> {
        let rest = self.rest().map_or(&[][..], |rest| &rest.values);
        self.values.iter().chain(rest)
    }

    fn known_days(&self) -> impl Iterator<Item = Date> + '_ {
        let rest = self.rest().map_or(&[][..], |rest| &rest.days);
        self.days.iter().chain(rest).copied()
    }

    /// Takes in a text for its details, not for its words: what may be said of a number need not hold of a name.
    pub fn word(&mut self, word: &str) {
        let bare = word.trim_end_matches("'s").trim_end_matches("s'");
        if bare.is_empty() {
            return;
        }
        for part in bare.split('-').filter(|part| part.len() < bare.len()) {
            self.words.push(part.to_string());
        }
        self.words.push(bare.to_string());
    }

    /// Whether a number or a weekday stands more often in a sentence than in all that grounds it: where "Monday to
    /// Friday" was written, "Friday to Friday" was not.
    pub fn exceeds(&self, value: &Value, times: usize) -> bool {
        // What stands once stands no more often than it is held.
        if times < 2 {
            return false;
        }
        let counted = match value {
            Value::Number(_) => true,
            Value::Weekday(weekday) => !self.known_days().any(|day| day.weekday() == *weekday),
            _ => false,
        };
        let held = self.all_values().filter(|held| *held == value).count();
        counted && (1..times).contains(&held)
    }

    /// Takes in a day.
    pub fn day(&mut self, day: Date) {
        self.days.push(day);
    }

    /// Takes in a number.
    pub fn number(&mut self, number: i64) {
        self.values.push(Value::Number(number.saturating_mul(1000)));
    }

    /// Takes in a value as settings and profiles have it: texts, days, numbers; of a list its length too.
    pub fn json(&mut self, value: &Json, language: &Language) {
        match value {
            Json::String(text) => self.text(text, language),
            Json::Number(number) => {
                if let Some(whole) = number.as_i64() {
                    self.number(whole);
                } else {
                    self.text(&number.to_string(), language);
                }
            }
            Json::Array(list) => {
                self.number(i64::try_from(list.len()).unwrap_or(0));
                for item in list {
                    self.json(item, language);
                }
            }
            Json::Object(fields) => {
                for (key, field) in fields {
                    self.word(&norm(key));
                    self.json(field, language);
                }
            }
            Json::Null | Json::Bool(_) => {}
        }
    }

    /// The days it holds, with those that a text named without a year.
    pub fn all_days(&self, now: Date) -> Vec<Date> {
        let said = self.all_values().filter_map(|value| value.day(now));
        self.known_days().chain(said).collect()
    }

    /// The whole numbers it holds.
    pub fn numbers(&self) -> impl Iterator<Item = i64> + '_ {
        self.all_values().filter_map(|value| match value {
            Value::Number(number) if number % 1000 == 0 => Some(number / 1000),
            _ => None,
        })
    }

    /// Whether a word stands in it.
    pub fn has_word(&self, word: &str) -> bool {
        let here = |ground: &Self| ground.words.iter().any(|held| held == word);
        here(self) || self.rest().is_some_and(here)
    }

    /// Whether it grounds a detail.
    pub fn holds(&self, value: &Value, now: Date) -> bool {
        self.holds_here(value, now) || self.rest().is_some_and(|rest| rest.holds_here(value, now))
    }

    fn holds_here(&self, value: &Value, now: Date) -> bool {
        if self.values.contains(value) {
            return true;
        }
        match value {
            Value::Day(year, month, day) => self.holds_day(*year, *month, *day),
            Value::Nth(nth) => {
                self.days.iter().any(|day| day.day() == *nth)
                    || self
                        .values
                        .iter()
                        .any(|value| matches!(value, Value::Day(_, _, day) if day == nth))
                    || self.holds_number(i64::from(*nth) * 1000)
            }
            Value::Weekday(weekday) => self.holds_weekday(*weekday, now),
            Value::Number(number) => self.holds_number(*number),
            Value::Money(hundredths, _) => self
                .values
                .iter()
                .any(|value| matches!(value, Value::Number(number) if *number == hundredths * 10)),
            Value::Code(code) => self
                .values
                .iter()
                .any(|value| matches!(value, Value::Contact(contact) if contact == code)),
            Value::Time(_) | Value::Contact(_) => false,
        }
    }

    fn holds_day(&self, year: Option<i16>, month: i8, day: i8) -> bool {
        self.days.iter().any(|held| {
            held.month() == month
                && held.day() == day
                && year.is_none_or(|year| held.year() == year)
        }) || self.values.iter().any(|value| match value {
            Value::Day(said, m, d) => {
                *m == month && *d == day && (said.is_none() || year.is_none() || *said == year)
            }
            _ => false,
        })
    }

    fn holds_weekday(&self, weekday: Weekday, now: Date) -> bool {
        let said = self.values.iter().filter_map(|value| value.day(now));
        let mut days = self.days.iter().copied().chain(said);
        days.any(|day| day.weekday() == weekday)
    }

    /// A number may be the year or the day of a known date, an amount without its unit, or an hour.
    fn holds_number(&self, number: i64) -> bool {
        let whole = number / 1000;
        let exact = number % 1000 == 0;
        exact && self.days.iter().any(|day| i64::from(day.year()) == whole)
            || self.values.iter().any(|value| match value {
                Value::Money(hundredths, _) => hundredths * 10 == number,
                Value::Day(Some(year), ..) => exact && i64::from(*year) == whole,
                Value::Nth(nth) => exact && i64::from(*nth) == whole,
                Value::Time(minutes) => exact && i64::from(*minutes) == whole * 60,
                Value::Number(held) => *held == number,
                _ => false,
            })
    }
}
