//! Exclamation marks, emoji and jokes where the hour is grave.

use super::super::{Check, Finding, Sheet};
use crate::{diagnostic::Severity, situation::Situation, source::Span};

pub(super) const CHECK: Check = Check {
    name: "loud",
    severity: Severity::Warning,
    does: "finds exclamation marks and emoji in grave letters, more than two exclamation marks in any, and emoji that the customer did not use first",
    why: "What is cheerful in a good hour is an insult in a bad one.",
    example: "I'm sorry that your brother has died!",
    instead: "End the sentence with a full stop.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let grave = sheet.situation.is_grave();
    let allowed = if grave { 0 } else { 2 };
    let mut found: Vec<Finding> = sheet
        .raw()
        .match_indices('!')
        .filter(|(at, _)| sheet.gap_at(*at).is_none())
        .skip(allowed)
        .map(|(at, _)| Finding::new(Span::new(at, at + 1), marks(grave)))
        .collect();
    let theirs = sheet.brief.reading.new_text.chars().any(is_emoji);
    let glad = matches!(
        sheet.situation,
        Situation::DelightedFan | Situation::Thankful | Situation::YoungFan
    );
    if !(theirs && glad) {
        found.extend(
            sheet
                .raw()
                .char_indices()
                .filter(|(_, c)| is_emoji(*c))
                .take(3)
                .map(|(at, c)| {
                    let span = Span::new(at, at + c.len_utf8());
                    Finding::new(span, "an emoji stands in the letter").instead("Say it in words.")
                }),
        );
    }
    found
}

fn marks(grave: bool) -> &'static str {
    match grave {
        true => "an exclamation mark stands in a grave letter",
        false => "there are more than two exclamation marks",
    }
}

fn is_emoji(c: char) -> bool {
    matches!(u32::from(c), 0x1F300..=0x1FAFF | 0x2600..=0x27BF | 0x1F1E6..=0x1F1FF)
}
