//! What in a letter speaks for an intent: its sentences, and each two that follow one another.

use super::refusing;
use crate::learn::{Model, NONE};
use crate::read::text::Text;
use crate::read::words::Words;
use crate::reading::{Place, Question};
use crate::source::Span;

/// A letter as it is listened to.
pub struct Heard<'t> {
    /// The letter.
    pub text: &'t Text<'t>,
    /// What it asks, found beforehand.
    pub questions: &'t [Question],
}

/// A stretch of the letter that speaks for an intent.
pub struct Voice<'m> {
    /// The intent's name.
    pub label: &'m str,
    /// The chance that the stretch wants it.
    pub chance: f32,
    /// How much that weighs in this letter.
    pub strength: f32,
    /// The stretch.
    pub span: Span,
}

/// What a stretch that asks nothing weighs beside one that asks: much of a letter only tells.
const TELLS: f32 = 0.75;
/// And in a letter that never turns to us: what it tells may be anybody's.
const TELLS_NOBODY: f32 = 0.6;
/// What a sentence weighs of which nothing is left once its neighbours are heard with it.
const ALONE: f32 = 0.65;
/// How much the chance of the whole letter adds.
const WHOLE: f32 = 0.5;
/// A sentence of fewer words says nothing that could be wanted ("Hello,", "Dear Joan,").
const FEWEST: usize = 3;

/// What we are called, and how a letter begs, in the languages we read.
static YOU: Words = Words::new(
    "you your yours you're you've you'd you'll u ur please help du deg dig din ditt dine dere deres dykk dykkar hjelp jer jeres \
     ni era ert sie ihnen ihr ihre ihren euch euer dich dir dein deine bitte usted ustedes su sus vosotros vuestro tu te favor \
     vous votre vos ton jullie jij uw jouw teidän teille teiltä sinä",
);

/// What speaks for an intent: of each intent its strongest stretch, strongest first. A stretch speaks for the intent that
/// is likeliest in it, and for no other.
pub fn voices<'m>(model: &'m Model, heard: &Heard<'_>) -> Vec<Voice<'m>> {
    let stretches = stretches(heard.text);
    let guesses: Vec<(&str, f32)> = stretches
        .iter()
        .map(|stretch| guess(model, heard.text, stretch).unwrap_or((NONE, 0.0)))
        .collect();
    if guesses.iter().all(|(label, _)| *label == NONE) {
        return Vec::new();
    }
    let whole = model.classify_all_of(heard.text.gist());
    let tells = if turns_to_us(heard) {
        TELLS
    } else {
        TELLS_NOBODY
    };
    let alone = alone(&stretches, &guesses);
    let mut best: Vec<Voice<'m>> = Vec::new();
    for (Stretch { span, at, two }, (label, chance)) in stretches.into_iter().zip(guesses) {
        if label == NONE {
            continue;
        }
        let of_whole = whole.iter().find(|(name, _)| *name == label);
        let mut weight = if asks(heard, span) { 1.0 } else { tells };
        if !two && alone.get(at).is_some_and(|alone| *alone) {
            weight *= ALONE;
        }
        let voice = Voice {
            label,
            chance,
            strength: chance * weight + WHOLE * of_whole.map_or(0.0, |(_, chance)| *chance),
            span,
        };
        match best.iter_mut().find(|it| it.label == label) {
            Some(known) if known.strength < voice.strength => *known = voice,
            Some(_) => {}
            None => best.push(voice),
        }
    }
    best.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    best
}

/// What a stretch is likeliest to want, and the chance of it.
fn guess<'m>(model: &'m Model, text: &Text<'_>, stretch: &Stretch) -> Option<(&'m str, f32)> {
    match stretch.two {
        true => text.gist_of_two(stretch.at).map(|gist| model.best(&gist)),
        false => text.gist_of(stretch.at).map(|gist| model.best(gist)),
    }
}

/// A sentence, or two in a row.
struct Stretch {
    /// The number of the first sentence.
    at: usize,
    two: bool,
    span: Span,
}

/// Each sentence that says something, and each two neighbours in a paragraph: "It was to come on the 3rd. Today is the 9th."
fn stretches(text: &Text<'_>) -> Vec<Stretch> {
    let mut found = Vec::with_capacity(2 * text.sentences.len());
    let mut before: Option<(usize, Span)> = None;
    for (at, span) in text.sentences.iter().copied().enumerate() {
        let own = span.of(text.raw);
        if refusing(own) {
            before = None;
            continue;
        }
        if own.split_whitespace().take(FEWEST).count() == FEWEST {
            found.push(Stretch {
                at,
                two: false,
                span,
            });
        }
        if let Some((at, first)) = before.replace((at, span)) {
            let gap = Span::new(first.end, span.start).of(text.raw);
            if gap.bytes().filter(|byte| *byte == b'\n').count() < 2 {
                found.push(Stretch {
                    at,
                    two: true,
                    span: Span::new(first.start, span.end),
                });
            }
        }
    }
    found
}

/// For each sentence, whether it has neighbours and says nothing together with any of them.
fn alone(stretches: &[Stretch], guesses: &[(&str, f32)]) -> Vec<bool> {
    let sentences = stretches.last().map_or(0, |last| last.at + 2);
    let (mut alone, mut backed) = (vec![false; sentences], vec![false; sentences]);
    for (stretch, (label, _)) in stretches.iter().zip(guesses).filter(|(it, _)| it.two) {
        let marks = if *label == NONE {
            &mut alone
        } else {
            &mut backed
        };
        if let Some(both) = marks.get_mut(stretch.at..stretch.at + 2) {
            both.fill(true);
        }
    }
    let both = alone.into_iter().zip(backed);
    both.map(|(alone, backed)| alone && !backed).collect()
}

/// Whether a letter turns to us at all: it asks something, or calls us "you".
fn turns_to_us(heard: &Heard<'_>) -> bool {
    let word = |at| YOU.has(heard.text.word(at));
    !heard.questions.is_empty() || (0..heard.text.words.len()).any(word)
}

/// Whether a question or a request lies in a stretch.
fn asks(heard: &Heard<'_>, span: Span) -> bool {
    heard
        .questions
        .iter()
        .filter(|question| question.place == Place::NewText)
        .any(|question| question.span.start < span.end && span.start < question.span.end)
}
