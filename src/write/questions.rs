//! What each question is answered by: an approved answer found by meaning, a template's own sentences, who finds
//! out and by when, or a gap.

mod wishes;

pub(super) use wishes::{is_plea, is_wish};

use super::{
    salutation,
    told::{self, Told},
    view::{Here, Scene},
};
use crate::{
    choice::Choice,
    learn::LIKE_ENOUGH,
    library::{Answer, Library, Query, View, clearly, names_nothing},
    reading::Question,
    situation::Situation,
};

/// From this likeness on an approved answer goes before what a template says in general.
const SURELY: f32 = 0.5;

/// An approved answer that is so much less near than the matter still goes before it.
const A_LITTLE: f32 = 0.3;
/// From this likeness on a wish belongs to a matter of the letter.
const NEAR_A_WISH: f32 = 0.25;

/// So many questions of a letter are answered; what is asked beyond them is for a person.
const MOST: usize = 12;

/// What answers a question.
#[derive(Clone, Copy, Debug)]
pub(super) enum By<'l> {
    /// The template of a pick; where that says nothing of its matter, the answer that comes near.
    Template(usize, Option<&'l Answer>),
    /// An approved answer.
    Answer(&'l Answer),
    /// An approved answer that the desk has not said yes to.
    Undecided(&'l Answer),
    /// What the case says of it.
    Case(Told),
    /// Nothing that the desk has written.
    Nothing,
}

/// For each question of the letter, in its order, what answers it.
pub(super) fn plan<'l>(choice: &Choice<'l>, scene: &Scene, library: &'l Library) -> Vec<By<'l>> {
    let mut plans: Vec<By> = Vec::new();
    for question in scene.brief().reading.questions.iter().take(MOST) {
        let by = match plans.last() {
            // "Was it ever true? Or was it just something nice?" is one question in two halves.
            Some(before) if is_other_half(&question.text) => *before,
            _ => case_first(plan_one(choice, scene, library, question), scene, question),
        };
        plans.push(by);
    }
    plans
}

/// Whether a calm letter asks something and approved answers meet all of it, or all but one question.
pub(crate) fn meets_questions(scene: &Scene, library: &Library) -> bool {
    let brief = scene.brief();
    let calm = matches!(
        super::view::situation(brief),
        Situation::NeutralEnquiry | Situation::YoungFan | Situation::BusinessProspect
    );
    if !calm {
        return false;
    }
    let asked = brief.reading.questions.iter().take(MOST);
    let total = asked.clone().count();
    let met: Vec<f32> = asked
        .filter_map(|question| find(library, scene, &Query::of(question, brief.reading)))
        .map(|(_, likeness)| likeness)
        .collect();
    met.iter().any(|likeness| *likeness >= SURELY) && met.len() + 1 >= total
}

/// What the desk wrote for this very letter goes before what it says to everybody who asks so. A wish is met by what was
/// done, and by nothing else of it.
fn case_first<'l>(by: By<'l>, scene: &Scene, question: &Question) -> By<'l> {
    if matches!(by, By::Undecided(_)) {
        return by;
    }
    let told = told::answering(scene, question);
    // Of a deed an approved answer may say more than the deed itself does.
    if matches!(by, By::Answer(_)) && !matches!(told, Some(Told::Found | Told::Note)) {
        return by;
    }
    match told {
        Some(told @ Told::Deed(_)) => By::Case(told),
        Some(told) if !is_wish(question) => By::Case(told),
        _ => by,
    }
}

fn plan_one<'l>(
    choice: &Choice<'l>,
    scene: &Scene,
    library: &'l Library,
    question: &Question,
) -> By<'l> {
    let query = Query::of(question, scene.brief().reading);
    let found = find(library, scene, &query);
    let matter = of_matter(
        choice,
        scene,
        (question, &query),
        (library, found.is_some()),
    );
    // An answer that the desk must say yes to, or that one persona gives, was written for this very wish.
    let made_for_it = found.is_some_and(|(answer, likeness)| {
        likeness >= SURELY && (answer.decision || !answer.personas.is_empty())
    });
    // A wish is met by what is done about it, not by how such things are done; a child's is answered in the story.
    let wish = is_wish(question) && !made_for_it && !salutation::is_child(scene.brief());
    match (found, matter) {
        (Some((answer, likeness)), Some((pick, near))) => {
            let surely = likeness >= SURELY && likeness + A_LITTLE > near;
            if surely && (!wish || near < NEAR_A_WISH) {
                given(answer, scene, question)
            } else {
                let or = match given(answer, scene, question) {
                    By::Answer(answer) => Some(answer),
                    _ => None,
                };
                By::Template(pick, or)
            }
        }
        (Some((answer, _)), None) => given(answer, scene, question),
        (None, Some((pick, _))) => By::Template(pick, None),
        (None, None) => By::Nothing,
    }
}

fn is_other_half(question: &str) -> bool {
    let first = question
        .split(|c: char| !c.is_alphabetic())
        .find(|word| !word.is_empty());
    first.is_some_and(|word| matches!(word.to_lowercase().as_str(), "or" | "eller" | "oder"))
}

/// The answer that a question clearly asks for. Between two that are near, neither.
fn find<'l>(library: &'l Library, scene: &Scene, query: &Query) -> Option<(&'l Answer, f32)> {
    let ranked = library
        .answers_about(query, scene.language())
        .into_iter()
        .filter(|(answer, _)| may_give(answer, scene));
    clearly(ranked)
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

/// The pick whose matter a question is, and how surely: its words gave the intent away, or people ask for it so, or
/// it names nothing. A wish belongs to the matter that it is nearest to. How surely is told only where it is weighed.
fn of_matter(
    choice: &Choice,
    scene: &Scene,
    (question, query): (&Question, &Query),
    (library, weighed): (&Library, bool),
) -> Option<(usize, f32)> {
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
    if names_nothing(&question.text, scene.language()) {
        return Some((0, 1.0));
    }
    let spoken_of = choice.picks.iter().position(|pick| speaks_of(&pick.intent));
    let only = (is_wish(question) && choice.picks.len() == 1).then_some((0, 0.0));
    if let (Some(at), false) = (spoken_of.or(only.map(|_| 0)), weighed) {
        return Some((at, 0.0));
    }
    let picked = |intent: &str| choice.picks.iter().any(|pick| pick.intent == intent);
    let likely = library.intents_like(query.gist(), scene.language(), picked);
    let near = |at: usize| {
        let pick = choice.picks.get(at)?;
        let found = likely.iter().find(|(name, _)| *name == pick.intent)?;
        Some((at, found.1))
    };
    if let Some(at) = spoken_of {
        return Some((at, near(at).map_or(0.0, |(_, likeness)| likeness)));
    }
    let nearest = (0..choice.picks.len())
        .filter_map(near)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    let least = if is_wish(question) {
        NEAR_A_WISH
    } else {
        LIKE_ENOUGH
    };
    nearest.filter(|(_, likeness)| *likeness >= least).or(only)
}
