//! What somebody near the writer wants or asks: "my mother would like the window seat", "she wonders whether".

use super::Start;
use crate::read::text::Text;
use crate::read::words::Words;
use crate::source::Span;

/// Who speaks through the writer.
static KIN: Words = Words::new(
    "mother father papa mum mom dad wife husband son daughter sister brother grandmother grandfather grandma grandpa granny \
     grandson granddaughter nan partner friend aunt uncle boss class pupils boy girl boys girls kids children twins \
     mor moren mora mamma far faren pappa kona mannen sønnen datteren dattera søsteren søstera broren bestemor bestefar \
     samboeren kjæresten venninna sjefen klassen elevene barna ungene tvillingene",
);
/// Words between them and the verb.
static BETWEEN: Words =
    Words::new("min mi mitt mine vår vårt våre also just now really både også nå bare");
/// What they ask, and with which words it begins.
static ASKED: Words = Words::new(
    "if whether what how when where who which why if om hva hvordan når hvor hvem hvilken hvorfor på",
);

/// Finds what others ask through the writer, in the present tense: what they once asked is only told.
pub fn find(text: &Text, within: Span, starts: &mut Vec<Start>) {
    for at in text.word_at(within.start)..text.word_at(within.end) {
        let third = matches!(text.word(at), "she" | "he" | "they" | "hun" | "han" | "ho");
        if named_wish(text, at, text.word_at(within.start)) {
            starts.push((at, true));
        }
        if !third && !KIN.has(text.word(at)) {
            continue;
        }
        let own = at.checked_sub(1).map_or("", |at| text.word(at));
        let verb = (at + 1..at + 3)
            .find(|at| !BETWEEN.has(text.word(*at)))
            .unwrap_or(at + 1);
        if asks(text, verb) {
            starts.push((verb, false));
        } else if !third && own_kin(own, text.word(at + 1)) && wishes(text, verb) {
            starts.push((verb, true));
        }
    }
}

/// "Astrid would like to have the room again": a name opens the sentence.
fn named_wish(text: &Text, at: usize, first: usize) -> bool {
    at == first
        && !matches!(
            text.word(at),
            "i" | "you" | "we" | "they" | "he" | "she" | "who" | "nobody" | "everyone"
        )
        && (text.word(at + 1), text.word(at + 2)) == ("would", "like")
        && matches!(
            (text.word(at + 3), text.word(at + 4)),
            (
                "to",
                "have" | "get" | "know" | "see" | "meet" | "book" | "order" | "change" | "cancel"
            ) | ("a" | "an" | "the", _)
        )
}

/// "My mother", "moren min", and plain "mor".
fn own_kin(before: &str, behind: &str) -> bool {
    matches!(before, "my" | "our" | "")
        || matches!(
            behind,
            "min" | "mi" | "vår" | "mine" | "våre" | "vil" | "ønsker"
        )
}

fn asks(text: &Text, verb: usize) -> bool {
    let asked = |at: usize| ASKED.has(text.word(at));
    match (text.word(verb), text.word(verb + 1)) {
        ("wonders" | "wonder" | "asks" | "ask" | "lurer" | "spør" | "undrer", _) => {
            asked(verb + 1)
        }
        ("is" | "are", "asking" | "wondering") => asked(verb + 2),
        ("wants" | "want", "to") if text.word(verb + 2) == "know" => {
            text.word(verb + 2) == "know" && asked(verb + 3)
        }
        ("says" | "said" | "wants" | "told" | "sier" | "sa", _) => (verb + 2..verb + 4).any(|at| {
            matches!(text.word(at), "ask" | "spørre") && matches!(text.word(at - 1), "to" | "å")
        }),
        ("vil", "vite") => asked(verb + 2),
        _ => false,
    }
}

fn wishes(text: &Text, verb: usize) -> bool {
    match (text.word(verb), text.word(verb + 1), text.word(verb + 2)) {
        ("would", "like" | "love", next) => {
            !matches!(next, "it" | "that" | "this" | "him" | "her" | "them")
        }
        ("vil", "gjerne", _) | ("ønsker", "seg" | "å", _) => true,
        _ => false,
    }
}
