//! Where the journal speaks of what: a sorted file beside it, so that a million letters need no memory, and what was written since.
//!
//! The file can always be made again from the journal. It is believed only if it was made from the journal that lies there.

mod sorted;

use sha2::{Digest, Sha256};
use sorted::{Entries, SHARED, Sorted, Writer};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
};

/// What is looked up, digested.
pub type Name = [u8; 16];
/// What is known of it: the place in the journal, and flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value(u64);

impl Value {
    /// A place below 2^56, and eight flags.
    pub fn new(at: u64, flags: u8) -> Self {
        Self(at << 8 | u64::from(flags))
    }

    /// The place in the journal.
    pub fn at(self) -> u64 {
        self.0 >> 8
    }

    /// Whether a flag is set.
    pub fn has(self, flag: u8) -> bool {
        self.0 & u64::from(flag) != 0
    }
}

/// The name of something of a kind.
pub fn name(kind: u8, what: &str) -> Name {
    let mut hash = Sha256::new();
    hash.update([kind]);
    hash.update(what.as_bytes());
    let mut name = Name::default();
    for (to, from) in name.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    name
}

/// What of the journal the sorted file covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Covers {
    /// Octets of the journal.
    pub octets: u64,
    /// Lines of it.
    pub lines: u64,
    /// Lines that could not be believed.
    pub damaged: u64,
    /// A digest of the end of what is covered: another journal has another.
    pub mark: u64,
}

/// Names and what is known of them.
#[derive(Debug)]
pub struct Index {
    path: PathBuf,
    sorted: Option<Sorted>,
    fresh: BTreeSet<(Name, Value)>,
}

impl Index {
    /// The index file of a state folder. One that is damaged counts as none.
    pub fn open(state: &Path) -> Self {
        let path = state.join("journal.index");
        let sorted = Sorted::open(&path).ok().flatten();
        Self {
            path,
            sorted,
            fresh: BTreeSet::new(),
        }
    }

    /// What the file covers.
    pub fn covers(&self) -> Covers {
        self.sorted
            .as_ref()
            .map(|sorted| sorted.covers)
            .unwrap_or_default()
    }

    /// Reads the file once to its end, and drops it if it is not as it was written.
    pub fn verify(&mut self) {
        if self
            .sorted
            .as_ref()
            .is_some_and(|sorted| !sorted.is_whole().unwrap_or(false))
        {
            self.sorted = None;
        }
    }

    /// Forgets everything: the journal is not the one that it was made from.
    pub fn clear(&mut self) {
        self.sorted = None;
        self.fresh.clear();
    }

    /// Adds what a line of the journal says.
    pub fn add(&mut self, name: Name, value: Value) {
        self.fresh.insert((name, value));
    }

    /// How much is not in the file yet.
    pub fn fresh(&self) -> usize {
        self.fresh.len()
    }

    /// What was said last.
    pub fn last(&self, name: &Name) -> io::Result<Option<Value>> {
        let range = (*name, Value(0))..=(*name, Value(u64::MAX));
        if let Some((_, value)) = self.fresh.range(range).next_back() {
            return Ok(Some(*value));
        }
        let Some(sorted) = &self.sorted else {
            return Ok(None);
        };
        Ok(sorted.find(name, 1)?.pop())
    }

    /// What was said, oldest first; at most the newest `most`.
    pub fn all(&self, name: &Name, most: usize) -> io::Result<Vec<Value>> {
        let mut found = match &self.sorted {
            Some(sorted) => sorted.find(name, most)?,
            None => Vec::new(),
        };
        let range = (*name, Value(0))..=(*name, Value(u64::MAX));
        found.extend(self.fresh.range(range).map(|(_, value)| *value));
        Ok(found.split_off(found.len().saturating_sub(most)))
    }

    /// Writes everything into the file anew; nothing is left in memory.
    pub fn save(&mut self, covers: Covers) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        // Mode 0600 is what such files have.
        let mut new = tempfile::NamedTempFile::new_in(folder)?;
        let old = self.sorted.as_ref().map_or(0, Sorted::count);
        let count = old + self.fresh.len() as u64;
        let bits = (count / SHARED).checked_ilog2().unwrap_or(0);
        let mut writer = Writer::new(new.as_file_mut(), bits)?;
        let mut entries = self.sorted.as_ref().map(Sorted::entries).transpose()?;
        let mut next = next_of(&mut entries)?;
        for fresh in &self.fresh {
            while let Some(entry) = next.filter(|entry| entry <= fresh) {
                if entry != *fresh {
                    writer.add(&entry)?;
                }
                next = next_of(&mut entries)?;
            }
            writer.add(fresh)?;
        }
        while let Some(entry) = next {
            writer.add(&entry)?;
            next = next_of(&mut entries)?;
        }
        writer.finish(covers)?;
        new.persist(&self.path).map_err(io::Error::from)?;
        self.sorted = Sorted::open(&self.path)?;
        self.fresh.clear();
        Ok(())
    }
}

fn next_of(entries: &mut Option<Entries>) -> io::Result<Option<(Name, Value)>> {
    entries.as_mut().and_then(Iterator::next).transpose()
}

#[cfg(test)]
mod tests {
    use super::{Covers, Index, Value, name, sorted::HEADER};

    #[test]
    fn what_was_added_is_found_before_and_after_it_was_saved_and_merged() {
        let folder = tempfile::tempdir().unwrap();
        let mut index = Index::open(folder.path());
        let total = 3_000_u64;
        for at in 0..total {
            index.add(name(b'k', &at.to_string()), Value::new(at, 1));
            index.add(name(b'c', &(at % 7).to_string()), Value::new(at, 0));
            index.add(name(b'c', "one"), Value::new(at, 2));
            if at % 700 == 699 {
                index
                    .save(Covers {
                        octets: at,
                        ..Covers::default()
                    })
                    .unwrap();
            }
        }
        index.verify();
        assert_eq!(index.covers().octets, 2_799);
        for at in 0..total {
            let found = index.last(&name(b'k', &at.to_string())).unwrap();
            assert_eq!(found.map(|it| (it.at(), it.has(1))), Some((at, true)));
            assert_eq!(index.last(&name(b'k', &format!("-{at}"))).unwrap(), None);
        }
        let places = |name, most| {
            index
                .all(&name, most)
                .unwrap()
                .iter()
                .map(|it| it.at())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            places(name(b'c', "one"), 5_000),
            (0..total).collect::<Vec<_>>()
        );
        assert_eq!(places(name(b'c', "one"), 3), [2_997, 2_998, 2_999]);
        assert_eq!(places(name(b'c', "3"), 2), [2_992, 2_999]);
    }

    #[test]
    fn a_damaged_file_counts_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let mut index = Index::open(folder.path());
        for at in 0..50 {
            index.add(name(b'k', &at.to_string()), Value::new(at, 0));
        }
        index
            .save(Covers {
                octets: 9,
                ..Covers::default()
            })
            .unwrap();
        let path = folder.path().join("journal.index");
        let whole = std::fs::read(&path).unwrap();
        for at in [1, HEADER + 9, HEADER + 40, whole.len() - 1] {
            let mut octets = whole.clone();
            octets[at] ^= 4;
            std::fs::write(&path, &octets).unwrap();
            let mut index = Index::open(folder.path());
            index.verify();
            assert_eq!(index.covers(), Covers::default(), "octet {at}");
        }
        std::fs::write(&path, &whole[..whole.len() - 1]).unwrap();
        assert_eq!(Index::open(folder.path()).covers(), Covers::default());
    }
}
