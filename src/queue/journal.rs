//! The journal: what is settled, and what was said to whom. Append-only lines, each with its checksum.
//!
//! A torn tail (the machine stopped in the middle of a line) is cut; damage inside is told and never leads to a
//! second draft, because every letter that the journal does not know is looked for in the drafts' folder first.

use crate::{draft::Promise, letter::LetterKey, mail::Durability, record::Outcome};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    fs::{File, OpenOptions},
    io::{self, BufRead, BufReader, Seek, SeekFrom, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// The version of the format. An older one is read; a newer one is refused untouched.
const VERSION: u32 = 1;

/// One line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub enum Entry {
    /// The first line.
    Head {
        /// Format version.
        version: u32,
    },
    /// A draft for this letter is about to be put.
    Intent {
        /// Hexadecimal key of the letter.
        key: String,
    },
    /// A letter has ended.
    Done(Box<Done>),
    /// A letter could not be done; after three tries it is set aside.
    Tried {
        /// Hexadecimal key of the letter.
        key: String,
        /// Why, without personal data.
        why: String,
    },
}

/// How a letter ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Done {
    /// Hexadecimal key of the letter.
    pub key: String,
    /// The draft's id.
    pub id: String,
    /// Message-ID of the letter, for `show`.
    pub message_id: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Whether a draft was put.
    pub put: bool,
    /// Where its record begins in the file of records.
    pub record: Option<u64>,
    /// Digest of whose letter it is.
    pub customer: Option<String>,
    /// Digest of the sender's address, for limits.
    pub sender: Option<String>,
    /// The day of the run (ISO 8601).
    pub day: String,
    /// Variants used.
    pub variants: Vec<String>,
    /// What the draft commits us to.
    pub promises: Vec<Promise>,
    /// Digests of the threads' roots that this letter belongs to.
    pub thread: Option<String>,
    /// The file as it was seen: name, inode, size and time, digested.
    pub stamp: Option<String>,
}

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
    file: Option<File>,
    durability: Durability,
    dirty: bool,
    settled: HashMap<String, Done>,
    stamps: HashMap<String, String>,
    tries: HashMap<String, u32>,
    /// Lines inside the file that could not be believed, for a warning.
    pub damaged: Vec<usize>,
}

impl Journal {
    /// Opens the journal of a state folder for writing; the folder is made if it is not there.
    pub fn open(state: &Path, durability: Durability) -> Result<Self, JournalError> {
        let path = state.join("journal");
        let io = |error| JournalError::Io {
            path: path.clone(),
            error,
        };
        let file = OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .mode(0o600)
            .open(&path)
            .map_err(io)?;
        let mut journal = Self {
            path: path.clone(),
            file: Some(file),
            durability,
            dirty: false,
            settled: HashMap::new(),
            stamps: HashMap::new(),
            tries: HashMap::new(),
            damaged: Vec::new(),
        };
        let good = journal.load()?;
        if good == 0 {
            journal
                .write(&Entry::Head { version: VERSION })
                .map_err(io)?;
        }
        Ok(journal)
    }

    /// Reads what is there without writing; nothing there is an empty journal.
    pub fn read(state: &Path) -> Result<Vec<Done>, JournalError> {
        let path = state.join("journal");
        match File::open(&path) {
            Ok(file) => {
                let mut found = Vec::new();
                scan(&path, &file, |entry| {
                    if let Entry::Done(done) = entry {
                        found.push(*done);
                    }
                })?;
                Ok(found)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(JournalError::Io { path, error }),
        }
    }

    /// A journal that knows what is settled and writes nothing, for a dry run.
    pub fn peek(state: &Path) -> Result<Self, JournalError> {
        let mut journal = Self {
            path: state.join("journal"),
            file: None,
            durability: Durability::Unsynced,
            dirty: false,
            settled: HashMap::new(),
            stamps: HashMap::new(),
            tries: HashMap::new(),
            damaged: Vec::new(),
        };
        for done in Self::read(state)? {
            journal.remember(done);
        }
        Ok(journal)
    }

    fn load(&mut self) -> Result<u64, JournalError> {
        let Some(reader) = self.file.as_ref().map(File::try_clone) else {
            return Ok(0);
        };
        let reader = reader.map_err(|error| self.io(error))?;
        let (mut settled, mut stamps, mut tries) = (HashMap::new(), HashMap::new(), HashMap::new());
        let scanned = scan(&self.path, &reader, |entry| match entry {
            Entry::Done(done) => {
                if let Some(stamp) = &done.stamp {
                    stamps.insert(stamp.clone(), done.key.clone());
                }
                settled.insert(done.key.clone(), *done);
            }
            Entry::Tried { key, .. } => *tries.entry(key).or_insert(0) += 1,
            Entry::Head { .. } | Entry::Intent { .. } => {}
        })?;
        (self.settled, self.stamps, self.tries) = (settled, stamps, tries);
        self.damaged = scanned.damaged;
        reader
            .set_len(scanned.good)
            .map_err(|error| self.io(error))?;
        Ok(scanned.good)
    }

    fn io(&self, error: io::Error) -> JournalError {
        JournalError::Io {
            path: self.path.clone(),
            error,
        }
    }

    /// How a letter ended, if it is settled.
    pub fn settled(&self, key: &LetterKey) -> Option<&Done> {
        self.settled.get(&key.hex())
    }

    /// Everything that is settled.
    pub fn all(&self) -> impl Iterator<Item = &Done> {
        self.settled.values()
    }

    /// How a file that looks the same as before ended: nothing is read of it again.
    pub fn by_stamp(&self, stamp: &str) -> Option<&Done> {
        self.stamps.get(stamp).and_then(|key| self.settled.get(key))
    }

    /// How often a letter was tried in vain.
    pub fn tries(&self, key: &LetterKey) -> u32 {
        self.tries.get(&key.hex()).copied().unwrap_or(0)
    }

    /// A draft for this letter is about to be put.
    pub fn intent(&mut self, key: &LetterKey) -> Result<(), JournalError> {
        self.append(&Entry::Intent { key: key.hex() })
    }

    /// A letter has ended.
    pub fn done(&mut self, done: Done) -> Result<(), JournalError> {
        self.append(&Entry::Done(Box::new(done.clone())))?;
        self.remember(done);
        Ok(())
    }

    fn remember(&mut self, done: Done) {
        if let Some(stamp) = &done.stamp {
            self.stamps.insert(stamp.clone(), done.key.clone());
        }
        self.settled.insert(done.key.clone(), done);
    }

    /// A letter was tried in vain.
    pub fn tried(&mut self, key: &LetterKey, why: &str) -> Result<(), JournalError> {
        *self.tries.entry(key.hex()).or_insert(0) += 1;
        self.append(&Entry::Tried {
            key: key.hex(),
            why: why.to_string(),
        })
    }

    /// Makes everything durable that was written; a no-op where nothing is synced.
    pub fn sync(&mut self) -> Result<(), JournalError> {
        if self.dirty
            && self.durability != Durability::Unsynced
            && let Some(file) = &self.file
        {
            file.sync_data().map_err(|error| self.io(error))?;
        }
        self.dirty = false;
        Ok(())
    }

    fn append(&mut self, entry: &Entry) -> Result<(), JournalError> {
        self.write(entry).map_err(|error| self.io(error))?;
        if self.durability == Durability::Each {
            self.sync()
        } else {
            Ok(())
        }
    }

    fn write(&mut self, entry: &Entry) -> io::Result<()> {
        let json = serde_json::to_string(entry)?;
        self.dirty = true;
        match &mut self.file {
            Some(file) => file.write_all(format!("{} {json}\n", checksum(&json)).as_bytes()),
            None => Ok(()),
        }
    }
}

/// What a scan found beside the entries.
struct Scanned {
    /// The length up to which the file is whole.
    good: u64,
    /// Lines inside that could not be believed.
    damaged: Vec<usize>,
}

fn scan(
    path: &Path,
    mut file: &File,
    mut each: impl FnMut(Entry),
) -> Result<Scanned, JournalError> {
    let io = |error| JournalError::Io {
        path: path.to_path_buf(),
        error,
    };
    file.seek(SeekFrom::Start(0)).map_err(io)?;
    let mut reader = BufReader::new(file);
    let (mut at, mut good, mut number) = (0u64, 0u64, 0usize);
    let mut damaged = Vec::new();
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line).map_err(io)?;
        if read == 0 {
            break;
        }
        at += read as u64;
        number += 1;
        match parse(&line) {
            Some(Entry::Head { version }) if version > VERSION => {
                return Err(JournalError::Newer {
                    path: path.to_path_buf(),
                    version,
                });
            }
            Some(entry) => {
                each(entry);
                good = at;
            }
            None => damaged.push(number),
        }
    }
    // What cannot be believed at the very end is a torn tail and no damage.
    damaged.retain(|line| *line < number || good == at);
    if good < at && damaged.last().is_some_and(|last| *last == number) {
        damaged.pop();
    }
    Ok(Scanned { good, damaged })
}

fn parse(line: &[u8]) -> Option<Entry> {
    let line = std::str::from_utf8(line.strip_suffix(b"\n")?).ok()?;
    let (sum, json) = line.split_once(' ')?;
    if sum != checksum(json) {
        return None;
    }
    serde_json::from_str(json).ok()
}

fn checksum(json: &str) -> String {
    Sha256::digest(json.as_bytes())
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> LetterKey {
        LetterKey([byte; 32])
    }

    fn done(byte: u8) -> Done {
        Done {
            key: key(byte).hex(),
            outcome: Outcome::Drafted,
            put: true,
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
            assert_eq!(journal.all().count(), expected, "cut at byte {length}");
            assert!(
                journal.damaged.is_empty(),
                "cut at byte {length}: {:?}",
                journal.damaged
            );
        }
    }

    #[test]
    fn a_flipped_bit_inside_is_told_and_nothing_else_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = written(folder.path());
        let third_line = bytes
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == b'\n')
            .nth(1)
            .unwrap()
            .0
            + 20;
        bytes[third_line] ^= 1;
        std::fs::write(folder.path().join("journal"), &bytes).unwrap();
        let journal = Journal::open(folder.path(), Durability::Unsynced).unwrap();
        assert_eq!(journal.damaged, [3]);
        assert!(journal.settled(&key(1)).is_none() && journal.settled(&key(2)).is_some());
    }

    #[test]
    fn a_newer_journal_is_refused_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let json = r#"{"t":"head","version":9}"#;
        let line = format!("{} {json}\n", checksum(json));
        std::fs::write(folder.path().join("journal"), &line).unwrap();
        assert!(matches!(
            Journal::open(folder.path(), Durability::Unsynced),
            Err(JournalError::Newer { version: 9, .. })
        ));
        assert_eq!(
            std::fs::read_to_string(folder.path().join("journal")).unwrap(),
            line
        );
    }
}
