//! Drafts as one mbox file (mboxrd), written beside its place and moved there whole when the run ends.

use crate::{
    mail::{
        DraftSink, Placed, Receipt, SinkError, Stamp,
        files::Folder,
        leftovers,
        mbox::{Mbox, Span},
    },
    mime::{compose::Composed, key::is_quoted_from, parse, seal},
};
use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

/// Above each mail. The date is fixed, so that the same drafts give the same file.
const FROM_LINE: &[u8] = b"From regards Thu Jan  1 00:00:00 1970\n";

/// An mbox file for drafts.
#[derive(Debug)]
pub struct MboxFile {
    folder: Folder,
    name: PathBuf,
    place: String,
    /// What lay there when the run began: its stamp, and its mails by number.
    before: Option<Stamp>,
    kept: BTreeMap<usize, Old>,
    /// Drafts of this run, in the order in which they came.
    fresh: Vec<(String, Vec<u8>)>,
    changed: bool,
}

#[derive(Debug)]
struct Old {
    span: Span,
    id: Option<String>,
    whole: bool,
    answers: Vec<String>,
}

impl MboxFile {
    /// The file at `path`. If it is there, its mails stay and the new ones come behind them.
    ///
    /// # Errors
    /// If the folder or an old file cannot be opened.
    pub fn open(path: &Path) -> Result<Self, SinkError> {
        let place = path.display().to_string();
        let parent = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let name = path
            .file_name()
            .map(PathBuf::from)
            .ok_or_else(|| SinkError::Other {
                place: path.to_path_buf(),
                wanted: "an mbox file",
            })?;
        let folder = Folder::create(parent).map_err(SinkError::io(place.clone()))?;
        let half = format!(".{}.", name.display());
        leftovers::sweep(&folder, |name| {
            let process = name.strip_prefix(&half)?.strip_suffix(".tmp")?;
            process.parse().ok().map(Some)
        })
        .map_err(SinkError::io(place.clone()))?;
        let mut sink = Self {
            before: folder.stamp(&name).ok(),
            folder,
            name,
            place,
            kept: BTreeMap::new(),
            fresh: Vec::new(),
            changed: false,
        };
        if sink.before.is_some() {
            sink.read_old(path)?;
        }
        Ok(sink)
    }

    fn read_old(&mut self, path: &Path) -> Result<(), SinkError> {
        let other = || SinkError::Other {
            place: path.to_path_buf(),
            wanted: "an mbox file",
        };
        let failed = || SinkError::io(self.place.clone());
        let file = self.folder.open_file(&self.name).map_err(|_| other())?;
        let length = file.metadata().map_err(failed())?.len();
        if length > 0 && !Mbox::is_mbox(&file) {
            return Err(other());
        }
        for (number, span) in Mbox::new(path, file).spans().map_err(failed())?.enumerate() {
            let span = span.map_err(failed())?;
            let mail = plain_mail(&span).map_err(failed())?;
            let sealed = seal::seal(&mail);
            let old = Old {
                answers: parse::parse(&mail).in_reply_to,
                whole: sealed.as_ref().is_some_and(|seal| seal.whole),
                id: sealed.map(|seal| seal.id),
                span,
            };
            self.kept.insert(number, old);
        }
        Ok(())
    }

    fn write(&self) -> io::Result<()> {
        let temporary = format!(".{}.{}.tmp", self.name.display(), std::process::id());
        self.folder.remove(&temporary)?;
        let mut octets = Vec::new();
        for old in self.kept.values() {
            let mut section = old.span.section();
            section.read_to_end(&mut octets)?;
            octets.extend_from_slice(b"\n");
        }
        for (_, mail) in &self.fresh {
            append(&mut octets, mail)?;
        }
        self.folder.write_new(&temporary, &octets, true)?;
        let moved = self
            .folder
            .move_over(&temporary, &self.name.to_string_lossy());
        if moved.is_err() {
            self.folder.remove(&temporary)?;
        }
        moved?;
        self.folder.sync()
    }
}

/// A mail of the file without its `From ` line and marks.
fn plain_mail(span: &Span) -> io::Result<Vec<u8>> {
    let mut stored = Vec::new();
    span.section().read_to_end(&mut stored)?;
    let mut mail = Vec::with_capacity(stored.len());
    for line in stored.split_inclusive(|octet| *octet == b'\n').skip(1) {
        mail.extend_from_slice(if is_quoted_from(line) {
            line.get(1..).unwrap_or_default()
        } else {
            line
        });
    }
    Ok(mail)
}

/// A mail as mboxrd stores it: LF line ends, lines that begin with `From ` or marks and that marked once more.
fn append(to: &mut impl Write, mail: &[u8]) -> io::Result<()> {
    to.write_all(FROM_LINE)?;
    for line in mail.split(|octet| *octet == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.starts_with(b"From ") || is_quoted_from(line) {
            to.write_all(b">")?;
        }
        to.write_all(line)?;
        to.write_all(b"\n")?;
    }
    Ok(())
}

impl DraftSink for MboxFile {
    fn put(&mut self, mail: &Composed) -> Result<Receipt, SinkError> {
        let known = self.fresh.iter().any(|(id, _)| *id == mail.id)
            || self
                .kept
                .values()
                .any(|old| old.id.as_ref() == Some(&mail.id));
        if !known {
            self.fresh.push((mail.id.clone(), mail.octets.clone()));
            self.changed = true;
        }
        Ok(Receipt {
            place: self.place.clone(),
            fresh: !known,
        })
    }

    fn find(&mut self, id: &str, answers: Option<&str>) -> Result<Option<Placed>, SinkError> {
        let placed = |place: String, touched| {
            Some(Placed {
                id: id.to_string(),
                place,
                touched,
            })
        };
        if let Some(at) = self.fresh.iter().position(|(known, _)| known == id) {
            return Ok(placed(format!("new#{at}"), false));
        }
        let by_id = self
            .kept
            .iter()
            .find(|(_, old)| old.id.as_deref() == Some(id));
        let found = by_id.or_else(|| {
            self.kept.iter().find(|(_, old)| {
                answers.is_some_and(|id| old.answers.iter().any(|known| known == id))
            })
        });
        Ok(found.and_then(|(number, old)| {
            placed(
                format!("#{number}"),
                !(old.whole && old.id.as_deref() == Some(id)),
            )
        }))
    }

    fn retire(&mut self, placed: &Placed) -> Result<bool, SinkError> {
        let fresh = self.fresh.len();
        self.fresh.retain(|(id, _)| *id != placed.id);
        let kept = self.kept.len();
        self.kept
            .retain(|_, old| !(old.whole && old.id.as_ref() == Some(&placed.id)));
        let gone = self.fresh.len() < fresh || self.kept.len() < kept;
        self.changed |= gone;
        Ok(gone)
    }

    fn at_end(&self) -> bool {
        true
    }

    fn close(&mut self) -> Result<(), SinkError> {
        if !self.changed && self.before.is_some() {
            return Ok(());
        }
        if self.folder.stamp(&self.name).ok() != self.before {
            return Err(SinkError::Changed(self.place.clone()));
        }
        self.write().map_err(SinkError::io(self.place.clone()))?;
        self.changed = false;
        self.before = self.folder.stamp(&self.name).ok();
        Ok(())
    }
}
