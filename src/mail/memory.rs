//! Letters and drafts in memory, so that a whole run can be tested with exact values.

use crate::{
    mail::{DraftSink, MailSource, Parcel, Parcels, Placed, Receipt, SinkError, SourceError},
    mime::{compose::Composed, parse, seal},
};

/// Letters at hand.
#[derive(Clone, Debug, Default)]
pub struct MemorySource {
    /// Place and octets of each.
    pub letters: Vec<(String, Vec<u8>)>,
}

impl MailSource for MemorySource {
    fn parcels(&mut self) -> Result<Parcels<'_>, SourceError> {
        Ok(Box::new(self.letters.iter().map(|(place, octets)| {
            Ok(Parcel::octets(place.clone(), octets.as_slice()))
        })))
    }
}

/// Drafts kept in memory, in the order in which they were put. Edit `octets` to play a person.
#[derive(Clone, Debug, Default)]
pub struct MemorySink {
    /// The drafts.
    pub drafts: Vec<Composed>,
}

impl DraftSink for MemorySink {
    fn put(&mut self, mail: &Composed) -> Result<Receipt, SinkError> {
        let fresh = !self.drafts.iter().any(|draft| draft.id == mail.id);
        if fresh {
            self.drafts.push(mail.clone());
        }
        Ok(Receipt {
            place: mail.id.clone(),
            fresh,
        })
    }

    fn find(&mut self, id: &str, answers: Option<&str>) -> Result<Option<Placed>, SinkError> {
        let found = self.drafts.iter().find(|draft| {
            draft.id == id
                || answers.is_some_and(|id| {
                    parse::parse(&draft.octets)
                        .in_reply_to
                        .iter()
                        .any(|known| known == id)
                })
        });
        Ok(found.map(|draft| Placed {
            id: id.to_string(),
            place: draft.id.clone(),
            touched: !seal::seal(&draft.octets).is_some_and(|seal| seal.whole && seal.id == id),
        }))
    }

    fn retire(&mut self, placed: &Placed) -> Result<bool, SinkError> {
        let still = self.find(&placed.id, None)?.is_some_and(|now| !now.touched);
        if still {
            self.drafts.retain(|draft| draft.id != placed.id);
        }
        Ok(still)
    }
}
