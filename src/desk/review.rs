//! Reviewing a reply that anybody or anything wrote: the checks of our own drafts, with what this desk knows.

use super::{Desk, Given, Opened};
use crate::{
    brief::Brief,
    check::{self, Checked, Found},
    choose::{choose_language, choose_persona},
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
        self.briefed(opened, given, self.signer(reply), |brief| {
            let draft = check::review::review(reply, brief);
            let (checked, found) = check::look(&draft, brief, &self.parts.library);
            Review {
                draft,
                checked,
                found,
            }
        })
    }

    /// Checks a draft of ours once more, as it stands now.
    pub fn recheck(&self, opened: &Opened, given: &Given, draft: &Draft) -> Checked {
        self.briefed(opened, given, None, |brief| {
            check::check(draft, brief, &self.parts.library)
        })
    }

    /// Does something with all that may be known of a letter.
    fn briefed<T>(
        &self,
        opened: &Opened,
        given: &Given,
        signer: Option<&Persona>,
        work: impl FnOnce(&Brief) -> T,
    ) -> T {
        let nobody = Known::default();
        let known = opened.known.as_ref().unwrap_or(&nobody);
        let library = &self.parts.library;
        let meeting = self.meeting(opened, known, given);
        let language = choose_language(&meeting, &given.overrides);
        let stranger = Persona::default();
        let persona = signer
            .or_else(|| choose_persona(library, &meeting, &language, &given.overrides))
            .unwrap_or(&stranger);
        work(&self.brief(&meeting, persona, (&language, &given.memory)))
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
