//! Records of this run kept on disk until the page is written, so that a long run needs no memory for it.

use super::page;
use crate::record::Record;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write},
};

/// A file without a name, and where each record begins in it.
#[derive(Debug)]
pub struct Spool {
    file: BufWriter<File>,
    end: u64,
    places: Vec<(u8, i64, u64)>,
}

impl Spool {
    /// An empty spool.
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            file: BufWriter::new(tempfile::tempfile()?),
            end: 0,
            places: Vec::new(),
        })
    }

    /// Keeps one record.
    pub fn add(&mut self, record: &Record) -> io::Result<()> {
        let mut line = serde_json::to_vec(record)?;
        line.push(b'\n');
        let written = record
            .letter
            .as_ref()
            .and_then(|letter| letter.date.as_deref());
        let second = written
            .and_then(|date| date.parse::<jiff::Timestamp>().ok())
            .map_or(i64::MAX, |it| it.as_second());
        self.places.push((page::rank(record), second, self.end));
        self.end += line.len() as u64;
        self.file.write_all(&line)
    }

    /// The records as the page wants them: hold first, then who has waited longest.
    pub fn sorted(&mut self) -> impl Iterator<Item = io::Result<Record>> {
        self.places.sort_unstable();
        let flushed = self.file.flush();
        let file = self.file.get_ref().try_clone();
        let mut failed = flushed.err();
        let mut reader = file.map(BufReader::new);
        self.places.iter().map(move |(_, _, at)| {
            if let Some(error) = failed.take() {
                return Err(error);
            }
            let reader = reader
                .as_mut()
                .map_err(|error| io::Error::from(error.kind()))?;
            reader.seek(SeekFrom::Start(*at))?;
            let mut line = String::new();
            reader.read_line(&mut line)?;
            serde_json::from_str(&line).map_err(io::Error::from)
        })
    }
}
