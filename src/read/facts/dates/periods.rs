//! The end of a week, a month, a year: "by the end of the month", "i løpet av uka", "før helga".

use super::{Asked, When, day};
use crate::read::facts::scan::{Finds, alone};
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// What ends.
#[derive(Clone, Copy, Debug)]
pub enum Period {
    /// The working week, so many weeks on.
    Week(i32),
    /// The month, so many months on.
    Month(i32),
    /// The year.
    Year,
}

use Period::{Month, Week, Year};

/// Phrases, longest first where one holds another. They name the last day of a period.
pub const PERIODS: &[(&str, Period)] = &[
    ("end of next month", Month(1)),
    ("end of the month", Month(0)),
    ("end of this month", Month(0)),
    ("end of month", Month(0)),
    ("month's end", Month(0)),
    ("end of next week", Week(1)),
    ("end of the week", Week(0)),
    ("end of this week", Week(0)),
    ("end of the year", Year),
    ("end of this year", Year),
    ("before the weekend", Week(0)),
    ("utgangen av neste måned", Month(1)),
    ("slutten av neste måned", Month(1)),
    ("utgangen av måneden", Month(0)),
    ("slutten av måneden", Month(0)),
    ("løpet av måneden", Month(0)),
    ("månedens slutt", Month(0)),
    ("månedsskiftet", Month(0)),
    ("utgangen av neste uke", Week(1)),
    ("slutten av neste uke", Week(1)),
    ("løpet av neste uke", Week(1)),
    ("utgangen av uka", Week(0)),
    ("utgangen av uken", Week(0)),
    ("slutten av uka", Week(0)),
    ("slutten av uken", Week(0)),
    ("løpet av uka", Week(0)),
    ("løpet av uken", Week(0)),
    ("før helga", Week(0)),
    ("før helgen", Week(0)),
    ("utgangen av året", Year),
    ("slutten av året", Year),
    ("løpet av året", Year),
    ("årsskiftet", Year),
];

/// Finds them. The span leaves out "before", so that the day has a word of a deadline before it.
pub fn ends(finds: &Finds, asked: Asked, found: &mut Vec<When>) {
    for (words, period) in PERIODS {
        for (at, _) in finds.folded().match_indices(words) {
            let end = at + words.len();
            let known = found.iter().any(|when| when.start < end && at < when.end);
            if known || !alone(finds.folded(), at, end) {
                continue;
            }
            let lead = ["before the ", "før "]
                .iter()
                .find(|lead| words.starts_with(**lead))
                .map_or(0, |lead| lead.len());
            found.extend(last_day(asked.today, *period).map(|date| day(at + lead, end, date)));
        }
    }
}

/// The last day: of a week its Friday, or its Sunday where the Friday is past.
fn last_day(today: Date, period: Period) -> Option<Date> {
    match period {
        Week(weeks) => {
            let monday = i32::from(today.weekday().since(Weekday::Monday));
            let friday = 4 - monday + 7 * weeks;
            let days = if friday < 0 { friday + 2 } else { friday };
            today.checked_add(Span::new().days(days)).ok()
        }
        Month(months) => {
            let first = today
                .first_of_month()
                .checked_add(Span::new().months(months))
                .ok()?;
            Some(first.last_of_month())
        }
        Year => Some(today.last_of_year()),
    }
}
