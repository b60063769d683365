//! Bytes to letters. Never fails: what is broken stands in the letter's damage. The only file that knows mail-parser.

use crate::{
    letter::{Address, Attachment, Damage, Letter},
    mime::{
        addresses, chars,
        fields::RawField,
        flowed,
        front::Front,
        html,
        threading::{msg_ids, one_msg_id},
    },
};
use jiff::{Zoned, civil, tz};
use mail_parser::{
    Address as Parsed, Encoding, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders,
    PartType,
    decoders::{
        base64::base64_decode, charsets::map::charset_decoder,
        quoted_printable::quoted_printable_decode,
    },
    parsers::MessageStream,
};
use std::{
    collections::HashSet,
    io::{self, Read},
};

/// Longest subject and field value, in characters.
const LONGEST_LINE: usize = 2_000;
/// Longest text, in bytes.
const LONGEST_TEXT: usize = 1 << 20;
/// Longest name of an attachment, in characters.
const LONGEST_FILE_NAME: usize = 200;

/// Reads a mail.
///
/// ```
/// use regards::mime::parse::parse;
/// let letter = parse(b"From: Ann <ann@example.com>\r\nSubject: =?utf-8?Q?K=C3=A6re?=\r\n\r\nHei!\r\n");
/// assert_eq!(letter.from.unwrap().address, "ann@example.com");
/// assert_eq!((letter.subject.as_str(), letter.text.as_str()), ("Kære", "Hei!\n"));
/// ```
pub fn parse(bytes: &[u8]) -> Letter {
    // A slice has no errors of its own.
    parse_reader(bytes).unwrap_or_default()
}

/// Reads a mail of any size in bounded memory.
///
/// # Errors
/// Only those of the reader.
pub fn parse_reader(reader: impl Read) -> io::Result<Letter> {
    Ok(from_front(Front::read(reader)?))
}

/// The same for a mail out of an mbox file, whose lines that begin with `From ` are marked with `>`.
///
/// # Errors
/// Only those of the reader.
pub fn parse_mbox_reader(reader: impl Read) -> io::Result<Letter> {
    Ok(from_front(Front::read_mbox(reader)?))
}

fn from_front(front: Front) -> Letter {
    let raw = |name: &str| {
        front
            .fields
            .iter()
            .find(|f| f.name == name)
            .map(|f| f.value.as_slice())
    };
    let ids = |name: &str| raw(name).map(|v| msg_ids(&plain(v))).unwrap_or_default();
    let mut letter = Letter {
        key: front.key,
        message_id: raw("message-id").and_then(|value| one_msg_id(&plain(value))),
        reply_to: raw("reply-to")
            .map(|value| mailboxes(value).0)
            .unwrap_or_default(),
        recipients: front
            .fields
            .iter()
            .filter(|f| f.name == "to")
            .chain(front.fields.iter().filter(|f| f.name == "cc"))
            .flat_map(|field| mailboxes(&field.value).0)
            .collect(),
        subject: raw("subject")
            .map(|value| chars::one_line(&decoded(value), LONGEST_LINE))
            .unwrap_or_default(),
        date: raw("date").and_then(date),
        in_reply_to: ids("in-reply-to"),
        references: ids("references"),
        fields: front.fields.iter().map(readable).collect(),
        damage: front.damage,
        ..Letter::default()
    };
    author(&mut letter, &front.fields);
    if letter
        .damage
        .contains(&Damage::Twice("message-id".to_string()))
    {
        letter.message_id = None;
    }
    if letter.message_id.is_none() {
        letter.damage.push(Damage::NoMessageId);
    }
    if let Some(message) = MessageParser::default().parse(&front.octets) {
        content(&mut letter, &message);
    }
    if letter.text.trim().is_empty() {
        letter.damage.push(Damage::NoText);
    }
    letter
}

/// Sets From if there is exactly one author, else says why not.
fn author(letter: &mut Letter, fields: &[RawField]) {
    let mut from = fields.iter().filter(|field| field.name == "from");
    let (first, second) = (from.next(), from.next());
    let (found, several) = first
        .map(|field| mailboxes(&field.value))
        .unwrap_or_default();
    match (found.as_slice(), several || second.is_some()) {
        ([one], false) => letter.from = Some(one.clone()),
        ([], _) => letter.damage.push(Damage::NoFrom),
        _ => letter.damage.push(Damage::SeveralFrom),
    }
}

/// The addresses of a field, and whether they are more than one mailbox: a group, a list, or two addresses
/// where parsers could choose differently.
fn mailboxes(value: &[u8]) -> (Vec<Address>, bool) {
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

fn date(value: &[u8]) -> Option<Zoned> {
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

fn readable(field: &RawField) -> (String, String) {
    let value = if STRUCTURED.contains(&field.name.as_str()) {
        plain(&field.value)
    } else {
        decoded(&field.value)
    };
    (field.name.clone(), chars::one_line(&value, LONGEST_LINE))
}

/// Encoded words decoded.
fn decoded(value: &[u8]) -> String {
    let text = text_of(value);
    let line = terminated(text.as_bytes());
    match MessageStream::new(&line).parse_unstructured() {
        HeaderValue::Text(text) => text.into_owned(),
        _ => String::new(),
    }
}

/// As it stands.
fn plain(value: &[u8]) -> String {
    text_of(value).trim().to_string()
}

/// UTF-8, or else what most mail that says nothing is written in.
fn text_of(value: &[u8]) -> String {
    match std::str::from_utf8(value) {
        Ok(text) => text.to_string(),
        Err(_) => latin(value),
    }
}

fn latin(octets: &[u8]) -> String {
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

fn content(letter: &mut Letter, message: &Message<'_>) {
    let parts = |ids: &[u32]| -> Vec<&MessagePart<'_>> {
        ids.iter()
            .filter_map(|id| message.parts.get(usize::try_from(*id).ok()?))
            .collect()
    };
    let mut problem = false;
    let mut decode = |part: &MessagePart<'_>| {
        let (text, damaged) = part_text(part, message.raw_message());
        problem |= damaged;
        text
    };
    let page = parts(&message.html_body)
        .into_iter()
        .find(|part| matches!(part.body, PartType::Html(_)))
        .map(&mut decode);
    let mut text = String::new();
    let mut has_plain = false;
    let mut mixed = false;
    for part in parts(&message.text_body) {
        match part.body {
            PartType::Text(_) => {
                has_plain = true;
                append(&mut text, &unflowed(part, decode(part)));
            }
            PartType::Html(_) => {
                mixed = true;
                append(&mut text, &html::to_text(&decode(part)));
            }
            _ => {}
        }
    }
    if text.trim().is_empty() && page.is_none() {
        text = message
            .parts
            .iter()
            .filter(|part| is_stray_text(part))
            .map(&mut decode)
            .collect();
    }
    if let (Some(page), true, false) = (&page, has_plain, mixed) {
        compare(letter, &mut text, page);
    }
    letter.attachments = parts(&message.attachments)
        .into_iter()
        .filter(|part| !is_stray_text(part))
        .map(attachment)
        .collect();
    append(&mut text, "");
    letter.text = bounded(&chars::visible_text(&text), &mut letter.damage);
    letter.html = page;
    if problem || letter.text.contains('\u{FFFD}') {
        letter.damage.push(Damage::Encoding);
    }
}

/// Text that the parser did not take for any, because its frame is broken: a multipart whose boundary never comes.
fn is_stray_text(part: &MessagePart<'_>) -> bool {
    let multipart = part
        .content_type()
        .is_some_and(|media| media.ctype().eq_ignore_ascii_case("multipart"));
    multipart && matches!(part.body, PartType::Text(_))
}

/// Adds text on lines of its own.
fn append(text: &mut String, more: &str) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(more);
}

fn bounded(text: &str, damage: &mut Vec<Damage>) -> String {
    let cut = text.floor_char_boundary(LONGEST_TEXT);
    let bound = Damage::Bound("text".to_string());
    if cut < text.len() && !damage.contains(&bound) {
        damage.push(bound);
    }
    text.get(..cut).unwrap_or_default().to_string()
}

/// Where plain text and page differ, what a person sees decides, and the letter says so.
fn compare(letter: &mut Letter, text: &mut String, page: &str) {
    let plain = words(text);
    // The usual letter says the same twice; then the page need not be laid out.
    if words(&html::without_tags(page)) == plain {
        return;
    }
    let seen = html::to_text(page);
    if !seen.trim().is_empty() && differ(&plain, &words(&seen)) {
        *text = seen;
        letter.damage.push(Damage::TextsDiffer);
    }
}

/// The words that a text and its page should share: letters and digits, no addresses of links.
fn words(text: &str) -> HashSet<String> {
    text.split_whitespace()
        .filter(|word| !word.contains("://") && !word.contains('@'))
        .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().count() > 2)
        .map(str::to_lowercase)
        .collect()
}

/// At least three words and three in ten of either side are missing on the other.
fn differ(one: &HashSet<String>, other: &HashSet<String>) -> bool {
    let missing = |from: &HashSet<String>, there: &HashSet<String>| {
        let count = from.difference(there).count();
        count >= 3 && count * 10 >= from.len() * 3
    };
    missing(one, other) || missing(other, one)
}

/// The text of a part, and whether it could not be decoded as it was announced.
fn part_text(part: &MessagePart<'_>, mail: &[u8]) -> (String, bool) {
    let text = part.text_contents().unwrap_or_default();
    let charset = part
        .content_type()
        .and_then(|media| media.attribute("charset"));
    let utf_8 = charset.is_some_and(|name| {
        ["utf-8", "utf8"]
            .iter()
            .any(|utf_8| name.eq_ignore_ascii_case(utf_8))
    });
    let known = utf_8 || charset.is_none_or(|name| charset_decoder(name.as_bytes()).is_some());
    if !text.contains('\u{FFFD}') {
        return (
            text.to_string(),
            part.is_encoding_problem || !known && !text.is_ascii(),
        );
    }
    // Unmarked, unknown or lying: most such mail is Windows-1252.
    let again = (utf_8 || !known || charset.is_none())
        .then(|| octets(part, mail))
        .flatten();
    let again = again.filter(|octets| std::str::from_utf8(octets).is_err() && !octets.contains(&0));
    match again {
        Some(octets) => (latin(&octets), charset.is_some()),
        None => (text.to_string(), true),
    }
}

/// The octets of a part, transfer encoding undone.
fn octets(part: &MessagePart<'_>, mail: &[u8]) -> Option<Vec<u8>> {
    let from = usize::try_from(part.offset_body).ok()?;
    let to = usize::try_from(part.offset_end).ok()?;
    let raw = mail.get(from..to)?;
    match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    }
}

fn unflowed(part: &MessagePart<'_>, text: String) -> String {
    let parameter = |name: &str| part.content_type().and_then(|media| media.attribute(name));
    if !parameter("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed")) {
        return text;
    }
    let delsp = parameter("delsp").is_some_and(|delsp| delsp.eq_ignore_ascii_case("yes"));
    flowed::unflow(&text, delsp)
}

fn attachment(part: &MessagePart<'_>) -> Attachment {
    let media_type = match part.content_type() {
        Some(media) => match media.subtype() {
            Some(subtype) => format!("{}/{subtype}", media.ctype()),
            None => media.ctype().to_string(),
        },
        None => "text/plain".to_string(),
    };
    Attachment {
        name: chars::one_line(
            part.attachment_name().unwrap_or_default(),
            LONGEST_FILE_NAME,
        ),
        media_type: chars::one_line(&media_type.to_ascii_lowercase(), LONGEST_FILE_NAME),
    }
}
