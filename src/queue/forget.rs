//! Forgetting a person: memory, records and journal hold nothing of them afterwards but the digests of their letters' keys,
//! which keep a second draft away.

use super::{
    RunError,
    entry::{self, Done, Entry},
    journal::Journal,
    lock, memory,
};
use crate::letter::Address;
use std::{
    collections::HashSet,
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write},
    path::Path,
};

/// Forgets a customer, named by the profile's id or by an address; gives how many letters that concerned.
///
/// # Errors
/// If the state cannot be read or written.
pub fn forget(state: &Path, who: &str) -> Result<usize, RunError> {
    let io = |error| RunError::State {
        path: state.to_path_buf(),
        error,
    };
    let _lock = lock::hold(state)?;
    let address = Address {
        name: None,
        address: who.to_string(),
    }
    .key();
    let whose = [
        memory::digest(&format!("id:{who}")),
        memory::digest(&format!("address:{address}")),
    ];
    let sender = memory::digest(&address);
    let (mut keys, mut records) = (HashSet::new(), Vec::new());
    Journal::each(state, |entry| {
        if let Entry::Done(done) = entry {
            let theirs = done.customer.as_ref().is_some_and(|it| whose.contains(it))
                || done.sender.as_ref() == Some(&sender);
            if theirs {
                records.extend(done.record);
                keys.insert(done.key);
            }
        }
    })?;
    if keys.is_empty() {
        return Ok(0);
    }
    // First the records: whoever is stopped here forgets them again.
    blank(state, &records).map_err(io)?;
    rewrite(state, None, &|done| keys.contains(&done.key)).map_err(io)?;
    Ok(keys.len())
}

/// The journal without what it said of these letters, with this first line if there is a new one.
pub(super) fn rewrite(
    state: &Path,
    head: Option<Entry>,
    theirs: &dyn Fn(&Done) -> bool,
) -> io::Result<()> {
    let path = state.join("journal");
    let mut new = tempfile::NamedTempFile::new_in(state)?;
    {
        let mut out = BufWriter::new(new.as_file_mut());
        let mut reader = BufReader::new(File::open(&path)?);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            match entry::parse(&line) {
                Some(Entry::Done(done)) if theirs(&done) => {
                    out.write_all(&entry::line(&Entry::Done(Box::new(done.bare())))?)?;
                }
                Some(old @ Entry::Head { .. }) => {
                    out.write_all(&entry::line(head.as_ref().unwrap_or(&old))?)?;
                }
                _ => out.write_all(&line)?,
            }
            line.clear();
        }
        out.flush()?;
    }
    new.as_file().sync_all()?;
    match fs::remove_file(state.join("journal.index")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    new.persist(&path)?;
    File::open(state)?.sync_all()
}

/// Overwrites records where they lie, so that the places of the others stay true.
pub(super) fn blank(state: &Path, places: &[u64]) -> io::Result<()> {
    let path = state.join("records");
    let mut file = match OpenOptions::new().read(true).write(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for at in places {
        file.seek(SeekFrom::Start(*at))?;
        let mut line = Vec::new();
        BufReader::new(&file).read_until(b'\n', &mut line)?;
        line.iter_mut()
            .filter(|octet| **octet != b'\n')
            .for_each(|octet| *octet = b' ');
        file.seek(SeekFrom::Start(*at))?;
        file.write_all(&line)?;
    }
    file.sync_all()
}
