//! Dates beside the name of a month, a day of the month alone, a month alone.

use super::ordinals::ordinal;
use super::tense::{Direction, direction};
use super::{Asked, When, day, nearest, year_of};
use crate::read::facts::calendar::{month, weekday};
use crate::read::facts::scan::{Finds, Number, alone as stands_alone};
use crate::read::text::Word;
use crate::read::words::Words;
use jiff::Span;
use jiff::civil::Date;

/// What may come after "the 12th" where no noun does: "the 3rd letter" counts letters.
static AFTER_DAY: Words = Words::new(
    "and but so or at of i it we you to because with og men jeg vi så kl that when if they is was my for from in on \
     please then already nothing still after before once since until till again too by not only now would will \
     should could can have has had did do does were are but she he they there which who where due instead etter når før \
     siden mens der da uten heller igjen ikke også hos ved har kom kommer blir skal om var ble kan fikk sendte hadde reiser er this next last denne neste",
);
/// Words before a month alone.
static BEFORE_MONTH: Words = Words::new(
    "in av since last until i siden sist til en im seit depuis of from fra ut early late mid this next by before før fram",
);

/// The day of the month that a number is.
fn of_month(finds: &Finds, number: Number) -> Option<i8> {
    let value = finds.slice(number.start, number.end).parse::<i8>();
    value.ok().filter(|day| (1..=31).contains(day))
}

/// "12 May", "12th of May 2026", "12. mai", "May 12, 2026".
pub fn beside(finds: &Finds, number: Number, asked: Asked) -> Option<When> {
    let of_month = of_month(finds, number)?;
    let rest = finds.folded().get(number.end..)?;
    let ending = ["st", "nd", "rd", "th", "."]
        .iter()
        .find(|ending| rest.starts_with(**ending))
        .map_or(0, |ending| ending.len());
    let at = number.end + ending;
    let (mut word, mut start, mut end) = finds.word_after(at);
    if matches!(word, "of" | "de" | "day") && finds.slice(at, start).trim().is_empty() {
        (word, start, end) = finds.word_after(end);
    }
    let gap = finds.slice(at, start);
    let joined = gap.chars().all(|c| c == ' ' || c == '-') || gap == " of " || gap == " de ";
    if let Some(month) = month(word, asked.language).filter(|_| joined) {
        let (date, last) = dated(finds, end, (month, of_month), asked)?;
        return Some(day(number.start, last, date));
    }
    let (before, first) = finds.word_before(number.start);
    let gap = finds.slice(first + before.len(), number.start);
    let month = month(before, asked.language)
        .filter(|_| asked.language == "en" && (gap == " " || gap == ". " || gap == " the "))?;
    let end = if at > number.end && finds.slice(number.end, at) != "." {
        at
    } else {
        number.end
    };
    let (date, last) = dated(finds, end, (month, of_month), asked)?;
    Some(day(first, last, date))
}

/// A month and a day, with the year that comes after if one does, and the end of what was read.
fn dated(
    finds: &Finds,
    end: usize,
    (month, of_month): (i8, i8),
    asked: Asked,
) -> Option<(Date, usize)> {
    let (year, last) = year_after(finds, end);
    let date = match year {
        Some(year) => Date::new(year, month, of_month).ok(),
        None => nearest(asked.today, month, of_month).map(|date| told(finds, end, date, asked)),
    };
    date.map(|date| (date, last))
}

/// Days from which on the tense decides which year a day is of: "I can begin on 20 June", written in November.
const FAR: i32 = 120;

/// The day a year on or back, where it is far and the tense looks the other way.
fn told(finds: &Finds, at: usize, date: Date, asked: Asked) -> Date {
    let days = (date - asked.today).get_days();
    if days.abs() < FAR {
        return date;
    }
    let years = match direction(finds, at.saturating_sub(1), asked.language) {
        Direction::Future if days < 0 => 1,
        Direction::Past if days > 0 => -1,
        _ => 0,
    };
    Date::new(date.year() + years, date.month(), date.day()).unwrap_or(date)
}

/// A year after a date, with the end of what was read.
fn year_after(finds: &Finds, end: usize) -> (Option<i16>, usize) {
    let (word, start, stop) = finds.word_after(end);
    match finds.slice(end, start) {
        " " | ", " | "." | ". " if word.len() == 4 => match year_of(word) {
            Some(year) => (Some(year), stop),
            None => (None, end),
        },
        _ => (None, end),
    }
}

/// "The 12th", "den 12.": the nearest day of that number that the tense allows.
pub fn day_alone(finds: &Finds, number: Number, asked: Asked) -> Option<When> {
    let of_month = of_month(finds, number)?;
    let rest = finds.folded().get(number.end..)?;
    let ending = ["st", "nd", "rd", "th"].iter().find(|ending| {
        rest.starts_with(**ending)
            && stands_alone(finds.folded(), number.start, number.end + ending.len())
    });
    let (before, at) = finds.word_before(number.start);
    let nordic = before == "den" && rest.starts_with('.');
    let english =
        ending.is_some() && (matches!(before, "the" | "on" | "by") || weekday(before).is_some());
    if !(english || nordic) {
        return None;
    }
    let end = number.end + ending.map_or(1, |ending| ending.len());
    // "The 3rd letter", "the 80th birthday", "den 3. gangen" count things.
    let (after, gap_end, _) = finds.word_after(end);
    if finds.slice(end, gap_end) == " " && !after.is_empty() && !AFTER_DAY.has(after) {
        return None;
    }
    if let Some(date) = of_told_month(finds, end, asked.today, of_month) {
        return Some(day(number.start, end, date));
    }
    let named = weekday(finds.word_before(at).0).or_else(|| weekday(before));
    let direction = direction(finds, at, asked.language);
    let date = named
        .and_then(|named| {
            around(asked.today, of_month, direction, |date| {
                date.weekday() == named
            })
        })
        .or_else(|| around(asked.today, of_month, direction, |_| true))?;
    Some(day(number.start, end, date))
}

/// "The 2nd of last month", "den 2. i forrige måned".
fn of_told_month(finds: &Finds, end: usize, today: Date, of_month: i8) -> Option<Date> {
    let rest = finds.slice(end, finds.folded().len());
    let months = match () {
        () if rest.starts_with(" of last month") || rest.starts_with(" i forrige måned") => -1,
        () if rest.starts_with(" of next month") || rest.starts_with(" i neste måned") => 1,
        () if rest.starts_with(" of this month") || rest.starts_with(" i denne måneden") => 0,
        () => return None,
    };
    let month = today
        .first_of_month()
        .checked_add(Span::new().months(months))
        .ok()?;
    Date::new(month.year(), month.month(), of_month).ok()
}

/// The day of that number in this month, the last or the next.
fn around(
    today: Date,
    of_month: i8,
    direction: Direction,
    accept: impl Fn(&Date) -> bool,
) -> Option<Date> {
    let months = [-1, 0, 1].into_iter().filter_map(|step| {
        let month = today
            .first_of_month()
            .checked_add(Span::new().months(step))
            .ok()?;
        Date::new(month.year(), month.month(), of_month).ok()
    });
    let days = |date: &Date| (*date - today).get_days();
    let fits = |date: &Date| match direction {
        Direction::Past => days(date) <= 0,
        Direction::Future => days(date) >= 0,
        Direction::Unknown => true,
    };
    let months = months.filter(accept);
    months.filter(fits).min_by_key(|date| days(date).abs())
}

/// "In March", "i mars", "the second of May": a month without a day in digits, the nearest that the tense allows.
pub fn alone(finds: &Finds, asked: Asked, found: &mut Vec<When>) {
    for word in &finds.text.words {
        let text = finds.slice(word.start, word.end);
        let Some(month) = month(text, asked.language) else {
            continue;
        };
        let (before, at) = finds.word_before(word.start);
        let known = found
            .iter()
            .any(|when| when.start < word.end && word.start < when.end);
        // "Til jul" is Christmas; "hun blir 21 i mars" has no day of March.
        let christmas = text == "jul" && matches!(asked.language, "nb" | "nn" | "da" | "sv");
        let free = matches!(before, "last" | "in" | "i");
        if known
            || christmas
            || !(BEFORE_MONTH.has(before) || ordinal(before).is_some())
            || near_number(finds, *word, free)
        {
            continue;
        }
        let spelled = if before == "of" {
            finds.word_before(at)
        } else {
            (before, at)
        };
        if let Some(of_month) = ordinal(spelled.0) {
            let dated = dated(finds, word.end, (month, of_month), asked);
            found.extend(dated.map(|(date, end)| day(spelled.1, end, date)));
            continue;
        }
        let (year, end) = year_after(finds, word.end);
        let told = told_year(finds, word.end).map(|years| asked.today.year() + years);
        let year = year
            .or(told)
            .unwrap_or_else(|| year_of_month(finds, month, (before, at), asked));
        let last = last_day(finds, (before, at), year, month);
        let value = format!("{year:04}-{month:02}");
        found.push(When {
            start: word.start,
            end,
            value: last.map_or(value, |last| last.to_string()),
            date: last,
        });
    }
}

/// "By the end of October", "innen utgangen av oktober": the last day, where something must be done by it.
fn last_day(finds: &Finds, (before, at): (&str, usize), year: i16, month: i8) -> Option<Date> {
    let (end, at) = finds.word_before(at);
    if !matches!(before, "of" | "av") || !matches!(end, "end" | "utgangen" | "slutten") {
        return None;
    }
    let (mut lead, at) = finds.word_before(at);
    if lead == "the" {
        (lead, _) = finds.word_before(at);
    }
    matches!(lead, "by" | "before" | "innen" | "før" | "until" | "within")
        .then(|| Date::new(year, month, 1).ok())
        .flatten()
        .map(Date::last_of_month)
}

/// A day in digits stands beside the month.
fn near_number(finds: &Finds, word: Word, free: bool) -> bool {
    finds.numbers.iter().any(|number| {
        !free && number.end <= word.start && word.start - number.end <= 6
            || number.start >= word.end
                && number.start - word.end <= 1
                && number.end - number.start <= 2
    })
}

/// The year of a month without one, from the word before it or from the tense.
fn year_of_month(finds: &Finds, month: i8, (before, at): (&str, usize), asked: Asked) -> i16 {
    let direction = match before {
        "since" | "last" | "siden" | "sist" | "seit" | "depuis" => Direction::Past,
        "next" | "by" | "before" | "until" | "før" | "til" => Direction::Future,
        _ => direction(finds, at, asked.language),
    };
    let (this, now) = (asked.today.year(), asked.today.month());
    match direction {
        Direction::Past if month > now => this - 1,
        Direction::Future if month < now => this + 1,
        Direction::Unknown if month > now + 6 => this - 1,
        Direction::Unknown if month + 6 < now => this + 1,
        _ => this,
    }
}

/// "May last year", "mai i fjor": how many years from this one.
fn told_year(finds: &Finds, end: usize) -> Option<i16> {
    let rest = finds.slice(end, finds.folded().len());
    const TOLD: &[(&str, i16)] = &[
        (" last year", -1),
        (" of last year", -1),
        (" i fjor", -1),
        (" this year", 0),
        (" i år", 0),
        (" next year", 1),
        (" neste år", 1),
        (" til neste år", 1),
    ];
    TOLD.iter()
        .find(|(words, _)| rest.starts_with(words))
        .map(|(_, years)| *years)
}
