//! Going through the lines.

use super::JournalError;
use crate::queue::{
    entry::{self, Entry, VERSION},
    index::Covers,
};
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    os::unix::fs::FileExt,
    path::Path,
};

/// Longest line that is looked at.
pub(super) const LONGEST: u64 = 1 << 20;

/// A digest of the last octets before a place: it tells this journal from another.
pub(super) fn mark(file: &File, end: u64) -> io::Result<u64> {
    let from = end.saturating_sub(256);
    let mut octets = vec![0; usize::try_from(end - from).unwrap_or(0)];
    file.read_exact_at(&mut octets, from)?;
    let digest = Sha256::digest(&octets);
    let first = digest.first_chunk::<8>().copied().unwrap_or_default();
    Ok(u64::from_le_bytes(first))
}

/// One line of a scan.
pub(super) struct Line {
    pub at: u64,
    pub number: u64,
    pub entry: Option<Entry>,
}

/// Goes through the lines behind what is covered; gives where the last whole line ends.
pub(super) fn scan(
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
        if let Some(Entry::Head { version, .. }) = entry
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
