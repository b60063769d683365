//! Clocks that jump, signals at any moment, and nobody who listens.

use super::{
    Seeded, adds_up,
    faults::{batch, signal},
    files, holds, rounds, undisturbed, with_letters,
};
use crate::desk::program;
use std::{
    fs::{File, OpenOptions},
    process::{Command, Stdio},
    thread::sleep,
    time::Duration,
};

#[test]
fn neither_keys_nor_order_hang_on_the_clock() {
    let whole = undisturbed(12);
    let mut desk = with_letters(12);
    let before = files(&desk.at("queue"));
    for (limit, at) in [
        (2, "1970-01-01T00:00:00Z"),
        (4, "2056-02-29T23:59:59+14:00"),
        (6, "2016-12-31T23:59:59Z"),
        (8, "1901-12-13T20:45:52Z"),
        (10, "9999-12-30T00:00:00Z"),
    ] {
        let mut command = Command::new(program());
        command
            .args([
                "batch", "queue", "--to", "Drafts", "--at", at, "--limit", "2",
            ])
            .current_dir(desk.path());
        let ran = command.output().unwrap();
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(matches!(ran.status.code(), Some(0 | 1)), "{at}: {said}");
        assert_eq!(desk.drafts("Drafts").len(), limit, "{at}: {said}");
    }
    desk.run_line("batch queue --to Drafts").fine();
    let names = |files: &std::collections::BTreeMap<String, Vec<u8>>| -> Vec<String> {
        files.keys().cloned().collect()
    };
    assert_eq!(names(&files(&desk.at("Drafts"))), names(&whole));
    assert_eq!(files(&desk.at("queue")), before);
    desk.run_line("batch queue --to Drafts --redo").fine();
    holds(&mut desk, &before, &whole);
}

#[test]
fn a_signal_at_any_moment_ends_a_run_that_adds_up() {
    let whole = undisturbed(40);
    let mut random = Seeded(0x516);
    for round in 0..rounds(3) {
        let (name, number) = [("-TERM", 15), ("-INT", 2), ("-HUP", 1)][round % 3];
        let mut desk = with_letters(40);
        let before = files(&desk.at("queue"));
        let child = batch(&mut desk, "--sync each").spawn().unwrap();
        sleep(Duration::from_millis(random.below(300)));
        signal(&child, name);
        let ended = child.wait_with_output().unwrap();
        let out = String::from_utf8_lossy(&ended.stdout).into_owned();
        match ended.status.code() {
            Some(code) => {
                assert!(code < 2 || code == 128 + number, "{name}: {code} {out}");
                assert!(out.is_empty() || adds_up(&out), "{name}: {out}");
            }
            // It came before anybody listened: nothing was touched.
            None => assert!(desk.drafts("Drafts").is_empty(), "{name}"),
        }
        holds(&mut desk, &before, &whole);
    }
}

#[test]
fn nobody_who_listens_stops_no_work() {
    let whole = undisturbed(5);
    let full = || Stdio::from(OpenOptions::new().write(true).open("/dev/full").unwrap());
    let closed = || {
        let mut gone = Command::new("true").stdin(Stdio::piped()).spawn().unwrap();
        let pipe = gone.stdin.take().unwrap();
        gone.wait().unwrap();
        Stdio::from(pipe)
    };
    let outs: [(&dyn Fn() -> Stdio, &str); 3] = [
        (&full, "full"),
        (&closed, "closed"),
        (
            &|| Stdio::from(File::open("/dev/null").unwrap()),
            "read-only",
        ),
    ];
    for (out, name) in outs {
        let mut desk = with_letters(5);
        let before = files(&desk.at("queue"));
        let mut command = batch(&mut desk, "-vv");
        let ended = command.stdout(out()).stderr(out()).status().unwrap();
        // Results that are lost are told; a listener who left is not.
        let fitting = |code: i32| code < 2 || (name != "closed" && code == 3);
        assert!(ended.code().is_some_and(fitting), "{name}: {ended}");
        assert_eq!(desk.drafts("Drafts").len(), 5, "{name}");
        holds(&mut desk, &before, &whole);
    }
}
