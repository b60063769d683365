//! All tests above single files: one binary, because linking is what tests wait for.

mod answers;
mod bad_input;
mod browser;
mod checks;
mod commands;
mod contract;
mod customers;
mod desk;
mod faults;
mod fix;
mod floors;
mod fuzz;
mod golden;
mod hostile;
mod labels;
mod learning;
mod letters;
mod mail;
mod manual;
mod memory;
mod missing;
mod mutants;
mod queue;
mod readme;
mod servers;
mod sheet;
mod templates;
mod trades;

/// A test file that is not named above would never run.
#[test]
fn every_file_of_tests_is_a_part_of_this_binary() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let main = include_str!("main.rs");
    for entry in std::fs::read_dir(root).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let is_module =
            path.extension().is_some_and(|it| it == "rs") || path.join("mod.rs").is_file();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            !is_module || name == "main" || main.contains(&format!("mod {name};")),
            "tests/main.rs lacks `mod {name};`"
        );
        assert!(!path.join("main.rs").exists(), "{name}: one binary only");
    }
}
