//! The house rule: a file uses its own floor and the floors below it, never above.

mod circles;
mod files;
mod habits;
mod paths;

use files::{File, below};
use paths::paths;

/// Each module's floor, as `docs/architecture.md` draws them.
const FLOORS: &[(u8, &[&str])] = &[
    (
        0,
        &[
            "source",
            "diagnostic",
            "prose",
            "text",
            "yaml",
            "language",
            "locale",
        ],
    ),
    (
        1,
        &[
            "brief",
            "case",
            "customer",
            "draft",
            "intent",
            "letter",
            "localized",
            "persona",
            "reading",
            "record",
            "settings",
            "situation",
            "tone",
        ],
    ),
    (
        2,
        &[
            "mime", "read", "learn", "library", "choice", "choose", "write", "check", "disclose",
        ],
    ),
    (3, &["mail", "customers", "desk_files"]),
    (4, &["desk", "queue", "cases"]),
    (5, &["cli", "main", "lib"]),
];

/// What floors 0 to 2 may not touch: disk, network, clock, environment, printing.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
    "println!",
    "eprintln!",
    "dbg!",
];

fn floor_of(module: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(_, modules)| modules.contains(&module))
        .map(|(floor, _)| *floor)
}

/// The files that have a floor. Tests may use what they test with.
fn sources() -> impl Iterator<Item = File> {
    below("src").into_iter().filter(|file| !file.is_test())
}

/// The module at the top of the crate that a file belongs to.
fn top(path: &str) -> &str {
    let module = path.split('/').nth(1).unwrap_or(path);
    module.trim_end_matches(".rs")
}

/// The modules at the top of the crate that some code names.
fn used(code: &str) -> impl Iterator<Item = String> {
    paths(code).into_iter().filter_map(|path| {
        let name = path.strip_prefix("crate::")?;
        Some(name.split("::").next().unwrap_or(name).to_string())
    })
}

#[test]
fn every_module_has_a_floor() {
    for File { path, .. } in sources() {
        let module = top(&path);
        assert!(
            floor_of(module).is_some(),
            "{path}: give `{module}` a floor in tests/floors.rs and docs/architecture.md"
        );
    }
}

#[test]
fn nobody_looks_up() {
    let mut looks = Vec::new();
    for file in sources() {
        let path = &file.path;
        let Some(own) = floor_of(top(path)).filter(|floor| *floor < 5) else {
            continue;
        };
        for name in used(&file.code()) {
            if floor_of(&name).is_some_and(|floor| floor > own) {
                looks.push(format!("{path} (floor {own}) uses crate::{name}"));
            }
        }
    }
    assert!(looks.is_empty(), "upward uses:\n{}", looks.join("\n"));
}

#[test]
fn the_lower_floors_do_no_io() {
    let mut found = Vec::new();
    for file in sources() {
        let path = &file.path;
        if floor_of(top(path)).is_none_or(|floor| floor > 2) {
            continue;
        }
        for word in OUTSIDE {
            if file.code().contains(word) {
                found.push(format!("{path} uses {word}"));
            }
        }
    }
    assert!(found.is_empty(), "I/O below floor 3:\n{}", found.join("\n"));
}
