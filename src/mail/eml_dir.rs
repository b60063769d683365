//! Drafts as `.eml` files in a folder, marked `X-Unsent: 1`, so that mail programs open them ready to edit.

use crate::{
    mail::{
        DraftSink, Durability, Placed, Receipt, SinkError, drafts_index::DraftsIndex,
        files::Folder, leftovers,
    },
    mime::{compose::Composed, seal},
};
use std::{io, path::Path};

/// A folder of drafts.
#[derive(Debug)]
pub struct EmlDir {
    folder: Folder,
    durability: Durability,
    index: Option<DraftsIndex>,
}

impl EmlDir {
    /// The folder at `path`, made if it is not there.
    ///
    /// # Errors
    /// If it cannot be made or opened.
    pub fn open(path: &Path, durability: Durability) -> Result<Self, SinkError> {
        let folder = Folder::create(path).and_then(|folder| {
            folder.writable()?;
            leftovers::sweep(&folder, maker)?;
            Ok(folder)
        });
        let folder = folder.map_err(|error| match error.kind() {
            io::ErrorKind::NotADirectory => SinkError::Other {
                place: path.to_path_buf(),
                wanted: "a folder",
            },
            _ => SinkError::Io {
                place: path.display().to_string(),
                error,
            },
        })?;
        Ok(Self {
            folder,
            durability,
            index: None,
        })
    }

    fn index(&mut self) -> Result<&DraftsIndex, SinkError> {
        if self.index.is_none() {
            let mut index = DraftsIndex::default();
            let failed = || SinkError::io(self.folder.path().display().to_string());
            for entry in self.folder.entries().map_err(failed())? {
                let (name, _) = entry.map_err(failed())?;
                let Some(text) = name.to_str().filter(|text| text.ends_with(".eml")) else {
                    continue;
                };
                if let Ok(file) = self.folder.open_file(&name) {
                    index.add(text, file);
                }
            }
            self.index = Some(index);
        }
        Ok(self.index.get_or_insert_default())
    }

    fn look(&self, id: &str, name: &str) -> Option<Placed> {
        let octets = self.folder.read_file(Path::new(name)).ok()?;
        Some(Placed {
            id: id.to_string(),
            place: name.to_string(),
            touched: !seal::seal(&octets).is_some_and(|seal| seal.whole && seal.id == id),
        })
    }
}

/// The process that was writing the file of this name, if the name is one of a draft that is not in its place yet.
fn maker(name: &str) -> Option<Option<u32>> {
    let inner = name.strip_prefix('.')?.strip_suffix(".tmp")?;
    let (id, process) = inner.split_once('.')?;
    let is_id = !id.is_empty() && id.bytes().all(|octet| octet.is_ascii_hexdigit());
    is_id
        .then_some(process.parse().ok())
        .filter(Option::is_some)
}

impl DraftSink for EmlDir {
    fn put(&mut self, mail: &Composed) -> Result<Receipt, SinkError> {
        let name = format!("{}.eml", mail.id);
        let place = self.folder.path().join(&name).display().to_string();
        let temporary = format!(".{}.{}.tmp", mail.id, std::process::id());
        let sync = self.durability == Durability::Each;
        let put = || {
            let octets = mail.unsent();
            let fresh = self
                .folder
                .put_new(&temporary, (&octets, sync), (&self.folder, &name))?;
            if sync {
                self.folder.sync()?;
            }
            Ok(fresh)
        };
        let fresh = put().map_err(SinkError::io(place.clone()))?;
        Ok(Receipt { place, fresh })
    }

    fn find(&mut self, id: &str, answers: Option<&str>) -> Result<Option<Placed>, SinkError> {
        if let Some(placed) = self.look(id, &format!("{id}.eml")) {
            return Ok(Some(placed));
        }
        let place = self.index()?.place(id, answers).map(str::to_string);
        Ok(place.and_then(|place| self.look(id, &place)))
    }

    fn retire(&mut self, placed: &Placed) -> Result<bool, SinkError> {
        if self
            .look(&placed.id, &placed.place)
            .is_none_or(|now| now.touched)
        {
            return Ok(false);
        }
        self.folder
            .remove(&placed.place)
            .and_then(|()| {
                if self.durability == Durability::Each {
                    self.folder.sync()
                } else {
                    Ok(())
                }
            })
            .map_err(SinkError::io(placed.place.clone()))?;
        Ok(true)
    }

    fn settle(&mut self) -> Result<(), SinkError> {
        match self.durability {
            Durability::Grouped => self
                .folder
                .sync_all()
                .map_err(SinkError::io(self.folder.path().display().to_string())),
            _ => Ok(()),
        }
    }
}
