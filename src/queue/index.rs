//! Where the journal speaks of what: a sorted file beside it, so that a million letters need no memory, and what was written since.
//!
//! The file can always be made again from the journal. It is believed only if it was made from the journal that lies there.

use sha2::{Digest, Sha256};
use std::{
    collections::BTreeSet,
    fs::File,
    io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
};

/// What is looked up, digested.
pub type Name = [u8; 16];
/// What is known of it: the place in the journal, and flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value(u64);

const MAGIC: u64 = u64::from_le_bytes(*b"rgrdsix1");
const HEADER: usize = 64;
const ENTRY: usize = 24;
/// About so many entries share a place in the table of beginnings.
const SHARED: u64 = 64;

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

#[derive(Debug)]
struct Sorted {
    file: File,
    covers: Covers,
    /// Where the entries with each beginning begin; one more than there are beginnings.
    begins: Vec<u64>,
    bits: u32,
    check: u64,
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

impl Sorted {
    fn open(path: &Path) -> io::Result<Option<Self>> {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut words = [0; HEADER];
        file.read_exact_at(&mut words, 0)?;
        let word = |at: usize| number(&words, 8 * at);
        let bits = u32::try_from(word(5)).unwrap_or(u32::MAX);
        if word(0) != MAGIC || bits > 26 {
            return Ok(None);
        }
        let mut table = vec![0; 8 * ((1_usize << bits) + 1)];
        file.read_exact_at(&mut table, HEADER as u64)?;
        let begins: Vec<u64> = table.chunks_exact(8).map(|it| number(it, 0)).collect();
        let covers = Covers {
            octets: word(1),
            lines: word(2),
            damaged: word(3),
            mark: word(4),
        };
        let sorted = Self {
            covers,
            begins,
            bits,
            check: word(6),
            file,
        };
        let long = sorted.start() + sorted.count() * ENTRY as u64;
        let rises = sorted.begins.is_sorted();
        Ok((rises && sorted.file.metadata()?.len() == long).then_some(sorted))
    }

    fn count(&self) -> u64 {
        self.begins.last().copied().unwrap_or(0)
    }

    fn start(&self) -> u64 {
        HEADER as u64 + 8 * self.begins.len() as u64
    }

    fn entry(&self, at: u64) -> io::Result<(Name, Value)> {
        let mut octets = [0; ENTRY];
        self.file
            .read_exact_at(&mut octets, self.start() + at * ENTRY as u64)?;
        Ok(entry(octets))
    }

    /// The newest values of a name, oldest first.
    fn find(&self, name: &Name, most: usize) -> io::Result<Vec<Value>> {
        let bucket = bucket(name, self.bits);
        let (Some(from), Some(to)) = (self.begins.get(bucket), self.begins.get(bucket + 1)) else {
            return Ok(Vec::new());
        };
        let (mut from, mut to) = (*from, *to);
        // One read for most; a person with very many letters fills a place alone.
        let last = (*name, Value(u64::MAX));
        while to - from > 4 * SHARED {
            let middle = from + (to - from) / 2;
            if self.entry(middle)? <= last {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        let from = from
            .saturating_sub(most as u64)
            .max(self.begins.get(bucket).copied().unwrap_or(0));
        let mut octets = vec![0; usize::try_from(to - from).unwrap_or(0) * ENTRY];
        self.file
            .read_exact_at(&mut octets, self.start() + from * ENTRY as u64)?;
        let theirs = octets
            .chunks_exact(ENTRY)
            .map(entry)
            .filter(|(its, _)| its == name);
        let mut found: Vec<Value> = theirs.map(|(_, value)| value).collect();
        Ok(found.split_off(found.len().saturating_sub(most)))
    }

    fn entries(&self) -> io::Result<Entries> {
        let mut file = self.file.try_clone()?;
        file.seek(SeekFrom::Start(self.start()))?;
        Ok(Entries {
            left: self.count(),
            reader: BufReader::with_capacity(1 << 16, file),
        })
    }

    fn is_whole(&self) -> io::Result<bool> {
        let mut check = MAGIC;
        for found in self.entries()? {
            check = mixed(check, &found?);
        }
        Ok(check == self.check)
    }
}

struct Entries {
    left: u64,
    reader: BufReader<File>,
}

impl Iterator for Entries {
    type Item = io::Result<(Name, Value)>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let mut octets = [0; ENTRY];
        Some(self.reader.read_exact(&mut octets).map(|()| entry(octets)))
    }
}

struct Writer<'f> {
    out: BufWriter<&'f mut File>,
    counts: Vec<u64>,
    bits: u32,
    check: u64,
}

impl<'f> Writer<'f> {
    fn new(file: &'f mut File, bits: u32) -> io::Result<Self> {
        let counts = vec![0; (1_usize << bits) + 1];
        file.seek(SeekFrom::Start((HEADER + 8 * counts.len()) as u64))?;
        Ok(Self {
            out: BufWriter::with_capacity(1 << 16, file),
            counts,
            bits,
            check: MAGIC,
        })
    }

    fn add(&mut self, found: &(Name, Value)) -> io::Result<()> {
        if let Some(count) = self.counts.get_mut(bucket(&found.0, self.bits) + 1) {
            *count += 1;
        }
        self.check = mixed(self.check, found);
        self.out.write_all(&found.0)?;
        self.out.write_all(&found.1.0.to_le_bytes())
    }

    fn finish(mut self, covers: Covers) -> io::Result<()> {
        self.out.seek(SeekFrom::Start(0))?;
        let Covers {
            octets,
            lines,
            damaged,
            mark,
        } = covers;
        for word in [
            MAGIC,
            octets,
            lines,
            damaged,
            mark,
            u64::from(self.bits),
            self.check,
            0,
        ] {
            self.out.write_all(&word.to_le_bytes())?;
        }
        let mut sum = 0;
        for count in &self.counts {
            sum += count;
            self.out.write_all(&u64::to_le_bytes(sum))?;
        }
        self.out.flush()
    }
}

fn entry(octets: impl AsRef<[u8]>) -> (Name, Value) {
    let octets = octets.as_ref();
    let mut name = Name::default();
    for (to, from) in name.iter_mut().zip(octets) {
        *to = *from;
    }
    (name, Value(number(octets, 16)))
}

fn number(octets: &[u8], at: usize) -> u64 {
    let word = octets.get(at..at + 8).and_then(|it| it.try_into().ok());
    u64::from_le_bytes(word.unwrap_or_default())
}

/// Names are digests: their beginnings are spread evenly.
fn bucket(name: &Name, bits: u32) -> usize {
    let [a, b, c, d, ..] = *name;
    let first = u64::from(u32::from_be_bytes([a, b, c, d]));
    usize::try_from(first >> (32 - bits)).unwrap_or(0)
}

/// Finds flipped bits and zeroed blocks; it is no defence against somebody who may write in the state folder.
fn mixed(check: u64, (name, value): &(Name, Value)) -> u64 {
    [number(name, 0), number(name, 8), value.0]
        .iter()
        .fold(check, |check, word| {
            (check.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

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
