//! Counts that another count or a table explains: "of eight lamps five work", "down to 35", "a table for four".

use super::NOT_THINGS;
use super::beside::{back, ends, gap};
use crate::read::facts::scan::{Finds, small};
use crate::read::facts::units::unit;
use crate::read::words::Words;

/// Verbs before a count that ends its clause: "lyser fem", "still work".
static VERBS_OR_LIT: Words = Words::new(
    "lyser virker virka mangler lekker er var kom passer gikk holder knakk work worked fit leak light broke came arrived are were were",
);

/// "A table for four,", "bord til fire."
pub fn seats(finds: &Finds, at: usize) -> bool {
    matches!(back(finds, at, 1), "for" | "til")
        && ends(finds, at)
        && matches!(
            back(finds, at, 2),
            "table"
                | "bord"
                | "bordet"
                | "room"
                | "rom"
                | "place"
                | "places"
                | "plass"
                | "seats"
                | "lunch"
                | "lunsj"
                | "dinner"
                | "middag"
                | "breakfast"
                | "frokost"
                | "tea"
                | "kake"
                | "cake"
                | "tur"
                | "tour"
        )
}

/// "Av åtte lamper lyser fem.": so many of those that the sentence began with.
pub fn of_told(finds: &Finds, at: usize) -> bool {
    ends(finds, at)
        && VERBS_OR_LIT.has(back(finds, at, 1))
        && (at.saturating_sub(6)..at).any(|of| {
            matches!(finds.text.word(of), "of" | "av") && small(finds.text.word(of + 1)).is_some()
        })
}

/// "The order of 40 chairs has to come down to 35."
pub fn down_to(finds: &Finds, at: usize) -> bool {
    let pair = (back(finds, at, 2), back(finds, at, 1));
    // "Kan dere doble antallet til 24?"
    if matches!(pair, ("antallet" | "antall", "til") | ("number", "to")) {
        return ends(finds, at);
    }
    matches!(pair, ("down" | "up", "to") | ("ned" | "opp", "til"))
        && ends(finds, at)
        && (at.saturating_sub(10)..at).any(|of| {
            let noun = finds.text.word(of + 1);
            small(finds.text.word(of)).is_some_and(|count| count >= 2)
                && noun.len() >= 3
                && !NOT_THINGS.has(noun)
                && unit(noun).is_none()
        })
}

/// "Én boks, ikke tre", "one box, not three".
pub fn contrast(finds: &Finds, at: usize) -> bool {
    let word = |steps: usize| finds.text.word(at + steps);
    matches!(word(0), "én" | "ett" | "one")
        && !NOT_THINGS.has(word(1))
        && gap(finds, at + 2) == ", "
        && matches!(word(2), "ikke" | "not")
        && small(word(3)).is_some_and(|count| count >= 2)
        && ends(finds, at + 3)
}
