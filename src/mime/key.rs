//! The key of a letter: who it is, whatever store it lies in and whatever road it took.

use crate::letter::LetterKey;
use sha2::{Digest, Sha256};

/// Takes a mail's identity fields and body lines and makes its [`LetterKey`].
///
/// SHA-256 over Message-ID, From, Date and Subject (unfolded, white space collapsed) and the body. Trace fields
/// stay out, so a second delivery has the same key. Line ends count as CRLF, the `>` before a `From ` of
/// mbox files does not count, nor do empty lines at the end, so one letter has one key in Maildir, mbox and `.eml`.
#[derive(Default)]
pub struct KeyMaker {
    hash: Sha256,
    empty_lines: u64,
    body: bool,
}

/// The fields that make a letter itself.
pub const IDENTITY: [&str; 4] = ["message-id", "from", "date", "subject"];

/// How fields begin that a mail collects on its road.
const TRACE: [&[u8]; 5] = [
    b"received:",
    b"return-path:",
    b"delivered-to:",
    b"status:",
    b"x-",
];

impl KeyMaker {
    /// Adds the identity fields: names in lower case, values as they stand in the mail. Says whether there was any.
    pub fn fields<'f>(
        &mut self,
        fields: impl Iterator<Item = (&'f str, &'f [u8])> + Clone,
    ) -> bool {
        let named = fields.clone().any(|(name, _)| IDENTITY.contains(&name));
        for wanted in IDENTITY {
            for (_, value) in fields.clone().filter(|(name, _)| *name == wanted) {
                self.hash.update(wanted);
                self.hash.update(b":");
                for (at, word) in value
                    .split(|octet| octet.is_ascii_whitespace())
                    .filter(|word| !word.is_empty())
                    .enumerate()
                {
                    if at > 0 {
                        self.hash.update(b" ");
                    }
                    self.hash.update(word);
                }
                self.hash.update(b"\r\n");
            }
        }
        named
    }

    /// Adds the header of a mail without any identity field, or one damaged mail would pass for another. What the road
    /// added stays out here too.
    pub fn nameless(&mut self, header: &[u8]) {
        let mut of_trace = false;
        for line in header.split(|octet| *octet == b'\n') {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if !line
                .first()
                .is_some_and(|octet| matches!(octet, b' ' | b'\t'))
            {
                let starts = |name: &&[u8]| {
                    let start = line.get(..name.len());
                    start.is_some_and(|start| start.eq_ignore_ascii_case(name))
                };
                of_trace = TRACE.iter().any(starts);
            }
            if !of_trace && !line.trim_ascii().is_empty() {
                self.hash.update(line);
                self.hash.update(b"\r\n");
            }
        }
    }

    /// Adds a body line or a piece of one.
    pub fn piece(&mut self, piece: &crate::mime::lines::Piece<'_>) {
        if piece.first && piece.last && piece.octets.is_empty() {
            self.empty_lines += 1;
            return;
        }
        if !std::mem::replace(&mut self.body, true) {
            self.hash.update(b"\r\n");
        }
        for _ in 0..std::mem::take(&mut self.empty_lines) {
            self.hash.update(b"\r\n");
        }
        self.hash.update(if piece.first {
            unquoted(piece.octets)
        } else {
            piece.octets
        });
        if piece.last {
            self.hash.update(b"\r\n");
        }
    }

    /// The key.
    pub fn finish(self) -> LetterKey {
        LetterKey(self.hash.finalize().into())
    }
}

/// The line without the `>` that mbox files put before `From ` (any number of them: a letter that was
/// stored twice has two).
fn unquoted(line: &[u8]) -> &[u8] {
    if !is_quoted_from(line) {
        return line;
    }
    let marks = marks(line);
    line.get(marks..).unwrap_or_default()
}

/// Whether an mbox file has, or may have, marked this line: `>From `, `>>From ` (mboxrd) …
pub fn is_quoted_from(line: &[u8]) -> bool {
    let marks = marks(line);
    marks > 0
        && line
            .get(marks..)
            .is_some_and(|rest| rest.starts_with(b"From "))
}

fn marks(line: &[u8]) -> usize {
    line.iter().take_while(|octet| **octet == b'>').count()
}
