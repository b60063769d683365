//! Who can be meant in a letter by "she", "he", "you" and "it".

use crate::{
    reading::{Fact, FactKind, Place},
    situation::Situation,
    write::{
        retold::{Cast, Gender, Person},
        salutation, things,
        view::{Scene, cite, event, kin},
    },
};

/// Who can be meant by "she", "he", "you" and "it" before anybody is named.
pub(super) fn cast(scene: &Scene) -> Cast {
    let brief = scene.brief;
    let reading = brief.reading;
    let child = salutation::is_child(brief);
    let formal = !child && (scene.language.base() == "de" || salutation::is_formal(brief));
    let you = event::addressed(scene).and_then(|name| name.value.as_str().map(str::to_string));
    let mut cast = Cast {
        you,
        it: product(scene).map(|(name, _)| name),
        formal,
        child,
        ..Cast::default()
    };
    let dead = reading.cues.get("deceased");
    if let Some(cue) = dead.filter(|_| reading.situation == Some(Situation::Grieving)) {
        let called = cue
            .parts
            .get("kin")
            .and_then(|kin| kin::called(kin, scene.language.base()));
        let gender = match cue.parts.get("his").map(String::as_str) {
            Some("her" | "hennes") => Some(Gender::She),
            Some("his" | "hans") => Some(Gender::He),
            _ => None,
        };
        if let (Some(text), Some(gender)) = (cue.value.clone().or(called), gender) {
            cast.meet(&Person {
                text,
                gender,
                dead: true,
                plural: false,
            });
            cast.mourned = cue.parts.get("kin").cloned();
        }
    }
    let greeting = reading.new_text.find('\n').unwrap_or(0);
    let named = |fact: &Fact| {
        fact.kind == FactKind::Person
            && fact.place == Place::NewText
            && fact.start >= greeting
            && !is_known(scene, &fact.value)
    };
    if reading.facts.iter().any(named) {
        cast.nobody();
    }
    cast
}

/// A name that is nobody new: the writer's, a colleague's, that of who died.
pub(super) fn is_known(scene: &Scene, name: &str) -> bool {
    let reading = scene.brief.reading;
    let held = |text: Option<&str>| {
        text.is_some_and(|text| text.split_whitespace().any(|word| name.contains(word)))
    };
    let dead = reading
        .cues
        .get("deceased")
        .and_then(|cue| cue.value.as_deref());
    let dead = dead.filter(|_| reading.situation == Some(Situation::Grieving));
    held(reading.writer.name.as_deref())
        || held(dead)
        || held(Some(scene.brief.persona.first_name()))
        || scene.colleagues.iter().any(|first| held(Some(first)))
}

/// The one product that the letter speaks of, and where it is from.
pub(super) fn product(scene: &Scene) -> Option<(String, [String; 2])> {
    let settings = scene.brief.settings;
    let mut products = scene.brief.reading.facts_of(FactKind::Product);
    let first = products.next()?;
    if products.any(|fact| fact.value != first.value) {
        return None;
    }
    let (at, product) = things::product(settings, &first.value)?;
    let name = things::product_forms(product, &scene.language).the?;
    Some((name, [cite(first), format!("settings.products[{at}]")]))
}
