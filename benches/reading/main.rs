//! Prints every figure of `docs/understanding.md` that the labels in `tests/labels` and the sets under `REGARDS_DATA` give.
//!
//! `cargo bench --bench reading -- [SECTION…] [--misses]`. Each set is split by a hash of its ids: faults are looked for in
//! the one half (`--misses` shows them), the figure to be quoted is that of the other.

mod bitext;
mod danger;
mod emotion;
mod facts;
mod machine;
mod names;
mod questions;
mod rows;
mod situations;
mod speed;
mod tally;
mod writers;

use regards::read::Reader;
use regards::settings::Settings;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

struct Bench {
    labels: PathBuf,
    data: Option<PathBuf>,
    misses: bool,
    settings: Settings,
}

impl Bench {
    fn miss(&self, half: usize, line: impl FnOnce() -> String) {
        if self.misses && half == 0 {
            println!("  - {}", line());
        }
    }

    fn reader<'b>(&'b self, intents: &'b BTreeMap<String, regards::intent::Intent>) -> Reader<'b> {
        Reader::new(&self.settings, intents, None).unwrap_or_else(|error| panic!("{error}"))
    }

    fn set(&self, name: &str) -> Option<PathBuf> {
        let path = self.data.as_ref().map(|data| data.join(name));
        if path.as_ref().is_none_or(|path| !path.exists()) {
            println!("SKIPPED: REGARDS_DATA names no folder with `{name}`");
            return None;
        }
        path
    }
}

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    let wanted: Vec<&str> = args
        .iter()
        .map(String::as_str)
        .filter(|arg| !arg.starts_with('-'))
        .collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bench = Bench {
        labels: root.join("tests/labels"),
        data: std::env::var_os("REGARDS_DATA").map(PathBuf::from),
        misses: args.iter().any(|arg| arg == "--misses"),
        settings: Settings::default(),
    };
    type Section = (&'static str, fn(&Bench));
    let sections: &[Section] = &[
        ("situations", situations::run),
        ("danger", danger::run),
        ("names", names::run),
        ("letters1880", writers::run),
        ("facts", facts::run),
        ("bitext", bitext::run),
        ("questions", questions::run),
        ("emotion", emotion::run),
        ("machine", machine::run),
        ("speed", speed::run),
    ];
    for (name, section) in sections {
        if wanted.is_empty() || wanted.contains(name) {
            println!("## {name}");
            section(&bench);
        }
    }
}
