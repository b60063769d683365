//! Promises without a day.

use super::super::{Check, Finding, Sheet, claims::Value, lists::Word, sheet::Part};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check {
    name: "open-promise",
    severity: Severity::Warning,
    does: "finds “soon” and its like, and promises to write, ring, send or find out that name no day",
    why: "A wait without an end feels longest, and nobody keeps what has no date.",
    example: "I will get back to you soon.",
    instead: "Name the day: “I write to you by Thursday 14 May.”",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let mut found: Vec<Finding> = sheet
        .hits(Word::Soon)
        .filter(|span| {
            sheet
                .part_at(span.start)
                .is_some_and(|part| part.body && promises(sheet, part))
        })
        .map(|span| Finding::new(span, format!("“{}” is no day", span.of(sheet.raw()))))
        .collect();
    let elsewhere = sheet
        .body()
        .any(|part| part.tagged() && promises(sheet, part) && dated(sheet, part));
    found.extend(
        sheet
            .body()
            .filter(|part| part.is("next_step") || part.is("follow_up") || !part.tagged())
            .filter_map(|part| {
                let open = promises(sheet, part)
                    && !dated(sheet, part)
                    && !sheet.has_in(Word::Soon, part.span);
                // One day holds for the letter: what else is promised beside it is kept by then.
                let severity = if elsewhere {
                    Severity::Note
                } else {
                    Severity::Warning
                };
                open.then(|| Finding::new(part.span, "the promise names no day").severity(severity))
            }),
    );
    let undated = sheet
        .draft
        .promises
        .iter()
        .any(|promise| promise.due.is_none());
    if undated
        && found.is_empty()
        && let Some(last) = sheet.body().next_back()
    {
        found.push(Finding::new(last.span, "a promise of the draft has no day"));
    }
    found
}

/// First person, to come, and something to do.
fn promises(sheet: &Sheet, part: &Part) -> bool {
    !part.asks() && sheet.has_in(Word::Future, part.span) && sheet.has_in(Word::Act, part.span)
}

/// The sentence, or the one after it in the same paragraph, names a day.
fn dated(sheet: &Sheet, part: &Part) -> bool {
    let days = |span| {
        sheet.proof().within(span).any(|claim| {
            matches!(
                claim.value,
                Value::Day(..) | Value::Nth(_) | Value::Weekday(_) | Value::Time(_)
            )
        }) || sheet.has_in(Word::Today, span)
    };
    let next = sheet
        .parts
        .iter()
        .find(|next| next.span.start >= part.span.end);
    let joined = next.is_some_and(|next| {
        let gap = sheet
            .raw()
            .get(part.span.end..next.span.start)
            .unwrap_or("\n\n");
        !gap.contains("\n\n") && days(next.span)
    });
    let before = sheet
        .parts
        .iter()
        .rev()
        .find(|before| before.span.end <= part.span.start);
    let told = before.is_some_and(|before| {
        let gap = sheet
            .raw()
            .get(before.span.end..part.span.start)
            .unwrap_or("\n\n");
        !gap.contains("\n\n") && days(before.span)
    });
    days(part.span) || joined || told
}
