//! What held once and holds no more.

use super::{super::Parts, at, file};
use crate::diagnostic::Diagnostic;
use jiff::civil::Date;
use serde_json::Value;

/// Templates, answers and rules whose day is past: they are not used any more.
pub(super) fn expired(parts: &Parts, today: Date) -> Vec<Diagnostic> {
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
    for (name, until) in rules(&parts.files.settings.rules, "") {
        if let Some(until) = past(Some(until)) {
            let fault = Diagnostic::warning(format!("the rule `{name}` held until {until}"));
            let last = name.rsplit('.').next().unwrap_or(&name);
            faults.push(
                at(fault, source, last).hint("renew it: what is past is not said to customers"),
            );
        }
    }
    faults
}

/// The rules, however deep, that hold until a day: their paths, and the day.
fn rules<'r>(
    tree: impl IntoIterator<Item = (&'r String, &'r Value)>,
    above: &str,
) -> Vec<(String, Date)> {
    let mut found = Vec::new();
    for (name, rule) in tree {
        let path = match above {
            "" => name.clone(),
            above => format!("{above}.{name}"),
        };
        let until = rule.get("valid_until").and_then(Value::as_str);
        if let Some(until) = until.and_then(|until| until.parse().ok()) {
            found.push((path.clone(), until));
        }
        if let Some(fields) = rule.as_object() {
            found.extend(rules(fields, &path));
        }
    }
    found
}
