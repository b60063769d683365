//! What a part is, as far as one must know before parsing: text, parts, an attached mail, or something to pass over.

use crate::mime::fields::RawField;

/// What a part is, as far as the front must know.
pub enum Kind {
    /// Text to read.
    Text,
    /// Parts between boundaries.
    Multipart(Vec<u8>),
    /// An attached mail.
    Message,
    /// Anything else: named, never opened.
    Other,
}

impl Kind {
    /// The kind that a header says.
    pub fn of(fields: &[RawField]) -> Self {
        let value = |name: &str| {
            fields
                .iter()
                .find(|f| f.name == name)
                .map(|f| f.value.as_slice())
        };
        let attached =
            value("content-disposition").is_some_and(|v| starts_with_word(v, b"attachment"));
        let Some(media) = value("content-type") else {
            return if attached { Self::Other } else { Self::Text };
        };
        if starts_with_word(media, b"multipart/") {
            return match boundary(media) {
                Some(boundary) => Self::Multipart(boundary),
                None => Self::Text,
            };
        }
        if starts_with_word(media, b"message/rfc822") || starts_with_word(media, b"message/global")
        {
            return Self::Message;
        }
        // A type without a slash is none (RFC 2045 §5.2); it is read as text.
        let text = starts_with_word(media, b"text") || !media.contains(&b'/');
        if text && !attached {
            Self::Text
        } else {
            Self::Other
        }
    }
}

fn starts_with_word(value: &[u8], word: &[u8]) -> bool {
    let value = value.trim_ascii_start();
    value
        .get(..word.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(word))
}

/// Longest boundary that counts (RFC 2046 allows 70).
const BOUNDARY: usize = 998;

/// The `boundary` parameter, quoted or bare (RFC 2045 §5.1).
fn boundary(media: &[u8]) -> Option<Vec<u8>> {
    const NAME: &[u8] = b"boundary";
    let lower = media.to_ascii_lowercase();
    let at = memchr::memmem::find_iter(&lower, NAME).find(|at| {
        let before = at.checked_sub(1).and_then(|before| lower.get(before));
        before.is_some_and(|o| *o == b';' || o.is_ascii_whitespace())
    })?;
    let value = media.get(at + NAME.len()..)?.trim_ascii_start();
    let value = value.strip_prefix(b"=")?.trim_ascii_start();
    let found = match value.strip_prefix(b"\"") {
        Some(quoted) => quoted.split(|octet| *octet == b'"').next()?,
        None => value
            .split(|o| o.is_ascii_whitespace() || *o == b';')
            .next()?,
    };
    let found = found.trim_ascii_end();
    (!found.is_empty() && found.len() <= BOUNDARY).then(|| found.to_vec())
}
