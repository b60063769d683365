//! The mails of a folder: listed, fetched, looked for, taken away.

use crate::mail::imap::{ImapError, ImapSession, remote::Listed, session::ask};
use async_imap::imap_proto::{AttributeValue, MailboxDatum, Response};

/// How many letters are listed at once.
const WINDOW: u32 = 2_000;
/// Flags by which a person says: I was here.
const MARKS: [&str; 3] = ["\\Flagged", "\\Answered", "\\Deleted"];

impl ImapSession {
    /// Everything in the open folder, oldest first.
    pub(super) fn list(&mut self, folder: &str) -> Result<Vec<Listed>, ImapError> {
        self.forget();
        self.listed(folder)
    }

    /// The same over the connection that is there.
    pub(super) fn listed(&mut self, folder: &str) -> Result<Vec<Listed>, ImapError> {
        let mailbox = self.folder(folder, false)?;
        let validity = mailbox.uid_validity.unwrap_or_default();
        let mut all = Vec::new();
        let mut from = 1;
        while from <= mailbox.exists {
            let to = from.saturating_add(WINDOW - 1).min(mailbox.exists);
            let before = all.len();
            self.fetch_each(
                &format!("FETCH {from}:{to} (UID FLAGS RFC822.SIZE)"),
                |mail| {
                    if let (Some(uid), Some(size)) = (mail.uid, mail.size) {
                        all.push(Listed {
                            uid,
                            size,
                            validity,
                            answered: mail.has("\\Answered"),
                        });
                    }
                },
            )?;
            // Mails are numbered without gaps: a server that tells of none has no more.
            match to.checked_add(1) {
                Some(next) if all.len() > before => from = next,
                _ => break,
            }
        }
        all.sort_unstable_by_key(|listed| listed.uid);
        all.dedup_by_key(|listed| listed.uid);
        Ok(all)
    }

    /// The octets of a mail or a piece of it; `None` if it is gone. Answers about other mails are passed over.
    pub(super) fn octets(&mut self, uid: u32, query: &str) -> Result<Option<Vec<u8>>, ImapError> {
        let mut found = None;
        self.fetch_each(&format!("UID FETCH {uid} (UID {query})"), |mail| {
            if mail.uid == Some(uid)
                && let Some(body) = mail.body
            {
                found = Some(body.to_vec());
            }
        })?;
        Ok(found)
    }

    /// Flags of a mail: whether any says that a person was there.
    pub(super) fn is_marked(&mut self, uid: u32) -> Result<bool, ImapError> {
        let mut marked = false;
        self.fetch_each(&format!("UID FETCH {uid} (UID FLAGS)"), |mail| {
            marked |= mail.uid == Some(uid) && MARKS.iter().any(|mark| mail.has(mark));
        })?;
        Ok(marked)
    }

    fn fetch_each(
        &mut self,
        command: &str,
        mut each: impl FnMut(Fetched),
    ) -> Result<(), ImapError> {
        self.command(async |open| {
            ask(&mut open.session, command, |answer| {
                if let Response::Fetch(_, attributes) = answer {
                    each(Fetched::new(attributes));
                }
            })
            .await
        })
    }

    /// UIDs of the mails in the open folder whose header field holds the text; lowest first. The text is ours: an id.
    pub(super) fn search(&mut self, field: &str, text: &str) -> Result<Vec<u32>, ImapError> {
        let mut uids = Vec::new();
        self.command(async |open| {
            // A server that did not announce what others put meanwhile is asked to look.
            ask(&mut open.session, "NOOP", |_| ()).await?;
            let query = format!("UID SEARCH HEADER {field} \"{text}\"");
            ask(&mut open.session, &query, |answer| {
                if let Response::MailboxData(MailboxDatum::Search(found)) = answer {
                    uids.extend(found);
                }
            })
            .await
        })?;
        uids.sort_unstable();
        uids.dedup();
        Ok(uids)
    }

    /// Takes one mail away; false where the server cannot take away just one (RFC 4315).
    pub(super) fn expunge(&mut self, uid: u32) -> Result<bool, ImapError> {
        self.command(async |open| {
            if !open.session.capabilities().await?.has_str("UIDPLUS") {
                return Ok(false);
            }
            let mark = format!("UID STORE {uid} +FLAGS.SILENT (\\Deleted)");
            ask(&mut open.session, &mark, |_| ()).await?;
            ask(&mut open.session, &format!("UID EXPUNGE {uid}"), |_| ()).await?;
            Ok(true)
        })
    }
}

/// What a server tells of one mail.
#[derive(Default)]
struct Fetched<'a> {
    uid: Option<u32>,
    size: Option<u32>,
    flags: Vec<&'a str>,
    body: Option<&'a [u8]>,
}

impl<'a> Fetched<'a> {
    fn new(attributes: &'a [AttributeValue<'a>]) -> Self {
        let mut mail = Self::default();
        for attribute in attributes {
            match attribute {
                AttributeValue::Uid(uid) => mail.uid = Some(*uid),
                AttributeValue::Rfc822Size(size) => mail.size = Some(*size),
                AttributeValue::Flags(flags) => mail.flags.extend(flags.iter().map(AsRef::as_ref)),
                AttributeValue::BodySection {
                    data: Some(data), ..
                } => mail.body = Some(data),
                _ => {}
            }
        }
        mail
    }

    fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|it| it.eq_ignore_ascii_case(flag))
    }
}
