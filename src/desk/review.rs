//! Reviewing a reply that anybody or anything wrote: the checks of our own drafts, with what this desk knows.

use super::{Desk, Given, Opened};
use crate::{
    brief::Brief,
    check::{self, Checked, Found},
    choose::{Meeting, choose_language, choose_persona},
    customer::Known,
    draft::Draft,
    persona::Persona,
};

/// A reply as the checks see it.
#[derive(Clone, Debug)]
pub struct Review {
    /// The reply, cut into sentences.
    pub draft: Draft,
    /// What the checks make of it.
    pub checked: Checked,
    /// What was found, what, why and what instead apart.
    pub found: Vec<Found>,
}

impl Desk<'_> {
    /// Reviews a reply to a letter. Who signed it speaks in it; else whoever of the desk would answer.
    pub fn review(&self, opened: &Opened, given: &Given, reply: &str) -> Review {
        let nobody = Known::default();
        let known = opened.known.as_ref().unwrap_or(&nobody);
        let library = &self.parts.library;
        let meeting = Meeting {
            letter: opened.letter,
            reading: &opened.reading,
            customer: known,
            case: &given.case,
            settings: &self.parts.files.settings,
        };
        let language = choose_language(&meeting, &given.overrides);
        let stranger = Persona::default();
        let persona = self
            .signer(reply)
            .or_else(|| choose_persona(library, &meeting, &language, &given.overrides))
            .unwrap_or(&stranger);
        let brief = Brief {
            letter: opened.letter,
            reading: &opened.reading,
            customer: known,
            persona,
            case: &given.case,
            settings: &self.parts.files.settings,
            memory: &given.memory,
            language: &language,
            now: &self.now,
        };
        let draft = check::review::review(reply, &brief);
        let (checked, found) = check::look(&draft, &brief, library);
        Review {
            draft,
            checked,
            found,
        }
    }

    /// The persona whose name stands on one of the last lines.
    fn signer(&self, reply: &str) -> Option<&Persona> {
        let last: Vec<&str> = reply
            .lines()
            .rev()
            .filter(|line| !line.trim().is_empty())
            .take(4)
            .collect();
        self.parts.library.personas.values().find(|persona| {
            !persona.name.is_empty() && last.iter().any(|line| line.contains(&persona.name))
        })
    }
}
