//! A folder of `.eml` files, whatever its depth.

use crate::mail::{
    MailSource, Parcel, Parcels, SourceError, Unreadable, Why, files::Folder, names::Names,
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use walkdir::WalkDir;

/// A folder of `.eml` files as a source.
#[derive(Debug)]
pub struct EmlFolder {
    path: PathBuf,
}

impl EmlFolder {
    /// The folder at `path`.
    pub fn new(path: &Path) -> Self {
        Self {
            path: path.to_path_buf(),
        }
    }
}

impl MailSource for EmlFolder {
    fn parcels(&mut self) -> Result<Parcels<'_>, SourceError> {
        let folder = Folder::open(&self.path).map_err(|error| SourceError::Io {
            place: self.path.display().to_string(),
            error,
        })?;
        let folder = Arc::new(folder);
        let mut names = Names::default();
        let mut unreadable = Vec::new();
        for entry in WalkDir::new(&self.path).min_depth(1) {
            match entry {
                Ok(entry) if !is_eml(entry.path()) || entry.file_type().is_dir() => {}
                Ok(entry) if entry.file_type().is_file() => {
                    names.push(
                        entry
                            .path()
                            .strip_prefix(&self.path)
                            .unwrap_or(entry.path()),
                    );
                }
                Ok(entry) => unreadable.push(Unreadable {
                    place: entry.path().display().to_string(),
                    why: Why::NoFile,
                }),
                Err(error) => unreadable.push(Unreadable {
                    place: error.path().unwrap_or(&self.path).display().to_string(),
                    why: error.into_io_error().map_or(Why::NoFile, Why::from),
                }),
            }
        }
        unreadable.sort_by(|a, b| a.place.cmp(&b.place));
        names.sort_by(|name| name);
        let parcels = names
            .into_paths()
            .map(move |name| Ok(Parcel::file(Arc::clone(&folder), name)));
        Ok(Box::new(parcels.chain(unreadable.into_iter().map(Err))))
    }
}

fn is_eml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("eml"))
}
