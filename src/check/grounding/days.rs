//! Days that follow: from a promise, from a rule of the settings, from a known day.

use super::Ground;
use crate::{
    check::{proof::Proof, sheet::Sheet},
    source::Span,
    write::workdays::{Calendar, after, answer_day},
};
use jiff::{ToSpan, civil::Date};
use serde_json::Value as Json;

/// The days that the draft promises: those on its list, and the day of the answer.
pub(super) fn promised(sheet: &Sheet, ground: &mut Ground) {
    let brief = sheet.brief;
    ground.day(answer_day(brief.settings, brief.now, sheet.child()));
    let dues = sheet.draft.promises.iter();
    for due in dues.filter_map(|promise| promise.due) {
        ground.day(due);
    }
}

/// The days that lie as many days ahead as a cited rule says.
pub(super) fn ruled(sheet: &Sheet, ground: &mut Ground) {
    let brief = sheet.brief;
    let counts: Vec<u32> = ground
        .numbers()
        .filter_map(|it| u32::try_from(it).ok())
        .filter(|it| *it <= LONGEST)
        .collect();
    let desk = Calendar::desk(brief.settings);
    let starts = [brief.now.date(), desk.day_zero(brief.now)];
    for day in later(sheet, &starts, &counts) {
        ground.day(day);
    }
}

/// No sum of days goes further.
const LONGEST: u32 = 90;

/// The days that lie so many days after a start: open at the desk, open at the desk and where the reader lives, and
/// simply counted.
fn later(sheet: &Sheet, starts: &[Date], counts: &[u32]) -> Vec<Date> {
    let settings = sheet.brief.settings;
    let desk = Calendar::desk(settings);
    let countries: Vec<Calendar> = settings
        .holidays
        .keys()
        .filter_map(|code| Calendar::country(settings, code))
        .collect();
    let mut found = Vec::new();
    for start in starts {
        for count in counts {
            found.push(after(*start, *count, &[&desk]));
            found.extend(
                countries
                    .iter()
                    .map(|country| after(*start, *count, &[&desk, country])),
            );
            found.extend(start.checked_add(i64::from(*count).days()));
        }
    }
    found
}

/// Days of a reply without sources that follow from a day before them by a rule of the settings: the next open day, or
/// so many days later.
pub(super) fn derive(sheet: &Sheet, proof: &mut Proof) {
    let untagged = |span: &Span| sheet.part_at(span.start).is_some_and(|part| !part.tagged());
    let now = sheet.brief.now.date();
    let mut counts = vec![0, 1];
    counts.extend(rule_days(sheet));
    let mut starts = vec![now];
    for (day, span) in proof.days(now).collect::<Vec<_>>() {
        let strange = proof.ungrounded.iter().any(|it| it.span == span);
        if !strange || untagged(&span) && later(sheet, &starts, &counts).contains(&day) {
            proof.ungrounded.retain(|it| it.span != span);
            starts.push(day);
        }
    }
}

/// Numbers of days in the rules, and until the answer.
fn rule_days(sheet: &Sheet) -> Vec<u32> {
    let settings = sheet.brief.settings;
    let mut found = Vec::new();
    for value in settings.rules.values() {
        collect_days(value, &mut found);
    }
    found
}

fn collect_days(value: &Json, found: &mut Vec<u32>) {
    match value {
        Json::Number(number) => found.extend(
            number
                .as_u64()
                .and_then(|it| u32::try_from(it).ok())
                .filter(|it| *it <= LONGEST),
        ),
        Json::Object(fields) => fields.values().for_each(|value| collect_days(value, found)),
        _ => {}
    }
}

/// Differences: how many days, months and years lie between a known day and today.
pub(super) fn spans(sheet: &Sheet, ground: &mut Ground) {
    let today = sheet.brief.now.date();
    for day in ground.all_days(today) {
        let (early, late) = if day < today {
            (day, today)
        } else {
            (today, day)
        };
        if let Ok(days) = early.until(late) {
            ground.number(i64::from(days.get_days()));
        }
        let years = i64::from(late.year() - early.year());
        let before = (late.month(), late.day()) < (early.month(), early.day());
        ground.number(years - i64::from(before));
    }
}
