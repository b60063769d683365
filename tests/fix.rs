//! `check --fix`: what it mends, a case a pair of files (`<case>.before.txt`, `<case>.after.txt`), and nothing else.

use crate::desk::desk;
use std::{collections::BTreeSet, fs, path::PathBuf};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fix")
}

fn cases() -> BTreeSet<String> {
    fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| name.split('.').next().unwrap_or(&name).to_string())
        .collect()
}

#[test]
fn what_is_safe_to_mend_is_mended_and_nothing_else() {
    let cases = cases();
    assert!(!cases.is_empty(), "no cases in tests/fix/");
    let text = |case: &str, when: &str| {
        fs::read_to_string(folder().join(format!("{case}.{when}.txt"))).unwrap()
    };
    let file = |case: &str| format!("templates/answers/{case}.en.txt");
    // Without the built-in desk there is little to check, and what is mended is the same.
    let mut desk = desk().file("regards.yaml", "extends: none\n");
    let persona = fs::read(desk.at("personas/piet.yaml")).unwrap();
    for case in &cases {
        desk = desk.file(&file(case), text(case, "before"));
    }
    let told = desk.run_line("check --fix").err;
    for case in &cases {
        let (before, after) = (text(case, "before"), text(case, "after"));
        assert_eq!(
            fs::read_to_string(desk.at(&file(case))).unwrap(),
            after,
            "{case}"
        );
        let mended = told
            .lines()
            .any(|line| line.starts_with("mended") && line.contains(&file(case)));
        assert_eq!(mended, before != after, "{case}: {told}");
    }
    assert_eq!(fs::read(desk.at("personas/piet.yaml")).unwrap(), persona);
    let again = desk.run_line("check --fix").err;
    assert!(!again.contains("mended"), "mended twice: {again}");
}

#[test]
fn the_built_in_desk_is_not_mended() {
    let folder = tempfile::tempdir().unwrap();
    let ran = std::process::Command::new(crate::desk::program())
        .args(["check", "--fix"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(2), "{told}");
    assert!(told.contains("cannot be mended"), "{told}");
}
