//! A letter that ends the whole program, not by a panic: it is tried three times, then a person must take it.

use super::{adds_up, faults::batch, files, has, undisturbed, with_letters};
use crate::desk::Desk;
use std::{
    collections::BTreeSet,
    os::unix::process::ExitStatusExt,
    process::{Command, Output, Stdio},
};

const LETTERS: usize = 8;
const GUILTY: &str = "0005.host";

/// A run that is aborted when it opens the guilty letter for the `time`-th time.
fn aborted(desk: &mut Desk, time: usize) -> Output {
    let run = batch(desk, "--sync none --jobs 2 --report report.jsonl");
    let inject = format!("inject=openat:signal=ABRT:when={time}+");
    Command::new("strace")
        .args(["-f", "-o", "/dev/null", "-P", GUILTY, "-e", &inject])
        .arg(run.get_program())
        .args(run.get_args())
        .current_dir(desk.path())
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[test]
fn a_letter_that_ends_the_program_is_set_aside_after_three_tries() {
    if !has("strace") {
        return;
    }
    let whole = undisturbed(LETTERS);
    // Opened first for a look at its header, then to be read.
    for time in [1, 2] {
        let mut desk = with_letters(LETTERS);
        let before = files(&desk.at("queue"));
        let mut deaths = 0;
        let ended = loop {
            let ended = aborted(&mut desk, time);
            let died = ended.status.signal() == Some(6) || ended.status.code() == Some(128 + 6);
            if !died {
                break ended;
            }
            deaths += 1;
            assert!(deaths < 9, "it is tried for ever");
        };
        let out = String::from_utf8_lossy(&ended.stdout).into_owned();
        // Once beside a letter that must not be blamed with it, then alone.
        assert_eq!(deaths, 3, "{time}: {out}");
        assert_eq!(ended.status.code(), Some(1), "{time}: {out}");
        assert!(out.contains("1  for a person, without a draft"), "{out}");
        assert!(
            out.contains("1 letter set aside after three tries"),
            "{out}"
        );
        assert!(adds_up(&out), "{out}");
        let report = std::fs::read_to_string(desk.at("report.jsonl")).unwrap();
        let reason =
            "the program ended each time while this letter was in hand; set aside after 3 tries";
        assert!(report.contains(reason), "{report}");
        let drafts: BTreeSet<String> = files(&desk.at("Drafts")).into_keys().collect();
        assert_eq!(drafts.len(), LETTERS - 1);
        assert!(drafts.iter().all(|name| whole.contains_key(name)));
        desk.run_line("batch queue --to Drafts --sync none")
            .fine()
            .says(&format!("{LETTERS}  settled before"));
        // It was the machine, and that is mended.
        desk.run_line("batch queue --to Drafts --sync none --redo")
            .fine()
            .says(&format!("{LETTERS}  drafted"));
        assert_eq!(files(&desk.at("Drafts")), whole);
        assert_eq!(files(&desk.at("queue")), before);
    }
}
