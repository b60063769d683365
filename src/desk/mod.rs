//! The desk: answers one letter the way a careful colleague would, and says why.

mod briefing;
pub mod coverage;
mod envelope;
pub mod faults;
mod model;
mod notes;
pub mod open_questions;
mod opened;
mod outcome;
mod recording;
mod rehearsal;
mod review;
#[cfg(test)]
mod told;
mod tongues;

pub use model::ModelCache;
pub use opened::Opened;
pub use review::Review;

use crate::{
    brief::Memory,
    case::Case,
    check,
    choose::{Overrides, choose, choose_language, choose_persona},
    customers::CustomerStore,
    desk_files::DeskFiles,
    diagnostic::Diagnostic,
    draft::Draft,
    learn::Model,
    library::Library,
    mime::threading,
    read::Reader,
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

    /// The record of what was understood, without a draft.
    pub fn read(&self, opened: &Opened) -> Record {
        recording::reading(opened)
    }

    /// Answers one letter.
    pub fn draft(&self, opened: &Opened, given: &Given) -> Reply {
        let own = self.parts.files.settings.own_language();
        let given = &tongues::told(given, &own, &opened.reading.language);
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

    fn try_draft(
        &self,
        opened: &Opened,
        given: &Given,
        record: &mut Record,
    ) -> Result<Draft, Stop> {
        let reading = &opened.reading;
        outcome::passed_over(reading)?;
        let known = opened.known.as_ref().map_err(Clone::clone)?;
        outcome::before_draft(opened.letter, reading, &self.parts.files.settings)?;
        let library = &self.parts.library;
        let meeting = self.meeting(opened, known, given);
        let language = choose_language(&meeting, &given.overrides);
        let persona = choose_persona(library, &meeting, &language, &given.overrides)
            .ok_or_else(|| Stop::needs_person(format!("no persona writes `{language}`")))?;
        let brief = self.brief(&meeting, persona, (&language, &given.memory));
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
}
