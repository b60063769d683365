//! Weekdays: beside a date, and alone.

use super::tense::{Direction, direction};
use super::{Asked, When, day};
use crate::read::facts::calendar::{month, weekday};
use crate::read::facts::scan::Finds;
use crate::read::text::Word;
use crate::read::words::Words;
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// Names in -s that are no plural.
static SINGULAR: Words = Words::new("lunes martes miércoles jueves viernes thurs tues");
/// "Every Saturday" is a habit; "black friday" is a sale.
static HABIT: Words = Words::new("every hver hvar kvar jeden cada black chaque");
/// Words before a weekday that look back.
static BACK: Words = Words::new("last sist forrige since siden letzten förra past pasado");
/// Words before a weekday that look ahead.
static AHEAD: Words = Words::new(
    "next neste nästa this coming førstkommende kommende denne nächsten by before innen før until till til",
);
/// Those that belong to the day's name.
static OF_THE_NAME: Words =
    Words::new("last next this sist forrige neste coming førstkommende denne kommende");
/// What may come after "the Friday" where no noun does: "the Friday group" is a name.
static AFTER: Words = Words::new(
    "morning afternoon evening night the of before after and or at in on i we it he she they you delivery to is was \
     but so please that when with my for if next",
);

/// Weekdays: in the past tense they look back, else ahead.
pub fn weekdays(finds: &Finds, asked: Asked) -> Vec<When> {
    let named = finds.text.words.iter().filter_map(|word| {
        let text = finds.slice(word.start, word.end);
        let day = weekday(text).filter(|_| !text.ends_with('s') || SINGULAR.has(text))?;
        one(finds, *word, day, asked)
    });
    named.collect()
}

fn one(finds: &Finds, word: Word, named: Weekday, asked: Asked) -> Option<When> {
    let text = finds.slice(word.start, word.end);
    let (before, at) = finds.word_before(word.start);
    let close = finds.slice(at + before.len(), word.start) == " ";
    let before = if close { before } else { "" };
    // Short names and names that are words elsewhere need a word before them.
    let doubtful = matches!(text, "mon" | "fri" | "tue" | "martes" | "domingo") && !close;
    if HABIT.has(before) || doubtful || names_a_group(finds, word, before, asked) {
        return None;
    }
    let same = asked.today.weekday() == named;
    let date = if same && matches!(before, "now" | "nå" | "already" | "only") {
        asked.today
    } else {
        let direction = if BACK.has(before) {
            Direction::Past
        } else if AHEAD.has(before) {
            Direction::Future
        } else {
            direction(finds, word.start)
        };
        let next_week = matches!(before, "next" | "neste" | "nästa");
        date_of(asked.today, named, direction, next_week)?
    };
    let start = if OF_THE_NAME.has(before) {
        at
    } else {
        word.start
    };
    Some(day(start, word.end, date))
}

/// "The Sunday group": a day that is the name of something.
fn names_a_group(finds: &Finds, word: Word, before: &str, asked: Asked) -> bool {
    let (after, at, _) = finds.word_after(word.end);
    matches!(before, "the" | "a" | "our" | "your" | "my" | "their")
        && finds.slice(word.end, at) == " "
        && !AFTER.has(after)
        && month(after, asked.language).is_none()
        && !after.starts_with(|c: char| c.is_ascii_digit())
}

fn date_of(today: Date, named: Weekday, direction: Direction, next_week: bool) -> Option<Date> {
    let ahead = i32::from(today.weekday().until(named));
    let days = match direction {
        Direction::Past => ahead - 7,
        Direction::Future | Direction::Unknown if ahead == 0 => 7,
        Direction::Future | Direction::Unknown => ahead,
    };
    // "Next Friday", said on a Tuesday, is that of the next week.
    let monday = i32::from(today.weekday().to_monday_zero_offset());
    let days = if next_week && monday + days < 7 {
        days + 7
    } else {
        days
    };
    today.checked_add(Span::new().days(days)).ok()
}

/// "Friday 8 May", "friday the 8th": the weekday belongs to the date.
pub fn beside(finds: &Finds, when: &mut When) {
    let (mut before, mut at) = finds.word_before(when.start);
    if matches!(before, "the" | "den" | "der" | "el" | "le" | "de") {
        (before, at) = finds.word_before(at);
    }
    let gap = finds.slice(at + before.len(), when.start);
    if weekday(before).is_some()
        && gap.len() <= 7
        && !gap.contains(['.', '!', '?', ';'])
        && when
            .date
            .is_some_and(|date| weekday(before) == Some(date.weekday()))
    {
        when.start = at;
    }
}
