//! Habits of every file: it says what it is, and whom it uses.

use super::{
    files::{File, below},
    paths::paths,
};

fn everything() -> impl Iterator<Item = File> {
    ["src", "tests", "benches"].into_iter().flat_map(below)
}

/// All faults at once.
#[track_caller]
fn none(found: Vec<String>, what: &str) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn the_first_line_says_what_a_file_is() {
    let silent = everything().filter(|file| !file.text.starts_with("//! "));
    none(silent.map(|file| file.path).collect(), "no `//!` line");
}

/// What is longer holds two nouns: part it by noun, not by number.
#[test]
fn no_file_is_longer_than_three_hundred_lines() {
    let long = everything().filter_map(|file| {
        let lines = file.text.lines().count();
        (lines > 300).then(|| format!("{}: {lines}", file.path))
    });
    none(long.collect(), "files of more than 300 lines");
}

/// Whoever reads a file must see whom it depends on.
#[test]
fn our_own_modules_are_never_taken_whole() {
    let mut found = Vec::new();
    // The reader of paths tries itself on a glob.
    for file in everything().filter(|file| file.path != "tests/floors/paths.rs") {
        let taken = paths(&file.text);
        let taken = taken.iter().filter(|path| path.ends_with("::*"));
        found.extend(taken.map(|path| format!("{}: {path}", file.path)));
    }
    none(found, "glob imports of our own modules");
}
