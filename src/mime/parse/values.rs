//! Values of header fields, decoded.

use crate::{
    letter::Address,
    mime::{addresses, chars, fields::RawField},
};
use jiff::{Zoned, civil, tz};
use mail_parser::{
    Address as Parsed, HeaderValue, decoders::charsets::map::charset_decoder,
    parsers::MessageStream,
};

/// Longest subject and field value, in characters.
pub const LONGEST_LINE: usize = 2_000;

/// The addresses of a field, and whether they are more than one mailbox: a group, a list, or two addresses
/// where parsers could choose differently.
pub fn mailboxes(value: &[u8]) -> (Vec<Address>, bool) {
    let line = terminated(value);
    let (parsed, group) = match MessageStream::new(&line).parse_address() {
        HeaderValue::Address(Parsed::List(list)) => (list, false),
        HeaderValue::Address(Parsed::Group(groups)) => (
            groups
                .into_iter()
                .flat_map(|group| group.addresses)
                .collect(),
            true,
        ),
        _ => (Vec::new(), false),
    };
    let count = parsed.len();
    let mut found = Vec::new();
    let mut odd = false;
    for one in parsed {
        let taken = one
            .address
            .as_deref()
            .and_then(|spec| addresses::address(one.name.as_deref(), spec));
        odd |= taken.is_none()
            && (one.address.is_some() || one.name.as_deref().is_some_and(|n| n.contains('@')));
        found.extend(taken);
    }
    let several = group || found.len() > 1 || (odd && count > 1) || angles(value) > 1;
    (found, several)
}

/// How many `<` open an address: outside quoted strings and comments (RFC 5322 §3.2.2).
fn angles(value: &[u8]) -> usize {
    let (mut count, mut quoted, mut comments, mut escaped) = (0, false, 0_usize, false);
    for octet in value {
        match octet {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' if comments == 0 => quoted = !quoted,
            b'(' if !quoted => comments += 1,
            b')' if !quoted => comments = comments.saturating_sub(1),
            b'<' if !quoted && comments == 0 => count += 1,
            _ => {}
        }
    }
    count
}

/// When a mail was written, in the zone it was written in.
pub fn date(value: &[u8]) -> Option<Zoned> {
    let line = terminated(value);
    let HeaderValue::DateTime(parsed) = MessageStream::new(&line).parse_date() else {
        return None;
    };
    let number = |n: u8| i8::try_from(n).ok();
    let civil = civil::DateTime::new(
        i16::try_from(parsed.year).ok()?,
        number(parsed.month)?,
        number(parsed.day)?,
        number(parsed.hour)?,
        number(parsed.minute)?,
        // A leap second is a minute's last one.
        number(parsed.second)?.min(59),
        0,
    )
    .ok()?;
    let seconds = i32::from(parsed.tz_hour) * 3600 + i32::from(parsed.tz_minute) * 60;
    let offset = tz::Offset::from_seconds(if parsed.tz_before_gmt {
        -seconds
    } else {
        seconds
    })
    .ok()?;
    civil.to_zoned(tz::TimeZone::fixed(offset)).ok()
}

/// Fields that hold no words: encoded words have no meaning in them (RFC 2047 §5), and to decode them
/// would let a sender write what a checker upstream did not see.
const STRUCTURED: [&str; 14] = [
    "authentication-results",
    "arc-authentication-results",
    "arc-seal",
    "arc-message-signature",
    "dkim-signature",
    "received",
    "received-spf",
    "return-path",
    "message-id",
    "references",
    "in-reply-to",
    "date",
    "content-type",
    "auto-submitted",
];

/// A field as people read it.
pub fn readable(field: &RawField) -> (String, String) {
    let value = if STRUCTURED.contains(&field.name.as_str()) {
        plain(&field.value)
    } else {
        decoded(&field.value)
    };
    (field.name.clone(), chars::one_line(&value, LONGEST_LINE))
}

/// Encoded words decoded.
pub fn decoded(value: &[u8]) -> String {
    let text = text_of(value);
    if chars::is_plain_line(&text) && !text.contains("=?") {
        return text;
    }
    let line = terminated(text.as_bytes());
    match MessageStream::new(&line).parse_unstructured() {
        HeaderValue::Text(text) => text.into_owned(),
        _ => String::new(),
    }
}

/// As it stands.
pub fn plain(value: &[u8]) -> String {
    text_of(value).trim().to_string()
}

/// UTF-8, or else what most mail that says nothing is written in.
fn text_of(value: &[u8]) -> String {
    match std::str::from_utf8(value) {
        Ok(text) => text.to_string(),
        Err(_) => latin(value),
    }
}

/// Windows-1252, which takes every octet.
pub fn latin(octets: &[u8]) -> String {
    charset_decoder(b"windows-1252").map_or_else(
        || String::from_utf8_lossy(octets).into_owned(),
        |decode| decode(octets),
    )
}

/// The parser's field readers stop at a line end that is not folded.
fn terminated(value: &[u8]) -> Vec<u8> {
    let mut line = value.to_vec();
    line.push(b'\n');
    line
}
