//! Days by their distance: "tomorrow", "in two weeks", "for tre dager siden", "this weekend".

use super::tense::{Direction, direction};
use super::{Asked, When, day};
use crate::read::facts::scan::{Finds, Trigger, alone};
use crate::read::facts::units::{amount, unit};
use crate::read::words::Words;
use crate::source;
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// Words that name a day by its distance.
pub const DISTANCES: &[(&str, i32)] = &[
    ("the day after tomorrow", 2),
    ("day after tomorrow", 2),
    ("the day before yesterday", -2),
    ("day before yesterday", -2),
    ("tomorrow", 1),
    ("yesterday", -1),
    ("today", 0),
    ("tonight", 0),
    ("end of the day", 0),
    ("end of day", 0),
    ("close of business", 0),
    ("this morning", 0),
    ("this afternoon", 0),
    ("this evening", 0),
    ("last night", -1),
    ("i overmorgen", 2),
    ("i overmorgon", 2),
    ("i morgen", 1),
    ("i morgon", 1),
    ("imorgen", 1),
    ("imorgon", 1),
    ("i forgårs", -2),
    ("i går", -1),
    ("igår", -1),
    ("i dag", 0),
    ("idag", 0),
    ("i kveld", 0),
    ("i morges", 0),
    ("i ettermiddag", 0),
    ("i formiddag", 0),
    ("i natt", 0),
    ("i løpet av dagen", 0),
    ("løpet av dagen", 0),
    ("dagens slutt", 0),
    ("utgangen av dagen", 0),
    ("i övermorgon", 2),
    ("i förrgår", -2),
    ("übermorgen", 2),
    ("vorgestern", -2),
    ("heute", 0),
    ("gestern", -1),
    ("anteayer", -2),
    ("ayer", -1),
    ("hoy", 0),
    ("aujourd'hui", 0),
    ("après-demain", 2),
    ("demain", 1),
    ("avant-hier", -2),
    ("hier", -1),
    ("vandaag", 0),
    ("overmorgen", 2),
    ("eergisteren", -2),
    ("gisteren", -1),
    ("tänään", 0),
    ("huomenna", 1),
    ("eilen", -1),
];

/// Days by distance: "tomorrow", "in two weeks", "for tre dager siden", "this weekend".
pub fn relative(finds: &Finds, asked: Asked) -> Vec<When> {
    let folded = finds.folded();
    let mut found: Vec<When> = (0..finds.text.words.len())
        .filter_map(|at| counted(finds, at, asked))
        .collect();
    if !finds.triggered(Trigger::Distance) {
        return found;
    }
    for (words, days) in DISTANCES {
        for (at, _) in folded.match_indices(words) {
            let end = at + words.len();
            let foreign =
                matches!(*words, "hier" | "hoy" | "ayer") && !matches!(asked.language, "fr" | "es");
            let rest = folded.get(end..).unwrap_or("");
            // "Yesterday's bread"; "at the end of the day" is a saying.
            let saying = words.starts_with("end of") && {
                let (the, start) = finds.word_before(at);
                the == "the" && finds.word_before(start).0 == "at"
            };
            if foreign
                || saying
                || rest.starts_with("'s")
                || !alone(folded, at, end)
                || found.iter().any(|when| when.start < end && at < when.end)
            {
                continue;
            }
            if let Ok(date) = asked.today.checked_add(Span::new().days(*days)) {
                found.push(day(at, end, date));
            }
        }
    }
    weekends(finds, asked, &mut found);
    super::periods::ends(finds, asked, &mut found);
    found
}

/// Weekends, by the weeks they are away (in days).
pub const WEEKENDS: &[(&str, i32)] = &[
    ("this weekend", 0),
    ("at the weekend", 0),
    ("next weekend", 7),
    ("last weekend", -7),
    ("i helga", 0),
    ("i helgen", 0),
    ("til helga", 0),
    ("til helgen", 0),
    ("neste helg", 7),
    ("forrige helg", -7),
    ("i forrige helg", -7),
    ("am wochenende", 0),
];

/// Words that may stand between the lead and the count.
static ABOUT: Words = Words::new("about ca cirka omtrent only bare just another next");
/// Leads that look ahead and belong to the date.
static AHEAD: Words = Words::new("in om dentro");
/// Leads that look ahead and stand before the date.
static WITHIN: Words = Words::new("within innen inom inden binnen");

/// "In two weeks", "three days ago", "om en uke", "for to uker siden", "hace tres días": the unit is word `at`.
fn counted(finds: &Finds, at: usize, asked: Asked) -> Option<When> {
    let words = &finds.text.words;
    let word = words.get(at)?;
    let unit = unit(finds.slice(word.start, word.end))?;
    let couple = at >= 2 && finds.text.word(at - 1) == "of" && finds.text.word(at - 2) == "couple";
    let count_word = words.get(at.checked_sub(if couple { 2 } else { 1 })?)?;
    let name = finds.slice(count_word.start, count_word.end);
    let count = amount(name).or_else(|| (unit == 'F').then_some(1))?;
    let (lead, lead_at) = lead(finds, count_word.start, name);
    if lead == "in" && how_long(finds, lead_at, word.end, asked.language) {
        return None;
    }
    let (after, _, after_end) = finds.word_after(word.end);
    let rest = finds.slice(word.end, finds.folded().len());
    let now = rest.starts_with(" from now") || rest.starts_with(" from today");
    let (start, end, sign) = match (lead, after) {
        _ if AHEAD.has(lead) || lead == "over" && asked.language == "nl" => (lead_at, word.end, 1),
        _ if WITHIN.has(lead) => (count_word.start, word.end, 1),
        ("for" | "för", "siden" | "sidan" | "sedan") => {
            (lead_at, to_the_day(finds, after_end), -1)
        }
        ("vor" | "hace", _) => (lead_at, word.end, -1),
        (_, "ago" | "geleden" | "sitten") => (count_word.start, to_the_day(finds, after_end), -1),
        (_, "from") if now => (count_word.start, word.end + " from now".len(), 1),
        _ => return None,
    };
    let free = !finds.taken(source::Span::new(start, end));
    let date = moved(asked.today, unit, count, sign).filter(|_| free)?;
    Some(day(start, end, date))
}

/// "Three weeks ago today", "for tre uker siden i dag": today is no day of its own there.
fn to_the_day(finds: &Finds, end: usize) -> usize {
    let rest = finds.slice(end, finds.folded().len());
    let told = [" today", " i dag", " idag"];
    end + told
        .iter()
        .find(|words| rest.starts_with(**words))
        .map_or(0, |words| words.len())
}

/// The word that leads a count ("in about two weeks": "in"), and where it stands.
fn lead<'f>(finds: &Finds<'f>, count: usize, name: &str) -> (&'f str, usize) {
    let (mut lead, mut at) = finds.word_before(count);
    if matches!(
        (name, lead),
        ("par", "et" | "eit" | "ett") | ("couple", "a")
    ) {
        (lead, at) = finds.word_before(at);
    }
    if ABOUT.has(lead) {
        (lead, at) = finds.word_before(at);
    }
    (lead, at)
}

/// "Twice in two weeks", "it broke in two weeks": how long, not when.
fn how_long(finds: &Finds, lead_at: usize, end: usize, language: &str) -> bool {
    static OFTEN: Words = Words::new("times time once twice third second built");
    static TOLD: Words = Words::new("promised said told supposed would have has been");
    let (after, ..) = finds.word_after(end);
    let (often, _) = finds.word_before(lead_at);
    let told = || {
        let mut words = finds.text.words.iter();
        words.any(|word| TOLD.has(finds.slice(word.start, word.end)))
    };
    after != "time"
        && (OFTEN.has(often) || direction(finds, lead_at, language) == Direction::Past && !told())
}

fn moved(today: Date, unit: char, count: i32, sign: i32) -> Option<Date> {
    let count = count.checked_mul(sign)?;
    let span = match unit {
        'D' => Span::new().try_days(count),
        'W' => Span::new().try_weeks(count),
        'F' => Span::new().try_weeks(count.checked_mul(2)?),
        'M' => Span::new().try_months(count),
        'Y' => Span::new().try_years(count),
        _ => return None,
    };
    today.checked_add(span.ok()?).ok()
}

/// "This weekend", "i helga": its Saturday.
fn weekends(finds: &Finds, asked: Asked, found: &mut Vec<When>) {
    for (words, shift) in WEEKENDS {
        for (at, _) in finds.folded().match_indices(words) {
            let ahead = i32::from(asked.today.weekday().until(Weekday::Saturday));
            let back = *shift == 0 && direction(finds, at, asked.language) == Direction::Past;
            let days = ahead + shift - if back { 7 } else { 0 };
            if let Ok(date) = asked.today.checked_add(Span::new().days(days)) {
                found.push(day(at, at + words.len(), date));
            }
        }
    }
}
