//! Trades that the built-in desk was not written for: small desks with letters of their own, what each draft must say and
//! what it must never say. A desk is a file `tests/trades/<trade>.yaml`.

use crate::desk::{AT, desk};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path, process::Command};

/// A desk and its letters.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Trade {
    /// The firm's sheet, as `regards init --from` takes it.
    firm: String,
    /// Further files of the desk.
    #[serde(default)]
    files: BTreeMap<String, String>,
    letters: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    from: String,
    text: String,
    #[serde(default)]
    case: Option<String>,
    #[serde(default)]
    says: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
}

fn regards(folder: &Path, args: &[&str]) -> (String, String) {
    let output = Command::new(crate::desk::program())
        .args(args)
        .current_dir(folder)
        .env("XDG_STATE_HOME", folder.join("home-state"))
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

fn mail(row: &Row) -> String {
    format!(
        "From: {}\r\nTo: desk@firm.example\r\nSubject: {}\r\nDate: Tue, 12 May 2026 09:40:00 +0100\r\n\
         Message-ID: <{}@post.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}",
        row.from, row.name, row.name, row.text
    )
}

#[test]
fn a_firm_never_seen_is_served() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trades");
    let (mut faults, mut rows) = (Vec::new(), 0);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let trade: Trade = serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let place = desk();
        fs::write(place.at("firm.yaml"), &trade.firm).unwrap();
        let (_, told) = regards(place.path(), &["init", "firm", "--from", "firm.yaml"]);
        assert!(place.at("firm").is_dir(), "{}: {told}", path.display());
        for (file, text) in &trade.files {
            fs::write(place.at("firm").join(file), text).unwrap();
        }
        for row in &trade.letters {
            rows += 1;
            fs::write(place.at("letter.eml"), mail(row)).unwrap();
            let mut args = vec!["draft", "letter.eml", "--desk", "firm", "--at", AT];
            if let Some(case) = &row.case {
                fs::write(place.at("case.yaml"), case).unwrap();
                args.extend(["--case", "case.yaml"]);
            }
            let (draft, told) = regards(place.path(), &args);
            let holds = |words: &&String| draft.contains(words.as_str());
            let lacking: Vec<_> = row.says.iter().filter(|words| !holds(words)).collect();
            let wrong: Vec<_> = row.never.iter().filter(holds).collect();
            if !lacking.is_empty() || !wrong.is_empty() {
                faults.push(format!(
                    "{}: {}: lacks {lacking:?}, holds {wrong:?}\n{draft}{told}",
                    path.display(),
                    row.name
                ));
            }
        }
    }
    assert!(rows >= 4, "{rows} letters");
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}
