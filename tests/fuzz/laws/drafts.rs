//! What goes out: header values and whole mails.

use super::is_one_line;
use crate::mail::{answer, composed};
use regards::mime::{chars, header::HeaderText, parse::parse};

/// What passes the gate is one line of what may be seen.
pub fn gate(text: &str) {
    let passed = [
        Some(HeaderText::text(text)),
        HeaderText::name(text),
        HeaderText::address(text),
        HeaderText::msg_id(text),
    ];
    for value in passed.iter().flatten() {
        assert!(is_one_line(value.as_str()), "{value:?}");
    }
    // An address stands as it is: a quoted one may hold two spaces.
    for value in passed.iter().take(2).flatten() {
        let again = HeaderText::text(value.as_str());
        assert_eq!(&again, value, "twice through");
    }
}

/// What is composed is read back: the text to a word, one recipient, no field that was not meant.
pub fn compose(name: &str, subject: &str, text: &str) {
    let from = format!("From: {name} <ann@post.example>\r\nSubject: late\r\n");
    let letter = parse(format!("{from}Message-ID: <x@post.example>\r\n\r\nhi\r\n").as_bytes());
    if letter.from.is_none() || letter.message_id.is_none() {
        return;
    }
    // A draft is never empty, and has no sign of what could not be decoded.
    let text: String = format!("Hello\n{text}")
        .chars()
        .filter(|c| *c == '\n' || !chars::is_control(*c) && *c != '\u{fffd}')
        .collect();
    let mut draft = answer(&letter, &text);
    draft.subject = subject.to_string();
    let mail = composed(&draft);
    let back = parse(&mail.octets);
    assert_eq!(back.damage, [], "{:?}", shown(&mail.octets));
    assert_eq!((back.recipients.len(), back.in_reply_to.len()), (1, 1));
    assert!(back.field("cc").is_none() && back.field("bcc").is_none());
    let longest = mail.octets.split(|octet| *octet == b'\n').map(<[u8]>::len);
    assert!(longest.max() <= Some(998), "{:?}", shown(&mail.octets));
    assert_eq!(words(&back.text), words(&text), "{:?}", shown(&mail.octets));
}

fn words(text: &str) -> Vec<String> {
    let visible: String = text.chars().filter(|c| !chars::is_invisible(*c)).collect();
    visible.split_whitespace().map(str::to_string).collect()
}

fn shown(octets: &[u8]) -> String {
    String::from_utf8_lossy(octets).into_owned()
}
