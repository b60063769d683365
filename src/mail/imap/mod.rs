//! IMAP, both ways (RFC 9051, RFC 3501): a folder of letters, read without a mark left on it, and a folder of drafts.
//! Always inside TLS; what a server may send is bounded.

pub mod address;
mod append;
pub(crate) mod connect;
mod folders;
mod guard;
mod idle;
mod mails;
mod remote;
pub(crate) mod secret;
mod session;
mod sink;
mod source;
#[cfg(any(test, fuzzing))]
pub mod trial;

pub use address::ImapAddress;
pub use remote::{Listed, RemoteLetter};
pub use session::ImapSession;
pub use sink::ImapSink;
pub use source::ImapSource;

use thiserror::Error;

/// What went wrong with a server. No message holds mail text or a secret.
#[derive(Debug, Error)]
pub enum ImapError {
    /// The address is none.
    #[error("`{address}`: {wrong}")]
    Address {
        /// As given, without a password.
        address: String,
        /// What is wrong.
        wrong: &'static str,
    },
    /// No password or token to be had.
    #[error("no password for `{host}`: {wrong}")]
    Secret {
        /// The server.
        host: String,
        /// What is wrong.
        wrong: String,
    },
    /// No connection, or lost.
    #[error("no connection to `{host}`: {wrong}")]
    Connection {
        /// The server.
        host: String,
        /// What is wrong.
        wrong: String,
    },
    /// The server would not let us in.
    #[error("`{host}` refused the login of `{user}`")]
    Login {
        /// The server.
        host: String,
        /// Who.
        user: String,
    },
    /// The server said NO or BAD.
    #[error("`{host}` refused: {answer}")]
    Refused {
        /// The server.
        host: String,
        /// Its words, cut.
        answer: String,
    },
    /// The server has no room, or trouble of its own.
    #[error("`{host}` cannot take it now: {answer}")]
    NotNow {
        /// The server.
        host: String,
        /// Its words, cut.
        answer: String,
    },
    /// No folder for drafts.
    #[error("`{host}` has no folder for drafts; name one: imaps://{host}/FOLDER")]
    NoDrafts {
        /// The server.
        host: String,
    },
}

impl ImapError {
    /// Whether trying again may help.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Connection { .. })
    }

    /// Whether it says nothing about what was to be put or fetched.
    pub fn is_of_the_server(&self) -> bool {
        !matches!(self, Self::Refused { .. } | Self::Address { .. })
    }
}

impl From<ImapError> for std::io::Error {
    fn from(error: ImapError) -> Self {
        Self::other(error.to_string())
    }
}
