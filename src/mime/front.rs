//! The streaming front: a mail of any size becomes its header, its first text parts and its key, in bounded memory.
//!
//! What is not text is hashed and passed over, so attachments and attached mails are named and never opened, and a mail of a
//! gibibyte costs no more than a letter. Bounds: header 1 MiB, 1 MiB of each text part and 2 MiB of all, 100 levels, 10,000 parts.

mod walk;

use crate::{
    letter::{Damage, LetterKey},
    mime::{fields::RawField, key, lines::Lines},
};
use std::io::{self, Read};
use walk::Walk;

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

#[cfg(test)]
mod tests {
    use super::{
        Front,
        walk::{HEADER, PARTS, TEXT},
    };
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
