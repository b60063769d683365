//! Golden letters: every letter of the shipped examples, with what becomes of it.
//!
//! A case is a file: drop a mail into an example's queue and run `REGARDS_ACCEPT=1 cargo test letters`; read the new
//! file under `tests/letters/` aloud before you keep it.

use crate::desk::desk;
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// An example desk, its queues, and the time of the run.
const DESKS: &[(&str, &[&str], &str)] = &[
    (
        "fan-club",
        &["letters", "weekend.mbox"],
        "2026-11-09T09:00:00+00:00",
    ),
    ("shop", &["letters", "inbox"], "2026-10-13T09:00:00+01:00"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The records of one queue.
fn records(name: &str, queue: &str, at: &str) -> Vec<Value> {
    let folder = root().join("examples").join(name);
    let desk = desk();
    let report = desk.at("report.jsonl");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_regards"))
        .arg("batch")
        .arg(folder.join(queue))
        .arg("--desk")
        .arg(&folder)
        .arg("--cases")
        .arg(folder.join("cases.yaml"))
        .arg("--to")
        .arg(desk.at("Drafts"))
        .arg("--state")
        .arg(desk.at("state"))
        .arg("--report")
        .arg(&report)
        .args(["--at", at, "--sync", "none"])
        .output()
        .unwrap();
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{name}/{queue}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = fs::read_to_string(report).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// What a person reads of a record.
fn picture(record: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or("–").to_string();
    let names = |value: &Value, key: &str| {
        let names: Vec<String> = value
            .as_array()
            .into_iter()
            .flatten()
            .map(|item| text(&item[key]))
            .collect();
        if names.is_empty() {
            "–".to_string()
        } else {
            names.join(", ")
        }
    };
    let mut out = String::new();
    let mut line = |name: &str, value: String| writeln!(out, "{name}: {value}").unwrap();
    line("outcome", text(&record["outcome"]));
    line("verdict", text(&record["verdict"]));
    line("reason", text(&record["reason"]));
    line("writer", text(&record["letter"]["writer"]["name"]));
    line("customer", text(&record["customer"]["id"]));
    line("language", text(&record["letter"]["language"]));
    line("intents", names(&record["intents"], "name"));
    line("situation", text(&record["situation"]["name"]));
    line(
        "answered by",
        format!("{}, {}", text(&record["persona"]), text(&record["tone"])),
    );
    line("templates", names(&record["templates"], "template"));
    line("promises", {
        let promises = record["promises"].as_array().unwrap();
        promises
            .iter()
            .map(|it| format!("{} {}", text(&it["what"]), text(&it["due"])))
            .collect::<Vec<_>>()
            .join(", ")
    });
    let draft = &record["draft"];
    if draft.is_object() {
        line("to", names(&draft["to"], "address"));
        line("subject", text(&draft["subject"]));
        out.push('\n');
        out.push_str(draft["text"].as_str().unwrap().trim_end());
        out.push('\n');
    }
    for remark in record["remarks"].as_array().unwrap() {
        writeln!(
            out,
            "-- {} ({}): {}",
            text(&remark["check"]),
            text(&remark["severity"]),
            text(&remark["message"])
        )
        .unwrap();
    }
    out
}

/// The name of a letter's golden file: the stem of its own, or its Message-ID where many share a file.
fn stem(queue: &str, record: &Value) -> String {
    let source = record["source"].as_str().unwrap();
    let name = if queue.ends_with(".mbox") {
        record["letter"]["message_id"]
            .as_str()
            .unwrap()
            .split('@')
            .next()
            .unwrap()
            .to_string()
    } else {
        Path::new(source)
            .file_name()
            .unwrap()
            .to_string_lossy()
            .split(['.', ':'])
            .next()
            .unwrap()
            .to_string()
    };
    name.chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '-' {
                c
            } else {
                '-'
            }
        })
        .collect()
}

#[test]
fn every_example_letter_becomes_what_was_read_aloud() {
    let accept = std::env::var_os("REGARDS_ACCEPT").is_some();
    let mut differ = Vec::new();
    for (name, queues, at) in DESKS {
        let folder = root().join("tests/letters").join(name);
        fs::create_dir_all(&folder).unwrap();
        let mut known: BTreeSet<String> = BTreeSet::new();
        for queue in *queues {
            for record in records(name, queue, at) {
                let stem = stem(queue, &record);
                assert!(
                    known.insert(format!("{stem}.txt")),
                    "two letters are called {stem}"
                );
                let path = folder.join(format!("{stem}.txt"));
                let picture = picture(&record);
                if accept {
                    fs::write(&path, &picture).unwrap();
                } else if fs::read_to_string(&path).unwrap_or_default() != picture {
                    differ.push(format!("{}\n{picture}", path.display()));
                }
            }
        }
        assert!(!known.is_empty(), "{name} has no letters");
        for entry in fs::read_dir(&folder).unwrap() {
            let file = entry.unwrap().file_name().to_string_lossy().into_owned();
            assert!(
                known.contains(&file),
                "tests/letters/{name}/{file} has no letter"
            );
        }
    }
    assert!(
        differ.is_empty(),
        "{} letters differ from what was kept:\n{}",
        differ.len(),
        differ.join("\n")
    );
}
