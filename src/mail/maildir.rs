//! Maildir, both ways. Letters: `new` and `cur`, never `tmp`; nothing is moved or marked. Drafts: written whole in `tmp`,
//! then moved straight into `cur` with the flag `D`, under a name made of their id.

use crate::{
    mail::{
        DraftSink, Durability, MailSource, Parcel, Parcels, Placed, Receipt, SinkError,
        SourceError, Unreadable, Why, drafts_index::DraftsIndex, files::Folder, leftovers,
        names::Names,
    },
    mime::{compose::Composed, seal},
};
use rustix::fs::FileType;
use std::{
    ffi::OsStr,
    io,
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What the names of our drafts end in, before the flags.
const OURS: &str = ".regards";
/// Flags of a draft: nobody has read, marked or sent it.
const FLAGS: &str = ":2,D";

/// Whether the folder is a Maildir.
pub fn is_maildir(path: &Path) -> bool {
    path.join("cur").is_dir() && path.join("new").is_dir()
}

/// Whether a folder is no Maildir and holds something: drafts in it would make a Maildir of it, and a queue of `.eml`
/// files that is one is never read again.
fn holds_other_things(path: &Path) -> io::Result<bool> {
    if ["cur", "new", "tmp"]
        .iter()
        .any(|part| path.join(part).is_dir())
    {
        return Ok(false);
    }
    match path.read_dir() {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// A Maildir full of letters.
#[derive(Debug)]
pub struct MaildirSource {
    path: PathBuf,
}

impl MaildirSource {
    /// The Maildir at `path`.
    pub fn new(path: &Path) -> Self {
        Self {
            path: path.to_path_buf(),
        }
    }

    fn list(
        &self,
        folder: &Folder,
        mark: &str,
        names: &mut Names,
        bad: &mut Vec<Unreadable>,
    ) -> io::Result<()> {
        for entry in folder.entries()? {
            let (name, listed) = entry?;
            if name.as_os_str().as_bytes().starts_with(b".") {
                continue;
            }
            match folder.kind(&name, listed) {
                FileType::RegularFile => {
                    names.push(&Path::new(mark).join(&name));
                }
                FileType::Directory => {}
                _ => bad.push(Unreadable {
                    place: folder.path().join(&name).display().to_string(),
                    why: Why::NoFile,
                }),
            }
        }
        Ok(())
    }
}

impl MailSource for MaildirSource {
    fn parcels(&mut self) -> Result<Parcels<'_>, SourceError> {
        let failed = |error| SourceError::Io {
            place: self.path.display().to_string(),
            error,
        };
        let root = Folder::open(&self.path).map_err(failed)?;
        let new = Arc::new(root.sub("new", false).map_err(failed)?);
        let cur = Arc::new(root.sub("cur", false).map_err(failed)?);
        let (mut names, mut bad) = (Names::default(), Vec::new());
        // `new` first: what moves to `cur` meanwhile is then seen twice rather than not at all.
        self.list(&new, "n", &mut names, &mut bad).map_err(failed)?;
        self.list(&cur, "c", &mut names, &mut bad).map_err(failed)?;
        names.sort_by(|name| name.get(2..).unwrap_or_default());
        bad.sort_by(|a, b| a.place.cmp(&b.place));
        let parcels = names.into_paths().filter_map(move |marked| {
            let name = marked.file_name().map(PathBuf::from)?;
            Some(Ok(if marked.starts_with("n") {
                Parcel::new_file(Arc::clone(&new), Arc::clone(&cur), name)
            } else {
                Parcel::file(Arc::clone(&cur), name)
            }))
        });
        Ok(Box::new(parcels.chain(bad.into_iter().map(Err))))
    }
}

/// A Maildir for drafts.
#[derive(Debug)]
pub struct MaildirSink {
    tmp: Folder,
    new: Folder,
    cur: Folder,
    durability: Durability,
    index: Option<DraftsIndex>,
}

impl MaildirSink {
    /// The Maildir at `path`, made if it is not there. Its folders are held open from here on.
    ///
    /// # Errors
    /// If it cannot be made or opened, or if its `cur`, `new` or `tmp` is a link.
    pub fn open(path: &Path, durability: Durability) -> Result<Self, SinkError> {
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotADirectory => SinkError::Other {
                place: path.to_path_buf(),
                wanted: "a Maildir",
            },
            _ => SinkError::Io {
                place: path.display().to_string(),
                error,
            },
        };
        if holds_other_things(path).map_err(failed)? {
            return Err(SinkError::Other {
                place: path.to_path_buf(),
                wanted: "a Maildir or an empty folder",
            });
        }
        let root = Folder::create(path).map_err(failed)?;
        let sub = |name: &str| root.sub(name, true).map_err(failed);
        let sink = Self {
            tmp: sub("tmp")?,
            new: sub("new")?,
            cur: sub("cur")?,
            durability,
            index: None,
        };
        for folder in [&sink.tmp, &sink.cur] {
            folder.writable().map_err(failed)?;
        }
        root.sync().map_err(failed)?;
        sink.sweep().map_err(failed)?;
        Ok(sink)
    }

    /// Takes away what dead runs left in `tmp`; only files of ours.
    fn sweep(&self) -> io::Result<()> {
        leftovers::sweep(&self.tmp, |name| {
            let (_, process) = name.split_once(OURS)?;
            Some(process.strip_prefix('.').and_then(|it| it.parse().ok()))
        })
    }

    fn index(&mut self) -> Result<&DraftsIndex, SinkError> {
        if self.index.is_none() {
            let mut index = DraftsIndex::default();
            for (folder, prefix) in [(&self.new, "new"), (&self.cur, "cur")] {
                note(&mut index, folder, prefix)
                    .map_err(SinkError::io(folder.path().display().to_string()))?;
            }
            self.index = Some(index);
        }
        Ok(self.index.get_or_insert_default())
    }

    /// Looks at a file of `new` or `cur`; `None` if it is gone.
    fn look(&self, id: &str, place: &str) -> Option<Placed> {
        let (folder, name) = match place.split_once('/')? {
            ("new", name) => (&self.new, name),
            (_, name) => (&self.cur, name),
        };
        let octets = folder.read_file(Path::new(name)).ok()?;
        let whole = seal::seal(&octets).is_some_and(|seal| seal.whole && seal.id == id);
        Some(Placed {
            id: id.to_string(),
            place: place.to_string(),
            touched: !whole || !is_fresh(name),
        })
    }
}

fn note(index: &mut DraftsIndex, folder: &Folder, prefix: &str) -> io::Result<()> {
    for entry in folder.entries()? {
        let (name, _) = entry?;
        let Some(text) = name.to_str() else { continue };
        let place = format!("{prefix}/{text}");
        match text.split_once(OURS) {
            Some((id, rest)) if rest.is_empty() || rest.starts_with(":2,") => {
                index.add_id(id, &place)
            }
            _ => {
                if let Ok(file) = folder.open_file(&name) {
                    index.add(&place, file);
                }
            }
        }
    }
    Ok(())
}

/// Read (`S`) and draft (`D`) are flags that a draft may have and still be nobody's work.
fn is_fresh(name: &str) -> bool {
    let flags = name.split_once(":2,").map_or("", |(_, flags)| flags);
    flags.chars().all(|flag| matches!(flag, 'D' | 'S'))
}

impl DraftSink for MaildirSink {
    fn put(&mut self, mail: &Composed) -> Result<Receipt, SinkError> {
        let name = format!("{}{OURS}{FLAGS}", mail.id);
        let place = self.cur.path().join(&name).display().to_string();
        let temporary = format!("{}{OURS}.{}", mail.id, std::process::id());
        let sync = self.durability == Durability::Each;
        let put = || {
            let fresh = self
                .tmp
                .put_new(&temporary, (&mail.octets, sync), (&self.cur, &name))?;
            if sync {
                self.cur.sync()?;
            }
            Ok(fresh)
        };
        let fresh = put().map_err(SinkError::io(place.clone()))?;
        Ok(Receipt { place, fresh })
    }

    fn find(&mut self, id: &str, answers: Option<&str>) -> Result<Option<Placed>, SinkError> {
        if let Some(placed) = self.look(id, &format!("cur/{id}{OURS}{FLAGS}")) {
            return Ok(Some(placed));
        }
        let place = self.index()?.place(id, answers).map(str::to_string);
        Ok(place.and_then(|place| self.look(id, &place)))
    }

    fn retire(&mut self, placed: &Placed) -> Result<bool, SinkError> {
        let Some(now) = self.look(&placed.id, &placed.place) else {
            return Ok(false);
        };
        if now.touched {
            return Ok(false);
        }
        let (folder, name) = match placed.place.split_once('/') {
            Some(("new", name)) => (&self.new, name),
            Some((_, name)) => (&self.cur, name),
            None => return Ok(false),
        };
        let failed = SinkError::io(placed.place.clone());
        folder
            .remove(OsStr::new(name))
            .and_then(|()| {
                if self.durability == Durability::Each {
                    folder.sync()
                } else {
                    Ok(())
                }
            })
            .map_err(failed)?;
        Ok(true)
    }

    fn settle(&mut self) -> Result<(), SinkError> {
        match self.durability {
            Durability::Grouped => self
                .cur
                .sync_all()
                .map_err(SinkError::io(self.cur.path().display().to_string())),
            _ => Ok(()),
        }
    }
}
