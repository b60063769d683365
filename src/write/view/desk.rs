//! `rules`, `world`, `company`, `rituals`, `elsewhere`: what the settings say.

use super::{Scene, same_key, step};
use crate::{
    library::Detail,
    localized::Localized,
    write::workdays::{Calendar, after},
};
use jiff::civil::Date;
use serde_json::Value;

pub(super) fn desk(scene: &Scene, root: &str, rest: &[&str]) -> Option<Detail> {
    let settings = scene.brief.settings;
    match (root, rest) {
        ("company", [field]) => company(scene, field),
        ("rules", [name, below @ ..]) => {
            let (key, value) = settings.rules.iter().find(|(key, _)| same_key(key, name))?;
            leaf(scene, value, format!("rules.{key}"), below)
        }
        ("world", [name, below @ ..]) => {
            let (key, value) = settings.world.iter().find(|(key, _)| same_key(key, name))?;
            leaf(scene, value, format!("world.{key}"), below)
        }
        ("rituals", [name]) => {
            let (key, text) = settings
                .rituals
                .iter()
                .find(|(key, _)| same_key(key, name))?;
            Some(Detail::new(scene.told(text)?, format!("rituals.{key}")))
        }
        ("elsewhere", below) => elsewhere(scene, below),
        _ => None,
    }
}

/// Who else can help: an entry for what they had, else one for anything.
fn elsewhere(scene: &Scene, below: &[&str]) -> Option<Detail> {
    let list = &scene.brief.settings.elsewhere;
    let plan = scene.brief.customer.profile.subscription.as_ref();
    let serves = |matter: &str| {
        plan.is_some_and(|plan| {
            plan.name.eq_ignore_ascii_case(matter)
                || crate::write::things::product(scene.brief.settings, &plan.name)
                    .is_some_and(|(_, product)| product.id.as_deref() == Some(matter))
        })
    };
    let at = list
        .iter()
        .position(|entry| entry.matter.as_deref().is_some_and(serves))
        .or_else(|| list.iter().position(|entry| entry.matter.is_none()))?;
    let entry = list.get(at)?;
    match below {
        [] | ["name"] => Some(Detail::new(
            entry.name.as_str(),
            format!("elsewhere[{at}].name"),
        )),
        ["what"] => Some(Detail::new(
            scene.told(entry.what.as_ref()?)?,
            format!("elsewhere[{at}].what"),
        )),
        _ => None,
    }
}

fn company(scene: &Scene, field: &str) -> Option<Detail> {
    let company = &scene.brief.settings.company;
    let value = match field {
        "name" => company.name.clone(),
        // One address is the same in every language; a place that is told by language is told in the reader's.
        "place" => match company.place.as_ref()? {
            Localized::One(place) => place.clone(),
            by => scene.told(by)?,
        },
        "site" => company.site.clone()?,
        "phone" => company.phone.clone()?,
        "country" => company.country.clone()?,
        // "Mon" is a word, short as it is.
        "hours" => scene.told(company.hours.as_ref()?)?,
        _ => return None,
    };
    Some(Detail::new(value, format!("company.{field}")))
}

/// A leaf of a free tree. An entry `{value, valid_until, may_promise}` is its value, until its day; a tree by
/// language is its text for the reader; and a number of days (`…_days`) has a `date`: that many days after now
/// which are open both here and where they live.
pub(super) fn leaf(
    scene: &Scene,
    value: &Value,
    mut fact: String,
    below: &[&str],
) -> Option<Detail> {
    let mut value = value;
    let mut rest = below;
    loop {
        if expired(value, scene.brief.now.date()) {
            return None;
        }
        match rest {
            ["date"] if fact.replace('-', "_").ends_with("_days") => {
                let days = plain_value(value).as_u64()?;
                return Some(Detail {
                    value: open_day(scene, days).into(),
                    facts: vec![fact, "computed:date".into()],
                });
            }
            ["in_time"] if fact.replace('-', "_").ends_with("_days") => {
                let days = plain_value(value).as_u64()?;
                let arrives: Date = open_day(scene, days).parse().ok()?;
                return Some(Detail {
                    value: super::event::in_time(scene, arrives)?.into(),
                    facts: vec![fact, "computed:date".into()],
                });
            }
            [key, further @ ..] => {
                let (name, next) = step(value, key)?;
                fact = format!("{fact}.{name}");
                value = next;
                rest = further;
            }
            [] => break,
        }
    }
    let value = match plain_value(value) {
        // A person's name is the same in every language.
        Value::String(text) if fact.ends_with("_contact") => text.as_str().into(),
        Value::String(text) => scene.plain(text)?.into(),
        Value::Object(fields) => match by_language(fields) {
            Some(texts) => scene.told(&texts)?.into(),
            None => Value::Bool(true),
        },
        other => other.clone(),
    };
    Some(Detail {
        value,
        facts: vec![fact],
    })
}

fn plain_value(value: &Value) -> &Value {
    value.get("value").unwrap_or(value)
}

fn expired(value: &Value, today: Date) -> bool {
    value
        .get("valid_until")
        .and_then(Value::as_str)
        .and_then(|day| day.parse::<Date>().ok())
        .is_some_and(|day| day < today)
}

/// A tree whose keys are all language tags is a text by language.
fn by_language(fields: &serde_json::Map<String, Value>) -> Option<Localized> {
    let texts: Option<std::collections::BTreeMap<String, String>> = fields
        .iter()
        .map(|(key, value)| {
            let tag = key.len() == 2 && key.bytes().all(|byte| byte.is_ascii_lowercase());
            let text = value.as_str().filter(|_| tag)?;
            Some((key.clone(), text.to_string()))
        })
        .collect();
    texts.filter(|texts| !texts.is_empty()).map(Localized::By)
}

fn open_day(scene: &Scene, days: u64) -> String {
    let settings = scene.brief.settings;
    let desk = Calendar::desk(settings);
    let there = scene
        .brief
        .customer
        .profile
        .country
        .as_deref()
        .and_then(|country| Calendar::country(settings, country));
    let calendars: Vec<&Calendar> = std::iter::once(&desk).chain(&there).collect();
    let zero = desk.day_zero(scene.brief.now);
    let days = u32::try_from(days).unwrap_or(u32::MAX);
    after(zero, days, &calendars).to_string()
}
