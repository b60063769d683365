//! How it stands between the writer and us: each situation scored from the letter, the profile and the history.

use super::lexicon::Key;
use super::text::Text;
use crate::reading::{Arousal, Evidence, Place, Question, Reading};
use crate::situation::Situation;

/// What fired, with its points and its words.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    list: Vec<(Situation, u32, Vec<Evidence>)>,
}

impl Scores {
    /// Adds points to a situation.
    pub fn add(&mut self, situation: Situation, points: u32, evidence: Evidence) {
        match self.list.iter_mut().find(|(known, ..)| *known == situation) {
            Some((_, sum, words)) => {
                *sum += points;
                words.push(evidence);
            }
            None => self.list.push((situation, points, vec![evidence])),
        }
    }

    /// Points of a situation.
    pub fn of(&self, situation: Situation) -> u32 {
        self.list
            .iter()
            .find(|(known, ..)| *known == situation)
            .map_or(0, |(_, points, _)| *points)
    }

    /// Adds the hits of a list: so many points each kind of words once, at most `most` words.
    fn hits(&mut self, situation: Situation, points: u32, text: &Text, key: Key) -> bool {
        let Some(hit) = text.hits(key).next() else {
            return false;
        };
        let span = text.raw_span(hit.start, hit.end);
        self.add(
            situation,
            points,
            Evidence::quoted(span.of(text.raw), Place::NewText, span),
        );
        true
    }

    /// The winner, and what else fired.
    fn settle(mut self) -> (Option<(Situation, Vec<Evidence>)>, Vec<Situation>) {
        self.list.retain(|(_, points, _)| *points >= 3);
        self.list.sort_by_key(|(situation, ..)| {
            Situation::ALL.iter().position(|known| known == situation)
        });
        let mut list = self.list.into_iter();
        let first = list.next().map(|(situation, _, words)| (situation, words));
        (first, list.map(|(situation, ..)| situation).collect())
    }
}

/// Judges a reading by its text alone.
pub fn judge(text: &Text, reading: &mut Reading) {
    let mut scores = Scores::default();
    score(text, reading, &mut scores);
    let (first, also) = scores.settle();
    let (situation, evidence) = first.unwrap_or((Situation::NeutralEnquiry, Vec::new()));
    reading.situation = Some(situation);
    reading.situation_evidence = evidence;
    reading.also = also;
}

fn score(text: &Text, reading: &Reading, scores: &mut Scores) {
    if let Some(kind) = &reading.danger {
        scores.add(
            Situation::Danger,
            3,
            Evidence::told(format!("danger: {kind}")),
        );
    }
    scores.hits(Situation::Grieving, 3, text, Key::GriefSure);
    scores.hits(Situation::Worried, 3, text, Key::FearSure);
    scores.hits(Situation::RightsRequest, 3, text, Key::Rights);
    scores.hits(Situation::RevengeThreat, 3, text, Key::ThreatSure);
    if text.has(Key::Ultimatum) && text.has(Key::Publicity) {
        scores.hits(Situation::RevengeThreat, 3, text, Key::Publicity);
    }
    scores.hits(Situation::Leaving, 3, text, Key::ExitSure);
    scores.hits(Situation::RepeatUnanswered, 3, text, Key::AgainSure);
    let problem = text.has(Key::Problem);
    if problem || text.has(Key::ProblemStrong) {
        scores.hits(Situation::BetrayedLoyal, 2, text, Key::LoyalStrong);
        scores.hits(Situation::BetrayedLoyal, 1, text, Key::Loyal);
        scores.hits(Situation::BetrayedLoyal, 1, text, Key::Shame);
        scores.hits(Situation::Disappointed, 3, text, Key::Problem);
    }
    scores.hits(Situation::Wronged, 3, text, Key::Injustice);
    scores.hits(Situation::Wronged, 3, text, Key::FailedRepair);
    scores.hits(Situation::Vulnerable, 3, text, Key::HardSure);
    if reading.writer.age.is_some_and(|age| age <= 14) {
        scores.add(
            Situation::YoungFan,
            3,
            Evidence::told(reading.writer.evidence.clone()),
        );
    }
    scores.hits(Situation::BusinessProspect, 3, text, Key::Trade);
    if !reading.questions.is_empty() {
        scores.add(
            Situation::NeutralEnquiry,
            3,
            Evidence::told("asks something"),
        );
    }
    scores.hits(Situation::Thankful, 3, text, Key::Praise);
    scores.hits(Situation::DelightedFan, 3, text, Key::Love);
}

/// How worked up a writer is: the number of signs.
pub fn arousal(text: &Text, _questions: &[Question]) -> Arousal {
    let shouting = text
        .raw
        .split_whitespace()
        .filter(|word| {
            word.chars().filter(|c| c.is_alphabetic()).count() >= 3
                && word.chars().all(|c| !c.is_lowercase())
        })
        .count();
    let signs = [
        shouting >= 3 && text.words.len() >= 2 * shouting,
        text.raw.contains("!!")
            || text.raw.contains("??")
            || text.raw.contains("?!")
            || text.raw.contains("!?"),
        text.hits(Key::ProblemStrong).count()
            + text.hits(Key::Anger).count()
            + text.hits(Key::Injustice).count()
            >= 2,
        text.has(Key::Blame) || text.has(Key::Insult),
        text.has(Key::ThreatSure) || text.has(Key::Ultimatum) && text.has(Key::Publicity),
    ];
    match signs.iter().filter(|sign| **sign).count() {
        0 => Arousal::Low,
        1 => Arousal::Medium,
        _ => Arousal::High,
    }
}
