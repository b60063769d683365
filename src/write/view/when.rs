//! `said.after`, `said.weekday`: how soon it broke, and the day of the week on which they are there anyway.

use super::{Scene, cite};
use crate::{
    library::Detail,
    reading::{FactKind, Place},
    source::Span,
    text,
};

/// "After" of the languages.
const AFTER: [&str; 6] = ["after", "etter", "efter", "nach", "después", "tras"];

/// "After nine days", where that is when it broke, in their words.
pub(super) fn after(scene: &Scene) -> Option<Detail> {
    if !scene.speaks_like_letter() {
        return None;
    }
    let reading = scene.brief.reading;
    let letter = reading.new_text.as_str();
    let (_, harm) = reading.cues.get("harm")?.evidence.place?;
    let sentence = text::sentences(letter, scene.language())
        .into_iter()
        .find(|sentence| sentence.start <= harm.start && harm.end <= sentence.end)?;
    let words = text::tokens(sentence.of(letter));
    reading
        .facts_of(FactKind::Duration)
        .filter(|fact| {
            fact.place == Place::NewText && sentence.start <= fact.start && fact.end <= sentence.end
        })
        .find_map(|fact| {
            let before = words
                .iter()
                .rposition(|word| sentence.start + word.end <= fact.start)?;
            let word = |at: usize| {
                words
                    .get(at)
                    .map(|word| text::norm(word.of(sentence.of(letter))))
            };
            let lead = word(before)?;
            let from = match (lead.as_str(), before.checked_sub(1).and_then(word)) {
                ("de", Some(first)) if first == "después" => before - 1,
                (lead, _) if AFTER.contains(&lead) => before,
                _ => return None,
            };
            let start = sentence.start + words.get(from)?.start;
            let told = Span::new(start, fact.end).of(letter);
            Some(Detail::new(text::norm(told), cite(fact)))
        })
}

/// Weekdays in the plural or with "every", by language, Monday first.
const EVERY: [(&str, [&str; 7], [&str; 7]); 6] = [
    (
        "en",
        [
            "mondays",
            "tuesdays",
            "wednesdays",
            "thursdays",
            "fridays",
            "saturdays",
            "sundays",
        ],
        [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ],
    ),
    (
        "nb",
        [
            "mandager",
            "tirsdager",
            "onsdager",
            "torsdager",
            "fredager",
            "lørdager",
            "søndager",
        ],
        [
            "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
        ],
    ),
    (
        "nn",
        [
            "måndagar",
            "tysdagar",
            "onsdagar",
            "torsdagar",
            "fredagar",
            "laurdagar",
            "sundagar",
        ],
        [
            "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag",
        ],
    ),
    (
        "da",
        [
            "mandage", "tirsdage", "onsdage", "torsdage", "fredage", "lørdage", "søndage",
        ],
        [
            "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
        ],
    ),
    (
        "sv",
        [
            "måndagar",
            "tisdagar",
            "onsdagar",
            "torsdagar",
            "fredagar",
            "lördagar",
            "söndagar",
        ],
        [
            "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag",
        ],
    ),
    (
        "de",
        [
            "montags",
            "dienstags",
            "mittwochs",
            "donnerstags",
            "freitags",
            "samstags",
            "sonntags",
        ],
        [
            "Montag",
            "Dienstag",
            "Mittwoch",
            "Donnerstag",
            "Freitag",
            "Samstag",
            "Sonntag",
        ],
    ),
];

/// The one day of the week that they name as one of every week.
pub(super) fn weekday(scene: &Scene) -> Option<Detail> {
    let (_, every, names) = EVERY
        .iter()
        .find(|(tag, ..)| *tag == scene.language.base())?;
    let letter = scene.brief.reading.new_text.as_str();
    let mut found = text::tokens(letter).into_iter().filter_map(|word| {
        let at = every
            .iter()
            .position(|held| *held == text::norm(word.of(letter)))?;
        Some((at, word))
    });
    let (at, word) = found.next()?;
    if found.any(|(other, _)| other != at) {
        return None;
    }
    Some(Detail::new(*names.get(at)?, format!("letter:{word}")))
}
