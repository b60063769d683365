//! Golden cases: letters written for the purpose, each with what staff say about it, its draft as it was read and
//! kept, and the marks that a reader gave it.
//!
//! `REGARDS_ACCEPT=1 cargo test --test main golden::` keeps what is drafted now. Read it against the letter before,
//! and mark it anew in `marks.yaml`.

use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A folder of cases, the desk that answers them, and who its customers are.
const DESKS: &[(&str, &str)] = &[("fan-club", "members.csv"), ("shop", "customers.yaml")];

/// The questions of the sheet, in its order.
const QUESTIONS: [&str; 5] = ["heard", "answered", "true", "mended", "next"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "eml"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_case_is_drafted_as_it_was_read_and_kept() {
    for (desk, customers) in DESKS {
        let cases = root().join("tests/golden").join(desk);
        let mut command = Command::new(env!("CARGO_BIN_EXE_regards"));
        command
            .arg("test")
            .arg("--desk")
            .arg(root().join("examples").join(desk))
            .arg("--customers")
            .arg(cases.join(customers))
            .arg("--cases")
            .arg(&cases);
        if std::env::var_os("REGARDS_ACCEPT").is_some() {
            command.arg("--accept");
        }
        let output = command.output().unwrap();
        assert!(
            output.status.success(),
            "{desk}: {}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

/// What a reader thought of a draft who saw the letter, what could be known, and the draft.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Marks {
    /// One to five for each question of the sheet.
    marks: Vec<u8>,
    /// Why a mark is under four.
    #[serde(default)]
    why: Option<String>,
}

#[test]
fn every_case_has_its_marks_and_a_reason_for_each_low_one() {
    let mut count = 0;
    for (desk, _) in DESKS {
        let cases = root().join("tests/golden").join(desk);
        let text = fs::read_to_string(cases.join("marks.yaml")).unwrap();
        let rows: BTreeMap<String, Marks> = serde_yaml::from_str(&text).unwrap();
        let marked: BTreeSet<String> = rows.keys().cloned().collect();
        assert_eq!(marked, names(&cases), "{desk}: each case has one row");
        for (name, row) in &rows {
            assert_eq!(row.marks.len(), QUESTIONS.len(), "{desk}/{name}");
            for (question, mark) in QUESTIONS.iter().zip(&row.marks) {
                assert!((1..=5).contains(mark), "{desk}/{name}: {question} {mark}");
                assert!(
                    *mark >= 4 || row.why.is_some(),
                    "{desk}/{name}: {question} has {mark} and no reason"
                );
            }
        }
        count += rows.len();
    }
    assert!(count >= 60, "{count} cases");
}
