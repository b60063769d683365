//! `fault` and `history`: evidence of what failed, and what passed between us.

use super::Scene;
use crate::{
    customer::{By, Contact},
    library::Detail,
};
use serde_json::Value;

/// Evidence that something of ours failed; what only they say is no evidence.
pub(super) fn fault(scene: &Scene, rest: &[&str]) -> Option<Detail> {
    if !scene.may_disclose() {
        return None;
    }
    match rest {
        ["late"] => super::order::order(scene, &["late"]),
        ["unanswered"] => {
            let facts: Vec<String> = unanswered(scene)
                .map(|(at, _)| cited(at, "answered"))
                .collect();
            yes(facts)
        }
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

/// Letters of theirs that nobody answered, oldest first.
fn unanswered<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = (usize, &'s Contact)> {
    scene
        .brief
        .customer
        .profile
        .history
        .iter()
        .enumerate()
        .filter(|(_, contact)| contact.by == By::Customer && contact.answered == Some(false))
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
            let facts: Vec<String> = unanswered(scene)
                .map(|(at, _)| cited(at, "answered"))
                .collect();
            Some(Detail {
                value: Value::from(facts.len()),
                facts,
            })
        }
        ["unanswered", "dates"] => {
            let dated: Vec<_> = unanswered(scene)
                .filter_map(|(at, contact)| Some((at, contact.date?)))
                .collect();
            let locale = scene.locale()?;
            let days: Option<Vec<String>> =
                dated.iter().map(|(_, day)| locale.date(*day)).collect();
            let value = locale.list(&days?)?;
            Some(Detail {
                value: value.into(),
                facts: dated.iter().map(|(at, _)| cited(*at, "date")).collect(),
            })
        }
        ["last", field] => last(scene, field),
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
