//! Whether the failure is owned and mended: responsibility and repair weigh most, asking to be forgiven nothing.

use super::stands;
use crate::{
    check::{Found, lists::Word, sheet::Sheet},
    diagnostic::Severity,
};

pub(super) fn measure(sheet: &Sheet, found: &[Found]) -> Option<f32> {
    if !sheet.situation.is_failure() {
        return None;
    }
    let yes = |holds: bool, worth: f32| if holds { worth } else { 0.0 };
    let any = |word: Word| sheet.body().any(|part| sheet.has_in(word, part.span));
    let mended = stands(sheet, "remedy")
        || stands(sheet, "next_step") && sheet.body().any(|part| part.is("answer"));
    let mut sum = yes(owns(sheet), 0.30)
        + yes(mended, 0.25)
        + yes(any(Word::Regret), 0.15)
        + yes(stands(sheet, "explain") || any(Word::Cause), 0.15)
        + yes(
            any(Word::Change)
                || !sheet.brief.case.done.is_empty() && stands(sheet, "remedy")
                || stands(sheet, "follow_up"),
            0.15,
        );
    let conditional = found
        .iter()
        .any(|it| it.check.name == "sorry-if" && it.severity == Severity::Error);
    if conditional {
        sum *= 0.4;
    }
    let regrets = sheet.hits(Word::Regret).count() * 100;
    if regrets > 2 * sheet.words_in_body().max(50) {
        sum -= 0.1;
    }
    Some(sum)
}

/// Whether a sentence in the first person names our act or omission, or a gap asks for one.
pub(super) fn owns(sheet: &Sheet) -> bool {
    let gap = sheet.draft.sentences.iter().any(|sentence| {
        sentence.move_name == "own" && sentence.text.trim_start().starts_with("[[")
    });
    gap || sheet.of_move("own").any(|part| {
        let names = sheet.has_in(Word::Failing, part.span);
        names || part.tagged() && !sheet.has_in(Word::Agentless, part.span)
    })
}
