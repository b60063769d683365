//! The sorted file: a header, a table of beginnings, and entries of 24 octets.

use super::{Covers, Name, Value};
use std::{
    fs::File,
    io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    os::unix::fs::FileExt,
    path::Path,
};

const MAGIC: u64 = u64::from_le_bytes(*b"rgrdsix1");
pub(super) const HEADER: usize = 64;
const ENTRY: usize = 24;
/// About so many entries share a place in the table of beginnings.
pub(super) const SHARED: u64 = 64;

#[derive(Debug)]
pub(super) struct Sorted {
    file: File,
    pub covers: Covers,
    /// Where the entries with each beginning begin; one more than there are beginnings.
    begins: Vec<u64>,
    bits: u32,
    check: u64,
}

impl Sorted {
    pub fn open(path: &Path) -> io::Result<Option<Self>> {
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

    pub fn count(&self) -> u64 {
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
    pub fn find(&self, name: &Name, most: usize) -> io::Result<Vec<Value>> {
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

    pub fn entries(&self) -> io::Result<Entries> {
        let mut file = self.file.try_clone()?;
        file.seek(SeekFrom::Start(self.start()))?;
        Ok(Entries {
            left: self.count(),
            reader: BufReader::with_capacity(1 << 16, file),
        })
    }

    pub fn is_whole(&self) -> io::Result<bool> {
        let mut check = MAGIC;
        for found in self.entries()? {
            check = mixed(check, &found?);
        }
        Ok(check == self.check)
    }
}

pub(super) struct Entries {
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

pub(super) struct Writer<'f> {
    out: BufWriter<&'f mut File>,
    counts: Vec<u64>,
    bits: u32,
    check: u64,
}

impl<'f> Writer<'f> {
    pub fn new(file: &'f mut File, bits: u32) -> io::Result<Self> {
        let counts = vec![0; (1_usize << bits) + 1];
        file.seek(SeekFrom::Start((HEADER + 8 * counts.len()) as u64))?;
        Ok(Self {
            out: BufWriter::with_capacity(1 << 16, file),
            counts,
            bits,
            check: MAGIC,
        })
    }

    pub fn add(&mut self, found: &(Name, Value)) -> io::Result<()> {
        if let Some(count) = self.counts.get_mut(bucket(&found.0, self.bits) + 1) {
            *count += 1;
        }
        self.check = mixed(self.check, found);
        self.out.write_all(&found.0)?;
        self.out.write_all(&found.1.0.to_le_bytes())
    }

    pub fn finish(mut self, covers: Covers) -> io::Result<()> {
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
