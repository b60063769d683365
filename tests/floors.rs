//! The house rule: a file uses its own floor and the floors below it, never above.

use std::{collections::BTreeMap, fs, path::Path};

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

/// The source files with their module at the top of the crate.
fn sources() -> BTreeMap<String, (String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    walkdir::WalkDir::new(&root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|it| it == "rs"))
        // Tests may use what they test with.
        .filter(|entry| {
            !entry
                .path()
                .components()
                .any(|part| part.as_os_str() == "tests")
                && !entry.path().ends_with("tests.rs")
        })
        .map(|entry| {
            let path = entry
                .path()
                .strip_prefix(&root)
                .unwrap()
                .to_string_lossy()
                .into_owned();
            let module = path
                .split('/')
                .next()
                .unwrap()
                .trim_end_matches(".rs")
                .to_string();
            (path, (module, fs::read_to_string(entry.path()).unwrap()))
        })
        .collect()
}

/// The code of a file up to its tests, without comments.
fn code(text: &str) -> String {
    let tested = text.split("#[cfg(test)]").next().unwrap_or(text);
    tested
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The modules that a file names behind `crate::`, in lists too.
fn used(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            for character in list.chars() {
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => found.push(std::mem::take(&mut name)),
                    _ if depth == 0 => name.push(character),
                    _ => {}
                }
            }
            found.push(name);
        } else {
            found.push(rest.to_string());
        }
    }
    found
        .iter()
        .map(|name| {
            name.trim()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<String>()
        })
        .filter(|name| !name.is_empty() && name.chars().next().is_some_and(char::is_lowercase))
        .collect()
}

#[test]
fn every_module_has_a_floor() {
    for (path, (module, _)) in sources() {
        assert!(
            floor_of(&module).is_some(),
            "{path}: give `{module}` a floor in tests/floors.rs and docs/architecture.md"
        );
    }
}

#[test]
fn nobody_looks_up() {
    let mut looks = Vec::new();
    for (path, (module, text)) in sources() {
        let Some(own) = floor_of(&module).filter(|floor| *floor < 5) else {
            continue;
        };
        for name in used(&code(&text)) {
            if floor_of(&name).is_some_and(|floor| floor > own) {
                looks.push(format!("src/{path} (floor {own}) uses crate::{name}"));
            }
        }
    }
    assert!(looks.is_empty(), "upward uses:\n{}", looks.join("\n"));
}

#[test]
fn the_lower_floors_do_no_io() {
    let mut found = Vec::new();
    for (path, (module, text)) in sources() {
        if floor_of(&module).is_none_or(|floor| floor > 2) {
            continue;
        }
        for word in OUTSIDE {
            if code(&text).contains(word) {
                found.push(format!("src/{path} uses {word}"));
            }
        }
    }
    assert!(found.is_empty(), "I/O below floor 3:\n{}", found.join("\n"));
}

#[test]
fn the_reader_of_uses_sees_lists_and_single_names() {
    assert_eq!(
        used("use crate::{a::{B, C}, d, e::F};\nlet x = crate::g::h();"),
        ["a", "d", "e", "g"]
    );
}
