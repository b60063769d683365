//! A letter that ends the whole program, not by a panic: it is tried three times, then a person must take it.

use super::{adds_up, faults::batch, files, has, letter, undisturbed, with_letters};
use crate::desk::Desk;
use regards::mime::parse::parse;
use std::{
    fs,
    os::unix::process::ExitStatusExt,
    process::{Command, Output, Stdio},
};

const LETTERS: usize = 7;
const GUILTY: &str = "0005.host";
const REPORT: &str = "--report report.jsonl";

/// A run that is aborted when it opens the guilty letter.
fn aborted(desk: &mut Desk) -> Output {
    let run = batch(desk, &format!("--sync none --jobs 2 {REPORT}"));
    Command::new("strace")
        .args(["-f", "-o", "/dev/null", "-P", GUILTY])
        .args(["-e", "inject=openat:signal=ABRT"])
        .arg(run.get_program())
        .args(run.get_args())
        .current_dir(desk.path())
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// The guilty letter is a person's, the others have their drafts, and once it is mended it has its own.
#[track_caller]
fn is_set_aside(desk: &mut Desk, out: &str) {
    let whole = undisturbed(LETTERS);
    assert!(out.contains("1  for a person, without a draft"), "{out}");
    assert!(
        out.contains("1 letter set aside after three tries"),
        "{out}"
    );
    assert!(adds_up(out), "{out}");
    let report = fs::read_to_string(desk.at("report.jsonl")).unwrap();
    let reason =
        "the program ended each time while this letter was in hand; set aside after 3 tries";
    assert!(report.contains(reason), "{report}");
    let mut others = whole.clone();
    let letter = parse(letter(5, "").as_bytes());
    others.retain(|name, _| !name.contains(&letter.key.short()));
    assert_eq!(files(&desk.at("Drafts")), others);
    desk.run_line("status").fine().says(GUILTY).says(reason);
    desk.run_line("batch queue --to Drafts --sync none")
        .fine()
        .says(&format!("{LETTERS}  settled before"));
    desk.run_line("batch queue --to Drafts --sync none --redo")
        .fine()
        .says(&format!("{LETTERS}  drafted"));
    assert_eq!(files(&desk.at("Drafts")), whole);
}

#[test]
fn a_letter_that_ends_the_program_at_the_first_look_is_set_aside_after_three_tries() {
    if !has("strace") {
        return;
    }
    let mut desk = with_letters(LETTERS);
    let before = files(&desk.at("queue"));
    let mut deaths = 0;
    let ended = loop {
        let ended = aborted(&mut desk);
        let died = ended.status.signal() == Some(6) || ended.status.code() == Some(128 + 6);
        if !died {
            break ended;
        }
        deaths += 1;
        assert!(deaths < 9, "it is tried for ever");
    };
    let out = String::from_utf8_lossy(&ended.stdout).into_owned();
    // Once beside a letter that must not be blamed with it, then alone.
    assert_eq!((deaths, ended.status.code()), (3, Some(1)), "{out}");
    is_set_aside(&mut desk, &out);
    assert_eq!(files(&desk.at("queue")), before);
}

#[test]
fn a_letter_that_was_in_hand_when_three_runs_died_is_not_read_again() {
    let key = parse(letter(5, "").as_bytes()).key.hex();
    for deaths in [1, 2, 3] {
        let mut desk = with_letters(LETTERS);
        fs::create_dir(desk.at(".regards")).unwrap();
        fs::write(
            desk.at(".regards/in-hand"),
            format!("k{key}\n").repeat(deaths),
        )
        .unwrap();
        let line = format!("batch queue --to Drafts --sync none {REPORT}");
        let ran = desk.run_line(&line);
        if deaths < 3 {
            ran.fine().says(&format!("{LETTERS}  drafted"));
        } else {
            is_set_aside(&mut desk, &ran.code(1).out);
        }
    }
}
