//! Words that must not stand in a letter of this situation.

use super::super::{Check, Finding, Sheet, lists::Word};
use crate::{diagnostic::Severity, situation::Situation, source::Span, text::norm};

pub(super) const CHECK: Check = Check {
    name: "never-say",
    severity: Severity::Error,
    does: "finds the words that the frame of the situation forbids, and offers where none may be made",
    why: "Each of these words has made somebody in this situation angrier, or sadder, than silence.",
    example: "We hope to see you again. (they are leaving)",
    instead: "Strike the sentence; it serves us and not them.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let mut found: Vec<Finding> = words(sheet)
        .into_iter()
        .flat_map(|word| places(sheet, word))
        .map(|(span, word)| {
            Finding::new(
                span,
                format!(
                    "“{word}” must not stand in a letter to somebody who is {}",
                    sheet.situation
                ),
            )
        })
        .collect();
    if offers_hurt(sheet.situation) {
        let offers = sheet
            .hits(Word::Voucher)
            .filter(|span| !asked_for(sheet, span.of(sheet.raw())));
        found.extend(offers.map(|span| {
            Finding::new(
                span,
                format!(
                    "an offer stands in a letter to somebody who is {}",
                    sheet.situation
                ),
            )
        }));
    }
    found.retain(|finding| !quoted_from_them(sheet, finding.span()));
    found
}

fn words<'s>(sheet: &Sheet<'s>) -> Vec<&'s str> {
    let language = sheet.brief.language;
    sheet
        .frame()
        .and_then(|frame| {
            language
                .with_neighbours()
                .iter()
                .find_map(|tag| frame.never.get(tag.tag()))
        })
        .map(|words| words.iter().map(String::as_str).collect())
        .unwrap_or_default()
}

/// Where a phrase stands, on word boundaries where it begins or ends in a letter.
pub(super) fn places<'w>(sheet: &Sheet, word: &'w str) -> Vec<(Span, &'w str)> {
    let folded = norm(word);
    if folded.is_empty() {
        return Vec::new();
    }
    let text = &sheet.text.folded;
    // Most words stand nowhere, and this is how that is found out fastest.
    memchr::memmem::find_iter(text.as_bytes(), folded.as_bytes())
        .map(|at| (at, folded.as_str()))
        .filter(|(at, hit)| {
            let before = text.get(..*at).and_then(|it| it.chars().next_back());
            let letter = hit.chars().next().is_some_and(char::is_alphanumeric);
            !(letter && before.is_some_and(char::is_alphanumeric))
        })
        .filter_map(|(at, hit)| {
            // A stem may go on ("voucher" finds "vouchers"), a phrase of several words too.
            let rest = text.get(at + hit.len()..)?;
            let tail: usize = rest
                .chars()
                .take_while(|c| c.is_alphabetic())
                .map(char::len_utf8)
                .sum();
            let short = folded.chars().count() < 5 && !folded.contains(' ');
            (tail == 0 || tail <= 2 && !short)
                .then(|| (sheet.text.raw_span(at, at + hit.len() + tail), word))
        })
        .filter(|(span, _)| sheet.gap_at(span.start).is_none())
        .collect()
}

const fn offers_hurt(situation: Situation) -> bool {
    matches!(
        situation,
        Situation::BetrayedLoyal
            | Situation::Leaving
            | Situation::DelightedFan
            | Situation::YoungFan
            | Situation::Thankful
            | Situation::Grieving
    )
}

/// Who is glad and asks about a gift card wants to hear of it; who is hurt does not, whoever named it first.
fn asked_for(sheet: &Sheet, word: &str) -> bool {
    let glad = matches!(
        sheet.situation,
        Situation::Thankful | Situation::DelightedFan | Situation::YoungFan
    );
    glad && norm(&sheet.brief.reading.new_text).contains(&norm(word))
}

/// What they said themselves may be taken up: "you asked for fewer adverts and got a discount code".
fn quoted_from_them(sheet: &Sheet, span: Span) -> bool {
    let Some(part) = sheet.part_at(span.start) else {
        return false;
    };
    let word = norm(span.of(sheet.raw()));
    let theirs = word.chars().count() > 3
        && (norm(&sheet.brief.reading.new_text).contains(&word)
            || sheet.brief.customer.profile.history.iter().any(|contact| {
                contact
                    .outcome
                    .as_deref()
                    .is_some_and(|it| norm(it).contains(&word))
            }));
    let says_so = matches!(
        part.said.move_name.as_str(),
        "echo" | "own" | "answer" | "release" | "feel"
    ) && sheet.has_in(Word::Told, part.span);
    theirs && says_so
}
