//! Faults that only a whole desk shows, as its author sees them: `tests/faults/*.txt` → `*.snap`.
//!
//! A case holds the files of a desk, each after a line `>>> path`. `SNAPSHOTS=overwrite cargo test --test main faults`
//! writes the pictures anew; read them before they are kept.

use jiff::civil::date;
use regards::{
    desk::{ModelCache, Parts, faults},
    desk_files,
};
use snapbox::{Assert, Data, assert::DEFAULT_ACTION_ENV};
use std::{fs, path::Path};

/// Models of cases are small: they are trained each time.
struct Untrained;

impl ModelCache for Untrained {
    fn get(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
    fn put(&self, _: &str, _: &[u8]) {}
}

fn picture(case: &str) -> String {
    let desk = tempfile::tempdir().unwrap();
    for (path, text) in case.split(">>> ").filter_map(|part| part.split_once('\n')) {
        let path = desk.path().join(path.trim());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let found = desk_files::load(Some(desk.path()))
        .and_then(|files| Parts::new(files, &Untrained))
        .map(|parts| faults::of(&parts, date(2026, 5, 12)));
    let found = found.unwrap_or_else(|faults| faults);
    let pictures: Vec<_> = found.iter().map(|fault| fault.render(false)).collect();
    let folder = format!("{}/", desk.path().display());
    (pictures.join("\n\n") + "\n").replace(&folder, "")
}

#[test]
fn faults_of_a_desk_are_drawn_where_they_are() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let assert = Assert::new().action_env(DEFAULT_ACTION_ENV);
    let mut cases = 0;
    let mut faultless = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        cases += 1;
        let picture = picture(&fs::read_to_string(&path).unwrap());
        if !picture.contains(" --> ") {
            faultless.push(path.display().to_string());
        }
        assert.eq(
            picture,
            Data::read_from(&path.with_extension("snap"), None).raw(),
        );
    }
    assert!(faultless.is_empty(), "no fault is found in {faultless:?}");
    assert!(cases >= 12, "only {cases} cases were found");
}
