//! The collected letters against their table (`hostile/EXPECTED.md`).

use super::{PEOPLE, fernwick};
use crate::{
    mail::data,
    queue::{adds_up, files},
};
use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path};

/// What a row of the table wants.
struct Row {
    file: String,
    allowed: Vec<String>,
    to: String,
    holds: Vec<String>,
    holds_not: Vec<String>,
}

fn rows(folder: &Path) -> Vec<Row> {
    let list = |text: &str| -> Vec<String> {
        let items = text.split(";;").filter(|it| !it.is_empty());
        items.map(str::to_string).collect()
    };
    let table = fs::read_to_string(folder.join("expected.tsv")).unwrap();
    table
        .lines()
        .map(|line| {
            let mut cells = line.split('\t');
            let mut next = || cells.next().unwrap_or_default();
            Row {
                file: next().to_string(),
                allowed: next().split(' ').map(str::to_string).collect(),
                to: next().to_string(),
                holds: list(next()),
                holds_not: list(next()),
            }
        })
        .collect()
}

fn details(whose: &str) -> Vec<&'static str> {
    let theirs = PEOPLE
        .iter()
        .filter(|(name, ..)| whose == *name || whose == "ANY");
    theirs.flat_map(|(.., details)| *details).copied().collect()
}

/// The letter of the table for how a record ended.
fn ending(record: &Value, mail: Option<&str>) -> &'static str {
    let personal = |text: &str| details("ANY").iter().any(|it| text.contains(it));
    match (record["outcome"].as_str().unwrap(), mail) {
        ("drafted" | "needs_person", Some(mail)) if personal(mail) => "D",
        ("drafted" | "needs_person", Some(_)) => "DG",
        ("needs_person", None) => "HQ",
        ("no_reply", None) => "S",
        ("failed", None) => "Q",
        other => panic!("{other:?}"),
    }
}

fn judge(row: &Row, record: &Value, mail: Option<&str>) {
    let Row { file, allowed, .. } = row;
    let ended = ending(record, mail);
    assert!(
        allowed.iter().any(|it| ended.contains(it.as_str())),
        "{file}: ended as {ended}, allowed {allowed:?}: {}",
        record["reason"]
    );
    let Some(mail) = mail else { return };
    let to = record["draft"]["to"][0]["address"].as_str().unwrap();
    let right = match row.to.strip_prefix('!') {
        Some(not) => !to.contains(not),
        None => row.to.is_empty() || to == row.to,
    };
    assert!(right, "{file}: a draft to {to}");
    assert_eq!(record["draft"]["to"].as_array().unwrap().len(), 1, "{file}");
    for wanted in &row.holds {
        assert!(
            mail.contains(wanted.as_str()),
            "{file} lacks {wanted}: {mail}"
        );
    }
    let text = record["draft"]["text"].as_str().unwrap();
    for unwanted in &row.holds_not {
        let found = match unwanted.strip_suffix('*') {
            Some(whose) => details(whose).iter().any(|it| text.contains(it)),
            None => {
                let unwanted = unwanted.trim_start_matches("html:");
                mail.contains(&unwanted.replace("\\n", "\n").replace("\\u202e", "\u{202e}"))
            }
        };
        assert!(!found, "{file} holds {unwanted}: {mail}");
    }
    for field in ["From", "To", "Subject", "Date", "Message-ID"] {
        assert_eq!(
            mail.matches(&format!("\n{field}: ")).count(),
            1,
            "{file}: {field}\n{mail}"
        );
    }
    let head = mail.split("\r\n\r\n").next().unwrap();
    assert!(
        !head.contains("\nCc:") && !head.contains("\nBcc:"),
        "{file}"
    );
    assert!(
        !mail.contains('\0') && !mail.replace("\r\n", "").contains('\r'),
        "{file}"
    );
    assert!(mail.lines().all(|line| line.len() <= 998), "{file}");
}

#[test]
fn every_letter_ends_as_its_table_says_and_a_second_time_nothing_happens() {
    let (Some(folder), Some(mut desk)) = (data("hostile"), fernwick()) else {
        return;
    };
    let rows = rows(&folder);
    for row in &rows {
        let octets = fs::read(folder.join(&row.file)).unwrap();
        desk = desk.file(&format!("queue/{}", row.file), octets);
    }
    let before = files(&desk.at("queue"));
    let ran = desk.run_line("batch queue --to eml:Drafts --report r.jsonl -vv");
    assert!(matches!(ran.code, 1 | 3), "{}{}", ran.out, ran.err);
    assert!(adds_up(&ran.out), "{}", ran.out);
    for canary in details("ANY")
        .iter()
        .chain(&["@example.com", "@example.org", "\u{1b}"])
    {
        assert!(
            !ran.err.contains(canary),
            "{canary} in the log: {}",
            ran.err
        );
    }
    let report = fs::read_to_string(desk.at("r.jsonl")).unwrap();
    let records: BTreeMap<String, Value> = report
        .lines()
        .map(|line| {
            let record: Value = serde_json::from_str(line).unwrap();
            let source = Path::new(record["source"].as_str().unwrap());
            (
                source.file_name().unwrap().to_string_lossy().into_owned(),
                record,
            )
        })
        .collect();
    let drafts = files(&desk.at("Drafts"));
    let mut found = 0;
    for row in &rows {
        // The second of two copies is counted and not told.
        let Some(record) = records.get(&row.file) else {
            assert!(row.file.starts_with("21"), "{} has no record", row.file);
            continue;
        };
        let id = record["id"].as_str().unwrap();
        let mail = drafts
            .iter()
            .find(|(name, _)| !id.is_empty() && name.starts_with(id))
            .map(|(_, octets)| format!("\n{}", String::from_utf8(octets.clone()).unwrap()));
        found += usize::from(mail.is_some());
        judge(row, record, mail.as_deref());
    }
    assert_eq!(found, drafts.len(), "a draft of no letter");
    assert_eq!(records.len() + 1, rows.len());
    assert_eq!(files(&desk.at("queue")), before);
    desk.run_line("batch queue --to eml:Drafts");
    assert_eq!(files(&desk.at("Drafts")), drafts, "a second run");
    fs::remove_dir_all(desk.at(".regards")).unwrap();
    desk.run_line("batch queue --to eml:Drafts");
    assert_eq!(files(&desk.at("Drafts")), drafts, "with the state lost");
}
