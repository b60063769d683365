//! Dates in digits: "2026-05-12", "12.05.2026", "12/5", "12.5.".

use super::{Asked, When, day, nearest, year_of};
use crate::read::facts::scan::{Finds, Number, alone};
use crate::read::words::Words;
use jiff::civil::Date;

/// Words before two numbers that make a day of them.
static LEADS: Words = Words::new(
    "on the den since by before until from fra til innen før senest am el le siden to dated datert bis vom er var blir dato datoen hjem reiser drar kommer",
);
/// Words before two numbers that make them a part or an issue of something.
static PARTS: Words = Words::new(
    "version versjon size størrelse str chapter kapittel route rute page side model modell section punkt v score avsnitt",
);

/// The date that a run of digits and marks is.
pub fn find(finds: &Finds, number: Number, asked: Asked) -> Option<When> {
    let text = finds.slice(number.start, number.end);
    if !alone(finds.folded(), number.start, number.end) {
        return None;
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    // "25/1-26" is how Norwegians write by hand.
    let by_hand = parts.len() == 3 && marks == ['/', '-'];
    if text.contains([',', ':'])
        || marks.windows(2).any(|pair| pair.first() != pair.last()) && !by_hand
    {
        return None;
    }
    let date = match parts.as_slice() {
        [year, month, of_month] if year.len() == 4 => {
            Date::new(year_of(year)?, two(month)?, two(of_month)?).ok()?
        }
        [first, second, year] => {
            let (of_month, month) = ordered(two(first)?, two(second)?, asked.month_first);
            Date::new(year_of(year)?, month, of_month).ok()?
        }
        [first, second] => return short(finds, number, asked, (two(first)?, two(second)?)),
        _ => return None,
    };
    Some(day(number.start, number.end, date))
}

/// A number of one or two digits.
fn two(part: &str) -> Option<i8> {
    (part.len() <= 2).then(|| part.parse().ok()).flatten()
}

/// Day and month, in this order.
fn ordered(first: i8, second: i8, month_first: bool) -> (i8, i8) {
    if month_first && first <= 12 || second > 12 {
        (second, first)
    } else {
        (first, second)
    }
}

/// "12/5" and "12.5.": days without a year, and much else looks like them.
fn short(finds: &Finds, number: Number, asked: Asked, pair: (i8, i8)) -> Option<When> {
    let dotted = finds.slice(number.start, number.end).contains('.');
    if !is_day(finds, number, asked, pair) {
        return None;
    }
    let (of_month, month) = ordered(pair.0, pair.1, asked.month_first && !dotted);
    let after = finds.slice(number.end, finds.folded().len());
    let end = number.end + usize::from(dotted && after.len() > 1 && after.starts_with('.'));
    nearest(asked.today, month, of_month).map(|date| day(number.start, end, date))
}

/// Whether two numbers are a day: "24/7", "3/4 full", "version 2.1." are none.
fn is_day(finds: &Finds, number: Number, asked: Asked, (first, second): (i8, i8)) -> bool {
    let text = finds.slice(number.start, number.end);
    let after = finds.slice(number.end, finds.folded().len());
    let (before, _) = finds.word_before(number.start);
    let led = LEADS.has(before);
    if text.contains('-')
        || PARTS.has(before)
        || expiry(before, second)
        || score(finds, number, second)
    {
        return false;
    }
    if text.contains('.') {
        let last = after.get(1..).is_none_or(|rest| rest.trim().is_empty());
        let day = led || !last && after.starts_with('.');
        return day && asked.language != "en";
    }
    let share = text == "24/7" || !led && matches!(text, "1/2" | "1/3" | "2/3" | "1/4" | "3/4");
    let no_month = first > 12 && second > 12;
    !share && (led || !no_month || asked.language != "en")
}

/// "Expiry 09/28": month and year of a card.
fn expiry(before: &str, second: i8) -> bool {
    second > 12
        && matches!(
            before,
            "expiry"
                | "exp"
                | "expires"
                | "expiring"
                | "utløper"
                | "utløp"
                | "utløpsdato"
                | "gyldig"
                | "valid"
                | "thru"
        )
}

/// "I gave it 10/10", "karakteren blir 5/6".
fn score(finds: &Finds, number: Number, second: i8) -> bool {
    static JUDGED: Words = Words::new(
        "gave give gives giving score scored rate rated rating solid ga gir gi karakter karakteren terning terningen score",
    );
    let at = finds.text.word_at(number.start);
    matches!(second, 5 | 6 | 10)
        && (at.saturating_sub(4)..at).any(|at| JUDGED.has(finds.text.word(at)))
}
