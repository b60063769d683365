//! Every fault of a desk: what its files say against each other, on made-up letters, and against the intent model.

use super::Parts;
use crate::{
    diagnostic::{Diagnostic, Severity},
    learn::Query,
    library::DeskFile,
    prose,
    source::{Source, Span},
};
use jiff::{civil::Date, tz::TimeZone};
use std::collections::BTreeMap;

/// An approved answer that is farther than this from its own ways of asking is found by nobody.
const FOUND: f32 = 0.5;
/// Two templates that share this part of their words are one template in two files.
const TWINS: f32 = 0.9;

/// Every fault, worst first, in the order of the files.
pub fn of(parts: &Parts, today: Date) -> Vec<Diagnostic> {
    let mut faults = parts.library.faults();
    faults.extend(parts.library.specimens());
    faults.extend(settings(parts));
    faults.extend(expired(parts, today));
    faults.extend(examples(parts));
    faults.extend(answers(parts));
    faults.extend(twins(parts));
    faults.sort_by_key(|fault| {
        let place = fault
            .place
            .as_ref()
            .map(|(source, span)| (source.name.to_string(), span.start));
        (std::cmp::Reverse(fault.severity), place)
    });
    faults.dedup();
    faults
}

/// Whether the desk may be used.
pub fn refuses(faults: &[Diagnostic]) -> bool {
    faults.iter().any(|fault| fault.severity == Severity::Error)
}

fn settings(parts: &Parts) -> Vec<Diagnostic> {
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
        let hint = prose::near(persona, known.iter().copied()).map_or_else(
            || format!("one of {}", prose::either(&known)),
            |near| format!("did you mean `{near}`?"),
        );
        faults.push(
            at(
                Diagnostic::error(format!("there is no persona `{persona}`")),
                source,
                persona,
            )
            .hint(hint),
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

/// Templates, answers and rules whose day is past: they are not used any more.
fn expired(parts: &Parts, today: Date) -> Vec<Diagnostic> {
    let past = |until: Option<Date>| until.filter(|until| *until < today);
    let templates = parts.library.templates.values().flatten();
    let templates =
        templates.filter_map(|it| Some((format!("templates/{}", it.path), past(it.valid_until)?)));
    let answers = parts.library.answers.iter();
    let answers =
        answers.filter_map(|it| Some((format!("templates/{}", it.path), past(it.valid_until)?)));
    let mut faults: Vec<Diagnostic> = templates
        .chain(answers)
        .map(|(path, until)| {
            let fault =
                Diagnostic::warning(format!("it held until {until} and is not used any more"));
            match file(parts, &path) {
                Some(file) => at(fault, &file.source, "valid_until"),
                None => fault,
            }
            .hint("renew `valid_until`, or take the file away")
        })
        .collect();
    let Some(source) = &parts.files.settings_source else {
        return faults;
    };
    for (name, rule) in &parts.files.settings.rules {
        let until = rule
            .get("valid_until")
            .and_then(|until| until.as_str())
            .and_then(|until| until.parse().ok());
        if let Some(until) = past(until) {
            let fault = Diagnostic::warning(format!("the rule `{name}` held until {until}"));
            faults.push(
                at(fault, source, name).hint("renew it: what is past is not said to customers"),
            );
        }
    }
    faults
}

/// Intents nobody can be understood to mean, and examples that the model takes for another intent.
fn examples(parts: &Parts) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for intent in parts.library.intents.values() {
        let path = format!("templates/{}/intent.yaml", intent.name);
        let Some(file) = file(parts, &path) else {
            continue;
        };
        let all: Vec<&String> = intent.examples.values().flatten().collect();
        if all.is_empty() && intent.always.is_empty() {
            let fault = Diagnostic::warning(format!(
                "no letter can be understood to mean `{}`",
                intent.name
            ));
            faults.push(
                at(fault, &file.source, "about").hint("give five `examples` of how people say it"),
            );
        }
        let Some(model) = &parts.model else { continue };
        for example in all {
            let guess = model.classify(example);
            if guess.best != intent.name && guess.label.is_some() {
                let fault =
                    Diagnostic::warning(format!("this example is taken for `{}`", guess.best));
                faults.push(
                    at(fault, &file.source, example)
                        .hint("say it as only this intent is said, or move it there"),
                );
            }
        }
    }
    faults
}

/// Answers that their own ways of asking do not find.
fn answers(parts: &Parts) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for answer in &parts.library.answers {
        let Some(file) = file(parts, &format!("templates/{}", answer.path)) else {
            continue;
        };
        if answer.asks.is_empty() && !answer.decision {
            let fault = Diagnostic::warning("no question finds this answer");
            faults.push(at(fault, &file.source, "---").hint("give `asks`: how customers ask it"));
        }
        for ask in &answer.asks {
            let found = parts
                .library
                .answers_like(&Query::new(ask), &answer.language);
            let first = found
                .iter()
                .find(|(other, _)| other.language == answer.language);
            if let Some((other, likeness)) = first
                && (other.slug != answer.slug && *likeness >= FOUND)
            {
                let fault =
                    Diagnostic::warning(format!("this question finds the answer `{}`", other.slug));
                faults.push(
                    at(fault, &file.source, ask).hint("ask it in other words here, or there"),
                );
            }
        }
    }
    faults
}

/// Templates of one language that say nearly the same: two files to mend where one would do.
fn twins(parts: &Parts) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for templates in parts.library.templates.values() {
        for (index, one) in templates.iter().enumerate() {
            for other in templates
                .iter()
                .skip(index + 1)
                .filter(|other| other.language == one.language)
            {
                if alike(&one.source.text, &other.source.text) >= TWINS {
                    let fault =
                        Diagnostic::warning(format!("it says nearly the same as `{}`", other.path));
                    let place = Span::new(0, one.source.text.find('\n').unwrap_or(0));
                    faults.push(fault.at(&one.source, place).hint(format!(
                        "take one away and list its tone under `tones` of the other: `tones: [{}]`",
                        other.tone
                    )));
                }
            }
        }
    }
    faults
}

/// The part of their words that two texts share.
fn alike(one: &str, other: &str) -> f32 {
    let count = |text: &str| {
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        for word in text.split_whitespace() {
            *words.entry(word.to_lowercase()).or_insert(0) += 1;
        }
        words
    };
    let (one, other) = (count(one), count(other));
    let shared: usize = one
        .iter()
        .map(|(word, n)| (*n).min(other.get(word).copied().unwrap_or(0)))
        .sum();
    let all = one.values().sum::<usize>().max(other.values().sum());
    shared as f32 / all.max(1) as f32
}

fn file<'p>(parts: &'p Parts, path: &str) -> Option<&'p DeskFile> {
    parts.files.files.iter().find(|file| file.path == path)
}

/// The fault at the first place where a word stands.
fn at(fault: Diagnostic, source: &Source, word: &str) -> Diagnostic {
    let start = source.text.find(word).unwrap_or(0);
    let end = if source.text[start..].starts_with(word) {
        start + word.len()
    } else {
        start
    };
    fault.at(source, Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_counts_shared_words() {
        assert_eq!(alike("a b c d", "a b c d"), 1.0);
        assert_eq!(alike("a b c d", "a b x y"), 0.5);
        assert_eq!(alike("", ""), 0.0);
    }
}
