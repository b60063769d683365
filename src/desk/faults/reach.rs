//! What no letter ever reaches: texts that nobody writes, and personas that never answer.

use super::{super::Parts, at, file};
use crate::{
    diagnostic::Diagnostic,
    language::Language,
    library::{Layer, Template},
    persona::Persona,
    prose,
    situation::Situation,
    tone::Tone,
};

/// Templates that no persona can say or no situation asks for, and personas without a language.
pub(super) fn reach(parts: &Parts) -> Vec<Diagnostic> {
    let templates = parts.library.templates.values().flatten();
    let templates = templates.filter(|template| {
        let path = format!("templates/{}", template.path);
        is_own(parts, &path)
    });
    templates
        .filter_map(|template| {
            let (what, hint) = unreached(parts, template)?;
            let fault = Diagnostic::warning(format!("no letter gets this template: {what}"));
            let end = template.source.text.find('\n').unwrap_or(0);
            Some(
                fault
                    .at(&template.source, crate::source::Span::new(0, end))
                    .hint(hint),
            )
        })
        .chain(answers(parts))
        .chain(personas(parts))
        .collect()
}

/// A file of the desk's own; of the built-in desk every file is.
fn is_own(parts: &Parts, path: &str) -> bool {
    parts.files.root.is_none() || file(parts, path).is_some_and(|file| file.layer == Layer::Own)
}

fn unreached(parts: &Parts, template: &Template) -> Option<(String, String)> {
    let language = &template.language;
    let speakers = speakers(parts, language);
    if speakers.is_empty() {
        let what = format!("no persona writes `{language}`");
        return Some((
            what,
            format!("give a persona `languages: {{{language}: {{}}}}`"),
        ));
    }
    let tones = || std::iter::once(template.tone).chain(template.tones.iter().copied());
    let said = |tone: Tone| {
        speakers.iter().any(|persona| {
            (persona.tones.is_empty() || persona.tones.contains(&tone))
                && (tone != Tone::World || persona.world)
        })
    };
    if !tones().any(said) {
        let what = format!(
            "no persona that writes `{language}` takes the tone `{}`",
            template.tone
        );
        let hint = match template.tone {
            Tone::World => "only a persona with `world: true` tells a story".to_string(),
            tone => format!("add `{tone}` to the `tones` of a persona"),
        };
        return Some((what, hint));
    }
    let asked = |situation: &Situation| {
        *situation != Situation::Danger
            && tones().any(|tone| {
                tone == situation.tone() || situation.tone().neighbours().contains(&tone)
            })
    };
    let mut situations = Situation::ALL.iter().filter(|it| asked(it)).peekable();
    let never = situations.peek().is_some()
        && situations.all(|situation| template.never_when.contains(situation));
    never.then(|| {
        (
            "`never_when` names every situation that asks for its tone".to_string(),
            "take the situations out in which it may be said".to_string(),
        )
    })
}

fn speakers<'p>(parts: &'p Parts, language: &Language) -> Vec<&'p Persona> {
    let personas = parts.library.personas.values();
    personas
        .filter(|persona| persona.speaks(language))
        .collect()
}

/// Answers that are kept for personas who do not write their language.
fn answers(parts: &Parts) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for answer in parts
        .library
        .answers
        .iter()
        .filter(|it| !it.personas.is_empty())
    {
        let speaks = |name: &String| {
            let persona = parts.library.personas.get(name);
            persona.is_none_or(|persona| persona.speaks(&answer.language))
        };
        let Some(file) = file(parts, &format!("templates/{}", answer.path)) else {
            continue;
        };
        if !answer.personas.iter().any(speaks) && is_own(parts, &file.path) {
            let names = prose::both(&answer.personas);
            let fault = Diagnostic::warning(format!(
                "nobody gives this answer: {names} writes no `{}`",
                answer.language
            ));
            faults.push(
                at(fault, &file.source, "personas")
                    .hint("give the persona the language, or let others give the answer"),
            );
        }
    }
    faults
}

/// Personas who write no language, or greet and sign in one that they do not write.
fn personas(parts: &Parts) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for persona in parts.library.personas.values() {
        let Some(file) = file(parts, &format!("personas/{}.yaml", persona.id)) else {
            continue;
        };
        if persona.languages.is_empty() {
            let fault =
                Diagnostic::warning("this persona writes no language and answers no letter");
            let hint = "say which: `languages: {en: {register: first-name}}`";
            faults.push(at(fault, &file.source, "name").hint(hint));
            continue;
        }
        let used = persona
            .greeting
            .keys()
            .chain(persona.sign.keys())
            .chain(persona.no_name.keys());
        let mut unspoken: Vec<&String> = used
            .filter(|tag| !persona.languages.contains_key(*tag))
            .collect();
        unspoken.sort();
        unspoken.dedup();
        for tag in unspoken {
            let fault = Diagnostic::warning(format!(
                "this persona greets or signs in `{tag}` and does not write it"
            ));
            let hint = format!("add `{tag}` to its `languages`");
            faults.push(at(fault, &file.source, &format!("{tag}:")).hint(hint));
        }
    }
    faults
}
