//! Many file names in little memory: a million names are one block of text and their beginnings.

use std::{
    ffi::OsStr,
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
};

/// Names, in the order in which they were sorted.
#[derive(Debug, Default)]
pub struct Names {
    text: Vec<u8>,
    ends: Vec<(u32, u32)>,
}

impl Names {
    /// Adds a name. Names past 4 GiB of text are not taken; says whether it was.
    pub fn push(&mut self, name: &Path) -> bool {
        let octets = name.as_os_str().as_bytes();
        let (from, to) = (self.text.len(), self.text.len() + octets.len());
        let (Ok(from), Ok(to)) = (u32::try_from(from), u32::try_from(to)) else {
            return false;
        };
        self.text.extend_from_slice(octets);
        self.ends.push((from, to));
        true
    }

    /// Sorts by what `key` makes of a name.
    pub fn sort_by(&mut self, key: impl Fn(&[u8]) -> &[u8]) {
        let text = &self.text;
        let name =
            |(from, to): (u32, u32)| text.get(from as usize..to as usize).unwrap_or_default();
        self.ends.sort_unstable_by(|a, b| {
            let (a, b) = (name(*a), name(*b));
            key(a).cmp(key(b)).then(a.cmp(b))
        });
    }

    /// The names in their order.
    pub fn into_paths(self) -> impl Iterator<Item = PathBuf> + Send {
        let Self { text, ends } = self;
        ends.into_iter().map(move |(from, to)| {
            let name = text.get(from as usize..to as usize).unwrap_or_default();
            PathBuf::from(OsStr::from_bytes(name))
        })
    }
}
