//! The journal: what is settled, and what was said to whom. Append-only lines, each with its checksum.
//!
//! A torn tail (the machine stopped in the middle of a line) is cut; damage inside is told and never leads to a
//! second draft: every letter that the journal does not know is looked for in the drafts' folder first, and one whose
//! end may stand in the damaged line goes to a person.

use super::{
    entry::{self, Done, Entry, Mark, VERSION},
    index::{Covers, Index, Name, Value, name},
};
use crate::{letter::LetterKey, mail::Durability};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    fs::{File, OpenOptions},
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write},
    os::unix::fs::{FileExt, OpenOptionsExt},
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
const FRESH: usize = 200_000;
/// So much may be read at each start before the index file is worth it.
const STALE: usize = 4_000;
/// Longest line that is looked at.
const LONGEST: u64 = 1 << 20;

/// What went wrong with the journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// It cannot be read or written.
    #[error("the journal `{}` cannot be used: {error}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A newer program wrote it.
    #[error("the journal `{}` was written by a newer version of regards (format {version}); nothing was touched", path.display())]
    Newer {
        /// Which.
        path: PathBuf,
        /// Its version.
        version: u32,
    },
}

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
                .write(&Entry::Head { version: VERSION })
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
            Entry::Tried { key, .. } => self.index.add(name(b'x', key), Value::new(at, 0)),
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

    /// Lines that could not be believed, those of earlier runs too.
    pub fn damaged(&self) -> u64 {
        self.damaged_before + self.damaged.len() as u64
    }

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

    fn write(&mut self, entry: &Entry) -> io::Result<u64> {
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

/// A digest of the last octets before a place: it tells this journal from another.
fn mark(file: &File, end: u64) -> io::Result<u64> {
    let from = end.saturating_sub(256);
    let mut octets = vec![0; usize::try_from(end - from).unwrap_or(0)];
    file.read_exact_at(&mut octets, from)?;
    let digest = Sha256::digest(&octets);
    let first = digest.first_chunk::<8>().copied().unwrap_or_default();
    Ok(u64::from_le_bytes(first))
}

/// One line of a scan.
struct Line {
    at: u64,
    number: u64,
    entry: Option<Entry>,
}

/// Goes through the lines behind what is covered; gives where the last whole line ends.
fn scan(
    path: &Path,
    mut file: File,
    covers: Covers,
    mut each: impl FnMut(Line),
) -> Result<u64, JournalError> {
    let io = |error| JournalError::Io {
        path: path.to_path_buf(),
        error,
    };
    file.seek(SeekFrom::Start(covers.octets)).map_err(io)?;
    let mut reader = BufReader::with_capacity(1 << 16, file);
    let (mut at, mut number) = (covers.octets, covers.lines);
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = reader
            .by_ref()
            .take(LONGEST)
            .read_until(b'\n', &mut line)
            .map_err(io)?;
        // A torn tail is no line.
        if read == 0 || (line.last() != Some(&b'\n') && (read as u64) < LONGEST) {
            return Ok(at);
        }
        number += 1;
        let entry = entry::parse(&line);
        if let Some(Entry::Head { version }) = entry
            && version > VERSION
        {
            return Err(JournalError::Newer {
                path: path.to_path_buf(),
                version,
            });
        }
        each(Line { at, number, entry });
        at += read as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Outcome;

    fn key(byte: u8) -> LetterKey {
        LetterKey([byte; 32])
    }

    fn done(byte: u8) -> Done {
        Done {
            key: key(byte).hex(),
            id: key(byte).short(),
            outcome: Outcome::Drafted,
            put: true,
            customer: Some("whose".into()),
            stamp: Some(format!("stamp {byte}")),
            ..Done::default()
        }
    }

    fn written(folder: &Path) -> Vec<u8> {
        let mut journal = Journal::open(folder, Durability::Each).unwrap();
        for byte in 1..=3 {
            journal.intent(&key(byte)).unwrap();
            journal.done(done(byte)).unwrap();
        }
        std::fs::read(folder.join("journal")).unwrap()
    }

    fn settled(journal: &Journal) -> usize {
        (1..=3)
            .filter(|byte| journal.settled(&key(*byte)).unwrap().is_some())
            .count()
    }

    #[test]
    fn a_tail_torn_at_any_byte_is_cut_and_the_rest_believed() {
        let folder = tempfile::tempdir().unwrap();
        let whole = written(folder.path());
        for length in 0..whole.len() {
            std::fs::write(folder.path().join("journal"), &whole[..length]).unwrap();
            let journal = Journal::open(folder.path(), Durability::Unsynced).unwrap();
            let lines = whole[..length]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count();
            let expected = [3, 5, 7].iter().filter(|line| lines >= **line).count();
            assert_eq!(settled(&journal), expected, "cut at byte {length}");
            assert!(
                journal.damaged.is_empty(),
                "cut at byte {length}: {:?}",
                journal.damaged
            );
        }
    }

    #[test]
    fn a_flipped_bit_is_told_and_leaves_only_its_own_letter_in_doubt() {
        let folder = tempfile::tempdir().unwrap();
        let whole = written(folder.path());
        let line_of =
            |at: usize| 1 + whole[..at].iter().filter(|byte| **byte == b'\n').count() as u64;
        for at in (0..whole.len()).step_by(7) {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            std::fs::write(folder.path().join("journal"), &bytes).unwrap();
            let Ok(journal) = Journal::open(folder.path(), Durability::Unsynced) else {
                panic!("a flip at {at} is no newer format");
            };
            // A flip that makes or unmakes a line end damages two lines or tears the tail.
            if whole[at] != b'\n' && bytes[at] != b'\n' {
                assert_eq!(journal.damaged, [line_of(at)], "octet {at}");
            }
            for byte in 1..=3 {
                let known = journal.settled(&key(byte)).unwrap().is_some();
                let doubt = journal.in_doubt(&key(byte)).unwrap();
                let last_line_torn = at == whole.len() - 1;
                assert!(
                    known || doubt || last_line_torn,
                    "octet {at}, letter {byte}"
                );
            }
        }
    }

    #[test]
    fn the_index_file_knows_what_the_journal_says() {
        let folder = tempfile::tempdir().unwrap();
        written(folder.path());
        let mut journal = Journal::open(folder.path(), Durability::Unsynced).unwrap();
        journal.save_index();
        assert_eq!(journal.index.fresh(), 0);
        journal.tried(&key(4), "no").unwrap();
        journal
            .add(&Entry::Intent {
                key: key(2).hex(),
                again: Some("stamp 2".into()),
            })
            .unwrap();
        drop(journal);
        let journal = Journal::peek(folder.path()).unwrap();
        assert_eq!(settled(&journal), 2, "the second is being written anew");
        assert!(
            journal
                .by_stamp("stamp 1")
                .unwrap()
                .is_some_and(|it| it.has(PUT))
        );
        assert!(journal.by_stamp("stamp 2").unwrap().is_none());
        assert_eq!(journal.tries(&key(4)).unwrap(), 1);
        assert_eq!(journal.of_customer("whose", 2).unwrap(), [done(2), done(3)]);
        assert_eq!(journal.by_id(&key(3).short()).unwrap(), Some(done(3)));
    }

    #[test]
    fn the_index_of_another_journal_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        written(folder.path());
        Journal::open(folder.path(), Durability::Unsynced)
            .unwrap()
            .save_index();
        std::fs::remove_file(folder.path().join("journal")).unwrap();
        let mut journal = Journal::open(folder.path(), Durability::Unsynced).unwrap();
        assert_eq!(settled(&journal), 0);
        for _ in 0..40 {
            journal.done(done(9)).unwrap();
        }
        drop(journal);
        let journal = Journal::open(folder.path(), Durability::Unsynced).unwrap();
        assert_eq!(settled(&journal), 0);
    }

    #[test]
    fn a_newer_journal_is_refused_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let line = entry::line(&Entry::Head { version: 9 }).unwrap();
        std::fs::write(folder.path().join("journal"), &line).unwrap();
        assert!(matches!(
            Journal::open(folder.path(), Durability::Unsynced),
            Err(JournalError::Newer { version: 9, .. })
        ));
        assert_eq!(std::fs::read(folder.path().join("journal")).unwrap(), line);
    }
}
