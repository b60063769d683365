//! A parcel: one mail in a store, named but not opened yet, so that reading it can be shared among workers.

mod seat;

pub use seat::Seat;

use crate::{
    letter::Letter,
    mail::{files::Folder, imap::RemoteLetter, mbox::Span},
    mime::parse,
};
use std::{
    fmt,
    fs::File,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// One mail in a store.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// Where it was found: a path, a path with its place in the mbox, a queue key.
    pub place: String,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Octets(Arc<[u8]>),
    File(Arc<Folder>, PathBuf),
    /// A file of `new`, and the `cur` into which a mail program may move it meanwhile.
    New(Arc<Folder>, Arc<Folder>, PathBuf),
    Span(Span),
    Remote(RemoteLetter),
}

/// What tells at a glance that a file is still the one that was settled: no octet of it is read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// Its path in the store. A Maildir file keeps its stamp when it is read, moved from `new` to `cur` or flagged.
    pub name: String,
    /// Inode.
    pub inode: u64,
    /// Octets.
    pub size: u64,
    /// Last change of the content, nanoseconds since 1970.
    pub changed: i128,
}

/// A letter that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Where.
    pub place: String,
    /// Why.
    pub why: Why,
}

/// Why a letter cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Somebody took it away in the meantime: no fault.
    Gone,
    /// A link, a pipe, a device: never opened.
    NoFile,
    /// It was changed while it was read.
    Changed,
    /// The system said no.
    Io(String),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { place, why } = self;
        match why {
            Why::Gone => write!(f, "`{place}` is no longer there"),
            Why::NoFile => write!(
                f,
                "`{place}` is no regular file (a link, a pipe or a device); it was not opened"
            ),
            Why::Changed => write!(f, "`{place}` was changed while it was read"),
            Why::Io(error) => write!(f, "cannot read `{place}`: {error}"),
        }
    }
}

impl From<io::Error> for Why {
    fn from(error: io::Error) -> Self {
        match error
            .raw_os_error()
            .map(rustix::io::Errno::from_raw_os_error)
        {
            Some(rustix::io::Errno::NOENT) => Self::Gone,
            Some(rustix::io::Errno::LOOP | rustix::io::Errno::NXIO | rustix::io::Errno::NOTDIR) => {
                Self::NoFile
            }
            _ => Self::Io(error.to_string()),
        }
    }
}

impl Parcel {
    /// A mail that is at hand.
    pub fn octets(place: impl Into<String>, octets: impl Into<Arc<[u8]>>) -> Self {
        Self {
            place: place.into(),
            content: Content::Octets(octets.into()),
        }
    }

    /// A file below a held folder.
    pub fn file(folder: Arc<Folder>, name: PathBuf) -> Self {
        Self {
            place: folder.path().join(&name).display().to_string(),
            content: Content::File(folder, name),
        }
    }

    /// A file of a Maildir's `new`, which may move to `cur` before it is read.
    pub fn new_file(new: Arc<Folder>, cur: Arc<Folder>, name: PathBuf) -> Self {
        Self {
            place: new.path().join(&name).display().to_string(),
            content: Content::New(new, cur, name),
        }
    }

    /// A mail inside an mbox file.
    pub fn span(place: String, span: Span) -> Self {
        Self {
            place,
            content: Content::Span(span),
        }
    }

    /// A mail on a server.
    pub fn remote(place: String, letter: RemoteLetter) -> Self {
        Self {
            place,
            content: Content::Remote(letter),
        }
    }

    /// Whether the store says that somebody has answered this letter.
    pub fn answered(&self) -> bool {
        match &self.content {
            Content::File(_, name) => name
                .to_string_lossy()
                .split_once(":2,")
                .is_some_and(|(_, flags)| flags.contains('R')),
            Content::Remote(letter) => letter.answered(),
            _ => false,
        }
    }

    /// Whether it is a file of its own: several can be looked at at once.
    pub fn is_file(&self) -> bool {
        matches!(self.content, Content::File(..) | Content::New(..))
    }

    /// The stamp, where the store has one; an mbox file has none for the mails in it.
    pub fn stamp(&self) -> Option<Stamp> {
        match &self.content {
            Content::File(folder, name) | Content::New(folder, _, name) => folder.stamp(name).ok(),
            // UIDs are a mailbox's own: without its name two mailboxes would share them.
            Content::Remote(letter) => Some(Stamp {
                name: self.place.clone(),
                ..letter.stamp()
            }),
            _ => None,
        }
    }

    /// Key and header of the letter, and its text only where that costs nothing more; says whether it is whole.
    ///
    /// # Errors
    /// As for [`Parcel::letter`].
    pub fn glance(&self) -> Result<(Letter, bool), Unreadable> {
        let file = match &self.content {
            Content::File(folder, name) => open_flagged(folder, name),
            Content::New(new, cur, name) => open_moved(new, cur, name),
            _ => return self.letter().map(|letter| (letter, true)),
        };
        let glanced = file.and_then(|file| Ok((parse::glance_reader(file)?, false)));
        glanced.map_err(|why| Unreadable {
            place: self.place.clone(),
            why,
        })
    }

    /// Reads the letter.
    ///
    /// # Errors
    /// If it is gone, no regular file, changed while it was read, or the system says no.
    pub fn letter(&self) -> Result<Letter, Unreadable> {
        match &self.content {
            Content::Octets(octets) => Ok(parse::parse(octets)),
            Content::File(folder, name) => {
                open_flagged(folder, name).and_then(|file| Ok(parse::parse_reader(file)?))
            }
            Content::New(new, cur, name) => {
                open_moved(new, cur, name).and_then(|file| Ok(parse::parse_reader(file)?))
            }
            Content::Span(span) => span.letter(),
            Content::Remote(letter) => letter.letter(),
        }
        .map_err(|why| Unreadable {
            place: self.place.clone(),
            why,
        })
    }
}

/// Opens a file of `new`, or the same in `cur` with the flags that mail programs give first.
fn open_moved(new: &Folder, cur: &Folder, name: &Path) -> Result<File, Why> {
    match new.open_file(name) {
        Err(Why::Gone) => with_flags(cur, name).ok_or(Why::Gone),
        other => other,
    }
}

/// Opens a file of `cur`, or the same under the flags that somebody gave it meanwhile.
fn open_flagged(cur: &Folder, name: &Path) -> Result<File, Why> {
    match cur.open_file(name) {
        Err(Why::Gone) => {
            let (bare, _) = name
                .to_str()
                .and_then(|name| name.split_once(":2,"))
                .ok_or(Why::Gone)?;
            with_flags(cur, Path::new(bare)).ok_or(Why::Gone)
        }
        other => other,
    }
}

/// The file under the flags that mail programs give first.
fn with_flags(cur: &Folder, bare: &Path) -> Option<File> {
    [
        "", ":2,", ":2,S", ":2,RS", ":2,FS", ":2,F", ":2,R", ":2,FRS",
    ]
    .iter()
    .find_map(|flags| {
        let mut name = bare.as_os_str().to_owned();
        name.push(flags);
        cur.open_file(Path::new(&name)).ok()
    })
}
