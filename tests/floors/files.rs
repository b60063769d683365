//! The Rust files of the house, as the tests of its habits read them.

use std::{fs, path::Path};

/// A file with its path below the crate, as in `src/read/mod.rs`.
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    /// Whether the file holds tests alone, or what they are made with.
    pub fn is_test(&self) -> bool {
        let ends = ["/tests.rs", "/fixture.rs"];
        self.path.contains("/tests/") || ends.iter().any(|end| self.path.ends_with(end))
    }

    /// The code up to the tests, without comments.
    pub fn code(&self) -> String {
        let tested = self
            .text
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or("");
        tested
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// Every Rust file below a folder of the crate; none would be a fault of the test.
pub fn below(folder: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files: Vec<File> = walkdir::WalkDir::new(root.join(folder))
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|it| it == "rs"))
        .map(|entry| File {
            path: entry
                .path()
                .strip_prefix(root)
                .unwrap()
                .to_string_lossy()
                .into_owned(),
            text: fs::read_to_string(entry.path()).unwrap(),
        })
        .collect();
    assert!(!files.is_empty(), "no Rust files below {folder}/");
    files
}
