//! What we know about whoever writes: the store of customers and its adapters.

pub mod csv;
pub mod folder;
pub mod header;
pub mod identity;
pub mod large;
pub mod memory;
pub mod people;
pub mod postgres;
pub mod row;
pub mod sql;
pub mod sqlite;
pub mod yaml;

use crate::{
    customer::{Customer, MatchedBy},
    diagnostic::Diagnostic,
    settings::Customers,
};
use std::path::{Path, PathBuf};

/// What a store knows of an address.
#[derive(Clone, Debug, PartialEq)]
pub enum Match {
    /// Nobody: a stranger.
    None,
    /// One person, and whether the address is their first one or another of theirs.
    One(Box<Customer>, MatchedBy),
    /// Two people and more: nobody's details are used.
    Many,
}

/// What we know about whoever writes.
pub trait CustomerStore: Send + Sync {
    /// Who has this address ([`crate::letter::Address::key`])? An error is never "nobody": the letter waits or goes to a person.
    fn find(&self, address: &str) -> Result<Match, StoreError>;
}

/// Why a store could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is not there or cannot be read.
    #[error("cannot read customers from `{}`: {error}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// The file holds faults.
    #[error("{}", first(.0))]
    Faulty(Vec<Diagnostic>),
    /// The source is of no kind we know.
    #[error(
        "`{0}` is no source of customers: name a .yaml or .csv file, a folder, `sqlite:FILE` or `postgres://…`"
    )]
    Unknown(String),
    /// The store is there but does not answer.
    #[error("the customer store `{store}` is away: {why}")]
    Away {
        /// Which store, without its secrets.
        store: String,
        /// What it said.
        why: String,
    },
}

impl StoreError {
    /// The faults to draw with their places, if there are any.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            Self::Faulty(faults) => faults,
            _ => &[],
        }
    }
}

fn first(faults: &[Diagnostic]) -> String {
    match faults {
        [] => "the customer file is faulty".to_string(),
        [only] => only.to_string(),
        [first, rest @ ..] => format!("{first} (and {} more)", rest.len()),
    }
}

/// Opens the store that the settings or the command line name. Paths are taken from `base`; what is found out of large files
/// is kept in the folder `caches`.
pub fn open(
    customers: &Customers,
    base: &Path,
    caches: &Path,
) -> Result<Box<dyn CustomerStore>, StoreError> {
    let source = customers.source.as_str();
    if let Some(source) = source.strip_prefix("sqlite:") {
        return Ok(Box::new(sqlite::open(source, customers, base)?));
    }
    if source.starts_with("postgres://") || source.starts_with("postgresql://") {
        return Ok(Box::new(postgres::open(customers)?));
    }
    if source.contains("://") {
        return Err(StoreError::Unknown(source.to_string()));
    }
    let path = base.join(source);
    match path.extension().and_then(|extension| extension.to_str()) {
        _ if path.is_dir() && yaml::size(&path)? >= large::FROM => {
            Ok(Box::new(folder::open(&path, caches)?))
        }
        _ if path.is_dir() => Ok(Box::new(yaml::open_folder(&path)?)),
        Some("yaml" | "yml") => Ok(Box::new(yaml::open(&path)?)),
        Some("csv") if path.metadata().is_ok_and(|data| data.len() >= large::FROM) => {
            Ok(Box::new(large::open(&path, &customers.columns, caches)?))
        }
        Some("csv") => Ok(Box::new(csv::open(&path, &customers.columns)?)),
        _ if !path.exists() => Err(StoreError::Unreadable {
            path,
            error: std::io::Error::from(std::io::ErrorKind::NotFound),
        }),
        _ => Err(StoreError::Unknown(source.to_string())),
    }
}
