//! `order`: what they bought, as far as it may be told.

use super::Scene;
use crate::{
    customer::{Item, Order},
    library::Detail,
    reading::FactKind,
    write::things,
};
use jiff::civil::Date;
use serde_json::Value;

/// The order that the letter is about: the number they wrote, or the only open one.
pub(super) fn about(scene: &Scene<'_>) -> Option<(usize, Vec<String>)> {
    if !scene.may_disclose() {
        return None;
    }
    let orders = &scene.brief.customer.profile.orders;
    let written: Vec<_> = scene
        .brief
        .reading
        .facts_of(FactKind::OrderNumber)
        .collect();
    if !written.is_empty() {
        return written.iter().find_map(|fact| {
            let at = orders
                .iter()
                .position(|order| order.number.eq_ignore_ascii_case(&fact.value))?;
            Some((at, vec![super::cite(fact)]))
        });
    }
    let mut open = orders
        .iter()
        .enumerate()
        .filter(|(_, order)| is_open(order));
    match (open.next(), open.next()) {
        (Some((at, _)), None) => Some((at, Vec::new())),
        (None, _) if orders.len() == 1 => Some((0, Vec::new())),
        _ => None,
    }
}

fn is_open(order: &Order) -> bool {
    let over = order.status.as_deref().is_some_and(|status| {
        let status = status.to_lowercase();
        [
            "delivered",
            "cancelled",
            "canceled",
            "returned",
            "refunded",
            "levert",
            "kansellert",
        ]
        .iter()
        .any(|word| status.contains(word))
    });
    order.delivered.is_none() && !over
}

pub(super) fn order(scene: &Scene, rest: &[&str]) -> Option<Detail> {
    let (at, ground) = about(scene)?;
    let order = scene.brief.customer.profile.orders.get(at)?;
    let detail = |value: Value, field: &str| {
        let mut facts = vec![format!("customer.orders[{at}].{field}")];
        facts.extend(ground.iter().filter(|_| field == "number").cloned());
        Some(Detail { value, facts })
    };
    let date = |date: Option<Date>, field: &str| detail(date?.to_string().into(), field);
    let late = || days_late(order, scene.brief.now.date());
    match rest {
        [] | ["number"] => detail(order.number.as_str().into(), "number"),
        ["date"] => date(order.date, "date"),
        ["items"] => detail(items(scene, &order.items)?.into(), "items"),
        ["one"] => detail(
            matches!(order.items.as_slice(), [only] if only.qty.unwrap_or(1) == 1).into(),
            "items",
        ),
        ["total"] => detail(order.total.as_deref()?.into(), "total"),
        ["status"] => detail(scene.plain(order.status.as_deref()?)?.into(), "status"),
        ["shipped"] => date(order.shipped, "shipped"),
        ["promised"] => date(order.promised, "promised"),
        ["delivered"] => date(order.delivered, "delivered"),
        ["carrier"] => detail(order.carrier.as_deref()?.into(), "carrier"),
        ["tracking"] => detail(order.tracking.as_deref()?.into(), "tracking"),
        ["last_scan"] | ["last_scan", "on"] => {
            let day = order.last_scan.as_deref()?.split_whitespace().next()?;
            date(day.parse().ok(), "last_scan")
        }
        ["last_scan", "place"] => {
            let (day, place) = order.last_scan.as_deref()?.split_once(' ')?;
            day.parse::<Date>().ok()?;
            let name = || named(place);
            detail(scene.plain(place).or_else(name)?.into(), "last_scan")
        }
        ["days_late"] => detail(late()?.into(), "promised"),
        ["late"] => detail(late().is_some().into(), "promised"),
        _ => None,
    }
}

/// The name that a place begins with, which is the same in every language: "Carlow" of "Carlow depot".
fn named(place: &str) -> Option<String> {
    let words = place.split_whitespace();
    let name: Vec<_> = words
        .take_while(|word| word.starts_with(char::is_uppercase))
        .collect();
    (!name.is_empty()).then(|| name.join(" "))
}

/// How many days past its promise an order is that has not come.
pub(super) fn days_late(order: &Order, today: Date) -> Option<i32> {
    if !is_open(order) {
        return None;
    }
    let days = order.promised?.until(today).ok()?.get_days();
    (days > 0).then_some(days)
}

/// "two Harbour Kites and the spare reel"; `None` where a name cannot be bent as the list needs it.
fn items(scene: &Scene, items: &[Item]) -> Option<String> {
    if items.len() > 4 {
        return None;
    }
    let settings = scene.brief.settings;
    let words: Option<Vec<String>> = items
        .iter()
        .map(|item| {
            let language = &scene.language;
            let forms = match things::product(settings, &item.name) {
                Some((_, product)) => things::product_forms(product, language),
                None => things::thing_forms(settings, &item.name, language).or_else(|| {
                    let own = language.base() == settings.own_language().base();
                    let name = crate::settings::Name {
                        bare: item.name.clone(),
                        ..Default::default()
                    };
                    own.then(|| things::forms(&name, language))
                })?,
            };
            match item.qty.unwrap_or(1) {
                0 => None,
                1 => forms.the,
                many => {
                    let count = scene.locale()?.words(u64::from(many));
                    Some(format!("{count} {}", forms.many?))
                }
            }
        })
        .collect();
    scene.locale()?.list(&words?)
}

/// Rules that only a desk has which sends things.
const POSTING: &[&str] = &[
    "shipping",
    "delivery_days",
    "ship_to",
    "lost_in_post",
    "returns_postage",
];

/// Whether there is a parcel to speak of: one of theirs is on its way, they write of one, or the desk sends what it sells.
pub(super) fn parcel(scene: &Scene) -> Option<Detail> {
    let signs: [&[&str]; 4] = [&["shipped"], &["carrier"], &["tracking"], &["last_scan"]];
    let sent = signs.iter().find_map(|sign| order(scene, sign));
    if let Some(sent) = sent {
        return Some(Detail {
            value: true.into(),
            ..sent
        });
    }
    if let Some(cue) = scene.brief.reading.cues.get("parcel") {
        return Some(Detail::new(true, super::cite_evidence(&cue.evidence)));
    }
    let rules = &scene.brief.settings.rules;
    let (key, _) = rules
        .iter()
        .find(|(key, _)| POSTING.iter().any(|name| super::same_key(key, name)))?;
    Some(Detail::new(true, format!("rules.{key}")))
}
