//! A folder of a server as the place for drafts. A lost connection leaves open whether a draft arrived, so it is looked for before
//! every try.

use crate::{
    mail::{
        DraftSink, Placed, Receipt, SinkError,
        imap::{ImapAddress, ImapError, ImapSession},
    },
    mime::{
        compose::Composed,
        seal,
        threading::{draft_id_prefix, is_msg_id},
    },
    settings::Login,
};
use std::{thread::sleep, time::Duration};

/// How often a draft is tried.
const TRIES: u32 = 3;
/// So many mails that a search found are looked at.
const FOUND: usize = 10;
/// The wait after the first failure; it doubles.
const WAIT: Duration = Duration::from_millis(200);

/// A folder of drafts on a server.
#[derive(Debug)]
pub struct ImapSink {
    session: ImapSession,
    folder: String,
}

impl ImapSink {
    /// The folder at the address, else the server's own for drafts.
    ///
    /// # Errors
    /// If there is no connection, or no such folder.
    pub fn open(address: ImapAddress, login: Login) -> Result<Self, ImapError> {
        let mut session = ImapSession::new(address, login)?;
        let folder = session.drafts_folder()?;
        match session.folder(&folder, true) {
            Err(ImapError::Refused { .. }) => {
                session.create(&folder)?;
                session.folder(&folder, true)?;
            }
            other => drop(other?),
        }
        Ok(Self { session, folder })
    }

    fn place(&self, uid: u32) -> String {
        format!("imap://{}/{};UID={uid}", self.session.host(), self.folder)
    }

    /// UIDs of mails with our Message-ID for this draft.
    fn ours(&mut self, id: &str) -> Result<Vec<u32>, ImapError> {
        self.session.folder(&self.folder, true)?;
        self.session.search("Message-ID", &draft_id_prefix(id))
    }

    /// Does it again after a lost connection.
    fn patiently<T>(
        &mut self,
        mut work: impl FnMut(&mut Self) -> Result<T, ImapError>,
    ) -> Result<T, ImapError> {
        let mut tries = 1;
        loop {
            match work(self) {
                Err(error) if error.is_passing() && tries < TRIES => {
                    self.session.forget();
                    sleep(WAIT * 2_u32.pow(tries - 1));
                    tries += 1;
                }
                other => return other,
            }
        }
    }

    fn look(&mut self, id: &str, uid: u32) -> Result<Option<Placed>, ImapError> {
        self.session.folder(&self.folder, true)?;
        let Some(octets) = self.session.octets(uid, "BODY.PEEK[]")? else {
            return Ok(None);
        };
        let whole = seal::seal(&octets).is_some_and(|seal| seal.whole && seal.id == id);
        let touched = !whole || self.session.is_marked(uid)?;
        Ok(Some(Placed {
            id: id.to_string(),
            place: self.place(uid),
            touched,
        }))
    }

    fn seek(&mut self, id: &str, answers: Option<&str>) -> Result<Option<Placed>, ImapError> {
        if let Some(placed) = self.of_ours(id)? {
            return Ok(Some(placed));
        }
        let Some(answers) = answers.filter(|id| is_msg_id(id)) else {
            return Ok(None);
        };
        let uids = self
            .session
            .search("In-Reply-To", &format!("<{answers}>"))?;
        self.first(id, &uids)
    }

    /// Takes all but one of a draft's copies away: a server may still have been storing what a lost line brought it when it was asked
    /// whether it had it.
    fn keep_one(&mut self, id: &str) -> Result<(), ImapError> {
        for uid in self.ours(id)?.into_iter().skip(1).take(FOUND) {
            if self.look(id, uid)?.is_some_and(|copy| !copy.touched) {
                self.session.expunge(uid)?;
            }
        }
        Ok(())
    }

    /// The mail with our Message-ID for this draft.
    fn of_ours(&mut self, id: &str) -> Result<Option<Placed>, ImapError> {
        let uids = self.ours(id)?;
        self.first(id, &uids)
    }

    /// The first of these mails that is there: a search may tell of one that was taken away meanwhile.
    fn first(&mut self, id: &str, uids: &[u32]) -> Result<Option<Placed>, ImapError> {
        for uid in uids.iter().take(FOUND) {
            if let Some(placed) = self.look(id, *uid)? {
                return Ok(Some(placed));
            }
        }
        Ok(None)
    }
}

impl DraftSink for ImapSink {
    fn put(&mut self, mail: &Composed) -> Result<Receipt, SinkError> {
        let mut begun = false;
        self.patiently(|sink| {
            if let Some(placed) = sink.of_ours(&mail.id)? {
                return Ok(Receipt {
                    place: placed.place,
                    fresh: false,
                });
            }
            let folder = sink.folder.clone();
            let lost = std::mem::replace(&mut begun, true);
            sink.session.append(&folder, &mail.octets)?;
            if lost {
                sink.keep_one(&mail.id)?;
            }
            Ok(Receipt {
                place: format!("imap://{}/{folder}", sink.session.host()),
                fresh: true,
            })
        })
        .map_err(SinkError::Imap)
    }

    fn find(&mut self, id: &str, answers: Option<&str>) -> Result<Option<Placed>, SinkError> {
        self.patiently(|sink| sink.seek(id, answers))
            .map_err(SinkError::Imap)
    }

    fn retire(&mut self, placed: &Placed) -> Result<bool, SinkError> {
        self.patiently(|sink| {
            let Some(uid) = sink.ours(&placed.id)?.first().copied() else {
                return Ok(false);
            };
            if sink.look(&placed.id, uid)?.is_none_or(|now| now.touched) {
                return Ok(false);
            }
            sink.session.expunge(uid)
        })
        .map_err(SinkError::Imap)
    }
}
