//! Waiting for news of a folder (RFC 2177).

use crate::mail::imap::{
    ImapError, ImapSession,
    connect::Secure,
    session::{Answer, COMMAND, heard, status},
};
use async_imap::{
    Session,
    imap_proto::{MailboxDatum, Response},
};
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};
use tokio::time::timeout;

/// How often somebody who wants to stop is noticed.
const LOOK: Duration = Duration::from_millis(100);

impl ImapSession {
    /// Opens the folder of letters, so that from here on nothing new in it goes unheard.
    ///
    /// # Errors
    /// If there is no connection, or no such folder.
    pub fn listen(&mut self) -> Result<(), ImapError> {
        let folder = self.letters_folder();
        self.folder(&folder, false).map(|_| ())
    }

    /// Waits in the folder of letters until the server tells of something, at most so long, or until `stop` is set. A connection
    /// that had to be made anew counts as news: what came before it was not heard.
    ///
    /// # Errors
    /// If there is no connection, it is lost, or the server cannot tell (no IDLE).
    pub fn idle(&mut self, at_most: Duration, stop: &AtomicBool) -> Result<bool, ImapError> {
        let anew = !self.is_open();
        self.listen()?;
        if anew {
            return Ok(true);
        }
        self.within(at_most + 2 * COMMAND, async |open| {
            idle(&mut open.session, at_most, stop).await
        })
    }
}

async fn idle(session: &mut Session<Secure>, at_most: Duration, stop: &AtomicBool) -> Answer<bool> {
    let end = Instant::now() + at_most;
    let id = session.run_command("IDLE").await?;
    let mut news = false;
    loop {
        let answer = heard(session.read_response().await)?;
        match answer.parsed() {
            Response::Continue { .. } => break,
            Response::Done { tag, .. } if tag == &id => {
                return status(answer.parsed()).map(|()| news);
            }
            other => news |= is_news(other),
        }
    }
    while !news && !stop.load(Ordering::Relaxed) {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        if let Ok(answer) = timeout(left.min(LOOK), session.read_response()).await {
            news |= is_news(heard(answer)?.parsed());
        }
    }
    session.run_command_untagged("DONE").await?;
    loop {
        let answer = heard(session.read_response().await)?;
        match answer.parsed() {
            Response::Done { tag, .. } if tag == &id => {
                return status(answer.parsed()).map(|()| news);
            }
            other => news |= is_news(other),
        }
    }
}

/// A letter that came or went, or whose flags changed; a server's signs of life are none.
fn is_news(response: &Response) -> bool {
    matches!(
        response,
        Response::MailboxData(MailboxDatum::Exists(_) | MailboxDatum::Recent(_))
            | Response::Expunge(_)
            | Response::Fetch(..)
    )
}
