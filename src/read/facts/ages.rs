//! Stated ages, whoever has them.

mod person;

use super::calendar::month;
use super::scan::{Finds, small};
use super::units::unit;
use crate::read::lexicon::Key;
use crate::read::words::Words;
use crate::reading::FactKind;
use crate::source::Span;
use person::{OF_AGE, beside_person, is_bare, is_turned, kin_at, of_age, person_before};

/// What may last for years and has no age: "toårig garanti".
static LASTING: Words = Words::new("garanti avtale kontrakt medlemskap abonnement plan");
/// Verbs right before an age.
static BEFORE: Words = Words::new(
    "is am i'm he's she's who's er blir blitt be bli are was were var ble now nå only bare just almost nesten nearly over snart straks",
);
/// Words that announce an age.
static ANNOUNCE: Words = Words::new("age aged turned turns turning fyller fylte alder");
/// What may stand right behind a bare age.
static AFTER: Words = Words::new(
    "and da now today so but og nå i in on next men this neste til tomorrow soon who som or eller when instead ble er var har fikk is was has had på om vil",
);

/// Stated ages, whoever has them.
pub fn find(finds: &mut Finds) {
    let words = finds.text.words.clone();
    let mut found: Vec<(u32, usize, usize)> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let text = finds.slice(word.start, word.end);
        // "7-year-old", "sjuåring", "7-åring".
        let warranty = text.ends_with("årig") && LASTING.has(finds.text.word(at + 1));
        if let Some(age) = compound(text).filter(|_| !warranty) {
            found.push((age, word.start, word.end));
            continue;
        }
        let part = finds.numbers.iter().any(|number| {
            number.start <= word.start
                && word.end <= number.end
                && number.end - number.start > word.end - word.start
        });
        let Some(age) = small(text).filter(|age| !part && (1..=110).contains(age)) else {
            continue;
        };
        let last = found.last().map(|(_, _, end)| *end);
        if let Some(end) = end(finds, at, age, last) {
            found.push((age, word.start, end));
        }
    }
    for (age, start, end) in found {
        finds.add(FactKind::Age, age.to_string(), start, end);
    }
}

/// Where the age ends that the number at a word is, if it is one; `last` is where the age before it ended.
fn end(finds: &Finds, at: usize, age: u32, last: Option<usize>) -> Option<usize> {
    let text = finds.text;
    let word = text.words.get(at)?;
    let back = |steps: usize| at.checked_sub(steps).map_or("", |at| text.word(at));
    let next = text.word(at + 1);
    if let Some(end) = with_unit(finds, at) {
        return Some(end);
    }
    // "Fristen er 1. juni."
    if day_of_month(finds, at) {
        return None;
    }
    if let Some(last) = and_a_half(finds, at) {
        return half_told(finds, at, last);
    }
    let previous = back(1);
    let of = matches!(previous, "of" | "av" | "på")
        && at
            .checked_sub(2)
            .is_some_and(|at| of_age(finds, at) || matches!(text.word(at), "han" | "hun"))
        && (stops(finds, at)
            || at.checked_sub(2).is_some_and(|at| kin_at(finds, at)) && is_bare(next))
        && unit(next).is_none();
    // "For children over 3?"
    let limit = matches!(previous, "over" | "under" | "above" | "below" | "fra")
        && OF_AGE.has(back(2))
        && stops(finds, at)
        && unit(next).is_none();
    // "At 71 I don't climb": smaller numbers may be hours.
    let climbing =
        age >= 25 && previous == "at" && matches!(next, "i" | "he" | "she" | "my" | "we" | "you");
    // "My boys are 7 and 9", "på 5, 8 og 11".
    let ended = |steps: usize| {
        at.checked_sub(steps)
            .and_then(|at| text.words.get(at))
            .is_some_and(|before| last == Some(before.end))
    };
    let years = matches!(next, "år" | "years") && stops(finds, at + 1);
    let joined = (stops(finds, at) || years)
        && (matches!(previous, "and" | "og") && ended(2)
            || ended(1) && last.is_some_and(|last| finds.slice(last, word.start) == ", "));
    // "My twins, both 8, love it."
    let both = matches!(previous, "both" | "begge") && stops(finds, at) && {
        let from = text
            .words
            .get(at.saturating_sub(5))
            .map_or(0, |word| word.start);
        text.has_in(Key::Kin, Span::new(from, word.start)) || of_age(finds, at.saturating_sub(2))
    };
    // "Elevene er ni og ti år gamle", "the boys, 6 and 8, love it".
    let second =
        matches!(next, "og" | "and" | "eller" | "or") && small(text.word(at + 2)).is_some();
    let apart = at
        .checked_sub(1)
        .and_then(|at| text.words.get(at))
        .is_some_and(|before| finds.slice(before.end, word.start) == ", ");
    let paired = second
        && (with_unit(finds, at + 2).is_some() && !matches!(previous, "for" | "in" | "om" | "i")
            || apart
                && at.checked_sub(1).is_some_and(|at| of_age(finds, at))
                && stops(finds, at + 2));
    let turned = is_turned(finds, at) && stops(finds, at);
    let announced = turned || ANNOUNCE.has(previous) && unit(next).is_none();
    let bare = BEFORE.has(previous) && bare_age(finds, at);
    (beside_person(finds, at)
        || of
        || limit
        || climbing
        || joined
        || both
        || paired
        || announced
        || bare)
        .then(|| text.words.get(at + usize::from(joined && years)))?
        .map(|last| last.end)
}

/// "1. juni": the number belongs to a date.
fn day_of_month(finds: &Finds, at: usize) -> bool {
    let words = &finds.text.words;
    words
        .get(at)
        .zip(words.get(at + 1))
        .is_some_and(|(word, next)| {
            let raw = finds.text.quote(next.start, next.end);
            finds.slice(word.end, next.start) == ". "
                && raw.starts_with(char::is_lowercase)
                && month(finds.text.word(at + 1), "nb").is_some()
        })
}

/// "Three and a half", "tre og et halvt år": the last word of it.
fn and_a_half(finds: &Finds, at: usize) -> Option<usize> {
    let word = |step: usize| finds.text.word(at + step);
    let half = matches!(
        (word(1), word(2), word(3)),
        ("and", "a", "half") | ("og", "et" | "eit" | "en", "halvt" | "halv")
    );
    // "6 1/2".
    let words = &finds.text.words;
    let digits = words
        .get(at)
        .and_then(|word| finds.folded().get(word.end..));
    if digits.is_some_and(|rest| rest.starts_with(" 1/2")) {
        return Some(at + 2 + usize::from(matches!(word(3), "år" | "years")));
    }
    half.then(|| at + 3 + usize::from(matches!(word(4), "år" | "years")))
}

/// "Is three and a half", "jenta på seks og et halvt": where such an age ends.
fn half_told(finds: &Finds, at: usize, last: usize) -> Option<usize> {
    let back = |steps: usize| at.checked_sub(steps).map_or("", |at| finds.text.word(at));
    let of = matches!(back(1), "of" | "på" | "av")
        && at.checked_sub(2).is_some_and(|at| of_age(finds, at));
    let told = of || ANNOUNCE.has(back(1)) || BEFORE.has(back(1)) && person_before(finds, at);
    let end = finds.text.words.get(last)?.end;
    told.then_some(end)
}

/// "7 years old", "over 70 år", "tengo 7 años": where the words of the age end.
fn with_unit(finds: &Finds, at: usize) -> Option<usize> {
    let text = finds.text;
    let word = text.words.get(at)?;
    let gap = text
        .words
        .get(at + 1)
        .map_or("", |next| finds.slice(word.end, next.start));
    if gap != " " && gap != "-" {
        return None;
    }
    let back = |steps: usize| at.checked_sub(steps).map_or("", |at| text.word(at));
    let end_of = |step: usize| text.words.get(at + step).map_or(word.end, |word| word.end);
    match (text.word(at + 1), text.word(at + 2)) {
        ("years" | "year" | "yrs" | "yr", "old")
        | ("years" | "yrs", "young")
        | ("år", "gammel" | "gamle" | "gammal" | "gammalt" | "gammelt" | "gamla")
        | ("jahre", "alt")
        | ("ans", "")
        | ("vuotta", "vanha") => Some(end_of(2)),
        ("år", "eldre" | "yngre" | "siden" | "større") => None,
        ("år", _) => years_told(back).then(|| end_of(1)),
        ("años" | "ans" | "jaar", _) => matches!(
            back(1),
            "tengo" | "tiene" | "ai" | "a" | "is" | "ben" | "j'ai"
        )
        .then(|| end_of(1)),
        _ => None,
    }
}

/// "Jeg er 50 år", "barn under 12 år": what stands before the number.
fn years_told<'f>(back: impl Fn(usize) -> &'f str) -> bool {
    let told = matches!(
        back(1),
        "er" | "blir" | "fyller" | "fylte" | "var" | "ble" | "på" | "alder" | "blitt"
    );
    let about = matches!(
        back(1),
        "over" | "nesten" | "snart" | "bare" | "rundt" | "drøyt"
    ) && matches!(back(2), "er" | "blir" | "var" | "jeg" | "fyller");
    // "Barn under 12 år".
    let limit = matches!(back(1), "under" | "over" | "fra")
        && (OF_AGE.has(back(2)) || matches!(back(2), "alle" | "voksne" | "personer" | "de"));
    let told = told || limit;
    let lasting = (2..=4).any(|steps| is_lasting(back(steps)));
    (told || about) && !lasting
}

/// "Garantien", "leveringstiden": what is so long, and not so old.
fn is_lasting(word: &str) -> bool {
    [
        "garanti",
        "abonnement",
        "avtale",
        "kontrakt",
        "medlemskap",
        "bindingstid",
        "levetid",
        "frist",
        "ventetid",
    ]
    .iter()
    .any(|lasting| word.starts_with(lasting))
}

/// "She is 7," – a number right after is, before a stop or a link word.
fn bare_age(finds: &Finds, at: usize) -> bool {
    person_before(finds, at) && stops(finds, at)
}

/// A number that stands alone: a stop or a linking word comes after.
fn stops(finds: &Finds, at: usize) -> bool {
    let words = &finds.text.words;
    let Some(word) = words.get(at) else {
        return false;
    };
    let after = words.get(at + 1);
    let gap_end = after.map_or(finds.folded().len(), |next| next.start);
    let gap = finds.slice(word.end, gap_end);
    let stops = gap.contains(['.', ',', '!', '?', ')', ';'])
        || after.is_none()
        || AFTER.has(finds.text.word(at + 1));
    stops && !gap.contains('%')
}

/// Endings of words that hold an age: "7-year-old", "sjuåring".
const TAILS: &[&str] = &[
    "-year-olds",
    "-year-old",
    "-years-old",
    "-åringen",
    "-åringer",
    "-åring",
    "åringen",
    "åringer",
    "åringar",
    "åringene",
    "åring",
    "-årige",
    "-årig",
    "årige",
    "årig",
    "-jährige",
    "-jähriger",
    "jährige",
    "-yr-old",
    "yo",
    "-årsdag",
    "årsdag",
    "-årsdagen",
    "årsdagen",
];

fn compound(word: &str) -> Option<u32> {
    let head = TAILS.iter().find_map(|tail| word.strip_suffix(tail))?;
    // A "tenåring" is in her teens.
    if head == "ten" {
        return None;
    }
    small(head)
        .or_else(|| small(&format!("{head}e")))
        .filter(|age| (1..=110).contains(age))
}
