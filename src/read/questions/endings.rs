//! Clauses that ask with their last word: "confirm by return please", "a quick reply would be appreciated".

use super::{
    clause::{after_break, after_comma, clause_start},
    forms::inverted,
};
use crate::read::numbers;
use crate::read::text::Text;
use crate::read::words::Words;

/// What somebody who writes to a desk may get back.
static REPLIES: Words = Words::new(
    "update reply answer call refund explanation help response clarification confirmation callback word line photo picture copy quote estimate receipt svar bilde kopi \
     oppdatering beskjed forklaring",
);

/// Where the clause begins that asks with the word at `at`; the sentence begins and ends at `first` and `last`.
pub fn asks(text: &Text, at: usize, (first, last): (usize, usize)) -> Option<usize> {
    // "Two tickets for Friday, please": the comma parts nothing.
    let whole = matches!(text.word(at), "please" | "pls" | "takk") && after_break(text, at);
    trails(text, at, (first, last)).then(|| {
        if whole {
            first
        } else {
            clause_start(text, first, at)
        }
    })
}

/// "Confirm by return please", "a quick reply would be appreciated": the asking is at the end of its clause.
fn trails(text: &Text, at: usize, (first, last): (usize, usize)) -> bool {
    let next = text.word(at + 1);
    let ends = at + 1 >= last || after_break(text, at + 1);
    match text.word(at) {
        // "Two tickets for Friday, please."
        "please" | "pls" => ends && at > 0 && (!after_break(text, at) || at - first >= 3),
        "takk" => ends && at - first >= 3 && numbers::word(text.word(first)).is_some(),
        "appreciated" | "welcome" => {
            let before = |steps: usize| at.checked_sub(steps).map_or("", |at| text.word(at));
            let comments = matches!(before(1), "are" | "is")
                && matches!(
                    before(2),
                    "comments" | "thoughts" | "feedback" | "suggestions" | "ideas"
                );
            let would = comments
                || (2..=4).any(|steps| before(steps) == "would" && before(steps - 1) == "be");
            would && (ends || matches!(next, "by" | "as" | "if"))
        }
        // "An update would be nice."
        "nice" | "great" | "good" | "lovely" | "helpful" => {
            let before = |steps: usize| at.checked_sub(steps).map_or("", |at| text.word(at));
            ends && (before(2), before(1)) == ("would", "be")
                && (3..8).any(|steps| REPLIES.has(before(steps)))
        }
        // "A short answer by Friday would do", "et kort svar er nok".
        "do" | "suffice" | "enough" | "nok" => {
            let before = |steps: usize| at.checked_sub(steps).map_or("", |at| text.word(at));
            let enough = matches!(before(1), "would" | "is" | "will" | "er" | "holder");
            ends && enough && (2..8).any(|steps| REPLIES.has(before(steps)))
        }
        "requested" | "needed" | "wanted" => {
            let noun = at.checked_sub(1).map_or("", |at| text.word(at));
            matches!(
                noun,
                "refund" | "replacement" | "reply" | "callback" | "repair" | "response"
            )
        }
        _ => false,
    }
}

/// "You post to Norway, don't you?": two words behind a comma end the sentence, and all of it is asked.
pub fn tag(text: &Text, at: usize, last: usize) -> bool {
    at + 2 == last && after_comma(text, at) && inverted(text, at)
}
