//! `batch` by the contract: resumed by running it again, the same for any number of workers, harmless when dry.

use crate::desk::{desk, late, mail};
use serde_json::Value;
use std::fs;

#[test]
fn batch_is_resumed_by_running_it_again_and_leaves_edited_drafts_alone() {
    let mut desk = desk().file("queue/late.eml", late()).file(
        "queue/list.eml",
        mail("x@post.example", "news", "hello")
            .replace("MIME-Version", "List-Id: <x.example>\r\nMIME-Version"),
    );
    desk.run_line("batch queue --to Drafts")
        .says("2 letters in the queue")
        .says("1  need no reply");
    let first = desk.drafts("Drafts");
    assert_eq!(first.len(), 1);
    desk.run_line("batch queue --to Drafts")
        .code(0)
        .says("2  settled before");
    assert_eq!(desk.drafts("Drafts"), first);

    let path = fs::read_dir(desk.at("Drafts/cur"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    fs::write(&path, "Subject: mine now\r\n\r\nedited\r\n").unwrap();
    desk.run_line("batch queue --to Drafts --redo");
    assert_eq!(
        desk.drafts("Drafts"),
        ["Subject: mine now\r\n\r\nedited\r\n"]
    );
}

#[test]
fn batch_gives_the_same_drafts_for_any_number_of_workers() {
    let mut desk = desk();
    for n in 0..12 {
        let text = format!("parcel KK-20417 still hasn't arrived, letter {n}\r\n\r\nGreta\r\n");
        let from = if n % 3 == 0 {
            "greta.quill@post.example".to_string()
        } else {
            format!("w{n}@post.example")
        };
        desk = desk.file(
            &format!("queue/{n:02}.eml"),
            mail(&from, &format!("letter {n}"), &text),
        );
    }
    let mut reports = Vec::new();
    for jobs in [1, 2, 8] {
        desk.run_line(&format!(
            "batch queue --to D{jobs} --jobs {jobs} --state S{jobs} --report R{jobs}.jsonl"
        ));
        let report = fs::read_to_string(desk.at(&format!("R{jobs}.jsonl"))).unwrap();
        let lines: Vec<Value> = report
            .lines()
            .map(|line| {
                let mut record: Value = serde_json::from_str(line).unwrap();
                record["micros"] = 0.into();
                record
            })
            .collect();
        assert_eq!(lines.len(), 12);
        reports.push((lines, desk.drafts(&format!("D{jobs}"))));
    }
    assert_eq!(reports[0], reports[1]);
    assert_eq!(reports[0], reports[2]);
}

#[test]
fn a_dry_run_puts_and_remembers_nothing() {
    let mut desk = desk().file("queue/late.eml", late());
    desk.run_line("batch queue --to Drafts --dry-run --report r.jsonl")
        .says("dry run");
    assert!(!desk.at("Drafts").exists());
    assert_eq!(
        fs::read_to_string(desk.at("r.jsonl"))
            .unwrap()
            .lines()
            .count(),
        1
    );
    desk.run_line("batch queue --to Drafts");
    assert_eq!(desk.drafts("Drafts").len(), 1);
}
