//! A session with a server: commands one after another, connected anew when the connection is lost.

use crate::{
    mail::imap::{
        ImapAddress, ImapError,
        address::mailbox_name,
        connect::{Secure, connect},
        remote::Listed,
    },
    mime::chars::one_line,
    settings::Login,
};
use async_imap::{
    Session,
    error::Error as ImapFault,
    extensions::idle::IdleResponse,
    types::{Flag, Mailbox, NameAttribute},
};
use futures_util::TryStreamExt;
use std::time::Duration;
use tokio::{
    runtime::{Builder, Runtime},
    time::timeout,
};

/// Longest wait for one command.
const COMMAND: Duration = Duration::from_secs(60);
/// How many letters are listed at once.
const WINDOW: u32 = 2_000;
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

/// A session.
#[derive(Debug)]
pub struct ImapSession {
    address: ImapAddress,
    login: Login,
    runtime: Runtime,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    session: Session<Secure>,
    folder: Option<(String, bool, Mailbox)>,
}

type Answer<T> = Result<T, ImapFault>;

impl ImapSession {
    /// A session that connects when it is first needed.
    ///
    /// # Errors
    /// If the system has no room for it.
    pub fn new(address: ImapAddress, login: Login) -> Result<Self, ImapError> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| ImapError::Connection {
                host: address.host.clone(),
                wrong: error.to_string(),
            })?;
        Ok(Self {
            address,
            login,
            runtime,
            open: None,
        })
    }

    /// The server's name.
    pub fn host(&self) -> &str {
        &self.address.host
    }

    /// Does one command; a fault of the connection closes it, so that the next command has a new one.
    fn command<T>(
        &mut self,
        work: impl AsyncFnOnce(&mut Open) -> Answer<T>,
    ) -> Result<T, ImapError> {
        let mut open = match self.open.take() {
            Some(open) => open,
            None => {
                let session = self.runtime.block_on(connect(&self.address, &self.login))?;
                Open {
                    session,
                    folder: None,
                }
            }
        };
        let host = self.address.host.clone();
        let done = self
            .runtime
            .block_on(async { timeout(COMMAND, work(&mut open)).await });
        match done {
            Ok(Ok(answer)) => {
                self.open = Some(open);
                Ok(answer)
            }
            Ok(Err(ImapFault::No(answer) | ImapFault::Bad(answer))) => {
                self.open = Some(open);
                Err(ImapError::Refused {
                    host,
                    answer: one_line(&answer, 200),
                })
            }
            Ok(Err(ImapFault::Validate(_))) => {
                self.open = Some(open);
                Err(ImapError::Refused {
                    host,
                    answer: "the name holds a line break".to_string(),
                })
            }
            // What the server said is not repeated: it may be mail.
            Ok(Err(ImapFault::Io(error))) if error.kind() != std::io::ErrorKind::Other => {
                Err(ImapError::Connection {
                    host,
                    wrong: error.to_string(),
                })
            }
            Ok(Err(_)) => Err(ImapError::Connection {
                host,
                wrong: "it was lost, or the answer made no sense".to_string(),
            }),
            Err(_) => Err(ImapError::Connection {
                host,
                wrong: format!("no answer within {} seconds", COMMAND.as_secs()),
            }),
        }
    }

    /// Opens a folder, for reading alone (EXAMINE) or for changes (SELECT), if it is not open so already.
    pub(super) fn folder(&mut self, name: &str, change: bool) -> Result<Mailbox, ImapError> {
        let name = name.to_string();
        self.command(async |open| {
            if let Some((known, changes, mailbox)) = &open.folder
                && *known == name
                && *changes == change
            {
                return Ok(mailbox.clone());
            }
            open.folder = None;
            let mailbox = match change {
                true => open.session.select(&name).await?,
                false => open.session.examine(&name).await?,
            };
            open.folder = Some((name, change, mailbox.clone()));
            Ok(mailbox)
        })
    }

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

    /// Everything in the open folder, oldest first.
    pub(super) fn list(&mut self, folder: &str) -> Result<Vec<Listed>, ImapError> {
        self.open = None;
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

    /// Puts a draft into a folder.
    pub(super) fn append(&mut self, folder: &str, octets: &[u8]) -> Result<(), ImapError> {
        self.command(async |open| {
            open.session
                .append(folder, Some("(\\Draft)"), None, octets)
                .await
        })
    }

    /// Makes a folder.
    pub(super) fn create(&mut self, folder: &str) -> Result<(), ImapError> {
        self.command(async |open| open.session.create(folder).await)
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

    /// Waits in the folder of letters until the server tells of something, at most so long.
    ///
    /// # Errors
    /// If there is no connection, or it is lost.
    pub fn idle(&mut self, at_most: Duration) -> Result<bool, ImapError> {
        let folder = self.letters_folder();
        self.folder(&folder, false)?;
        let host = self.address.host.clone();
        let Some(Open { session, folder }) = self.open.take() else {
            return Ok(false);
        };
        let waited = self.runtime.block_on(async {
            let mut handle = session.idle();
            timeout(COMMAND, handle.init())
                .await
                .map_err(|_| ImapFault::ConnectionLost)??;
            let (news, _stop) = handle.wait_with_timeout(at_most);
            let news = matches!(news.await?, IdleResponse::NewData(_));
            let session = timeout(COMMAND, handle.done())
                .await
                .map_err(|_| ImapFault::ConnectionLost)??;
            Ok::<_, ImapFault>((session, news))
        });
        let (session, news) = waited.map_err(|_| ImapError::Connection {
            host,
            wrong: "it was lost while waiting".to_string(),
        })?;
        self.open = Some(Open { session, folder });
        Ok(news)
    }

    /// Closes the connection, so that the next command has a new one.
    pub(super) fn forget(&mut self) {
        self.open = None;
    }
}
