//! The shapes in which people write dates and times.

use super::calendar::{month, weekday};
use super::scan::{Finds, Number, Trigger, alone, small};
use jiff::Span;
use jiff::civil::{Date, Weekday};

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
            numeric(finds, *number, asked)
                .or_else(|| beside_month(finds, *number, asked))
                .or_else(|| of_month(finds, *number, asked))
        })
        .collect();
    months_alone(finds, asked, &mut found);
    for when in &mut found {
        with_weekday(finds, when);
    }
    found
}

/// "2026-05-12", "12.05.2026", "12/5", "12.5.".
fn numeric(finds: &Finds, number: Number, asked: Asked) -> Option<When> {
    let text = finds.slice(number.start, number.end);
    if !alone(finds.folded(), number.start, number.end) {
        return None;
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let value = |at: usize| {
        parts
            .get(at)
            .filter(|part| part.len() <= 2)
            .and_then(|part| part.parse::<i8>().ok())
    };
    let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    // "25/1-26" is how Norwegians write by hand.
    let by_hand = parts.len() == 3 && marks == ['/', '-'];
    if text.contains([',', ':'])
        || marks.windows(2).any(|pair| pair.first() != pair.last()) && !by_hand
    {
        return None;
    }
    match parts.as_slice() {
        [year, _, _] if year.len() == 4 => Date::new(year_of(year)?, value(1)?, value(2)?)
            .ok()
            .map(|date| day(number.start, number.end, date)),
        [_, _, year] => {
            let (first, second) = (value(0)?, value(1)?);
            let (of_month, month) = if asked.month_first && first <= 12 || second > 12 {
                (second, first)
            } else {
                (first, second)
            };
            Date::new(year_of(year)?, month, of_month)
                .ok()
                .map(|date| day(number.start, number.end, date))
        }
        [_, _] => {
            let (first, second) = (value(0)?, value(1)?);
            let dotted = marks.first() == Some(&'.');
            let stop = finds
                .folded()
                .get(number.end..)
                .is_some_and(|rest| rest.starts_with('.'));
            let (before, _) = finds.word_before(number.start);
            let led = matches!(
                before,
                "on" | "the"
                    | "den"
                    | "since"
                    | "by"
                    | "before"
                    | "until"
                    | "from"
                    | "fra"
                    | "til"
                    | "innen"
                    | "før"
                    | "senest"
                    | "am"
                    | "el"
                    | "le"
                    | "siden"
                    | "to"
                    | "dated"
                    | "datert"
                    | "bis"
                    | "vom"
            );
            // "24/7", "3/4 full", "version 2.1." are no days.
            let share = !dotted
                && (matches!(text, "24/7")
                    || !led && matches!(text, "1/2" | "1/3" | "2/3" | "1/4" | "3/4"));
            let part = matches!(
                before,
                "version"
                    | "versjon"
                    | "size"
                    | "størrelse"
                    | "str"
                    | "chapter"
                    | "kapittel"
                    | "route"
                    | "rute"
                    | "page"
                    | "side"
                    | "model"
                    | "modell"
                    | "section"
                    | "punkt"
                    | "v"
                    | "score"
                    | "avsnitt"
            );
            let last = finds
                .folded()
                .get(number.end + 1..)
                .is_none_or(|rest| rest.trim().is_empty());
            if marks.first() == Some(&'-')
                || share
                || part
                || dotted && last && !led
                || dotted && (asked.language == "en" || !(stop || led))
                || !dotted && asked.language == "en" && !led && second > 12 && first > 12
            {
                return None;
            }
            let (of_month, month) = if asked.month_first && !dotted && first <= 12 || second > 12 {
                (second, first)
            } else {
                (first, second)
            };
            let end = number.end
                + usize::from(
                    dotted
                        && stop
                        && !finds
                            .folded()
                            .get(number.end + 1..)
                            .is_some_and(|rest| rest.is_empty()),
                );
            nearest(asked.today, month, of_month).map(|date| day(number.start, end, date))
        }
        _ => None,
    }
}

/// "12 May", "12th of May 2026", "12. mai", "May 12, 2026".
fn beside_month(finds: &Finds, number: Number, asked: Asked) -> Option<When> {
    let of_month = finds
        .slice(number.start, number.end)
        .parse::<i8>()
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    let mut at = number.end;
    let rest = finds.folded().get(at..)?;
    at += ["st", "nd", "rd", "th", "."]
        .iter()
        .find(|ending| rest.starts_with(*ending))
        .map_or(0, |ending| ending.len());
    let (mut word, mut start, mut end) = finds.word_after(at);
    if matches!(word, "of" | "de" | "day") && finds.slice(at, start).trim().is_empty() {
        (word, start, end) = finds.word_after(end);
    }
    let gap = finds.slice(at, start);
    if let Some(month) = month(word, asked.language)
        .filter(|_| gap.chars().all(|c| c == ' ' || c == '-') || gap == " of " || gap == " de ")
    {
        let (year, last) = year_after(finds, end);
        let date = match year {
            Some(year) => Date::new(year, month, of_month).ok()?,
            None => nearest(asked.today, month, of_month)?,
        };
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
    let (year, last) = year_after(finds, end);
    let date = match year {
        Some(year) => Date::new(year, month, of_month).ok()?,
        None => nearest(asked.today, month, of_month)?,
    };
    Some(day(first, last, date))
}

/// Days of the month in words.
fn ordinal(word: &str) -> Option<i8> {
    const WORDS: &[(&str, &str)] = &[
        ("first", "første"),
        ("second", "andre"),
        ("third", "tredje"),
        ("fourth", "fjerde"),
        ("fifth", "femte"),
        ("sixth", "sjette"),
        ("seventh", "sjuende"),
        ("eighth", "åttende"),
        ("ninth", "niende"),
        ("tenth", "tiende"),
        ("eleventh", "ellevte"),
        ("twelfth", "tolvte"),
        ("thirteenth", "trettende"),
        ("fourteenth", "fjortende"),
        ("fifteenth", "femtende"),
        ("sixteenth", "sekstende"),
        ("seventeenth", "syttende"),
        ("eighteenth", "attende"),
        ("nineteenth", "nittende"),
        ("twentieth", "tjuende"),
        ("twenty-first", "tjueførste"),
        ("twenty-second", "tjueandre"),
        ("twenty-third", "tjuetredje"),
        ("twenty-fourth", "tjuefjerde"),
        ("twenty-fifth", "tjuefemte"),
        ("twenty-sixth", "tjuesjette"),
        ("twenty-seventh", "tjuesjuende"),
        ("twenty-eighth", "tjueåttende"),
        ("twenty-ninth", "tjueniende"),
        ("thirtieth", "trettiende"),
        ("thirty-first", "trettiførste"),
    ];
    let at = WORDS
        .iter()
        .position(|(english, norwegian)| word == *english || word == *norwegian)
        .or_else(|| (word == "syvende").then_some(6))?;
    i8::try_from(at + 1).ok()
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
fn of_month(finds: &Finds, number: Number, asked: Asked) -> Option<When> {
    let of_month = finds
        .slice(number.start, number.end)
        .parse::<i8>()
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    let rest = finds.folded().get(number.end..)?;
    let ending = ["st", "nd", "rd", "th"].iter().find(|ending| {
        rest.starts_with(*ending) && alone(finds.folded(), number.start, number.end + ending.len())
    });
    let (before, at) = finds.word_before(number.start);
    let nordic = before == "den" && rest.starts_with('.');
    if !(ending.is_some() && (matches!(before, "the" | "on" | "by") || weekday(before).is_some())
        || nordic)
    {
        return None;
    }
    let end = number.end + ending.map_or(1, |ending| ending.len());
    // "The 3rd letter", "the 80th birthday", "den 3. gangen" count things.
    let (after, gap_end, _) = finds.word_after(end);
    let counts = finds.slice(end, gap_end) == " "
        && !matches!(
            after,
            "" | "and"
                | "but"
                | "so"
                | "or"
                | "at"
                | "of"
                | "i"
                | "it"
                | "we"
                | "you"
                | "to"
                | "because"
                | "with"
                | "og"
                | "men"
                | "jeg"
                | "vi"
                | "så"
                | "kl"
                | "that"
                | "when"
                | "if"
                | "they"
                | "is"
                | "was"
                | "my"
                | "for"
                | "from"
                | "in"
                | "on"
                | "please"
                | "then"
                | "already"
                | "nothing"
                | "still"
                | "har"
                | "kom"
                | "er"
                | "this"
                | "next"
                | "last"
                | "denne"
                | "neste"
        );
    if counts {
        return None;
    }
    let direction = direction(finds, at);
    let date = around(asked.today, of_month, direction)?;
    Some(day(number.start, end, date))
}

/// The day of that number in this month, the last or the next.
fn around(today: Date, of_month: i8, direction: Direction) -> Option<Date> {
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
    months.filter(fits).min_by_key(|date| days(date).abs())
}

/// "In March", "i mars": a month alone, the nearest that the tense allows.
fn months_alone(finds: &Finds, asked: Asked, found: &mut Vec<When>) {
    for word in &finds.text.words {
        let text = finds.slice(word.start, word.end);
        let Some(month) = month(text, asked.language) else {
            continue;
        };
        let (before, at) = finds.word_before(word.start);
        let led = matches!(
            before,
            "in" | "since"
                | "last"
                | "until"
                | "i"
                | "siden"
                | "sist"
                | "til"
                | "en"
                | "im"
                | "seit"
                | "depuis"
                | "of"
                | "from"
                | "fra"
                | "ut"
                | "early"
                | "late"
                | "mid"
                | "this"
                | "next"
                | "by"
                | "before"
                | "før"
                | "fram"
        );
        let near_number = finds.numbers.iter().any(|number| {
            number.end <= word.start && word.start - number.end <= 6
                || number.start >= word.end
                    && number.start - word.end <= 1
                    && number.end - number.start <= 2
        });
        if !(led || ordinal(before).is_some())
            || near_number && before != "last"
            || found
                .iter()
                .any(|when| when.start < word.end && word.start < when.end)
        {
            continue;
        }
        let (year, end) = year_after(finds, word.end);
        let spelled = if before == "of" {
            finds.word_before(at)
        } else {
            (before, at)
        };
        if let Some(of_month) = ordinal(spelled.0) {
            let date = match year {
                Some(year) => Date::new(year, month, of_month).ok(),
                None => nearest(asked.today, month, of_month),
            };
            found.extend(date.map(|date| day(spelled.1, end, date)));
            continue;
        }
        let direction = match before {
            "since" | "last" | "siden" | "sist" | "seit" | "depuis" => Direction::Past,
            "next" | "by" | "before" | "until" | "før" | "til" => Direction::Future,
            _ => direction(finds, at),
        };
        let this = asked.today.year();
        let now = asked.today.month();
        let year = year.unwrap_or(match direction {
            Direction::Past if month > now => this - 1,
            Direction::Future if month < now => this + 1,
            Direction::Unknown if month > now + 6 => this - 1,
            Direction::Unknown if month + 6 < now => this + 1,
            _ => this,
        });
        found.push(When {
            start: word.start,
            end,
            value: format!("{year:04}-{month:02}"),
            date: None,
        });
    }
}

/// "Friday 8 May", "friday the 8th": the weekday belongs to the date.
fn with_weekday(finds: &Finds, when: &mut When) {
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

/// Which way the tense looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Past,
    Future,
    Unknown,
}

const PAST: &[&str] = &[
    "was",
    "were",
    "came",
    "arrived",
    "ordered",
    "bought",
    "received",
    "got",
    "had",
    "did",
    "rang",
    "called",
    "wrote",
    "since",
    "last",
    "sent",
    "paid",
    "said",
    "told",
    "went",
    "left",
    "broke",
    "snapped",
    "happened",
    "made",
    "gave",
    "found",
    "took",
    "saw",
    "lost",
    "started",
    "has",
    "have",
    "been",
    "promised",
    "asked",
    "emailed",
    "phoned",
    "visited",
    "booked",
    "returned",
    "collected",
    "died",
    "fell",
    "tore",
    "kom",
    "fikk",
    "fylte",
    "ventet",
    "hentet",
    "svarte",
    "brukte",
    "spiste",
    "stod",
    "sto",
    "skjedde",
    "prøvde",
    "satt",
    "mistet",
    "startet",
    "møtte",
    "hørte",
    "ble",
    "blei",
    "feiret",
    "begynte",
    "levert",
    "betalt",
    "rang",
    "bestilte",
    "kjøpte",
    "sendte",
    "ringte",
    "skrev",
    "var",
    "ble",
    "hadde",
    "skulle",
    "har",
    "siden",
    "sist",
    "forrige",
    "betalte",
    "mottok",
    "leverte",
    "hentet",
    "knakk",
    "sluttet",
    "gikk",
    "så",
    "snakket",
    "lovte",
    "lovet",
    "ankom",
    "sa",
    "spurte",
    "dro",
    "tok",
    "fant",
    "ga",
    "gav",
    "falt",
    "røk",
    "åpnet",
    "besøkte",
    "returnerte",
    "fikk",
    "måtte",
    "kunne",
    "ville",
    "bestilt",
    "kjøpt",
    "sendt",
    "kommet",
    "fått",
    "vært",
    "døde",
    "war",
    "kam",
    "habe",
    "hat",
    "bestellte",
    "kauften",
    "fick",
    "köpte",
    "skickade",
    "vart",
    "llegó",
    "compré",
    "pedí",
    "reçu",
    "acheté",
    "kocht",
    "kreeg",
];
const FUTURE: &[&str] = &[
    "next",
    "coming",
    "will",
    "going",
    "leave",
    "leaving",
    "need",
    "needs",
    "travel",
    "travelling",
    "this",
    "off",
    "until",
    "by",
    "before",
    "hope",
    "want",
    "can",
    "could",
    "would",
    "please",
    "tomorrow",
    "fly",
    "flying",
    "arrive",
    "come",
    "'ll",
    "are",
    "is",
    "am",
    "shall",
    "must",
    "neste",
    "innen",
    "før",
    "skal",
    "vil",
    "reiser",
    "drar",
    "kommende",
    "kommer",
    "førstkommende",
    "trenger",
    "kan",
    "bør",
    "må",
    "blir",
    "er",
    "senest",
    "fyller",
    "feirer",
    "rekker",
    "har time",
    "nächsten",
    "bis",
    "nästa",
    "próximo",
    "volgende",
    "on its way",
];

/// The nearest word before (then after) a place in its sentence that shows the tense.
fn direction(finds: &Finds, at: usize) -> Direction {
    let text = finds.text;
    let sentence = text.sentence_of(at);
    let here = text.word_at(at);
    let inside = |index: usize| {
        text.words
            .get(index)
            .is_some_and(|word| word.start >= sentence.start && word.end <= sentence.end)
    };
    let tense = |index: usize| {
        let word = text.word(index);
        if PAST.contains(&word) || word.ends_with("ed") && word.len() > 4 {
            Some(Direction::Past)
        } else if FUTURE.contains(&word) || word.ends_with("'ll") {
            Some(Direction::Future)
        } else {
            None
        }
    };
    // What is full or sold out lies ahead, however it is told.
    let booked = (here..here + 6)
        .filter(|index| inside(*index))
        .any(|index| {
            matches!(
                text.word(index),
                "full" | "fullt" | "fulle" | "fullbooket" | "utsolgt" | "booked-up"
            ) || matches!(
                (text.word(index), text.word(index + 1)),
                ("sold", "out") | ("fully", "booked") | ("booked", "up")
            )
        });
    if booked {
        return Direction::Future;
    }
    let before = (here.saturating_sub(9)..here)
        .rev()
        .filter(|index| inside(*index))
        .find_map(tense);
    let after = || {
        (here + 1..here + 8)
            .filter(|index| inside(*index))
            .find_map(tense)
    };
    before.or_else(after).unwrap_or(Direction::Unknown)
}

/// Weekdays: in the past tense they look back, else ahead.
pub fn weekdays(finds: &Finds, asked: Asked) -> Vec<When> {
    let mut found = Vec::new();
    for word in &finds.text.words {
        let text = finds.slice(word.start, word.end);
        let Some(named) = weekday(text).filter(|_| {
            !text.ends_with('s')
                || matches!(
                    text,
                    "mars"
                        | "lunes"
                        | "martes"
                        | "miércoles"
                        | "jueves"
                        | "viernes"
                        | "thurs"
                        | "tues"
                )
        }) else {
            continue;
        };
        let (before, at) = finds.word_before(word.start);
        let close = finds.slice(at + before.len(), word.start) == " ";
        let before = if close { before } else { "" };
        // "Every Saturday", "on Saturdays", "the Sunday group" are habits; "black friday" is a sale.
        if matches!(
            before,
            "every" | "hver" | "hvar" | "kvar" | "jeden" | "cada" | "black" | "chaque"
        ) {
            continue;
        }
        if matches!(text, "mon" | "fri" | "tue" | "martes" | "domingo") && !close {
            continue;
        }
        let (after, after_at, _) = finds.word_after(word.end);
        let group = matches!(before, "the" | "a" | "our" | "your" | "my" | "their")
            && finds.slice(word.end, after_at) == " "
            && !matches!(
                after,
                "morning"
                    | "afternoon"
                    | "evening"
                    | "night"
                    | "the"
                    | "of"
                    | "before"
                    | "after"
                    | "and"
                    | "or"
                    | "at"
                    | "in"
                    | "on"
                    | "i"
                    | "we"
                    | "it"
                    | "he"
                    | "she"
                    | "they"
                    | "you"
                    | "delivery"
                    | "to"
                    | "is"
                    | "was"
                    | "but"
                    | "so"
                    | "please"
                    | "that"
                    | "when"
                    | "with"
                    | "my"
                    | "for"
                    | "if"
                    | "next"
            )
            && month(after, asked.language).is_none()
            && !after.starts_with(|c: char| c.is_ascii_digit());
        if group {
            continue;
        }
        let same = asked.today.weekday() == named;
        let direction = match before {
            "last" | "sist" | "forrige" | "since" | "siden" | "letzten" | "förra" | "past"
            | "pasado" => Direction::Past,
            "next" | "neste" | "nästa" | "this" | "coming" | "førstkommende" | "kommende"
            | "denne" | "nächsten" | "by" | "before" | "innen" | "før" | "until" | "till"
            | "til" => Direction::Future,
            "now" | "nå" | "only" | "already" if same => Direction::Unknown,
            _ => direction(finds, word.start),
        };
        let next_week = matches!(before, "next" | "neste" | "nästa");
        let Some(date) = weekday_date(asked.today, named, direction, next_week) else {
            continue;
        };
        let start = if matches!(
            before,
            "last"
                | "next"
                | "this"
                | "sist"
                | "forrige"
                | "neste"
                | "coming"
                | "førstkommende"
                | "denne"
                | "kommende"
        ) {
            at
        } else {
            word.start
        };
        let date = if same && matches!(before, "now" | "nå" | "already" | "only") {
            asked.today
        } else {
            date
        };
        found.push(day(start, word.end, date));
    }
    found
}

fn weekday_date(
    today: Date,
    named: Weekday,
    direction: Direction,
    next_week: bool,
) -> Option<Date> {
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
    let mut found: Vec<When> = Vec::new();
    spans(finds, asked, &mut found);
    if !finds.triggered(Trigger::Distance) {
        return found;
    }
    for (words, days) in DISTANCES {
        for (at, _) in folded.match_indices(words) {
            let end = at + words.len();
            let foreign =
                matches!(*words, "hier" | "hoy" | "ayer") && !matches!(asked.language, "fr" | "es");
            if foreign
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

/// A unit of time, in days or months.
pub fn unit(word: &str) -> Option<(char, i32)> {
    const UNITS: &[(&[&str], char)] = &[
        (
            &[
                "day",
                "days",
                "days'",
                "day's",
                "dag",
                "dager",
                "dagar",
                "dage",
                "dagers",
                "tag",
                "tage",
                "tagen",
                "día",
                "días",
                "jour",
                "jours",
                "dagen",
                "päivää",
                "døgn",
            ],
            'D',
        ),
        (
            &[
                "week", "weeks", "week's", "uke", "uker", "veke", "veker", "vecka", "veckor",
                "uge", "uger", "woche", "wochen", "semana", "semanas", "semaine", "semaines",
                "weken", "viikkoa", "ukers", "weeks'",
            ],
            'W',
        ),
        (
            &[
                "month",
                "months",
                "måned",
                "måneder",
                "månad",
                "månader",
                "monat",
                "monate",
                "monaten",
                "mes",
                "meses",
                "mois",
                "maand",
                "maanden",
                "kuukautta",
                "måneders",
            ],
            'M',
        ),
        (
            &[
                "year", "years", "år", "jahr", "jahre", "jahren", "año", "años", "an", "ans",
                "jaar", "vuotta",
            ],
            'Y',
        ),
        (
            &[
                "hour", "hours", "hours'", "time", "timer", "timar", "timmar", "stunde", "stunden",
                "hora", "horas", "heure", "heures", "uur", "tuntia",
            ],
            'H',
        ),
        (
            &[
                "minute", "minutes", "minutt", "minutter", "minuter", "minuten", "minuto",
                "minutos", "min", "mins",
            ],
            'm',
        ),
        (&["fortnight", "fortnights"], 'F'),
    ];
    UNITS
        .iter()
        .find(|(names, _)| names.contains(&word))
        .map(|(_, unit)| (*unit, 1))
}

/// "In two weeks", "three days ago", "om en uke", "for to uker siden", "hace tres días".
fn spans(finds: &Finds, asked: Asked, found: &mut Vec<When>) {
    let words = &finds.text.words;
    for (at, word) in words.iter().enumerate() {
        let text = finds.slice(word.start, word.end);
        let Some((unit, _)) = unit(text) else {
            continue;
        };
        let steps =
            if at >= 2 && finds.text.word(at - 1) == "of" && finds.text.word(at - 2) == "couple" {
                2
            } else {
                1
            };
        let Some(count_word) = at.checked_sub(steps).and_then(|at| words.get(at)) else {
            continue;
        };
        let name = finds.slice(count_word.start, count_word.end);
        let Some(count) = amount(name).or_else(|| (unit == 'F').then_some(1)) else {
            continue;
        };
        let (lead, lead_at) = finds.word_before(count_word.start);
        let (lead, lead_at) = if matches!(
            (name, lead),
            ("par", "et" | "eit" | "ett") | ("couple", "a")
        ) {
            finds.word_before(lead_at)
        } else {
            (lead, lead_at)
        };
        let (lead, lead_at) = if matches!(
            lead,
            "about" | "ca" | "cirka" | "omtrent" | "only" | "bare" | "just" | "another" | "next"
        ) {
            finds.word_before(lead_at)
        } else {
            (lead, lead_at)
        };
        let (after, _, after_end) = finds.word_after(word.end);
        let (often, _) = finds.word_before(lead_at);
        let within = lead == "in"
            && !matches!(after, "time")
            && (matches!(
                often,
                "times" | "time" | "once" | "twice" | "third" | "second" | "built"
            ) || direction(finds, lead_at) == Direction::Past
                && !finds.text.words.iter().any(|word| {
                    matches!(
                        finds.slice(word.start, word.end),
                        "promised"
                            | "said"
                            | "told"
                            | "supposed"
                            | "would"
                            | "have"
                            | "has"
                            | "been"
                    )
                }));
        if within {
            continue;
        }
        let (start, end, sign) = match (lead, after) {
            (
                "in" | "om" | "within" | "innen" | "inom" | "inden" | "dentro" | "over" | "binnen",
                _,
            ) => (
                if matches!(lead, "within" | "innen" | "inom" | "inden" | "binnen") {
                    count_word.start
                } else {
                    lead_at
                },
                word.end,
                1,
            ),
            ("for" | "för", "siden" | "sidan" | "sedan") => (lead_at, after_end, -1),
            ("vor" | "hace", _) => (lead_at, word.end, -1),
            (_, "ago" | "geleden" | "sitten") => (count_word.start, after_end, -1),
            (_, "from")
                if finds
                    .slice(word.end, finds.folded().len())
                    .starts_with(" from now")
                    || finds
                        .slice(word.end, finds.folded().len())
                        .starts_with(" from today") =>
            {
                (count_word.start, word.end + " from now".len(), 1)
            }
            _ => continue,
        };
        if let Some(date) = moved(asked.today, unit, count, sign)
            .filter(|_| !finds.taken(crate::source::Span::new(start, end)))
        {
            found.push(day(start, end, date));
        }
    }
}

/// A count before a unit; "a" and "en" are one.
pub fn amount(word: &str) -> Option<i32> {
    match word {
        "a" | "an" | "en" | "ei" | "ein" | "eine" | "einer" | "einem" | "et" | "un" | "una"
        | "une" | "een" => Some(1),
        "couple" | "par" | "few" => Some(2),
        _ => small(word)
            .and_then(|count| i32::try_from(count).ok())
            .filter(|count| *count < 1000),
    }
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
            let back = *shift == 0 && direction(finds, at) == Direction::Past;
            let days = ahead + shift - if back { 7 } else { 0 };
            if let Ok(date) = asked.today.checked_add(Span::new().days(days)) {
                found.push(day(at, at + words.len(), date));
            }
        }
    }
}
