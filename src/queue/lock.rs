//! The lock of a state folder.

use super::{Run, RunError};
use crate::mail::{files::Folder, leftovers};
use rustix::fs::FlockOperation;
use std::{
    fs::{self, File},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    sync::atomic::Ordering,
    thread,
    time::Duration,
};

/// How often a run that waits for another looks again.
const LOOK: Duration = Duration::from_millis(50);

/// The state folder, made if it is not there, held by one run at a time; a lock of a dead process is no lock.
pub(super) fn lock(run: &Run) -> Result<Option<File>, RunError> {
    let file = lock_file(run.state)?;
    let mut told = false;
    while !taken(run.state, &file)? {
        if run.stop.load(Ordering::Relaxed) {
            return Err(RunError::Stopped);
        }
        if !told {
            tracing::info!("another run holds the state folder; waiting for it");
            told = true;
        }
        thread::sleep(LOOK);
    }
    let swept = Folder::open(run.state).and_then(|folder| leftovers::sweep(&folder, half));
    if let Err(error) = swept {
        tracing::info!(%error, "half-written files of dead runs stay in the state folder");
    }
    Ok(Some(file))
}

/// Files that are on their way to a name in the state folder. Commands beside the run write some, too: only age tells.
fn half(name: &str) -> Option<Option<u32>> {
    let random = name.strip_prefix(".tmp")?;
    let is_random = random.len() == 6 && random.bytes().all(|octet| octet.is_ascii_alphanumeric());
    is_random.then_some(None)
}

/// Whether a run holds the state folder now. One that cannot be asked counts as free.
pub fn at_work(state: &Path) -> bool {
    let Ok(file) = File::open(state.join("lock")) else {
        return false;
    };
    rustix::fs::flock(&file, FlockOperation::NonBlockingLockShared)
        == Err(rustix::io::Errno::WOULDBLOCK)
}

/// Holds the state folder for a short command; a run that holds it comes first.
pub(super) fn hold(folder: &Path) -> Result<File, RunError> {
    let file = lock_file(folder)?;
    if taken(folder, &file)? {
        Ok(file)
    } else {
        Err(RunError::state(
            folder,
            std::io::Error::other("a run holds it; try again when it has ended"),
        ))
    }
}

fn lock_file(folder: &Path) -> Result<File, RunError> {
    let io = |error| RunError::state(folder, error);
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(io)?;
    File::options()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(folder.join("lock"))
        .map_err(io)
}

fn taken(folder: &Path, file: &File) -> Result<bool, RunError> {
    match rustix::fs::flock(file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(true),
        Err(rustix::io::Errno::WOULDBLOCK) => Ok(false),
        Err(error) => Err(RunError::state(folder, error.into())),
    }
}
