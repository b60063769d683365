//! A CSV file too large for memory: read once for its index, then only the rows of whoever writes.

mod index;
mod sorted;

use super::{
    CustomerStore, Match, StoreError,
    identity::{Identity, settled},
    memory::{key, matched_by},
    people::People,
    row::Columns,
};
use crate::{customer::Customer, diagnostic::Diagnostic, prose};
use csv::StringRecord;
pub use index::hash;
use index::{Building, Index, key_of};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// Files from this length on are not held in memory.
pub const FROM: u64 = 8 << 20;
/// The most rows that are read for one address.
const MOST_ROWS: usize = 10_000;
/// The most faults that are told of one file.
const MOST_FAULTS: usize = 100;
/// How often a file that changes under our eyes is looked at anew for one letter.
const TRIES: usize = 3;

/// A large CSV file with its index.
#[derive(Debug)]
pub struct LargeCsv {
    path: PathBuf,
    mapping: BTreeMap<String, Vec<String>>,
    kept: PathBuf,
    open: Mutex<Arc<Open>>,
}

/// The file in one state.
#[derive(Debug)]
struct Open {
    file: File,
    state: Identity,
    columns: Columns,
    index: Index,
}

/// Opens a file; its index is kept in the folder `caches` and made anew when the file has changed.
///
/// # Errors
/// If the file cannot be read, or rows do not fit: each is named by its line.
pub fn open(
    path: &Path,
    mapping: &BTreeMap<String, Vec<String>>,
    caches: &Path,
) -> Result<LargeCsv, StoreError> {
    let name = hash(path.as_os_str().as_encoded_bytes());
    let kept = caches.join(format!("{name:016x}.index"));
    let open = Open::new(path, mapping, &kept)?;
    Ok(LargeCsv {
        path: path.to_path_buf(),
        mapping: mapping.clone(),
        kept,
        open: Mutex::new(Arc::new(open)),
    })
}

impl Open {
    fn new(
        path: &Path,
        mapping: &BTreeMap<String, Vec<String>>,
        kept: &Path,
    ) -> Result<Self, StoreError> {
        let unreadable = |error| StoreError::Unreadable {
            path: path.to_path_buf(),
            error,
        };
        let file = File::open(path).map_err(unreadable)?;
        let state = file
            .metadata()
            .map(|data| Identity::from(&data))
            .map_err(unreadable)?;
        let mut reader = records(&file, 0);
        let header = reader
            .headers()
            .map_err(|error| unreadable(io::Error::other(error)))?;
        let header: Vec<String> = header.iter().map(str::to_string).collect();
        let columns = Columns::new(&header, mapping).map_err(|faults| {
            let shown = |fault: &super::header::ColumnFault| {
                Diagnostic::error(format!("{}: {fault}", path.display())).hint(fault.hint())
            };
            StoreError::Faulty(faults.iter().map(shown).collect())
        })?;
        let key = key_of(&state, mapping);
        let index = match Index::kept(kept, key) {
            Ok(index) => index,
            Err(_) => indexed(&file, path, &columns)?
                .finish(key, kept)
                .map_err(unreadable)?,
        };
        let after = file
            .metadata()
            .map(|data| Identity::from(&data))
            .map_err(unreadable)?;
        if after != state {
            return Err(StoreError::Away {
                store: path.display().to_string(),
                why: "it changed while it was read".into(),
            });
        }
        Ok(Self {
            file,
            state,
            columns,
            index,
        })
    }

    /// Everybody whose rows hold the address.
    fn people(&self, address: &str) -> io::Result<Vec<Customer>> {
        let offsets = self
            .index
            .rows_of(hash(address.as_bytes()), MOST_ROWS + 1)?;
        if offsets.len() > MOST_ROWS {
            return Err(io::Error::other(format!(
                "more than {MOST_ROWS} rows for one address"
            )));
        }
        let found_something = !offsets.is_empty();
        let mut people = People::default();
        for offset in offsets {
            people.add(self.row(offset)?);
        }
        let has_it =
            |customer: &Customer| customer.emails.iter().any(|email| key(email) == address);
        let people: Vec<Customer> = people.into_customers().into_iter().filter(has_it).collect();
        if found_something && people.is_empty() {
            return Err(io::Error::other("its index does not fit it"));
        }
        Ok(people)
    }

    fn row(&self, offset: u64) -> io::Result<Customer> {
        let mut record = csv::ByteRecord::new();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(4096)
            .from_reader(Stretch {
                file: &self.file,
                at: offset,
            });
        reader.read_byte_record(&mut record)?;
        let record = StringRecord::from_byte_record_lossy(record);
        fitting(&self.columns, &record).map_err(io::Error::other)
    }
}

fn records(file: &File, at: u64) -> csv::Reader<Stretch<'_>> {
    csv::ReaderBuilder::new()
        .flexible(true)
        .buffer_capacity(1 << 16)
        .from_reader(Stretch { file, at })
}

/// The customer in a record of the right length.
fn fitting(columns: &Columns, record: &StringRecord) -> Result<Customer, String> {
    if record.len() != columns.len() {
        return Err(format!(
            "has {} where the header has {}",
            prose::count(record.len(), "field"),
            columns.len()
        ));
    }
    let cells: Vec<&str> = record.iter().collect();
    columns.customer(&cells)
}

/// One pass over the file. Every row is tried, so that a fault is found before the first letter and not by it.
fn indexed(file: &File, path: &Path, columns: &Columns) -> Result<Building, StoreError> {
    let unreadable = |error: io::Error| StoreError::Unreadable {
        path: path.to_path_buf(),
        error,
    };
    let mut building = Building::new().map_err(unreadable)?;
    let mut reader = records(file, 0);
    let mut bytes = csv::ByteRecord::new();
    let mut faults = Vec::new();
    while reader
        .read_byte_record(&mut bytes)
        .map_err(|error| unreadable(error.into()))?
    {
        let (offset, line) = bytes.position().map_or((0, 0), |at| (at.byte(), at.line()));
        let record = StringRecord::from_byte_record_lossy(std::mem::take(&mut bytes));
        match fitting(columns, &record) {
            Ok(customer) => {
                let person = match customer.id.as_str() {
                    "" => hash(format!("row {offset}").as_bytes()),
                    id => hash(format!("id {id}").as_bytes()),
                };
                let addresses = customer
                    .emails
                    .iter()
                    .map(|email| hash(key(email).as_bytes()));
                building
                    .add(offset, person, addresses)
                    .map_err(unreadable)?;
            }
            Err(_) if faults.len() >= MOST_FAULTS => break,
            Err(why) => faults.push(Diagnostic::error(format!(
                "{}: line {line} {why}",
                path.display()
            ))),
        }
    }
    if faults.is_empty() {
        Ok(building)
    } else {
        Err(StoreError::Faulty(faults))
    }
}

/// A file from an offset on, read without moving a cursor that others share.
struct Stretch<'f> {
    file: &'f File,
    at: u64,
}

impl Read for Stretch<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read_at(buffer, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl LargeCsv {
    fn away(&self, why: impl ToString) -> StoreError {
        StoreError::Away {
            store: self.path.display().to_string(),
            why: why.to_string(),
        }
    }

    /// The file as it is now: indexed anew if it has changed.
    fn current(&self) -> Result<Arc<Open>, StoreError> {
        let now = Identity::of(&self.path).map_err(|error| self.away(error))?;
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.state != now {
            settled(&self.path, now).map_err(|error| self.away(error))?;
            *open = Arc::new(
                Open::new(&self.path, &self.mapping, &self.kept)
                    .map_err(|error| self.away(error))?,
            );
        }
        Ok(Arc::clone(&open))
    }
}

impl CustomerStore for LargeCsv {
    fn find(&self, address: &str) -> Result<Match, StoreError> {
        let address = key(address);
        for _ in 0..TRIES {
            let open = self.current()?;
            let people = open.people(&address);
            let state = open.file.metadata().map(|data| Identity::from(&data));
            if !state.is_ok_and(|state| state == open.state) {
                continue;
            }
            let mut people = people.map_err(|error| self.away(error))?;
            return Ok(match (people.pop(), people.is_empty()) {
                (None, _) => Match::None,
                (Some(only), true) => {
                    let matched = matched_by(&only, &address);
                    Match::One(Box::new(only), matched)
                }
                (Some(_), false) => Match::Many,
            });
        }
        Err(self.away("it keeps changing"))
    }
}

#[cfg(test)]
mod tests;
