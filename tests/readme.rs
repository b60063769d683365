//! Everything the README shows is run: each `$ …` line of its console blocks, and the output below it compared.
//!
//! `...` on a line of its own stands for any lines, `[..]` for any text in a line.

use snapbox::{Data, assert_data_eq, data::DataFormat};
use std::{fs, path::Path, process::Command};

/// The console blocks of a page: command lines with what they print.
fn shown(page: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if !inside => {}
            _ => match (line.strip_prefix("$ "), found.last_mut()) {
                (Some(command), _) => found.push((command.to_string(), String::new())),
                (None, Some((_, output))) => {
                    output.push_str(line);
                    output.push('\n');
                }
                (None, None) => panic!("a console block begins with a command: {line}"),
            },
        }
    }
    found
}

/// Runs the commands of a page in a copy of the repository's examples, in their order.
fn run(page: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join(page)).unwrap();
    let commands = shown(&text);
    assert!(!commands.is_empty(), "{page} shows nothing");
    let work = tempfile::tempdir().unwrap();
    copy(&root.join("examples"), &work.path().join("examples"));
    let bin = Path::new(env!("CARGO_BIN_EXE_regards")).parent().unwrap();
    let path = format!(
        "{}:{}",
        bin.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    for (command, expected) in commands {
        if command.starts_with("cargo test") {
            continue; // this is it
        }
        let command = command.replace("cargo run --release --", "regards");
        let output = Command::new("sh")
            .args(["-c", &format!("{command} 2>&1")])
            .current_dir(work.path())
            .env("PATH", &path)
            .env("XDG_STATE_HOME", work.path().join("state"))
            .env("NO_COLOR", "1")
            .output()
            .unwrap();
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let expected = Data::text(expected).coerce_to(DataFormat::Text);
        eprintln!("{page}: $ {command}");
        assert_data_eq!(printed, expected);
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).unwrap();
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

#[test]
fn the_readme_is_true() {
    run("README.md");
}

#[test]
fn the_first_morning_is_true() {
    run("docs/first-morning.md");
}
