//! Who is greeted, and who is not.

use super::super::{Check, Finding, Sheet};
use crate::{check::greeting, diagnostic::Severity, source::Span, text::norm, write::salutation};

pub(super) const CHECK: Check = Check {
    name: "wrong-name",
    severity: Severity::Error,
    does: "holds the name in the greeting against the writer's: as signed, as preferred, as in the profile; never the dead, never who only sent it, never “customer”",
    why: "A wrong name undoes the whole letter, and the name of the dead does worse.",
    example: "Dear Arthur, (his widow wrote)",
    instead: "Greet who signed, exactly as they spell it, or with “Hello,”.",
    run,
};

fn run(sheet: &Sheet) -> Vec<Finding> {
    sheet
        .of_move("greet")
        .take(1)
        .filter_map(|part| {
            let called = called(sheet, part.span)?;
            let what = wrong(sheet, called.of(sheet.raw()))?;
            Some(Finding::new(called, what))
        })
        .collect()
}

/// The words of a greeting that are no greeting words: whom it calls.
pub(in super::super) fn called(sheet: &Sheet, greeting: Span) -> Option<Span> {
    let line = greeting.of(sheet.raw());
    let line = line.get(..line.find('\n').unwrap_or(line.len()))?;
    let mut start = 0;
    for word in line.split_whitespace() {
        let bare = norm(word.trim_matches(|c: char| !c.is_alphanumeric()));
        if !greeting::leads(&bare) {
            break;
        }
        let at = line.get(start..)?.find(word)? + start;
        start = at + word.len();
    }
    let rest = line.get(start..)?;
    let name = rest.trim_matches(|c: char| c.is_whitespace() || ",.!:;–-".contains(c));
    // "God vind til deg, Live!": a greeting of a persona's own words, and the name behind its comma.
    let name = match name.rsplit_once(", ") {
        // "Hilsen fra postkassa, Greta!": their name between commas, whatever stands around it.
        Some(_) if own_part(sheet, name).is_some() => own_part(sheet, name)?,
        Some((words, called)) if words.starts_with(char::is_lowercase) => called,
        // "Greta, what a letter.": the name first, and then words.
        Some((called, words)) if words.starts_with(char::is_lowercase) => called,
        _ => name,
    };
    if name.is_empty() {
        return None;
    }
    let from = greeting.start + start + rest.find(name)?;
    Some(Span::new(from, from + name.len()))
}

/// The part between commas that holds nothing but the writer's own name.
fn own_part<'a>(sheet: &Sheet, name: &'a str) -> Option<&'a str> {
    let own: Vec<String> = known(sheet).iter().flat_map(|it| words(it)).collect();
    name.split(", ").find(|part| {
        let folded = norm(part);
        let mut said = words(&folded).peekable();
        said.peek().is_some() && said.all(|word| own.contains(&word))
    })
}

fn wrong(sheet: &Sheet, called: &str) -> Option<String> {
    let brief = sheet.brief;
    let name = norm(called);
    if [
        "customer", "kunde", "kund", "sir", "madam", "cliente", "valued", "user",
    ]
    .iter()
    .any(|word| name.split(' ').any(|it| it.trim_matches('/') == *word))
    {
        return Some(format!("“{called}” is nobody's name"));
    }
    let reading = brief.reading;
    let dead = reading
        .cues
        .get("deceased")
        .and_then(|cue| cue.value.as_deref());
    let writer = reading.writer.name.as_deref().unwrap_or("");
    if let Some(dead) = dead
        && shares(&name, dead)
        && !shares(&name, writer)
    {
        return Some(format!("“{called}” is the name of the one who died"));
    }
    let sender = reading
        .writer
        .sent_by
        .as_ref()
        .and_then(|it| it.first.as_deref());
    if sender.is_some_and(|sender| shares(&name, sender)) && !shares(&name, writer) {
        return Some(format!(
            "“{called}” sent the letter, and somebody else signed it"
        ));
    }
    let known = known(sheet);
    let exact: Vec<String> = known.iter().flat_map(|it| words(it)).collect();
    if exact.is_empty() {
        return None;
    }
    let strange =
        words(&name).find(|word| !exact.contains(word) && !LINKS.contains(&word.as_str()));
    match strange {
        Some(_) if persona_word(sheet, called) => None,
        Some(_) => Some(format!("“{called}” is not how the writer is called")),
        None => None,
    }
}

const LINKS: &[&str] = &[
    "og", "and", "und", "och", "y", "von", "van", "der", "de", "dr", "mr", "mrs", "ms", "herr",
    "frau",
];

/// Every name the writer goes by.
fn known(sheet: &Sheet) -> Vec<String> {
    let brief = sheet.brief;
    let writer = &brief.reading.writer;
    let profile = &brief.customer.profile;
    let mut names: Vec<String> = [&writer.name, &writer.first, &profile.preferred_name]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    let grieving = brief.reading.situation == Some(crate::situation::Situation::Grieving);
    if !grieving || writer.name.is_none() {
        names.extend(profile.name.clone());
        names.extend(profile.title.clone());
    }
    if names.is_empty() {
        names.extend(
            brief
                .letter
                .from
                .as_ref()
                .and_then(|from| from.name.clone()),
        );
    }
    names.extend(
        salutation::name(brief, sheet.situation.tone())
            .and_then(|it| it.value.as_str().map(str::to_string)),
    );
    names
}

/// A persona may call its readers something of its own ("young sorter").
fn persona_word(sheet: &Sheet, called: &str) -> bool {
    sheet.of_move("greet").any(|part| {
        part.tagged()
            && !part
                .said
                .facts
                .iter()
                .any(|fact| fact.contains("name") || fact.contains(':'))
    }) && sheet
        .brief
        .persona
        .says
        .values()
        .any(|word| norm(word.any()) == norm(called))
        || sheet
            .brief
            .persona
            .says
            .values()
            .filter_map(|word| word.text(sheet.brief.language, sheet.brief.language))
            .any(|word| norm(word) == norm(called))
}

fn shares(name: &str, other: &str) -> bool {
    let others: Vec<String> = words(other).collect();
    words(name)
        .next()
        .is_some_and(|first| others.contains(&first))
}

fn words(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(|c: char| c.is_whitespace() || c == ',')
        .map(|word| norm(word.trim_matches(|c: char| !c.is_alphanumeric())))
        .filter(|word| !word.is_empty())
}
