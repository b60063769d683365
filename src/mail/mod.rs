//! Where letters come from and where drafts are put down.
//!
//! Sources give parcels, and one parser reads them all, so a new store is one short file. Nothing here marks, moves or locks a letter,
//! and nothing here can send.

mod drafts_index;
pub mod eml_dir;
pub mod files;
pub mod folder;
pub mod imap;
pub(crate) mod leftovers;
pub mod maildir;
pub mod mbox;
pub mod mbox_file;
pub mod memory;
mod names;
mod open;
pub mod parcel;
pub mod watch;

pub use open::{Logins, open_sink, open_source};
pub use parcel::{Parcel, Stamp, Unreadable, Why};

use crate::mime::compose::Composed;
use std::{io, path::PathBuf};
use thiserror::Error;

/// Parcels one by one. One unreadable letter is an item, not the end of the mail.
pub type Parcels<'s> = Box<dyn Iterator<Item = Result<Parcel, Unreadable>> + Send + 's>;

/// Where letters come from.
pub trait MailSource: Send {
    /// Every letter that lies there now, in a steady order.
    ///
    /// # Errors
    /// If the store as a whole cannot be read.
    fn parcels(&mut self) -> Result<Parcels<'_>, SourceError>;
}

/// Where drafts are put down for a person to find.
pub trait DraftSink: Send {
    /// Puts a draft down. Putting the same id twice leaves one draft: the first.
    ///
    /// # Errors
    /// If it could not be written whole; then nothing of it is there.
    fn put(&mut self, mail: &Composed) -> Result<Receipt, SinkError>;

    /// Looks for the draft with this id: by its name, else by our field or Message-ID, else as a mail of somebody
    /// that answers the letter with the Message-ID `answers`.
    ///
    /// # Errors
    /// If the store cannot be read.
    fn find(&mut self, id: &str, answers: Option<&str>) -> Result<Option<Placed>, SinkError>;

    /// Takes a draft away if nobody has touched it; says whether it did.
    ///
    /// # Errors
    /// If the store cannot be changed.
    fn retire(&mut self, placed: &Placed) -> Result<bool, SinkError>;

    /// Makes sure that all that was put survives a power cut, as far as the durability that was asked for goes.
    ///
    /// # Errors
    /// If the disk says no; then what was put since the last time counts as not written.
    fn settle(&mut self) -> Result<(), SinkError> {
        Ok(())
    }

    /// Whether drafts are in their place only after [`DraftSink::close`]: a letter is not settled before that.
    fn at_end(&self) -> bool {
        false
    }

    /// The end of the run: everything is in its place.
    ///
    /// # Errors
    /// As for [`DraftSink::settle`].
    fn close(&mut self) -> Result<(), SinkError> {
        self.settle()
    }
}

/// How sure a draft is when `put` returns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// Whole after a crash of the program; after a power cut perhaps gone.
    Unsynced,
    /// File and folder are synced for each draft.
    #[default]
    Each,
    /// Synced by [`DraftSink::settle`], many at once.
    Grouped,
}

/// Where a draft was put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// For people: a path or a mailbox.
    pub place: String,
    /// Whether it was put now; else one with this id lay there.
    pub fresh: bool,
}

/// A draft that lies in a sink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The draft's id.
    pub id: String,
    /// Where: what the sink needs to find it again.
    pub place: String,
    /// Whether a person has edited, flagged or sent it.
    pub touched: bool,
}

/// Why a store of letters cannot be read.
#[derive(Debug, Error)]
pub enum SourceError {
    /// Nothing there.
    #[error("`{}` does not exist", .0.display())]
    Missing(PathBuf),
    /// Something else than letters.
    #[error("`{}` is no Maildir, mbox file, folder of .eml files or mail", .0.display())]
    NoMail(PathBuf),
    /// A scheme we do not speak.
    #[error("`{0}`: letters come from a path or an imaps:// or imap:// address")]
    Scheme(String),
    /// A server said no.
    #[error(transparent)]
    Imap(#[from] imap::ImapError),
    /// The system said no.
    #[error("cannot read `{place}`: {error}")]
    Io {
        /// Where.
        place: String,
        /// What it said.
        error: io::Error,
    },
}

/// Why a draft was not put down.
#[derive(Debug, Error)]
pub enum SinkError {
    /// A scheme we do not speak.
    #[error(
        "`{0}`: drafts go to a path (Maildir), eml:DIR, mbox:FILE, or an imaps:// or imap:// address"
    )]
    Scheme(String),
    /// Something else stands where the store should be.
    #[error("`{}` is something else than {wanted}", .place.display())]
    Other {
        /// Where.
        place: PathBuf,
        /// What it should be.
        wanted: &'static str,
    },
    /// Somebody else changed the store under us.
    #[error("`{0}` was changed by somebody else during the run; nothing of it was replaced")]
    Changed(String),
    /// A server said no.
    #[error(transparent)]
    Imap(#[from] imap::ImapError),
    /// The system said no.
    #[error("cannot write `{place}`: {error}")]
    Io {
        /// Where.
        place: String,
        /// What it said.
        error: io::Error,
    },
}

impl SinkError {
    /// Whether the store as a whole said no (full, read-only, away), and not to this draft alone.
    pub fn is_of_the_store(&self) -> bool {
        match self {
            Self::Io { error, .. } => matches!(
                error.kind(),
                io::ErrorKind::StorageFull
                    | io::ErrorKind::QuotaExceeded
                    | io::ErrorKind::FileTooLarge
                    | io::ErrorKind::ReadOnlyFilesystem
                    | io::ErrorKind::PermissionDenied
            ),
            Self::Imap(error) => error.is_of_the_server(),
            _ => false,
        }
    }

    fn io(place: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let place = place.into();
        move |error| Self::Io { place, error }
    }
}
