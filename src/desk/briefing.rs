//! The briefing: who meets whom, and all that a draft or a check of one may look at.

use super::{Desk, Given, Opened};
use crate::{
    brief::{Brief, Memory},
    choose::Meeting,
    customer::Known,
    language::Language,
    persona::Persona,
};

impl Desk<'_> {
    /// Who meets whom over this letter.
    pub(super) fn meeting<'m>(
        &'m self,
        opened: &'m Opened,
        customer: &'m Known,
        given: &'m Given,
    ) -> Meeting<'m> {
        Meeting {
            letter: opened.letter,
            reading: &opened.reading,
            customer,
            case: &given.case,
            settings: &self.parts.files.settings,
        }
    }

    /// The brief of whoever answers, in this language and with what was said before.
    pub(super) fn brief<'m>(
        &'m self,
        meeting: &Meeting<'m>,
        persona: &'m Persona,
        (language, memory): (&'m Language, &'m Memory),
    ) -> Brief<'m> {
        Brief {
            letter: meeting.letter,
            reading: meeting.reading,
            customer: meeting.customer,
            persona,
            case: meeting.case,
            settings: meeting.settings,
            memory,
            language,
            now: &self.now,
        }
    }
}
