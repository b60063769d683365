//! What of a letter may be told back, and what of that is worth it.

use super::cast::is_known;
use crate::{
    read::{lexicon::Key, text::Text},
    reading::{FactKind, Place},
    situation::Situation,
    source::Span,
    write::{
        retold::{Kind, Retold, Who},
        view::Scene,
    },
};

/// Not ours to say again: secrets, sums, addresses, names of others, illness, insults, and what is only asked.
pub(super) fn is_private(scene: &Scene, listed: &Text, span: Span) -> bool {
    const UGLY: [Key; 7] = [
        Key::Hard,
        Key::HardSure,
        Key::Insult,
        Key::Anger,
        Key::Shame,
        Key::GriefSure,
        Key::FearSure,
    ];
    let reading = scene.brief.reading;
    let fact = reading.facts.iter().any(|fact| {
        let kind = match fact.kind {
            FactKind::Person => !is_known(scene, &fact.value),
            FactKind::Secret
            | FactKind::Email
            | FactKind::Url
            | FactKind::Phone
            | FactKind::Address
            | FactKind::Money
            | FactKind::OrderNumber
            | FactKind::InvoiceNumber => true,
            _ => false,
        };
        kind && fact.place == Place::NewText && Span::new(fact.start, fact.end).overlaps(span)
    });
    let asked = reading.questions.iter().any(|question| {
        let asks = question.request || question.span.of(&reading.new_text).contains('?');
        asks && question.place == Place::NewText && question.span.overlaps(span)
    });
    let within = Span::new(listed.folded_at(span.start), listed.folded_at(span.end));
    let ugly = UGLY.iter().any(|key| {
        listed
            .hits
            .iter()
            .any(|hit| hit.key == *key && within.start <= hit.start && hit.end <= within.end)
    });
    let typed = span
        .of(&reading.new_text)
        .contains(['£', '€', '$', '@', '<', '>', '[', ']', '{', '}', '/']);
    fact || asked || ugly || typed
}

/// How much a clause deserves to be taken up; 0 where this letter is no place for it.
pub(super) fn score(scene: &Scene, told: &Retold) -> usize {
    let situation = crate::write::view::situation(scene.brief);
    let (kind, who) = (told.predicate.kind, told.subject.who);
    if told.predicate.negated || !fits(situation, told) {
        return 0;
    }
    let base = match kind {
        Kind::Dear | Kind::Kept | Kind::Toil => 5,
        Kind::Life => 3,
        // An age alone tells little; beside a deed it tells much.
        Kind::Age | Kind::Call => return 0,
        Kind::Saying => 4,
    };
    let person = match who {
        Who::Dead => 4,
        Who::Kin | Who::Colleague => 3,
        Who::Writer => 1,
    };
    let that = told.that();
    let own = that
        .split(' ')
        .filter(|word| word.chars().count() > 3 || word.starts_with(|c: char| c.is_ascii_digit()))
        .count();
    let least = if matches!(
        situation,
        Situation::NeutralEnquiry | Situation::BusinessProspect
    ) {
        2
    } else {
        1
    };
    // "You have moved" is an errand, and no line of somebody's own.
    let short = who == Who::Writer && told.predicate.that.split(' ').count() < 4;
    if own < least || short && least > 1 {
        return 0;
    }
    base + person + own.min(5)
}

fn fits(situation: Situation, told: &Retold) -> bool {
    let (kind, who) = (told.predicate.kind, told.subject.who);
    match situation {
        Situation::Thankful | Situation::DelightedFan => kind != Kind::Call && who != Who::Dead,
        Situation::YoungFan => kind != Kind::Call && matches!(who, Who::Writer | Who::Kin),
        Situation::Leaving => {
            matches!(kind, Kind::Dear | Kind::Kept | Kind::Life) && who != Who::Dead
        }
        Situation::NeutralEnquiry | Situation::BusinessProspect => {
            matches!(kind, Kind::Dear | Kind::Toil | Kind::Life)
                && matches!(who, Who::Writer | Who::Kin)
                && !told.predicate.over
        }
        Situation::Disappointed
        | Situation::Wronged
        | Situation::BetrayedLoyal
        | Situation::RevengeThreat
        | Situation::RepeatUnanswered => {
            matches!(kind, Kind::Dear | Kind::Toil) && matches!(who, Who::Writer | Who::Kin)
        }
        Situation::Grieving => {
            matches!(kind, Kind::Dear | Kind::Kept) && matches!(who, Who::Dead | Who::Writer)
        }
        _ => false,
    }
}
