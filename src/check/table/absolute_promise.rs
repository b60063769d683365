//! Promises without a limit.

use super::super::{Check, Finding, Sheet, lists::Word, proof::sources};
use crate::{diagnostic::Severity, text::norm};

pub(super) const CHECK: Check = Check {
    name: "absolute-promise",
    severity: Severity::Error,
    does: "finds guarantees, “never again”, “will always” and “100 %” that no approved text holds",
    why: "What nobody can keep for ever is broken on the day that it matters.",
    example: "This will never happen again.",
    instead: "Say what was changed, and since when.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    sheet
        .hits(Word::Absolute)
        .filter_map(|span| {
            let part = sheet.part_at(span.start).filter(|part| part.body)?;
            let said = norm(span.of(sheet.raw()));
            let approved = part.tagged() && {
                let own = sources::of_part(sheet, part);
                said.split(|c: char| !c.is_alphanumeric())
                    .filter(|it| !it.is_empty())
                    .all(|word| own.has_word(word))
            };
            let theirs = norm(&sheet.brief.reading.new_text).contains(&said)
                && sheet.has_in(Word::Told, part.span);
            (!approved && !theirs).then(|| {
                Finding::new(
                    span,
                    format!("“{}” promises without a limit", span.of(sheet.raw())),
                )
            })
        })
        .collect()
}
