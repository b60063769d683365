//! Stretches of days that share one month: "the 12th to the 19th of June".

use super::months::beside;
use super::{Asked, When, day};
use crate::read::facts::scan::{Finds, Number};
use jiff::civil::Date;

/// "The 12th to the 19th of June", "12. til 19. juni", "12-19 June": the first day of a stretch, whose month stands behind the last.
pub fn first_of_range(finds: &Finds, number: Number, asked: Asked) -> Option<When> {
    let text = finds.slice(number.start, number.end);
    if let Some((first, last)) = text.split_once('-') {
        let whole = Number {
            start: number.end - last.len(),
            end: number.end,
        };
        return ranged(
            finds,
            (number.start, number.start + first.len()),
            whole,
            asked,
        );
    }
    let rest = finds.folded().get(number.end..)?;
    let ending = ["st", "nd", "rd", "th", "."];
    let ending = ending.iter().find(|ending| rest.starts_with(**ending));
    let end = number.end + ending.map_or(0, |ending| ending.len());
    let next = finds
        .numbers
        .iter()
        .find(|next| next.start > number.start)?;
    let between = finds.slice(end, next.start).trim();
    let linked = matches!(
        between,
        "to" | "to the"
            | "-"
            | "and"
            | "and the"
            | "until the"
            | "until"
            | "till"
            | "till the"
            | "through"
            | "through the"
            | "til"
            | "til den"
            | "og"
            | "og den"
            | "bis"
            | "till den"
    );
    linked
        .then(|| ranged(finds, (number.start, end), *next, asked))
        .flatten()
}

fn ranged(finds: &Finds, (start, end): (usize, usize), last: Number, asked: Asked) -> Option<When> {
    let digits = finds
        .slice(start, end)
        .trim_end_matches(|c: char| !c.is_ascii_digit());
    let of_month: i8 = digits.parse().ok()?;
    let last = beside(finds, last, asked)?.date?;
    let date = Date::new(last.year(), last.month(), of_month).ok()?;
    (date < last).then(|| day(start, end, date))
}

/// "12-19 June" is one run of digits: its last days.
pub fn last_of_ranges(finds: &Finds, asked: Asked) -> Vec<When> {
    let ranges = finds.numbers.iter().filter_map(|number| {
        let (_, last) = finds.slice(number.start, number.end).split_once('-')?;
        let last = Number {
            start: number.end - last.len(),
            end: number.end,
        };
        first_of_range(finds, *number, asked)?;
        beside(finds, last, asked)
    });
    ranges.collect()
}
