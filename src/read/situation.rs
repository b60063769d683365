//! How it stands between the writer and us: each situation scored from the letter, the profile and the history together.
//!
//! A strong signal weighs 3, a medium one 2, a weak one 1; negated words weigh nothing. A situation fires at 3; the first
//! in the order of [`Situation::ALL`] wins, and the others that fired lend their never-lists.
mod arousal;
mod glad;
mod grief;
mod heard;
mod letter;
mod profile;
mod sour;

use super::lexicon::Key;
use super::text::{Hit, Text};
use crate::customer::Known;
use crate::reading::{Evidence, Place, Reading};
use crate::situation::Situation;
pub use arousal::arousal;
use jiff::civil::Date;

/// Points from which a situation fires.
const FIRES: u32 = 3;
/// Words of evidence kept for a situation.
const MOST_EVIDENCE: usize = 6;

/// The texts that are weighed, and who wrote.
#[derive(Clone, Copy, Debug)]
pub struct Case<'c> {
    /// What was written now.
    pub body: &'c Text<'c>,
    /// The subject.
    pub subject: &'c Text<'c>,
    /// What was understood so far.
    pub reading: &'c Reading,
    /// The profile, once it is known, with today's date.
    pub known: Option<(&'c Known, Date)>,
}

/// Points and evidence of every situation.
#[derive(Clone, Debug, Default)]
struct Scores {
    list: Vec<(Situation, u32, Vec<Evidence>)>,
}

impl Scores {
    fn add(&mut self, situation: Situation, points: u32, evidence: Evidence) {
        match self.list.iter_mut().find(|(known, ..)| *known == situation) {
            Some((_, sum, words)) => {
                *sum += points;
                if words.len() < MOST_EVIDENCE && !words.contains(&evidence) {
                    words.push(evidence);
                }
            }
            None => self.list.push((situation, points, vec![evidence])),
        }
    }

    fn of(&self, situation: Situation) -> u32 {
        self.list
            .iter()
            .find(|(known, ..)| *known == situation)
            .map_or(0, |(_, points, _)| *points)
    }

    fn drop(&mut self, situation: Situation) {
        self.list.retain(|(known, ..)| *known != situation);
    }
}

impl Case<'_> {
    /// The first words of a list in body or subject, as evidence.
    fn first(&self, key: Key) -> Option<Evidence> {
        let body = self
            .body
            .hits(key)
            .next()
            .map(|hit| quoted(self.body, hit, Place::NewText));
        body.or_else(|| {
            self.subject
                .hits(key)
                .next()
                .map(|hit| quoted(self.subject, hit, Place::Subject))
        })
    }

    fn has(&self, key: Key) -> bool {
        self.body.has(key) || self.subject.has(key)
    }

    /// How many different words of a list the letter has.
    fn kinds(&self, key: Key) -> usize {
        let mut seen: Vec<&str> = Vec::new();
        for hit in self.body.hits(key) {
            let word = self.body.folded.get(hit.start..hit.end).unwrap_or("");
            if !seen.contains(&word) {
                seen.push(word);
            }
        }
        seen.len()
    }

    /// Adds a list once.
    fn once(&self, scores: &mut Scores, situation: Situation, points: u32, key: Key) -> bool {
        let Some(evidence) = self.first(key) else {
            return false;
        };
        scores.add(situation, points, evidence);
        true
    }
}

fn quoted(text: &Text, hit: Hit, place: Place) -> Evidence {
    let span = text.raw_span(hit.start, hit.end);
    Evidence::quoted(span.of(text.raw), place, span)
}

/// What won, with its evidence, and what else fired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The situation.
    pub situation: Situation,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// The others that fired.
    pub also: Vec<Situation>,
}

/// Weighs a letter.
pub fn judge(case: &Case) -> Verdict {
    settle(case, weigh(case))
}

fn weigh(case: &Case) -> Scores {
    let mut scores = Scores::default();
    letter::score(case, &mut scores);
    sour::score(case, &mut scores);
    glad::score(case, &mut scores);
    scores
}

/// The points that the rules alone give.
pub fn points(case: &Case) -> Vec<(Situation, u32)> {
    let list = weigh(case).list;
    list.into_iter()
        .map(|(situation, points, _)| (situation, points))
        .collect()
}

/// The danger that is itself the situation. A threat of press or lawyers that hangs on a condition is a revenge threat, and
/// a dangerous product somebody asks about a worry; what only sounds dangerous, without a word of danger, keeps the
/// situation it has. A person looks at those too, because `Reading::danger` says so.
fn danger(case: &Case, scores: &Scores) -> bool {
    let plain = || crate::read::danger::plain(case.body, case.reading.language.base());
    match case.reading.danger.as_deref() {
        None => false,
        Some(_) if !plain() => false,
        Some("legal" | "press") => {
            scores.of(Situation::RevengeThreat) < FIRES
                && scores.of(Situation::Grieving) < FIRES
                && scores.of(Situation::RightsRequest) < FIRES
        }
        Some("product") => scores.of(Situation::Worried) < FIRES,
        Some(_) => true,
    }
}

fn settle(case: &Case, mut scores: Scores) -> Verdict {
    let danger = danger(case, &scores);
    if danger {
        let kind = case.reading.danger.as_deref().unwrap_or("danger");
        scores.add(
            Situation::Danger,
            FIRES,
            Evidence::told(format!("danger: {kind}")),
        );
    }
    let heard = (!danger).then(|| heard::winner(case, &scores)).flatten();
    let heard = heard.map(|heard| glad::told(case, heard, &scores).unwrap_or(heard));
    let mut fired: Vec<_> = scores
        .list
        .iter()
        .filter(|(_, points, _)| *points >= FIRES)
        .map(|(situation, ..)| *situation)
        .collect();
    fired.sort_unstable();
    let Some(situation) = heard.or(fired.first().copied()) else {
        return Verdict {
            situation: Situation::NeutralEnquiry,
            evidence: vec![Evidence::told(
                "nothing else was plain: a person should look",
            )],
            also: Vec::new(),
        };
    };
    fired.retain(|other| *other != situation);
    let evidence = scores
        .list
        .into_iter()
        .find(|(known, ..)| *known == situation);
    Verdict {
        situation,
        evidence: evidence
            .map(|(.., evidence)| evidence)
            .unwrap_or_else(|| heard::evidence(case, situation)),
        also: fired,
    }
}
