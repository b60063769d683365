//! What each question is answered by: an approved answer found by meaning, a template's own sentences, who finds
//! out and by when, or a gap.

use super::{
    bare,
    piece::{Origin, Piece, Speaker},
    view::{Here, Scene},
};
use crate::{
    choose::Choice,
    learn::{CLEAR_OF, LIKE_ENOUGH},
    library::{Answer, GapKind, Library, View},
    reading::Question,
    situation::Situation,
};

/// From this likeness on an approved answer goes before what a template says in general.
const SURELY: f32 = 0.6;

/// What answers a question.
#[derive(Clone, Copy, Debug)]
pub(super) enum By<'l> {
    /// The template of a pick.
    Template(usize),
    /// An approved answer.
    Answer(&'l Answer),
    /// An approved answer that the desk has not said yes to.
    Undecided(&'l Answer),
    /// Nothing that the desk has written.
    Nothing,
}

/// For each question of the letter, in its order, what answers it.
pub(super) fn plan<'l>(choice: &Choice<'l>, scene: &Scene, library: &'l Library) -> Vec<By<'l>> {
    let questions = &scene.brief().reading.questions;
    questions
        .iter()
        .map(|question| {
            let of_matter = || of_matter(choice, scene, question, library);
            let found = find(library, scene, question);
            // A wish is met by what is done about it, not by how such things are done; but an answer that the desk
            // must say yes to, or that one persona gives, was written for this very wish.
            let made_for_it = found.is_some_and(|(answer, likeness)| {
                likeness >= SURELY && (answer.decision || !answer.personas.is_empty())
            });
            if question.request
                && !made_for_it
                && let Some(pick) = of_matter()
            {
                return By::Template(pick);
            }
            if let Some((answer, likeness)) = found
                && likeness >= SURELY
            {
                return given(answer, scene, question);
            }
            if let Some(pick) = of_matter() {
                return By::Template(pick);
            }
            found.map_or(By::Nothing, |(answer, _)| given(answer, scene, question))
        })
        .collect()
}

/// The answer that a question clearly asks for. Between two that are near, neither.
fn find<'l>(library: &'l Library, scene: &Scene, question: &Question) -> Option<(&'l Answer, f32)> {
    let mut ranked = library
        .answers_like(&question.text, scene.language())
        .into_iter()
        .filter(|(answer, _)| may_give(answer, scene));
    let (answer, likeness) = ranked.next()?;
    let second = ranked.next().map_or(0.0, |(_, likeness)| likeness);
    (likeness >= LIKE_ENOUGH && likeness - second >= CLEAR_OF).then_some((answer, likeness))
}

/// Whether an answer may be given here: what it needs is known, and the desk said yes where it wants one.
fn given<'l>(answer: &'l Answer, scene: &Scene, question: &Question) -> By<'l> {
    let here = Here {
        question: Some(question),
        ..Here::default()
    };
    let view = scene.from(here);
    if answer.needs.iter().any(|path| view.get(path).is_none()) {
        return By::Nothing;
    }
    let held = &scene.brief().case.decisions;
    if answer.decision && !held.contains(&answer.slug) {
        return By::Undecided(answer);
    }
    By::Answer(answer)
}

/// Whether this persona may give an answer today.
fn may_give(answer: &Answer, scene: &Scene) -> bool {
    let brief = scene.brief();
    let persona = &brief.persona.id;
    let named = answer.personas.is_empty() || answer.personas.contains(persona);
    // A plain answer in a costume is worse than a gap: who lives in a story gives only answers of the story.
    let in_story = !brief.persona.world
        || answer.personas.contains(persona)
        || answer
            .blocks
            .iter()
            .any(|block| block.variant.as_deref() == Some("world"));
    let valid = answer
        .valid_until
        .is_none_or(|until| until >= brief.now.date());
    named && in_story && valid
}

/// The pick whose matter a question is: its words gave the intent away, or people ask for it so. A plain wish in a
/// letter about one matter is that matter.
fn of_matter(
    choice: &Choice,
    scene: &Scene,
    question: &Question,
    library: &Library,
) -> Option<usize> {
    let reading = scene.brief().reading;
    let speaks_of = |pick: &str| {
        reading
            .intents
            .iter()
            .filter(|intent| intent.name == pick)
            .flat_map(|intent| &intent.evidence)
            .filter_map(|evidence| evidence.place)
            .any(|(place, span)| place == question.place && span.overlaps(question.span))
    };
    let pick_of = |name: &str| choice.picks.iter().position(|pick| pick.intent == name);
    let by_evidence = choice.picks.iter().position(|pick| speaks_of(&pick.intent));
    let by_meaning = || {
        let found = library.intents_like(&question.text, scene.language());
        let (best, likeness) = *found.first()?;
        (likeness >= LIKE_ENOUGH).then(|| pick_of(best)).flatten()
    };
    let only = (question.request && choice.picks.len() == 1).then_some(0);
    let leading = || (!choice.picks.is_empty() && bare::names_nothing(&question.text)).then_some(0);
    by_evidence.or_else(leading).or_else(by_meaning).or(only)
}

/// Says what answers one question. An answer that cannot be said leaves the question open.
pub(super) fn say(
    speaker: &mut Speaker,
    library: &Library,
    at: usize,
    by: &By,
) -> (Vec<Piece>, Option<String>) {
    let scene = speaker.scene;
    let Some(question) = scene.brief().reading.questions.get(at) else {
        return (Vec::new(), None);
    };
    let here = Here {
        question: Some(question),
        ..Here::default()
    };
    if let By::Answer(answer) = by {
        let pieces = answer_pieces(speaker, answer, here, None);
        if !pieces.is_empty() {
            return (pieces, Some(format!("answer:{}", answer.slug)));
        }
    }
    let staff = scene.brief().settings.own_language();
    let gap = |ask: String| {
        Piece::gap(
            "answer",
            super::gaps::line(GapKind::Fill, &ask, &staff),
            ask,
        )
    };
    if let By::Undecided(answer) = by {
        let ask = super::gaps::undecided(&question.text, &answer.slug, &staff);
        return (vec![gap(ask)], Some("gap".to_string()));
    }
    if may_defer(scene)
        && let Some(piece) = deferral(speaker, library, here)
    {
        let by = if piece.gap.is_some() { "gap" } else { "defer" };
        return (vec![piece], Some(by.to_string()));
    }
    let ask = super::gaps::unanswered(&question.text, &staff);
    (vec![gap(ask)], Some("gap".to_string()))
}

/// A child gets no maybe, and who mourns is not made to wait for a second letter.
fn may_defer(scene: &Scene) -> bool {
    let brief = scene.brief();
    !super::salutation::is_child(brief) && brief.reading.situation != Some(Situation::Grieving)
}

fn deferral(speaker: &mut Speaker, library: &Library, here: Here) -> Option<Piece> {
    let language = speaker.scene.language().clone();
    let blocks = library.move_blocks("defer", &language);
    let origin = Origin::Move(format!("defer.{}", language.base()));
    let mut piece = blocks
        .iter()
        .find_map(|block| speaker.say(block, here, &origin))?;
    piece.move_name = "answer".to_string();
    piece.keep = true;
    piece.opens = true;
    speaker.heard(&piece);
    Some(piece)
}

/// The blocks of an answer that can be said, in their order: those for this voice, or those for the parent's line.
pub(super) fn answer_pieces(
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
