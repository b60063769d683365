//! mbox files (mboxrd and mboxo). Mails are found by their `From ` lines as the file is walked; Content-Length is not trusted.

mod spans;

pub use spans::{Span, Spans};

use crate::mail::{MailSource, Parcel, Parcels, SourceError, Unreadable};
use spans::is_from_line;
use std::{
    fs::File,
    io,
    os::unix::fs::{FileExt, MetadataExt},
    path::{Path, PathBuf},
    sync::Arc,
};

/// How much of a `From ` line is looked at.
const FROM_LINE: usize = 256;

/// An mbox file as a source.
#[derive(Debug)]
pub struct Mbox {
    path: PathBuf,
    file: Arc<File>,
}

impl Mbox {
    /// The mails of an open file; `path` names it for people.
    pub fn new(path: &Path, file: File) -> Self {
        Self {
            path: path.to_path_buf(),
            file: Arc::new(file),
        }
    }

    /// Whether a file begins like an mbox.
    pub fn is_mbox(file: &File) -> bool {
        let mut head = [0; FROM_LINE];
        let count = file.read_at(&mut head, 0).unwrap_or_default();
        let line = head
            .get(..count)
            .unwrap_or_default()
            .split(|octet| *octet == b'\n')
            .next();
        line.is_some_and(is_from_line)
    }

    /// The mails, as the file is now.
    ///
    /// # Errors
    /// If the file cannot be looked at.
    pub fn spans(&self) -> io::Result<Spans> {
        Ok(Spans::new(&self.file, self.file.metadata()?.size()))
    }
}

impl MailSource for Mbox {
    fn parcels(&mut self) -> Result<Parcels<'_>, SourceError> {
        let place = self.path.display().to_string();
        let spans = self.spans().map_err(|error| SourceError::Io {
            place: place.clone(),
            error,
        })?;
        Ok(Box::new(spans.enumerate().map(move |(number, span)| {
            let place = format!("{place}#{}", number + 1);
            match span {
                Ok(span) => Ok(Parcel::span(place, span)),
                Err(error) => Err(Unreadable {
                    place,
                    why: error.into(),
                }),
            }
        })))
    }
}

#[cfg(test)]
mod tests {
    use super::{Mbox, spans::Span};
    use crate::mail::{MailSource, Parcel, Why};
    use std::{
        fs::File,
        io::{self, Write},
        path::Path,
    };

    fn texts(mbox: &str) -> Vec<(String, String)> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(mbox.as_bytes()).unwrap();
        let mut source = Mbox::new(Path::new("box"), file);
        let parcels: Vec<Parcel> = source
            .parcels()
            .unwrap()
            .map(|parcel| parcel.unwrap())
            .collect();
        parcels
            .iter()
            .map(|parcel| parcel.letter().unwrap())
            .map(|letter| (letter.subject, letter.text))
            .collect()
    }

    const LINE: &str = "From a@b.example Thu Jan  1 00:00:00 2026\n";

    #[test]
    fn mails_are_parted_by_from_lines_alone() {
        let one = |subject: &str, body: &str| {
            format!("{LINE}Subject: {subject}\nContent-Length: 2\n\n{body}\n\n")
        };
        let expected = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs
                .iter()
                .map(|(a, b)| ((*a).to_string(), format!("{b}\n")))
                .collect()
        };
        for (mbox, mails) in [
            (
                one("1", "hi") + &one("2", "ho"),
                vec![("1", "hi"), ("2", "ho")],
            ),
            (one("1", ">From me"), vec![("1", "From me")]),
            (one("1", ">>From me"), vec![("1", ">From me")]),
            (
                one("1", "x\nFrom a b 10:00 2026"),
                vec![("1", "x\nFrom a b 10:00 2026")],
            ),
            (
                one("1", "x\n\nFrom here on, all is well"),
                vec![("1", "x\n\nFrom here on, all is well")],
            ),
            (one("1", "a\n\n\nb"), vec![("1", "a\n\n\nb")]),
            (
                one("1", "hi").replace('\n', "\r\n") + &one("2", "ho"),
                vec![("1", "hi"), ("2", "ho")],
            ),
            (one("1", "hi").trim_end().to_string(), vec![("1", "hi")]),
        ] {
            assert_eq!(
                texts(&mbox)
                    .iter()
                    .map(|(s, t)| (s.clone(), format!("{}\n", t.trim_end())))
                    .collect::<Vec<_>>(),
                expected(&mails),
                "{mbox}"
            );
        }
        assert!(texts("").is_empty());
    }

    #[test]
    fn a_file_that_changes_meanwhile_is_noticed() {
        let one = format!("{LINE}Subject: 1\n\nhi\n\n");
        let spans = |file: &File| {
            Mbox::new(Path::new("box"), file.try_clone().unwrap())
                .spans()
                .unwrap()
                .collect::<io::Result<Vec<Span>>>()
                .unwrap()
        };
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(one.as_bytes()).unwrap();
        let held = spans(&file);
        file.write_all(one.as_bytes()).unwrap();
        assert!(held[0].letter().is_ok(), "a new mail behind is no change");
        assert_eq!(spans(&file).len(), 2);
        let held = spans(&file);
        file.set_len(20).unwrap();
        assert_eq!(held[1].letter().err(), Some(Why::Changed));
        let held_short = spans(&file);
        assert!(held_short.is_empty() || held_short[0].letter().is_err());
    }
}
