//! What the desk decided: the approved answers that a case names tell it, each sentence in the slot of its move.

use super::Framer;
use crate::write::{
    piece::{Origin, Piece},
    view::Here,
};

/// The sentences for a move (`own`, `explain` …) from the answers that the case's decisions name. Their `answer` blocks
/// are not among them: those stand where somebody asks.
pub(super) fn pieces(framer: &mut Framer, name: &str) -> Vec<Piece> {
    let scene = framer.speaker.scene;
    let readers = scene.language().with_neighbours();
    let library = framer.library;
    let mut found = Vec::new();
    for slug in &scene.brief().case.decisions {
        let answer = library.answers.iter().find(|answer| {
            answer.decision && answer.slug == *slug && readers.contains(&answer.language)
        });
        let blocks = answer.into_iter().flat_map(|answer| &answer.blocks);
        for block in blocks.filter(|block| block.move_name == name) {
            let origin = Origin::Answer(slug.clone());
            if let Some(mut piece) = framer.speaker.say(block, Here::default(), &origin) {
                piece.keep = true;
                framer.speaker.heard(&piece);
                found.push(piece);
            }
        }
    }
    found
}
