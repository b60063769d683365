//! Promises without a limit.

use super::super::{Check, Finding, Sheet, grounding::sources, lists::Word};
use crate::{diagnostic::Severity, source::Span, text::norm};

pub(super) const CHECK: Check = Check {
    name: "absolute-promise",
    severity: Severity::Error,
    does: "finds guarantees, “never again”, “will always”, “definitely” and “100 %” that no approved text holds",
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
            if is_denied(sheet, span, part.span) {
                return None;
            }
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

/// So many words before it a "not" still takes it back: "I cannot say that it will definitely fit".
const REACH: usize = 6;
const NOT: &[&str] = &[
    "not", "cannot", "can't", "don't", "won't", "nobody", "ikke", "ikkje", "inte", "nicht", "no",
];

fn is_denied(sheet: &Sheet, hit: Span, within: Span) -> bool {
    let text = &sheet.text;
    let first = text.word_at(text.folded_at(within.start));
    let at = text.word_at(text.folded_at(hit.start));
    (at.saturating_sub(REACH).max(first)..at).any(|it| NOT.contains(&text.word(it)))
}
