//! Phrases that say nothing, and what to write instead.

use super::{
    Check, Finding, Sheet,
    lists::{Cliche, Lists, Word},
};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check {
    name: "cliche",
    severity: Severity::Warning,
    does: "finds phrases that stand in every form letter, in six languages: class A always, class B where nothing particular follows",
    why: "A phrase that fits any letter tells the reader that nobody read theirs.",
    example: "We apologise for any inconvenience caused.",
    instead: "Name the thing itself: what happened, to whom, which day.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    hits(sheet)
        .map(|hit| {
            let severity = if hit.cliche.always {
                Severity::Warning
            } else {
                Severity::Note
            };
            Finding::new(
                hit.span,
                format!("“{}” is what form letters say", hit.span.of(sheet.raw())),
            )
            .instead(hit.cliche.instead)
            .severity(severity)
        })
        .collect()
}

/// A cliché where it stands.
pub struct Hit<'s> {
    /// Which.
    pub cliche: &'s Cliche,
    /// Where.
    pub span: crate::source::Span,
}

/// The clichés of the draft; of several that overlap the longest.
pub fn hits<'s>(sheet: &'s Sheet) -> impl Iterator<Item = Hit<'s>> {
    let lists = Lists::of(sheet.brief.language.base());
    let mut end = 0;
    let mut found: Vec<_> = sheet
        .marks
        .iter()
        .filter_map(|mark| match mark.word {
            Word::Cliche(index) => {
                Some((mark.start, mark.end, lists.cliches.get(usize::from(index))?))
            }
            _ => None,
        })
        .collect();
    found.sort_unstable_by_key(|(start, stop, _)| (*start, usize::MAX - *stop));
    found.retain(|(start, stop, _)| {
        let free = *start >= end;
        if free {
            end = *stop;
        }
        free
    });
    found.into_iter().filter_map(move |(start, stop, cliche)| {
        let particular = !cliche.always && is_particular(sheet, stop);
        (!particular).then(|| Hit {
            cliche,
            span: sheet.text.raw_span(start, stop),
        })
    })
}

/// Whether one of the next four words is a number or a name: then the phrase leads to something.
fn is_particular(sheet: &Sheet, end: usize) -> bool {
    let next = sheet.text.word_at(end);
    (next..next + 4).any(|at| {
        let Some(word) = sheet.text.words.get(at) else {
            return false;
        };
        let raw = sheet.text.quote(word.start, word.end);
        let between = sheet.text.folded.get(end..word.start).unwrap_or("");
        let first = raw.chars().next();
        !between.contains(['.', '!', '?'])
            && (first.is_some_and(char::is_numeric)
                || raw.chars().count() > 1 && first.is_some_and(char::is_uppercase))
    })
}
