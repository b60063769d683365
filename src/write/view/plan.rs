//! `plan`: what they pay for again and again, as far as it may be told.

use super::Scene;
use crate::{customer::Customer, library::Detail, locale::Money, write::things};
use jiff::{ToSpan, civil::Date};
use serde_json::Value;

pub(super) fn plan(scene: &Scene, rest: &[&str]) -> Option<Detail> {
    if !scene.may_disclose() {
        return None;
    }
    let plan = scene.brief.customer.profile.subscription.as_ref()?;
    let detail = |value: Value, field: &str| {
        Some(Detail::new(value, format!("customer.subscription.{field}")))
    };
    match rest {
        [] | ["name"] => {
            let settings = scene.brief.settings;
            let name = match things::product(settings, &plan.name) {
                Some((_, product)) => things::product_forms(product, &scene.language).the?,
                None => plan.name.clone(),
            };
            detail(name.into(), "name")
        }
        ["price"] => {
            let price = plan.price.as_deref()?;
            // "149 kr per month": the amount says the same in every language.
            let amount = || scene.plain(&amount(price)?.1);
            let price = scene.plain(price).or_else(amount)?;
            detail(price.into(), "price")
        }
        ["since"] => detail(plan.since?.to_string().into(), "since"),
        ["paid_to"] => detail(plan.paid_to?.to_string().into(), "paid_to"),
        ["months_left"] => {
            let months = named(scene, &months_left(scene.brief.now.date(), plan.paid_to?))?;
            detail(months.into(), "paid_to")
        }
        ["refund"] => {
            let sum = paid_ahead(&scene.brief.customer.profile, scene.brief.now.date())?;
            Some(Detail {
                value: sum.to_string().into(),
                facts: ["price", "paid_to"]
                    .map(|field| format!("customer.subscription.{field}"))
                    .to_vec(),
            })
        }
        _ => None,
    }
}

/// What they paid for whole months that have not begun, of a plan that has its price by the month ("149 kr per month").
pub(crate) fn paid_ahead(profile: &Customer, today: Date) -> Option<Money> {
    const MONTH: [&str; 6] = ["month", "måned", "månad", "mnd", "monat", "mes"];
    let plan = profile.subscription.as_ref()?;
    let price = plan.price.as_deref()?;
    let lower = price.to_lowercase();
    let months = months_left(today, plan.paid_to?).len();
    if months == 0 || !MONTH.iter().any(|word| lower.contains(word)) {
        return None;
    }
    amount(price)?.0.times(u32::try_from(months).ok()?)
}

/// The amount at the head of a price, and its words: "£6 a month", "149 kr per month", "kr 149 i måneden".
fn amount(price: &str) -> Option<(Money, String)> {
    let words: Vec<&str> = price.split_whitespace().take(2).collect();
    (1..=words.len()).find_map(|count| {
        let words = words.get(..count)?.join(" ");
        Some((Money::parse(&words)?, words))
    })
}

/// The whole months from now to the day to which is paid.
fn months_left(today: Date, paid_to: Date) -> Vec<Date> {
    let next = |month: Date| month.checked_add(1.month()).ok();
    let begun = today.first_of_month();
    let first = if today.day() > 1 {
        next(begun)
    } else {
        Some(begun)
    };
    std::iter::successors(first, |month| next(*month))
        .take_while(|month| month.last_of_month() <= paid_to)
        .take(12)
        .collect()
}

/// The same by name.
fn named(scene: &Scene, months: &[Date]) -> Option<String> {
    let locale = scene.locale()?;
    let names: Option<Vec<String>> = months.iter().map(|month| locale.month(*month)).collect();
    locale.list(&names.filter(|names| !names.is_empty())?)
}

#[cfg(test)]
mod tests {
    use super::amount;

    #[test]
    fn the_amount_stands_at_the_head_of_a_price() {
        for (price, words) in [
            ("£6 a month", Some("£6")),
            ("149 kr per month", Some("149 kr")),
            ("kr 149 i måneden", Some("kr 149")),
            ("free", None),
        ] {
            assert_eq!(amount(price).map(|it| it.1).as_deref(), words, "{price}");
        }
    }
}
