//! Orders: imperatives at the beginning of a clause, and what somebody "must" or "should" do.

use super::Start;
use super::acts::{is_act_word, is_adverb, is_nordic_act, skip};
use super::clause::{self, after_break, after_comma, conditional, is_handle, starts_with};
use super::commands::{begged, yours};
use super::endings;
use crate::read::lexicon::Key;
use crate::read::text::Text;
use crate::read::words::Words;
use crate::source::Span;

/// Norwegian imperatives that are no other common word.
static IMPERATIVES: Words = Words::new(
    "avbestill kanseller forklar oppgi returner erstatt reparer ettersend oversend oppdater registrer aktiver deaktiver \
     fortell sørg fjern slett bekreft endre refunder kontakt send stopp sjekk flytt undersøk forleng forny avslutt",
);
/// Those of them that are nouns or past forms as well, and need an object to be heard.
static DOUBTFUL: Words = Words::new(
    "change return call help stop answer review ship issue credit contact print exchange repair check email phone transfer \
     copy schedule post block forward process reset show sign put let get find make set hold stick write ring mail tell \
     arrange remove collect move pass throw give open close complete prepare discuss join honour honor refund swap text save count drop",
);
/// What comes behind an English imperative: a noun of the same letters has a verb behind it.
static OBJECTS: Words = Words::new(
    "me us my our the this that it them him her a an your these those all any both one two three by off back up in to for \
     what whether how why if when everything something some on out yourself yourselves charging sending calling",
);
/// The writers themselves.
static OWN: Words = Words::new("i we jeg eg vi i'd i'm we'd id");
/// After these the clause is a condition or a telling: "if you must send".
static TOLD: Words = Words::new(
    "if when that because as how what where why which whenever before after until hvis når som at om fordi før etter",
);

/// Finds orders of a sentence, behind what was found before.
pub fn find(text: &Text, within: Span, starts: &mut Vec<Start>) {
    let first = text.word_at(within.start);
    let last = text.word_at(within.end);
    for at in first..last {
        let opens = at == first || only_politeness(text, first, at);
        let joined = after_break(text, at)
            && (demands(text, first)
                || text.word(at.saturating_sub(1)) == "so"
                || starts.iter().any(|start| commands(text, *start, at)));
        if (opens || joined) && imperative(text, at) || begged(text, first, at) || yours(text, at) {
            starts.push((at, true));
        } else if obliged(text, at) {
            let start =
                if at > first && matches!(text.word(at - 1), "perhaps" | "maybe" | "kanskje") {
                    at - 1
                } else {
                    at
                };
            starts.push((start, true));
        } else if let Some(start) = endings::asks(text, at, (first, last)) {
            starts.push((start, true));
        }
    }
}

/// Only greetings, handles and small words stand before: "@shop please just", "hey".
fn only_politeness(text: &Text, first: usize, at: usize) -> bool {
    static SMALL: Words = Words::new("and hi hey hello hei ps so");
    let small =
        |at: usize| is_adverb(text.word(at)) || SMALL.has(text.word(at)) || is_handle(text, at);
    at - first < 4 && (first..at).all(small)
}

/// "If not, cancel it": behind a condition an imperative asks; "then remove the lid" is a recipe.
fn demands(text: &Text, first: usize) -> bool {
    matches!(
        text.word(first),
        "if" | "hvis" | "om" | "otherwise" | "ellers" | "unless"
    )
}

/// The asking before was a command or a "could you": a second act may follow. "Can I come and collect it" is one.
fn commands(text: &Text, (start, request): Start, at: usize) -> bool {
    let mut words = (start..start + 3).map(|at| text.word(at));
    let own = (start..start + 2).any(|at| OWN.has(text.word(at)));
    start < at && !own && (request || words.any(|word| matches!(word, "you" | "dere" | "du")))
}

fn imperative(text: &Text, at: usize) -> bool {
    let (word, next) = (text.word(at), text.word(at + 1));
    let noun = starts_with(text, Key::Aux, at + 1);
    match word {
        "don't" | "dont" => {
            next == "forget" || is_act_word(next) && OBJECTS.has(text.word(at + 2)) && next != "get"
        }
        "do" if matches!(
            next,
            "write"
                | "send"
                | "come"
                | "tell"
                | "let"
                | "print"
                | "reply"
                | "answer"
                | "ask"
                | "help"
                | "give"
        ) =>
        {
            true
        }
        "do" => {
            next == "not"
                && matches!(
                    text.word(at + 2),
                    "charge" | "send" | "call" | "contact" | "deliver" | "ship" | "change"
                )
        }
        "let's" | "lets" => !next.is_empty() && !matches!(next, "face" | "say" | "be" | "hope"),
        "kindly" => {
            !next.is_empty()
                && !matches!(
                    next,
                    "note" | "find" | "accept" | "people" | "old" | "person"
                )
        }
        "answer" | "write" | "reply" | "respond"
            if matches!(
                next,
                "this" | "soon" | "back" | "quick" | "quickly" | "and" | "at" | "right"
            ) =>
        {
            true
        }
        "find" => next == "out",
        "call" if next == "it" => text.word(at + 2) == "off",
        "ring" | "skriv"
            if matches!(next, "heller" | "gjerne" | "bare" | "oss" | "før" | "når") =>
        {
            true
        }
        "take" | "have" if next == "a" => text.word(at + 2) == "look",
        "hold" | "take" | "put" => {
            matches!(next, "me" | "us" | "my" | "our" | "it" | "off" | "back")
        }
        "see" => matches!(next, "if" | "whether" | "to"),
        "talk" | "speak" => matches!(next, "to" | "with"),
        "run" => matches!(next, "this" | "it") && text.word(at + 2) == "by",
        "check" if matches!(next, "with" | "on" | "if" | "whether") => true,
        "ask" => {
            matches!(next, "him" | "her" | "them" | "the" | "for" | "about")
                || clause::is_capital(text, at + 1) && next != "i"
        }
        "remember" => next == "to",
        "plan" => next == "on",
        "try" => matches!(next, "again" | "to" | "this"),
        "meet" => matches!(next, "me" | "us"),
        "set" => next == "up",
        "proceed" => next == "with",
        // "Update to my last mail": a noun.
        "update" if matches!(next, "to" | "on" | "from") => false,
        "advise" | "confirm" => !noun,
        "husk" | "hugs" => next == "å",
        "pass" if next == "på" => true,
        "la" => matches!(next, "meg" | "oss") && text.word(at + 2) == "få",
        "legg" | "sett" => matches!(
            next,
            "ved" | "gjerne" | "meg" | "den" | "det" | "inn" | "til"
        ),
        "keep" => matches!(next, "me" | "us" | "an" | "my" | "our"),
        "look" => matches!(next, "into" | "at" | "over" | "this" | "it"),
        "sort" | "bring" | "add" => !next.is_empty(),
        "dm" | "pm" | "rsvp" => !next.is_empty() && !noun,
        "let" => matches!(next, "me" | "us") && matches!(text.word(at + 2), "know" | "have"),
        "make" => matches!(next, "it" | "sure" | "my" | "both" | "our" | "all"),
        "get" => matches!(next, "back" | "me" | "us" | "in" | "your"),
        "stop" if next == "by" => true,
        _ => is_act(text, at) && !noun,
    }
}

/// An act with what it is to be done to; a plain verb needs no more than a word behind it.
fn is_act(text: &Text, at: usize) -> bool {
    let (word, next) = (text.word(at), text.word(at + 1));
    if IMPERATIVES.has(word) {
        return true;
    }
    if !is_act_word(word) || next.is_empty() || after_break(text, at + 1) {
        return false;
    }
    let named = || {
        text.words.get(at + 1).is_some_and(|word| {
            text.quote(word.start, word.end)
                .starts_with(char::is_uppercase)
        })
    };
    let whole = OBJECTS.has(next) && !matches!(next, "to" | "in" | "for" | "on" | "by");
    !DOUBTFUL.has(word) || whole || at > 0 && named()
}

/// "You must refund me", "somebody has to tell me", "dere burde sende".
fn obliged(text: &Text, at: usize) -> bool {
    let subject = matches!(
        text.word(at),
        "you" | "u" | "guys" | "y'all" | "someone" | "somebody" | "dere" | "du" | "noen" | "nokon"
    );
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    if !subject || TOLD.has(before) && !after_stop(text, at) {
        return false;
    }
    let next = skip(text, at + 1);
    let hedged = next > at + 1 || matches!(before, "perhaps" | "maybe" | "kanskje");
    let (must, verb) = match (text.word(next), text.word(next + 1)) {
        ("need" | "needs" | "have" | "has" | "ought", "to") => (true, next + 2),
        ("must" | "should" | "må" | "bør" | "burde", _) => (true, next + 1),
        ("may" | "might", "want") if text.word(next + 2) == "to" => return true,
        ("can" | "could" | "kan" | "kunne", _) => {
            let after = skip(text, next + 1);
            (hedged || after > next + 1, next + 1)
        }
        _ => (false, next),
    };
    let verb = text.word(skip(text, verb));
    let looks = matches!(verb, "look" | "see" | "se")
        && matches!(text.word(at), "someone" | "somebody" | "noen" | "nokon");
    looks && must
        || must
            && verb != "get"
            && verb != "make"
            && verb != "få"
            && (is_act_word(verb) || is_nordic_act(verb))
}

/// "Hvis dere vil, kan dere beholde den": behind a condition a Nordic "kan dere" allows, unless an act follows.
pub fn allows(text: &Text, first: usize, at: usize) -> bool {
    conditional(text, first)
        && at > first
        && matches!(text.word(at), "kan" | "kunne" | "vil" | "får")
        && !is_nordic_act(text.word(at + 2))
}

/// A comma or a stop, and no linking word, stands before.
fn after_stop(text: &Text, at: usize) -> bool {
    after_comma(text, at)
}
