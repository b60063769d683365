//! The queue: every letter ends as one outcome, and running again is how it resumes.

mod answered;
pub mod entry;
pub mod forget;
mod hands;
mod index;
pub mod journal;
mod known;
mod lock;
pub mod memory;
pub mod page;
pub mod promises;
pub mod records;
mod settle;
pub mod spool;
mod survey;
mod tally;
mod told;
mod trim;
mod work;
mod worker;

pub use answered::Sent;
pub use lock::at_work;
pub use tally::Tally;

use crate::{
    case::Case,
    desk::Desk,
    mail::{DraftSink, Durability, MailSource, SinkError, SourceError},
    record::Record,
};
use journal::JournalError;
use std::{collections::BTreeMap, path::Path, sync::atomic::AtomicBool};

/// How a run is done.
#[derive(Clone, Debug)]
pub struct Options {
    /// Workers.
    pub jobs: usize,
    /// At most so many letters.
    pub limit: Option<usize>,
    /// Draft, but put and remember nothing.
    pub dry_run: bool,
    /// Write untouched drafts anew.
    pub redo: bool,
    /// How durable a draft is before its letter counts as settled.
    pub durability: Durability,
}

/// A run over a queue.
pub struct Run<'r> {
    /// Who answers.
    pub desk: &'r Desk<'r>,
    /// Journal, memory and records.
    pub state: &'r Path,
    /// What the desk found out, by Message-ID or file stem.
    pub cases: &'r BTreeMap<String, Case>,
    /// What was sent already, if the desk says where that can be seen.
    pub sent: Option<&'r Sent>,
    /// How it is done.
    pub options: Options,
    /// Set from outside (a signal): the letter in hand is finished, then the run ends.
    pub stop: &'r AtomicBool,
}

/// Why a run could not begin or go on. Trouble with one letter is none of these.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The queue cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// What is settled cannot be known.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The drafts' store failed as a whole: what was put since the last sync counts as not written.
    #[error(transparent)]
    Sink(SinkError),
    /// The journal could not be made durable; nobody knows which letters are settled.
    #[error("the journal could not be made durable; run again: what lies there already is found")]
    Unsure,
    /// A signal came while the run waited for another one.
    #[error("stopped while another run held the state folder; nothing was touched")]
    Stopped,
    /// The state folder cannot be used.
    #[error("the state folder `{}` cannot be used: {error}", path.display())]
    State {
        /// Which.
        path: std::path::PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
}

impl RunError {
    /// The state folder at this path cannot be used.
    fn state(path: &Path, error: std::io::Error) -> Self {
        Self::State {
            path: path.to_path_buf(),
            error,
        }
    }
}

impl Run<'_> {
    /// Answers every letter that is not settled; `each` sees the records in the order of the queue.
    pub fn run(
        &self,
        source: &mut dyn MailSource,
        sink: &mut dyn DraftSink,
        each: &mut dyn FnMut(&Record),
    ) -> Result<Tally, RunError> {
        work::run(self, source, sink, each)
    }
}
