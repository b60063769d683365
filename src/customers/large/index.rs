//! The index of a large table: address → person → rows, sorted on disk and found again by the state of the file.

use super::{
    super::identity::Identity,
    sorted::{PAIR, Sorter, Table},
};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufWriter, Seek, Write},
    os::unix::fs::{DirBuilderExt, FileExt},
    path::Path,
};

/// The first bytes, and the last: a file that lacks either is no whole index.
const MARK: [u8; 8] = *b"regards1";
/// Mark, key, and the two counts.
const HEAD: usize = 32;

/// A finished index.
#[derive(Debug)]
pub struct Index {
    file: File,
    addresses: Table,
    rows: Table,
}

/// An index in the making.
#[derive(Debug)]
pub struct Building {
    addresses: Sorter,
    rows: Sorter,
}

impl Building {
    /// An empty one.
    ///
    /// # Errors
    /// If there is no room for temporary files.
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            addresses: Sorter::new()?,
            rows: Sorter::new()?,
        })
    }

    /// A row at an offset, of a person with these addresses.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn add(
        &mut self,
        offset: u64,
        person: u64,
        addresses: impl Iterator<Item = u64>,
    ) -> io::Result<()> {
        for address in addresses {
            self.addresses.push((address, person))?;
        }
        self.rows.push((person, offset))
    }

    /// Writes it whole or not at all: synced before it gets its name, since a torn index would make strangers of customers.
    /// Where nothing can be kept, it lives as long as the program.
    ///
    /// # Errors
    /// If no file can be written at all.
    pub fn finish(self, key: u64, kept: &Path) -> io::Result<Index> {
        let folder = kept.parent().unwrap_or(Path::new(""));
        let made = fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder);
        let named = made.and_then(|()| tempfile::NamedTempFile::new_in(folder));
        match named {
            Ok(mut named) => {
                self.write(key, named.as_file_mut())?;
                named.as_file().sync_all()?;
                let file = named.persist(kept).map_err(|error| error.error)?;
                Index::read(file, key)
            }
            Err(error) => {
                tracing::info!(%error, "the index of customers is not kept");
                let mut file = tempfile::tempfile()?;
                self.write(key, &mut file)?;
                Index::read(file, key)
            }
        }
    }

    fn write(self, key: u64, file: &mut File) -> io::Result<()> {
        let mut out = BufWriter::new(file);
        out.write_all(&[0; HEAD])?;
        let addresses = self.addresses.write_to(&mut out)?;
        let rows = self.rows.write_to(&mut out)?;
        out.write_all(&MARK)?;
        out.rewind()?;
        out.write_all(&MARK)?;
        for number in [key, addresses, rows] {
            out.write_all(&number.to_be_bytes())?;
        }
        out.flush()
    }
}

impl Index {
    /// The index that was kept for this key.
    ///
    /// # Errors
    /// If there is none, or it is of another state, or torn.
    pub fn kept(kept: &Path, key: u64) -> io::Result<Self> {
        Self::read(File::open(kept)?, key)
    }

    fn read(file: File, key: u64) -> io::Result<Self> {
        let mut head = [0; HEAD];
        file.read_exact_at(&mut head, 0)?;
        let number = |index: usize| {
            let word = head.as_chunks::<8>().0.get(index);
            u64::from_be_bytes(word.copied().unwrap_or_default())
        };
        let (addresses, rows) = (number(2), number(3));
        let pairs = (PAIR as u64).checked_mul(addresses.saturating_add(rows));
        let end = pairs.and_then(|pairs| pairs.checked_add(HEAD as u64));
        let mut tail = [0; MARK.len()];
        match end {
            Some(end) if file.metadata()?.len() == end + MARK.len() as u64 => {
                file.read_exact_at(&mut tail, end)?
            }
            _ => {}
        }
        if !head.starts_with(&MARK) || tail != MARK || number(1) != key {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "no index of this file as it is",
            ));
        }
        Ok(Self {
            file,
            addresses: Table {
                start: HEAD as u64,
                count: addresses,
            },
            rows: Table {
                start: HEAD as u64 + addresses * PAIR as u64,
                count: rows,
            },
        })
    }

    /// The offsets of the rows of everybody with an address, person by person, at most `most`.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn rows_of(&self, address: u64, most: usize) -> io::Result<Vec<u64>> {
        let mut offsets = Vec::new();
        for person in self.addresses.under(&self.file, address, most)? {
            offsets.extend(self.rows.under(&self.file, person, most)?);
        }
        Ok(offsets)
    }
}

/// The key of an index: the state of the file, and how it is read.
pub fn key_of(file: &Identity, mapping: &BTreeMap<String, Vec<String>>) -> u64 {
    hash(format!("{}{file:?}{mapping:?}", env!("CARGO_PKG_VERSION")).as_bytes())
}

/// FNV-1a, stirred once more. It only has to spread: whatever is found by it is compared with what stands in the rows.
pub fn hash(bytes: &[u8]) -> u64 {
    let spread = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    (spread ^ (spread >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::{Building, Index};
    use std::fs;

    #[test]
    fn a_torn_or_foreign_index_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("caches/people.index");
        let mut building = Building::new().unwrap();
        building.add(10, 1, [5, 6].into_iter()).unwrap();
        building.add(90, 1, [].into_iter()).unwrap();
        building.add(50, 2, [6].into_iter()).unwrap();
        let made = building.finish(77, &path).unwrap();
        assert_eq!(made.rows_of(5, 10).unwrap(), [10, 90]);
        assert_eq!(made.rows_of(6, 10).unwrap(), [10, 90, 50]);
        assert!(made.rows_of(7, 10).unwrap().is_empty());
        assert!(Index::kept(&path, 77).is_ok());
        assert!(Index::kept(&path, 78).is_err());
        let whole = fs::read(&path).unwrap();
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            assert!(Index::kept(&path, 77).is_err(), "cut at {length}");
        }
    }
}
