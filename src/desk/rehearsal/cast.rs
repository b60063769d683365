//! A cast: who says a template, to whom, in which tone and situation.

use super::guests::{GUESTS, Guest};
use crate::{
    desk::Parts,
    library::{Layer, Template},
    persona::Persona,
    situation::Situation,
    tone::Tone,
};

/// Who says a template, and to whom.
pub(super) struct Cast<'p> {
    /// Who says it.
    pub(super) voices: Vec<&'p Persona>,
    /// To whom.
    pub(super) guests: &'static [Guest],
    /// All tones and all situations are tried, and not only the template's own.
    whole: bool,
    turn: usize,
}

impl<'p> Cast<'p> {
    /// A text of the desk meets everybody. A built-in text has met them where it was built; here it is said once by
    /// each persona of the desk's own.
    pub(super) fn of(parts: &'p Parts, template: &Template, turn: usize) -> Self {
        let builtin = parts.files.root.is_none();
        let path = format!("templates/{}", template.path);
        let file = parts.files.files.iter().find(|file| file.path == path);
        let whole = builtin || file.is_some_and(|file| file.layer == Layer::Own);
        let personas = parts.library.personas.values();
        let voices = personas
            .filter(|persona| whole || persona.own)
            .filter(|persona| persona.speaks(&template.language))
            .collect();
        Self {
            voices,
            guests: GUESTS
                .get(..if whole { GUESTS.len() } else { 1 })
                .unwrap_or(GUESTS),
            whole,
            turn,
        }
    }

    /// The voices, tones and situations in which one guest is answered: the plain one by everybody in all of them, the
    /// others by one after the other in the template's own tone.
    pub(super) fn occasions(
        &self,
        template: &Template,
        guest: &Guest,
        number: usize,
    ) -> Vec<(&'p Persona, (Tone, Situation))> {
        let all = || {
            self.voices.iter().flat_map(|persona| {
                tones(template, persona, self.whole && guest.plain)
                    .into_iter()
                    .map(|occasion| (*persona, occasion))
            })
        };
        if guest.plain {
            return all().collect();
        }
        let fitting: Vec<_> = all().collect();
        let turn = (self.turn + number) % fitting.len().max(1);
        fitting.get(turn).copied().into_iter().collect()
    }
}

/// The tones in which a persona says a template, each with situations that ask for it.
fn tones(template: &Template, persona: &Persona, whole: bool) -> Vec<(Tone, Situation)> {
    let further = template.tones.iter().copied().filter(|_| whole);
    std::iter::once(template.tone)
        .chain(further)
        .filter(|tone| persona.tones.is_empty() || persona.tones.contains(tone))
        .filter(|tone| persona.world == (*tone == Tone::World))
        .flat_map(|tone| {
            let fitting = Situation::ALL
                .into_iter()
                .filter(move |it| it.tone() == tone && *it != Situation::Danger)
                .filter(|it| !template.never_when.contains(it));
            let most = if whole { usize::MAX } else { 1 };
            fitting.take(most).map(move |situation| (tone, situation))
        })
        .collect()
}
