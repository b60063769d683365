//! Parts of things by the desk's table, and the harm that was done to them.

use super::evidence;
use crate::read::{text::Text, words::Words};
use crate::reading::{Cue, Evidence};
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

    /// The thing of the table that a text names most often; the value is its key. Who lacks one part tells what came instead, and
    /// comes back to what is lacking: of several named as often the last counts, of several named once the first.
    pub fn part(&self, text: &Text) -> Option<Cue> {
        let automaton = self.automaton.as_ref()?;
        let mut named: Vec<Named> = Vec::new();
        for hit in automaton.find_iter(&text.folded) {
            let (start, end) = (hit.start(), hit.end());
            let Some(key) = self.keys.get(hit.pattern().as_usize()) else {
                continue;
            };
            if !is_word(&text.folded, start, end) || is_season(text, end) {
                continue;
            }
            match named.iter_mut().find(|held| held.key == key) {
                Some(held) => {
                    held.times += 1;
                    held.last = start;
                }
                None => named.push(Named {
                    key,
                    times: 1,
                    last: start,
                    evidence: evidence(text, start, end),
                }),
            }
        }
        let most = named.iter().map(|held| held.times).max()?;
        let often = named.into_iter().filter(|held| held.times == most);
        let Named { key, evidence, .. } = if most == 1 {
            often.min_by_key(|held| held.last)?
        } else {
            often.max_by_key(|held| held.last)?
        };
        Some(Cue {
            value: Some(key.to_string()),
            parts: BTreeMap::new(),
            evidence,
        })
    }
}

/// A thing that a text names.
struct Named<'t> {
    key: &'t str,
    times: usize,
    /// Where it is named for the last time.
    last: usize,
    /// Where it is named first.
    evidence: Evidence,
}

/// "Before the spring" speaks of no spring in anything.
fn is_season(text: &Text, end: usize) -> bool {
    static BEFORE: Words =
        Words::new("before in this last next until till by since of during early late");
    let at = text.word_at(end).saturating_sub(1);
    let back = |by: usize| at.checked_sub(by).map_or("", |at| text.word(at));
    let before = if back(1) == "the" { back(2) } else { back(1) };
    matches!(text.word(at), "spring" | "fall") && BEFORE.has(before)
}

/// Whether a stretch is a word, or one with an ending.
fn is_word(folded: &str, start: usize, end: usize) -> bool {
    let before = folded
        .get(..start)
        .and_then(|text| text.chars().next_back());
    let tail = folded.get(end..).unwrap_or("").chars();
    !before.is_some_and(char::is_alphanumeric)
        && tail.take_while(|c| c.is_alphanumeric()).count() <= 2
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
            "taken twice",
            "taken it twice",
            "took it twice",
            "paid twice",
            "gone out twice",
            "debited twice",
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
