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

/// What staff gave, each plain text that is plainly in another language than the desk's under that language.
pub(super) fn told(given: &Given, own: &Language) -> Given {
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
        if let Some(language) = other(text, own) {
            let words = text.any().to_string();
            *text = Localized::By(BTreeMap::from([(language, words)]));
        }
    }
    given
}

fn other(text: &Localized, own: &Language) -> Option<String> {
    let Localized::One(text) = text else {
        return None;
    };
    if text.split_whitespace().count() < WORDS {
        return None;
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

#[cfg(test)]
mod tests {
    use super::{Given, told};
    use crate::{case::Case, language::Language, localized::Localized};

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
            let case = Case {
                note: Some(Localized::One(text.to_string())),
                ..Case::default()
            };
            let given = Given {
                case,
                ..Given::default()
            };
            let note = told(&given, &Language::new(own)).case.note;
            let found = match &note {
                Some(Localized::By(texts)) => texts.keys().next().map(String::as_str),
                _ => None,
            };
            assert_eq!(found, language, "{own}: {text}");
        }
    }
}
