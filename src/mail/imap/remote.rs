//! A letter on a server, fetched when it is read, in pieces where it is big.

use crate::{
    letter::Letter,
    mail::{
        Stamp, Why,
        imap::{ImapError, ImapSession},
    },
    mime::parse,
};
use serde::{Deserialize, Serialize};
use std::{
    io::{Seek, Write},
    sync::{Arc, Mutex, PoisonError},
};

/// How much of a letter is fetched at once.
const CHUNK: u32 = 8 << 20;

/// A letter in a folder of a server.
#[derive(Clone, Debug)]
pub struct RemoteLetter {
    pub(super) session: Arc<Mutex<ImapSession>>,
    pub(super) listed: Listed,
}

/// What a listing says of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Its UID.
    pub uid: u32,
    /// Its octets.
    pub size: u32,
    /// The folder's UIDVALIDITY: with another one, UIDs mean nothing.
    pub validity: u32,
    /// Whether somebody has answered it.
    pub answered: bool,
}

impl RemoteLetter {
    /// What the listing said of it.
    pub fn listed(&self) -> Listed {
        self.listed
    }

    /// Another letter of the same folder.
    pub fn beside(&self, listed: Listed) -> Self {
        Self {
            session: Arc::clone(&self.session),
            listed,
        }
    }

    /// Whether both are letters of the same folder, over one connection.
    pub fn is_beside(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.session, &other.session)
    }

    /// Fetches and reads the letter; nothing is marked.
    ///
    /// # Errors
    /// If it is gone, the folder was made anew, or the connection cannot be had.
    pub fn letter(&self) -> Result<Letter, Why> {
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        session.letter(self.listed)
    }

    /// Whether somebody has answered it.
    pub fn answered(&self) -> bool {
        self.listed.answered
    }

    /// A stamp: UIDs name the same octets for ever, as long as UIDVALIDITY stays.
    pub fn stamp(&self) -> Stamp {
        let Listed {
            uid,
            size,
            validity,
            ..
        } = self.listed;
        Stamp {
            name: format!("uid {uid}"),
            inode: u64::from(uid),
            size: u64::from(size),
            changed: i128::from(validity),
        }
    }
}

impl ImapSession {
    fn letter(&mut self, listed: Listed) -> Result<Letter, Why> {
        let mut tries = 0;
        loop {
            match self.fetch(listed) {
                Err(Failed::Connection(error)) if error.is_passing() && tries < 2 => tries += 1,
                Err(Failed::Connection(error)) => return Err(Why::Io(error.to_string())),
                Err(Failed::Letter(why)) => return Err(why),
                Ok(letter) => return Ok(letter),
            }
        }
    }

    fn fetch(&mut self, listed: Listed) -> Result<Letter, Failed> {
        let folder = self.letters_folder();
        let mailbox = self.folder(&folder, false)?;
        if mailbox.uid_validity.unwrap_or_default() != listed.validity {
            return Err(Failed::Letter(Why::Changed));
        }
        if listed.size <= CHUNK {
            let octets = self
                .octets(listed.uid, "BODY.PEEK[]")?
                .ok_or(Failed::Letter(Why::Gone))?;
            return Ok(parse::parse(&octets));
        }
        let spool = |error: std::io::Error| Failed::Letter(Why::Io(error.to_string()));
        let mut file = tempfile::tempfile().map_err(spool)?;
        for from in (0..listed.size).step_by(CHUNK as usize) {
            let query = format!("BODY.PEEK[]<{from}.{CHUNK}>");
            let octets = self
                .octets(listed.uid, &query)?
                .ok_or(Failed::Letter(Why::Gone))?;
            file.write_all(&octets).map_err(spool)?;
        }
        file.rewind().map_err(spool)?;
        parse::parse_reader(file).map_err(spool)
    }
}

enum Failed {
    Connection(ImapError),
    Letter(Why),
}

impl From<ImapError> for Failed {
    fn from(error: ImapError) -> Self {
        Self::Connection(error)
    }
}
