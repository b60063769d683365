//! The answer to a question, as it is said: an approved answer, who finds out and by when, or a gap.

use super::{
    gaps,
    piece::{Origin, Piece},
    questions::By,
    salutation,
    speaker::Speaker,
    view::{Here, Scene},
};
use crate::{
    library::{Answer, GapKind, Library},
    reading::Question,
    situation::Situation,
};

/// Says what answers one question: its answer, or the gap where the desk has not said yes to it. Nothing, where no
/// answer can be said.
pub(super) fn say(speaker: &mut Speaker, at: usize, by: &By) -> (Vec<Piece>, Option<String>) {
    let scene = speaker.scene;
    let Some(question) = scene.brief().reading.questions.get(at) else {
        return (Vec::new(), None);
    };
    let here = Here {
        question: Some(question),
        ..Here::default()
    };
    match by {
        By::Answer(answer) | By::Template(_, Some(answer)) => {
            let pieces = pieces(speaker, answer, here, None);
            let said = (!pieces.is_empty()).then(|| format!("answer:{}", answer.slug));
            (pieces, said)
        }
        By::Undecided(answer) => {
            let staff = scene.brief().settings.own_language();
            let ask = gaps::undecided(&question.text, &answer.slug, &staff);
            let line = gaps::line(GapKind::Fill, &ask, &staff);
            let gap = Piece::gap("answer", line, ask);
            (vec![gap], Some("gap".to_string()))
        }
        By::Template(_, None) | By::Case(_) | By::Nothing => (Vec::new(), None),
    }
}

/// A child gets no maybe, and who mourns is not made to wait for a second letter.
pub(super) fn may_defer(scene: &Scene) -> bool {
    let brief = scene.brief();
    !salutation::is_child(brief) && brief.reading.situation != Some(Situation::Grieving)
}

/// Who finds out what nobody has answered yet, and by when: one sentence for all of it.
pub(super) fn deferral(
    speaker: &mut Speaker,
    library: &Library,
    open: &[&Question],
) -> Option<Piece> {
    let here = Here {
        question: open.first().copied(),
        asked: open,
        ..Here::default()
    };
    let language = speaker.scene.language().clone();
    let blocks = library.move_blocks("defer", &language);
    let origin = Origin::Move(format!("defer.{}", language.base()));
    let mut piece = blocks
        .iter()
        .find_map(|block| speaker.say(block, here, &origin))?;
    piece.move_name = "answer".to_string();
    piece.keep = true;
    speaker.heard(&piece);
    Some(piece)
}

/// The blocks of an answer that can be said, in their order: those for this voice, or those for the parent's line.
pub(super) fn pieces(
    speaker: &mut Speaker,
    answer: &Answer,
    here: Here,
    variant: Option<&str>,
) -> Vec<Piece> {
    let world = speaker.scene.brief().persona.world
        && answer
            .blocks
            .iter()
            .any(|block| block.variant.as_deref() == Some("world"));
    let wanted = variant.or(world.then_some("world"));
    let origin = Origin::Answer(answer.slug.clone());
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before = true;
    for (at, block) in answer.blocks.iter().enumerate() {
        if block.variant.as_deref() != wanted {
            continue;
        }
        let piece = if block.with_previous && !before {
            None
        } else {
            speaker.say(block, here, &origin)
        };
        before = piece.is_some();
        if let Some(mut piece) = piece {
            piece.block = at;
            piece.keep = true;
            piece.opens = pieces.is_empty();
            speaker.heard(&piece);
            pieces.push(piece);
        }
    }
    pieces
}
