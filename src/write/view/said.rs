//! `said`, `cue`: what stands in the letter.

use super::{Here, Scene, cite, cite_evidence, quote::quote, role};
use crate::{
    library::Detail,
    reading::{Fact, FactKind, Place},
    source::Span,
    write::things,
};
use serde_json::Value;

pub(super) fn said(scene: &Scene, here: &Here, rest: &[&str]) -> Option<Detail> {
    let fact = |kind: FactKind| {
        let fact = role::sure(scene, kind)?;
        let value = match kind {
            FactKind::Count => Value::from(fact.value.parse::<i64>().ok()?),
            _ => Value::from(fact.value.as_str()),
        };
        Some(Detail {
            value,
            facts: vec![cite(fact)],
        })
    };
    match rest {
        ["order_number"] => fact(FactKind::OrderNumber),
        ["invoice_number"] => fact(FactKind::InvoiceNumber),
        ["date"] => fact(FactKind::Date),
        ["dated"] => {
            let day = scene.brief.reading.facts_of(FactKind::Date).next()?;
            Some(Detail::new(true, cite(day)))
        }
        ["time"] => fact(FactKind::Time),
        ["money"] => fact(FactKind::Money),
        ["deadline"] => fact(FactKind::Deadline),
        ["coming"] => super::event::coming(scene),
        ["eve"] => super::event::eve(scene),
        ["tight"] => super::event::tight(scene),
        ["day"] => super::event::day(scene),
        ["addressed"] => super::event::addressed(scene),
        ["event", part @ ..] => super::event::event(scene, part),
        ["address"] => fact(FactKind::Address),
        ["phone"] => fact(FactKind::Phone),
        ["count"] => fact(FactKind::Count),
        ["after"] => super::when::after(scene),
        ["weekday"] => super::when::weekday(scene),
        ["detail", part @ ..] => super::detail::detail(scene, part),
        ["call", part @ ..] => super::detail::call(scene, part),
        ["quote"] => scene.quote.get_or_init(|| quote(scene)).clone(),
        ["product", form @ ..] => product(scene, here, form),
        ["products", id] => asked_about(scene, here, id),
        [name, part @ ..] => cued(scene, name, part),
        [] => None,
    }
}

/// The product that the words at hand speak of, else the one first named.
fn product(scene: &Scene, here: &Here, form: &[&str]) -> Option<Detail> {
    let reading = scene.brief.reading;
    let at_hand = here.question.map(|question| question.span).or(here.words);
    let fact = reading
        .facts_of(FactKind::Product)
        .find(|fact| {
            fact.place == Place::NewText
                && at_hand.is_some_and(|words| words.overlaps(Span::new(fact.start, fact.end)))
        })
        .or_else(|| reading.facts_of(FactKind::Product).next())?;
    let settings = scene.brief.settings;
    let (at, product) = things::product(settings, &fact.value)?;
    let forms = things::product_forms(product, &scene.language);
    let value: Value = match form {
        [] | ["bare"] => forms.bare.into(),
        ["the"] => forms.the?.into(),
        ["a"] => forms.a?.into(),
        ["many"] => forms.many?.into(),
        ["it"] => forms.it?.into(),
        ["id"] => product.id.clone()?.into(),
        ["verb"] => scene
            .language
            .with_neighbours()
            .iter()
            .find_map(|tag| product.verb.get(tag.tag()))?
            .as_str()
            .into(),
        ["facts", key, below @ ..] => {
            let (key, value) = product
                .facts
                .iter()
                .find(|(name, _)| super::same_key(name, key))?;
            let fact = format!("settings.products[{at}].facts.{key}");
            return super::desk::leaf(scene, value, fact, below);
        }
        _ => return None,
    };
    Some(Detail {
        value,
        facts: vec![cite(fact), format!("settings.products[{at}]")],
    })
}

/// Whether the words at hand speak of this product; where they name none, whether the letter does.
fn asked_about(scene: &Scene, here: &Here, id: &str) -> Option<Detail> {
    let reading = scene.brief.reading;
    let at_hand = here.question.map(|question| question.span).or(here.words);
    let near = |fact: &&Fact| {
        fact.place == Place::NewText
            && at_hand.is_some_and(|words| words.overlaps(Span::new(fact.start, fact.end)))
    };
    let none_near = reading.facts_of(FactKind::Product).find(near).is_none();
    let is_it = |fact: &&Fact| {
        things::product(scene.brief.settings, &fact.value)
            .and_then(|(_, product)| product.id.as_deref())
            .is_some_and(|held| super::same_key(held, id))
    };
    let fact = reading
        .facts_of(FactKind::Product)
        .filter(is_it)
        .find(|fact| none_near || near(fact))?;
    Some(Detail::new(true, cite(fact)))
}

/// A cue with a value: a word of theirs, or a key of the table of things.
fn cued(scene: &Scene, name: &str, part: &[&str]) -> Option<Detail> {
    let cue = scene.brief.reading.cues.get(name)?;
    let value = cue.value.as_deref();
    let settings = scene.brief.settings;
    let forms = || {
        let value = value?;
        things::thing_forms(settings, value, &scene.language).or_else(|| {
            things::product(settings, value)
                .map(|(_, product)| things::product_forms(product, &scene.language))
        })
    };
    let free = scene.speaks_like_letter();
    let word = match part {
        [] => match forms() {
            Some(forms) => forms.bare,
            None => value.filter(|_| free || name == "harm")?.to_string(),
        },
        [one] => match cue.parts.get(*one) {
            Some(word) if free => word.clone(),
            Some(_) => return None,
            None => match *one {
                "bare" => forms()?.bare,
                "the" => forms()?.the?,
                "a" => forms()?.a?,
                "many" => forms()?.many?,
                "it" => forms()?.it?.to_string(),
                _ => return None,
            },
        },
        _ => return None,
    };
    Some(Detail::new(word, cite_evidence(&cue.evidence)))
}

/// Something they said, as yes or no.
pub(super) fn cue(scene: &Scene, rest: &[&str]) -> Option<Detail> {
    let [name] = rest else {
        return None;
    };
    if *name == "praises_me" {
        return praises_me(scene);
    }
    let cue = scene.brief.reading.cues.get(*name)?;
    Some(Detail::new(true, cite_evidence(&cue.evidence)))
}

/// They speak of the persona who answers, and not only in their greeting.
fn praises_me(scene: &Scene) -> Option<Detail> {
    let me = scene.brief.persona.first_name();
    let text = &scene.brief.reading.new_text;
    let greeting = text.find('\n').unwrap_or(0);
    let span = crate::text::tokens(text)
        .into_iter()
        .find(|span| span.start >= greeting && span.of(text) == me)?;
    Some(Detail::new(true, format!("letter:{span}")))
}
