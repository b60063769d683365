//! Money and goods promised that nobody decided on.

use super::super::{Check, Finding, Sheet, claims::Value, lists::Word};
use crate::{diagnostic::Severity, source::Span, text::norm};
use serde_json::Value as Json;

pub(super) const CHECK: Check = Check {
    name: "beyond-rules",
    severity: Severity::Warning,
    does: "finds refunds, replacements and gifts that a reply of others promises and neither the case nor a rule with `may_promise` bears; an amount above every `up_to` of the rules holds",
    why: "What was promised must be given, and nobody decided to give it.",
    example: "I will refund the whole £600. (the rules go up to £100)",
    instead: "Let a person decide it and name it in the case, or say who decides and by which day.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    let limits = limits(&sheet.brief.settings.rules, "");
    sheet
        .body()
        .filter(|part| !part.tagged() && !part.asks() && sheet.has_in(Word::Future, part.span))
        .filter_map(|part| {
            let given = sheet.hits_in(Word::Give, part.span).next()?;
            if let Some(span) = too_much(sheet, part.span, &limits) {
                let words = span.of(sheet.raw());
                let what = format!("“{words}” is more than the rules of the desk allow");
                return Some(Finding::new(span, what).severity(Severity::Error));
            }
            let words = given.of(sheet.raw());
            (!is_decided(sheet, words)).then(|| {
                let what =
                    format!("“{words}” is promised, and neither the case nor a rule says so");
                Finding::new(given, what)
            })
        })
        .collect()
}

/// Beginnings of words are compared, so that "refund" and "refunded" are one.
const STEM: usize = 5;

/// Whether the case, or a rule that may be promised, speaks of it.
fn is_decided(sheet: &Sheet, given: &str) -> bool {
    let case = serde_json::to_value(sheet.brief.case).unwrap_or_default();
    let rules = &sheet.brief.settings.rules;
    let allowed = rules
        .iter()
        .filter(|(_, rule)| rule.get("may_promise") == Some(&Json::Bool(true)))
        .map(|(name, _)| name.clone());
    let known: Vec<String> = allowed
        .chain(std::iter::once(case.to_string()))
        .map(|text| norm(&text))
        .collect();
    norm(given)
        .split(' ')
        .filter(|word| word.chars().count() >= STEM)
        .any(|word| {
            let stem: String = word.chars().take(STEM).collect();
            known.iter().any(|text| text.contains(&stem))
        })
}

/// The highest amount of each unit that a rule gives as its limit (`up_to: {GBP: 100}`), in hundredths.
fn limits<'r>(
    rules: impl IntoIterator<Item = (&'r String, &'r Json)>,
    within: &str,
) -> Vec<(String, i64)> {
    let mut found = Vec::new();
    for (key, value) in rules {
        if within == "up_to"
            && let Some(most) = value.as_i64()
        {
            found.push((key.clone(), most.saturating_mul(100)));
        }
        if let Some(fields) = value.as_object() {
            found.extend(limits(fields, key));
        }
    }
    found
}

/// An amount of the sentence that is above every limit in its unit, and that the case does not name.
fn too_much(sheet: &Sheet, within: Span, limits: &[(String, i64)]) -> Option<Span> {
    sheet.proof().within(within).find_map(|claim| {
        let Value::Money(hundredths, unit) = claim.value else {
            return None;
        };
        let most = limits
            .iter()
            .filter(|(code, _)| code == unit || unit == "kr" && code.ends_with("OK"))
            .map(|(_, most)| *most)
            .max()?;
        let decided = sheet
            .brief
            .case
            .done
            .iter()
            .filter_map(|done| done.amount.as_deref())
            .any(|amount| amount.contains(claim.span.of(sheet.raw())));
        (hundredths > most && !decided).then_some(claim.span)
    })
}
