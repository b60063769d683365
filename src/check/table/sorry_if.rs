//! Apologies that take themselves back.

use super::super::{Check, Finding, Sheet, lists::Word};
use crate::{diagnostic::Severity, source::Span};

pub(super) const CHECK: Check = Check {
    name: "sorry-if",
    severity: Severity::Error,
    does: "finds an apology followed by if, any, may, might or but, within forty characters of the same sentence",
    why: "An apology with a condition says that perhaps nothing happened.",
    example: "I'm sorry if this caused you any trouble.",
    instead: "Say what we did: “I'm sorry: we sent the wrong spar.”",
    run,
};

/// So far an "if" still belongs to the "sorry".
const REACH: usize = 40;

fn run(sheet: &Sheet) -> Vec<Finding> {
    sheet
        .hits(Word::Regret)
        .filter_map(|sorry| {
            let part = sheet.part_at(sorry.start)?;
            let end = crate::source::floor(sheet.raw(), sorry.end + REACH).min(part.span.end);
            let reach = Span::new(sorry.end, end.max(sorry.end));
            // A colon or a full stop ends the apology: what follows is the thing itself.
            let stop = reach
                .of(sheet.raw())
                .find([':', '.', ';'])
                .map_or(reach.end, |at| reach.start + at);
            let taken = sheet
                .hits_in(Word::If, Span::new(reach.start, stop))
                .next()?;
            let span = Span::new(sorry.start, taken.end);
            Some(Finding::new(
                span,
                format!("“{}” takes the apology back", span.of(sheet.raw())),
            ))
        })
        .collect()
}
