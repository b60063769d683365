//! Weekdays that do not fall on their date, and days that are past.

use super::super::{Check, Finding, Sheet, claims::Value, lists::Word, sheet::Part};
use crate::{diagnostic::Severity, locale::parse_date, reading::FactKind, source::Span};
use jiff::civil::Date;

pub(super) const CHECK: Check = Check {
    name: "weekday",
    severity: Severity::Error,
    does: "computes the weekday of every day that is written with one, and finds promises for a day that is past",
    why: "Who waits at the door on the wrong day does not forget it.",
    example: "Friday 9 May 2026 (a Saturday)",
    instead: "Write the weekday that the date has.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let now = sheet.brief.now.date();
    let claims = &sheet.proof().claims;
    let mut found = Vec::new();
    for pair in claims.windows(2) {
        let [one, two] = pair else { continue };
        let (Value::Weekday(weekday), Some(day)) = (&one.value, two.value.day(now)) else {
            continue;
        };
        let gap = Span::new(one.span.end, two.span.start).of(sheet.raw());
        if !joins(gap) || day.weekday() == *weekday {
            continue;
        }
        let span = Span::new(one.span.start, two.span.end);
        let right = crate::locale::Locales::default()
            .of(sheet.brief.language)
            .and_then(|locale| locale.weekday(day))
            .unwrap_or_default();
        // Nobody knows the day either: then the day is wrong, and its weekday right.
        let strange = sheet
            .proof()
            .ungrounded
            .iter()
            .any(|it| it.span == two.span);
        let finding = if strange {
            let words = span.of(sheet.raw());
            Finding::new(
                span,
                format!("“{words}” stands nowhere in what is known, and {day} is a {right}"),
            )
            .instead("Write the day that the profile, the letter or the case has.")
        } else {
            Finding::new(span, format!("{day} is no such weekday"))
                .instead(format!("It is {right}."))
        };
        found.push(finding);
    }
    found.extend(past(sheet));
    found
}

/// What may stand between a weekday and its date.
fn joins(gap: &str) -> bool {
    matches!(
        gap.trim(),
        "" | "," | "the" | "den" | "der" | ", the" | ", den" | "el" | ", el" | ", dem"
    )
}

/// A day before today in a sentence that promises.
fn past(sheet: &Sheet) -> Vec<Finding> {
    let now = sheet.brief.now.date();
    let promising = |span: Span| {
        sheet.part_at(span.start).is_some_and(|part| {
            matches!(part.said.move_name.as_str(), "next_step" | "follow_up")
                && sheet.has_in(Word::Future, part.span)
        })
    };
    // "I ask whoever worked here on Saturday": the day is theirs, and past it shall be.
    let theirs = |day: Date, span: Span| {
        let mut facts = sheet.brief.reading.facts_of(FactKind::Date);
        sheet.part_at(span.start).is_some_and(Part::tagged)
            && facts.any(|fact| parse_date(&fact.value) == Some(day))
    };
    sheet
        .proof()
        .days(now)
        .filter(|(day, span)| *day < now && promising(*span) && !theirs(*day, *span))
        .map(|(day, span)| {
            Finding::new(span, format!("{day} is past")).instead("Name a day to come.")
        })
        .collect()
}
