//! Power cuts: the drafts and the state lie on a file system of their own that is shut down in the middle of a run. What was not synced
//! is gone; what the journal calls done must be there. Needs root.

use super::{Seeded, drafts_in, files, holds, rounds, undisturbed, with_letters};
use crate::desk::Desk;
use regards::queue::journal::Journal;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread::sleep,
    time::Duration,
};

/// Folders of the desk that lie on that file system.
const FOLDERS: [&str; 2] = ["Drafts", ".regards"];
/// Letters of a run.
const LETTERS: usize = 40;

/// A file system in a file, mounted over folders of a desk.
struct Disk {
    image: PathBuf,
    place: PathBuf,
    over: [PathBuf; 2],
}

impl Disk {
    /// Makes it; `None`, said aloud, where nothing can be mounted.
    fn of(desk: &Desk) -> Option<Self> {
        let disk = Self {
            image: desk.at("image"),
            place: desk.at("disk"),
            over: FOLDERS.map(|folder| desk.at(folder)),
        };
        let file = fs::File::create(&disk.image).unwrap();
        file.set_len(24 << 20).unwrap();
        let made = ran("mkfs.ext4", &["-q".as_ref(), "-F".as_ref(), &disk.image]);
        if made && disk.mount() {
            return Some(disk);
        }
        eprintln!("SKIPPED: nothing can be mounted here, so no power was cut");
        None
    }

    fn mount(&self) -> bool {
        fs::create_dir_all(&self.place).unwrap();
        let mounted = ran(
            "mount",
            &["-o".as_ref(), "loop".as_ref(), &self.image, &self.place],
        );
        mounted
            && self.over.iter().zip(FOLDERS).all(|(over, name)| {
                let on_disk = self.place.join(name);
                fs::create_dir_all(&on_disk).unwrap();
                fs::create_dir_all(over).unwrap();
                ran("mount", &["--bind".as_ref(), &on_disk, over])
            })
    }

    /// From here on nothing reaches the disk, not even its own journal (`EXT4_IOC_SHUTDOWN` with `NOLOGFLUSH`).
    fn cut(&self) {
        let shut = "import fcntl, os, struct, sys; fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack('I', 2))";
        assert!(ran("python3", &["-c".as_ref(), shut.as_ref(), &self.place]));
    }

    fn unmount(&self) {
        for place in self.over.iter().chain([&self.place]) {
            // Somebody may still look at it for a moment.
            let gone = (0..100).any(|_| {
                ran("umount", &[place]) || {
                    sleep(Duration::from_millis(20));
                    false
                }
            });
            assert!(gone, "{} stays mounted", place.display());
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        for place in self.over.iter().chain([&self.place]) {
            ran("umount", &["-l".as_ref(), place]);
        }
    }
}

fn ran(program: &str, args: &[&Path]) -> bool {
    let mut command = Command::new(program);
    command.args(args).stderr(Stdio::null());
    command.status().is_ok_and(|it| it.success())
}

#[test]
fn what_is_done_is_there_after_a_power_cut() {
    let whole = undisturbed(LETTERS);
    let (mut hit, mut done) = (0, 0);
    for round in 0..rounds(2) {
        let Some((was_hit, were_done)) = cut_once(round, &whole) else {
            return;
        };
        hit += usize::from(was_hit);
        done += were_done;
    }
    println!(
        "the power was cut {} times, {hit} of them at work, with {done} letters done",
        rounds(2)
    );
}

/// One run that is cut; whether it was at work, and how many letters were done by then.
fn cut_once(round: usize, whole: &BTreeMap<String, Vec<u8>>) -> Option<(bool, usize)> {
    let mut random = Seeded(0xcafe + round as u64);
    let mut desk = with_letters(LETTERS);
    let before = files(&desk.at("queue"));
    let disk = Disk::of(&desk)?;
    let sync = ["each", "group"][round % 2];
    let mut run = super::faults::batch(&mut desk, &format!("--sync {sync} --jobs 2"));
    let mut child = run
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // Half of them when drafts are being put.
    let put = || fs::read_dir(desk.at("Drafts/cur")).is_ok_and(|mut it| it.next().is_some());
    for _ in 0..(round / 2 % 2) * 1000 {
        if put() {
            break;
        }
        sleep(Duration::from_millis(2));
    }
    sleep(Duration::from_micros(random.below(150_000 >> (round % 3))));
    let hit = child.try_wait().unwrap().is_none();
    disk.cut();
    child.kill().unwrap();
    child.wait().unwrap();
    disk.unmount();
    assert!(disk.mount(), "round {round}: it cannot be mounted again");
    let drafts = drafts_in(&desk);
    let done = Journal::read(&desk.at(".regards")).unwrap();
    for done in done.iter().filter(|done| done.put) {
        let there = drafts.keys().any(|name| name.contains(&done.id));
        assert!(there, "round {round}, {sync}: {} is done and gone", done.id);
    }
    holds(&mut desk, &before, whole);
    disk.unmount();
    Some((hit, done.len()))
}
