//! Mails and mbox files.

use super::is_one_line;
use regards::{
    letter::Letter,
    mail::mbox::Mbox,
    mime::{
        header::HeaderText,
        parse::{glance_reader, parse, parse_mbox_reader, parse_reader},
        seal::seal,
    },
};
use std::{
    io::{self, Read, Write},
    path::Path,
};

/// Hands its octets out three at a time.
struct Trickle<'a>(&'a [u8]);

impl Read for Trickle<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = buffer.len().min(3);
        self.0.read(&mut buffer[..count])
    }
}

/// Any octets are a letter whose values may be handed on, however they come, and whatever file they lie in.
pub fn mails(octets: &[u8]) {
    let letter = parse(octets);
    is_sound(&letter);
    let slowly = parse_reader(Trickle(octets)).unwrap();
    assert_eq!(format!("{slowly:?}"), format!("{letter:?}"), "read slowly");
    let glanced = glance_reader(octets).unwrap();
    assert_eq!(
        (glanced.key, glanced.from, glanced.message_id),
        (letter.key, letter.from, letter.message_id),
        "glanced at"
    );
    is_sound(&parse_mbox_reader(octets).unwrap());
    let _ours_or_not = seal(octets);
    is_parted(octets);
}

fn is_sound(letter: &Letter) {
    assert!(is_one_line(&letter.subject), "{:?}", letter.subject);
    let people = letter.from.iter().chain(&letter.reply_to);
    for address in people.chain(&letter.recipients) {
        let name = address.name.as_deref().unwrap_or_default();
        assert!(
            is_one_line(name) && is_one_line(&address.address),
            "{address:?}"
        );
    }
    let ids = letter.message_id.iter().chain(&letter.in_reply_to);
    for id in ids.chain(&letter.references) {
        assert!(HeaderText::msg_id(id).is_some(), "{id:?}");
    }
    for attachment in &letter.attachments {
        assert!(is_one_line(&attachment.name), "{attachment:?}");
    }
    assert!(!letter.text.contains(['\r', '\0']), "{:?}", letter.text);
}

/// The mails of an mbox lie one behind the other, and each is read.
fn is_parted(octets: &[u8]) {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(octets).unwrap();
    let mut last = 0;
    for span in Mbox::new(Path::new("box"), file).spans().unwrap() {
        let span = span.unwrap();
        let (from, to, next) = span.bounds();
        assert!(
            last <= from && from < next && to <= next,
            "{last}: {:?}",
            span.bounds()
        );
        assert!(
            from <= to && next <= octets.len() as u64,
            "{:?}",
            span.bounds()
        );
        assert!(span.letter().is_ok(), "{:?}", span.bounds());
        last = next;
    }
}
