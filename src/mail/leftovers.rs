//! What runs that died left behind: half-written files under names of ours.

use super::files::Folder;
use rustix::{
    io::Errno,
    process::{Pid, test_kill_process},
};
use std::{
    io,
    time::{Duration, SystemTime},
};

/// Nobody writes one file for so long (the Maildir rule).
const STALE: Duration = Duration::from_secs(36 * 3600);

/// Takes away the files of which `ours` tells that we made them, and in which process: those of a process that is no more,
/// and those that are too old to be in anybody's hands.
///
/// A process of another machine that shares the folder looks dead from here. It loses a file that it was about to move to its
/// place, finds that out, and writes it once more; a draft is never lost by this.
pub(crate) fn sweep(folder: &Folder, ours: impl Fn(&str) -> Option<Option<u32>>) -> io::Result<()> {
    for entry in folder.entries()? {
        let (name, _) = entry?;
        let Some(process) = name.to_str().and_then(&ours) else {
            continue;
        };
        if process.is_some_and(is_gone) || folder.stamp(&name).is_ok_and(|it| is_old(it.changed)) {
            folder.remove(&name)?;
        }
    }
    Ok(())
}

/// Whether no other process has this number. Ours counts as none: nothing of ours is half-written when a folder is opened,
/// and in a container every run may have the same number.
fn is_gone(process: u32) -> bool {
    let number = i32::try_from(process).ok().and_then(Pid::from_raw);
    process == std::process::id()
        || number.is_none_or(|number| test_kill_process(number) == Err(Errno::SRCH))
}

/// `changed` in nanoseconds since 1970.
fn is_old(changed: i128) -> bool {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    let age = |now: u128| i128::try_from(now).unwrap_or_default() - changed;
    age(now.as_nanos()) > i128::try_from(STALE.as_nanos()).unwrap_or(i128::MAX)
}

#[cfg(test)]
mod tests {
    use crate::mail::{Durability, Logins, open_sink};
    use std::{
        fs,
        path::Path,
        process::{Command, id},
    };

    /// The number of a process that has ended.
    fn dead() -> u32 {
        let mut child = Command::new("true").spawn().unwrap();
        let number = child.id();
        child.wait().unwrap();
        number
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn half_drafts_of_dead_runs_go_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let (gone, own, alive) = (dead(), id(), std::os::unix::process::parent_id());
        for (folder, spec, half) in [
            ("eml", "eml:eml", ".0a1b.{}.tmp"),
            ("box/tmp", "maildir:box", "0a1b.regards.{}"),
            ("mbox", "mbox:mbox/out", ".out.{}.tmp"),
        ] {
            let folder = root.path().join(folder);
            fs::create_dir_all(&folder).unwrap();
            let half = |process: u32| half.replace("{}", &process.to_string());
            let stay = [
                half(alive),
                ".x.1.tmp".into(),
                "1.tmp".into(),
                "note".into(),
            ];
            for name in stay.iter().chain(&[half(gone), half(own)]) {
                fs::write(folder.join(name), "half").unwrap();
            }
            let (scheme, path) = spec.split_once(':').unwrap();
            let spec = format!("{scheme}:{}", root.path().join(path).display());
            drop(open_sink(&spec, &Logins::new(), Durability::Each).unwrap());
            let mut stay = stay.to_vec();
            stay.sort();
            assert_eq!(names(&folder), stay, "{spec}");
            // Whatever the number says, nobody writes one file for two days.
            let old = fs::File::open(folder.join(half(alive))).unwrap();
            let day = std::time::Duration::from_secs(48 * 3600);
            old.set_modified(std::time::SystemTime::now() - day)
                .unwrap();
            drop(open_sink(&spec, &Logins::new(), Durability::Each).unwrap());
            stay.retain(|name| *name != half(alive));
            assert_eq!(names(&folder), stay, "{spec}");
        }
    }
}
