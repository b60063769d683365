//! Texts whose day is past.

use super::super::{Check, Finding, Sheet};
use crate::{diagnostic::Severity, locale::parse_date};
use jiff::civil::Date;
use serde_json::Value;

pub(super) const CHECK: Check = Check {
    name: "expired",
    severity: Severity::Error,
    does: "finds sentences of templates and answers, and details of rules, whose `valid_until` is past",
    why: "What was true last season is a promise that we cannot keep.",
    example: "a price from a rule with `valid_until: 2025-12-31`",
    instead: "Bring the file up to date, or strike the sentence.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let today = sheet.brief.now.date();
    sheet
        .parts
        .iter()
        .filter_map(|part| {
            let (what, day) = until(sheet, &part.said.from, &part.said.facts)?;
            (day < today).then(|| Finding::new(part.span, format!("{what} was valid until {day}")))
        })
        .collect()
}

fn until(sheet: &Sheet, from: &str, facts: &[String]) -> Option<(String, Date)> {
    let library = sheet.library;
    let of_file = if let Some(slug) = from.strip_prefix("answer:") {
        library
            .answers
            .iter()
            .filter(|answer| {
                answer.slug == slug && answer.language.base() == sheet.brief.language.base()
            })
            .find_map(|answer| Some((format!("the answer `{slug}`"), answer.valid_until?)))
    } else if let Some(path) = from.strip_prefix("template:") {
        let path = path.rsplit_once(':').map_or(path, |(path, _)| path);
        // The folder is the intent.
        library
            .templates
            .get(path.split('/').next().unwrap_or(""))
            .into_iter()
            .flatten()
            .find(|template| template.path.trim_start_matches("templates/") == path)
            .and_then(|template| Some((format!("the template `{path}`"), template.valid_until?)))
    } else {
        None
    };
    of_file.or_else(|| facts.iter().find_map(|fact| of_rule(sheet, fact)))
}

/// The day of a rule (`rules.shipping.UK`): its own, or that of a branch above it.
fn of_rule(sheet: &Sheet, fact: &str) -> Option<(String, Date)> {
    let mut path = fact.strip_prefix("rules.")?.split('.');
    let mut value = sheet.brief.settings.rules.get(path.next()?)?;
    loop {
        if let Some(day) = value
            .get("valid_until")
            .and_then(Value::as_str)
            .and_then(parse_date)
        {
            return Some((format!("the rule `{fact}`"), day));
        }
        value = value.get(path.next()?)?;
    }
}
