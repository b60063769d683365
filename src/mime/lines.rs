//! Lines of a stream in bounded memory: a line longer than the buffer comes in pieces.

use std::io::{self, Read};

/// The buffer, and so the longest piece.
const BUFFER: usize = 64 * 1024;

/// A line, or a piece of a long one, without its line end.
pub struct Piece<'l> {
    /// The octets.
    pub octets: &'l [u8],
    /// Whether a line begins here.
    pub first: bool,
    /// Whether the line ends here.
    pub last: bool,
}

/// Reads CRLF, LF, or (where the first 64 KiB hold no LF at all) bare CR line ends.
pub struct Lines<R> {
    reader: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    done: bool,
    at_line_start: bool,
    bare_cr: Option<bool>,
}

impl<R: Read> Lines<R> {
    /// Lines of `reader`.
    pub fn new(reader: R) -> Self {
        Self {
            reader,
            buffer: Vec::new(),
            start: 0,
            end: 0,
            done: false,
            at_line_start: true,
            bare_cr: None,
        }
    }

    /// The next piece; `None` at the end. The first piece of a long line always fills the buffer,
    /// so the pieces do not hang on how the reader cuts.
    pub fn next_piece(&mut self) -> io::Result<Option<Piece<'_>>> {
        loop {
            let held = self.buffer.get(self.start..self.end).unwrap_or_default();
            if let Some(at) = memchr::memchr(b'\n', held) {
                return Ok(Some(self.take(at, at + 1, true)));
            }
            if self.done {
                if self.start == self.end {
                    return Ok(None);
                }
                let rest = self.end - self.start;
                return Ok(Some(self.take(rest, rest, true)));
            }
            if self.start == 0 && self.end == BUFFER {
                // Keep a CR back: its LF may be the next octet.
                let cut = BUFFER - usize::from(held.last() == Some(&b'\r'));
                return Ok(Some(self.take(cut, cut, false)));
            }
            self.fill()?;
        }
    }

    fn take(&mut self, length: usize, consumed: usize, last: bool) -> Piece<'_> {
        let from = self.start;
        let first = std::mem::replace(&mut self.at_line_start, last);
        self.start += consumed;
        let octets = self.buffer.get(from..from + length).unwrap_or_default();
        let octets = match octets.strip_suffix(b"\r") {
            Some(line) if last => line,
            _ => octets,
        };
        Piece {
            octets,
            first,
            last,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        self.buffer.resize(BUFFER, 0);
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        let before = self.end;
        while self.end < BUFFER {
            let free = self.buffer.get_mut(self.end..).unwrap_or_default();
            match self.reader.read(free) {
                Ok(0) => {
                    self.done = true;
                    break;
                }
                Ok(count) => self.end += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.mend_line_ends(before);
        Ok(())
    }

    /// Old Macintosh files end their lines with CR alone; decided once, on the first 64 KiB, however many octets the reader gives at once.
    fn mend_line_ends(&mut self, before: usize) {
        let fresh = self.buffer.get_mut(before..self.end).unwrap_or_default();
        let bare = *self.bare_cr.get_or_insert_with(|| {
            memchr::memchr(b'\n', fresh).is_none()
                && fresh.iter().filter(|o| **o == b'\r').count() > 1
        });
        if bare {
            for octet in fresh.iter_mut().filter(|octet| **octet == b'\r') {
                *octet = b'\n';
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BUFFER, Lines};
    use std::io::Read;

    fn lines(text: impl Read) -> Vec<Vec<u8>> {
        let mut lines = Lines::new(text);
        let mut all: Vec<Vec<u8>> = Vec::new();
        while let Some(piece) = lines.next_piece().unwrap() {
            if piece.first {
                all.push(Vec::new());
            }
            all.last_mut().unwrap().extend_from_slice(piece.octets);
        }
        all
    }

    #[test]
    fn every_line_end_is_one() {
        for text in ["a\nb\n\nc", "a\r\nb\r\n\r\nc\r\n", "a\rb\r\rc\r"] {
            let expected: Vec<Vec<u8>> = ["a", "b", "", "c"]
                .iter()
                .map(|l| l.as_bytes().to_vec())
                .collect();
            assert_eq!(lines(text.as_bytes()), expected, "{text:?}");
        }
        assert!(lines(b"".as_slice()).is_empty());
    }

    #[test]
    fn line_ends_do_not_hang_on_how_the_reader_cuts() {
        for text in ["a\r\r\rb\r\nc: d\r\n", "F\r:\r", "a\rb\r", "\r\r\r\n"] {
            for at in 0..text.len() {
                let (one, other) = text.as_bytes().split_at(at);
                assert_eq!(
                    lines(one.chain(other)),
                    lines(text.as_bytes()),
                    "{text:?} {at}"
                );
            }
        }
    }

    #[test]
    fn a_cr_at_the_edge_of_the_buffer_belongs_to_its_lf() {
        for pad in BUFFER - 3..BUFFER + 3 {
            let mut text = vec![b'x'; pad];
            text.extend_from_slice(b"\r\nend\r\n");
            let all = lines(text.as_slice());
            assert_eq!(all.len(), 2, "{pad}");
            assert_eq!(all[0].len(), pad);
            assert_eq!(all[1], b"end");
        }
    }
}
