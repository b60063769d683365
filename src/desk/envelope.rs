//! The envelope: a draft as a mail from one of our addresses, in the name of whoever answers.

use super::Desk;
use crate::{
    draft::Draft,
    letter::{Address, Letter},
    mime::compose::{ComposeError, Composed, Envelope, compose},
};

impl Desk<'_> {
    /// The draft as a mail from our address, in the name of whoever answers.
    pub fn compose(
        &self,
        draft: &Draft,
        letter: &Letter,
        persona: Option<&str>,
    ) -> Result<Composed, ComposeError> {
        let name = persona
            .and_then(|id| self.parts.library.personas.get(id))
            .map(|persona| persona.name.clone());
        let from = Address {
            name,
            address: self.our_address(letter),
        };
        compose(
            draft,
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
