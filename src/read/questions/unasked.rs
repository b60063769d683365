//! What looks like a question and wants no answer.

use super::{Piece, clause::reported};
use crate::read::lexicon::Key;
use crate::read::text::Text;

/// Beginnings of questions that want no answer, whatever comes after.
const RHETORICAL: &[&str] = &[
    "what kind of company",
    "what sort of company",
    "what kind of business",
    "do you call this",
    "is this a joke",
    "is that a joke",
    "is this some kind of",
    "how hard can it be",
    "how difficult can it be",
    "it's not a difficult question",
    "it is not a difficult question",
    "is that too much to ask",
    "is it too much to ask",
    "how dare you",
    "how could anyone",
    "how could anybody",
    "how can anyone",
    "how can anybody",
    "who needs",
    "who in the world",
    "who would have thought",
    "who'd have thought",
    "hvem skulle trodd",
    "hvem skulle ha trodd",
    "who would ever",
    "are you serious",
    "are you kidding",
    "are you joking",
    "are you mad",
    "is he kidding",
    "mener dere alvor",
    "er dere seriøse",
    "hva er det for slags",
    "hva er det for en",
    "hvordan kan noen",
    "do you even care",
    "how do you sleep",
    "is this how you treat",
    "is that how you treat",
    "why would anyone",
    "do you take me for",
    "what is wrong with you",
    "what's wrong with you",
    "what is the point",
    "what's the point",
    "is it any wonder",
    "need i say",
    "need i go on",
    "who in their right mind",
    "hva slags firma",
    "hva slags butikk",
    "kaller dere dette",
    "hvordan våger dere",
    "bryr dere dere",
    "hvem gjør sånt",
    "hvor vanskelig kan det",
    "er det for mye forlangt",
    "er det sånn dere behandler",
    "er det slik dere behandler",
    "hva er vitsen",
    "hva er poenget",
];

/// "So tell me one thing.": the question comes after.
const ANNOUNCED: &[&str] = &[
    "tell me one thing",
    "tell me something",
    "answer me this",
    "tell me this",
    "si meg en ting",
    "svar meg på én ting",
    "svar meg på en ting",
    "fortell meg en ting",
    "ask you something",
];

/// Whether a piece asks for nothing.
pub fn is(text: &Text, piece: Piece) -> bool {
    let words = piece.span.of(&text.folded);
    let bare = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let thanks = piece.request && text.has_in(Key::NoRequest, text.sentence_of(piece.span.start));
    let exclaimed = bare.starts_with("what a ") || matches!(bare, "who knew" | "what a joke");
    let announced = ANNOUNCED.iter().any(|end| bare.ends_with(end)) && bare.len() < 40;
    bare.len() < 4
        || thanks
        || exclaimed
        || bare.starts_with("if you would like")
        || announced
        || bare == "tell me about it"
        || only_polite(bare)
        || listed(text, piece, bare)
        || scolds(bare)
        || quoted(text, piece)
}

/// Whether a sentence is the answer that makes the question before it rhetorical: "Did anybody help? No."
pub fn answers(sentence: &str) -> bool {
    let bare = sentence.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(
        bare,
        "no" | "nope"
            | "never"
            | "nothing"
            | "nobody"
            | "no one"
            | "none"
            | "of course not"
            | "not once"
            | "not a word"
            | "nei"
            | "aldri"
            | "ingenting"
            | "ingen"
            | "selvsagt ikke"
            | "selvfølgelig ikke"
    )
}

/// A question that is quoted: `"Will it rain?" my son asks`.
fn quoted(text: &Text, piece: Piece) -> bool {
    let opened = text
        .folded
        .get(..piece.span.start)
        .is_some_and(|before| before.ends_with('"'));
    let after = text.folded.get(piece.span.end..).unwrap_or("");
    let goes_on = after
        .strip_prefix(['"', ','])
        .map(str::len)
        .map(|rest| text.folded.len() - rest)
        .and_then(|at| text.raw.get(text.raw_span(at, at + 1).start..))
        .map(|rest| rest.trim_start_matches(['"', '”', '’', '»', ',', ' ']))
        .is_some_and(|rest| rest.starts_with(char::is_lowercase));
    opened && (goes_on || reported(text, 0, piece.word))
}

/// "Please, thanks": nothing is asked.
fn only_polite(bare: &str) -> bool {
    bare.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| matches!(word, "please" | "pls" | "thanks" | "thank" | "you"))
}

/// The whole of it is a phrase of the list.
fn listed(text: &Text, piece: Piece, bare: &str) -> bool {
    text.all_hits(Key::Rhetorical).any(|hit| {
        hit.start >= piece.span.start
            && hit.start < piece.span.start + 3
            && hit.end + 1 >= piece.span.start + bare.len()
    })
}

/// "What kind of company …".
fn scolds(bare: &str) -> bool {
    let bare = bare
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .trim_start_matches("and ");
    RHETORICAL.iter().any(|lead| bare.starts_with(lead))
}
