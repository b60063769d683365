//! What settings say that cannot be.

use super::{super::Parts, at};
use crate::{
    desk::notes::NOTES,
    desk_files::DeskFiles,
    diagnostic::{Diagnostic, Severity},
    prose,
    read::intents::pattern,
    settings::{Settings, per_day},
    source::Source,
    write::workdays::Within,
};
use jiff::civil::Date;

/// A time zone that is none: without a clock nothing is done.
pub fn no_zone(zone: &str, files: &DeskFiles) -> Diagnostic {
    let fault = Diagnostic::error(format!("`{zone}` is no time zone"))
        .hint("name one like `Europe/London`");
    match &files.settings_source {
        Some(source) => at(fault, source, zone),
        None => fault,
    }
}

pub(super) fn settings(parts: &Parts) -> Vec<Diagnostic> {
    let Some(source) = &parts.files.settings_source else {
        return Vec::new();
    };
    let settings = &parts.files.settings;
    let mut faults = Vec::new();
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
    faults.extend(words(settings).map(|(fault, word)| at(fault, source, word)));
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

/// Words that are read as more than words, and cannot be; each with the word to point at.
fn words(settings: &Settings) -> impl Iterator<Item = (Diagnostic, &str)> {
    let no_time = |said: &&str| Within::parse(said).is_none();
    let times = [&settings.answers_within, &settings.answers_child_within];
    let times = times
        .into_iter()
        .flatten()
        .map(String::as_str)
        .filter(no_time);
    let times = times.map(|said| {
        let fault = Diagnostic::error(format!("`{said}` is no time to answer in"));
        (fault.hint("write it as `1 working day` or `3 days`"), said)
    });
    let patterns = [&settings.order_number, &settings.invoice_number];
    let patterns = patterns.into_iter().flatten().filter_map(|text| {
        let error = pattern("the pattern", text).err()?;
        Some((Diagnostic::error(error.to_string()), text.as_str()))
    });
    times.chain(patterns).chain(choices(settings))
}

fn choices(settings: &Settings) -> impl Iterator<Item = (Diagnostic, &str)> {
    let rates = settings
        .per_sender
        .as_deref()
        .filter(|said| per_day(said).is_none());
    let rates = rates.map(|said| {
        let fault = Diagnostic::error(format!("`{said}` is no number of drafts a day"));
        (fault.hint("write it as `10 a day`"), said)
    });
    let notes = settings.draft_notes.as_deref();
    let notes = notes.filter(|said| !NOTES.contains(said)).map(|said| {
        let fault = Diagnostic::error(format!("`draft_notes` is not `{said}`"));
        (fault.hint(prose::suggestion(said, &NOTES)), said)
    });
    let tongues = settings
        .language
        .iter()
        .filter(|language| !language.is_tag());
    let tongues = tongues.map(|language| {
        let fault = Diagnostic::error(format!("`{language}` is no language"));
        (fault.hint("write a tag like `en` or `nb`"), language.tag())
    });
    rates.into_iter().chain(notes).chain(tongues)
}
