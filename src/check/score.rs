//! The score: fourteen parts from 0 to 1, weighed. A part that does not apply drops out.
//!
//! Weights and thresholds are engineering judgement until people have rated drafts against it; `docs/checks.md` says what
//! could be tried and what not.

pub(super) mod answers;
mod apology;
mod concrete;
mod courtesy;
pub(super) mod easy;
mod echo;
mod form;
mod length;
mod name;
mod next_step;
mod person;
mod zones;

pub(super) use length::length_for;

use super::{Found, Sheet};
use crate::{diagnostic::Severity, draft::Score, situation::Situation};

/// A part of the score: its name in the record, its weight, and how it is measured.
struct Part {
    name: &'static str,
    weight: f32,
    measure: fn(&Sheet, &[Found]) -> Option<f32>,
}

const PARTS: [Part; 14] = [
    Part {
        name: "name",
        weight: 6.0,
        measure: |sheet, _| name::measure(sheet),
    },
    Part {
        name: "echo",
        weight: 12.0,
        measure: |sheet, _| echo::measure(sheet),
    },
    Part {
        name: "answers",
        weight: 14.0,
        measure: |sheet, _| answers::measure(sheet),
    },
    Part {
        name: "grounding",
        weight: 0.0,
        measure: |_, found| Some(clean(found, GROUNDING)),
    },
    Part {
        name: "not_form",
        weight: 12.0,
        measure: |sheet, _| Some(form::measure(sheet)),
    },
    Part {
        name: "person",
        weight: 6.0,
        measure: |sheet, _| person::measure(sheet),
    },
    Part {
        name: "apology",
        weight: 12.0,
        measure: |sheet, found| apology::measure(sheet, found),
    },
    Part {
        name: "warm_plain_warm",
        weight: 6.0,
        measure: |sheet, _| zones::measure(sheet),
    },
    Part {
        name: "concrete",
        weight: 8.0,
        measure: |sheet, _| concrete::measure(sheet),
    },
    Part {
        name: "next_step",
        weight: 12.0,
        measure: |sheet, _| next_step::measure(sheet),
    },
    Part {
        name: "easy",
        weight: 5.0,
        measure: |sheet, _| easy::measure(sheet),
    },
    Part {
        name: "courtesy",
        weight: 5.0,
        measure: |sheet, found| Some(courtesy::measure(sheet, found)),
    },
    Part {
        name: "length",
        weight: 2.0,
        measure: |sheet, _| Some(length::measure(sheet)),
    },
    Part {
        name: "never_say",
        weight: 0.0,
        measure: |_, found| Some(clean(found, NEVER)),
    },
];

/// Remarks that say that something is not so.
const GROUNDING: &[&str] = &[
    "invented-fact",
    "unproved-deed",
    "absolute-promise",
    "foreign-details",
];
/// Remarks that say that something must not be said.
const NEVER: &[&str] = &[
    "never-say",
    "secret",
    "internal-note",
    "asks-known",
    "wrong-language",
];
/// A letter in which a required move is missing is not ready, however well it reads.
const CAP: f32 = 79.0;

/// The score of a draft.
pub(super) fn score(sheet: &Sheet, found: &[Found]) -> Score {
    let mut score = Score::default();
    let (mut sum, mut weights) = (0.0, 0.0);
    for part in &PARTS {
        if let Some(value) = (part.measure)(sheet, found) {
            let value = value.clamp(0.0, 1.0);
            sum += part.weight * value;
            weights += part.weight;
            // Two decimals are all that the figures are worth.
            score
                .parts
                .insert(part.name.to_string(), (value * 100.0).round() / 100.0);
        }
    }
    let mut total = if weights > 0.0 {
        100.0 * sum / weights
    } else {
        0.0
    };
    if found.iter().any(|found| found.check.name == "missing-move") {
        total = total.min(CAP);
    }
    // The sum of shares lies between 0 and 100.
    score.total = total.round() as u8;
    score
}

fn clean(found: &[Found], names: &[&str]) -> f32 {
    let dirty = found
        .iter()
        .any(|found| found.severity == Severity::Error && names.contains(&found.check.name));
    if dirty { 0.0 } else { 1.0 }
}

/// The weight of a part, by its name.
pub(super) fn weight(name: &str) -> f32 {
    PARTS
        .iter()
        .find(|part| part.name == name)
        .map_or(0.0, |part| part.weight)
}

/// A part that decides alone, beyond the remarks: a letter to somebody who was wronged, in which nobody owns anything.
pub(super) fn gate(sheet: &Sheet, score: &Score) -> Option<String> {
    let owes = matches!(
        sheet.situation,
        Situation::Wronged
            | Situation::BetrayedLoyal
            | Situation::RevengeThreat
            | Situation::RepeatUnanswered
    );
    if owes && score.parts.contains_key("apology") && !apology::owns(sheet) {
        return Some(format!(
            "no sentence owns the failure, and the writer is {}",
            sheet.situation
        ));
    }
    None
}

/// Whether a sentence, or a gap for it, serves a move.
fn stands(sheet: &Sheet, name: &str) -> bool {
    sheet
        .draft
        .sentences
        .iter()
        .any(|sentence| sentence.move_name == name)
}

/// How many content words of the letter the first half takes up.
pub(super) fn shared_with_letter(sheet: &Sheet) -> usize {
    sheet.shared().len()
}

/// What the best sentence about what happens next is worth, whether one is due or not.
pub(super) fn best_step(sheet: &Sheet) -> f32 {
    next_step::best(sheet)
}

fn share(count: usize, of: f32) -> f32 {
    if of > 0.0 { count as f32 / of } else { 0.0 }
}
