//! Parts of a mail: their text in whatever charset, their names.

use crate::{
    letter::Attachment,
    mime::{chars, flowed, parse::values::latin},
};
use mail_parser::{
    Encoding, MessagePart, MimeHeaders, PartType,
    decoders::{
        base64::base64_decode, charsets::map::charset_decoder,
        quoted_printable::quoted_printable_decode,
    },
};

/// Longest name of an attachment, in characters.
const LONGEST_FILE_NAME: usize = 200;

/// Text that the parser did not take for any, because its frame is broken: a multipart whose boundary never comes.
pub fn is_stray_text(part: &MessagePart<'_>) -> bool {
    let multipart = part
        .content_type()
        .is_some_and(|media| media.ctype().eq_ignore_ascii_case("multipart"));
    multipart && matches!(part.body, PartType::Text(_))
}

/// The text of a part, and whether it could not be decoded as it was announced.
pub fn part_text(part: &MessagePart<'_>, mail: &[u8]) -> (String, bool) {
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

/// The text of a part with flowed lines joined.
pub fn unflowed(part: &MessagePart<'_>, text: String) -> String {
    let parameter = |name: &str| part.content_type().and_then(|media| media.attribute(name));
    if !parameter("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed")) {
        return text;
    }
    let delsp = parameter("delsp").is_some_and(|delsp| delsp.eq_ignore_ascii_case("yes"));
    flowed::unflow(&text, delsp)
}

/// What an attachment is called.
pub fn attachment(part: &MessagePart<'_>) -> Attachment {
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
