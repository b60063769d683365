//! Moves that the situation requires and that do not stand in the draft.

use super::super::{Check, Finding, Sheet, lists::Word, score};
use crate::{diagnostic::Severity, source::Span};

pub(super) const CHECK: Check = Check {
    name: "missing-move",
    severity: Severity::Warning,
    does: "holds the draft against the moves that the frame of the situation requires",
    why: "A letter that mends must hear, own and mend; with one of them gone it does none.",
    example: "a reply to a late parcel that owns nothing",
    instead: "Write the sentence that is missing, or say in the case what is known.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let end = sheet
        .body()
        .next_back()
        .map_or(sheet.raw().len(), |part| part.span.end);
    let at = Span::new(
        crate::source::floor(sheet.raw(), end.saturating_sub(1)),
        end,
    );
    missing(sheet)
        .into_iter()
        .map(|moves| {
            let names = crate::prose::either(&moves);
            Finding::new(at, format!("the move {names} is missing"))
        })
        .collect()
}

/// The required moves (one of each list) that neither stand in the draft nor are asked for by a gap.
pub(super) fn missing(sheet: &Sheet) -> Vec<Vec<String>> {
    let Some(frame) = sheet.frame() else {
        return Vec::new();
    };
    let thread = !crate::write::salutation::greets(
        sheet.brief.memory.last_in_thread,
        sheet.brief.now.date(),
    );
    let stands = |name: &String| {
        sheet.draft.moves.iter().any(|held| held == name)
            || sheet.parts.iter().any(|part| part.is(name))
            || sheet
                .draft
                .sentences
                .iter()
                .any(|sentence| sentence.move_name == *name)
            || shown(sheet, name)
            || name == "greet" && thread
            || name == "answer" && (sheet.brief.reading.questions.is_empty() || tells_case(sheet))
            || name == "close" && sheet.hostile_leaving()
    };
    frame
        .required
        .iter()
        .filter(|any| !any.is_empty() && !any.iter().any(stands))
        .cloned()
        .collect()
}

/// What the desk found answers a letter, in whichever place it stands.
fn tells_case(sheet: &Sheet) -> bool {
    let told = |fact: &String| ["case.found", "case.note"].contains(&fact.as_str());
    let sentences = sheet.draft.sentences.iter();
    sentences.flat_map(|sentence| &sentence.facts).any(told)
}

/// In a reply that names no moves one sentence may serve several: what its words show counts.
fn shown(sheet: &Sheet, name: &str) -> bool {
    if sheet.parts.iter().any(|part| part.tagged()) {
        return false;
    }
    let any = |word: Word| sheet.body().any(|part| sheet.has_in(word, part.span));
    match name {
        "echo" => score::shared_with_letter(sheet) >= 2 || any(Word::Told),
        "feel" => any(Word::Informal),
        "thank" => any(Word::Thanks),
        "condole" => any(Word::Condole) || any(Word::Regret),
        "next_step" | "follow_up" => score::best_step(sheet) >= 0.75,
        "remedy" | "answer" => any(Word::Act) || any(Word::YesNo),
        "release" => any(Word::Release),
        "close" | "plus" => true,
        _ => false,
    }
}
