//! The mails of a folder: listed, fetched, looked for, taken away.

use crate::mail::imap::{ImapError, ImapSession, remote::Listed};
use async_imap::types::Flag;
use futures_util::TryStreamExt;

/// How many letters are listed at once.
const WINDOW: u32 = 2_000;

impl ImapSession {
    /// Everything in the open folder, oldest first.
    pub(super) fn list(&mut self, folder: &str) -> Result<Vec<Listed>, ImapError> {
        self.forget();
        let mailbox = self.folder(folder, false)?;
        let validity = mailbox.uid_validity.unwrap_or_default();
        let mut all = Vec::new();
        let mut from = 1;
        while from <= mailbox.exists {
            let to = from.saturating_add(WINDOW - 1).min(mailbox.exists);
            let window: Vec<Listed> = self.command(async |open| {
                let fetches = open
                    .session
                    .fetch(format!("{from}:{to}"), "(UID FLAGS RFC822.SIZE)")
                    .await?;
                fetches
                    .try_filter_map(async |fetch| {
                        Ok(fetch.uid.zip(fetch.size).map(|(uid, size)| Listed {
                            uid,
                            size,
                            validity,
                            answered: fetch.flags().any(|flag| flag == Flag::Answered),
                        }))
                    })
                    .try_collect()
                    .await
            })?;
            all.extend(window);
            from = to + 1;
        }
        all.sort_unstable_by_key(|listed| listed.uid);
        all.dedup_by_key(|listed| listed.uid);
        Ok(all)
    }

    /// The octets of a mail or a piece of it; `None` if it is gone. Answers about other mails are passed over.
    pub(super) fn octets(&mut self, uid: u32, query: &str) -> Result<Option<Vec<u8>>, ImapError> {
        self.command(async |open| {
            let mut fetches = open
                .session
                .uid_fetch(uid.to_string(), format!("(UID {query})"))
                .await?;
            let mut found = None;
            while let Some(fetch) = fetches.try_next().await? {
                if fetch.uid == Some(uid)
                    && let Some(body) = fetch.body()
                {
                    found = Some(body.to_vec());
                }
            }
            Ok(found)
        })
    }

    /// Flags of a mail: whether any says that a person was there.
    pub(super) fn is_marked(&mut self, uid: u32) -> Result<bool, ImapError> {
        self.command(async |open| {
            let mut fetches = open
                .session
                .uid_fetch(uid.to_string(), "(UID FLAGS)")
                .await?;
            let mut marked = false;
            while let Some(fetch) = fetches.try_next().await? {
                marked |= fetch.uid == Some(uid)
                    && fetch
                        .flags()
                        .any(|flag| matches!(flag, Flag::Flagged | Flag::Answered | Flag::Deleted));
            }
            Ok(marked)
        })
    }

    /// UIDs of the mails in the open folder whose header field holds the text; lowest first. The text is ours: an id.
    pub(super) fn search(&mut self, field: &str, text: &str) -> Result<Vec<u32>, ImapError> {
        let query = format!("HEADER {field} \"{text}\"");
        // A server that did not announce what others put meanwhile is asked to look.
        let found = self.command(async |open| {
            open.session.noop().await?;
            open.session.uid_search(&query).await
        })?;
        let mut uids: Vec<u32> = found.into_iter().collect();
        uids.sort_unstable();
        Ok(uids)
    }

    /// Takes one mail away; false where the server cannot take away just one (RFC 4315).
    pub(super) fn expunge(&mut self, uid: u32) -> Result<bool, ImapError> {
        self.command(async |open| {
            if !open.session.capabilities().await?.has_str("UIDPLUS") {
                return Ok(false);
            }
            let uid = uid.to_string();
            let stored = open
                .session
                .uid_store(&uid, "+FLAGS.SILENT (\\Deleted)")
                .await?;
            let _: Vec<_> = stored.try_collect().await?;
            let gone = open.session.uid_expunge(&uid).await?;
            let _: Vec<_> = gone.try_collect().await?;
            Ok(true)
        })
    }
}
