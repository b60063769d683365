//! Putting one mail into a folder (RFC 9051 §6.3.12), step by step: each step may be the one at which the line is cut.

use crate::mail::imap::{
    ImapError, ImapSession,
    connect::Secure,
    session::{Answer, heard, status},
};
use async_imap::{Session, error::Error as ImapFault, imap_proto::Response};
use tokio::io::AsyncWriteExt;

impl ImapSession {
    /// Puts a draft into a folder.
    pub(super) fn append(&mut self, folder: &str, octets: &[u8]) -> Result<(), ImapError> {
        self.command(async |open| append(&mut open.session, folder, octets).await)
    }
}

/// Untagged words may come before every answer, and a refusal instead of the go-ahead.
async fn append(session: &mut Session<Secure>, folder: &str, octets: &[u8]) -> Answer<()> {
    let name = folder.replace('\\', "\\\\").replace('"', "\\\"");
    if let Some(control) = name.chars().find(|c| c.is_control()) {
        return Err(ImapFault::Validate(async_imap::error::ValidateError(
            control,
        )));
    }
    let command = format!("APPEND \"{name}\" (\\Draft) {{{}}}", octets.len());
    let id = session.run_command(command).await?;
    loop {
        let answer = heard(session.read_response().await)?;
        match answer.parsed() {
            Response::Continue { .. } => break,
            // An OK without the mail is no OK.
            Response::Done { tag, .. } if tag == &id => {
                status(answer.parsed())?;
                return Err(ImapFault::Append);
            }
            _ => {}
        }
    }
    let stream = session.get_mut();
    stream.write_all(octets).await?;
    stream.write_all(b"\r\n").await?;
    stream.flush().await?;
    loop {
        let answer = heard(session.read_response().await)?;
        if matches!(answer.parsed(), Response::Done { tag, .. } if tag == &id) {
            return status(answer.parsed());
        }
    }
}
