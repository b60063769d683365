//! Faults of the machine: kills, full disks, damaged journals, other runs, signals.

use super::{Seeded, adds_up, files, has, holds, rounds, undisturbed, with_letters};
use crate::desk::{Desk, program};
use std::{
    collections::BTreeMap,
    fs,
    os::unix::{fs::symlink, process::ExitStatusExt},
    process::{Child, Command, Stdio},
    thread::{scope, sleep},
    time::Duration,
};

pub fn batch(desk: &mut Desk, more: &str) -> Command {
    let line = format!("batch queue --to Drafts {more}");
    *desk = std::mem::replace(desk, super::tiny()).args(&line);
    let mut command = desk.command();
    command.stdin(Stdio::null());
    command
}

pub fn signal(child: &Child, name: &str) {
    let _gone = Command::new("kill")
        .args([name, &child.id().to_string()])
        .stderr(Stdio::null())
        .status();
}

#[test]
fn kills_at_random_moments_lose_and_double_nothing() {
    let whole = undisturbed(40);
    // Most of a round is waiting: several go on at once.
    let hands = 4;
    let hit: usize = scope(|scope| {
        let whole = &whole;
        let hands = (0..hands).map(|hand| {
            let rounds = (hand..rounds(6)).step_by(hands);
            scope.spawn(move || {
                rounds
                    .map(|round| killed_twice(round, whole))
                    .sum::<usize>()
            })
        });
        let hands: Vec<_> = hands.collect();
        hands.into_iter().map(|hand| hand.join().unwrap()).sum()
    });
    println!("{hit} of {} runs were killed at work", rounds(6) * 2);
}

/// Two runs that are killed, and what must hold afterwards; gives how many of them were not done before.
fn killed_twice(round: usize, whole: &BTreeMap<String, Vec<u8>>) -> usize {
    let mut random = Seeded(0x5eed + round as u64);
    let mut desk = with_letters(40);
    let before = files(&desk.at("queue"));
    let sync = ["none", "group", "each"][round % 3];
    let mut hit = 0;
    for _ in 0..2 {
        let mut child = batch(&mut desk, &format!("--sync {sync}")).spawn().unwrap();
        // Half of them at once, half when drafts are being put.
        for _ in 0..(round % 2) * 500 {
            if !desk.drafts("Drafts").is_empty() {
                break;
            }
            sleep(Duration::from_millis(2));
        }
        sleep(Duration::from_micros(random.below(120_000 >> (round % 4))));
        signal(&child, "-KILL");
        hit += usize::from(child.wait().unwrap().signal() == Some(9));
    }
    holds(&mut desk, &before, whole);
    hit
}

#[test]
fn a_full_disk_fails_letters_and_tears_nothing() {
    if !has("prlimit") {
        return;
    }
    let whole = undisturbed(12);
    // The journal of 12 letters is some 6 kB; drafts are smaller than 1 kB.
    for limit in [300, 1_500, 4_000] {
        let mut desk = with_letters(12);
        desk.run_line("batch queue --to Drafts --limit 0 --sync none");
        let before = files(&desk.at("queue"));
        let run = batch(&mut desk, "--sync none");
        let args: Vec<_> = run.get_args().map(ToOwned::to_owned).collect();
        let ended = Command::new("prlimit")
            .args([format!("--fsize={limit}"), "--".into()])
            .arg(program())
            .args(args)
            .current_dir(desk.path())
            .output()
            .unwrap();
        let out = String::from_utf8_lossy(&ended.stdout).into_owned();
        assert_eq!(
            ended.status.code(),
            Some(3),
            "{limit}: {out}{}",
            String::from_utf8_lossy(&ended.stderr)
        );
        assert!(adds_up(&out), "{limit}: {out}");
        holds(&mut desk, &before, &whole);
    }
}

#[test]
fn a_journal_torn_or_flipped_never_makes_a_second_draft() {
    let mut random = Seeded(77);
    let mut desk = with_letters(6);
    desk.run_line("batch queue --to Drafts --sync none").fine();
    let journal = fs::read(desk.at(".regards/journal")).unwrap();
    let gone = fs::read_dir(desk.at("Drafts/cur"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    fs::remove_file(gone).unwrap();
    let drafts = files(&desk.at("Drafts"));
    // Damage in the middle: the draft that a person took away does not come back.
    for _ in 0..rounds(12) {
        let mut octets = journal.clone();
        let at = usize::try_from(random.below(journal.len() as u64 - 200)).unwrap();
        octets[at] ^= 1 << random.below(8);
        fs::write(desk.at(".regards/journal"), &octets).unwrap();
        let _index = fs::remove_file(desk.at(".regards/journal.index"));
        let ran = desk.run_line("batch queue --to Drafts --sync none");
        if ran.code != 2 {
            assert!(ran.err.contains("damaged"), "octet {at}: {}", ran.err);
        }
        assert_eq!(
            files(&desk.at("Drafts")),
            drafts,
            "octet {at}: {}{}",
            ran.out,
            ran.err
        );
    }
}

#[test]
fn runs_beside_each_other_share_the_work() {
    let whole = undisturbed(30);
    let mut random = Seeded(9);
    for round in 0..rounds(2) {
        let count = [2, 8][round % 2];
        let mut desk = with_letters(30);
        let before = files(&desk.at("queue"));
        let mut children: Vec<Child> = (0..count)
            .map(|_| {
                batch(&mut desk, "--sync none")
                    .stdout(Stdio::null())
                    .spawn()
                    .unwrap()
            })
            .collect();
        for _ in 0..4 {
            let one = usize::try_from(random.below(count)).unwrap();
            signal(&children[one], "-STOP");
            sleep(Duration::from_millis(random.below(120)));
            signal(&children[one], "-CONT");
        }
        for child in &mut children {
            assert!(child.wait().unwrap().code().is_some_and(|code| code < 2));
        }
        holds(&mut desk, &before, &whole);
    }
}

#[test]
fn a_signal_ends_the_run_after_the_letter_in_hand_and_the_sums_add_up() {
    let count = 600;
    let mut desk = with_letters(count);
    let before = files(&desk.at("queue"));
    let child = batch(&mut desk, "--sync each --jobs 1").spawn().unwrap();
    while !desk.at("Drafts/cur").is_dir()
        || fs::read_dir(desk.at("Drafts/cur"))
            .unwrap()
            .next()
            .is_none()
    {
        sleep(Duration::from_millis(2));
    }
    signal(&child, "-TERM");
    let ended = child.wait_with_output().unwrap();
    let out = String::from_utf8(ended.stdout).unwrap();
    assert_eq!(ended.status.code(), Some(128 + 15), "{out}");
    assert!(
        adds_up(&out) && out.contains("left for the next run"),
        "{out}"
    );
    assert_eq!(files(&desk.at("queue")), before);
    desk.run_line("batch queue --to Drafts --sync none")
        .fine()
        .says(&format!("{count} letters"));
    assert_eq!(desk.drafts("Drafts").len(), count);
}

#[test]
fn links_and_pipes_in_the_queue_are_told_and_never_opened() {
    let mut desk = with_letters(2).file(
        "secret",
        "From: x@post.example\r\n\r\nSECRET has not arrived\r\n",
    );
    symlink(desk.at("secret"), desk.at("queue/new/link")).unwrap();
    assert!(
        Command::new("mkfifo")
            .arg(desk.at("queue/new/pipe"))
            .status()
            .unwrap()
            .success()
    );
    let ran = desk
        .run_line("batch queue --to Drafts --sync none")
        .code(3)
        .says("2  drafted")
        .says("2  failed");
    assert!(adds_up(&ran.out));
    assert!(
        desk.drafts("Drafts")
            .iter()
            .all(|draft| !draft.contains("SECRET"))
    );
}

#[test]
fn letters_that_vanish_while_they_are_read_are_no_fault() {
    let mut desk = with_letters(60);
    let child = batch(&mut desk, "--sync each --jobs 1").spawn().unwrap();
    for number in (0..60).rev().step_by(3) {
        let _gone = fs::remove_file(desk.at(&format!("queue/new/{number:04}.host")));
        sleep(Duration::from_millis(1));
    }
    let ended = child.wait_with_output().unwrap();
    let out = String::from_utf8(ended.stdout).unwrap();
    assert!(ended.status.code().is_some_and(|code| code < 2), "{out}");
    assert!(adds_up(&out), "{out}");
}

#[test]
fn a_state_that_cannot_be_used_stops_before_any_work() {
    let mut desk = with_letters(1).file("no-folder", "");
    desk.run_line("batch queue --to Drafts --state no-folder/state")
        .code(2);
    desk.run_line("batch queue --to no-folder").code(2);
    assert!(desk.drafts("Drafts").is_empty());
}
