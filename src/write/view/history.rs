//! `fault` and `history`: evidence of what failed, and what passed between us.

use super::Scene;
use crate::{customer::By, library::Detail, reading::FactKind};
use jiff::civil::Date;
use serde_json::Value;

/// Evidence that something of ours failed; what only they say is no evidence.
pub(super) fn fault(scene: &Scene, rest: &[&str]) -> Option<Detail> {
    if !scene.may_disclose() {
        return None;
    }
    match rest {
        ["late"] => super::order::order(scene, &["late"]),
        ["unanswered"] => yes(unanswered(scene).into_iter().map(|it| it.fact).collect()),
        ["promise"] => yes(overdue(scene)
            .map(|(at, _)| format!("memory.promises[{at}]"))
            .collect()),
        ["any"] => ["late", "unanswered", "promise"]
            .iter()
            .find_map(|kind| fault(scene, &[kind]).filter(Detail::is_known)),
        _ => None,
    }
}

fn yes(facts: Vec<String>) -> Option<Detail> {
    (!facts.is_empty()).then(|| Detail {
        value: true.into(),
        facts,
    })
}

/// A letter of theirs that nobody answered.
struct Silence {
    /// Where it is known from that nobody answered.
    fact: String,
    day: Option<Date>,
    /// Where the day is known from.
    dated: String,
}

/// Letters of theirs that nobody answered: those of the profile, and those that we remember ourselves.
fn unanswered(scene: &Scene) -> Vec<Silence> {
    let profile = &scene.brief.customer.profile;
    let listed = profile.history.iter().enumerate();
    let listed = listed
        .filter(|(_, contact)| contact.by == By::Customer && contact.answered == Some(false))
        .map(|(at, contact)| Silence {
            fact: cited(at, "answered"),
            day: contact.date,
            dated: cited(at, "date"),
        });
    let remembered = scene.brief.memory.silences(profile).map(|(at, day)| {
        let fact = format!("memory.unanswered[{at}]");
        Silence {
            dated: fact.clone(),
            day: Some(day),
            fact,
        }
    });
    listed.chain(remembered).collect()
}

fn overdue<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = (usize, &'s crate::draft::Promise)> {
    let today = scene.brief.now.date();
    scene
        .brief
        .memory
        .promises
        .iter()
        .enumerate()
        .filter(move |(_, promise)| promise.due.is_some_and(|due| due < today))
}

fn cited(at: usize, field: &str) -> String {
    format!("customer.history[{at}].{field}")
}

pub(super) fn history(scene: &Scene, rest: &[&str]) -> Option<Detail> {
    if !scene.may_disclose() {
        return None;
    }
    match rest {
        ["unanswered", "count"] => {
            let facts: Vec<String> = unanswered(scene).into_iter().map(|it| it.fact).collect();
            Some(Detail {
                value: Value::from(facts.len()),
                facts,
            })
        }
        ["unanswered", "dates"] => {
            let mut dated: Vec<(Date, String)> = unanswered(scene)
                .into_iter()
                .filter_map(|it| Some((it.day?, it.dated)))
                .collect();
            dated.sort();
            dated.dedup_by_key(|(day, _)| *day);
            let locale = scene.locale()?;
            let days: Option<Vec<String>> =
                dated.iter().map(|(day, _)| locale.date(*day)).collect();
            let value = locale.list(&days?)?;
            Some(Detail {
                value: value.into(),
                facts: dated.into_iter().map(|(_, fact)| fact).collect(),
            })
        }
        ["last", field] => last(scene, field),
        ["told", "month"] => told_month(scene),
        ["promise", field] => {
            let (at, promise) = overdue(scene).next()?;
            let value: Value = match *field {
                "what" => scene.plain(&promise.what)?.into(),
                "due" => promise.due?.to_string().into(),
                _ => return None,
            };
            Some(Detail::new(value, format!("memory.promises[{at}]")))
        }
        _ => None,
    }
}

/// The month in which they wrote to us before, where the letter and the history agree on it.
fn told_month(scene: &Scene) -> Option<Detail> {
    let brief = scene.brief;
    let named: Vec<&str> = brief
        .reading
        .facts_of(FactKind::Date)
        .map(|fact| fact.value.as_str())
        .collect();
    let history = brief.customer.profile.history.iter().enumerate();
    history
        .filter(|(_, contact)| contact.by == By::Customer)
        .find_map(|(at, contact)| {
            let day = contact.date?;
            let month = format!("{:04}-{:02}", day.year(), day.month());
            named
                .contains(&month.as_str())
                .then(|| Detail::new(month, cited(at, "date")))
        })
}

fn last(scene: &Scene, field: &str) -> Option<Detail> {
    let history = &scene.brief.customer.profile.history;
    let (at, contact) = history
        .iter()
        .enumerate()
        .max_by_key(|(at, contact)| (contact.date, *at))?;
    let text = |text: &Option<String>| Some(Value::from(scene.plain(text.as_deref()?)?));
    let value: Value = match field {
        "date" => contact.date?.to_string().into(),
        "about" => text(&contact.about)?,
        "outcome" => text(&contact.outcome)?,
        "channel" => text(&contact.channel)?,
        _ => return None,
    };
    Some(Detail::new(value, cited(at, field)))
}
