//! What the journal knows.

use super::{DOUBT, Journal, JournalError, OPEN, scan::LONGEST};
use crate::{
    letter::LetterKey,
    queue::{
        entry::{self, Done, Entry, Mark, PLACE_DIED},
        index::{Value, name},
    },
};
use std::os::unix::fs::FileExt;

impl Journal {
    /// The flags of a letter that is settled.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn settled(&self, key: &LetterKey) -> Result<Option<Value>, JournalError> {
        let last = self
            .index
            .last(&name(b'k', &key.hex()))
            .map_err(|error| self.io(error))?;
        Ok(last.filter(|value| !value.has(OPEN)))
    }

    /// Whether a file that looks the same as before is settled: nothing is read of it again.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn by_stamp(&self, stamp: &str) -> Result<Option<Value>, JournalError> {
        let last = self
            .index
            .last(&name(b's', stamp))
            .map_err(|error| self.io(error))?;
        Ok(last.filter(|value| !value.has(OPEN)))
    }

    /// Whether the line that says how this letter ended may be one that is damaged.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn in_doubt(&self, key: &LetterKey) -> Result<bool, JournalError> {
        let key = key.hex();
        if self
            .intents
            .get(&name(b'd', &key))
            .is_some_and(|(_, doubt)| *doubt)
        {
            return Ok(true);
        }
        let last = self
            .index
            .last(&name(b'd', &key))
            .map_err(|error| self.io(error))?;
        Ok(last.is_some_and(|value| value.has(DOUBT)))
    }

    /// How often a letter was tried in vain since it ended last.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn tries(&self, key: &LetterKey) -> Result<usize, JournalError> {
        let key = key.hex();
        let io = |error| self.io(error);
        let tried = self.index.all(&name(b'x', &key), 8).map_err(io)?;
        let done = self.index.last(&name(b'k', &key)).map_err(io)?;
        Ok(tried
            .iter()
            .filter(|at| done.is_none_or(|done| done.at() < at.at()))
            .count())
    }

    /// Whether the program ever ended at the first look at a letter.
    pub fn has_tried_places(&self) -> bool {
        self.index
            .last(&name(b'x', PLACE_DIED))
            .is_ok_and(|it| it.is_some())
    }

    /// How this letter ended.
    ///
    /// # Errors
    /// If the journal cannot be read.
    pub fn done_of(&self, key: &str) -> Result<Option<Done>, JournalError> {
        Ok(self.found(b'k', key, 4)?.pop())
    }

    /// How the letter with this Message-ID, or with the draft of this id, ended.
    ///
    /// # Errors
    /// If the journal cannot be read.
    pub fn by_id(&self, id: &str) -> Result<Option<Done>, JournalError> {
        Ok(self.found(b'i', id, 1)?.pop())
    }

    /// Letters of one customer (digest), oldest first, at most the newest `most`.
    ///
    /// # Errors
    /// If the journal cannot be read.
    pub fn of_customer(&self, digest: &str, most: usize) -> Result<Vec<Done>, JournalError> {
        self.found(b'c', digest, most)
    }

    /// Letters of one sender (digest), oldest first, at most the newest `most`.
    ///
    /// # Errors
    /// If the journal cannot be read.
    pub fn of_sender(&self, digest: &str, most: usize) -> Result<Vec<Done>, JournalError> {
        self.found(b'f', digest, most)
    }

    /// Letters of one thread (digest), oldest first.
    ///
    /// # Errors
    /// If the journal cannot be read.
    pub fn of_thread(&self, digest: &str) -> Result<Vec<Done>, JournalError> {
        self.found(b't', digest, 64)
    }

    /// What became of the draft to this letter (hexadecimal key), and which promise of it that concerns.
    ///
    /// # Errors
    /// If the journal cannot be read.
    pub fn marks(&self, key: &str) -> Result<Vec<(Mark, Option<usize>)>, JournalError> {
        let mut found = Vec::new();
        for value in self
            .index
            .all(&name(b'm', key), 64)
            .map_err(|error| self.io(error))?
        {
            if let Some(Entry::Mark {
                key: its,
                mark,
                promise,
                ..
            }) = self.entry(value.at())?
                && its == key
            {
                found.push((mark, promise));
            }
        }
        Ok(found)
    }

    fn found(&self, kind: u8, what: &str, most: usize) -> Result<Vec<Done>, JournalError> {
        let mut found: Vec<Done> = Vec::new();
        for value in self
            .index
            .all(&name(kind, what), most)
            .map_err(|error| self.io(error))?
        {
            if let Some(Entry::Done(done)) = self.entry(value.at())? {
                // Done twice: what was said the second time counts.
                found.retain(|other| other.key != done.key);
                found.push(*done);
            }
        }
        Ok(found)
    }

    /// The line at a place.
    fn entry(&self, at: u64) -> Result<Option<Entry>, JournalError> {
        let Some(file) = &self.reader else {
            return Ok(None);
        };
        let mut line = Vec::new();
        let mut piece = [0; 1024];
        loop {
            let read = file
                .read_at(&mut piece, at + line.len() as u64)
                .map_err(|error| self.io(error))?;
            let Some(piece) = piece.get(..read).filter(|piece| !piece.is_empty()) else {
                return Ok(None);
            };
            match memchr::memchr(b'\n', piece) {
                Some(end) => {
                    line.extend_from_slice(piece.get(..=end).unwrap_or_default());
                    return Ok(entry::parse(&line));
                }
                None => line.extend_from_slice(piece),
            }
            if line.len() as u64 > LONGEST {
                return Ok(None);
            }
        }
    }
}
