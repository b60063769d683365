//! A letter: a message that came in.

use crate::text::hex;
use jiff::Zoned;
use serde::{Deserialize, Serialize};

/// A mail address with the name that was written beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Address {
    /// Display name, decoded and without control, bidi or zero-width characters; `None` if there was none.
    pub name: Option<String>,
    /// The addr-spec as written (RFC 5322 §3.4.1).
    pub address: String,
}

impl Address {
    /// Whether something stands on both sides of its last `@`.
    pub fn is_whole(&self) -> bool {
        let parts = self.address.rsplit_once('@');
        parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
    }

    /// The address for comparing: domain in lower case as an A-label, local part in lower case,
    /// nothing else folded (no plus-folding, no NFKC), so that a lookalike stays a stranger.
    pub fn key(&self) -> String {
        match self.address.rsplit_once('@') {
            Some((local, domain)) => {
                let domain =
                    idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_lowercase());
                format!("{}@{domain}", local.to_lowercase())
            }
            None => self.address.to_lowercase(),
        }
    }
}

/// An attachment: named, never opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// File name as given, control characters removed.
    pub name: String,
    /// Media type, lower case (`image/jpeg`).
    #[serde(rename = "type")]
    pub media_type: String,
}

/// What was wrong with the mail as it came. Damage is a field of the letter, never an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Damage {
    /// No From field, or nobody in it.
    NoFrom,
    /// A field stands more than once that RFC 5322 §3.6 allows once.
    Twice(String),
    /// From names several mailboxes or a group.
    SeveralFrom,
    /// A NUL or a bare CR in the header.
    BareControl,
    /// Text could not be decoded as it was announced; replacement characters stand in it.
    Encoding,
    /// A bound was met (header 1 MiB, 10,000 fields, 100 levels, 10,000 parts, text 1 MiB, 50 hops); the word says which.
    Bound(String),
    /// No Message-ID, or one that is none.
    NoMessageId,
    /// The plain text and the HTML text of the mail say different things.
    TextsDiffer,
    /// No text at all.
    NoText,
}

/// The key of a letter: SHA-256 over id, From, Date, Subject and body octets, trace fields left
/// out, line ends as CRLF and mbox quoting undone, so one letter has one key in every store.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LetterKey(pub [u8; 32]);

impl LetterKey {
    /// The key as 64 hexadecimal digits.
    pub fn hex(&self) -> String {
        hex(self.0)
    }

    /// The first 16 hexadecimal digits: enough to name a draft, and what people see.
    pub fn short(&self) -> String {
        hex(self.0.into_iter().take(8))
    }
}

impl std::fmt::Debug for LetterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&self.short())
    }
}

/// One mail, decoded: what a reading looks at. Parsing never fails; what is broken stands in `damage`.
#[derive(Clone, Debug, Default)]
pub struct Letter {
    /// Who it is, in every store the same.
    pub key: LetterKey,
    /// Message-ID without its angle brackets, only if it is a strict msg-id.
    pub message_id: Option<String>,
    /// From, if there is exactly one author.
    pub from: Option<Address>,
    /// Reply-To.
    pub reply_to: Vec<Address>,
    /// To and Cc, in this order.
    pub recipients: Vec<Address>,
    /// Subject, decoded, on one line.
    pub subject: String,
    /// Date, in the zone in which it was written.
    pub date: Option<Zoned>,
    /// In-Reply-To: strict msg-ids without brackets.
    pub in_reply_to: Vec<String>,
    /// References: strict msg-ids without brackets.
    pub references: Vec<String>,
    /// The text of the mail, line ends as `\n`; from the HTML part where there is no plain one.
    pub text: String,
    /// The HTML part, if the mail has one.
    pub html: Option<String>,
    /// Attachments, by name.
    pub attachments: Vec<Attachment>,
    /// Every header field, name in lower case, value decoded and unfolded, in the order of the mail.
    pub fields: Vec<(String, String)>,
    /// What was wrong with it.
    pub damage: Vec<Damage>,
}

impl Letter {
    /// A letter from bare text, as `draft --from A --subject S -` takes it.
    pub fn bare(from: Option<Address>, subject: &str, text: &str) -> Self {
        Self {
            from,
            subject: subject.to_string(),
            text: text.replace("\r\n", "\n"),
            ..Self::default()
        }
    }

    /// The first field of that name (lower case).
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }

    /// All fields of that name (lower case), topmost first.
    pub fn all_fields<'l>(&'l self, name: &'l str) -> impl Iterator<Item = &'l str> {
        self.fields
            .iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }
}
