//! Whose age a number is: the person before it, beside it, or behind its preposition.

use crate::read::facts::scan::Finds;
use crate::read::lexicon::Key;
use crate::read::names::{is_given, is_title};
use crate::read::words::Words;
use crate::source::Span;

/// Adverbs between the verb and the age.
static ADVERBS: Words =
    Words::new("blitt turned now nå only bare just almost nesten nearly over snart straks");
/// Verbs before such an adverb.
static VERBS: Words = Words::new("is am are was er var blir i'm he's she's be turns");
/// Who has an age.
static SUBJECTS: Words = Words::new(
    "he she i who han hun ho jeg eg som son daughter sønnen datteren min vår guttungen jentungen ungen poden gutten jenta guttene jentene barnet tenåringen she'll he'll i'll who'll",
);
/// Nouns before "of seven".
pub(super) static OF_AGE: Words = Words::new(
    "age alder alderen limit aldersgrense aldersgrensen boy girl child kid man woman lady gutt jente barn gutten jenta mann dame kvinne tvillinger twins lad lass fellow gentleman pupil student teenager \
     niece nephew grandson granddaughter grandchild boys girls kids children herre elev elever pupils pensjonister pensioners damer herrer menn kvinner pensjonist ungdom unge unger barna \
     gutter jenter guttene jentene barnebarn barnebarnet barnebarna niese nevø tenåringen tenåring ungen jentungen guttungen poden babyen",
);
/// Somebody is the subject of the verb before a number: "she is", "he's only", "Emma blir".
pub(super) fn person_before(finds: &Finds, at: usize) -> bool {
    let back = |steps: usize| at.checked_sub(steps).map_or("", |at| finds.text.word(at));
    // "Is only 7", "er nesten åtte": the adverb hides the verb.
    let hidden = ADVERBS.has(back(1));
    if hidden && !VERBS.has(back(2)) {
        return false;
    }
    let steps = if hidden { 3 } else { 2 };
    let verb = if hidden { back(2) } else { "" };
    let own = |word: &str| matches!(word, "i'm" | "he's" | "she's");
    let start = |at: usize| finds.text.words.get(at).map_or(0, |word| word.start);
    let near = Span::new(start(at.saturating_sub(4)), start(at));
    let named = at
        .checked_sub(steps)
        .and_then(|at| finds.text.words.get(at));
    let named = named.is_some_and(|word| {
        let raw = finds.text.quote(word.start, word.end);
        raw.starts_with(char::is_uppercase) && is_given(raw)
    });
    SUBJECTS.has(back(steps))
        || named
        || own(back(1))
        || own(verb)
        || finds.text.has_in(Key::Kin, near)
}

/// "A boy of seven", "at the age of 71", "sønnen min på 7": what stands before the preposition.
pub(super) fn of_age(finds: &Finds, at: usize) -> bool {
    let word = finds.text.word(at);
    OF_AGE.has(word)
        || kin_at(finds, at)
        || matches!(word, "min" | "mi" | "vår")
            && at
                .checked_sub(1)
                .is_some_and(|at| kin_at(finds, at) || OF_AGE.has(finds.text.word(at)))
}

/// Whether a word is one of kin.
pub(super) fn kin_at(finds: &Finds, at: usize) -> bool {
    finds
        .text
        .words
        .get(at)
        .is_some_and(|word| finds.text.has_in(Key::Kin, Span::new(word.start, word.end)))
}

/// "My daughter, 4, swallowed", "Mrs Lund, 83, would", "Anna (7)".
pub(super) fn beside_person(finds: &Finds, at: usize) -> bool {
    let words = &finds.text.words;
    let (Some(word), Some(before)) = (
        words.get(at),
        at.checked_sub(1).and_then(|at| words.get(at)),
    ) else {
        return false;
    };
    let gap = finds.slice(before.end, word.start);
    let rest = finds.slice(word.end, finds.folded().len());
    let set_off = gap == ", " && rest.starts_with(',') || gap == " (" && rest.starts_with(')');
    if !set_off {
        return false;
    }
    let name = finds.text.quote(before.start, before.end);
    let sentence = finds.text.sentence_of(before.start);
    let titled = at
        .checked_sub(2)
        .is_some_and(|at| is_title(finds.text.word(at)));
    kin_at(finds, at - 1)
        || matches!(finds.text.word(at - 1), "min" | "mi" | "vår")
        || name.starts_with(char::is_uppercase)
            && (titled || is_given(name) || finds.text.has_in(Key::Kin, sentence))
}

/// "Svigermor på 79 falt": no measure and no thing comes behind the number.
pub(super) fn is_bare(next: &str) -> bool {
    static MEASURES: Words = Words::new(
        "kr kroner kilo kg prosent meter cm mil liter etasje rom plasser personer dager ganger days times percent etter grader",
    );
    next.chars().all(char::is_alphabetic) && !MEASURES.has(next)
}

/// "Om seks måneder er han 18.", "de er begge 14."
pub(super) fn is_turned(finds: &Finds, at: usize) -> bool {
    let back = |steps: usize| at.checked_sub(steps).map_or("", |at| finds.text.word(at));
    match back(1) {
        "han" | "hun" | "ho" => {
            matches!(back(2), "er" | "blir" | "var" | "ble" | "fyller" | "fylte")
        }
        "both" | "begge" => matches!(
            (back(3), back(2)),
            ("de" | "dei" | "vi", "er" | "blir" | "var") | ("they" | "we", "are" | "were" | "turn")
        ),
        _ => false,
    }
}
