//! Whether the length fits the situation.

use crate::{check::sheet::Sheet, situation::Situation};

/// Words, least and most, where the desk's frame names none.
const fn usual(situation: Situation) -> (usize, usize) {
    match situation {
        Situation::DelightedFan => (50, 150),
        Situation::YoungFan => (60, 170),
        Situation::NeutralEnquiry => (20, 150),
        Situation::Disappointed => (50, 170),
        Situation::Wronged => (70, 180),
        Situation::BetrayedLoyal => (90, 220),
        Situation::RevengeThreat => (50, 160),
        Situation::Leaving => (25, 110),
        Situation::RepeatUnanswered => (45, 140),
        Situation::Grieving => (35, 120),
        Situation::Vulnerable => (35, 110),
        Situation::Thankful => (35, 130),
        Situation::Worried => (80, 200),
        Situation::RightsRequest => (45, 150),
        Situation::BusinessProspect => (70, 190),
        Situation::Danger => (30, 140),
    }
}

/// Least and most for this letter: that of the frame; a short letter gets a short answer, and every further question
/// a sentence more.
pub(in super::super) fn length_for(sheet: &Sheet) -> (usize, usize) {
    if sheet.hostile_leaving() {
        return (12, 70);
    }
    let framed = sheet.frame().and_then(|frame| frame.length);
    let (least, most) = framed.unwrap_or(usual(sheet.situation));
    let written = crate::text::tokens(&sheet.brief.reading.new_text).len();
    if written < 20 {
        return (least.min(15), most.min(60).max(least));
    }
    let questions = sheet.brief.reading.questions.len().saturating_sub(2);
    (least, most + 20 * questions)
}

/// 1 within, falling to 0 at half the least and 1.6 times the most.
pub(super) fn measure(sheet: &Sheet) -> f32 {
    let words = sheet.words_in_body() as f32;
    let (least, most) = length_for(sheet);
    let (least, most) = (least as f32, most as f32);
    if words < least {
        ((words - least / 2.0) / (least / 2.0)).max(0.0)
    } else if words > most {
        (1.0 - (words - most) / (0.6 * most)).max(0.0)
    } else {
        1.0
    }
}
