//! Customers from YAML: one file, or a folder of them.

use super::{StoreError, memory::Memory};
use crate::{customer::Customer, source::Source, yaml};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The shape of a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    customers: Vec<Customer>,
}

/// Reads one file.
pub fn open(path: &Path) -> Result<Memory, StoreError> {
    read(path).map(Memory::new)
}

/// Reads every `.yaml` below a folder, in the order of their paths.
pub fn open_folder(folder: &Path) -> Result<Memory, StoreError> {
    let mut customers = Vec::new();
    let mut faults = Vec::new();
    for path in files(folder)? {
        match read(&path) {
            Ok(found) => customers.extend(found),
            Err(StoreError::Faulty(found)) => faults.extend(found),
            Err(other) => return Err(other),
        }
    }
    if faults.is_empty() {
        Ok(Memory::new(customers))
    } else {
        Err(StoreError::Faulty(faults))
    }
}

/// The `.yaml` files below a folder, in the order of their paths.
///
/// # Errors
/// If a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| StoreError::Unreadable {
            path: error.path().unwrap_or(folder).to_path_buf(),
            error: error.into(),
        })?;
        let extension = entry.path().extension();
        if entry.file_type().is_file() && extension.is_some_and(|it| it == "yaml" || it == "yml") {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

/// How long the files of a folder are, together, in bytes.
///
/// # Errors
/// If one cannot be looked at.
pub fn size(folder: &Path) -> Result<u64, StoreError> {
    files(folder)?
        .into_iter()
        .map(|path| {
            let data = path.metadata();
            data.map(|data| data.len())
                .map_err(|error| StoreError::Unreadable { path, error })
        })
        .sum()
}

/// The people in one file.
///
/// # Errors
/// If it cannot be read, or holds faults.
pub fn read(path: &Path) -> Result<Vec<Customer>, StoreError> {
    let text = std::fs::read_to_string(path).map_err(|error| StoreError::Unreadable {
        path: path.to_path_buf(),
        error,
    })?;
    let source = Source::new(path.display().to_string(), text);
    let file: File = yaml::parse_large(&source).map_err(StoreError::Faulty)?;
    Ok(file.customers)
}
