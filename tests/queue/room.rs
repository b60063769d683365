//! No room: full disks, no inodes, read-only folders, too few descriptors. Needs root for the small file systems.

use super::{adds_up, files, has, holds, undisturbed, with_letters};
use crate::desk::{Desk, program};
use std::{fs, path::PathBuf, process::Command};

/// A small file system of its own, gone when dropped.
struct Small(PathBuf);

impl Small {
    /// Mounts it over a folder of the desk; `None`, said aloud, where that is not allowed.
    fn on(desk: &Desk, folder: &str, options: &str) -> Option<Self> {
        let place = desk.at(folder);
        fs::create_dir_all(&place).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "none"])
            .arg(&place)
            .status();
        if mounted.is_ok_and(|it| it.success()) {
            return Some(Self(place));
        }
        eprintln!("SKIPPED: nothing can be mounted here, so no small file system was filled");
        None
    }

    fn again(&self, options: &str) {
        let done = Command::new("mount")
            .args(["-o", &format!("remount,{options}")])
            .arg(&self.0)
            .status();
        assert!(done.unwrap().success());
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_full_store_fails_letters_and_goes_on_when_there_is_room() {
    let whole = undisturbed(40);
    for (folder, full, roomy) in [
        ("Drafts", "size=64k", "size=8m"),
        ("Drafts", "size=8m,nr_inodes=20", "nr_inodes=2000"),
        (".regards", "size=40k", "size=64m"),
    ] {
        let mut desk = with_letters(40);
        // What belongs to the desk itself is laid out while there is room.
        let Some(small) = Small::on(&desk, folder, full) else {
            return;
        };
        let before = files(&desk.at("queue"));
        for sync in ["each", "group"] {
            let ran = desk.run_line(&format!("batch queue --to Drafts --sync {sync}"));
            // Without room for the state a run does not begin.
            assert!(
                matches!(ran.code, 2 | 3),
                "{folder} {full}: {}{}",
                ran.out,
                ran.err
            );
            assert!(ran.code == 2 || adds_up(&ran.out), "{}", ran.out);
        }
        small.again(roomy);
        holds(&mut desk, &before, &whole);
    }
}

#[test]
fn a_store_that_is_read_only_stops_before_any_work_and_a_queue_may_be() {
    let whole = undisturbed(3);
    for folder in ["Drafts", ".regards", "queue"] {
        let mut desk = with_letters(0);
        let Some(small) = Small::on(&desk, folder, "size=32m") else {
            return;
        };
        for (name, octets) in files(&with_letters(3).at("queue")) {
            desk = desk.file(&format!("queue/{name}"), octets);
        }
        for sub in ["cur", "tmp"] {
            fs::create_dir_all(desk.at("queue").join(sub)).unwrap();
        }
        desk.run_line("batch queue --to Drafts --limit 0").fine();
        let before = files(&desk.at("queue"));
        small.again("ro");
        if folder == "queue" {
            desk.run_line("batch queue --to Drafts")
                .fine()
                .says("3  drafted");
        } else {
            desk.run_line("batch queue --to Drafts").code(2);
            assert!(desk.drafts("Drafts").is_empty(), "{folder}");
        }
        small.again("rw");
        holds(&mut desk, &before, &whole);
    }
}

#[test]
fn too_few_descriptors_lose_nothing() {
    if !has("prlimit") {
        return;
    }
    let whole = undisturbed(12);
    for most in [8, 12, 16, 24] {
        let mut desk = with_letters(12);
        let before = files(&desk.at("queue"));
        let run = super::faults::batch(&mut desk, "--sync each --jobs 4");
        let args: Vec<_> = run.get_args().map(ToOwned::to_owned).collect();
        let ended = Command::new("prlimit")
            .args([format!("--nofile={most}"), "--".into()])
            .arg(program())
            .args(args)
            .current_dir(desk.path())
            .output()
            .unwrap();
        assert!(
            matches!(ended.status.code(), Some(0..=3)),
            "{most}: {ended:?}"
        );
        holds(&mut desk, &before, &whole);
    }
}
