//! Bounds on what a server sends: lines and literals, seen as they pass.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Longest line.
const LINE: usize = 1 << 20;
/// Longest literal.
const LITERAL: u64 = 64 << 20;
/// Most lines after one command: a listing has some 2,000.
const LINES: usize = 100_000;
/// How much of a line's end can announce a literal: `{4294967295}` and CR.
const TAIL: usize = 24;

/// A stream whose incoming lines and literals are bounded.
#[derive(Debug)]
pub struct Guard<S> {
    inner: S,
    watch: Watch,
}

impl<S> Guard<S> {
    /// Guards a stream.
    pub fn new(inner: S) -> Self {
        Self {
            inner,
            watch: Watch::default(),
        }
    }
}

/// Follows lines and literals.
#[derive(Debug, Default)]
struct Watch {
    lines: usize,
    line: usize,
    literal: u64,
    tail: Vec<u8>,
}

impl Watch {
    fn see(&mut self, mut octets: &[u8]) -> io::Result<()> {
        while !octets.is_empty() {
            if self.literal > 0 {
                let passed = usize::try_from(self.literal)
                    .unwrap_or(usize::MAX)
                    .min(octets.len());
                self.literal -= passed as u64;
                octets = octets.get(passed..).unwrap_or_default();
                continue;
            }
            let end = memchr::memchr(b'\n', octets);
            let line = octets
                .get(..end.unwrap_or(octets.len()))
                .unwrap_or_default();
            self.line += line.len();
            if self.line > LINE {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "a line without end",
                ));
            }
            self.tail.extend_from_slice(
                line.get(line.len().saturating_sub(TAIL)..)
                    .unwrap_or_default(),
            );
            let surplus = self.tail.len().saturating_sub(TAIL);
            self.tail.drain(..surplus);
            if end.is_some() {
                self.lines += 1;
                if self.lines > LINES {
                    return Err(io::Error::new(
                        io::ErrorKind::InvalidData,
                        "an answer without end",
                    ));
                }
                self.literal = announced(&self.tail)?;
                self.line = 0;
                self.tail.clear();
            }
            octets = octets
                .get(end.map_or(octets.len(), |end| end + 1)..)
                .unwrap_or_default();
        }
        Ok(())
    }
}

/// The length of the literal that a line's end announces, or 0.
fn announced(tail: &[u8]) -> io::Result<u64> {
    let tail = tail.strip_suffix(b"\r").unwrap_or(tail);
    let Some(inner) = tail.strip_suffix(b"}") else {
        return Ok(0);
    };
    let digits = inner
        .rsplit(|octet| *octet == b'{')
        .next()
        .unwrap_or_default();
    let digits = digits.strip_suffix(b"+").unwrap_or(digits);
    if digits.len() == inner.len() || digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Ok(0);
    }
    let length = std::str::from_utf8(digits)
        .ok()
        .and_then(|digits| digits.parse::<u64>().ok());
    length
        .filter(|length| *length <= LITERAL)
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a literal past all bounds"))
}

impl<S: AsyncRead + Unpin> AsyncRead for Guard<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let read = Pin::new(&mut self.inner).poll_read(cx, buf);
        if let Poll::Ready(Ok(())) = &read {
            let fresh = buf.filled().get(before..).unwrap_or_default();
            self.watch.see(fresh)?;
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Guard<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.watch.lines = 0;
        Pin::new(&mut self.inner).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::{LINE, LINES, Watch};

    #[test]
    fn lines_and_literals_are_bounded_however_they_are_cut() {
        let endless = [b"* ".as_slice(), &b"x".repeat(LINE)].concat();
        for (stream, right) in [
            (b"* OK hello\r\n".to_vec(), true),
            (b"* 1 FETCH (BODY[] {5}\r\n\n\n\n\n\n)\r\n".to_vec(), true),
            (b"* 1 FETCH (BODY[] {67108865}\r\n".to_vec(), false),
            (
                b"* 1 FETCH (BODY[] {99999999999999999999}\r\n".to_vec(),
                false,
            ),
            (
                [
                    b"* 1 FETCH (BODY[] {1048590}\r\n".as_slice(),
                    &b"x".repeat(1_048_590),
                    b")\r\n",
                ]
                .concat(),
                true,
            ),
            (endless, false),
            (b"* 1 EXISTS\r\n".repeat(LINES), true),
            (b"* 1 EXISTS\r\n".repeat(LINES + 1), false),
        ] {
            for size in [1, 7, 4096] {
                let mut watch = Watch::default();
                let seen = stream.chunks(size).try_for_each(|chunk| watch.see(chunk));
                assert_eq!(seen.is_ok(), right, "{} by {size}", stream.len());
            }
        }
    }
}
