//! Questions cut short, and those that the hurried write into a sentence without a stop.

use super::clause::{after_comma, starts_with};
use super::forms::{is_short_wh, remark, told_only};
use crate::read::lexicon::Key;
use crate::read::text::Text;
use crate::read::words::Words;

/// Words before a question word that make it a part of a telling: "I know how".
static EMBEDDING: Words = Words::new(
    "know knows understand wonder see reason reasons is that's explain tell told me us about of on to for asked ask exactly \
     vet veit skjønner forstår om på aner ikke ikkje meg oss si fortell forklare forklar og \
     matter no or idea that",
);

/// "Need your address", "would like to exchange": requests whose "I" was left out.
pub fn clipped(text: &Text, at: usize) -> bool {
    matches!(
        (text.word(at), text.word(at + 1), text.word(at + 2)),
        (
            "would",
            "like" | "love",
            "to" | "a" | "an" | "the" | "my" | "some" | "your" | "another"
        ) | (
            "need",
            "your" | "you" | "a" | "the" | "my" | "to" | "help",
            _
        ) | ("you" | "u" | "y'all", "gonna", _)
            | ("you" | "u", "guys", "gonna" | "going")
            | ("feel", "free", "to")
            | ("would", "appreciate" | "welcome", _)
            | ("requesting", _, _)
            | ("request", "a" | "an" | "that" | "for", _)
            | ("trenger" | "ønsker", _, _)
            | ("skulle", "gjerne", _)
            | ("wanna" | "want", "to" | "my" | "a" | "come", _)
    ) && !told_only(text, at + 2)
}

/// "May the dog come in", where a question mark stands; without one it may be a wish.
pub fn may_the(text: &Text, at: usize) -> bool {
    text.word(at) == "may" && matches!(text.word(at + 1), "the" | "your" | "all" | "they")
}

/// "Do the tickets include the boat", and not "do the dishes": a plural, and a verb of being like something behind it.
pub fn do_the(text: &Text, at: usize) -> bool {
    static VERBS: Words = Words::new(
        "include come have need cost work fit get run open close contain go take allow offer sell start stop last help          require cover count apply mean know speak still always also",
    );
    text.word(at) == "do"
        && matches!(text.word(at + 1), "the" | "these" | "those")
        && text.word(at + 2).ends_with(['s', 'n', 'e'])
        && (at + 3..at + 12).any(|at| VERBS.has(text.word(at)))
}

/// "Any date", "any news": the whole of a short sentence; "any way to": the beginning of any.
pub fn any(text: &Text, at: usize, words: usize) -> bool {
    static WHAT: Words = Words::new(
        "date news update updates luck eta word progress thoughts comments suggestions advice tips reason solution fix way \
         recommendations help ideas plans idea chance possibility",
    );
    static GOES_ON: Words = Words::new(
        "to i we you of on for why that when how what where whether if who as å om hvor når hva",
    );
    let any = matches!(text.word(at), "any" | "noen" | "noe") && WHAT.has(text.word(at + 1));
    any && (words <= 6 || GOES_ON.has(text.word(at + 2)))
}

/// "What about the refund", "how about Tuesday".
pub fn what_about(text: &Text, at: usize) -> bool {
    matches!(
        (text.word(at), text.word(at + 1)),
        ("what" | "how", "about")
            | ("what", "if" | "now")
            | ("hva", "med" | "hvis")
            | ("hva", "nå")
    )
}

/// "It says 30 days why do I wait", "pathetic, what is the reason": the hurried write questions without a stop before them.
pub fn run_on(text: &Text, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    let word = matches!(text.word(at), "why" | "how" | "when" | "where" | "what");
    let subject = matches!(
        text.word(at + 2),
        "i" | "you" | "u" | "we" | "it" | "they" | "my" | "your" | "this"
    );
    if is_short_wh(text.word(at)) && !EMBEDDING.has(before) {
        return !remark(text, at);
    }
    // "Den kom uten støpsel hvordan lader jeg den": told of, it would be "hvordan jeg lader den".
    let nordic = matches!(
        text.word(at),
        "hvordan" | "hvorfor" | "åssen" | "kvifor" | "korleis"
    ) && matches!(
        text.word(at + 2),
        "jeg" | "eg" | "vi" | "dere" | "du" | "man" | "den" | "det" | "de"
    );
    anyway(text, at)
        || nordic && !EMBEDDING.has(before)
        || word
            && starts_with(text, Key::Aux, at + 1)
            && !EMBEDDING.has(before)
            && (subject || after_comma(text, at))
}

/// "I paid twice is there any way", "it said 3.99 is that the total": no telling goes on so.
fn anyway(text: &Text, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    let known = matches!(
        (text.word(at), text.word(at + 1), text.word(at + 2)),
        ("is", "there", "any" | "anything" | "anyone" | "another")
            | (
                "is",
                "that" | "this",
                "right" | "normal" | "correct" | "ok" | "okay"
            )
            | ("is", "there", "a")
            | ("is", "it", "possible")
            | ("do", "you", "have" | "know" | "still" | "sell" | "think")
            | ("are", "you", "able" | "going" | "guys")
    );
    static TOLD: Words = Words::new(
        "what how where when why which who whatever all that than as so nor neither problem question issue point thing this it reason",
    );
    let way =
        text.word(at + 2) != "a" || matches!(text.word(at + 3), "way" | "chance" | "possibility");
    let total = matches!(
        (text.word(at), text.word(at + 1), text.word(at + 2)),
        ("is", "that" | "this", "the")
    ) && matches!(
        text.word(at + 3),
        "total"
            | "right"
            | "price"
            | "full"
            | "final"
            | "correct"
            | "case"
            | "reason"
            | "same"
            | "whole"
    );
    (known && way || total) && at > 0 && !TOLD.has(before)
}

/// "Is breakfast included", "does lunch come with it", "how to open the tin", "when the new shop will open": what begins so asks,
/// with a mark or without.
pub fn begins(text: &Text, at: usize) -> bool {
    static PREDICATES: Words = Words::new(
        "available included allowed possible open free safe ok okay fine permitted needed required necessary extra refundable \
         working normal ready welcome compatible valid covered enough accepted taken full sold",
    );
    let next = text.word(at + 1);
    match text.word(at) {
        "is" | "are" => {
            !PREDICATES.has(next)
                && !matches!(next, "not" | "now" | "still" | "so" | "very")
                && (at + 2..at + 6)
                    .take_while(|at| !after_comma(text, *at))
                    .any(|at| PREDICATES.has(text.word(at)))
        }
        "would" => {
            !matches!(
                next,
                "be" | "have" | "like" | "love" | "not" | "appreciate" | "you" | "i"
            ) && (at + 2..at + 6)
                .take_while(|at| !after_comma(text, *at))
                .any(|at| {
                    matches!(
                        text.word(at),
                        "suit" | "work" | "be" | "do" | "fit" | "help" | "cost" | "take"
                    )
                })
        }
        "does" => !matches!(next, "not" | "" | "so" | "wonders"),
        "how" => next == "to",
        // A clause of time has no "will".
        "when" => (at + 2..at + 8)
            .take_while(|at| !after_comma(text, *at))
            .take_while(|at| !matches!(text.word(*at), "i" | "we" | "you"))
            .any(|at| text.word(at) == "will"),
        _ => false,
    }
}
