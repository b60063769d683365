//! The streaming front: a mail of any size becomes its header, its first text parts and its key, in bounded memory.
//!
//! What is not text is hashed and passed over, so attachments and attached mails are named and never opened, and a mail of a
//! gibibyte costs no more than a letter. Bounds: header 1 MiB, 1 MiB of each text part and 2 MiB of all, 100 levels, 10,000 parts.

use crate::{
    letter::{Damage, LetterKey},
    mime::{
        fields::{self, RawField},
        key::{self, KeyMaker},
        kind::Kind,
        lines::{Lines, Piece},
    },
};
use std::io::{self, Read};

/// Longest header, and most octets of the headers of all parts together.
const HEADER: usize = 1 << 20;
/// Most octets of one text part.
const TEXT: usize = 1 << 20;
/// Most octets of all text parts.
const TEXTS: usize = 2 << 20;
/// Deepest nesting of parts.
const LEVELS: usize = 100;
/// Most parts.
const PARTS: usize = 10_000;

/// A mail cut to what may be read.
#[derive(Debug, Default)]
pub struct Front {
    /// The mail with CRLF line ends, without the bodies of what is not text.
    pub octets: Vec<u8>,
    /// How many of them are the header.
    pub header_length: usize,
    /// The fields of the header.
    pub fields: Vec<RawField>,
    /// The letter's key, over the whole mail.
    pub key: LetterKey,
    /// Bounds that were met, fields that stand twice.
    pub damage: Vec<Damage>,
}

impl Front {
    /// Reads a mail to its end.
    ///
    /// # Errors
    /// Only those of the reader.
    pub fn read(reader: impl Read) -> io::Result<Self> {
        Self::walk(reader, false)
    }

    /// Reads a mail out of an mbox file: one `>` before `From ` is the file's, not the mail's.
    ///
    /// # Errors
    /// Only those of the reader.
    pub fn read_mbox(reader: impl Read) -> io::Result<Self> {
        Self::walk(reader, true)
    }

    fn walk(reader: impl Read, mbox: bool) -> io::Result<Self> {
        let mut lines = Lines::new(reader);
        let mut walk = Walk::default();
        while let Some(mut piece) = lines.next_piece()? {
            if mbox && piece.first && key::is_quoted_from(piece.octets) {
                piece.octets = piece.octets.get(1..).unwrap_or_default();
            }
            walk.piece(&piece);
        }
        Ok(walk.finish())
    }
}

/// Where in the mail the walk is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum At {
    #[default]
    Start,
    Header,
    PartHeader,
    Text,
    Skipped,
}

#[derive(Default)]
struct Walk {
    front: Front,
    key: KeyMaker,
    at: At,
    boundaries: Vec<Vec<u8>>,
    /// How many of the boundaries have parted something.
    seen: usize,
    part_header: Vec<u8>,
    headers_kept: usize,
    text_kept: usize,
    texts_kept: usize,
    parts: usize,
    /// Whether a line's first piece was kept, so that its other pieces are.
    keeping: bool,
    full: bool,
}

impl Walk {
    fn piece(&mut self, piece: &Piece<'_>) {
        match self.at {
            // The line that mbox files put above a mail is no part of it.
            At::Start
                if piece.octets.starts_with(b"From ") || piece.octets.starts_with(b">From ") => {}
            At::Start | At::Header => self.header(piece),
            _ => {
                self.key.piece(piece);
                if !self.full {
                    self.body(piece);
                }
            }
        }
    }

    fn header(&mut self, piece: &Piece<'_>) {
        self.at = At::Header;
        if piece.first && piece.last && piece.octets.is_empty() {
            self.end_of_header();
        } else if self.front.octets.len() + piece.octets.len() > HEADER {
            self.bound("header");
        } else {
            keep(&mut self.front.octets, piece);
        }
    }

    fn end_of_header(&mut self) {
        let front = &mut self.front;
        front.header_length = front.octets.len();
        front.fields = fields::split(&front.octets);
        front
            .damage
            .extend(fields::damage(&front.octets, &front.fields));
        let named = front
            .fields
            .iter()
            .map(|f| (f.name.as_str(), f.value.as_slice()));
        self.key.fields(named);
        let kind = Kind::of(&front.fields);
        front.octets.extend_from_slice(b"\r\n");
        self.enter(kind);
    }

    fn enter(&mut self, kind: Kind) {
        self.text_kept = 0;
        self.at = match kind {
            Kind::Text => At::Text,
            Kind::Multipart(boundary) if self.boundaries.len() < LEVELS => {
                self.boundaries.push(boundary);
                At::Text
            }
            Kind::Multipart(_) => {
                self.bound("levels");
                At::Skipped
            }
            Kind::Message => {
                // An empty stand-in: without one the parser would take what follows for the attached mail.
                self.front
                    .octets
                    .extend_from_slice(b"Subject: \r\n\r\n\r\n");
                At::Skipped
            }
            Kind::Other => At::Skipped,
        };
    }

    fn body(&mut self, piece: &Piece<'_>) {
        if piece.first && self.boundary(piece) {
            return;
        }
        match self.at {
            At::PartHeader if piece.first && piece.last && piece.octets.is_empty() => {
                let fields = fields::split(&self.part_header);
                self.front.octets.append(&mut self.part_header);
                self.front.octets.extend_from_slice(b"\r\n");
                self.enter(Kind::of(&fields));
            }
            At::PartHeader => {
                self.headers_kept += piece.octets.len() + 2;
                if self.headers_kept <= HEADER {
                    keep(&mut self.part_header, piece);
                } else {
                    self.bound("header");
                }
            }
            At::Text => self.text(piece),
            _ => {}
        }
    }

    fn text(&mut self, piece: &Piece<'_>) {
        let length = piece.octets.len() + 2;
        if piece.first {
            self.keeping = self.text_kept + length <= TEXT && self.texts_kept + length <= TEXTS;
        }
        if self.keeping && self.text_kept + length <= TEXT {
            self.text_kept += length;
            self.texts_kept += length;
            keep(&mut self.front.octets, piece);
        } else {
            self.bound("text");
        }
    }

    /// Whether the line parts two parts; then it is kept and the walk goes on behind it.
    fn boundary(&mut self, piece: &Piece<'_>) -> bool {
        let Some(line) = piece.octets.strip_prefix(b"--") else {
            return false;
        };
        let found = self
            .boundaries
            .iter()
            .enumerate()
            .rev()
            .find_map(|(level, boundary)| {
                let rest = line.strip_prefix(boundary.as_slice())?.trim_ascii_end();
                (rest.is_empty() || rest == b"--").then_some((level, !rest.is_empty()))
            });
        let Some((level, closing)) = found else {
            return false;
        };
        self.front.octets.append(&mut self.part_header);
        keep(&mut self.front.octets, piece);
        if closing {
            self.boundaries.truncate(level);
            self.seen = level;
            self.at = At::Skipped;
            return true;
        }
        self.boundaries.truncate(level + 1);
        self.seen = level + 1;
        self.at = At::PartHeader;
        self.parts += 1;
        if self.parts > PARTS {
            self.bound("parts");
            self.full = true;
        }
        true
    }

    fn bound(&mut self, which: &str) {
        let bound = Damage::Bound(which.to_string());
        if !self.front.damage.contains(&bound) {
            self.front.damage.push(bound);
        }
    }

    fn finish(mut self) -> Front {
        if matches!(self.at, At::Start | At::Header) {
            self.end_of_header();
        }
        self.front.octets.append(&mut self.part_header);
        // A mail that was cut off is closed, or the parser would not take its last text for one.
        self.boundaries.truncate(self.seen);
        for boundary in self.boundaries.iter().rev() {
            self.front
                .octets
                .extend([b"\r\n--", boundary.as_slice(), b"--\r\n"].concat());
        }
        self.front.key = self.key.finish();
        self.front
    }
}

fn keep(to: &mut Vec<u8>, piece: &Piece<'_>) {
    to.extend_from_slice(piece.octets);
    if piece.last {
        to.extend_from_slice(b"\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::{Front, HEADER, PARTS, TEXT};
    use crate::letter::Damage;

    fn front(mail: &str) -> Front {
        Front::read(mail.as_bytes()).unwrap()
    }

    #[test]
    fn attachments_are_passed_over_and_texts_kept() {
        let mail = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=\"x y\"\r\n\r\n--x y\r\n\r\nhello\r\n--x y\r\n\
            Content-Type: image/png; name=a.png\r\n\r\nAAAA\r\n--x y\r\nContent-Type: text/html\r\n\r\n<p>hi\r\n--x y--\r\nepilogue\r\n";
        let octets = String::from_utf8(front(mail).octets).unwrap();
        assert!(octets.contains("hello") && octets.contains("<p>hi") && octets.contains("a.png"));
        assert!(!octets.contains("AAAA") && !octets.contains("epilogue"));
    }

    #[test]
    fn the_key_is_the_same_in_every_store() {
        let one = "Received: x\r\nFrom: a@b.example\r\nSubject: long\r\n one\r\nMessage-ID: <1@a>\r\n\r\nHi\r\n\r\nFrom here\r\n";
        let key = front(one).key;
        for same in [
            one.replace("\r\n", "\n"),
            one.replace("Received: x", "Received: y\r\nStatus: RO"),
            one.replace("\nFrom here", "\n>From here"),
            one.replace("long\r\n one", "long one"),
            format!("{one}\r\n\r\n"),
            one.trim_end().to_string(),
            format!("From a@b.example Thu Jan  1 00:00:00 2026\r\n{one}"),
            one.replace("\r\n", "\r"),
        ] {
            assert_eq!(front(&same).key, key, "{same:?}");
        }
        for other in [
            one.replace("Hi", "Ho"),
            one.replace("<1@a>", "<2@a>"),
            one.replace("a@b", "b@b"),
            one.replace("Hi\r\n\r\n", "Hi\r\n"),
            one.replace("Subject: long", "Subject: long\r\nSubject: x"),
        ] {
            assert_ne!(front(&other).key, key, "{other:?}");
        }
    }

    #[test]
    fn bounds_are_met_and_said() {
        let header = format!("From: a@b\r\nX: {}\r\n\r\nhi", "x".repeat(HEADER));
        assert_eq!(front(&header).damage, [Damage::Bound("header".into())]);
        let text = format!("From: a@b\r\n\r\n{}", "word and word\r\n".repeat(90_000));
        let cut = front(&text);
        assert_eq!(cut.damage, [Damage::Bound("text".into())]);
        assert!(cut.octets.len() <= TEXT + 100);
        let nested: String = (0..150)
            .map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n"))
            .collect();
        assert_eq!(front(&nested).damage, [Damage::Bound("levels".into())]);
        let parts = format!(
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n{}",
            "--b\r\n\r\nx\r\n".repeat(PARTS + 5)
        );
        assert_eq!(front(&parts).damage, [Damage::Bound("parts".into())]);
    }
}
