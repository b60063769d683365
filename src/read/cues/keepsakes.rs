//! What somebody lost, and whose it was before it was theirs.

use super::{evidence, people};
use crate::read::lexicon::Key;
use crate::read::text::Text;
use crate::reading::Cue;
use std::collections::BTreeMap;

/// Things that people leave behind: the word, and how it is called when it is looked for.
const LOST: &[(&str, &str)] = &[
    ("glove", "the glove"),
    ("gloves", "the gloves"),
    ("mitten", "the mitten"),
    ("mittens", "the mittens"),
    ("scarf", "the scarf"),
    ("hat", "the hat"),
    ("cap", "the cap"),
    ("coat", "the coat"),
    ("jacket", "the jacket"),
    ("cardigan", "the cardigan"),
    ("jumper", "the jumper"),
    ("phone", "the phone"),
    ("keys", "the keys"),
    ("wallet", "the wallet"),
    ("purse", "the purse"),
    ("handbag", "the handbag"),
    ("rucksack", "the rucksack"),
    ("umbrella", "the umbrella"),
    ("glasses", "the glasses"),
    ("ring", "the ring"),
    ("earring", "the earring"),
    ("watch", "the watch"),
    ("teddy", "the teddy"),
    ("notebook", "the notebook"),
    ("camera", "the camera"),
    ("hanske", "hansken"),
    ("hansken", "hansken"),
    ("hansker", "hanskene"),
    ("hanskene", "hanskene"),
    ("vott", "votten"),
    ("votter", "vottene"),
    ("skjerf", "skjerfet"),
    ("skjerfet", "skjerfet"),
    ("lue", "lua"),
    ("lua", "lua"),
    ("jakke", "jakka"),
    ("jakka", "jakka"),
    ("telefon", "telefonen"),
    ("mobil", "mobilen"),
    ("nøkler", "nøklene"),
    ("lommebok", "lommeboka"),
    ("veske", "veska"),
    ("veska", "veska"),
    ("briller", "brillene"),
    ("klokke", "klokka"),
    ("bamse", "bamsen"),
    ("bamsen", "bamsen"),
    ("paraply", "paraplyen"),
    ("paraplyen", "paraplyen"),
];

/// The first thing of the list; the value is how it is called.
pub fn lost(text: &Text) -> Option<Cue> {
    (0..text.words.len()).find_map(|at| {
        let word = text.word(at);
        let (_, the) = LOST.iter().find(|(known, _)| *known == word)?;
        let place = text.words.get(at)?;
        Some(Cue {
            value: Some((*the).to_string()),
            parts: BTreeMap::new(),
            evidence: evidence(text, place.start, place.end),
        })
    })
}

/// "They were my father's", "den var etter faren min": it came from somebody.
pub fn keepsake(text: &Text) -> Option<Cue> {
    text.hits(Key::Kin).find_map(|hit| {
        let at = text.word_at(hit.start);
        let before = |back: usize| at.checked_sub(back).map_or("", |at| text.word(at));
        let was = matches!(before(2), "was" | "were" | "belonged" | "from" | "be");
        let theirs = was && matches!(before(1), "my" | "our") && text.word(at).ends_with("'s");
        let belonged = before(3) == "belonged" && before(2) == "to";
        let after = matches!(before(1), "etter" | "tilhørte" | "av") && before(2) != "for";
        if !(theirs || belonged || after) {
            return None;
        }
        people::relation_in(
            text,
            Some(crate::source::Span::new(
                hit.start.saturating_sub(8),
                hit.end + 8,
            )),
        )
    })
}
