//! Promises that the desk's own rules do not bear.

use super::super::{Check, Finding, Sheet};
use crate::{
    diagnostic::Severity, locale::parse_date, reading::FactKind, source::Span,
    write::workdays::Calendar,
};
use jiff::civil::Date;

pub(super) const CHECK: Check = Check {
    name: "broken-promise",
    severity: Severity::Warning,
    does: "finds promises that are due on a day on which the desk is closed, before today, or after the day that the customer named",
    why: "A promise that breaks itself is the second failure, and the second weighs double.",
    example: "I write to you by Sunday 10 May. (the desk is closed)",
    instead: "Name a working day before theirs, or let a person decide.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let today = sheet.brief.now.date();
    let desk = Calendar::desk(sheet.brief.settings);
    let end = sheet.raw().len();
    sheet
        .draft
        .promises
        .iter()
        .filter_map(|promise| {
            let due = promise.due?;
            let span = place(sheet, due).unwrap_or(Span::new(end, end));
            if due < today {
                return Some(
                    Finding::new(span, format!("{due} is past")).severity(Severity::Error),
                );
            }
            if !desk.is_open(due) {
                return Some(Finding::new(span, format!("the desk is closed on {due}")));
            }
            let theirs = deadline(sheet)?;
            (due > theirs && theirs >= today).then(|| {
                Finding::new(
                    span,
                    format!("{due} is after {theirs}, the day that they named"),
                )
            })
        })
        .collect()
}

fn place(sheet: &Sheet, due: Date) -> Option<Span> {
    sheet
        .proof()
        .days(sheet.brief.now.date())
        .find(|(day, _)| *day == due)
        .map(|(_, span)| span)
}

fn deadline(sheet: &Sheet) -> Option<Date> {
    sheet
        .brief
        .reading
        .facts_of(FactKind::Deadline)
        .filter_map(|fact| parse_date(&fact.value))
        .min()
}
