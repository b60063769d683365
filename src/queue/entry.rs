//! The lines of the journal: what they say, and the checksum before each.

use crate::{draft::Promise, record::Outcome, text::hex};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The version of the format. An older one is read; a newer one is refused untouched.
pub const VERSION: u32 = 1;

/// Why a letter counts as tried: the program ended with it in hand.
pub const DIED: &str = "the program ended while this letter was in hand";
/// The same at the first look, when the letter has no key but that of its place.
pub const PLACE_DIED: &str = "the program ended at the first look at this letter";

/// One line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "snake_case")]
pub enum Entry {
    /// The first line.
    Head {
        /// Format version.
        version: u32,
        /// Of letters that ended before this day (ISO 8601) only the keys are kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        trimmed: Option<String>,
    },
    /// A draft for this letter is about to be put.
    Intent {
        /// Hexadecimal key of the letter.
        key: String,
        /// An untouched draft is to be written anew: the letter is open again, and so is the file of this stamp.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        again: Option<String>,
    },
    /// A letter has ended.
    Done(Box<Done>),
    /// A letter could not be done; after three tries it is set aside.
    Tried {
        /// Hexadecimal key of the letter.
        key: String,
        /// Why, without personal data.
        why: String,
    },
    /// A settled letter stands in a file that looks otherwise than before: a copy, or one that was moved.
    Seen {
        /// Hexadecimal key of the letter.
        key: String,
        /// How the file looks now.
        stamp: String,
    },
    /// What became of a draft or of its promises later.
    Mark {
        /// Hexadecimal key of the letter.
        key: String,
        /// What.
        mark: Mark,
        /// When it was noticed (ISO 8601).
        day: String,
        /// Which of the draft's promises; left out: all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        promise: Option<usize>,
    },
    /// The end of a run.
    Ran(Ran),
}

/// What became of a draft later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// It was seen among what was sent, or a person said so: its promises bind.
    Sent,
    /// The promise was kept.
    Kept,
    /// The untouched draft was taken away: somebody had answered, or a newer letter had come.
    Retired,
}

/// How a run ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ran {
    /// The day (ISO 8601).
    pub day: String,
    /// Letters in the queue.
    pub letters: usize,
    /// Letters that wait because a store was away.
    pub waiting: usize,
    /// Letters that failed and will be tried again.
    pub failed: usize,
    /// Letters left when the run was stopped.
    pub left: usize,
}

/// How a letter ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Done {
    /// Hexadecimal key of the letter.
    pub key: String,
    /// The draft's id.
    pub id: String,
    /// Message-ID of the letter, for `show`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_id: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Whether a draft was put.
    pub put: bool,
    /// It could not be done in three tries.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub aside: bool,
    /// Where its record begins in the file of records.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<u64>,
    /// Digest of whose letter it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// Digest of the sender's address, for limits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    /// The day of the run (ISO 8601).
    pub day: String,
    /// When the letter was written, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<i64>,
    /// Variants used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// What the draft commits us to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promise>,
    /// Digest of the thread's root and of whose thread it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thread: Option<String>,
    /// The file as it was seen: name, inode, size and time, digested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stamp: Option<String>,
}

impl Done {
    /// The same letter without anything of the person: enough to keep a second draft away.
    pub fn bare(&self) -> Self {
        Self {
            key: self.key.clone(),
            id: self.id.clone(),
            outcome: self.outcome,
            put: self.put,
            aside: self.aside,
            day: self.day.clone(),
            stamp: self.stamp.clone(),
            ..Self::default()
        }
    }
}

/// The line that holds an entry, with its end.
pub fn line(entry: &Entry) -> serde_json::Result<Vec<u8>> {
    let json = serde_json::to_string(entry)?;
    Ok(format!("{} {json}\n", checksum(&json)).into_bytes())
}

/// The entry of a line; `None` if it cannot be believed.
pub fn parse(line: &[u8]) -> Option<Entry> {
    let line = std::str::from_utf8(line.strip_suffix(b"\n")?).ok()?;
    let (sum, json) = line.split_once(' ')?;
    if sum != checksum(json) {
        return None;
    }
    serde_json::from_str(json).ok()
}

fn checksum(json: &str) -> String {
    hex(Sha256::digest(json.as_bytes()).into_iter().take(4))
}
