//! What settings say that cannot be.

use super::{super::Parts, at};
use crate::{
    diagnostic::{Diagnostic, Severity},
    prose,
    source::Source,
};
use jiff::{civil::Date, tz::TimeZone};

pub(super) fn settings(parts: &Parts) -> Vec<Diagnostic> {
    let Some(source) = &parts.files.settings_source else {
        return Vec::new();
    };
    let settings = &parts.files.settings;
    let mut faults = Vec::new();
    if let Some(zone) = settings
        .company
        .time_zone
        .as_deref()
        .filter(|zone| TimeZone::get(zone).is_err())
    {
        faults.push(
            at(
                Diagnostic::error(format!("`{zone}` is no time zone")),
                source,
                zone,
            )
            .hint("name one like `Europe/London`"),
        );
    }
    if let Some(persona) = &settings.persona
        && !parts.library.personas.contains_key(persona)
    {
        let known: Vec<&str> = parts.library.personas.keys().map(String::as_str).collect();
        faults.push(
            at(
                Diagnostic::error(format!("there is no persona `{persona}`")),
                source,
                persona,
            )
            .hint(prose::suggestion(persona, &known)),
        );
    }
    if settings
        .threshold
        .is_some_and(|threshold| !(0.0..=1.0).contains(&threshold))
    {
        faults.push(
            at(
                Diagnostic::error("`threshold` is a part of 1"),
                source,
                "threshold",
            )
            .hint("write a number from 0 to 1"),
        );
    }
    for day in settings
        .company
        .holidays
        .iter()
        .chain(settings.holidays.values().flatten())
    {
        if day.parse::<Date>().is_err() {
            faults.push(
                at(
                    Diagnostic::error(format!("`{day}` is no date")),
                    source,
                    day,
                )
                .hint("write it as 2026-12-25"),
            );
        }
    }
    faults.extend(rules(parts, source));
    if settings.authserv_id.is_none() {
        let fault = Diagnostic {
            severity: Severity::Note,
            ..Diagnostic::warning(
                "`authserv_id` is not set: whoever writes under a customer's address is believed, and answered at that address",
            )
        };
        faults.push(fault.hint("name the host whose Authentication-Results your mail carries"));
    }
    faults
}

/// Rules that no text of the desk asks for: most often one that is written otherwise there.
fn rules(parts: &Parts, source: &Source) -> Vec<Diagnostic> {
    let asked = super::names_after(parts.files.files.iter(), "rules.");
    let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    let rules = parts.files.settings.rules.keys();
    rules
        .filter(|rule| !asked.contains(&rule.as_str()))
        .map(|rule| {
            let fault = Diagnostic::warning(format!("nothing asks for the rule `{rule}`"));
            let (severity, hint) = match prose::near(rule, asked.iter().copied()) {
                Some(near) => (Severity::Warning, format!("did you mean `{near}`?")),
                None => (
                    Severity::Note,
                    format!("say it in an answer or a template as `{{{{ rules.{rule} }}}}`"),
                ),
            };
            at(Diagnostic { severity, ..fault }, source, rule).hint(hint)
        })
        .collect()
}
