//! Records of this run kept on disk until the page is written, so that a long run needs no memory for it.

use super::page;
use crate::record::Record;
use std::{
    fs::File,
    io::{self, BufWriter, Write},
    os::unix::fs::FileExt,
};

/// A file without a name, and where each record stands in it: its rank, its time, its place and length.
#[derive(Debug)]
pub struct Spool {
    file: BufWriter<File>,
    end: u64,
    places: Vec<(u8, i64, u64, usize)>,
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
        let line = serde_json::to_vec(record)?;
        let written = record
            .letter
            .as_ref()
            .and_then(|letter| letter.date.as_deref());
        let second = written
            .and_then(|date| date.parse::<jiff::Timestamp>().ok())
            .map_or(i64::MAX, |it| it.as_second());
        self.places
            .push((page::rank(record), second, self.end, line.len()));
        self.end += line.len() as u64;
        self.file.write_all(&line)
    }

    /// The records as the page wants them: hold first, then who has waited longest. More can be added afterwards.
    pub fn sorted(&mut self) -> impl Iterator<Item = io::Result<Record>> {
        self.places.sort_unstable();
        let mut failed = self.file.flush().err();
        let file = self.file.get_ref();
        self.places.iter().map(move |(_, _, at, length)| {
            if let Some(error) = failed.take() {
                return Err(error);
            }
            let mut line = vec![0; *length];
            file.read_exact_at(&mut line, *at)?;
            serde_json::from_slice(&line).map_err(io::Error::from)
        })
    }
}
