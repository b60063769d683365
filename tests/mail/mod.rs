//! Mail, in and out: stores, the corpus of odd mails, what is written read back by others.

mod corpus;
mod fixtures;
mod hostile;
mod imap;
mod imap_hostile;
mod imap_tricks;
mod plain;
mod second_reader;
mod sinks;
mod stores;

pub use plain::{answer, composed};
use std::path::PathBuf;

/// A folder of the data that lies outside the tree; `None`, said aloud, where there is none.
pub fn data(folder: &str) -> Option<PathBuf> {
    let found = std::env::var_os("REGARDS_DATA").map(|data| PathBuf::from(data).join(folder));
    match &found {
        Some(path) => assert!(path.is_dir(), "REGARDS_DATA has no folder `{folder}`"),
        None => eprintln!("SKIPPED: REGARDS_DATA is not set, so nothing of `{folder}` was read"),
    }
    found
}

/// Every file below a folder.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let Some(root) = data(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.into_path())
        .collect();
    files.sort();
    files
}
