//! Working days: when a person of the desk can have written, and when a parcel can have come.

use crate::settings::Settings;
use jiff::{
    ToSpan, Zoned,
    civil::{Date, Time, Weekday},
};
use std::collections::BTreeSet;

/// No sum goes further than this many days: settings may say anything.
const HORIZON: u32 = 3_660;

/// Which days are open somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    open: [bool; 7],
    closes: Option<Time>,
    closed: BTreeSet<Date>,
}

impl Calendar {
    /// The desk's own: its hours, its holidays, and those of its country.
    pub fn desk(settings: &Settings) -> Self {
        let company = &settings.company;
        let (open, closes) = company.hours.as_ref().map_or((WEEK, None), |text| {
            hours(text.own(&settings.own_language()))
        });
        let mut closed = dates(&company.holidays);
        let own = ["desk"].into_iter().chain(company.country.as_deref());
        for list in own.filter_map(|key| settings.holidays.get(key)) {
            closed.extend(dates(list));
        }
        Self {
            open,
            closes,
            closed,
        }
    }

    /// A country's: Monday to Friday without its holidays. `None` where the settings have no list for it.
    pub fn country(settings: &Settings, code: &str) -> Option<Self> {
        let list = settings.holidays.get(code)?;
        Some(Self {
            open: WEEK,
            closes: None,
            closed: dates(list),
        })
    }

    /// Whether that day is open.
    pub fn is_open(&self, day: Date) -> bool {
        let index = day.weekday().to_monday_zero_offset();
        let weekday = usize::try_from(index)
            .ok()
            .and_then(|at| self.open.get(at).copied());
        weekday.unwrap_or(false) && !self.closed.contains(&day)
    }

    /// The day on which counting begins: today while the desk is open, after closing time the next open day.
    pub fn day_zero(&self, now: &Zoned) -> Date {
        let today = now.date();
        let over = self.closes.is_some_and(|closes| now.time() >= closes);
        let start = if over { next(today) } else { today };
        first_open(start, &[self])
    }
}

/// The day that is `n` working days after `start`, counting only days that are open in every calendar.
/// `n` = 0 gives `start` itself, or the first open day after it.
///
/// ```
/// use regards::{settings::Settings, write::workdays::{Calendar, after}};
/// let desk = Calendar::desk(&Settings::default());
/// let friday = jiff::civil::date(2026, 5, 8);
/// assert_eq!(after(friday, 2, &[&desk]), jiff::civil::date(2026, 5, 12));
/// ```
pub fn after(start: Date, n: u32, calendars: &[&Calendar]) -> Date {
    let mut day = first_open(start, calendars);
    // A start on a closed day already moved on to its first open day, and counting begins there.
    for _ in 0..n.min(HORIZON) {
        day = first_open(next(day), calendars);
    }
    day
}

/// A promise time: "1 working day", "2 working days", "3 days", "24 hours", "to virkedager" is not read (write digits).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within {
    /// How many days.
    pub days: u32,
    /// Working days, not calendar days.
    pub working: bool,
}

impl Within {
    /// Reads a promise time; `None` where no number stands first.
    ///
    /// ```
    /// use regards::write::workdays::Within;
    /// assert_eq!(Within::parse("1 working day"), Some(Within { days: 1, working: true }));
    /// assert_eq!(Within::parse("36 hours"), Some(Within { days: 2, working: false }));
    /// assert_eq!(Within::parse("soon"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        let number: u32 = text.get(..digits)?.parse().ok()?;
        let unit = text.get(digits..)?.trim();
        let working = [
            "work", "business", "virke", "arbeid", "arbejd", "arbets", "werk", "hábil",
        ]
        .iter()
        .any(|word| unit.contains(word));
        let days = if unit.starts_with("hour") || unit.starts_with("time") || unit == "h" {
            number.div_ceil(24)
        } else if unit.starts_with("week") || unit.starts_with("uke") {
            number.saturating_mul(7)
        } else {
            number
        };
        Some(Self {
            days: days.min(HORIZON),
            working,
        })
    }

    /// The day by which a person of the desk writes: never one on which the desk is closed.
    pub fn from(self, now: &Zoned, desk: &Calendar) -> Date {
        let zero = desk.day_zero(now);
        if self.working {
            return after(zero, self.days, &[desk]);
        }
        let day = zero
            .checked_add(i64::from(self.days).days())
            .unwrap_or(zero);
        first_open(day, &[desk])
    }
}

/// By when the desk answers: the settings' time, else two working days; for a child five.
pub fn answer_day(settings: &Settings, now: &Zoned, child: bool) -> Date {
    let (said, days) = if child {
        (&settings.answers_child_within, 5)
    } else {
        (&settings.answers_within, 2)
    };
    let within = said.as_deref().and_then(Within::parse).unwrap_or(Within {
        days,
        working: true,
    });
    within.from(now, &Calendar::desk(settings))
}

const WEEK: [bool; 7] = [true, true, true, true, true, false, false];

fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

fn first_open(start: Date, calendars: &[&Calendar]) -> Date {
    let mut day = start;
    for _ in 0..HORIZON {
        if calendars.iter().all(|calendar| calendar.is_open(day)) {
            return day;
        }
        day = next(day);
    }
    start
}

fn dates(list: &[String]) -> BTreeSet<Date> {
    list.iter().filter_map(|text| text.parse().ok()).collect()
}

/// Reads "Mon-Fri 9-17", "man–fre 09.00–16.00", "Monday to Friday from nine to four". What cannot be read is Monday to
/// Friday; with several closing times the earliest counts, so that no promise is a day short.
fn hours(text: &str) -> ([bool; 7], Option<Time>) {
    let text = text.to_lowercase().replace(['–', '—', '-'], " to ");
    let words: Vec<&str> = text
        .split([' ', ',', ';'])
        .filter(|word| !word.is_empty())
        .collect();
    let mut open = [false; 7];
    let mut closes: Option<Time> = None;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let joined = words.get(at + 1).is_some_and(|word| TO.contains(word));
        let next = words.get(at + 2).filter(|_| joined);
        at += 1;
        if let Some(from) = weekday(word) {
            let to = next.and_then(|next| weekday(next));
            at += if to.is_some() { 2 } else { 0 };
            open_between(&mut open, from, to.unwrap_or(from));
        } else if let (Some(from), Some(to)) = (clock(word), next.and_then(|next| clock(next))) {
            at += 2;
            // "from nine to four": four in the afternoon.
            let afternoon = to.hour().saturating_add(12);
            let to = if to > from {
                to
            } else {
                Time::new(afternoon.min(23), to.minute(), 0, 0).unwrap_or(to)
            };
            closes = Some(closes.map_or(to, |earlier| earlier.min(to)));
        }
    }
    if open.contains(&true) {
        (open, closes)
    } else {
        (WEEK, closes)
    }
}

/// What joins the ends of a span of days or hours.
const TO: [&str; 6] = ["to", "til", "till", "until", "bis", "a"];

fn open_between(open: &mut [bool; 7], from: Weekday, to: Weekday) {
    let mut day = from;
    for _ in 0..7 {
        let at = usize::try_from(day.to_monday_zero_offset());
        if let Some(slot) = at.ok().and_then(|at| open.get_mut(at)) {
            *slot = true;
        }
        if day == to {
            break;
        }
        day = day.next();
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [(&[&str], Weekday); 7] = [
        (&["mon", "man", "mån", "lun"], Weekday::Monday),
        (
            &["tue", "tir", "tis", "tys", "die", "mar"],
            Weekday::Tuesday,
        ),
        (&["wed", "ons", "mit", "mié"], Weekday::Wednesday),
        (&["thu", "tor", "don", "jue"], Weekday::Thursday),
        (&["fri", "fre", "vie"], Weekday::Friday),
        (
            &["sat", "lør", "lau", "lör", "sam", "sáb"],
            Weekday::Saturday,
        ),
        (&["sun", "søn", "sun", "sön", "son", "dom"], Weekday::Sunday),
    ];
    NAMES
        .iter()
        .find(|(starts, _)| starts.iter().any(|start| word.starts_with(start)))
        .map(|(_, day)| *day)
}

fn clock(text: &str) -> Option<Time> {
    const HOURS: [&[&str]; 12] = [
        &["one", "ett", "et", "eins", "una"],
        &["two", "to", "två", "zwei", "dos"],
        &["three", "tre", "drei", "tres"],
        &["four", "fire", "fyra", "vier", "cuatro"],
        &["five", "fem", "fünf", "cinco"],
        &["six", "seks", "sex", "sechs", "seis"],
        &["seven", "sju", "syv", "sieben", "siete"],
        &["eight", "åtte", "otte", "åtta", "acht", "ocho"],
        &["nine", "ni", "nio", "neun", "nueve"],
        &["ten", "ti", "tio", "zehn", "diez"],
        &["eleven", "elleve", "elva", "elf", "once"],
        &["twelve", "tolv", "zwölf", "doce"],
    ];
    if let Some(at) = HOURS.iter().position(|names| names.contains(&text)) {
        return Time::new(i8::try_from(at + 1).ok()?, 0, 0, 0).ok();
    }
    let late = text.ends_with("pm");
    let text = text.trim_end_matches("am").trim_end_matches("pm");
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    let hour: i8 = hour.parse().ok()?;
    let hour = if late && hour < 12 { hour + 12 } else { hour };
    Time::new(hour, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests;
