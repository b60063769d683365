//! A session with a server: commands one after another, connected anew when the connection is lost.

use crate::{
    mail::imap::{
        ImapAddress, ImapError,
        connect::{Secure, connect},
    },
    mime::chars::one_line,
    settings::Login,
};
use async_imap::{
    Session,
    error::Error as ImapFault,
    imap_proto::{Response, Status},
    types::Mailbox,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};
use tokio::{
    runtime::{Builder, Runtime},
    time::timeout,
};

/// Longest wait for one command.
pub(super) const COMMAND: Duration = Duration::from_secs(60);

/// What is said of answers that are none.
const NONSENSE: &str = "it was lost, or the answer made no sense";

/// A session.
#[derive(Debug)]
pub struct ImapSession {
    pub(super) address: ImapAddress,
    login: Login,
    runtime: Runtime,
    open: Option<Open>,
}

/// A connection that is logged in, and the folder that is open on it.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) session: Session<Secure>,
    folder: Option<(String, bool, Mailbox)>,
}

pub(super) type Answer<T> = Result<T, ImapFault>;

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

    /// A session on a connection that is there already.
    #[cfg(any(test, fuzzing))]
    pub(super) fn on(mut self, session: Session<Secure>) -> Self {
        self.open = Some(Open {
            session,
            folder: None,
        });
        self
    }

    /// The server's name.
    pub fn host(&self) -> &str {
        &self.address.host
    }

    /// Does one command; a fault of the connection closes it, so that the next command has a new one.
    pub(super) fn command<T>(
        &mut self,
        work: impl AsyncFnOnce(&mut Open) -> Answer<T>,
    ) -> Result<T, ImapError> {
        self.within(COMMAND, work)
    }

    /// The same, for a command that may take longer.
    pub(super) fn within<T>(
        &mut self,
        at_most: Duration,
        work: impl AsyncFnOnce(&mut Open) -> Answer<T>,
    ) -> Result<T, ImapError> {
        let mut open = match self.open.take() {
            Some(open) => open,
            None => {
                let session = self.drive(connect(&self.address, &self.login));
                let session = session.ok_or_else(|| self.nonsense())??;
                Open {
                    session,
                    folder: None,
                }
            }
        };
        let host = self.address.host.clone();
        let done = self.drive(async { timeout(at_most, work(&mut open)).await });
        let fault = match done.ok_or_else(|| self.nonsense())? {
            Ok(Ok(answer)) => {
                self.open = Some(open);
                return Ok(answer);
            }
            Ok(Err(fault)) => fault,
            Err(_) => {
                return Err(ImapError::Connection {
                    host,
                    wrong: format!("no answer within {} seconds", at_most.as_secs()),
                });
            }
        };
        if matches!(
            fault,
            ImapFault::No(_) | ImapFault::Bad(_) | ImapFault::Validate(_)
        ) {
            self.open = Some(open);
        }
        Err(told(host, fault))
    }

    /// Does it to its end. The parser of answers trips over some: that is a server that talks nonsense, not the end of the program.
    fn drive<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        catch_unwind(AssertUnwindSafe(|| self.runtime.block_on(work))).ok()
    }

    fn nonsense(&self) -> ImapError {
        ImapError::Connection {
            host: self.address.host.clone(),
            wrong: NONSENSE.to_string(),
        }
    }

    /// Whether there is a connection.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
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

    /// Closes the connection, so that the next command has a new one.
    pub(super) fn forget(&mut self) {
        self.open = None;
    }
}

/// What the server said; its silence is a lost connection.
pub(super) fn heard<T>(read: std::io::Result<Option<T>>) -> Answer<T> {
    read?.ok_or(ImapFault::ConnectionLost)
}

/// Does a command whose answers are untagged, and says how it ended: what was told before a refusal counts for nothing.
pub(super) async fn ask(
    session: &mut Session<Secure>,
    command: &str,
    mut each: impl FnMut(&Response),
) -> Answer<()> {
    let id = session.run_command(command).await?;
    loop {
        let answer = heard(session.read_response().await)?;
        match answer.parsed() {
            done @ Response::Done { tag, .. } if tag == &id => return status(done),
            other => each(other),
        }
    }
}

/// What the end of a command says.
pub(super) fn status(done: &Response) -> Answer<()> {
    let Response::Done {
        status, outcome, ..
    } = done
    else {
        return Err(ImapFault::ConnectionLost);
    };
    let words = || match (&outcome.code, outcome.information.as_deref()) {
        (None, None) => "it gives no reason".to_string(),
        (None, Some(words)) => words.to_string(),
        (Some(code), words) => format!("[{code:?}] {}", words.unwrap_or_default()),
    };
    match status {
        Status::Ok => Ok(()),
        Status::No => Err(ImapFault::No(words())),
        Status::Bad => Err(ImapFault::Bad(words())),
        _ => Err(ImapFault::ConnectionLost),
    }
}

/// Answers that speak of the server's own trouble and not of the command (RFC 5530, RFC 9208).
const NOT_NOW: [&str; 5] = ["OVERQUOTA", "UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG"];

/// A fault in words. What a server said when it did not answer is not repeated: it may be mail.
fn told(host: String, fault: ImapFault) -> ImapError {
    match fault {
        ImapFault::No(answer) if NOT_NOW.iter().any(|code| answer.contains(code)) => {
            ImapError::NotNow {
                host,
                answer: one_line(&answer, 200),
            }
        }
        ImapFault::No(answer) | ImapFault::Bad(answer) => ImapError::Refused {
            host,
            answer: one_line(&answer, 200),
        },
        ImapFault::Validate(_) => ImapError::Refused {
            host,
            answer: "the name holds a line break".to_string(),
        },
        ImapFault::Io(error) if error.kind() != std::io::ErrorKind::Other => {
            ImapError::Connection {
                host,
                wrong: error.to_string(),
            }
        }
        _ => ImapError::Connection {
            host,
            wrong: NONSENSE.to_string(),
        },
    }
}
