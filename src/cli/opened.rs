//! From what was typed to a desk at work: the second of the two steps (typed → resolved → built).

use super::{Common, Failure};
use crate::{
    case::Case,
    check,
    customers::{self, CustomerStore, memory::Memory},
    desk::{ModelCache, Parts, faults},
    desk_files::{self, DeskFiles},
    diagnostic::Diagnostic,
    language::Language,
    letter::Letter,
    mail,
    queue::Sent,
    read::{self, language::detect},
    settings::Customers,
    source::Source,
    yaml,
};
use jiff::{Timestamp, Zoned};
use serde::de::DeserializeOwned;
use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    thread,
};

/// A desk's parts and everything beside them that a command needs.
pub struct Opened {
    /// Files, library, model.
    pub parts: Parts,
    /// Who writes to us.
    pub customers: Box<dyn CustomerStore>,
    /// The clock of this run, in the desk's zone.
    pub now: Zoned,
    /// Where journal, memory and caches are kept.
    pub state: PathBuf,
}

/// Opens the desk that the options name.
pub fn open(common: &Common) -> Result<Opened, Failure> {
    let files = files(common)?;
    with(common, files)
}

/// Opens the desk for one letter: of the built-in texts only those that its answer can be made of.
pub fn open_for(
    common: &Common,
    letter: &Letter,
    asked: Option<&Language>,
) -> Result<Opened, Failure> {
    prepare(letter.clone());
    let files = files(common)?;
    let (tag, confidence) = detect(&letter.text);
    if confidence < SURE {
        return with(common, files);
    }
    let mut languages = Language::new(tag).with_neighbours();
    languages.extend(files.settings.own_language().with_neighbours());
    languages.extend(asked.into_iter().flat_map(Language::with_neighbours));
    with(common, files.only(&languages))
}

/// Has the lists that this letter needs made beside the desk. Without a thread, reading and checking make them.
fn prepare(letter: Letter) {
    let _ = thread::Builder::new().spawn(move || {
        let language = read::prepare(&letter);
        check::prepare(language);
    });
}

/// Below this the language of a letter is a guess, and its profile may say another.
const SURE: f32 = 0.8;

fn with(common: &Common, files: DeskFiles) -> Result<Opened, Failure> {
    let now = now(common.at.as_deref(), &files)?;
    let state = state(common, &files);
    let customers = store(common, &files, &state.join("customers"))?;
    let parts = Parts::new(files, &Cache(state.join("models"))).map_err(Failure::faults)?;
    Ok(Opened {
        parts,
        customers,
        now,
        state,
    })
}

impl Opened {
    /// The desk's own facts about one letter; all that they name must be there.
    pub fn case(&self, path: Option<&Path>) -> Result<Case, Failure> {
        let Some(path) = path else {
            return Ok(Case::default());
        };
        let (source, case) = parsed::<Case>(path)?;
        sound(faults::case(&self.parts, &case, &source))?;
        Ok(case)
    }

    /// Cases by Message-ID or file stem.
    pub fn cases(&self, path: Option<&Path>) -> Result<BTreeMap<String, Case>, Failure> {
        let Some(path) = path else {
            return Ok(BTreeMap::new());
        };
        let (source, cases) = parsed::<BTreeMap<String, Case>>(path)?;
        let named = cases
            .values()
            .flat_map(|case| faults::case(&self.parts, case, &source));
        sound(named.collect())?;
        Ok(cases)
    }

    /// Keeps bytes in the state folder. A state that cannot be written is only slower.
    pub fn keep(&self, path: &Path, bytes: &[u8]) {
        if let Err(error) = keep(path, bytes) {
            tracing::info!(%error, "nothing is kept in the state folder");
        }
    }
}

fn parsed<T: DeserializeOwned>(path: &Path) -> Result<(Source, T), Failure> {
    let source = desk_files::read(path).map_err(|fault| Failure::faults(vec![fault]))?;
    let parsed = yaml::parse(&source).map_err(Failure::faults)?;
    Ok((source, parsed))
}

fn sound(faults: Vec<Diagnostic>) -> Result<(), Failure> {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Failure::faults(faults))
    }
}

/// Writes a file whole or not at all, for its owner alone.
fn keep(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    std::os::unix::fs::DirBuilderExt::mode(fs::DirBuilder::new().recursive(true), 0o700)
        .create(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    io::Write::write_all(&mut file, bytes)?;
    file.persist(path)?;
    Ok(())
}

/// The desk's files.
pub fn files(common: &Common) -> Result<DeskFiles, Failure> {
    desk_files::load(root(common)?.as_deref()).map_err(Failure::faults)
}

/// The desk's folder; `None` for the desk that is built in.
pub fn root(common: &Common) -> Result<Option<PathBuf>, Failure> {
    let root = match &common.desk {
        Some(root) if !root.join(desk_files::SETTINGS).is_file() => {
            return Err(Failure::usage(format!(
                "`{}` is no desk: there is no regards.yaml in it",
                root.display()
            ))
            .hint(format!("`regards init {}` makes one", root.display())));
        }
        Some(root) => Some(root.clone()),
        None => std::env::current_dir()
            .ok()
            .and_then(|here| desk_files::find(&here)),
    };
    Ok(root)
}

/// The clock of this run, in the desk's zone.
pub fn now(at: Option<&str>, files: &DeskFiles) -> Result<Zoned, Failure> {
    let company = &files.settings.company;
    let no_zone = |_| {
        let name = company.time_zone.as_deref().unwrap_or_default();
        Failure::faults(vec![faults::no_zone(name, files)])
    };
    let zone = company.zone().map_err(no_zone)?;
    let timestamp = match at {
        Some(text) => text.parse::<Timestamp>().map_err(|error| {
            Failure::usage(format!("--at `{text}` is no time: {error}"))
                .hint("write it as 2026-05-12T09:00:00+01:00")
        })?,
        None => Timestamp::now(),
    };
    Ok(timestamp.to_zoned(zone))
}

/// The state folder: in the desk, or in the user's state folder where the desk is built in or read-only.
pub fn state(common: &Common, files: &DeskFiles) -> PathBuf {
    if let Some(state) = &common.state {
        return state.clone();
    }
    let name = match &files.root {
        Some(root) => {
            let own = root.join(".regards");
            if own.is_dir() || writable(root) {
                return own;
            }
            root.file_name()
                .map_or("desk".into(), |name| name.to_string_lossy().into_owned())
        }
        None => "builtin".to_string(),
    };
    let home = std::env::var_os("XDG_STATE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/state")));
    home.unwrap_or_else(std::env::temp_dir)
        .join("regards")
        .join(name)
}

fn writable(folder: &Path) -> bool {
    rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_ok()
}

fn store(
    common: &Common,
    files: &DeskFiles,
    caches: &Path,
) -> Result<Box<dyn CustomerStore>, Failure> {
    if let Some(source) = &common.customers {
        let mapping = files.settings.customers.clone().unwrap_or_default();
        return Ok(customers::open(
            &Customers {
                source: source.clone(),
                ..mapping
            },
            Path::new(""),
            caches,
        )?);
    }
    match (&files.settings.customers, &files.root) {
        (Some(named), Some(root)) => Ok(customers::open(named, root, caches)?),
        _ => Ok(Box::new(Memory::default())),
    }
}

/// What was sent already, from the folder that was named, or the one of the settings.
pub fn sent(files: &DeskFiles, named: Option<&str>) -> Result<Option<Sent>, Failure> {
    let Some(place) = named.or(files.settings.sent.as_deref()) else {
        return Ok(None);
    };
    let beside_the_desk = match &files.root {
        Some(root) if named.is_none() && !place.contains("://") => {
            root.join(place).display().to_string()
        }
        _ => place.to_string(),
    };
    let mut source = mail::open_source(&beside_the_desk, &files.settings.imap)
        .map_err(|error| Failure::usage(format!("the sent mail cannot be seen: {error}")))?;
    Sent::read(&mut *source)
        .map(Some)
        .map_err(|error| Failure::usage(format!("the sent mail cannot be seen: {error}")))
}

/// The bytes of a letter; `-` is standard input.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    taken(path).map_err(Failure::letter)
}

/// The bytes of a file that an option names: without it nothing can begin.
pub fn named(path: &Path) -> Result<Vec<u8>, Failure> {
    taken(path).map_err(Failure::usage)
}

fn taken(path: &Path) -> Result<Vec<u8>, String> {
    let read = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    read.map_err(|error| format!("cannot read `{}`: {error}", path.display()))
}

/// Standard input can be read once.
pub fn once<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Result<(), Failure> {
    let asked = paths.into_iter().filter(|path| *path == Path::new("-"));
    if asked.count() > 1 {
        return Err(Failure::usage(
            "`-` stands twice: standard input can be read once",
        ));
    }
    Ok(())
}

/// Trained models, one file each.
struct Cache(PathBuf);

impl ModelCache for Cache {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        fs::read(self.0.join(key)).ok()
    }

    fn put(&self, key: &str, bytes: &[u8]) {
        if let Err(error) = keep(&self.0.join(key), bytes) {
            tracing::info!(%error, "the model is not kept");
        }
    }
}
