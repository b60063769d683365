//! What the writer does not know and would: "I don't understand why", "no idea how", "jeg skjønner ikke hvorfor".

use super::Start;
use super::clause::after_break;
use crate::read::text::Text;
use crate::read::words::Words;
use crate::source::Span;

/// Words with which the unknown begins.
static UNKNOWN: Words = Words::new(
    "why how which where when whether if what hvorfor hvordan hvilken hvilket hvilke hvor når om kvifor korleis",
);
/// Words of knowing right before it.
static KNOWING: Words = Words::new(
    "understand know sure idea clear say says out tell explain skjønner forstår vet veit ut usikker på unsure",
);
/// What denies the knowing.
static NOT: Words = Words::new(
    "not don't dont cannot can't cant no doesn't isn't unsure ikke ikkje usikker usikre ingen",
);
/// Somebody else, or long ago: only told.
static OTHERS: Words = Words::new(
    "they he she you nobody anybody people who did didn't could couldn't was were knew de hun han dere ingen kunne visste \
     var so",
);

/// Finds where a writer tells of not knowing.
pub fn find(text: &Text, within: Span, starts: &mut Vec<Start>) {
    let first = text.word_at(within.start);
    let last = text.word_at(within.end);
    for at in first + 2..last {
        // "Jeg skjønner ikke hvorfor": the denial stands between.
        let knowing = if matches!(text.word(at - 1), "ikke" | "ikkje" | "not") {
            at - 2
        } else {
            at - 1
        };
        if UNKNOWN.has(text.word(at)) && KNOWING.has(text.word(knowing)) {
            starts.extend(doubt(text, (first, knowing), at).map(|start| (start, false)));
        }
    }
}

/// Where the doubt begins that the word at `at` ends.
fn doubt(text: &Text, (first, knowing): (usize, usize), at: usize) -> Option<usize> {
    let from = first.max(at.saturating_sub(6));
    let denied = (from..at).rev().find(|at| NOT.has(text.word(*at)))?;
    let subject = denied.checked_sub(2).map_or(first, |start| start.max(from));
    let others = (subject..at).any(|at| OTHERS.has(text.word(at)));
    let known = text.word(knowing);
    // "I don't know what to say" is no question; "I'm not sure if I can come" tells of a plan.
    let plain = matches!(known, "know" | "idea")
        && matches!(text.word(at), "what" | "who")
        && matches!(
            text.word(at + 1),
            "to" | "i" | "we" | "else" | "they" | "he" | "she" | ""
        )
        || known == "sure"
            && text.word(at) == "if"
            && matches!(text.word(at + 1), "i" | "we")
            && matches!(text.word(at + 2), "will" | "can" | "am");
    // "I don't know why they treat people so": a complaint.
    let others = others
        || matches!(
            text.word(at + 1),
            "they" | "people" | "anyone" | "cause" | "because" | "de" | "folk"
        );
    // "If that is not neglect, I'm not sure what is."
    let saying = matches!(text.word(at + 1), "is" | "else") && after_break(text, at + 2);
    let others = others || saying;
    let told = matches!(known, "tell" | "explain" | "say" | "says")
        && !matches!(text.word(denied), "doesn't" | "not");
    (!others && !plain && !told).then_some(subject)
}
