//! Attachments that are named and not there, and there and not named.

use super::super::{Check, Finding, Sheet, lists::Word};
use crate::{diagnostic::Severity, source::Span};

pub(super) const CHECK: Check = Check {
    name: "attachment",
    severity: Severity::Error,
    does: "finds words that speak of an attachment where the case names none, and notes a file of the case that the letter does not mention",
    why: "The reader looks for it, does not find it, and has to write again.",
    example: "I have attached the invoice. (nothing is attached)",
    instead: "Name the file under `attached` in the case, or let the sentence go.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let files = &sheet.brief.case.attached;
    let mut spoken = sheet.hits(Word::Attach).filter(|span| {
        sheet
            .part_at(span.start)
            .is_some_and(|part| ours(sheet, part.text))
    });
    if files.is_empty() {
        return spoken
            .map(|span| Finding::new(span, "an attachment is named, and none is there"))
            .collect();
    }
    if spoken.next().is_some() {
        return Vec::new();
    }
    let end = sheet.raw().len();
    let what = format!(
        "{} goes along, and the letter does not say so",
        crate::prose::both(files)
    );
    vec![
        Finding::new(Span::new(end, end), what)
            .severity(Severity::Warning)
            .instead("Say what goes along, and what it is for."),
    ]
}

/// What the customer attached is theirs: "the photo you attached".
fn ours(sheet: &Sheet, sentence: &str) -> bool {
    let folded = crate::text::norm(sentence);
    let theirs = [
        "you attached",
        "you enclosed",
        "your attach",
        "du la ved",
        "vedlegget ditt",
        "du vedhæftede",
        "du bifogade",
        "sie angehängt",
        "adjuntó",
        "adjuntaste",
    ];
    let asks = sentence.trim_end().ends_with('?');
    let their_own = theirs.iter().any(|word| folded.contains(word));
    !asks && (!their_own || sheet.brief.letter.attachments.is_empty())
}
