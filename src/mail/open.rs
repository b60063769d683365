//! Which store a person means: `QUEUE` and `DRAFTS` of the command line.

use crate::{
    mail::{
        DraftSink, Durability, MailSource, Parcel, Parcels, SinkError, SourceError,
        eml_dir::EmlDir,
        files::Folder,
        folder::EmlFolder,
        imap::{ImapAddress, ImapError, ImapSink, ImapSource},
        maildir::{self, MaildirSink, MaildirSource},
        mbox::Mbox,
        mbox_file::MboxFile,
        memory::MemorySource,
    },
    settings::Login,
};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    sync::Arc,
};

/// How to log in to servers, by host (`imap:` of `regards.yaml`).
pub type Logins = BTreeMap<String, Login>;

/// Whether the address is one of a server.
pub(super) fn is_imap(spec: &str) -> bool {
    spec.starts_with("imap://") || spec.starts_with("imaps://")
}

/// Whether a word and a colon stand in front, as of a store that we do not know (`mobx:FILE`). A folder of such a name is `./mobx:FILE`.
fn is_scheme(spec: &str) -> bool {
    let word = spec.split_once(':').map_or("", |(word, _)| word);
    word.len() > 1 && word.bytes().all(|octet| octet.is_ascii_alphanumeric())
}

/// The server and how to log in to it.
pub(super) fn imap(spec: &str, logins: &Logins) -> Result<(ImapAddress, Login), ImapError> {
    let address = ImapAddress::parse(spec)?;
    let login = logins.get(&address.host).cloned().unwrap_or_default();
    Ok((address, login))
}

/// Opens where letters come from: an IMAP folder, a Maildir, an mbox file, a folder of `.eml`, one mail, or `-` for one mail on standard input.
///
/// # Errors
/// If there is nothing, or nothing that holds mail.
pub fn open_source(spec: &str, logins: &Logins) -> Result<Box<dyn MailSource>, SourceError> {
    if spec == "-" {
        return standard_input();
    }
    if is_imap(spec) {
        let (address, login) = imap(spec, logins)?;
        return Ok(Box::new(ImapSource::open(address, login)?));
    }
    if spec.contains("://") {
        return Err(SourceError::Scheme(spec.to_string()));
    }
    let path = Path::new(spec);
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => SourceError::Missing(path.to_path_buf()),
        _ => SourceError::Io {
            place: spec.to_string(),
            error,
        },
    };
    if path.metadata().map_err(failed)?.is_dir() {
        return Ok(if maildir::is_maildir(path) {
            Box::new(MaildirSource::new(path))
        } else {
            Box::new(EmlFolder::new(path))
        });
    }
    let (parent, name) = place_of(path);
    let folder = Folder::open(&parent).map_err(failed)?;
    let file = folder
        .open_file(&name)
        .map_err(|_| SourceError::NoMail(path.to_path_buf()))?;
    let top = top(&file).map_err(failed)?;
    if is_eml(path) || is_field(&top) {
        let parcel = Parcel::file(Arc::new(folder), name);
        return Ok(Box::new(OneMail { parcel }));
    }
    // A mailbox of which every letter was taken is a file without an octet.
    if top.is_empty() || Mbox::is_mbox(&file) {
        return Ok(Box::new(Mbox::new(path, file)));
    }
    Err(SourceError::NoMail(path.to_path_buf()))
}

/// The beginning of a file.
fn top(file: &File) -> io::Result<Vec<u8>> {
    let mut top = vec![0; LONGEST_NAME];
    let count = file.read_at(&mut top, 0)?;
    top.truncate(count);
    Ok(top)
}

/// Most of a file that is looked at for the name of a field.
const LONGEST_NAME: usize = 1000;

/// Whether a mail may begin so: with the name of a field and a colon (RFC 5322 §2.2).
fn is_field(top: &[u8]) -> bool {
    let name = top.split(|octet| *octet == b':').next().unwrap_or_default();
    name.len() < top.len() && !name.is_empty() && name.iter().all(u8::is_ascii_graphic)
}

/// Folder and name of a file; a link that a person named is followed, once, here.
fn place_of(path: &Path) -> (PathBuf, PathBuf) {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let is_link = path.is_symlink();
    let path = if is_link { real.as_path() } else { path };
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    (
        parent.to_path_buf(),
        path.file_name().map(PathBuf::from).unwrap_or_default(),
    )
}

fn is_eml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("eml"))
}

/// Most that is taken from standard input.
const LONGEST_INPUT: u64 = 1 << 30;

fn standard_input() -> Result<Box<dyn MailSource>, SourceError> {
    let mut octets = Vec::new();
    io::stdin()
        .lock()
        .take(LONGEST_INPUT)
        .read_to_end(&mut octets)
        .map_err(|error| SourceError::Io {
            place: "standard input".to_string(),
            error,
        })?;
    Ok(Box::new(MemorySource {
        letters: vec![("-".to_string(), octets)],
    }))
}

/// One file that is one mail.
struct OneMail {
    parcel: Parcel,
}

impl MailSource for OneMail {
    fn parcels(&mut self) -> Result<Parcels<'_>, SourceError> {
        Ok(Box::new(std::iter::once(Ok(self.parcel.clone()))))
    }
}

/// Opens where drafts go: an IMAP folder, a plain path for a Maildir, `eml:DIR` for a folder of `.eml`, `mbox:FILE` for a new mbox file.
///
/// # Errors
/// If it cannot be made or opened.
pub fn open_sink(
    spec: &str,
    logins: &Logins,
    durability: Durability,
) -> Result<Box<dyn DraftSink>, SinkError> {
    if is_imap(spec) {
        let (address, login) = imap(spec, logins)?;
        return Ok(Box::new(ImapSink::open(address, login)?));
    }
    if let Some(folder) = spec.strip_prefix("eml:") {
        return Ok(Box::new(EmlDir::open(Path::new(folder), durability)?));
    }
    if let Some(file) = spec.strip_prefix("mbox:") {
        return Ok(Box::new(MboxFile::open(Path::new(file))?));
    }
    if let Some(path) = spec.strip_prefix("maildir:") {
        return Ok(Box::new(MaildirSink::open(Path::new(path), durability)?));
    }
    if is_scheme(spec) {
        return Err(SinkError::Scheme(spec.to_string()));
    }
    Ok(Box::new(MaildirSink::open(Path::new(spec), durability)?))
}
