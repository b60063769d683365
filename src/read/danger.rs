//! Danger: a worry for the writer's own safety, abuse, injury, a dangerous product, legal threats, the press.
//!
//! Recall comes first: a false alarm costs a person a look, a miss may cost more.

use super::lexicon::Key;
use super::text::Text;
use crate::reading::{Evidence, Place};

/// Kinds, worst first, with the list of each.
const KINDS: &[(&str, Key)] = &[
    ("safety", Key::DangerSafety),
    ("abuse", Key::DangerAbuse),
    ("injury", Key::DangerInjury),
    ("product", Key::DangerProduct),
    ("legal", Key::DangerLegal),
    ("press", Key::DangerPress),
];

/// The worst danger that a text shows, with its words.
pub fn find(text: &Text) -> Option<(String, Evidence)> {
    KINDS.iter().find_map(|(kind, key)| {
        let hit = text.hits(*key).next()?;
        let span = text.raw_span(hit.start, hit.end);
        Some((
            (*kind).to_string(),
            Evidence::quoted(span.of(text.raw), Place::NewText, span),
        ))
    })
}
