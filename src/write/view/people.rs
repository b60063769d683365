//! `writer`, `customer`, `persona`, `voice`, `deceased`: who is who.

use super::{Scene, cite_evidence, kin, place_name, step};
use crate::{library::Detail, localized::Localized};

pub(super) fn writer(scene: &Scene, rest: &[&str]) -> Option<Detail> {
    let writer = &scene.brief.reading.writer;
    let text = |text: &Option<String>| {
        text.as_ref()
            .map(|text| Detail::new(text.as_str(), found_at(scene, text)))
    };
    match rest {
        [] | ["name"] => text(&writer.name),
        ["first"] => text(&writer.first),
        ["age"] => Some(Detail::new(writer.age?, "letter")),
        ["signers"] => Some(Detail::new(writer.signers, "letter")),
        ["plural"] => Some(Detail::new(writer.signers > 1, "letter")),
        ["opening"] => {
            let opening = writer.opening.as_ref()?;
            let word = opening
                .split(|c: char| !c.is_alphabetic())
                .find(|word| !word.is_empty())?;
            Some(Detail::new(word.to_lowercase(), found_at(scene, opening)))
        }
        ["sent_by"] | ["sent_by", "first"] => text(&writer.sent_by.as_ref()?.first),
        ["sent_by", "kin"] => text(&writer.sent_by.as_ref()?.kin),
        ["sent_by", "wrote"] => Some(Detail::new(writer.sent_by.as_ref()?.wrote, "letter")),
        _ => None,
    }
}

/// Where words of the letter stand; the last place is the signature's.
fn found_at(scene: &Scene, words: &str) -> String {
    let reading = scene.brief.reading;
    [
        (crate::reading::Place::NewText, reading.new_text.as_str()),
        (
            crate::reading::Place::Signature,
            reading.signature.as_deref().unwrap_or(""),
        ),
    ]
    .into_iter()
    .find_map(|(place, text)| {
        text.rfind(words)
            .map(|start| format!("{}:{start}-{}", place_name(place), start + words.len()))
    })
    .unwrap_or_else(|| "letter:from".to_string())
}

/// The profile. Title, name, preferred name and language are always there; all else only where it may be disclosed,
/// and what is internal never.
pub(super) fn customer(scene: &Scene, rest: &[&str]) -> Option<Detail> {
    let known = scene.brief.customer;
    if known.is_stranger() || known.ambiguous {
        return None;
    }
    let profile = &known.profile;
    let text = |text: &Option<String>, field: &str| {
        text.as_ref()
            .map(|text| Detail::new(text.as_str(), format!("customer.{field}")))
    };
    match rest {
        ["name"] => return text(&profile.name, "name"),
        ["preferred_name"] => return text(&profile.preferred_name, "preferred_name"),
        ["title"] => return text(&profile.title, "title"),
        ["language"] => {
            let language = profile.language.as_ref()?;
            return Some(Detail::new(language.tag(), "customer.language"));
        }
        _ if !scene.may_disclose() => return None,
        _ => {}
    }
    let since = || profile.since;
    let fact = "customer.since";
    match rest {
        ["since"] => Some(Detail::new(since()?.to_string(), fact)),
        ["since_year"] => Some(Detail::new(since()?.year(), fact)),
        ["years"] => {
            let years = since()?
                .until((jiff::Unit::Year, scene.brief.now.date()))
                .ok()?
                .get_years();
            Some(Detail::new(years, fact))
        }
        ["tier"] => Some(Detail::new(
            scene.plain(profile.tier.as_ref()?)?,
            "customer.tier",
        )),
        ["country"] => text(&profile.country, "country"),
        ["address"] => text(&profile.address, "address"),
        ["notes"] => {
            let notes: Vec<String> = profile
                .notes
                .iter()
                .filter_map(|note| scene.told(&Localized::One(note.clone())))
                .collect();
            Some(Detail::new(notes, "customer.notes"))
        }
        ["extra", first, below @ ..] => extra(scene, first, below),
        _ => None,
    }
}

fn extra(scene: &Scene, first: &str, below: &[&str]) -> Option<Detail> {
    let (key, mut value) = scene
        .brief
        .customer
        .profile
        .extra
        .iter()
        .find(|(key, _)| super::same_key(key, first))?;
    let mut fact = format!("customer.extra.{key}");
    for part in below {
        let (name, next) = step(value, part)?;
        fact = format!("{fact}.{name}");
        value = next;
    }
    let value = match value {
        serde_json::Value::String(text) => scene.plain(text)?.into(),
        other => other.clone(),
    };
    Some(Detail {
        value,
        facts: vec![fact],
    })
}

pub(super) fn persona(scene: &Scene, rest: &[&str]) -> Option<Detail> {
    let persona = scene.brief.persona;
    let value = match rest {
        [] | ["name"] => persona.name.clone(),
        ["id"] => persona.id.clone(),
        ["first"] => persona.first_name().to_string(),
        ["world"] => return Some(Detail::new(persona.world, "persona.world")),
        ["role"] => scene
            .language
            .with_neighbours()
            .iter()
            .find_map(|tag| persona.roles.get(tag.tag()).cloned())
            .or_else(|| {
                let role = persona.role.as_ref()?;
                scene.told(&Localized::One(role.clone()))
            })?,
        _ => return None,
    };
    Some(Detail::new(
        value,
        format!("persona.{}", rest.first().unwrap_or(&"name")),
    ))
}

/// Words of the persona's world. A bare word serves every language: it is the persona's own choice.
pub(super) fn voice(scene: &Scene, rest: &[&str]) -> Option<Detail> {
    let [word] = rest else {
        return None;
    };
    let (key, said) = scene
        .brief
        .persona
        .says
        .iter()
        .find(|(key, _)| super::same_key(key, word))?;
    let text = match said {
        Localized::One(text) => text.as_str(),
        by => by.text(&scene.language, &scene.language)?,
    };
    Some(Detail::new(text, format!("persona.says.{key}")))
}

/// Who died, in the writer's own words.
pub(super) fn deceased(scene: &Scene, rest: &[&str]) -> Option<Detail> {
    let cue = scene.brief.reading.cues.get("deceased")?;
    let value = match rest {
        [] | ["name"] => cue.value.clone()?,
        [part] if scene.speaks_like_letter() => {
            let read = cue.parts.get(*part)?;
            match *part {
                "kin" => kin::called(read, scene.language().base())?,
                "his" => kin::whose(read, scene.language().base())?.to_string(),
                _ => read.clone(),
            }
        }
        _ => return None,
    };
    Some(Detail::new(value, cite_evidence(&cue.evidence)))
}
