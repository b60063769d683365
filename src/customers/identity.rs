//! Which file it is, and in which state: so that one that was replaced or changed is noticed.

use std::{fs::Metadata, io, os::unix::fs::MetadataExt, path::Path, thread, time::Duration};

/// How long a file that has changed must keep still before it is believed.
const STILL: Duration = Duration::from_millis(100);

/// A file as it was when it was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Identity {
    device: u64,
    inode: u64,
    size: u64,
    /// Nanoseconds; the change time also tells of a file whose modification time was set back.
    modified: i128,
    changed: i128,
}

impl Identity {
    /// The file at a path now.
    ///
    /// # Errors
    /// If there is none.
    pub fn of(path: &Path) -> io::Result<Self> {
        std::fs::metadata(path).map(|data| Self::from(&data))
    }

    /// Whether it is the same file, in whatever state.
    pub fn is_same_file(&self, other: &Self) -> bool {
        (self.device, self.inode) == (other.device, other.inode)
    }
}

/// Waits until nobody writes a file any more: in a half-saved one, customers are missing.
///
/// # Errors
/// If it is gone, or is written all the time.
pub fn settled(path: &Path, mut before: Identity) -> io::Result<Identity> {
    for _ in 0..20 {
        thread::sleep(STILL);
        let now = Identity::of(path)?;
        if now == before {
            return Ok(now);
        }
        before = now;
    }
    Err(io::Error::other("somebody is writing it"))
}

impl From<&Metadata> for Identity {
    fn from(data: &Metadata) -> Self {
        let nanoseconds =
            |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Self {
            device: data.dev(),
            inode: data.ino(),
            size: data.size(),
            modified: nanoseconds(data.mtime(), data.mtime_nsec()),
            changed: nanoseconds(data.ctime(), data.ctime_nsec()),
        }
    }
}
