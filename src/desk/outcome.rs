//! How a letter ends: who needs no answer, who needs a person, and what becomes of a draft.

use crate::{
    brief::Brief,
    check::Checked,
    draft::{Draft, Verdict},
    letter::{Damage, Letter},
    reading::Reading,
    record::{Outcome, Record},
    settings::Settings,
    situation::Situation,
};

/// More gaps than this are a form and no draft: a person gets the reading only.
const GAPS: usize = 3;

/// An end without a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    outcome: Outcome,
    reason: String,
    waits: bool,
}

impl Stop {
    /// Nothing can be said now; a later run may know more.
    pub(super) fn wait(reason: String) -> Self {
        Self {
            waits: true,
            ..Self::needs_person(reason)
        }
    }

    /// Whether a later run may know more.
    pub(super) fn waits(&self) -> bool {
        self.waits
    }

    /// A person must take it.
    pub(super) fn needs_person(reason: String) -> Self {
        Self {
            outcome: Outcome::NeedsPerson,
            reason,
            waits: false,
        }
    }

    /// Writes the end into the record.
    pub(super) fn record(self, record: &mut Record) {
        record.outcome = self.outcome;
        record.reason = Some(self.reason);
        record.verdict = None;
        record.draft = None;
        record.provenance.clear();
        record.remarks.clear();
        record.promises.clear();
        record.score = None;
    }
}

/// Letters that wait for no answer.
pub(super) fn passed_over(reading: &Reading) -> Result<(), Stop> {
    match &reading.automatic {
        Some(automatic) => Err(Stop {
            outcome: Outcome::NoReply,
            reason: automatic.reason.clone(),
            waits: false,
        }),
        None => Ok(()),
    }
}

/// Letters that no draft is made for: damage that hides who writes or what, and danger.
pub(super) fn before_draft(
    letter: &Letter,
    reading: &Reading,
    settings: &Settings,
) -> Result<(), Stop> {
    if let Some(damage) = letter.damage.iter().find_map(hides_the_writer) {
        return Err(Stop::needs_person(damage));
    }
    if reading.new_text.trim().is_empty() && reading.subject.trim().is_empty() {
        return Err(Stop::needs_person(
            "the letter has no text of its own".into(),
        ));
    }
    if reading.situation == Some(Situation::Danger) {
        return Err(Stop::needs_person(danger(reading, settings)));
    }
    Ok(())
}

fn hides_the_writer(damage: &Damage) -> Option<String> {
    match damage {
        Damage::NoFrom => Some("the mail names nobody in From".into()),
        Damage::SeveralFrom => Some("the mail names several people in From".into()),
        Damage::Twice(field) => Some(format!("the mail has the field {field} twice")),
        Damage::BareControl => Some("the head of the mail holds control characters".into()),
        Damage::Bound(bound) => Some(format!("the mail is beyond what is read: {bound}")),
        Damage::NoText | Damage::Encoding | Damage::NoMessageId | Damage::TextsDiffer => None,
    }
}

fn danger(reading: &Reading, settings: &Settings) -> String {
    let kind = reading.danger.as_deref().unwrap_or("any");
    let route = settings
        .routes
        .get(kind)
        .or_else(|| settings.routes.get("any"));
    match route {
        Some(route) => format!("{}; it goes to {route}", what(kind)),
        None => format!("{}; always for a person, today", what(kind)),
    }
}

fn what(kind: &str) -> &'static str {
    match kind {
        "safety" => "the writer's own safety may be at stake",
        "abuse" => "the letter tells of abuse",
        "injury" => "somebody was hurt",
        "product" => "a product may be dangerous",
        "legal" => "the letter threatens legal steps",
        "press" => "the letter comes from the press, or goes to it",
        _ => "the letter tells of a danger",
    }
}

/// What becomes of a draft that was written and checked.
pub(super) fn of(
    record: &mut Record,
    draft: &Draft,
    checked: &Checked,
    brief: &Brief,
) -> Result<(), Stop> {
    // Where the desk found something out or did it, the draft tells that, however much is still to be filled in.
    if draft.gaps.len() > GAPS && !brief.case.tells() {
        return Err(Stop::needs_person(format!(
            "the draft would have {} gaps; the case has to be found out first",
            draft.gaps.len()
        )));
    }
    let unclear = is_unclear(record, draft, brief);
    let verdict = if needs_eyes(brief) || unclear {
        checked.verdict.max(Verdict::Look)
    } else {
        checked.verdict
    };
    record.verdict = Some(verdict);
    let (outcome, reason) = if is_child(brief) {
        (
            Outcome::NeedsPerson,
            Some("a child's letter is always for a person's eyes".to_string()),
        )
    } else {
        match verdict {
            Verdict::Ready => (Outcome::Drafted, None),
            Verdict::Look => {
                let why =
                    unclear.then(|| "no intent was sure: every question is put off".to_string());
                (Outcome::Drafted, checked.reason.clone().or(why))
            }
            Verdict::Hold => (Outcome::NeedsPerson, checked.reason.clone()),
        }
    };
    record.outcome = outcome;
    record.reason = reason;
    Ok(())
}

/// Nothing said what they want, and nothing but a promise to find out answers them.
fn is_unclear(record: &Record, draft: &Draft, brief: &Brief) -> bool {
    let open = |by: Option<&str>| by.is_none_or(|by| matches!(by, "defer" | "gap"));
    record.templates.is_empty()
        && !brief.case.tells()
        && !draft.answered.is_empty()
        && draft.answered.iter().all(|it| open(it.by.as_deref()))
}

fn is_child(brief: &Brief) -> bool {
    brief
        .reading
        .modifiers
        .iter()
        .any(|modifier| modifier == "young")
        || brief.reading.situation == Some(Situation::YoungFan)
}

fn needs_eyes(brief: &Brief) -> bool {
    is_child(brief) || brief.customer.ambiguous
}
