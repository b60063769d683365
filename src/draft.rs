//! A draft: the reply, ready to edit. It is never sent by us.

use crate::{diagnostic::Severity, letter::Address, source::Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One sentence (or line) of a draft, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// Its move.
    #[serde(rename = "move")]
    pub move_name: String,
    /// `template:order-late/mend.en.txt:14 | move:own.en:3 | answer:… | persona:piet | case.done[0].what`.
    pub from: String,
    /// The details filled in: `customer.orders[0].number letter:210-218 subject:3-9 rules.returns_days computed:date`.
    pub facts: Vec<String>,
    /// What decided that it stands there, without standing in it: `case.done[0].what` under "The address is changed."
    #[serde(default)]
    pub grounds: Vec<String>,
    /// Its span in [`Draft::text`].
    #[serde(skip)]
    pub span: Span,
}

/// A place that only a person can fill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Its line in the draft, from 1.
    pub line: usize,
    /// What is asked of the person.
    pub ask: String,
}

/// Something that the draft commits us to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// What.
    pub what: String,
    /// By when.
    pub due: Option<Date>,
}

/// What a check says of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Name of the check.
    pub check: String,
    /// How bad.
    pub severity: Severity,
    /// Line in the draft, from 1.
    pub line: usize,
    /// First byte in the draft's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What, why, and what to write instead.
    pub message: String,
}

/// What the checks make of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// For a person's yes.
    Ready,
    /// A person should look at something.
    Look,
    /// Not without a person's work.
    Hold,
}

/// The score of a draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// 0 to 100.
    pub total: u8,
    /// Each component 0 to 1; one that does not apply is left out.
    pub parts: BTreeMap<String, f32>,
}

/// How a question was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Index in `Reading::questions`.
    pub question: usize,
    /// `answer:… | template:… | defer | gap`; `None` where it is open.
    pub by: Option<String>,
}

/// The reply, ready to edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Its id: the same letter on the same desk has the same one.
    pub id: String,
    /// One recipient.
    pub to: Vec<Address>,
    /// Subject with one `Re:`.
    pub subject: String,
    /// Greeting to signature, unwrapped, paragraphs parted by a blank line, without the quoted letter.
    pub text: String,
    /// The quoted letter with its attribution line.
    pub quoted: Option<String>,
    /// The HTML alternative, where the letter was HTML.
    pub html: Option<String>,
    /// Message-ID of the letter that is answered.
    pub in_reply_to: Option<String>,
    /// RFC 5322 §3.6.4.
    pub references: Vec<String>,
    /// Every sentence with where it comes from, in the order of the text.
    pub sentences: Vec<Sentence>,
    /// What a person has to fill.
    pub gaps: Vec<Gap>,
    /// What it commits us to.
    pub promises: Vec<Promise>,
    /// The variants chosen (`block#variant`), for memory.
    pub variants: Vec<String>,
    /// Which question was answered by what.
    pub answered: Vec<Answered>,
    /// Moves that stand in the draft, in their order.
    pub moves: Vec<String>,
}
