//! Counts that no noun follows: "and got six.", "Quantity: 10", "make it three instead of two", "one more tail", "én hale
//! til", "half a dozen", "two hundred kites".

use super::{
    NOT_THINGS,
    beside::{after, back, ends, gap},
    parts,
};
use crate::read::facts::scan::{Finds, small};
use crate::read::facts::units::unit;
use crate::read::words::Words;

/// A count with the folded bytes it stands on.
type Count = (u32, usize, usize);

/// Verbs before a count at the end of a clause: "and got nine."
static GOT: Words = Words::new(
    "got received sent want need ordered bought take fikk fått mottok sendte trenger bestilte kjøpte betalte virker virka mangler manglet hatt ha sende få knakk works work kom bestilt mottatt kjøpt came ordering receive arrived passet fitted",
);

/// Verbs right behind a count whose noun was named before: "and three were cracked".
static VERBS: Words = Words::new(
    "were are was is had have broke arrived came fell went worked work fit leak leaked is er var ble blei kom manglet mangler \
     har hadde virket virker lekker gikk falt røk passet passer fitted lå ligger sto står lay",
);

/// The count that a word is without a noun behind it.
pub fn count(finds: &Finds, at: usize) -> Option<Count> {
    let word = finds.text.words.get(at)?;
    match finds.text.word(at) {
        "dozen" | "dusin" => dozen(finds, at),
        "hundred" | "hundre" => hundreds(finds, at, 100),
        "thousand" | "tusen" => hundreds(finds, at, 1000),
        _ if one_more(finds, at) || only_one(finds, at) => Some((1, word.start, word.end)),
        name => {
            let count = small(name).filter(|count| (1..=9999).contains(count))?;
            let told = count >= 2
                && (added(finds, at) || people(finds, at) || got(finds, at) || among(finds, at))
                || count == 1 && name == "1" && got(finds, at)
                || only_so_many(finds, at)
                || count >= 2
                    && (parts::seats(finds, at)
                        || parts::of_told(finds, at)
                        || parts::down_to(finds, at))
                || parts::contrast(finds, at)
                || charged_for(finds, at)
                || not_so_many(finds, at)
                || quantity(finds, at)
                || instead(finds, at)
                || each_of(finds, at)
                || count >= 2 && at_first(finds, at);
            told.then_some((count, word.start, word.end))
        }
    }
}

/// "Til" at the end of its clause: one more of something.
fn til(finds: &Finds, at: usize) -> bool {
    let rest = after(finds, at).trim_start();
    finds.text.word(at) == "til"
        && (rest.is_empty() || rest.starts_with(['.', ',', '!', '?']) || rest.starts_with("av "))
}

fn dozen(finds: &Finds, at: usize) -> Option<Count> {
    let word = finds.text.words.get(at)?;
    let (count, steps) = match (back(finds, at, 2), back(finds, at, 1)) {
        ("half" | "halvt", "a") | (_, "halvt") => (6, 2),
        (_, before) => match small(before).filter(|count| (2..100).contains(count)) {
            Some(count) => (count.saturating_mul(12), 1),
            None => (12, 0),
        },
    };
    let start = finds.text.words.get(at.checked_sub(steps)?)?.start;
    (back(finds, at, 1) != "the").then_some((count, start, word.end))
}

fn hundreds(finds: &Finds, at: usize, times: u32) -> Option<Count> {
    let word = finds.text.words.get(at)?;
    let count = small(back(finds, at, 1)).filter(|count| (2..100).contains(count))?;
    let noun = finds.text.word(at + 1);
    let start = finds.text.words.get(at - 1)?.start;
    (noun.len() >= 3 && !ends(finds, at) && !NOT_THINGS.has(noun) && unit(noun).is_none())
        .then_some((count.saturating_mul(times), start, word.end))
}

/// "One more", "én snor til".
fn one_more(finds: &Finds, at: usize) -> bool {
    let name = finds.text.word(at);
    matches!(
        (name, finds.text.word(at + 1)),
        ("one", "more" | "extra" | "spare" | "additional") | ("én" | "ett" | "en" | "ei", "ekstra")
    ) || matches!(name, "én" | "ett" | "en" | "ei" | "et")
        && (til(finds, at + 1) || til(finds, at + 2) && !NOT_THINGS.has(finds.text.word(at + 1)))
}

/// "Only one arrived", "bare én kom fram".
fn only_one(finds: &Finds, at: usize) -> bool {
    matches!(finds.text.word(at), "one" | "én" | "ett" | "ei")
        && matches!(back(finds, at, 1), "only" | "just" | "bare" | "kun")
        && (VERBS.has(finds.text.word(at + 1)) || ends(finds, at) && at > 1)
}

/// "And three were cracked", "the other 11 are fine": some of what was named.
fn among(finds: &Finds, at: usize) -> bool {
    // "Of ten lines six were frayed".
    let of = |steps: usize| {
        matches!(back(finds, at, steps + 1), "of" | "av") && small(back(finds, at, steps)).is_some()
    };
    let led = of(2)
        || matches!(
            back(finds, at, 1),
            "and"
                | "but"
                | "og"
                | "men"
                | "only"
                | "bare"
                | "just"
                | "kun"
                | "other"
                | "remaining"
                | "andre"
                | "øvrige"
                | "resterende"
        );
    led && VERBS.has(finds.text.word(at + 1))
}

/// "36 to start with", "20 til å begynne med".
fn at_first(finds: &Finds, at: usize) -> bool {
    let word = |steps: usize| finds.text.word(at + steps);
    matches!(
        (word(1), word(2), word(3)),
        ("to", "start" | "begin", "with") | ("til", "å", "begynne") | ("for", "a", "start")
    )
}

/// "Two more", "fire til."
fn added(finds: &Finds, at: usize) -> bool {
    let time = matches!(
        finds.text.word(at + 2),
        "days" | "weeks" | "months" | "hours" | "times" | "than"
    );
    til(finds, at + 1)
        || !time
            && matches!(
                finds.text.word(at + 1),
                "more" | "extra" | "spare" | "ekstra"
            )
}

/// "Vi er fem", "there are six of us" (in "we are six in all").
fn people(finds: &Finds, at: usize) -> bool {
    // "Det var 14 i følget".
    let company = matches!(back(finds, at, 1), "var" | "er" | "were" | "are" | "blir")
        && matches!(finds.text.word(at + 1), "i" | "in")
        && (at + 2..at + 5).any(|at| {
            matches!(
                finds.text.word(at),
                "følget"
                    | "gruppa"
                    | "gruppen"
                    | "klassen"
                    | "familien"
                    | "alt"
                    | "koret"
                    | "laget"
                    | "party"
                    | "group"
                    | "class"
                    | "family"
                    | "all"
                    | "choir"
                    | "team"
            )
        });
    company
        || matches!(
            (back(finds, at, 2), back(finds, at, 1)),
            ("we", "are" | "were")
                | ("vi", "er" | "var" | "blir")
                | ("er" | "var" | "blir", "vi")
                | ("there", "are")
        ) && (ends(finds, at)
            || matches!(
                finds.text.word(at + 1),
                "in" | "i" | "at" | "som" | "who" | "da" | "når" | "when" | "nå" | "now"
            ))
}

/// "Quantity: 12".
fn quantity(finds: &Finds, at: usize) -> bool {
    matches!(
        back(finds, at, 1),
        "quantity" | "qty" | "antall" | "antal" | "stk" | "pcs" | "anzahl" | "cantidad"
    ) && matches!(gap(finds, at), ": " | " " | ":" | " = ")
}

/// "Det kom bare to,".
fn only_so_many(finds: &Finds, at: usize) -> bool {
    matches!(back(finds, at, 1), "only" | "just" | "bare" | "kun")
        && (ends(finds, at)
            || matches!(
                finds.text.word(at + 1),
                "in" | "i" | "on" | "på" | "left" | "igjen" | "here" | "her"
            ))
        && (GOT.has(back(finds, at, 2)) || VERBS.has(back(finds, at, 2)))
}

/// "Charged for five.", "trukket for fem."
fn charged_for(finds: &Finds, at: usize) -> bool {
    back(finds, at, 1) == "for"
        && ends(finds, at)
        && matches!(
            back(finds, at, 2),
            "charged"
                | "paid"
                | "billed"
                | "invoiced"
                | "trukket"
                | "betalt"
                | "fakturert"
                | "betalte"
        )
}

/// "48 beads, not 50."
fn not_so_many(finds: &Finds, at: usize) -> bool {
    matches!(back(finds, at, 1), "not" | "ikke" | "ikkje")
        && ends(finds, at)
        && small(back(finds, at, 3)).is_some()
        && !NOT_THINGS.has(back(finds, at, 2))
        && unit(back(finds, at, 2)).is_none()
}

/// "20 x Gull", "12 × line".
fn each_of(finds: &Finds, at: usize) -> bool {
    gap(finds, at + 1) == " "
        && finds.text.word(at + 1) == "x"
        && finds.text.word(at + 2).starts_with(char::is_alphabetic)
}

/// "Make it three instead of two".
fn instead(finds: &Finds, at: usize) -> bool {
    matches!(
        (back(finds, at, 2), back(finds, at, 1)),
        ("make", "it") | ("instead", "of") | ("stedet", "for") | ("rather", "than")
    ) || matches!(back(finds, at, 1), "to" | "til")
        && in_place(finds, at)
        && (ends(finds, at) || matches!(finds.text.word(at + 1), "instead" | "i" | "please"))
}

/// "… i stedet for", "… rather than" behind a count.
fn in_place(finds: &Finds, at: usize) -> bool {
    matches!(
        (finds.text.word(at + 1), finds.text.word(at + 2)),
        ("i", "stedet") | ("instead", "of") | ("rather", "than")
    )
}

/// "And got nine."
fn got(finds: &Finds, at: usize) -> bool {
    (ends(finds, at) || in_place(finds, at))
        && !after(finds, at).starts_with(')')
        && gap(finds, at) == " "
        && GOT.has(back(finds, at, 1))
}
