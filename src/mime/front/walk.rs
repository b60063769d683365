//! The walk through a mail, line by line: what is header, what is text, and where a bound is met.

use super::Front;
use crate::{
    letter::Damage,
    mime::{fields, key::KeyMaker, kind::Kind, lines::Piece},
};

/// Longest header, and most octets of the headers of all parts together.
pub(super) const HEADER: usize = 1 << 20;
/// Most octets of one text part.
pub(super) const TEXT: usize = 1 << 20;
/// Most octets of all text parts.
const TEXTS: usize = 2 << 20;
/// Deepest nesting of parts.
const LEVELS: usize = 100;
/// Most parts.
pub(super) const PARTS: usize = 10_000;

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

/// What was seen so far.
#[derive(Default)]
pub(super) struct Walk {
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
    /// Takes one piece of a line.
    pub(super) fn piece(&mut self, piece: &Piece<'_>) {
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
        if !self.key.fields(named) {
            self.key.nameless(&front.octets);
        }
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

    /// The end of the mail.
    pub(super) fn finish(mut self) -> Front {
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
