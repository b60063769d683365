//! What the whole letter sounds like, weighed together with the points of the rules.

use super::{Case, FIRES, Scores, profile};
use crate::read::sense;
use crate::reading::{Evidence, Place};
use crate::situation::Situation;

/// What three points of the rules weigh beside a vote of the model, which runs from −1 to 1.
const RULES: f32 = 0.45;
/// Points that count at most: a third strong sign adds nothing.
const MOST_POINTS: u32 = 6;
/// By how much gladness must outweigh every sour situation: cheering somebody who was wronged is the worst mistake.
const GLAD_LEAD: f32 = 0.2;

/// Points of an accusation that gladness does not stand beside.
const ACCUSED: u32 = 2;

const SOUR: [Situation; 7] = [
    Situation::Grieving,
    Situation::RevengeThreat,
    Situation::Leaving,
    Situation::RepeatUnanswered,
    Situation::BetrayedLoyal,
    Situation::Wronged,
    Situation::Disappointed,
];

fn is_glad(situation: Situation) -> bool {
    matches!(situation, Situation::Thankful | Situation::DelightedFan)
}

/// How loud the model must be where no rule says the same. An answer in most situations tells the writer what they told us (a
/// death, letters without an answer, an end), and there a guess would be worse than a plain answer.
fn spoken(situation: Situation, vote: f32, asks: bool) -> bool {
    let least = match situation {
        Situation::NeutralEnquiry => return true,
        // Who is a child is told by an age or a school, and never by the sound of a letter.
        Situation::YoungFan => return false,
        Situation::Disappointed => -0.8,
        Situation::Worried => -0.65,
        Situation::Wronged | Situation::RevengeThreat | Situation::RightsRequest => -0.6,
        Situation::BetrayedLoyal | Situation::DelightedFan => -0.55,
        // "The train used to leave at seven, is that for good?": who asks and names no end is not going.
        Situation::Leaving if asks => -0.3,
        Situation::Grieving | Situation::RepeatUnanswered => -0.4,
        _ => -0.5,
    };
    vote > least
}

/// What rules and model together take the letter for; none where the model does not know the language, or a machine wrote.
pub fn winner(case: &Case, scores: &Scores) -> Option<Situation> {
    if case.reading.automatic.is_some() {
        return None;
    }
    let all = sums(case, scores);
    let mut sums = all.clone();
    let asks = scores.of(Situation::NeutralEnquiry) >= FIRES;
    sums.retain(|(situation, sum)| {
        scores.of(*situation) > 0
            || spoken(*situation, *sum, asks) && !must_be_said(case, *situation)
    });
    let best = |accept: &dyn Fn(Situation) -> bool| {
        sums.iter()
            .filter(|(situation, _)| accept(*situation))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
            .copied()
    };
    let (first, sum) = best(&|_| true)?;
    // Who says how young they are is answered as a child, unless something graver stands in the letter.
    let child = case.reading.writer.age.is_some_and(|age| age <= 14);
    if child && first > Situation::YoungFan {
        return Some(Situation::YoungFan);
    }
    // That two letters lie there unanswered is known, however calmly the third one asks.
    let calm = matches!(first, Situation::NeutralEnquiry | Situation::Disappointed);
    if calm && profile::unanswered(case).is_some_and(|(letters, _)| letters > 1) {
        return Some(Situation::RepeatUnanswered);
    }
    // A plain enquiry tells of nothing that went wrong.
    if first == Situation::NeutralEnquiry && scores.of(Situation::Disappointed) > FIRES {
        return Some(Situation::Disappointed);
    }
    if !is_glad(first) {
        return Some(first);
    }
    // What is too faint to be answered as such is still heard against gladness.
    let sour = all.iter().filter(|(situation, _)| SOUR.contains(situation));
    let sour = sour.map(|(_, sum)| *sum).fold(f32::MIN, f32::max);
    let bitter = case.reading.cues.contains_key("irony")
        || SOUR.iter().any(|situation| {
            let points = scores.of(*situation);
            points >= FIRES || points >= ACCUSED && accuses(*situation)
        });
    if bitter || sum - sour < GLAD_LEAD {
        return best(&|situation| !is_glad(situation)).map(|(situation, _)| situation);
    }
    Some(first)
}

/// What no sound of a letter tells, where its words speak against it: "My aunt, who hates the fiddle, cried" stands in
/// a letter of thanks, and "It doesn't need an answer" tells of no answer that never came.
fn must_be_said(case: &Case, situation: Situation) -> bool {
    thanked(case) && accuses(situation)
        || case.reading.cues.contains_key("asks_nothing")
            && situation == Situation::RepeatUnanswered
}

/// So sure the letter must be that it thanks.
const THANKED: f32 = 0.7;

fn thanked(case: &Case) -> bool {
    let mut intents = case.reading.intents.iter();
    intents
        .any(|it| matches!(it.name.as_str(), "praise" | "fan-letter") && it.confidence >= THANKED)
}

fn accuses(situation: Situation) -> bool {
    matches!(
        situation,
        Situation::BetrayedLoyal | Situation::Wronged | Situation::RevengeThreat
    )
}

fn sums(case: &Case, scores: &Scores) -> Vec<(Situation, f32)> {
    let mut votes = case.reading.heard.clone();
    for (situation, vote) in &mut votes {
        *vote += RULES * scores.of(*situation).min(MOST_POINTS) as f32 / FIRES as f32;
    }
    votes
}

/// The sentence that sounds most like it.
pub fn evidence(case: &Case, situation: Situation) -> Vec<Evidence> {
    let vote = |at: usize| {
        let votes = case
            .body
            .gist_of(at)
            .map_or_else(Vec::new, sense::situations);
        let own = votes.into_iter().find(|(known, _)| *known == situation);
        own.map_or(f32::MIN, |(_, vote)| vote)
    };
    let sentences = case.body.sentences.iter().enumerate().take(60);
    let best = sentences
        .map(|(at, span)| (vote(at), *span))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    best.map(|(_, span)| Evidence::quoted(span.of(case.body.raw), Place::NewText, span))
        .into_iter()
        .collect()
}
