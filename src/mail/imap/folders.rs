//! The folders of a server: which one letters lie in, and which one is for drafts.

use crate::mail::imap::{ImapError, ImapSession, address::mailbox_name};
use async_imap::types::NameAttribute;
use futures_util::TryStreamExt;

/// Names of the drafts folder, where the server does not mark one.
const DRAFTS: [&str; 10] = [
    "drafts",
    "draft",
    "utkast",
    "kladder",
    "kladde",
    "entw&apw-rfe",
    "brouillons",
    "concepten",
    "borradores",
    "luonnokset",
];

impl ImapSession {
    /// The folder of the address, or INBOX.
    pub(super) fn letters_folder(&self) -> String {
        self.address
            .folder
            .as_deref()
            .map_or_else(|| "INBOX".to_string(), mailbox_name)
    }

    /// The folder of the address, else the one the server marks `\Drafts` (RFC 6154), else one that is called so.
    pub(super) fn drafts_folder(&mut self) -> Result<String, ImapError> {
        if let Some(folder) = &self.address.folder {
            return Ok(mailbox_name(folder));
        }
        let names = self.command(async |open| {
            let list = open.session.list(None, Some("\"*\"")).await?;
            let names: Vec<(String, Option<String>, bool)> = list
                .map_ok(|name| {
                    let marked = name.attributes().contains(&NameAttribute::Drafts);
                    (
                        name.name().to_string(),
                        name.delimiter().map(str::to_string),
                        marked,
                    )
                })
                .try_collect()
                .await?;
            Ok(names)
        })?;
        let called = |name: &str, delimiter: &Option<String>| {
            let last = delimiter
                .as_deref()
                .and_then(|d| name.rsplit(d).next())
                .unwrap_or(name);
            DRAFTS.contains(&last.to_lowercase().as_str())
        };
        let marked = names.iter().find(|(_, _, marked)| *marked);
        marked
            .or_else(|| {
                names
                    .iter()
                    .find(|(name, delimiter, _)| called(name, delimiter))
            })
            .map(|(name, ..)| name.clone())
            .ok_or_else(|| ImapError::NoDrafts {
                host: self.address.host.clone(),
            })
    }

    /// Makes a folder.
    pub(super) fn create(&mut self, folder: &str) -> Result<(), ImapError> {
        self.command(async |open| open.session.create(folder).await)
    }
}
