//! The desk: answers one letter the way a careful colleague would, and says why.

pub mod coverage;
pub mod faults;
mod model;
pub mod open_questions;
mod outcome;
mod recording;
mod rehearsal;
mod review;

pub use model::ModelCache;
pub use review::Review;

use crate::{
    brief::{Brief, Memory},
    case::Case,
    check,
    choose::{Meeting, Overrides, choose, choose_language, choose_persona},
    customer::{By, Contact, Known, Trust},
    customers::{CustomerStore, Match},
    desk_files::DeskFiles,
    diagnostic::Diagnostic,
    disclose,
    draft::Draft,
    learn::Model,
    letter::{Address, Letter},
    library::Library,
    mime::{
        compose::{ComposeError, Composed, Envelope, compose},
        threading,
    },
    read::{
        Reader,
        sender::{self, Sender, Via},
        trust,
    },
    reading::Reading,
    record::Record,
    write::write,
};
use jiff::Zoned;
use outcome::Stop;

/// What a desk is made of: its files, read and understood once.
pub struct Parts {
    /// Settings and files.
    pub files: DeskFiles,
    /// Templates, answers, frames, personas.
    pub library: Library,
    /// The intent model.
    pub model: Option<Model>,
}

impl Parts {
    /// Builds the library, and finds or trains the intent model.
    pub fn new(files: DeskFiles, cache: &dyn ModelCache) -> Result<Self, Vec<Diagnostic>> {
        let library = Library::build(&files.files)?;
        let model = model::of(&library, &files, cache)?;
        Ok(Self {
            files,
            library,
            model,
        })
    }

    /// Reads letters for this desk.
    pub fn reader(&self) -> Result<Reader<'_>, Vec<Diagnostic>> {
        Reader::new(
            &self.files.settings,
            &self.library.intents,
            self.model.as_ref(),
        )
        .map_err(|bad| vec![Diagnostic::error(bad.to_string())])
    }
}

/// The desk at work.
pub struct Desk<'p> {
    parts: &'p Parts,
    reader: Reader<'p>,
    customers: &'p dyn CustomerStore,
    now: Zoned,
}

/// What came of one letter.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// What scripts and people look at.
    pub record: Record,
    /// The draft to put, if there is one.
    pub draft: Option<Draft>,
    /// The letter is not settled: a store was away, and a later run may know more.
    pub waits: bool,
}

/// What staff say about one letter: the case, what they overrule, what was said before.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The desk's own facts.
    pub case: Case,
    /// What overrules the choice.
    pub overrides: Overrides,
    /// What drafts to this customer held before.
    pub memory: Memory,
}

/// A letter that was read, with whoever wrote it: the memory of this customer can be looked up now.
pub struct Opened<'l> {
    /// What came in.
    pub letter: &'l Letter,
    /// What was understood.
    pub reading: Reading,
    /// Who they are, or why there is no draft.
    known: Result<Known, Stop>,
    /// The one address that is answered.
    recipient: Option<Address>,
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

impl<'p> Desk<'p> {
    /// A desk at work. `now` is the only clock.
    pub fn new(
        parts: &'p Parts,
        customers: &'p dyn CustomerStore,
        now: Zoned,
    ) -> Result<Self, Vec<Diagnostic>> {
        Ok(Self {
            parts,
            reader: parts.reader()?,
            customers,
            now,
        })
    }

    /// What it is made of.
    pub fn parts(&self) -> &Parts {
        self.parts
    }

    /// The desk's now.
    pub fn now(&self) -> &Zoned {
        &self.now
    }

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

    /// The record of what was understood, without a draft.
    pub fn read(&self, opened: &Opened) -> Record {
        recording::reading(opened)
    }

    /// Answers one letter.
    pub fn draft(&self, opened: &Opened, given: &Given) -> Reply {
        let remembered = self.remember(opened, &given.memory);
        let opened = remembered.as_ref().unwrap_or(opened);
        let mut record = recording::reading(opened);
        match self.try_draft(opened, given, &mut record) {
            Ok(draft) => Reply {
                record,
                draft: Some(draft),
                waits: false,
            },
            Err(stop) => {
                let waits = stop.waits();
                stop.record(&mut record);
                Reply {
                    record,
                    draft: None,
                    waits,
                }
            }
        }
    }

    /// How it stands, now that their earlier letters are remembered: whom nobody answered is not met as for the first
    /// time. `None` where memory adds nothing, or nothing that they may be told.
    fn remember<'l>(&self, opened: &Opened<'l>, memory: &Memory) -> Option<Opened<'l>> {
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

    fn try_draft(
        &self,
        opened: &Opened,
        given: &Given,
        record: &mut Record,
    ) -> Result<Draft, Stop> {
        let reading = &opened.reading;
        outcome::passed_over(reading)?;
        let known = opened.known.as_ref().map_err(Clone::clone)?;
        let settings = &self.parts.files.settings;
        outcome::before_draft(opened.letter, reading, settings)?;
        let library = &self.parts.library;
        let meeting = Meeting {
            letter: opened.letter,
            reading,
            customer: known,
            case: &given.case,
            settings,
        };
        let language = choose_language(&meeting, &given.overrides);
        let persona = choose_persona(library, &meeting, &language, &given.overrides)
            .ok_or_else(|| Stop::needs_person(format!("no persona writes `{language}`")))?;
        let brief = Brief {
            letter: opened.letter,
            reading,
            customer: known,
            persona,
            case: &given.case,
            settings,
            memory: &given.memory,
            language: &language,
            now: &self.now,
        };
        let choice = choose(library, &brief, &given.overrides)
            .map_err(|why| Stop::needs_person(why.to_string()))?;
        recording::choice(record, &choice, &brief);
        let mut draft = write(&choice, &brief, library);
        draft.id = opened.letter.key.short();
        draft.to = opened.recipient.iter().cloned().collect();
        draft.in_reply_to = opened.letter.message_id.clone();
        draft.references = threading::references(opened.letter);
        let checked = check::check(&draft, &brief, library);
        recording::draft(record, &draft, &checked, &brief);
        outcome::of(record, &draft, &checked, &brief)?;
        Ok(draft)
    }

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
