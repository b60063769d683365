//! Secrets that the letter held and the draft repeats.

use super::super::{Check, Finding, Sheet};
use crate::{diagnostic::Severity, reading::FactKind, source::Span};

pub(super) const CHECK: Check = Check {
    name: "secret",
    severity: Severity::Error,
    does: "finds passwords, card numbers and personal numbers: those of the letter, and any card number by its check digit",
    why: "Mail is read by many eyes, and a secret that is repeated is a secret twice lost.",
    example: "Your password fjord-7 works again.",
    instead: "Say that it was seen and must be changed, and never what it is.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let mut found: Vec<Finding> = secrets(sheet)
        .into_iter()
        .flat_map(|secret| {
            let length = secret.len();
            sheet.raw().match_indices(secret).map(move |(at, _)| {
                Finding::new(
                    Span::new(at, at + length),
                    "a secret of the letter is repeated",
                )
            })
        })
        .collect();
    found.extend(
        card_numbers(sheet.raw())
            .into_iter()
            .map(|span| Finding::new(span, "a card number stands in the draft")),
    );
    found
}

fn secrets<'s>(sheet: &Sheet<'s>) -> Vec<&'s str> {
    let brief = sheet.brief;
    brief
        .reading
        .facts_of(FactKind::Secret)
        .filter_map(|fact| {
            let text = brief.reading.text_of(fact.place, &brief.letter.subject);
            text.get(fact.start..fact.end)
        })
        .map(str::trim)
        .filter(|secret| secret.len() > 2)
        .collect()
}

/// Runs of 13 to 19 digits (spaces and dashes between them) whose check digit is right (Luhn, ISO/IEC 7812-1).
fn card_numbers(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
            continue;
        }
        let mut digits = Vec::new();
        let mut end = at;
        for (offset, byte) in bytes.iter().enumerate().skip(at) {
            match byte {
                b'0'..=b'9' => {
                    digits.push(u32::from(byte - b'0'));
                    end = offset + 1;
                }
                b' ' | b'-' if offset == end => {}
                _ => break,
            }
        }
        if (13..=19).contains(&digits.len()) && luhn(&digits) {
            found.push(Span::new(at, end));
        }
        at = end.max(at + 1);
    }
    found
}

fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| match at % 2 {
            0 => *digit,
            _ if *digit > 4 => digit * 2 - 9,
            _ => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != 0)
}

#[cfg(test)]
mod tests {
    #[test]
    fn card_numbers_are_told_by_their_check_digit() {
        for (text, count) in [
            ("4111 1111 1111 1111", 1),
            ("4111 1111 1111 1112", 0),
            ("call 01632 960144", 0),
            ("0000000000000000", 0),
        ] {
            assert_eq!(super::card_numbers(text).len(), count, "{text}");
        }
    }
}
