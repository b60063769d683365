//! In which language a case is written, where staff did not say so: who answers an English letter tells it in English.

use super::Given;
use crate::{
    case::Case,
    language::Language,
    localized::Localized,
    read::language::{chance, detect},
};
use std::collections::BTreeMap;

/// So sure a text must be in another language than the desk's own.
const SURE: f32 = 0.95;
/// So likely it may still be in the desk's own.
const HARDLY: f32 = 0.02;
/// Of fewer words nothing is certain.
const WORDS: usize = 4;

/// So likely a text must be in the reader's language, and so unlikely in the desk's: who answers a letter in its own
/// language is expected to, so less is asked than of a third language.
const READERS: (f32, f32) = (0.6, 0.2);

/// What staff gave, each plain text that is plainly in another language than the desk's under that language.
pub(super) fn told(given: &Given, own: &Language, reader: &Language) -> Given {
    let mut given = given.clone();
    let Case {
        found,
        done,
        doing,
        note,
        ..
    } = &mut given.case;
    let deeds = done.iter_mut().filter_map(|done| done.what.as_mut());
    for text in [found, doing, note].into_iter().flatten().chain(deeds) {
        if let Some(language) = other(text, own, reader) {
            let words = text.any().to_string();
            *text = Localized::By(BTreeMap::from([(language, words)]));
        }
    }
    given
}

fn other(text: &Localized, own: &Language, reader: &Language) -> Option<String> {
    let Localized::One(text) = text else {
        return None;
    };
    if text.split_whitespace().count() < WORDS {
        return None;
    }
    if readers(text, own, reader) {
        return Some(reader.tag().to_string());
    }
    let (tag, sure) = detect(text);
    let nordic = ["nb", "nn", "da", "sv"];
    let ours: &[&str] = match own.base() {
        base if nordic.contains(&base) => &nordic,
        base => &[base],
    };
    let another = tag != "und" && !ours.contains(&tag) && sure >= SURE;
    (another && chance(text, ours)? <= HARDLY).then(|| tag.to_string())
}

/// Whether a text is in the reader's language rather than in the desk's. The two Norwegian languages count as one.
fn readers(text: &str, own: &Language, reader: &Language) -> bool {
    let of = |language: &Language| match language.base() {
        "nb" | "nn" | "no" => vec!["nb", "nn"],
        "da" => vec!["da"],
        "sv" => vec!["sv"],
        "de" => vec!["de"],
        "es" => vec!["es"],
        "en" => vec!["en"],
        _ => Vec::new(),
    };
    let (ours, theirs) = (of(own), of(reader));
    let chances = || Some((chance(text, &theirs)?, chance(text, &ours)?));
    ours != theirs
        && chances().is_some_and(|(theirs, ours)| theirs >= READERS.0 && ours <= READERS.1)
}

#[cfg(test)]
mod tests {
    use super::{Given, told};
    use crate::{case::Case, language::Language, localized::Localized};

    /// The language as which a plain note is told, at a desk of one language to a reader of another.
    fn language_of(note: &str, own: &str, reader: &str) -> Option<String> {
        let given = Given {
            case: Case {
                note: Some(Localized::One(note.to_string())),
                ..Case::default()
            },
            ..Given::default()
        };
        match told(&given, &Language::new(own), &Language::new(reader))
            .case
            .note
        {
            Some(Localized::By(texts)) => texts.into_keys().next(),
            _ => None,
        }
    }

    #[test]
    fn a_plain_text_in_another_language_is_told_to_its_readers() {
        for (own, text, language) in [
            ("nb", "the lift is out of order until Friday", Some("en")),
            ("nb", "heisen er ute av drift til fredag", None),
            ("nb", "elevatoren er ude af drift til fredag", None),
            ("en", "the lift is out of order until Friday", None),
            (
                "en",
                "der Aufzug ist bis Freitag außer Betrieb und wird repariert",
                Some("de"),
            ),
            ("nb", "100 kr", None),
            ("nb", "Ulla Berg", None),
        ] {
            let found = language_of(text, own, own);
            assert_eq!(found.as_deref(), language, "{own}: {text}");
        }
    }

    #[test]
    fn staff_who_answer_in_the_readers_language_are_believed_sooner() {
        for (own, reader, text, language) in [
            (
                "da",
                "sv",
                "vi har hittat nyckeln, och den ligger kvar hos vaktmästaren",
                Some("sv"),
            ),
            ("da", "sv", "nøglen ligger hos pedellen", None),
            (
                "en",
                "nb",
                "døra i annen etasje åpnes igjen torsdag",
                Some("nb"),
            ),
            (
                "es",
                "de",
                "der Schlüssel liegt beim Hausmeister",
                Some("de"),
            ),
            ("es", "de", "la llave la tiene el conserje", None),
        ] {
            let found = language_of(text, own, reader);
            assert_eq!(found.as_deref(), language, "{own} to {reader}: {text}");
        }
    }
}
