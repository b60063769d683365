//! Bytes to letters. Never fails: what is broken stands in the letter's damage. Only this file and the two below it know mail-parser.

mod part;
mod values;

use crate::{
    letter::{Damage, Letter},
    mime::{
        chars,
        fields::RawField,
        front::Front,
        html,
        threading::{msg_ids, one_msg_id},
    },
};
use mail_parser::{Message, MessageParser, MessagePart, PartType};
use part::{attachment, is_stray_text, part_text, unflowed};
use std::{
    collections::HashSet,
    io::{self, Read},
    panic,
};
use values::{LONGEST_LINE, date, decoded, mailboxes, plain, readable};

/// Longest text, in bytes.
const LONGEST_TEXT: usize = 1 << 20;

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

/// The key and the header alone: who wrote when, without the work of decoding the text.
///
/// # Errors
/// Only those of the reader.
pub fn glance_reader(reader: impl Read) -> io::Result<Letter> {
    Ok(head(&Front::read(reader)?))
}

fn from_front(front: Front) -> Letter {
    let mut letter = head(&front);
    // Reading never fails, even where the parser trips over a mail nobody has thought of.
    let parsed = panic::catch_unwind(|| MessageParser::default().parse(&front.octets));
    match parsed {
        Ok(Some(message)) => content(&mut letter, &message),
        Ok(None) => {}
        Err(_) => letter.damage.push(Damage::Encoding),
    }
    if letter.text.trim().is_empty() {
        letter.damage.push(Damage::NoText);
    }
    letter
}

/// What the header says.
fn head(front: &Front) -> Letter {
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
        damage: front.damage.clone(),
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
