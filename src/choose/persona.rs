//! Who answers, and in which language.

use super::Overrides;
use crate::{
    case::Case, customer::Known, language::Language, letter::Letter, library::Library,
    persona::Persona, reading::Reading, settings::Settings, situation::Situation, tone::Tone,
};

/// Who meets whom: all that decides who answers.
#[derive(Clone, Copy, Debug)]
pub struct Meeting<'m> {
    /// What came in.
    pub letter: &'m Letter,
    /// What was understood.
    pub reading: &'m Reading,
    /// Who they are.
    pub customer: &'m Known,
    /// What the desk decided.
    pub case: &'m Case,
    /// The firm.
    pub settings: &'m Settings,
}

/// Below this a letter's language is a guess, and what the profile says is better.
const SURE_OF_LANGUAGE: f32 = 0.5;

/// The language of the draft: that of what they wrote now; where that is not sure what their profile says; then the desk's.
pub fn choose_language(meeting: &Meeting, overrides: &Overrides) -> Language {
    if let Some(language) = &overrides.language {
        return language.clone();
    }
    let reading = meeting.reading;
    let profile = meeting.customer.profile.language.as_ref();
    if reading.language.is_known()
        && (reading.language_confidence >= SURE_OF_LANGUAGE || profile.is_none())
    {
        // A profile may know the region ("en-US") that the words do not show.
        return match profile {
            Some(known) if known.base() == reading.language.base() => known.clone(),
            _ => reading.language.clone(),
        };
    }
    profile
        .cloned()
        .unwrap_or_else(|| meeting.settings.own_language())
}

/// Who answers: whom the command or the case names, else whom the files name for the address, the intent, the situation and the
/// audience; where somebody was wronged a person of rank; last the persona of last resort. `None` only where there is nobody.
pub fn choose_persona<'l>(
    library: &'l Library,
    meeting: &Meeting,
    language: &Language,
    overrides: &Overrides,
) -> Option<&'l Persona> {
    let named = |id: &Option<String>| id.as_ref().and_then(|id| library.personas.get(id));
    if let Some(asked) = named(&overrides.persona) {
        return Some(asked);
    }
    if let Some(owner) = named(&meeting.case.owner) {
        return Some(owner);
    }
    let last_resort = named(&meeting.settings.persona);
    let volunteers = volunteers(library, meeting.settings);
    let best = volunteers
        .iter()
        .copied()
        .filter(|persona| persona.speaks(language))
        .filter_map(|persona| Some((fits(persona, meeting)?, persona)))
        .max_by_key(|(fit, persona)| {
            let last = meeting.settings.persona.as_deref() == Some(persona.id.as_str());
            // Of two that fit as well the desk's own answers. The order of the files decides last, and the first of
            // them wins.
            (
                *fit,
                persona.writes(language),
                last,
                persona.own,
                std::cmp::Reverse(persona.id.as_str()),
            )
        })
        .map(|(_, persona)| persona);
    let in_language = |persona: &&Persona| persona.speaks(language) && !persona.world;
    best.or(last_resort.filter(|persona| persona.speaks(language)))
        .or_else(|| volunteers.iter().copied().find(in_language))
        .or(last_resort)
        .or_else(|| volunteers.first().copied())
}

/// Who may answer without being named. The people of the built-in desk are invented: where a firm has people of its own
/// they sign only where the settings, the case or the command line name them.
pub fn volunteers<'l>(library: &'l Library, settings: &Settings) -> Vec<&'l Persona> {
    let own = |persona: &&Persona| {
        persona.own || settings.persona.as_deref() == Some(persona.id.as_str())
    };
    let all = library.personas.values();
    if all.clone().any(|persona| persona.own) {
        all.filter(own).collect()
    } else {
        all.collect()
    }
}

/// How well a persona fits, or `None` where its file says that it does not answer such a letter.
fn fits(persona: &Persona, meeting: &Meeting) -> Option<(bool, u8, u8)> {
    let answers = &persona.answers;
    let reading = meeting.reading;
    let situation = reading.situation.unwrap_or(Situation::NeutralEnquiry);
    let child =
        situation == Situation::YoungFan || reading.modifiers.iter().any(|word| word == "young");
    let one_of = |list: &[String], found: &dyn Fn(&str) -> bool| {
        (!list.is_empty()).then(|| list.iter().any(|entry| found(entry)))
    };
    let audience = if child { "child" } else { "adult" };
    let to_them = |address: &str| {
        meeting
            .letter
            .recipients
            .iter()
            .any(|recipient| recipient.address.eq_ignore_ascii_case(address))
    };
    let audience = one_of(&answers.audience, &|entry| entry == audience);
    let address = one_of(&answers.addresses, &to_them);
    let intent = one_of(&answers.intents, &|entry| {
        reading.intents.iter().any(|intent| intent.name == entry)
    });
    let here = (!answers.situations.is_empty()).then(|| answers.situations.contains(&situation));
    let tone = situation.tone();
    let takes_tone = persona.tones.is_empty()
        || persona.tones.contains(&tone)
        || (tone == Tone::World && !persona.world && persona.tones.contains(&Tone::Warm));
    let refused = [audience, address, intent, here].contains(&Some(false))
        || !takes_tone
        // Who lives in a story answers grown-ups only where the file says so.
        || (persona.world && !child && audience.is_none());
    if refused {
        return None;
    }
    let wants_rank = matches!(situation, Situation::Wronged | Situation::BetrayedLoyal);
    let matched = [audience, intent, here]
        .iter()
        .filter(|found| **found == Some(true))
        .count();
    let rank = if wants_rank {
        persona.rank
    } else {
        // Who has rank is kept for where it is asked for.
        u8::MAX - persona.rank
    };
    let matched = u8::try_from(matched).unwrap_or(u8::MAX);
    Some(if wants_rank {
        (address == Some(true), rank, matched)
    } else {
        (address == Some(true), matched, rank)
    })
}
