//! What of the case answers a question: the text of the desk that speaks of what is asked.

use super::view::Scene;
use crate::{
    library::{Path, View, carriers},
    reading::{FactKind, Question},
    text,
};
use std::collections::BTreeSet;

/// One thing that the case tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    /// What was found.
    Found,
    /// What the desk notes.
    Note,
    /// What is under way.
    Doing,
    /// A deed, by its number.
    Deed(usize),
}

impl Told {
    /// As the record names it.
    pub(super) fn source(self) -> String {
        match self {
            Self::Found => "case.found".to_string(),
            Self::Note => "case.note".to_string(),
            Self::Doing => "case.doing".to_string(),
            Self::Deed(at) => format!("case.done[{at}]"),
        }
    }
}

/// All that the case can tell this reader, with its words.
pub(super) fn all(scene: &Scene) -> Vec<(Told, String)> {
    let view = scene.view();
    let text = |told: Told| {
        let detail = view.get(&Path::new(&told.source()))?;
        Some((told, detail.value.as_str()?.to_string()))
    };
    let texts = [Told::Found, Told::Note, Told::Doing];
    let own = scene.brief().settings.own_language();
    let deeds = scene.brief().case.done.iter().enumerate();
    let deeds = deeds.filter_map(|(at, done)| {
        let known = scene.deeds().get(at)?.verb.is_some();
        let words = done.what.as_ref()?.text(scene.language(), &own)?;
        known.then(|| (Told::Deed(at), words.to_string()))
    });
    texts.into_iter().filter_map(text).chain(deeds).collect()
}

/// What the case says of the thing that a question asks about: of several the one that speaks of most of it.
pub(super) fn answering(scene: &Scene, question: &Question) -> Option<Told> {
    let reading = scene.brief().reading;
    let mut asked = carriers(&question.text, scene.language());
    // That both name the product says nothing yet.
    for fact in reading.facts_of(FactKind::Product) {
        let name = reading.text_of(fact.place, "").get(fact.start..fact.end);
        for (stem, _) in text::stems(name.unwrap_or(""), scene.language()) {
            asked.remove(&stem);
        }
    }
    let shared = |words: &str| -> usize {
        let said: BTreeSet<String> = carriers(words, scene.language());
        let held = |stem: &&String| said.iter().any(|other| akin(stem, other));
        asked.iter().filter(held).count()
    };
    let mut best: Option<(usize, Told)> = None;
    for (told, words) in all(scene) {
        let held = shared(&words);
        if held > best.map_or(0, |(most, _)| most) {
            best = Some((held, told));
        }
    }
    best.map(|(_, told)| told)
}

/// Stems of one word: the same, or one with an ending that the stemmer leaves on ("eat" and "eaten", "bassenget" and
/// "bassengene"), or a long one at the beginning of a longer.
fn akin(one: &str, other: &str) -> bool {
    const SHORT: usize = 3;
    const LONG: usize = 6;
    const ENDINGS: [&str; 12] = [
        "a", "e", "n", "s", "t", "ed", "en", "er", "es", "et", "ing", "ene",
    ];
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let Some(end) = long.strip_prefix(short) else {
        return false;
    };
    let length = short.chars().count();
    end.is_empty() || length >= LONG || length >= SHORT && ENDINGS.contains(&end)
}

#[cfg(test)]
mod tests {
    use super::akin;

    #[test]
    fn forms_of_one_word_are_akin() {
        for (one, other, expected) in [
            ("eat", "eaten", true),
            ("repair", "repair", true),
            ("collect", "collection", true),
            ("bad", "badet", true),
            ("car", "cardigan", false),
            ("no", "not", false),
            ("carri", "carriag", false),
            ("ticket", "wicket", false),
        ] {
            assert_eq!(akin(one, other), expected, "{one} {other}");
            assert_eq!(akin(other, one), expected, "{other} {one}");
        }
    }
}
