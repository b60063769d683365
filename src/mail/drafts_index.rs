//! Which drafts lie in a folder under a name that is not ours: mail programs save an edited draft as a new file.

use crate::mime::{parse, seal};
use std::{collections::HashMap, io::Read};

/// Enough of a mail for its header.
const HEAD: u64 = 64 * 1024;

/// Where drafts lie, by what they say of themselves.
#[derive(Clone, Debug, Default)]
pub struct DraftsIndex {
    by_id: HashMap<String, String>,
    by_answered: HashMap<String, String>,
}

impl DraftsIndex {
    /// Takes note of the mail at `place`.
    pub fn add(&mut self, place: &str, mail: impl Read) {
        let mut head = Vec::new();
        if mail.take(HEAD).read_to_end(&mut head).is_err() {
            return;
        }
        let letter = parse::parse(&head);
        let own = seal::seal(&head).map(|seal| seal.id).or_else(|| {
            let rest = letter.message_id.as_deref()?.strip_prefix("regards.")?;
            Some(rest.split_once('@')?.0.to_string())
        });
        if let Some(id) = own {
            self.add_id(&id, place);
        }
        for id in letter.in_reply_to {
            self.by_answered
                .entry(id)
                .or_insert_with(|| place.to_string());
        }
    }

    /// Takes note of a draft of this id.
    pub fn add_id(&mut self, id: &str, place: &str) {
        self.by_id.insert(id.to_string(), place.to_string());
    }

    /// Where the draft of this id lies, or a mail that answers that letter.
    pub fn place(&self, id: &str, answers: Option<&str>) -> Option<&str> {
        let found = self
            .by_id
            .get(id)
            .or_else(|| self.by_answered.get(answers?));
        found.map(String::as_str)
    }
}
