//! Which letters are in hand: written down before a letter is read, so that one that ends the whole program (no panic: a stack
//! that overflows, memory that runs out) is known to the next run, and is tried three times and no more.

use crate::letter::LetterKey;
use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::{FileExt, OpenOptionsExt},
    path::Path,
};

/// A letter that was tried so often in vain is set aside.
pub(super) const TRIES: usize = 3;
/// A letter that the program cannot digest.
pub(super) const FAULT: &str = "the letter met a fault in the program; please report it";

/// One worker's place in the file: a letter for the kind, 64 hexadecimal digits, the end of the line.
const SLOT: usize = 66;
const EMPTY: [u8; SLOT] = {
    let mut slot = [b' '; SLOT];
    slot[SLOT - 1] = b'\n';
    slot
};

/// What a worker has in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holding {
    /// A letter whose key is known.
    Letter(LetterKey),
    /// One that is looked at for the first time; the key is that of its place.
    Place(LetterKey),
}

/// The hands of all workers of a run.
#[derive(Debug, Default)]
pub(super) struct Hands {
    file: Option<File>,
}

/// One worker's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hand<'h> {
    hands: &'h Hands,
    slot: usize,
}

impl Hands {
    /// What was in hand when the last run ended, if it did not end by itself. The caller holds the folder's lock.
    pub fn left(state: &Path) -> Vec<Holding> {
        // What cannot be read is nobody's letter.
        let text = fs::read_to_string(state.join("in-hand")).unwrap_or_default();
        text.lines().filter_map(holding).collect()
    }

    /// Opens the file of a state folder for so many workers; all hands are empty.
    pub fn open(state: &Path, workers: usize) -> io::Result<Self> {
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(state.join("in-hand"))?;
        // There is room for all from now on, even when the disk is full.
        file.write_all_at(&EMPTY.repeat(workers), 0)?;
        file.set_len((workers * SLOT) as u64)?;
        Ok(Self { file: Some(file) })
    }

    /// The hand of a worker, counted from 0.
    pub fn hand(&self, slot: usize) -> Hand<'_> {
        Hand { hands: self, slot }
    }
}

impl Hand<'_> {
    /// Does something with a letter in hand.
    pub fn with<T>(&self, holding: &Holding, work: impl FnOnce() -> T) -> T {
        let (kind, key) = match holding {
            Holding::Letter(key) => ('k', key),
            Holding::Place(key) => ('p', key),
        };
        self.write(format!("{kind}{}\n", key.hex()).as_bytes());
        let done = work();
        self.write(&EMPTY);
        done
    }

    /// What cannot be written down is only not known afterwards.
    fn write(&self, slot: &[u8]) {
        if let Some(file) = &self.hands.file {
            let _not_known = file.write_all_at(slot, (self.slot * SLOT) as u64);
        }
    }
}

fn holding(line: &str) -> Option<Holding> {
    let key = |digits: &str| {
        let mut key = LetterKey::default();
        if digits.len() != 2 * key.0.len() || !digits.is_ascii() {
            return None;
        }
        for (at, octet) in key.0.iter_mut().enumerate() {
            *octet = u8::from_str_radix(digits.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        Some(key)
    };
    match (line.get(..1)?, line.get(1..)?) {
        ("k", digits) => key(digits).map(Holding::Letter),
        ("p", digits) => key(digits).map(Holding::Place),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Hands, Holding};
    use crate::letter::LetterKey;

    #[test]
    fn what_was_in_hand_is_known_to_the_next_run_and_only_to_that() {
        let folder = tempfile::tempdir().unwrap();
        let (letter, place) = (LetterKey([0xab; 32]), LetterKey([7; 32]));
        assert!(Hands::left(folder.path()).is_empty());
        let hands = Hands::open(folder.path(), 3).unwrap();
        hands.hand(0).with(&Holding::Letter(letter), || {
            hands.hand(2).with(&Holding::Place(place), || {
                // As if the program ended here.
                let left = Hands::left(folder.path());
                assert_eq!(left, [Holding::Letter(letter), Holding::Place(place)]);
            });
        });
        assert_eq!(Hands::left(folder.path()), []);
        for damaged in ["k12\n", "kzz", "x", "é", &"k".repeat(65), "k+1"] {
            std::fs::write(folder.path().join("in-hand"), damaged).unwrap();
            assert_eq!(Hands::left(folder.path()), [], "{damaged}");
        }
        Hands::open(folder.path(), 1).unwrap();
        assert_eq!(Hands::left(folder.path()), []);
    }
}
