//! Adding lines to the journal, and making them durable.

use super::{FRESH, Journal, JournalError};
use crate::{
    letter::LetterKey,
    mail::Durability,
    queue::entry::{self, Done, Entry},
};
use std::io::{self, Write};

impl Journal {
    /// Adds a line. It is durable after [`Journal::sync`].
    ///
    /// # Errors
    /// If it cannot be written; then nothing of it stands in the journal.
    pub fn add(&mut self, entry: &Entry) -> Result<(), JournalError> {
        let at = self.write(entry).map_err(|error| self.io(error))?;
        self.note(entry, at);
        if self.index.fresh() > FRESH {
            self.save_index();
        }
        Ok(())
    }

    /// A draft for this letter is about to be put.
    ///
    /// # Errors
    /// As [`Journal::add`].
    pub fn intent(&mut self, key: &LetterKey) -> Result<(), JournalError> {
        self.add(&Entry::Intent {
            key: key.hex(),
            again: None,
        })
    }

    /// A letter has ended.
    ///
    /// # Errors
    /// As [`Journal::add`].
    pub fn done(&mut self, done: Done) -> Result<(), JournalError> {
        self.add(&Entry::Done(Box::new(done)))
    }

    /// A letter was tried in vain.
    ///
    /// # Errors
    /// As [`Journal::add`].
    pub fn tried(&mut self, key: &LetterKey, why: &str) -> Result<(), JournalError> {
        self.add(&Entry::Tried {
            key: key.hex(),
            why: why.to_string(),
        })
    }

    /// Makes everything durable that was written; a no-op where nothing is synced.
    ///
    /// # Errors
    /// If the disk says no. What was written since the last time counts as not written.
    pub fn sync(&mut self) -> Result<(), JournalError> {
        if self.dirty
            && self.durability != Durability::Unsynced
            && let Some(file) = &self.writer
        {
            file.sync_data().map_err(|error| self.io(error))?;
        }
        self.dirty = false;
        Ok(())
    }

    /// Writes a line and tells where it begins; what cannot be written whole is taken back.
    pub(super) fn write(&mut self, entry: &Entry) -> io::Result<u64> {
        let line = entry::line(entry)?;
        let Some(file) = &mut self.writer else {
            return Ok(self.end);
        };
        self.dirty = true;
        if self.torn {
            // What a full disk left of an earlier line ends here and is seen for what it is.
            file.write_all(b"\n")?;
            (self.torn, self.lines) = (false, self.lines + 1);
            self.end = file.metadata()?.len();
        }
        let at = self.end;
        match file.write_all(&line) {
            Ok(()) => {
                self.end += line.len() as u64;
                self.lines += 1;
                Ok(at)
            }
            Err(error) => {
                self.torn = file.set_len(at).is_err();
                Err(error)
            }
        }
    }
}
