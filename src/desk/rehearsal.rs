//! Rehearsal: every template, said by everybody who may say it to people who break careless letters, and each draft
//! checked like a real one.
//!
//! A phrase that is right alone may be wrong in its letter: a word that the persona never uses, a sentence in another
//! language, an offer to somebody who leaves. Only the whole letter shows it.

mod cast;
mod guests;

use super::Parts;
use crate::{
    brief::{Brief, Memory},
    check::{self, Found},
    choose::{self, Overrides},
    diagnostic::{Diagnostic, Severity},
    draft::Draft,
    library::{Library, Template},
    persona::Persona,
    read::Reader,
    reading::Arousal,
    situation::Situation,
    source::{Source, Span},
    tone::Tone,
    write::write,
};
use cast::Cast;
use guests::Visit;
use jiff::{Zoned, civil::Date, tz::TimeZone};
use std::collections::BTreeMap;

/// Checks whose findings are the template's own fault, whoever writes. What hangs on the letter (its questions, its
/// length, what is asked of them) is not.
const OURS: &[&str] = &[
    "hole",
    "invented-fact",
    "absolute-promise",
    "foreign-details",
    "wrong-name",
    "own-first",
    "sorry-if",
    "wrong-language",
    "address-form",
    "never-say",
    "persona-word",
    "attachment",
    "nobody-signs",
    "weekday",
    "sum",
    "loud",
    "typing",
    "cliche",
];

/// One kind of fault at one place, and how many letters show it.
struct Seen {
    found: Found,
    sentence: String,
    to: String,
    letters: usize,
}

/// By the file and line that a sentence comes from, and by what is wrong there.
type Faults = BTreeMap<(String, String), Seen>;

/// What goes wrong when every template is said to every guest.
pub(super) fn of(parts: &Parts, today: Date) -> Vec<Diagnostic> {
    let zone = parts.files.settings.company.zone();
    let zone = zone.unwrap_or(TimeZone::UTC);
    let Ok(now) = today.at(10, 0, 0, 0).to_zoned(zone) else {
        return Vec::new();
    };
    let Ok(reader) = parts.reader() else {
        // What keeps letters from being read is told by the parts themselves.
        return Vec::new();
    };
    let templates: Vec<&Template> = parts.library.templates.values().flatten().collect();
    let hands = std::thread::available_parallelism().map_or(1, usize::from);
    let share = templates.len().div_ceil(hands).max(1);
    let seen = std::thread::scope(|scope| {
        let work: Vec<_> = templates
            .chunks(share)
            .map(|some| scope.spawn(|| stage(parts, &reader, &now, some)))
            .collect();
        let mut all = Faults::new();
        for faults in work.into_iter().filter_map(|hand| hand.join().ok()) {
            for (key, seen) in faults {
                note(&mut all, key, seen);
            }
        }
        all
    });
    seen.into_iter()
        .map(|((from, _), seen)| diagnostic(parts, &from, &seen))
        .collect()
}

fn note(faults: &mut Faults, key: (String, String), seen: Seen) {
    faults
        .entry(key)
        .and_modify(|held| held.letters += seen.letters)
        .or_insert(seen);
}

/// Some templates, each to its guests.
fn stage(parts: &Parts, reader: &Reader, now: &Zoned, templates: &[&Template]) -> Faults {
    let mut faults = Faults::new();
    let mut last = None;
    for (at, template) in templates.iter().enumerate() {
        let cast = Cast::of(parts, template, at);
        if cast.voices.is_empty() {
            continue;
        }
        // Templates of one intent and language lie side by side: their guests come once.
        let key = (&template.intent, &template.language, cast.guests.len());
        if last.as_ref().is_none_or(|(held, _)| *held != key) {
            let visits: Vec<Visit> = cast
                .guests
                .iter()
                .map(|guest| Visit::new(guest, template, parts, reader, now))
                .collect();
            last = Some((key, visits));
        }
        let Some((_, visits)) = &mut last else {
            continue;
        };
        for (number, visit) in visits.iter_mut().enumerate() {
            for (persona, occasion) in cast.occasions(template, visit.guest, number) {
                rehearse(parts, now, template, persona, visit, occasion, &mut faults);
            }
        }
    }
    faults
}

fn rehearse(
    parts: &Parts,
    now: &Zoned,
    template: &Template,
    persona: &Persona,
    visit: &mut Visit,
    (tone, situation): (Tone, Situation),
    faults: &mut Faults,
) {
    visit.reading.situation = Some(situation);
    visit.reading.arousal = if visit.guest.angry {
        Arousal::High
    } else {
        Arousal::Low
    };
    let memory = Memory::default();
    let brief = Brief {
        letter: &visit.letter,
        reading: &visit.reading,
        customer: &visit.known,
        persona,
        case: &visit.case,
        settings: &parts.files.settings,
        memory: &memory,
        language: &template.language,
        now,
    };
    if choose::lacks(template, &brief, tone) {
        return;
    }
    let overrides = Overrides {
        template: Some(template.path.clone()),
        tone: Some(tone),
        ..Overrides::default()
    };
    let Ok(choice) = choose::choose(&parts.library, &brief, &overrides) else {
        return;
    };
    let draft = write(&choice, &brief, &parts.library);
    let (_, found) = check::look(&draft, &brief, &parts.library);
    for found in found {
        if found.severity < Severity::Warning || !OURS.contains(&found.check.name) {
            continue;
        }
        let Some((from, sentence)) = said_at(&draft, found.span) else {
            continue;
        };
        let seen = Seen {
            sentence,
            to: format!("{}, by `{}`, as {situation}", visit.guest.who, persona.id),
            letters: 1,
            found,
        };
        note(faults, (from, what(&seen.found)), seen);
    }
}

/// What is wrong, as one fault is told from another: names and numbers differ from guest to guest and are one fault.
fn what(found: &Found) -> String {
    match found.check.name {
        name @ ("typing" | "cliche" | "never-say" | "persona-word" | "hole") => {
            format!("{name} {}", found.what)
        }
        name => name.to_string(),
    }
}

/// The sentence that holds a place of a draft, and the file it comes from.
fn said_at(draft: &Draft, span: Span) -> Option<(String, String)> {
    let said = draft
        .sentences
        .iter()
        .find(|said| said.span.start <= span.start && span.start < said.span.end)?;
    Some((said.from.clone(), said.text.clone()))
}

fn diagnostic(parts: &Parts, from: &str, seen: &Seen) -> Diagnostic {
    let message = format!("{} ({})", seen.found.what, seen.found.check.name);
    let fault = match seen.found.check.name {
        // What nobody can mean, in no letter.
        "hole" => Diagnostic::error(message),
        _ => Diagnostic::warning(message),
    };
    let fault = match place(&parts.library, parts, from) {
        Some((source, span)) => fault.at(&source, span),
        None => fault,
    };
    let more = match seen.letters {
        1 => String::new(),
        n => format!(", and {} like it", crate::prose::count(n - 1, "letter")),
    };
    fault
        .note(format!("it reads: {}", seen.sentence))
        .note(format!("to {}{more}", seen.to))
        .hint(seen.found.instead.clone())
}

/// The line that a sentence's source names.
fn place(library: &Library, parts: &Parts, from: &str) -> Option<(Source, Span)> {
    let (kind, rest) = from.split_once(':')?;
    let (name, line) = match rest.rsplit_once(':') {
        Some((name, line)) => (name, line.parse().unwrap_or(1)),
        None => (rest, 1),
    };
    let path = match kind {
        "template" => format!("templates/{name}"),
        "move" => format!("templates/moves/{name}.txt"),
        "persona" => format!("personas/{name}.yaml"),
        "answer" => {
            let answer = library.answers.iter().find(|it| it.slug == name)?;
            format!("templates/{}", answer.path)
        }
        _ => return None,
    };
    let file = parts.files.files.iter().find(|file| file.path == path)?;
    let text = &*file.source.text;
    let start: usize = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let length = text
        .get(start..)
        .and_then(|rest| rest.lines().next())?
        .len();
    Some((file.source.clone(), Span::new(start, start + length)))
}
