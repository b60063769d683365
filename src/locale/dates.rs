//! Dates and times of day.

use super::plain;
use icu_calendar::{Date as CldrDate, Gregorian};
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter, fieldsets};
use icu_locale_core::Locale as Tag;
use jiff::civil::{Date, Time};

type Formatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// The date formatters of a language.
#[derive(Debug)]
pub(super) struct Dates {
    day: Formatter<fieldsets::MDE>,
    date: Formatter<fieldsets::MD>,
    long_date: Formatter<fieldsets::YMD>,
    weekday: Formatter<fieldsets::E>,
    month: Formatter<fieldsets::M>,
    time: NoCalendarFormatter<fieldsets::T>,
}

impl Dates {
    pub(super) fn new(tag: &Tag) -> Option<Self> {
        Some(Self {
            day: Formatter::try_new(tag.into(), fieldsets::MDE::long()).ok()?,
            date: Formatter::try_new(tag.into(), fieldsets::MD::long()).ok()?,
            long_date: Formatter::try_new(tag.into(), fieldsets::YMD::long()).ok()?,
            weekday: Formatter::try_new(tag.into(), fieldsets::E::long()).ok()?,
            month: Formatter::try_new(tag.into(), fieldsets::M::long()).ok()?,
            time: NoCalendarFormatter::try_new(tag.into(), fieldsets::T::hm()).ok()?,
        })
    }

    pub(super) fn day(&self, date: Date) -> Option<String> {
        Some(plain(self.day.format(&cldr(date)?).to_string()))
    }

    pub(super) fn date(&self, date: Date) -> Option<String> {
        Some(plain(self.date.format(&cldr(date)?).to_string()))
    }

    pub(super) fn long_date(&self, date: Date) -> Option<String> {
        Some(plain(self.long_date.format(&cldr(date)?).to_string()))
    }

    pub(super) fn weekday(&self, date: Date) -> Option<String> {
        Some(plain(self.weekday.format(&cldr(date)?).to_string()))
    }

    pub(super) fn month(&self, date: Date) -> Option<String> {
        Some(plain(self.month.format(&cldr(date)?).to_string()))
    }

    pub(super) fn time(&self, time: Time) -> Option<String> {
        let [hour, minute] = [time.hour(), time.minute()].map(|part| u8::try_from(part).ok());
        let time = icu_datetime::input::Time::try_new(hour?, minute?, 0, 0).ok()?;
        Some(plain(self.time.format(&time).to_string()))
    }
}

fn cldr(date: Date) -> Option<CldrDate<Gregorian>> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    CldrDate::try_new_gregorian(i32::from(date.year()), month, day).ok()
}

/// A date from ISO 8601 text: a date, a date with a time, a moment.
///
/// ```
/// use regards::locale::parse_date;
/// let date = jiff::civil::date(2026, 5, 14);
/// assert_eq!(parse_date("2026-05-14"), Some(date));
/// assert_eq!(parse_date("2026-05-14T09:30:00+02:00"), Some(date));
/// assert_eq!(parse_date("in May"), None);
/// ```
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10)?;
    let rest = text.get(10..)?;
    if !rest.is_empty() && !rest.starts_with(['T', 't', ' ']) {
        return None;
    }
    day.parse().ok()
}

/// A time of day from `14:30`, `14:30:00` or a moment.
pub fn parse_time(text: &str) -> Option<Time> {
    let text = text.trim();
    let clock = match text.find(['T', 't']) {
        Some(at) => text.get(at + 1..)?,
        None => text,
    };
    let mut parts = clock.splitn(3, ':');
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next()?.get(..2)?.parse().ok()?;
    Time::new(hour, minute, 0, 0).ok()
}
