//! Situations on `situations.jsonl`.

use crate::Bench;
use crate::rows::{id, letter_of, rows, strings, text};
use crate::tally::{Tally, half};
use regards::customer::{By, Contact, Customer, Known, MatchedBy, Order};
use serde_json::Value;
use std::collections::BTreeMap;

/// Prints the figures.
pub fn run(bench: &Bench) {
    let intents = BTreeMap::new();
    let reader = bench.reader(&intents);
    let mut all = Tally::default();
    let mut by_language: BTreeMap<String, Tally> = BTreeMap::new();
    let mut cheer_for_wronged = 0;
    let mut alarms = [0_u32; 2];
    for row in rows(&bench.labels.join("situations.jsonl")) {
        let id = id(&row);
        let letter = letter_of(&row);
        let customer = known(&row);
        let now = letter.date.clone().unwrap_or_default();
        let reading = reader.read_from(&letter, &customer, &now);
        let found = reading
            .situation
            .map_or("none", |situation| situation.name());
        let want = text(&row, "situation");
        let right = found == want || strings(&row, "also").iter().any(|also| also == found);
        let half = half(&id);
        if reading.danger.is_some() && !strings(&row, "also").iter().any(|also| also == "danger") {
            alarms[half] += 1;
            bench.miss(half, || {
                format!("{id}: {want}, and danger {:?} is seen", reading.danger)
            });
        }
        all.one(half, right);
        by_language
            .entry(text(&row, "lang").to_string())
            .or_default()
            .one(half, right);
        let sour = [
            "wronged",
            "betrayed-loyal",
            "disappointed",
            "revenge-threat",
            "repeat-unanswered",
            "leaving",
            "grieving",
        ]
        .contains(&want);
        cheer_for_wronged += u32::from(sour && ["delighted-fan", "thankful"].contains(&found));
        if !right {
            bench.miss(half, || {
                format!(
                    "{id}: want {want}, found {found} {:?}\n      {}",
                    evidence(&reading),
                    text(&row, "text").replace('\n', " / ")
                )
            });
        }
    }
    all.line("situation, right");
    for (language, tally) in &by_language {
        tally.line(&format!("situation, {language}"));
    }
    println!("glad for somebody who is not: {cheer_for_wronged} (both halves)");
    println!(
        "danger seen where none is labelled: quoted half {}, other half {}",
        alarms[1], alarms[0]
    );
}

fn evidence(reading: &regards::reading::Reading) -> Vec<&str> {
    reading
        .situation_evidence
        .iter()
        .map(|evidence| evidence.text.as_str())
        .collect()
}

fn known(row: &Value) -> Known {
    let Some(profile) = row.get("profile").filter(|profile| !profile.is_null()) else {
        return Known::default();
    };
    let count = profile.get("orders").and_then(Value::as_u64).unwrap_or(0);
    let contact = |item: &Value| Contact {
        date: text(item, "date").parse().ok(),
        by: if text(item, "by") == "us" {
            By::Us
        } else {
            By::Customer
        },
        about: Some(text(item, "about").to_string()),
        outcome: Some(text(item, "outcome").to_string()).filter(|outcome| !outcome.is_empty()),
        answered: item.get("answered").and_then(Value::as_bool),
        ..Contact::default()
    };
    let history = profile
        .get("history")
        .and_then(Value::as_array)
        .map_or(Vec::new(), |list| list.iter().map(contact).collect());
    let since = text(profile, "since");
    let since = since
        .parse()
        .ok()
        .or_else(|| format!("{since}-01-01").parse().ok())
        .or_else(|| format!("{since}-01").parse().ok());
    Known {
        profile: Customer {
            id: "k".to_string(),
            since,
            tier: Some(text(profile, "tier").to_string()).filter(|tier| !tier.is_empty()),
            orders: (0..count)
                .map(|n| Order {
                    number: format!("{n}"),
                    ..Order::default()
                })
                .collect(),
            history,
            ..Customer::default()
        },
        matched_by: Some(MatchedBy::Address),
        ..Known::default()
    }
}
