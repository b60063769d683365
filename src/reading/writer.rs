//! Who really wrote, and who sent it for them.

use serde::{Deserialize, Serialize};

/// Who really wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writer {
    /// The whole name as they go by it; `None` where nobody's name is known.
    pub name: Option<String>,
    /// What a friendly greeting calls them ("Colin", "Tonje og Are"); `None` for firms, codes, mailboxes.
    pub first: Option<String>,
    /// Stated age in years, if it is the writer's own.
    pub age: Option<u8>,
    /// How many people signed (two for "Tonje og Are"); 0 unknown.
    pub signers: u8,
    /// Kind of writer.
    pub kind: WriterKind,
    /// The signature is initials only, or last name only ("M. Bell").
    pub initials: bool,
    /// A second reader: who sent it for the writer (a parent for a child), with what they wrote themselves.
    pub sent_by: Option<SentBy>,
    /// In words, for the record.
    pub evidence: String,
    /// How the writer opened: "Hi", "Dear Sir", "Hei" (the greeting words as written).
    pub opening: Option<String>,
    /// Formal address in their own letter (Sie, usted, "Dear Sir").
    pub formal: bool,
}

/// What sort of writer it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WriterKind {
    /// A person.
    #[default]
    Person,
    /// Two or more people.
    Couple,
    /// A firm or association.
    Firm,
    /// A mailbox (`info@`), a code: nobody.
    Mailbox,
}

/// Who sent the letter for the writer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentBy {
    /// Their first name.
    pub first: Option<String>,
    /// What they are to the writer, lower case as written ("dad", "mamma", "teacher").
    pub kin: Option<String>,
    /// Whether they wrote a line of their own.
    pub wrote: bool,
}
