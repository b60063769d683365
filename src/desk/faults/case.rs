//! What a case names that the desk does not have.

use super::{super::Parts, at, names_after};
use crate::{case::Case, desk_files, diagnostic::Diagnostic, prose, source::Source};
use std::collections::BTreeSet;

/// How templates ask for a decision.
const DECIDED: &str = "case.decisions.";

/// Names in a case that nobody has: who is to answer, and what was decided.
///
/// A decision is the slug of an approved answer, or a name that a template asks for as `case.decisions.NAME`.
pub fn case(parts: &Parts, case: &Case, source: &Source) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let personas = &parts.library.personas;
    if let Some(owner) = case.owner.as_ref().filter(|it| !personas.contains_key(*it)) {
        let known: Vec<&str> = personas.keys().map(String::as_str).collect();
        let fault = Diagnostic::error(format!("there is no persona `{owner}` to answer"));
        faults.push(at(fault, source, owner).hint(prose::suggestion(owner, &known)));
    }
    let answers = &parts.library.answers;
    let loaded = |slug: &str| answers.iter().any(|answer| answer.slug == slug);
    if case.decisions.iter().all(|slug| loaded(slug)) {
        return faults;
    }
    let known = decisions(parts);
    for slug in case.decisions.iter().filter(|it| !known.contains(*it)) {
        let fault = Diagnostic::error(format!("nothing in the desk knows the decision `{slug}`"));
        let hint = match prose::near(slug, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name an approved answer (a file under `templates/answers/`), or what a template asks for as \
                     `case.decisions.NAME`"
                .to_string(),
        };
        faults.push(at(fault, source, slug).hint(hint));
    }
    faults
}

/// Every decision that something in the desk or in the built-in one knows, in whichever language.
fn decisions(parts: &Parts) -> BTreeSet<String> {
    let builtin = match parts.files.settings.extends.as_deref() {
        Some("none") => Vec::new(),
        _ => desk_files::builtin(),
    };
    let files = || parts.files.files.iter().chain(&builtin);
    let answers = files().filter_map(|file| {
        let name = file.path.strip_prefix("templates/answers/")?;
        Some(name.split_once('.')?.0.to_string())
    });
    answers.chain(names_after(files(), DECIDED)).collect()
}
