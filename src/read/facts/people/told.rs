//! Capitalised words that are told of as people: "your colleague Siân", "ask for Flora", "lovte Bea meg", "Bea from support".

use super::gap;
use crate::read::facts::calendar::{month, weekday};
use crate::read::facts::scan::{Finds, small};
use crate::read::lexicon::Key;
use crate::read::words::Words;

/// Words before a person.
static BEFORE: Words = Words::new(
    "asked thank thanked hils hilse lille vesle little colleague kollega kollegaen named heter heitte het driver sjåføren manager assistant agent teknikeren nurse \
     friend venninnen vennen venninna kompisen neighbour neighbor naboen partner husband wife son daughter brother \
     sister mother father mum mom dad cousin niece nephew aunt uncle granddaughter grandson mannen kona samboeren \
     sønnen datteren dattera broren søsteren moren mora faren mor far bestemor bestefar onkel tante barnebarnet \
     niesen nevøen boy girl gutten jenta dear kjære lovte lovet sa skrev svarte fortalte hjalp forklarte mente spurte \
     ringte thanks hilsen chef",
);
/// Words behind a person.
static AFTER: Words = Words::new(
    "said says told promised wrote answered helped asked rang called phoned replied explained confirmed assured \
     emailed sa lovte lovet skrev svarte hjalp spurte ringte forklarte bekreftet fortalte mente lova thinks loves \
     elsker synes tror",
);

/// Whether a capitalised word in the middle of a sentence is told of as a person.
pub fn of(finds: &Finds, at: usize) -> bool {
    shaped(finds, at) && (before(finds, at) || after(finds, at))
}

/// A capital, small letters, and no name of a day.
fn shaped(finds: &Finds, at: usize) -> bool {
    let words = &finds.text.words;
    let raw = words
        .get(at)
        .map_or("", |word| finds.text.quote(word.start, word.end));
    let small = |c: char| c.is_lowercase() || matches!(c, '\'' | '-');
    raw.chars().skip(1).all(small)
        && raw.chars().count() > 2
        && month(finds.text.word(at), "en").is_none()
        && weekday(finds.text.word(at)).is_none()
}

fn before(finds: &Finds, at: usize) -> bool {
    let back = |steps: usize| at.checked_sub(steps).map_or("", |at| finds.text.word(at));
    let near = at > 0 && matches!(gap(finds, at - 1), " " | ", ");
    // "It was Beatrix who", "det var Beatriks som".
    let singled = matches!(
        (back(2), back(1)),
        ("it", "was" | "is") | ("det", "var" | "er")
    ) && matches!(finds.text.word(at + 1), "who" | "som");
    let thanked = matches!((back(2), back(1)), ("thank", "you")) || back(1) == "takk";
    let vocative = thanked
        && finds.text.words.get(at).is_some_and(|word| {
            let rest = finds.slice(word.end, finds.folded().len());
            rest.is_empty() || rest.starts_with(['.', '!', ','])
        });
    near && (singled
        || vocative
        || BEFORE.has(back(1))
        || matches!(back(1), "min" | "mi" | "din" | "vår" | "deres") && BEFORE.has(back(2))
        || matches!(
            (back(2), back(1)),
            ("ask" | "asked" | "asking", "for")
                | ("spør" | "spurte" | "spørre", "etter")
                | (
                    "spoke" | "speak" | "spoken" | "talked" | "talk",
                    "to" | "with"
                )
                | ("snakket" | "snakka" | "snakke" | "prata", "med")
                | ("name", "is" | "was")
                | ("regards" | "love" | "hello" | "hi", "to")
                | ("hilsen" | "hilsener", "til")
                | ("navn" | "navnet", "er")
        ))
}

fn after(finds: &Finds, at: usize) -> bool {
    let next = |step: usize| finds.text.word(at + step);
    // "Two grandsons, Finn (6) and Jonah (4)".
    if gap(finds, at) == " (" && matches!(gap(finds, at + 1).chars().next(), None | Some(')')) {
        let start = finds.text.words.get(at).map_or(0, |word| word.start);
        return small(next(1)).is_some_and(|age| age < 110)
            && finds.text.has_in(Key::Kin, finds.text.sentence_of(start));
    }
    gap(finds, at) == " "
        && (AFTER.has(next(1))
            || matches!(
                (next(1), next(2)),
                (
                    "from" | "in",
                    "support" | "sales" | "accounts" | "customer" | "reception" | "the" | "your"
                ) | (
                    "fra" | "på" | "i",
                    "kundeservice" | "support" | "lageret" | "resepsjonen" | "dere"
                )
            ))
}

/// "Siobhan helped me": a first word that does what only people do, and is no pronoun.
pub fn helped(finds: &Finds, at: usize) -> bool {
    static DID: Words = Words::new(
        "helped told promised explained assured phoned rang hjalp lovte lovet forklarte ringte fortalte",
    );
    static NOBODY: Words = Words::new(
        "nobody somebody someone everyone everybody anyone anybody they she he we you it who this that people support staff \
         service one neither both none others another customer ingen noen alle hun han de dere vi det den man folk andre jeg \
         who what which when then and but also my our your their his her the a an once never always",
    );
    DID.has(finds.text.word(at + 1)) && !NOBODY.has(finds.text.word(at))
}
