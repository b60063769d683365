//! Standard input and output, and what becomes of letters that are hardly letters.

use crate::desk::{desk, late};
use serde_json::Value;
use std::{
    fs::{self, File, OpenOptions},
    process::Stdio,
};

#[test]
fn bare_texts_have_keys_and_senders_of_their_own() {
    let draft = |text: &str, from: &str| -> Value {
        let desk = desk().stdin(text);
        let mut command = desk.command();
        command.args([
            "draft",
            "-",
            "--format",
            "json",
            "--subject",
            "kite",
            "--from",
            from,
        ]);
        let mut child = command.spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), text.as_bytes()).unwrap();
        serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap()
    };
    let one = draft(
        "Where is my parcel KK-20417?",
        "Margaret Quill <greta.quill@post.example>",
    );
    assert_eq!(one["letter"]["from"]["name"], "Margaret Quill");
    assert_eq!(one["letter"]["from"]["address"], "greta.quill@post.example");
    assert_eq!(one["customer"]["id"], "k-204");
    assert_eq!(one["letter"]["subject"], "kite");
    let same = draft(
        "Where is my parcel KK-20417?",
        "Margaret Quill <greta.quill@post.example>",
    );
    assert_eq!(one["id"], same["id"]);
    let other = draft(
        "When are you open?",
        "Margaret Quill <greta.quill@post.example>",
    );
    assert_ne!(one["id"], other["id"]);
}

#[test]
fn results_that_cannot_be_written_are_no_success() {
    let desk = desk().file("late.eml", late());
    let full = |line: &str| {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = desk.command_line(line);
        let output = command.stdin(Stdio::null()).stdout(full).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), said)
    };
    let (code, said) = full("draft late.eml");
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("cannot write the results"), "{said}");
}

#[test]
fn logs_in_a_file_hold_no_colour_and_only_our_own_words() {
    let desk = desk().file("page.eml", late().replace("text/plain", "text/html"));
    let log = desk.at("log");
    let mut command = desk.command_line("draft page.eml -vv");
    command.env_remove("NO_COLOR");
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(&log).unwrap());
    assert!(status.status().unwrap().success());
    let text = fs::read_to_string(log).unwrap();
    assert!(
        !text.contains('\u{1b}') && !text.contains("StartTag"),
        "{text}"
    );
}

#[test]
fn damaged_mails_are_letters_of_their_own() {
    let mut desk = desk()
        .file("queue/a.eml", "")
        .file("queue/b.eml", "no header at all\n")
        .file("queue/c.eml", [0xff, 0xfe, 7, 9]);
    desk.run_line("batch queue --to D --report r.jsonl")
        .code(1)
        .says("3 letters in the queue")
        .says("3  for a person");
    assert_eq!(
        fs::read_to_string(desk.at("r.jsonl"))
            .unwrap()
            .lines()
            .count(),
        3
    );
}

#[test]
fn an_empty_mailbox_file_is_a_queue_without_letters() {
    desk()
        .file("empty.mbox", "")
        .args("batch empty.mbox --to D")
        .run()
        .code(0)
        .says("0 letters in the queue");
}

#[test]
fn a_run_tells_its_figures_to_programs() {
    let mut desk = desk().file("queue/late.eml", late());
    let tally = desk
        .run_line("batch queue --to D --format json")
        .code(0)
        .json();
    assert_eq!(tally["letters"], 1);
    assert_eq!(tally["drafted"], 1);
    let again = desk
        .run_line("batch queue --to D --format json")
        .code(0)
        .json();
    assert_eq!(again["settled"], 1);
}

#[test]
fn notes_on_top_of_a_draft_are_loud_where_the_settings_want_them() {
    let letter = late().replace("Greta\r\n", "I am Tim and I am 7 years old.\r\n\r\nTim\r\n");
    let mut desk = desk().file("queue/late.eml", letter);
    let quiet = desk.run_line("draft queue/late.eml --format eml").out;
    assert!(!quiet.contains("BEFORE YOU SEND"), "{quiet}");
    let settings = fs::read_to_string(desk.at("regards.yaml")).unwrap();
    fs::write(desk.at("regards.yaml"), settings + "draft_notes: body\n").unwrap();
    desk.run_line("batch queue --to D");
    let [draft] = desk.drafts("D").try_into().unwrap();
    let body = draft.split_once("\r\n\r\n").unwrap().1;
    assert!(body.starts_with("[[BEFORE YOU SEND: "), "{body}");
    assert!(body.contains("a child's letter"), "{body}");
    desk.run_line("batch queue --to D --redo");
    assert_eq!(desk.drafts("D").len(), 1);
}

#[test]
fn a_draft_of_a_letter_is_not_held_against_the_one_that_a_run_made_of_it() {
    let mut desk = desk().file("queue/late.eml", late());
    let before = desk.run_line("draft queue/late.eml").out;
    desk.run_line("batch queue --to D").code(0);
    assert_eq!(desk.run_line("draft queue/late.eml").out, before);
}
