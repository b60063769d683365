//! The envelope: a draft as a mail from one of our addresses, in the name of whoever answers.

use super::{Desk, notes};
use crate::{
    draft::Draft,
    letter::{Address, Letter},
    mime::compose::{ComposeError, Composed, Envelope, compose},
    record::Record,
};
use std::borrow::Cow;

impl Desk<'_> {
    /// The draft as a mail from our address, in the name of whoever answers; with what the checks say on top of it,
    /// where the settings want that.
    pub fn compose(
        &self,
        draft: &Draft,
        letter: &Letter,
        record: &Record,
    ) -> Result<Composed, ComposeError> {
        let persona = record.persona.as_ref();
        let name = persona
            .and_then(|id| self.parts.library.personas.get(id))
            .map(|persona| persona.name.clone());
        let mut draft = Cow::Borrowed(draft);
        if self.parts.files.settings.draft_notes.as_deref() == Some("body") {
            draft.to_mut().text.insert_str(0, &notes::block(record));
        }
        let from = Address {
            name,
            address: self.our_address(letter),
        };
        compose(
            &draft,
            Envelope {
                from: &from,
                date: &self.now,
            },
        )
    }

    /// The address of ours that the letter came to; else the first of ours; else whom the letter was sent to.
    fn our_address(&self, letter: &Letter) -> String {
        let ours = &self.parts.files.settings.addresses;
        let keys: Vec<String> = ours
            .iter()
            .map(|address| {
                Address {
                    name: None,
                    address: address.clone(),
                }
                .key()
            })
            .collect();
        let met = letter
            .recipients
            .iter()
            .find(|recipient| keys.contains(&recipient.key()));
        let known = met
            .map(|recipient| recipient.address.clone())
            .or_else(|| ours.first().cloned());
        known
            .or_else(|| letter.recipients.first().map(|to| to.address.clone()))
            .unwrap_or_default()
    }
}
