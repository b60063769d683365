//! The records of drafts that were made, for `regards show`: one JSON line each, found by where it begins.

use crate::record::Record;
use std::{
    fs::{File, OpenOptions},
    io::{self, BufRead, BufReader, Seek, SeekFrom, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

/// The file of records, open for writing.
#[derive(Debug)]
pub struct Records {
    file: File,
    end: u64,
}

impl Records {
    /// Opens the file of a state folder. A line that was cut off is closed, so that the next one begins anew.
    pub fn open(state: &Path) -> io::Result<Self> {
        let mut file = OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .mode(0o600)
            .open(state.join("records"))?;
        let mut end = file.seek(SeekFrom::End(0))?;
        if end > 0 {
            let mut last = [0];
            file.seek(SeekFrom::End(-1))?;
            io::Read::read_exact(&mut file, &mut last)?;
            if last != *b"\n" {
                file.write_all(b"\n")?;
                end += 1;
            }
        }
        Ok(Self { file, end })
    }

    /// Writes one record; gives where it begins.
    pub fn write(&mut self, record: &Record) -> io::Result<u64> {
        let mut line = serde_json::to_vec(record)?;
        line.push(b'\n');
        let at = self.end;
        if let Err(error) = self.file.write_all(&line) {
            // A full disk: what was written of it goes, or the places of later records would be wrong.
            self.file.set_len(at)?;
            return Err(error);
        }
        self.end += line.len() as u64;
        Ok(at)
    }
}

/// Reads the record that begins at a place, if it is the record of this draft: after a power cut another may stand there.
pub fn read(state: &Path, at: u64, id: &str) -> io::Result<Record> {
    let mut reader = BufReader::new(File::open(state.join("records"))?);
    reader.seek(SeekFrom::Start(at))?;
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let record: Record = serde_json::from_str(&line)?;
    if record.id == id {
        Ok(record)
    } else {
        Err(io::Error::other("the record of this draft is lost"))
    }
}
