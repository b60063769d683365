//! A folder of a server as a source of letters.

use crate::{
    mail::{
        MailSource, Parcel, Parcels, SourceError,
        imap::{ImapAddress, ImapError, ImapSession, RemoteLetter},
    },
    settings::Login,
};
use std::sync::{Arc, Mutex, PoisonError};

/// A folder of letters on a server.
#[derive(Debug)]
pub struct ImapSource {
    session: Arc<Mutex<ImapSession>>,
}

impl ImapSource {
    /// The folder at the address; INBOX if it names none.
    ///
    /// # Errors
    /// If the address is none.
    pub fn open(address: ImapAddress, login: Login) -> Result<Self, ImapError> {
        let session = ImapSession::new(address, login)?;
        Ok(Self {
            session: Arc::new(Mutex::new(session)),
        })
    }
}

impl MailSource for ImapSource {
    fn parcels(&mut self) -> Result<Parcels<'_>, SourceError> {
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = session.letters_folder();
        let place = format!("imap://{}/{folder}", session.host());
        let listed = session.list(&folder).map_err(|error| SourceError::Io {
            place: place.clone(),
            error: error.into(),
        })?;
        drop(session);
        let session = Arc::clone(&self.session);
        Ok(Box::new(listed.into_iter().map(move |listed| {
            let letter = RemoteLetter {
                session: Arc::clone(&session),
                listed,
            };
            Ok(Parcel::remote(
                format!("{place};UID={}", listed.uid),
                letter,
            ))
        })))
    }
}
