//! What a letter tells in words that no list holds: two small models over n-grams and meaning.
//!
//! Both were trained by `scripts/train_situations.rs` on letters written for it (`assets/training/`), English and Norwegian.

use crate::learn::{Gist, Model};
use crate::situation::Situation;
use std::sync::OnceLock;

static SITUATIONS: &[u8] = include_bytes!("../../assets/situations.bin");
static DANGER: &[u8] = include_bytes!("../../assets/danger.bin");
/// The label of texts that show no danger.
pub const NONE: &str = "none";

fn situations_model() -> Option<&'static Model> {
    static CELL: OnceLock<Option<Model>> = OnceLock::new();
    CELL.get_or_init(|| Model::from_bytes(SITUATIONS).ok())
        .as_ref()
}

fn danger_model() -> Option<&'static Model> {
    static CELL: OnceLock<Option<Model>> = OnceLock::new();
    CELL.get_or_init(|| Model::from_bytes(DANGER).ok()).as_ref()
}

/// Whether the models were trained on a language or its near kin.
pub fn knows(language: &str) -> bool {
    matches!(
        language,
        "en" | "nb" | "nn" | "no" | "da" | "sv" | "und" | ""
    )
}

/// How much each situation is meant by a text: near 1 for it, near −1 against it.
pub fn situations(gist: &Gist) -> Vec<(Situation, f32)> {
    situations_model().map_or_else(Vec::new, |model| situations_by(model, gist))
}

/// The same by a given model.
pub fn situations_by(model: &Model, gist: &Gist) -> Vec<(Situation, f32)> {
    let votes = model.votes(gist);
    let named = |name: &str| {
        Situation::ALL
            .into_iter()
            .find(|known| known.name() == name)
    };
    votes
        .into_iter()
        .filter_map(|(name, vote)| Some((named(name)?, vote)))
        .collect()
}

/// The likeliest danger of a text, and by how much it outweighs harmlessness (above 0 it is the likelier).
pub fn danger(gist: &Gist) -> Option<(&'static str, f32)> {
    danger_model().and_then(|model| danger_by(model, gist))
}

/// The same by a given model.
pub fn danger_by<'m>(model: &'m Model, gist: &Gist) -> Option<(&'m str, f32)> {
    let votes = model.votes(gist);
    let harmless = votes.iter().find(|(name, _)| *name == NONE)?.1;
    votes
        .into_iter()
        .filter(|(name, _)| *name != NONE)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(name, vote)| (name, vote - harmless))
}
