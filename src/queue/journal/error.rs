//! What can be wrong with a journal as a whole.

use std::{io, path::PathBuf};

/// What went wrong with the journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// It cannot be read or written.
    #[error("the journal `{}` cannot be used: {error}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A newer program wrote it.
    #[error("the journal `{}` was written by a newer version of regards (format {version}); nothing was touched", path.display())]
    Newer {
        /// Which.
        path: PathBuf,
        /// Its version.
        version: u32,
    },
}
