//! Drafts to RFC 5322 bytes. The only file that knows mail-builder, and it hands over nothing that did not pass the gate.

use crate::{
    draft::Draft,
    letter::Address,
    mime::{flowed, header::HeaderText, seal, threading::draft_id_prefix},
};
use jiff::{Zoned, fmt::rfc2822};
use mail_builder::{
    MessageBuilder,
    headers::{
        HeaderType, address::Address as Written, content_type::ContentType, message_id::MessageId,
        raw::Raw, text::Text,
    },
    mime::MimePart,
};
use thiserror::Error;

/// Lines up to this length need no transfer encoding (RFC 5322 §2.1.1).
const PLAIN_LINE: usize = 78;

/// What a mail needs beside the draft.
#[derive(Clone, Copy, Debug)]
pub struct Envelope<'e> {
    /// Who answers: our address, the persona's name.
    pub from: &'e Address,
    /// When it was written.
    pub date: &'e Zoned,
}

/// A draft as a mail, whole, ready to be put down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// The draft's id.
    pub id: String,
    /// Its Message-ID, without brackets.
    pub message_id: String,
    /// The mail, CRLF line ends.
    pub octets: Vec<u8>,
}

impl Composed {
    /// The mail with `X-Unsent: 1` on top, so that mail programs open the file as a draft.
    pub fn unsent(&self) -> Vec<u8> {
        [b"X-Unsent: 1\r\n", self.octets.as_slice()].concat()
    }
}

/// Why a draft cannot be a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ComposeError {
    /// Drafts have one recipient.
    #[error("a draft needs exactly one recipient with a valid address")]
    Recipient,
    /// The desk's or persona's address.
    #[error("our own address is not a valid one: set `addresses` in regards.yaml")]
    From,
    /// The id names files and makes the Message-ID.
    #[error("a draft's id is 1 to 64 letters, digits or `-`")]
    Id,
}

/// Writes the draft as a mail: one To, no Cc, one Subject; text as `format=flowed`, or with the HTML alternative where the
/// draft has one; the quoted letter below. The same draft gives the same bytes.
///
/// # Errors
/// See [`ComposeError`].
pub fn compose(draft: &Draft, envelope: Envelope<'_>) -> Result<Composed, ComposeError> {
    if !is_id(&draft.id) {
        return Err(ComposeError::Id);
    }
    let [to] = draft.to.as_slice() else {
        return Err(ComposeError::Recipient);
    };
    let to = mailbox(to).ok_or(ComposeError::Recipient)?;
    let from = mailbox(envelope.from).ok_or(ComposeError::From)?;
    let domain = envelope
        .from
        .address
        .rsplit_once('@')
        .map_or("localhost", |(_, domain)| domain);
    let domain = idna::domain_to_ascii(domain).unwrap_or_else(|_| "localhost".to_string());
    let id = format!("{}{domain}", draft_id_prefix(&draft.id));
    let message_id = HeaderText::msg_id(&id).ok_or(ComposeError::From)?;
    let mail = MessageBuilder::new()
        .header("From", from)
        .header("To", to)
        .header(
            "Subject",
            Text::new(HeaderText::text(&draft.subject).as_str().to_string()),
        )
        .header("Date", Raw::new(rfc_date(envelope.date)))
        .header(
            "Message-ID",
            MessageId::new(message_id.as_str().to_string()),
        );
    let mail = threaded(mail, draft)
        .header("MIME-Version", Raw::new("1.0"))
        .body(body(draft));
    let mut octets = Vec::new();
    mail.serialize(&mut octets);
    Ok(Composed {
        id: draft.id.clone(),
        message_id: id,
        octets: seal::sealed(&draft.id, octets),
    })
}

/// Whether a draft's id may name a file and stand in a header.
pub fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id
            .bytes()
            .all(|octet| octet.is_ascii_alphanumeric() || octet == b'-')
}

/// RFC 5322 §3.3, in the zone of the desk.
fn rfc_date(date: &Zoned) -> String {
    rfc2822::to_string(date).unwrap_or_else(|_| "Thu, 1 Jan 1970 00:00:00 +0000".to_string())
}

fn mailbox(address: &Address) -> Option<HeaderType<'static>> {
    let spec = HeaderText::address(&address.address)?;
    let name = address.name.as_deref().and_then(HeaderText::name);
    Some(HeaderType::Address(Written::new_address(
        name.map(|name| name.as_str().to_string()),
        spec.as_str().to_string(),
    )))
}

fn threaded<'m>(mail: MessageBuilder<'m>, draft: &Draft) -> MessageBuilder<'m> {
    let passed = |id: &String| HeaderText::msg_id(id).map(|id| id.as_str().to_string());
    let Some(answered) = draft.in_reply_to.as_ref().and_then(passed) else {
        return mail;
    };
    let references: Vec<String> = draft.references.iter().filter_map(passed).collect();
    let mail = mail.header("In-Reply-To", MessageId::new(answered));
    if references.is_empty() {
        return mail;
    }
    mail.header("References", MessageId::from(references))
}

fn body(draft: &Draft) -> MimePart<'static> {
    let mut text = flowed::flow(&draft.text);
    if let Some(quoted) = &draft.quoted {
        text.push_str("\r\n");
        text.push_str(&flowed::flow_quoted(quoted));
    }
    let kind = ContentType::new("text/plain")
        .attribute("charset", "utf-8")
        .attribute("format", "flowed")
        .attribute("delsp", "no");
    let plain = encoded(MimePart::new(kind, text.clone()), &text);
    let Some(html) = &draft.html else {
        return plain;
    };
    let kind = ContentType::new("text/html").attribute("charset", "utf-8");
    let page = encoded(MimePart::new(kind, html.clone()), html);
    // "=_" cannot stand in quoted-printable or base64; the id is a hash of the letter, so nobody can write it into one.
    let kind = ContentType::new("multipart/alternative")
        .attribute("boundary", format!("=_regards_{}", draft.id));
    MimePart::new(kind, vec![plain, page])
}

/// Plain ASCII in short lines stays readable as it is; for the rest the writer chooses.
fn encoded<'m>(part: MimePart<'m>, text: &str) -> MimePart<'m> {
    let readable = text.is_ascii()
        && !text
            .bytes()
            .any(|octet| octet.is_ascii_control() && !matches!(octet, b'\r' | b'\n' | b'\t'))
        && text
            .split("\r\n")
            .all(|line| line.len() <= PLAIN_LINE && !line.contains(['\r', '\n']));
    if readable {
        part.transfer_encoding("7bit")
    } else {
        part
    }
}

#[cfg(test)]
mod tests {
    use super::{ComposeError, Composed, Envelope, compose};
    use crate::{draft::Draft, letter::Address, mime::parse::parse};
    use jiff::Zoned;

    fn draft() -> Draft {
        Draft {
            id: "0123456789abcdef".into(),
            to: vec![Address { name: Some("Nora, \"N\" Lindqvist".into()), address: "nora@example.com".into() }],
            subject: "Re: Kjære pakke".into(),
            text: "Dear Nora,\n\nYour kite is on its way, and the loft has asked the harbour depot to look at the torn label once more today.\n\n> not a quote\n\nPiet".into(),
            quoted: Some("On 3 May you wrote:\n> where is it?\n>> older".into()),
            in_reply_to: Some("n1@mua.example".into()),
            references: vec!["n0@mua.example".into(), "n1@mua.example".into()],
            ..Draft::default()
        }
    }

    fn composed(draft: &Draft) -> Composed {
        let from = Address {
            name: Some("Piet Aas".into()),
            address: "care@kestrel.example".into(),
        };
        let date = "2026-05-11T09:30:00+01:00[Europe/London]".parse().unwrap();
        compose(
            draft,
            Envelope {
                from: &from,
                date: &date,
            },
        )
        .unwrap()
    }

    #[test]
    fn a_draft_is_read_back_as_it_was_written() {
        let one = composed(&draft());
        let letter = parse(&one.octets);
        assert_eq!(letter.damage, []);
        assert_eq!(letter.recipients, draft().to);
        assert_eq!(letter.subject, draft().subject);
        assert_eq!(letter.from.unwrap().name.as_deref(), Some("Piet Aas"));
        assert_eq!(letter.in_reply_to, ["n1@mua.example"]);
        assert_eq!(letter.references, draft().references);
        assert_eq!(letter.message_id.unwrap(), one.message_id);
        assert_eq!(
            letter.date.unwrap().to_string(),
            "2026-05-11T09:30:00+01:00[+01:00]"
        );
        let expected = format!(
            "{}\n\nOn 3 May you wrote:\n> where is it?\n> > older\n",
            draft().text
        );
        assert_eq!(letter.text, expected);
        assert_eq!(composed(&draft()), one);
    }

    #[test]
    fn an_html_draft_has_both_forms() {
        let html = crate::write::html::html(&draft().text, Some("Hun skrev:\n\n> <img src=x>"));
        let both = Draft {
            html: Some(html.clone()),
            quoted: Some("Hun skrev:\n> <img src=x>".into()),
            ..draft()
        };
        let letter = parse(&composed(&both).octets);
        assert_eq!(letter.damage, []);
        assert_eq!(letter.html.unwrap().replace("\r\n", "\n"), html);
        assert!(letter.text.starts_with("Dear Nora"));
        assert!(!html.contains("<img"));
    }

    #[test]
    fn nothing_hostile_begins_a_field() {
        let mut bad = draft();
        bad.to[0].name = Some("Nora\r\nBcc: eve@attacker.example".into());
        bad.subject = "x\r\nBcc: eve@attacker.example\n\nbody".into();
        bad.in_reply_to = Some("a@b>\r\nBcc: eve@attacker.example\r\nX: <c@d".into());
        bad.references = vec!["a@b\r\nBcc: eve@attacker.example".into()];
        let octets = String::from_utf8(composed(&bad).octets).unwrap();
        assert!(!octets.contains("\nBcc"), "{octets}");
        assert!(!octets.contains("\r\n\r\nbody"));
        bad.to.push(draft().to[0].clone());
        let from = draft().to[0].clone();
        let date = Zoned::default();
        let envelope = Envelope {
            from: &from,
            date: &date,
        };
        assert_eq!(compose(&bad, envelope), Err(ComposeError::Recipient));
        let bad = Draft {
            id: "../x".into(),
            ..draft()
        };
        assert_eq!(compose(&bad, envelope), Err(ComposeError::Id));
    }
}
