//! Sums that do not add up.

use super::super::{Check, Finding, Sheet, claims::Value, lists::Word};
use crate::{diagnostic::Severity, source::Span};

pub(super) const CHECK: Check = Check {
    name: "sum",
    severity: Severity::Error,
    does: "adds up the amounts of a sentence that names their total, and multiplies “3 × £6”",
    why: "A wrong sum about money is read as a trick.",
    example: "£38 and £6, in all £54",
    instead: "Write the sum that the amounts have.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    sheet
        .body()
        .filter_map(|part| total(sheet, part.span).or_else(|| product(sheet, part.span)))
        .collect()
}

/// The amounts of a sentence in one unit, with their places.
fn amounts(sheet: &Sheet, within: Span) -> Vec<(i64, &'static str, Span)> {
    sheet
        .proof()
        .within(within)
        .filter_map(|claim| match claim.value {
            Value::Money(hundredths, unit) => Some((hundredths, unit, claim.span)),
            _ => None,
        })
        .collect()
}

/// "£38 and £6, in all £54": the amount nearest to the word is the total of the others.
fn total(sheet: &Sheet, within: Span) -> Option<Finding> {
    let word = sheet.hits_in(Word::Total, within).next()?;
    let amounts = amounts(sheet, within);
    let [(_, unit, _), _, _, ..] = amounts.as_slice() else {
        return None;
    };
    if amounts.iter().any(|(_, other, _)| other != unit) {
        return None;
    }
    let nearest = amounts.iter().min_by_key(|(_, _, span)| {
        span.start
            .abs_diff(word.end)
            .min(span.end.abs_diff(word.start))
    })?;
    let others: i64 = amounts
        .iter()
        .filter(|it| it.2 != nearest.2)
        .map(|it| it.0)
        .sum();
    wrong(others, *nearest)
}

/// "3 × £6 = £20", "three times 149 kr, 457 kr".
fn product(sheet: &Sheet, within: Span) -> Option<Finding> {
    let text = within.of(sheet.raw());
    if !text.contains(['×', '*']) && !text.contains(" x ") {
        return None;
    }
    let count = sheet
        .proof()
        .within(within)
        .find_map(|claim| match claim.value {
            Value::Number(number) if number % 1000 == 0 => Some(number / 1000),
            _ => None,
        })?;
    let amounts = amounts(sheet, within);
    let [(price, unit, _), (sum, other, span)] = amounts.as_slice() else {
        return None;
    };
    (unit == other)
        .then(|| wrong(price * count, (*sum, *other, *span)))
        .flatten()
}

fn wrong(right: i64, (said, unit, span): (i64, &'static str, Span)) -> Option<Finding> {
    (right != said).then(|| {
        let (whole, rest) = (right / 100, right % 100);
        Finding::new(span, "the sum does not add up")
            .instead(format!("It is {whole}.{rest:02} {unit}."))
    })
}
