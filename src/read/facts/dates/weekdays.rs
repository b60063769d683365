//! Weekdays: beside a date, and alone.

use super::tense::{Direction, direction};
use super::{Asked, When, day};
use crate::read::facts::calendar::{month, weekday};
use crate::read::facts::scan::Finds;
use crate::read::facts::units::{amount, unit};
use crate::read::text::Word;
use crate::read::words::Words;
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// Names in -s that are no plural.
static SINGULAR: Words = Words::new("lunes martes miércoles jueves viernes thurs tues");
/// "Every Saturday" is a habit; "black friday" is a sale.
static HABIT: Words = Words::new("every hver hvar kvar jeden cada black chaque a an en ein un une");
/// Words before a weekday that look back.
static BACK: Words = Words::new(
    "last sist siste forrige førre since siden sidan sedan letzten vergangenen seit förra past pasado depuis desde afgelopen \
     vorige viime sidste",
);
/// Words before a weekday that look ahead.
static AHEAD: Words = Words::new(
    "next neste nästa næste this coming førstkommende kommende komande denne nächsten diesen próximo prochain aanstaande \
     komende volgende ensi kommande",
);
/// Words before a weekday up to which something lasts, or for which it is meant: the tense tells, waiting apart.
static UNTIL: Words = Words::new(
    "by before senest seinest latest innen inden innan før før until till til for bis vor hasta para jusqu'à avant tot voor vóór för",
);
/// Verbs that look back even where something lasted "until Friday", or was to be there "by Friday".
static LASTING: Words = Words::new(
    "waited was were had lasted didn't ventet venta varte var hadde skulle väntade hade wartete warteten war sollte esperé \
     attendu wachtte wachtten zou stayed kept meant supposed",
);
/// Words of the week after this one.
static NEXT: Words = Words::new("next neste nästa næste");
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
        let over = || finds.word_before(word.start).0 == "i";
        let day = weekday(text).filter(|_| !text.ends_with('s') || SINGULAR.has(text) || over())?;
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
    if HABIT.has(before)
        || doubtful
        || opening_hours(finds, word)
        || names_a_group(finds, word, before, asked)
    {
        return None;
    }
    let same = asked.today.weekday() == named;
    let date = if same && matches!(before, "now" | "nå" | "already" | "only") {
        asked.today
    } else {
        let week = told_week(finds, word.end);
        let direction = told(finds, word, before, asked);
        match week {
            Some(weeks) => in_week(asked.today, named, weeks)?,
            None => date_of(asked.today, named, direction, NEXT.has(before))?,
        }
    };
    let start = if OF_THE_NAME.has(before) {
        at
    } else {
        word.start
    };
    if let Some((weeks, start, end)) = weeks_on(finds, word) {
        let ahead = date_of(asked.today, named, Direction::Future, false)?;
        return Some(day(
            start,
            end,
            ahead.checked_add(Span::new().weeks(weeks)).ok()?,
        ));
    }
    Some(day(start, word.end, date))
}

/// "Saturday week", "a week on Thursday", "lørdag om en uke": how many weeks on, and the stretch that tells it.
fn weeks_on(finds: &Finds, word: Word) -> Option<(i32, usize, usize)> {
    let here = finds.text.word_at(word.start);
    let at = |at: usize| finds.text.words.get(at);
    let after = |step: usize| finds.text.word(here + step);
    if after(1) == "week" && finds.slice(word.end, at(here + 1)?.start) == " " {
        return Some((1, word.start, at(here + 1)?.end));
    }
    if after(1) == "om" && unit(after(3)) == Some('W') {
        let weeks = amount(after(2)).filter(|weeks| *weeks < 53)?;
        return Some((weeks, word.start, at(here + 3)?.end));
    }
    let back = |steps: usize| here.checked_sub(steps).map_or("", |at| finds.text.word(at));
    let often = matches!(
        back(4),
        "once" | "twice" | "times" | "day" | "days" | "hours"
    );
    let weeks = amount(back(3)).filter(|weeks| *weeks < 53)?;
    (matches!(back(1), "on" | "from") && unit(back(2)) == Some('W') && !often)
        .then(|| Some((weeks, at(here - 3)?.start, word.end)))
        .flatten()
}

/// Which way the words around a weekday look.
fn told(finds: &Finds, word: Word, before: &str, asked: Asked) -> Direction {
    let (after, at, _) = finds.word_after(word.end);
    let after = if finds.slice(word.end, at) == " " {
        after
    } else {
        ""
    };
    // "I fredags" is over and "på fredag" is to come, in Swedish and Danish.
    let dansk = matches!(asked.language, "sv" | "da");
    let over = before == "i" && finds.slice(word.start, word.end).ends_with('s');
    if BACK.has(before) || over || matches!(after, "last" | "dernier" | "pasado" | "gone") {
        return Direction::Past;
    }
    if AHEAD.has(before)
        || dansk && before == "på"
        || matches!(after, "next" | "prochain" | "próximo" | "coming")
    {
        return Direction::Future;
    }
    let tense = direction(finds, word.start, asked.language);
    // "Natt til søndag".
    if before == "til"
        && matches!(
            finds
                .text
                .word(finds.text.word_at(word.start).saturating_sub(2)),
            "natt" | "natta" | "natten" | "kvelden"
        )
    {
        return tense;
    }
    if UNTIL.has(before) && tense == Direction::Past {
        let from = finds.text.word_at(word.start);
        let lasting = (from.saturating_sub(9)..from).any(|at| LASTING.has(finds.text.word(at)));
        return if lasting {
            Direction::Past
        } else {
            Direction::Future
        };
    }
    tense
}

/// "Friday next week", "fredag i forrige uke": how many weeks from this one.
fn told_week(finds: &Finds, end: usize) -> Option<i32> {
    let here = finds.text.word_at(end);
    let text = |step: usize| finds.text.word(here + step);
    let (lead, week) = if matches!(text(0), "i" | "in" | "of") {
        (text(1), text(2))
    } else {
        (text(0), text(1))
    };
    if !matches!(
        week,
        "week" | "uke" | "veke" | "vecka" | "uge" | "woche" | "semana" | "semaine"
    ) {
        return None;
    }
    match lead {
        "next" | "neste" | "nästa" | "næste" | "nächster" => Some(1),
        "last" | "forrige" | "førre" | "sist" | "siste" | "förra" | "letzter" => Some(-1),
        "this" | "denne" | "den" | "dieser" => Some(0),
        _ => None,
    }
}

fn in_week(today: Date, named: Weekday, weeks: i32) -> Option<Date> {
    let monday = i32::from(today.weekday().to_monday_zero_offset());
    let days = i32::from(named.to_monday_zero_offset()) - monday + 7 * weeks;
    today.checked_add(Span::new().days(days)).ok()
}

/// "Monday to Friday", "mandag-fredag": the days on which something is open.
fn opening_hours(finds: &Finds, word: Word) -> bool {
    let links = |link: &str| {
        matches!(
            link,
            "to" | "til" | "through" | "till" | "bis" | "tot" | "and"
        )
    };
    let (after, at, end) = finds.word_after(word.end);
    let (next, ..) = finds.word_after(end);
    let (before, start) = finds.word_before(word.start);
    let (earlier, _) = finds.word_before(start);
    let hyphen = finds.slice(word.end, at).trim() == "-" && weekday(after).is_some()
        || finds.slice(start + before.len(), word.start).trim() == "-" && weekday(before).is_some();
    hyphen
        || after != "and" && links(after) && weekday(next).is_some()
        || before != "and" && links(before) && weekday(earlier).is_some()
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
