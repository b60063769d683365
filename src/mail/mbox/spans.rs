//! Where the mails of an mbox file begin and end.

use super::FROM_LINE;
use crate::{letter::Letter, mail::Why, mime::parse};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    os::unix::fs::{FileExt, MetadataExt},
    sync::Arc,
};

/// One mail in an mbox file, from its `From ` line to the next.
#[derive(Clone, Debug)]
pub struct Span {
    file: Arc<File>,
    from: u64,
    to: u64,
    /// Where the next mail begins.
    next: u64,
}

impl Span {
    /// Where it begins and ends, and where the next mail begins.
    pub fn bounds(&self) -> (u64, u64, u64) {
        (self.from, self.to, self.next)
    }

    /// Another mail of the same file.
    pub fn beside(&self, (from, to, next): (u64, u64, u64)) -> Self {
        Self {
            file: Arc::clone(&self.file),
            from,
            to,
            next,
        }
    }

    /// Whether both are mails of the same open file.
    pub fn is_beside(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.file, &other.file)
    }

    /// Reads the letter, and looks again whether the file still has it there: mail programs rewrite these files.
    ///
    /// # Errors
    /// If the file was cut or rewritten meanwhile.
    pub fn letter(&self) -> Result<Letter, Why> {
        let reader = BufReader::with_capacity(64 * 1024, self.section());
        let letter = parse::parse_mbox_reader(reader)?;
        let size = self.file.metadata()?.size();
        let begins = |at: u64| {
            let mut head = [0; FROM_LINE];
            let count = self.file.read_at(&mut head, at)?;
            let line = head
                .get(..count)
                .unwrap_or_default()
                .split(|octet| *octet == b'\n')
                .next();
            Ok::<bool, io::Error>(line.is_some_and(is_from_line))
        };
        let grown = size > self.next;
        if size < self.next || !begins(self.from)? || (grown && !begins(self.next)?) {
            return Err(Why::Changed);
        }
        Ok(letter)
    }

    /// Its octets as they stand in the file, its `From ` line and marks included.
    pub fn section(&self) -> impl Read + use<> {
        Section {
            file: Arc::clone(&self.file),
            at: self.from,
            end: self.to,
        }
    }
}

/// Part of a file, read without moving the file's own place.
#[derive(Debug)]
struct Section {
    file: Arc<File>,
    at: u64,
    end: u64,
}

impl Read for Section {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let wanted = left.min(buffer.len());
        let count = self
            .file
            .read_at(buffer.get_mut(..wanted).unwrap_or_default(), self.at)?;
        self.at += count as u64;
        Ok(count)
    }
}

/// The mails of an mbox file, found as it is walked.
#[derive(Debug)]
pub struct Spans {
    file: Arc<File>,
    reader: BufReader<Section>,
    /// Where the reader is.
    at: u64,
    /// Where the mail in hand begins.
    start: Option<u64>,
    /// Where an empty line begins, if the line before was one (or nothing was).
    blank: Option<u64>,
    size: u64,
}

impl Spans {
    /// The mails of a file that is so long now.
    pub(super) fn new(file: &Arc<File>, size: u64) -> Self {
        let reader = Section {
            file: Arc::clone(file),
            at: 0,
            end: size,
        };
        Self {
            file: Arc::clone(file),
            reader: BufReader::with_capacity(256 * 1024, reader),
            at: 0,
            start: None,
            blank: Some(0),
            size,
        }
    }
}

impl Iterator for Spans {
    type Item = io::Result<Span>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line_at = self.at;
            let head = match self.line() {
                Ok(Some(head)) => head,
                Ok(None) => {
                    let from = self.start.take()?;
                    let to = self.blank.filter(|at| *at > from).unwrap_or(self.size);
                    return Some(Ok(self.span(from, to, self.size)));
                }
                Err(error) => {
                    self.start = None;
                    return Some(Err(error));
                }
            };
            let blank = self.blank.take();
            if let (Some(end), true) = (blank, is_from_line(&head)) {
                if let Some(from) = self.start.replace(line_at) {
                    return Some(Ok(self.span(from, end, line_at)));
                }
            } else if head.is_empty() || head == b"\r" {
                self.blank = Some(line_at);
            }
        }
    }
}

impl Spans {
    fn span(&self, from: u64, to: u64, next: u64) -> Span {
        Span {
            file: Arc::clone(&self.file),
            from,
            to,
            next,
        }
    }

    /// Passes over a line, gives its beginning.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut head = Vec::new();
        let mut any = false;
        loop {
            let held = self.reader.fill_buf()?;
            if held.is_empty() {
                return Ok(any.then_some(head));
            }
            any = true;
            let end = memchr::memchr(b'\n', held);
            let line = held.get(..end.unwrap_or(held.len())).unwrap_or_default();
            // Only what could part two mails is kept.
            if !head.is_empty() || matches!(line.first(), Some(b'F' | b'\r')) {
                head.extend_from_slice(line.get(..FROM_LINE.min(line.len())).unwrap_or_default());
                head.truncate(FROM_LINE);
            } else if !line.is_empty() {
                head.push(b'.');
            }
            let passed = end.map_or(held.len(), |end| end + 1);
            self.reader.consume(passed);
            self.at += passed as u64;
            if end.is_some() {
                return Ok(Some(head));
            }
        }
    }
}

/// `From somebody Thu Jan  1 00:00:00 2026`: a time and a year, so that a sentence is not taken for one.
pub(super) fn is_from_line(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else {
        return false;
    };
    let digits =
        |word: &[u8], count: usize| word.len() == count && word.iter().all(u8::is_ascii_digit);
    let mut words = rest
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty());
    let is_time = |word: &[u8]| {
        let mut parts = word.split(|octet| *octet == b':');
        let hours = parts
            .next()
            .is_some_and(|part| digits(part, 1) || digits(part, 2));
        hours && parts.next().is_some_and(|part| digits(part, 2))
    };
    words.clone().any(is_time) && words.any(|word| digits(word, 4))
}
