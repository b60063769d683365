//! Orders without a stop before them, and what those who are written to must do.

use super::acts::{is_act_word, skip};
use super::clause::is_capital;
use crate::read::text::Text;

/// "Done again kindly confirm", "what a mess Fix the lift": an order begins without a stop before it.
pub fn begged(text: &Text, first: usize, at: usize) -> bool {
    if at == first {
        return false;
    }
    let before = text.word(at - 1);
    if text.word(at) == "kindly" {
        return is_act_word(text.word(at + 1))
            && !matches!(
                before,
                "you" | "they" | "we" | "i" | "who" | "very" | "to" | "he" | "she" | "and"
            );
    }
    is_capital(text, at)
        && !is_capital(text, at - 1)
        && is_act_word(text.word(at))
        && matches!(
            text.word(at + 1),
            "the" | "my" | "me" | "us" | "our" | "your" | "it" | "this" | "these" | "that"
        )
}

/// "Your drivers need to stop ringing at six": what those who are written to must do.
pub fn yours(text: &Text, at: usize) -> bool {
    text.word(at) == "your"
        && (at + 2..at + 5).any(|verb| match text.word(verb) {
            "need" | "needs" | "have" | "has" | "ought" => {
                text.word(verb + 1) == "to" && is_act_word(text.word(verb + 2))
            }
            "must" | "should" => is_act_word(text.word(skip(text, verb + 1))),
            _ => false,
        })
}
