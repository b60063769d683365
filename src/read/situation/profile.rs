//! What the profile and the history say about how it stands.

use super::Case;
use crate::customer::By;
use crate::reading::Evidence;
use jiff::civil::Date;

/// Days within which an unanswered letter still counts.
const RECENT_DAYS: i64 = 60;

fn days(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// Letters of theirs that nobody answered, lately: how many, with the evidence.
pub fn unanswered(case: &Case) -> Option<(usize, Evidence)> {
    let (known, today) = case.known?;
    let mut dates: Vec<Date> = known
        .profile
        .history
        .iter()
        .filter(|contact| contact.by == By::Customer && contact.answered == Some(false))
        .filter_map(|contact| contact.date)
        .filter(|date| (0..=RECENT_DAYS).contains(&days(*date, today)))
        .collect();
    dates.sort_unstable();
    let first = dates.first()?;
    let letters = crate::prose::count(dates.len(), "letter");
    let evidence = Evidence::told(format!("history: {letters} unanswered since {first}"));
    Some((dates.len(), evidence))
}

/// A promise of ours whose day has passed: an order that should be there, or a promise in the history.
pub fn broken_promise(case: &Case) -> Option<Evidence> {
    let (known, today) = case.known?;
    let promise = known.profile.history.iter().find(|contact| {
        let words = format!(
            "{} {}",
            contact.about.as_deref().unwrap_or(""),
            contact.outcome.as_deref().unwrap_or("")
        )
        .to_lowercase();
        contact.by == By::Us
            && ["promis", "lov", "will ", "refund by", "skal "]
                .iter()
                .any(|word| words.contains(word))
            && contact.date.is_some_and(|date| days(date, today) > 3)
    })?;
    let words = promise
        .outcome
        .as_deref()
        .or(promise.about.as_deref())
        .unwrap_or("a promise");
    Some(Evidence::told(format!("history: {words}")))
}

/// How strong the bond is by the profile: 2 for three years or five orders, one more for a tier.
pub fn bond(case: &Case) -> (u32, Option<Evidence>) {
    let Some((known, today)) = case.known.filter(|(known, _)| !known.is_stranger()) else {
        return (0, None);
    };
    let profile = &known.profile;
    let years = profile.since.map_or(0, |since| days(since, today) / 365);
    let orders = profile.orders.len();
    if years < 3 && orders < 5 {
        return (0, None);
    }
    let since = profile.since.map_or(String::new(), |since| {
        format!("customer since {}", since.year())
    });
    let orders = if orders > 0 {
        crate::prose::count(orders, "order")
    } else {
        String::new()
    };
    let told: Vec<String> = [since, orders]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    (
        1 + u32::from(profile.tier.is_some()),
        Some(Evidence::told(told.join(", "))),
    )
}
