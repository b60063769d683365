//! A letter opened: read, with whoever wrote it, and with the letters of theirs that nobody answered.

use super::{Desk, outcome::Stop};
use crate::{
    brief::Memory,
    customer::{By, Contact, Known, Trust},
    customers::Match,
    disclose,
    letter::{Address, Letter},
    read::{
        sender::{self, Sender, Via},
        trust,
    },
    reading::Reading,
};

/// A letter that was read, with whoever wrote it: the memory of this customer can be looked up now.
pub struct Opened<'l> {
    /// What came in.
    pub letter: &'l Letter,
    /// What was understood.
    pub reading: Reading,
    /// Who they are, or why there is no draft.
    pub(super) known: Result<Known, Stop>,
    /// The one address that is answered.
    pub(super) recipient: Option<Address>,
}

impl Opened<'_> {
    /// Whose memory counts: the profile's id, or the address of a stranger. `None` where nobody is answered.
    pub fn memory_key(&self) -> Option<String> {
        match &self.known {
            Ok(known) if !known.profile.id.is_empty() => Some(format!("id:{}", known.profile.id)),
            _ => self
                .recipient
                .as_ref()
                .map(|address| format!("address:{}", address.key())),
        }
    }
}

impl Desk<'_> {
    /// Reads a letter and finds out who wrote it.
    pub fn open<'l>(&self, letter: &'l Letter) -> Opened<'l> {
        let settings = &self.parts.files.settings;
        let sender = sender::answered(letter, settings);
        let known = match &sender {
            Some(sender) => self.known(letter, sender),
            None => Err(Stop::needs_person(
                "the mail does not say whom to answer".into(),
            )),
        };
        let nobody = Known::default();
        let customer = known.as_ref().unwrap_or(&nobody);
        let reading = self.reader.read_from(letter, customer, &self.now);
        Opened {
            letter,
            reading,
            known,
            recipient: sender.map(|sender| sender.address),
        }
    }

    /// Whose letter it is, before it is read: letters of one customer are answered in the order of their dates.
    pub fn whose(&self, from: &Address) -> String {
        match self.customers.find(&from.key()) {
            Ok(Match::One(profile, _)) if !profile.id.is_empty() => format!("id:{}", profile.id),
            _ => format!("address:{}", from.key()),
        }
    }

    /// Who they are, and how far their details may go.
    fn known(&self, letter: &Letter, sender: &Sender) -> Result<Known, Stop> {
        let settings = &self.parts.files.settings;
        // A web form proves nothing of the writer it names: the mail host vouches for the form only.
        let (from, trust) = match (sender.via, &letter.from) {
            (Via::From | Via::ReplyTo, Some(from)) => {
                (from, trust::of(letter, settings.authserv_id.as_deref()))
            }
            _ => (&sender.address, Trust::Claimed),
        };
        let matched = match self.customers.find(&from.key()) {
            Ok(Match::Many) => return Ok(disclose::ambiguous(trust)),
            Ok(Match::One(profile, matched_by)) => Some((*profile, matched_by)),
            Ok(Match::None) => None,
            Err(error) => return Err(Stop::wait(format!("{error}; the letter waits"))),
        };
        let sender = disclose::Sender {
            from,
            recipient: &sender.address,
            trust,
            checked: settings.authserv_id.is_some(),
        };
        disclose::known(matched, sender).map_err(|refusal| Stop::needs_person(refusal.to_string()))
    }

    /// How it stands, now that their earlier letters are remembered: whom nobody answered is not met as for the first
    /// time. `None` where memory adds nothing, or nothing that they may be told.
    pub(super) fn remember<'l>(&self, opened: &Opened<'l>, memory: &Memory) -> Option<Opened<'l>> {
        let known = opened.known.as_ref().ok()?;
        let may_be_told = known.disclose && !known.ambiguous && !known.is_stranger();
        let silences = memory.silences(&known.profile).map(|(_, day)| Contact {
            date: Some(day),
            by: By::Customer,
            answered: Some(false),
            ..Contact::default()
        });
        let silences: Vec<Contact> = silences.collect();
        if !may_be_told || silences.is_empty() {
            return None;
        }
        let mut all = known.clone();
        all.profile.history.extend(silences);
        Some(Opened {
            letter: opened.letter,
            reading: self.reader.read_from(opened.letter, &all, &self.now),
            known: opened.known.clone(),
            recipient: opened.recipient.clone(),
        })
    }
}
