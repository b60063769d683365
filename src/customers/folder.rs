//! A folder of YAML files too large for memory: each file is read once for its addresses, then only the files of whoever writes.

use super::{
    CustomerStore, Match, StoreError,
    identity::{Identity, settled},
    large::hash,
    memory::{key, matched_by},
    yaml,
};
use crate::{customer::Customer, diagnostic::Diagnostic};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    io::{self, Write},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How often at most the whole folder is looked through for files that came, went or changed.
const ROUND: Duration = Duration::from_secs(2);
/// A round takes at most this share of the time: rounds through large folders are rarer.
const SHARE: u32 = 50;

/// A folder with its index.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    kept: PathBuf,
    shelf: Mutex<Shelf>,
}

/// What is known of the files.
#[derive(Debug, Default)]
struct Shelf {
    files: BTreeMap<PathBuf, Leaf>,
    by_address: HashMap<u64, Vec<PathBuf>>,
    next_round: Option<Instant>,
}

/// One file in one state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Leaf {
    state: Identity,
    addresses: Vec<u64>,
}

/// Opens a folder; what is found of its files is kept in the folder `caches`, and only changed files are read again.
///
/// # Errors
/// If a file cannot be read, or holds faults.
pub fn open(root: &Path, caches: &Path) -> Result<Folder, StoreError> {
    let name = hash(root.as_os_str().as_encoded_bytes());
    let kept = caches.join(format!("{name:016x}.files"));
    let known: Option<BTreeMap<PathBuf, Leaf>> = fs::read(&kept)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let folder = Folder {
        root: root.to_path_buf(),
        kept,
        shelf: Mutex::default(),
    };
    let mut shelf = Shelf {
        files: known.unwrap_or_default(),
        ..Shelf::default()
    };
    folder.look_through(&mut shelf)?;
    Ok(Folder {
        shelf: Mutex::new(shelf),
        ..folder
    })
}

impl Folder {
    /// Reads every file that is new or changed, and forgets those that went.
    fn look_through(&self, shelf: &mut Shelf) -> Result<(), StoreError> {
        let begun = Instant::now();
        let mut files = BTreeMap::new();
        let mut faults = Vec::new();
        for path in yaml::files(&self.root)? {
            match leaf(&path, shelf.files.get(&path)) {
                Ok(leaf) => drop(files.insert(path, leaf)),
                Err(StoreError::Faulty(found)) => faults.extend(found),
                Err(other) => return Err(other),
            }
        }
        if !faults.is_empty() {
            return Err(StoreError::Faulty(faults));
        }
        if files != shelf.files || shelf.by_address.is_empty() {
            self.keep(&files);
            shelf.by_address = by_address(&files);
            shelf.files = files;
        }
        shelf.next_round = Some(Instant::now() + ROUND.max(begun.elapsed() * SHARE));
        Ok(())
    }

    /// A state that cannot be written is only slower.
    fn keep(&self, files: &BTreeMap<PathBuf, Leaf>) {
        let folder = self.kept.parent().unwrap_or(Path::new(""));
        let kept = || -> io::Result<()> {
            fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(folder)?;
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(&serde_json::to_vec(files)?)?;
            file.as_file().sync_all()?;
            file.persist(&self.kept)?;
            Ok(())
        };
        if let Err(error) = kept() {
            tracing::info!(%error, "the index of customers is not kept");
        }
    }

    /// Everybody with the address; `None` if a file is not what it was.
    fn people(&self, shelf: &Shelf, address: &str) -> Result<Option<Vec<Customer>>, StoreError> {
        let mut people = Vec::new();
        for path in shelf
            .by_address
            .get(&hash(address.as_bytes()))
            .into_iter()
            .flatten()
        {
            let known = shelf.files.get(path).map(|leaf| leaf.state);
            let is_same = || Identity::of(path).ok() == known;
            if !is_same() {
                return Ok(None);
            }
            let found = yaml::read(path)?;
            if !is_same() {
                return Ok(None);
            }
            people.extend(
                found
                    .into_iter()
                    .filter(|customer| customer.emails.iter().any(|email| key(email) == address)),
            );
        }
        Ok(Some(people))
    }

    fn try_find(&self, address: &str) -> Result<Match, StoreError> {
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.next_round.is_none_or(|at| at <= Instant::now()) {
            self.look_through(&mut shelf)?;
        }
        let mut found = self.people(&shelf, address)?;
        if found.is_none() {
            self.look_through(&mut shelf)?;
            found = self.people(&shelf, address)?;
        }
        let Some(mut people) = found else {
            return Err(StoreError::Faulty(vec![Diagnostic::error(
                "its files keep changing",
            )]));
        };
        Ok(match (people.pop(), people.is_empty()) {
            (None, _) => Match::None,
            (Some(only), true) => {
                let matched = matched_by(&only, address);
                Match::One(Box::new(only), matched)
            }
            (Some(_), false) => Match::Many,
        })
    }
}

/// A file as it is known, or read anew.
fn leaf(path: &Path, known: Option<&Leaf>) -> Result<Leaf, StoreError> {
    let unreadable = |error| StoreError::Unreadable {
        path: path.to_path_buf(),
        error,
    };
    let mut state = Identity::of(path).map_err(unreadable)?;
    match known {
        Some(known) if known.state == state => return Ok(known.clone()),
        Some(_) => state = settled(path, state).map_err(unreadable)?,
        None => {}
    }
    let people = yaml::read(path)?;
    let addresses = people.iter().flat_map(|customer| &customer.emails);
    Ok(Leaf {
        state,
        addresses: addresses.map(|email| hash(key(email).as_bytes())).collect(),
    })
}

fn by_address(files: &BTreeMap<PathBuf, Leaf>) -> HashMap<u64, Vec<PathBuf>> {
    let mut found: HashMap<u64, Vec<PathBuf>> = HashMap::new();
    for (path, leaf) in files {
        for address in &leaf.addresses {
            let paths = found.entry(*address).or_default();
            if paths.last() != Some(path) {
                paths.push(path.clone());
            }
        }
    }
    found
}

impl CustomerStore for Folder {
    fn find(&self, address: &str) -> Result<Match, StoreError> {
        // Once it was open, whatever goes wrong makes the letter wait.
        self.try_find(&key(address))
            .map_err(|error| StoreError::Away {
                store: self.root.display().to_string(),
                why: error.to_string(),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::{Folder, open};
    use crate::customers::{CustomerStore, Match};
    use std::{fs, path::Path};

    fn write(folder: &Path, name: &str, id: &str, email: &str) {
        fs::write(
            folder.join(name),
            format!("customers:\n- {{id: {id}, emails: [{email}]}}\n"),
        )
        .unwrap();
    }

    fn id(store: &Folder, address: &str) -> String {
        match store.find(address) {
            Ok(Match::One(customer, _)) => customer.id,
            Ok(other) => format!("{other:?}"),
            Err(_) => "away".to_string(),
        }
    }

    #[test]
    fn files_are_found_and_changes_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let caches = tempfile::tempdir().unwrap();
        for number in 0..20 {
            write(
                folder.path(),
                &format!("{number}.yaml"),
                &format!("k-{number}"),
                &format!("a{number}@x.example"),
            );
        }
        write(folder.path(), "more.yaml", "k-x", "A3@X.example");
        let store = open(folder.path(), caches.path()).unwrap();
        assert_eq!(id(&store, "A7@x.example"), "k-7");
        assert_eq!(id(&store, "a3@x.example"), "Many");
        assert_eq!(id(&store, "b@x.example"), "None");
        write(folder.path(), "7.yaml", "k-70", "a7@x.example");
        assert_eq!(id(&store, "a7@x.example"), "k-70");
        fs::write(folder.path().join("7.yaml"), "customers:\n- {id: k-7").unwrap();
        assert_eq!(id(&store, "a7@x.example"), "away");
        assert!(
            open(folder.path(), caches.path()).is_err(),
            "the fault is told at the start"
        );
        fs::remove_file(folder.path().join("7.yaml")).unwrap();
        assert_eq!(
            id(&store, "a7@x.example"),
            "None",
            "who was taken away is a stranger"
        );
        let again = open(folder.path(), caches.path()).unwrap();
        assert_eq!(id(&again, "a8@x.example"), "k-8");
    }
}
