//! Gladness: thanks for something done, and love for the thing itself. Never for somebody who was wronged.

use super::{Case, FIRES, Scores, letter};
use crate::read::lexicon::Key;
use crate::reading::Evidence;
use crate::situation::Situation;

/// So sure the letter must be of its only errand for that errand to say how it stands.
const SURE: f32 = 0.8;

/// Who only came to thank, or to tell how fond they are of it, is not disappointed, whatever went wrong in what they tell
/// ("she could not get up the stairs, and one of yours fetched a chair").
pub fn told(case: &Case, heard: Situation, scores: &Scores) -> Option<Situation> {
    let plain = matches!(heard, Situation::Disappointed | Situation::NeutralEnquiry);
    let sour =
        scores.of(Situation::Disappointed) >= FIRES || case.reading.cues.contains_key("irony");
    let intents = &case.reading.intents;
    let glad = |name: &str| matches!(name, "praise" | "fan-letter");
    let only = !intents.is_empty()
        && intents
            .iter()
            .all(|it| glad(&it.name) && it.confidence >= SURE);
    let leading = intents.first()?.name.as_str();
    (plain && !sour && only).then_some(match leading {
        "praise" => Situation::Thankful,
        _ => Situation::DelightedFan,
    })
}

pub fn score(case: &Case, scores: &mut Scores) {
    let sour = [
        Situation::Disappointed,
        Situation::Wronged,
        Situation::BetrayedLoyal,
        Situation::RevengeThreat,
        Situation::RepeatUnanswered,
    ];
    if sour.iter().any(|situation| scores.of(*situation) >= FIRES)
        || case.reading.cues.contains_key("irony")
        || letter::asks(case)
    {
        return;
    }
    let love = case.kinds(Key::Love) + case.subject.hits(Key::Love).count().min(1);
    let done = case.has(Key::Praise) || case.has(Key::Solved);
    let thanks = case.has(Key::Thanks);
    if thanks {
        case.once(scores, Situation::Thankful, 2, Key::Thanks);
        case.once(scores, Situation::Thankful, 2, Key::Praise);
        case.once(scores, Situation::Thankful, 1, Key::Solved);
        case.once(scores, Situation::Thankful, 1, Key::Staff);
        case.once(scores, Situation::Thankful, 1, Key::PassOn);
        case.once(scores, Situation::Thankful, 1, Key::NoRequest);
    } else if done {
        case.once(scores, Situation::Thankful, 2, Key::Praise);
        case.once(scores, Situation::Thankful, 1, Key::Staff);
    }
    if case.once(scores, Situation::DelightedFan, 3, Key::Love) && love >= 2 && !done {
        // A love letter that ends with thanks is a love letter.
        scores.drop(Situation::Thankful);
    }
    let glad = case.kinds(Key::Glad);
    if glad >= 2 {
        case.once(scores, Situation::DelightedFan, 2, Key::Glad);
        case.once(scores, Situation::DelightedFan, 1, Key::Story);
    }
    if love > 0
        && let Some(years) = case.first(Key::Loyal)
    {
        scores.add(Situation::DelightedFan, 1, years);
    }
    if thanks
        && scores.of(Situation::Thankful) < FIRES
        && scores.of(Situation::DelightedFan) < FIRES
        && case.reading.questions.is_empty()
    {
        scores.add(
            Situation::Thankful,
            1,
            Evidence::told("thanks, and asks for nothing"),
        );
    }
}
