//! Parts of things by the desk's table, and the harm that was done to them.

use super::evidence;
use crate::read::text::Text;
use crate::reading::Cue;
use crate::settings::Settings;
use crate::text::Phrases;
use aho_corasick::{AhoCorasick, MatchKind};
use std::{collections::BTreeMap, sync::LazyLock};

/// The desk's table of things in one automaton.
#[derive(Debug, Default)]
pub struct Things {
    automaton: Option<AhoCorasick>,
    keys: Vec<String>,
}

impl Things {
    /// Prepares the table.
    pub fn new(settings: &Settings) -> Self {
        let (mut words, mut keys) = (Vec::new(), Vec::new());
        for (key, thing) in &settings.things {
            let forms = thing
                .names
                .values()
                .flat_map(|name| [Some(&name.bare), name.the.as_ref(), name.many.as_ref()])
                .flatten();
            for word in thing.aliases.iter().chain(forms) {
                let folded = crate::text::norm(word);
                if !folded.trim().is_empty() {
                    words.push(folded);
                    keys.push(key.clone());
                }
            }
        }
        let automaton = (!words.is_empty())
            .then(|| {
                AhoCorasick::builder()
                    .match_kind(MatchKind::LeftmostLongest)
                    .build(&words)
                    .ok()
            })
            .flatten();
        Self { automaton, keys }
    }

    /// The first thing of the table that a text names; the value is its key.
    pub fn part(&self, text: &Text) -> Option<Cue> {
        let automaton = self.automaton.as_ref()?;
        automaton.find_iter(&text.folded).find_map(|hit| {
            let before = text.folded.get(..hit.start())?.chars().next_back();
            let tail = text
                .folded
                .get(hit.end()..)?
                .chars()
                .take_while(|c| c.is_alphanumeric())
                .count();
            if before.is_some_and(char::is_alphanumeric) || tail > 2 {
                return None;
            }
            let key = self.keys.get(hit.pattern().as_usize())?.clone();
            Some(Cue {
                value: Some(key),
                parts: BTreeMap::new(),
                evidence: evidence(text, hit.start(), hit.end()),
            })
        })
    }
}

/// Harms by slug, with the stems that tell them.
const HARMS: &[(&str, &[&str])] = &[
    (
        "torn",
        &[
            "torn", "tore ", "ripped", "revnet", "revna", "revet", "i filler", "gerissen",
        ],
    ),
    (
        "snapped",
        &[
            "snapped", "knakk", "knekt", "brakk", "brukket", "cracked", "crack ", "sprakk",
            "sprukket", "sprukken",
        ],
    ),
    (
        "broken",
        &[
            "broken",
            "broke ",
            "in pieces",
            "smashed",
            "shattered",
            "i stykker",
            "ødelagt",
            "knust",
            "kaputt",
            "roto",
            "rota ",
        ],
    ),
    (
        "missing",
        &[
            "missing",
            "mangler",
            "manglet",
            "was not in the box",
            "wasn't in the box",
            "lå ikke i",
            "fehlt",
            "falta ",
        ],
    ),
    (
        "wrong",
        &[
            "wrong ",
            "feil vare",
            "feil størrelse",
            "feil farge",
            "not what i ordered",
            "ikke det jeg bestilte",
        ],
    ),
    (
        "late",
        &[
            "late ",
            "delayed",
            "forsinket",
            "forsinka",
            "not arrived",
            "hasn't arrived",
            "has not arrived",
            "ikke kommet",
            "ikkje kome",
            "verspätet",
            "still waiting for",
        ],
    ),
    (
        "lost",
        &[
            "lost in the post",
            "gone missing",
            "went missing",
            "kommet bort",
            "forsvunnet",
        ],
    ),
    ("leaking", &["leaks", "leaking", "lekker"]),
    (
        "charged-twice",
        &[
            "charged twice",
            "charged me twice",
            "billed twice",
            "two payments",
            "trukket to ganger",
            "trukket dobbelt",
            "belastet to ganger",
        ],
    ),
    (
        "wont-work",
        &[
            "doesn't work",
            "does not work",
            "not working",
            "stopped working",
            "won't work",
            "virker ikke",
            "fungerer ikke",
            "sluttet å virke",
        ],
    ),
];

static STEMS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(HARMS.iter().flat_map(|(_, stems)| stems.iter().copied())));

/// The first harm that no negation takes back; the value is its slug.
pub fn harm(text: &Text) -> Option<Cue> {
    let found = HARMS
        .iter()
        .flat_map(|(slug, stems)| stems.iter().map(move |stem| (slug, stem)))
        .zip(STEMS.firsts(&text.folded))
        .filter_map(|((slug, stem), at)| {
            let at = at?;
            let before = text.folded.get(..at)?;
            let negated = [
                "not ",
                "never ",
                "nothing ",
                "ikke ",
                "ingenting ",
                "aldri ",
                "isn't ",
                "wasn't ",
                "no ",
            ]
            .iter()
            .any(|word| before.ends_with(word));
            (!negated && !before.ends_with(char::is_alphanumeric)).then_some((
                at,
                at + stem.trim_end().len(),
                *slug,
            ))
        });
    let (start, end, slug) = found.min()?;
    Some(Cue {
        value: Some(slug.to_string()),
        parts: BTreeMap::new(),
        evidence: evidence(text, start, end),
    })
}
