//! Failures of ours: one, an ugly one, one that broke a bond, a silence, a threat.

use super::{Case, Scores, letter, profile, quoted};
use crate::read::lexicon::Key;
use crate::read::text::{Hit, Text};
use crate::read::words::Words;
use crate::reading::{Arousal, Evidence, Place};
use crate::situation::Situation;
use crate::source::Span;

pub fn score(case: &Case, scores: &mut Scores) {
    let mended = mended(case);
    disappointed(case, scores, mended);
    wronged(case, scores, mended);
    threat(case, scores);
    unanswered(case, scores);
    betrayed(case, scores, mended);
}

/// A harm that is told as past and put right, in a letter of thanks that asks for nothing.
fn mended(case: &Case) -> bool {
    let glad = case.has(Key::Praise) || case.has(Key::Thanks) || case.kinds(Key::Love) > 0;
    let bitter = case.has(Key::Injustice)
        || case.has(Key::ProblemStrong)
        || case.has(Key::AgainSure)
        || case.has(Key::FailedRepair)
        || case.reading.cues.contains_key("irony");
    let settled = case.has(Key::NoRequest)
        || case.has(Key::Solved)
        || case.kinds(Key::Praise) > 0
        || case.kinds(Key::Love) >= 2;
    glad && settled && !bitter && !letter::asks(case)
}

fn disappointed(case: &Case, scores: &mut Scores, mended: bool) {
    if mended || case.has(Key::NotComplaint) && case.kinds(Key::Problem) == 0 {
        return;
    }
    for (text, place) in [(case.body, Place::NewText), (case.subject, Place::Subject)] {
        for (key, points) in [(Key::Problem, 3), (Key::ProblemWeak, 2)] {
            let mut seen: Vec<&str> = Vec::new();
            for hit in text.hits(key) {
                let word = text.folded.get(hit.start..hit.end).unwrap_or("");
                if seen.contains(&word) || their_own(text, hit) {
                    continue;
                }
                seen.push(word);
                let points = if supposed(text, hit) {
                    points - 2
                } else {
                    points
                };
                scores.add(Situation::Disappointed, points, quoted(text, hit, place));
            }
        }
    }
    case.once(scores, Situation::Disappointed, 2, Key::ProblemStrong);
    if case.reading.cues.contains_key("irony") {
        scores.add(
            Situation::Disappointed,
            2,
            Evidence::told("glad words beside a harm"),
        );
    }
}

/// A mistake that is nobody's here: "på feil tog", "on the wrong train", "min feil", "if I am not wrong".
fn their_own(text: &Text, hit: Hit) -> bool {
    static RIDES: Words = Words::new(
        "tog toget buss bussen båt ferge ferje fly trikk perrong spor dør kø etasje side train bus boat ferry tram plane \
         platform door queue floor side way",
    );
    static OWN: Words = Words::new("min mitt egen tar tok husker my own am");
    static LATE_BEFORE: Words =
        Words::new("my our his her of stayed stay working worked up as i'm am until till");
    static LATE_BEHIND: Words = Words::new(
        "night nights evening evenings shift shifts summer spring autumn winter afternoon morning starts start wife husband \
         mother father brother sister son daughter friend uncle aunt sixties seventies eighties forties fifties sun hours",
    );
    static PEOPLE: Words = Words::new("i you he she we they who");
    let at = text.word_at(hit.start);
    let before = at.checked_sub(1).map_or("", |before| text.word(before));
    match text.word(at) {
        "feil" | "wrong" | "mistake" => OWN.has(before) || RIDES.has(text.word(at + 1)),
        "late" => LATE_BEFORE.has(before) || LATE_BEHIND.has(text.word(at + 1)),
        // "He wouldn't take a penny" is told of people; what "wouldn't" is a thing.
        "wouldn't" => PEOPLE.has(before),
        _ => false,
    }
}

/// Only asked about or thought of: in a question or after a condition.
fn supposed(text: &Text, hit: Hit) -> bool {
    let sentence = text.sentence_of(hit.start);
    let asked = text
        .folded
        .get(sentence.start..sentence.end)
        .is_some_and(|text| text.trim_end_matches(['"', '\'', ')', ' ']).ends_with('?'));
    asked || text.has_in(Key::Conditional, Span::new(sentence.start, hit.start))
}

fn wronged(case: &Case, scores: &mut Scores, mended: bool) {
    if mended {
        return;
    }
    case.once(scores, Situation::Wronged, 3, Key::Injustice);
    case.once(scores, Situation::Wronged, 3, Key::FailedRepair);
    let sour = case.has(Key::Problem) || case.has(Key::ProblemWeak) || case.has(Key::ProblemStrong);
    for key in [Key::InjusticeWeak, Key::FailedWeak] {
        let kinds = case.kinds(key).min(2);
        if let Some(evidence) = case.first(key).filter(|_| kinds > 0) {
            scores.add(
                Situation::Wronged,
                u32::try_from(kinds).unwrap_or(1),
                evidence,
            );
        }
    }
    if scores.of(Situation::Wronged) > 0 && sour && case.reading.arousal == Arousal::High {
        scores.add(Situation::Wronged, 2, Evidence::told("high arousal"));
    }
    if sour && let Some(evidence) = profile::broken_promise(case) {
        scores.add(Situation::Wronged, 2, evidence);
    }
}

/// If not, then: publicity, press, authority, lawyers.
fn threat(case: &Case, scores: &mut Scores) {
    case.once(scores, Situation::RevengeThreat, 3, Key::ThreatSure);
    let text = case.body;
    for hit in text.hits(Key::Ultimatum) {
        let sentence = text.sentence_of(hit.start);
        let next = text.sentence_of((sentence.end + 2).min(text.folded.len()));
        let reach = Span::new(sentence.start, next.end.max(sentence.end));
        if let Some(public) = text.hits_in(Key::Publicity, reach).next() {
            scores.add(
                Situation::RevengeThreat,
                3,
                quoted(text, public, Place::NewText),
            );
            return;
        }
    }
    if case.has(Key::Ultimatum)
        && case
            .reading
            .danger
            .as_deref()
            .is_some_and(|kind| matches!(kind, "legal" | "press"))
    {
        case.once(scores, Situation::RevengeThreat, 3, Key::Ultimatum);
    }
}

fn unanswered(case: &Case, scores: &mut Scores) {
    case.once(scores, Situation::RepeatUnanswered, 3, Key::AgainSure);
    let silence = case.once(scores, Situation::RepeatUnanswered, 2, Key::Silence);
    let again = case.kinds(Key::Again).min(2) + usize::from(case.subject.has(Key::Again));
    if let Some(evidence) = case.first(Key::Again).filter(|_| silence || again >= 2) {
        scores.add(
            Situation::RepeatUnanswered,
            u32::try_from(again.min(2)).unwrap_or(1),
            evidence,
        );
    }
    if let Some((_, evidence)) = profile::unanswered(case) {
        scores.add(Situation::RepeatUnanswered, 3, evidence);
    }
}

/// A failure, and a bond that made it hurt.
fn betrayed(case: &Case, scores: &mut Scores, mended: bool) {
    let failed = [
        Situation::Disappointed,
        Situation::Wronged,
        Situation::RevengeThreat,
    ]
    .iter()
    .any(|situation| scores.of(*situation) >= 2);
    if !failed || mended {
        return;
    }
    let strong = case.once(scores, Situation::BetrayedLoyal, 3, Key::LoyalStrong);
    let shame = case.once(scores, Situation::BetrayedLoyal, 2, Key::Shame);
    let years = case.once(scores, Situation::BetrayedLoyal, 1, Key::Loyal);
    let (points, evidence) = profile::bond(case);
    if (strong || shame || years)
        && let Some(evidence) = evidence
    {
        scores.add(Situation::BetrayedLoyal, points, evidence);
    }
    if years && case.has(Key::ShameWeak) {
        case.once(scores, Situation::BetrayedLoyal, 1, Key::ShameWeak);
    }
}
