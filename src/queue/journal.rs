//! The journal: what is settled, and what was said to whom. Append-only lines, each with its checksum.
//!
//! A torn tail (the machine stopped in the middle of a line) is cut; damage inside is told and never leads to a
//! second draft: every letter that the journal does not know is looked for in the drafts' folder first, and one whose
//! end may stand in the damaged line goes to a person.

mod error;
mod lines;
mod look;
mod scan;

pub use error::JournalError;

use super::{
    entry::{Done, Entry, Mark, PLACE_DIED, VERSION},
    index::{Covers, Index, Name, Value, name},
};
use crate::mail::Durability;
use scan::{mark, scan};
use std::{
    collections::HashMap,
    fs::{File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// A draft of ours was put.
pub const PUT: u8 = 1;
/// It was set aside after three tries.
pub const ASIDE: u8 = 2;
/// It is being written anew: not settled.
const OPEN: u8 = 4;
/// The line that would say how the letter ended may be the damaged one.
const DOUBT: u8 = 8;

/// So much is kept in memory before the index file is written anew.
const FRESH: usize = 60_000;
/// So much may be read at each start before the index file is worth it.
const STALE: usize = 4_000;

/// The journal of one state folder.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    reader: Option<File>,
    writer: Option<File>,
    durability: Durability,
    dirty: bool,
    /// The last line could not be written whole, nor taken back.
    torn: bool,
    end: u64,
    lines: u64,
    index: Index,
    /// Drafts that were about to be put, and whether damage stands behind that line.
    intents: HashMap<Name, (u64, bool)>,
    /// Lines inside the file that could not be believed, for a warning; those of earlier runs as a number only.
    pub damaged: Vec<u64>,
    damaged_before: u64,
}

impl Journal {
    /// Opens the journal of a state folder for writing; the folder must be there.
    ///
    /// # Errors
    /// If it cannot be read or written, or was written by a newer program.
    pub fn open(state: &Path, durability: Durability) -> Result<Self, JournalError> {
        let mut journal = Self::nothing(state, durability);
        let mut options = OpenOptions::new();
        options.create(true).append(true).mode(0o600);
        let writer = options
            .open(&journal.path)
            .map_err(|error| journal.io(error))?;
        let reader = File::open(&journal.path).map_err(|error| journal.io(error))?;
        journal.index.verify();
        let good = journal.load(reader)?;
        writer.set_len(good).map_err(|error| journal.io(error))?;
        journal.writer = Some(writer);
        if good == 0 {
            journal
                .write(&Entry::Head {
                    version: VERSION,
                    trimmed: None,
                })
                .map_err(|error| journal.io(error))?;
        }
        if journal.index.fresh() > STALE {
            journal.save_index();
        }
        Ok(journal)
    }

    /// A journal that knows what is settled and writes nothing.
    ///
    /// # Errors
    /// If it cannot be read, or was written by a newer program.
    pub fn peek(state: &Path) -> Result<Self, JournalError> {
        let mut journal = Self::nothing(state, Durability::Unsynced);
        match File::open(&journal.path) {
            Ok(file) => {
                journal.load(file)?;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => journal.index.clear(),
            Err(error) => return Err(journal.io(error)),
        }
        Ok(journal)
    }

    /// Goes through everything from the beginning; lines that cannot be believed are passed over.
    ///
    /// # Errors
    /// If it cannot be read, or was written by a newer program.
    pub fn each(state: &Path, mut each: impl FnMut(Entry)) -> Result<(), JournalError> {
        let path = state.join("journal");
        match File::open(&path) {
            Ok(file) => scan(&path, file, Covers::default(), |line| {
                if let Some(entry) = line.entry {
                    each(entry);
                }
            })
            .map(|_| ()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(JournalError::Io { path, error }),
        }
    }

    /// How every letter ended; of a letter that was done twice, the last.
    ///
    /// # Errors
    /// As [`Journal::each`].
    pub fn read(state: &Path) -> Result<Vec<Done>, JournalError> {
        let mut found: Vec<Option<Done>> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        Self::each(state, |entry| {
            if let Entry::Done(done) = entry {
                let before = places.insert(done.key.clone(), found.len());
                if let Some(before) = before.and_then(|at| found.get_mut(at)) {
                    *before = None;
                }
                found.push(Some(*done));
            }
        })?;
        Ok(found.into_iter().flatten().collect())
    }

    fn nothing(state: &Path, durability: Durability) -> Self {
        Self {
            path: state.join("journal"),
            reader: None,
            writer: None,
            durability,
            dirty: false,
            torn: false,
            end: 0,
            lines: 0,
            index: Index::open(state),
            intents: HashMap::new(),
            damaged: Vec::new(),
            damaged_before: 0,
        }
    }

    /// Reads what the index does not know; gives the length up to which the file is whole.
    fn load(&mut self, reader: File) -> Result<u64, JournalError> {
        let mut covers = self.index.covers();
        let fits = reader.metadata().is_ok_and(|it| it.len() >= covers.octets)
            && (covers.octets == 0
                || mark(&reader, covers.octets).is_ok_and(|it| it == covers.mark));
        if !fits {
            self.index.clear();
            covers = Covers::default();
        }
        (self.lines, self.damaged_before) = (covers.lines, covers.damaged);
        let again = reader.try_clone().map_err(|error| self.io(error))?;
        self.reader = Some(reader);
        let path = self.path.clone();
        let end = scan(&path, again, covers, |line| match line.entry {
            Some(entry) => {
                self.lines = line.number;
                self.note(&entry, line.at);
            }
            None => {
                self.damaged.push(line.number);
                self.lines = line.number;
                self.intents
                    .values_mut()
                    .for_each(|(_, doubt)| *doubt = true);
            }
        })?;
        self.end = end;
        Ok(end)
    }

    fn io(&self, error: io::Error) -> JournalError {
        JournalError::Io {
            path: self.path.clone(),
            error,
        }
    }

    /// Keeps what a line says.
    fn note(&mut self, entry: &Entry, at: u64) {
        match entry {
            Entry::Done(done) => self.note_done(done, at),
            Entry::Intent { key, again } => {
                if let Some(stamp) = again {
                    self.index.add(name(b'k', key), Value::new(at, OPEN));
                    self.index.add(name(b's', stamp), Value::new(at, OPEN));
                }
                self.intents.insert(name(b'd', key), (at, false));
            }
            Entry::Tried { key, why } => {
                self.index.add(name(b'x', key), Value::new(at, 0));
                if why == PLACE_DIED {
                    self.index.add(name(b'x', PLACE_DIED), Value::new(at, 0));
                }
            }
            Entry::Seen { stamp, .. } => self.index.add(name(b's', stamp), Value::new(at, 0)),
            Entry::Mark { key, mark, .. } => {
                self.index.add(name(b'm', key), Value::new(at, 0));
                if *mark == Mark::Retired {
                    self.index.add(name(b'k', key), Value::new(at, 0));
                }
            }
            Entry::Head { .. } | Entry::Ran(_) => {}
        }
    }

    fn note_done(&mut self, done: &Done, at: u64) {
        let flags = u8::from(done.put) * PUT + u8::from(done.aside) * ASIDE;
        let value = Value::new(at, flags);
        let key = name(b'k', &done.key);
        self.intents.remove(&name(b'd', &done.key));
        self.index.add(key, value);
        let others = [
            (b's', &done.stamp),
            (b'c', &done.customer),
            (b'f', &done.sender),
            (b't', &done.thread),
            (b'i', &done.message_id),
            (b'i', &Some(done.id.clone())),
        ];
        for (kind, what) in others {
            if let Some(what) = what {
                self.index.add(name(kind, what), value);
            }
        }
    }

    /// Lines that could not be believed, those of earlier runs too.
    pub fn damaged(&self) -> u64 {
        self.damaged_before + self.damaged.len() as u64
    }

    /// The end of a run: what was learnt goes into the index file, if it is much.
    pub fn close(&mut self) {
        if self.index.fresh() > STALE && self.writer.is_some() {
            self.save_index();
        }
    }

    /// An index that cannot be written is made again the next time.
    fn save_index(&mut self) {
        for (key, (at, doubt)) in &self.intents {
            if *doubt {
                self.index.add(*key, Value::new(*at, DOUBT));
            }
        }
        let covers = || -> io::Result<Covers> {
            let reader = self.reader.as_ref().ok_or(io::ErrorKind::NotFound)?;
            Ok(Covers {
                octets: self.end,
                lines: self.lines,
                damaged: self.damaged(),
                mark: mark(reader, self.end)?,
            })
        };
        let saved = covers().and_then(|covers| self.index.save(covers));
        if let Err(error) = saved {
            tracing::info!(%error, "the journal's index is not kept");
        }
    }
}

#[cfg(test)]
mod tests;
