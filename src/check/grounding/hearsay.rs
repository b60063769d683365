//! What only the customer says.

use super::{
    Ground,
    written::{without_code, written},
};
use crate::{
    check::{
        claims::{Claim, Value},
        lists::Word,
        sheet::Sheet,
    },
    source::Span,
};
use jiff::civil::Date;

/// Amounts, days and numbers that only the letter gives, told in a sentence that speaks for us.
pub(super) fn hearsay(sheet: &Sheet, claims: &[Claim]) -> Vec<Span> {
    let today: Date = sheet.brief.now.date();
    let mut found = Vec::new();
    for part in &sheet.parts {
        let ours = matches!(part.said.move_name.as_str(), "own" | "explain" | "remedy");
        let theirs = !part.said.facts.is_empty()
            && part
                .said
                .facts
                .iter()
                .all(|fact| fact.starts_with("letter:") || fact.starts_with("subject:"));
        if !ours || !part.tagged() || !theirs || sheet.has_in(Word::Told, part.span) {
            continue;
        }
        let mut text = Ground::default();
        for written in written(sheet, &part.said.from) {
            text.text(&without_code(written), sheet.brief.language);
        }
        for claim in claims.iter().filter(|claim| part.span.overlaps(claim.span)) {
            let typed = matches!(
                claim.value,
                Value::Money(..) | Value::Day(..) | Value::Number(_)
            );
            if typed && !text.holds(&claim.value, today) {
                found.push(claim.span);
            }
        }
    }
    found
}
