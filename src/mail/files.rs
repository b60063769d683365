//! Held folders: everything below them is opened from the handle, so nobody can swap a folder for a link meanwhile.

use crate::mail::{Stamp, Why};
use rustix::{
    fs::{self, AtFlags, Dir, FileType, Mode, OFlags, RenameFlags},
    io::Errno,
};
use std::{
    fs::File,
    io::{self, Read, Write},
    os::fd::OwnedFd,
    path::{Component, Path, PathBuf},
};

const FOLDER: OFlags = OFlags::RDONLY
    .union(OFlags::DIRECTORY)
    .union(OFlags::CLOEXEC);
/// Without blocking: a pipe that slipped in opens at once and is seen for what it is.
const FILE: OFlags = OFlags::RDONLY
    .union(OFlags::NOFOLLOW)
    .union(OFlags::NONBLOCK)
    .union(OFlags::CLOEXEC);

/// A folder that is held open.
#[derive(Debug)]
pub struct Folder {
    handle: OwnedFd,
    path: PathBuf,
}

impl Folder {
    /// Opens the folder that a person named; a link to one is followed.
    ///
    /// # Errors
    /// Those of the system.
    pub fn open(path: &Path) -> io::Result<Self> {
        let handle = fs::open(path, FOLDER, Mode::empty())?;
        Ok(Self {
            handle,
            path: path.to_path_buf(),
        })
    }

    /// Opens it, made first (mode 0700, and what is missing above it) if it is not there.
    ///
    /// # Errors
    /// Those of the system.
    pub fn create(path: &Path) -> io::Result<Self> {
        match Self::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let mut builder = std::fs::DirBuilder::new();
                std::os::unix::fs::DirBuilderExt::mode(builder.recursive(true), 0o700);
                builder.create(path)?;
                Self::open(path)
            }
            other => other,
        }
    }

    /// The path under which it was opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A folder directly in this one; a link is refused. Made (mode 0700) if `make`.
    ///
    /// # Errors
    /// Those of the system.
    pub fn sub(&self, name: &str, make: bool) -> io::Result<Self> {
        if make {
            match fs::mkdirat(&self.handle, name, Mode::RWXU) {
                Ok(()) | Err(Errno::EXIST) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let handle = fs::openat(&self.handle, name, FOLDER | OFlags::NOFOLLOW, Mode::empty())?;
        Ok(Self {
            handle,
            path: self.path.join(name),
        })
    }

    /// Opens a regular file below this folder. No link is followed on the way, no pipe blocks, no device is touched.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open_file(&self, name: &Path) -> Result<File, Why> {
        let mut held: Option<OwnedFd> = None;
        let mut parts = name.components().peekable();
        while let Some(part) = parts.next() {
            let Component::Normal(part) = part else {
                return Err(Why::NoFile);
            };
            let at = held.as_ref().unwrap_or(&self.handle);
            let flags = if parts.peek().is_some() {
                FOLDER | OFlags::NOFOLLOW
            } else {
                FILE
            };
            held = Some(fs::openat(at, part, flags, Mode::empty()).map_err(io::Error::from)?);
        }
        let file = held.ok_or(Why::NoFile)?;
        let kind = fs::fstat(&file).map_err(io::Error::from)?;
        if FileType::from_raw_mode(kind.st_mode) != FileType::RegularFile {
            return Err(Why::NoFile);
        }
        Ok(File::from(file))
    }

    /// The whole file.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read_file(&self, name: &Path) -> Result<Vec<u8>, Why> {
        let mut octets = Vec::new();
        self.open_file(name)?.read_to_end(&mut octets)?;
        Ok(octets)
    }

    /// The stamp of a file.
    ///
    /// # Errors
    /// Those of the system.
    pub fn stamp(&self, name: &Path) -> io::Result<Stamp> {
        let stat = fs::statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW)?;
        Ok(Stamp {
            name: steady_name(name),
            inode: stat.st_ino,
            size: u64::try_from(stat.st_size).unwrap_or_default(),
            changed: i128::from(stat.st_mtime) * 1_000_000_000 + i128::from(stat.st_mtime_nsec),
        })
    }

    /// Names and kinds of what lies directly in it.
    ///
    /// # Errors
    /// Those of the system.
    pub fn entries(&self) -> io::Result<impl Iterator<Item = io::Result<(PathBuf, FileType)>>> {
        use std::os::unix::ffi::OsStrExt;
        // A handle of its own: two listings at once must not share their place.
        let own = fs::openat(&self.handle, ".", FOLDER, Mode::empty())?;
        let handle = Dir::new(own)?;
        Ok(handle.filter_map(move |entry| match entry {
            Ok(entry) => {
                let name = std::ffi::OsStr::from_bytes(entry.file_name().to_bytes());
                (name != "." && name != "..").then(|| Ok((PathBuf::from(name), entry.file_type())))
            }
            Err(error) => Some(Err(error.into())),
        }))
    }

    /// What kind a name in it is, where the listing did not say.
    pub fn kind(&self, name: &Path, listed: FileType) -> FileType {
        match listed {
            FileType::Unknown => fs::statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW)
                .map_or(FileType::Unknown, |stat| {
                    FileType::from_raw_mode(stat.st_mode)
                }),
            known => known,
        }
    }

    /// Writes a new file (mode 0600) that must not be there yet; synced if asked. What could not be written whole is taken away.
    ///
    /// # Errors
    /// Those of the system.
    pub fn write_new(&self, name: &str, octets: &[u8], sync: bool) -> io::Result<()> {
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mut file = File::from(fs::openat(
            &self.handle,
            name,
            flags,
            Mode::RUSR | Mode::WUSR,
        )?);
        let written = file
            .write_all(octets)
            .and_then(|()| if sync { file.sync_all() } else { Ok(()) });
        if written.is_err() {
            let _ = self.remove(name);
        }
        written
    }

    /// Moves a file into `to`; false if something of that name is there.
    ///
    /// # Errors
    /// Those of the system.
    pub fn move_new(&self, name: &str, to: &Self, new_name: &str) -> io::Result<bool> {
        match fs::renameat_with(
            &self.handle,
            name,
            &to.handle,
            new_name,
            RenameFlags::NOREPLACE,
        ) {
            Ok(()) => Ok(true),
            Err(Errno::EXIST) => {
                self.remove(name)?;
                Ok(false)
            }
            // Some network file systems cannot do that in one step; a link is as atomic.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                let linked = fs::linkat(&self.handle, name, &to.handle, new_name, AtFlags::empty());
                self.remove(name)?;
                match linked {
                    Ok(()) => Ok(true),
                    Err(Errno::EXIST) => Ok(false),
                    Err(error) => Err(error.into()),
                }
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Writes a file (synced if asked) under a name of its own, then moves it to its place; false if something is there already.
    ///
    /// # Errors
    /// Those of the system.
    pub fn put_new(
        &self,
        temporary: &str,
        (octets, sync): (&[u8], bool),
        (to, name): (&Self, &str),
    ) -> io::Result<bool> {
        let put = || {
            match self.write_new(temporary, octets, sync) {
                // Left by ourselves when a put failed half-way.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    self.remove(temporary)?;
                    self.write_new(temporary, octets, sync)?;
                }
                other => other?,
            }
            self.move_new(temporary, to, name)
        };
        match put() {
            // Another machine took our file for one of a dead run.
            Err(error) if error.kind() == io::ErrorKind::NotFound => put(),
            other => other,
        }
    }

    /// Moves a file over another of this folder.
    ///
    /// # Errors
    /// Those of the system.
    pub fn move_over(&self, name: &str, new_name: &str) -> io::Result<()> {
        Ok(fs::renameat(&self.handle, name, &self.handle, new_name)?)
    }

    /// Takes a file away; one that is gone is no fault.
    ///
    /// # Errors
    /// Those of the system.
    pub fn remove(&self, name: impl AsRef<Path>) -> io::Result<()> {
        match fs::unlinkat(&self.handle, name.as_ref(), AtFlags::empty()) {
            Ok(()) | Err(Errno::NOENT) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether files can be made in it: a store that is read-only should be known before any work is done.
    ///
    /// # Errors
    /// Why not.
    pub fn writable(&self) -> io::Result<()> {
        Ok(fs::accessat(
            &self.handle,
            ".",
            fs::Access::WRITE_OK,
            AtFlags::empty(),
        )?)
    }

    /// Syncs the folder itself: what it names survives a power cut.
    ///
    /// # Errors
    /// Those of the system.
    pub fn sync(&self) -> io::Result<()> {
        Ok(fs::fsync(&self.handle)?)
    }

    /// Syncs everything of this file system, files and folders, in one go.
    ///
    /// # Errors
    /// Those of the system.
    pub fn sync_all(&self) -> io::Result<()> {
        Ok(fs::syncfs(&self.handle)?)
    }
}

/// A Maildir file's name without its flags: they change when somebody reads the letter.
fn steady_name(name: &Path) -> String {
    let text = name.to_string_lossy();
    text.split(":2,").next().unwrap_or_default().to_string()
}
