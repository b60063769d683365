//! `question`: what they ask, one by one, and those that are put off together.

use super::{
    Here, Scene,
    asked::turned,
    place_name,
    short_question::{nameable, short_question},
};
use crate::{library::Detail, locale::upper_first, reading::Question};

pub(super) fn question(scene: &Scene, here: &Here, rest: &[&str]) -> Option<Detail> {
    let question = here.question?;
    let cited = cite_question(question);
    match rest {
        [] | ["text"] => Some(Detail::new(upper_first(question.text.trim()), cited)),
        ["yes"] => Some(Detail::new(
            question.polarity == Some(true) && !asks_which(&question.text),
            cited,
        )),
        ["short"]
            if scene.speaks_like_letter()
                && here.asked.len() < 2
                && scene.brief.reading.questions.len() > 1 =>
        {
            let text = short_question(scene.brief.reading, question)?;
            Some(Detail::new(upper_first(&text), cited))
        }
        ["one"] => Some(Detail::new(here.asked.len() < 2, cited)),
        ["some"] if scene.speaks_like_letter() => some(scene, here),
        ["asked"] if scene.speaks_like_letter() => {
            together(scene, here, |text| turned(text, scene.language.base()))
        }
        ["quoted"] if scene.speaks_like_letter() => together(scene, here, |text| {
            Some(scene.locale()?.quote(&upper_first(text)))
        }),
        _ => None,
    }
}

fn cite_question(question: &Question) -> String {
    format!("{}:{}", place_name(question.place), question.span)
}

/// The questions that are put off together, each in this form: all of them, or none.
fn together(scene: &Scene, here: &Here, form: impl Fn(&str) -> Option<String>) -> Option<Detail> {
    /// More than this is a list and no sentence.
    const MOST: usize = 3;
    let reading = scene.brief.reading;
    if here.asked.is_empty() || here.asked.len() > MOST {
        return None;
    }
    let asked = here.asked.iter();
    let forms: Option<Vec<String>> = asked
        .map(|question| form(&nameable(reading, question)?))
        .collect();
    Some(Detail {
        value: scene.locale()?.list(&forms?).into(),
        facts: here
            .asked
            .iter()
            .map(|question| cite_question(question))
            .collect(),
    })
}

/// Those of the questions put off together that can be repeated, between quotation marks, where not all can.
fn some(scene: &Scene, here: &Here) -> Option<Detail> {
    /// More than this is a list and no sentence.
    const MOST: usize = 2;
    let reading = scene.brief.reading;
    let locale = scene.locale()?;
    let named = here.asked.iter().filter_map(|question| {
        let text = nameable(reading, question)?;
        Some((locale.quote(&upper_first(&text)), cite_question(question)))
    });
    let (quoted, facts): (Vec<String>, Vec<String>) = named.take(MOST).unzip();
    (!quoted.is_empty() && quoted.len() < here.asked.len()).then(|| Detail {
        value: quoted.join(", ").into(),
        facts,
    })
}

/// "What would it cost?" is not answered by yes.
fn asks_which(question: &str) -> bool {
    const WHICH: [&str; 20] = [
        "what", "which", "how", "who", "where", "when", "why", "hva", "hvilken", "hvilket",
        "hvordan", "hvem", "hvor", "når", "hvorfor", "vad", "hur", "wie", "cuánto", "qué",
    ];
    let text = question.to_lowercase();
    let first = text
        .split(|c: char| !c.is_alphabetic())
        .find(|word| !word.is_empty());
    first.is_some_and(|word| WHICH.contains(&word))
}
