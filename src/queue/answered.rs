//! What was sent already: letters that somebody has answered need no draft, and drafts that were sent bind us.

use super::index::{Name, name};
use crate::mail::{MailSource, SourceError};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// What the folder of sent mail says.
#[derive(Debug, Default)]
pub struct Sent {
    /// The day of the answer, by digest of the Message-ID that it answers.
    answered: HashMap<Name, Option<Date>>,
    /// The ids of drafts of ours that were sent.
    ours: HashSet<String>,
    /// Message-IDs that were answered: they are few enough beside their mails.
    ids: Vec<String>,
}

impl Sent {
    /// Reads the headers of a folder of sent mail. A mail that cannot be read says nothing.
    ///
    /// # Errors
    /// If the folder as a whole cannot be read.
    pub fn read(source: &mut dyn MailSource) -> Result<Self, SourceError> {
        let mut sent = Self::default();
        for parcel in source.parcels()? {
            let Ok((letter, _)) = parcel.and_then(|parcel| parcel.glance()) else {
                continue;
            };
            let day = letter.date.as_ref().map(jiff::Zoned::date);
            for id in &letter.in_reply_to {
                if sent.answered.insert(name(b'i', id), day).is_none() {
                    sent.ids.push(id.clone());
                }
            }
            let field = letter
                .fields
                .iter()
                .find(|(field, _)| field == "x-regards-id");
            let by_field =
                field.and_then(|(_, value)| Some(value.trim().rsplit_once('-')?.0.to_string()));
            let by_id = || draft_of(letter.message_id.as_deref()?).map(str::to_string);
            sent.ours.extend(by_field.or_else(by_id));
        }
        Ok(sent)
    }

    /// Whether the letter with this Message-ID was answered, and when.
    pub fn answer_to(&self, message_id: &str) -> Option<Option<Date>> {
        self.answered.get(&name(b'i', message_id)).copied()
    }

    /// Whether the draft of this id was sent.
    pub fn holds(&self, draft: &str) -> bool {
        self.ours.contains(draft)
    }

    /// Drafts of ours that were sent, by id; and letters that were answered, by Message-ID.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.ours.iter().chain(&self.ids).map(String::as_str)
    }
}

/// The id of the draft of ours that has this Message-ID.
pub(super) fn draft_of(message_id: &str) -> Option<&str> {
    let rest = message_id.strip_prefix("regards.")?;
    Some(rest.split_once('@')?.0)
}
