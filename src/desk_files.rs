//! The files of a desk: the nearest folder upwards with `regards.yaml`, laid over the desk that is built in.

use crate::{
    diagnostic::Diagnostic,
    language::Language,
    library::{DeskFile, Layer},
    settings::Settings,
    source::Source,
    yaml,
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

mod builtin {
    //! The desk that is built in.
    include!(concat!(env!("OUT_DIR"), "/builtin.rs"));
}

/// The settings file that makes a folder a desk.
pub const SETTINGS: &str = "regards.yaml";

/// The largest file of a desk that is read.
const LARGEST: u64 = 1 << 20;

/// A desk's files, read.
#[derive(Clone, Debug)]
pub struct DeskFiles {
    /// The desk's folder; `None` for the built-in desk.
    pub root: Option<PathBuf>,
    /// What `regards.yaml` says.
    pub settings: Settings,
    /// `regards.yaml` itself, for carets.
    pub settings_source: Option<Source>,
    /// Templates and personas, own ones over built-in ones, in the order of their paths.
    pub files: Vec<DeskFile>,
}

/// The nearest folder at or above `start` that holds `regards.yaml`.
pub fn find(start: &Path) -> Option<PathBuf> {
    start
        .ancestors()
        .find(|folder| folder.join(SETTINGS).is_file())
        .map(Path::to_path_buf)
}

/// Reads the desk in `root`, or the built-in one.
pub fn load(root: Option<&Path>) -> Result<DeskFiles, Vec<Diagnostic>> {
    let (files, faults) = survey(root);
    if faults.is_empty() {
        Ok(files)
    } else {
        Err(faults)
    }
}

/// What can be read of the desk in `root`, and the faults of the rest: for a check, which tells all of them at once.
pub fn survey(root: Option<&Path>) -> (DeskFiles, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let Some(root) = root else {
        let files = DeskFiles {
            root: None,
            settings: Settings::default(),
            settings_source: None,
            files: builtin(),
        };
        return (files, faults);
    };
    let (settings, settings_source) = settings(root, &mut faults);
    let mut files: BTreeMap<String, DeskFile> = BTreeMap::new();
    match settings.extends.as_deref() {
        Some("none") => {}
        None | Some("builtin") => {
            files.extend(builtin().into_iter().map(|file| (file.path.clone(), file)))
        }
        Some(other) => faults.push(
            at_key(
                settings_source.as_ref(),
                "extends",
                format!("`{other}` is nothing to extend"),
            )
            .hint("write `builtin` or `none`"),
        ),
    }
    for folder in ["templates", "personas"] {
        own(root, folder, &mut files, &mut faults);
    }
    let files = DeskFiles {
        root: Some(root.to_path_buf()),
        settings,
        settings_source,
        files: files.into_values().collect(),
    };
    (files, faults)
}

impl DeskFiles {
    /// The same desk for letters in some languages: built-in texts in other languages are left out, since reading
    /// hundreds of files for one draft is most of its cost. The desk's own files all stay, so that their faults are told.
    pub fn only(mut self, languages: &[Language]) -> Self {
        let wanted = |file: &DeskFile| {
            let tag = file
                .path
                .strip_suffix(".txt")
                .and_then(|path| path.rsplit('.').next());
            file.layer == Layer::Own
                || tag.is_none_or(|tag| languages.iter().any(|language| language.tag() == tag))
        };
        self.files.retain(wanted);
        self
    }
}

/// The desk that the program carries.
pub fn builtin() -> Vec<DeskFile> {
    builtin::FILES
        .iter()
        .map(|(path, text)| DeskFile {
            path: (*path).to_string(),
            source: Source::new(*path, *text),
            layer: Layer::Builtin,
        })
        .collect()
}

fn settings(root: &Path, faults: &mut Vec<Diagnostic>) -> (Settings, Option<Source>) {
    let path = root.join(SETTINGS);
    let source = match read(&path) {
        Ok(source) => source,
        Err(fault) => {
            faults.push(fault.hint("`regards init DIR` makes a desk"));
            return (Settings::default(), None);
        }
    };
    match yaml::parse(&source) {
        Ok(settings) => (settings, Some(source)),
        Err(found) => {
            faults.extend(found);
            (Settings::default(), Some(source))
        }
    }
}

/// The desk's own files under one folder. Links are not followed, so a desk cannot reach outside itself.
fn own(
    root: &Path,
    folder: &str,
    files: &mut BTreeMap<String, DeskFile>,
    faults: &mut Vec<Diagnostic>,
) {
    let top = root.join(folder);
    if !top.exists() {
        return;
    }
    for entry in walkdir::WalkDir::new(&top).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                faults.push(Diagnostic::error(format!(
                    "cannot read `{}`: {error}",
                    top.display()
                )));
                continue;
            }
        };
        let wanted = entry
            .path()
            .extension()
            .is_some_and(|it| it == "txt" || it == "yaml");
        if !entry.file_type().is_file() || !wanted {
            continue;
        }
        let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let relative = relative.to_string_lossy().replace('\\', "/");
        match read(entry.path()) {
            Ok(source) => {
                files.insert(
                    relative.clone(),
                    DeskFile {
                        path: relative,
                        source,
                        layer: Layer::Own,
                    },
                );
            }
            Err(fault) => faults.push(fault),
        }
    }
}

/// Reads one file of a desk.
pub fn read(path: &Path) -> Result<Source, Diagnostic> {
    let name = path.display().to_string();
    let size = std::fs::metadata(path).map(|meta| meta.len());
    if size.as_ref().is_ok_and(|size| *size > LARGEST) {
        return Err(
            Diagnostic::error(format!("`{name}` is larger than {} MiB", LARGEST >> 20))
                .hint("a template or a settings file is text of a few pages"),
        );
    }
    match std::fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => Ok(Source::new(name, text)),
        Ok(Err(error)) => Err(Diagnostic::error(format!(
            "`{name}` is not UTF-8 text (byte {})",
            error.utf8_error().valid_up_to()
        ))
        .hint("save it as UTF-8")),
        Err(error) => Err(Diagnostic::error(format!("cannot read `{name}`: {error}"))),
    }
}

/// A fault at a key of the settings.
fn at_key(source: Option<&Source>, key: &str, message: String) -> Diagnostic {
    let fault = Diagnostic::error(message);
    let Some(source) = source else { return fault };
    match source.text.find(key) {
        Some(start) => fault.at(source, crate::source::Span::new(start, start + key.len())),
        None => fault,
    }
}
