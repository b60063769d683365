//! Rows of labels and of published sets.

use regards::letter::{Address, Letter};
use serde_json::Value;
use std::path::{Path, PathBuf};

pub fn rows(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| {
        println!("SKIPPED: {}: {error}", path.display());
        String::new()
    });
    text.lines()
        .filter(|line| !line.is_empty())
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

pub fn text<'v>(row: &'v Value, key: &str) -> &'v str {
    row.get(key).and_then(Value::as_str).unwrap_or("")
}

pub fn id(row: &Value) -> String {
    row.get("id").map_or(String::new(), |id| {
        id.as_str().map_or_else(|| id.to_string(), str::to_string)
    })
}

pub fn strings(row: &Value, key: &str) -> Vec<String> {
    row.get(key)
        .and_then(Value::as_array)
        .map_or(Vec::new(), |list| {
            list.iter()
                .filter_map(Value::as_str)
                .map(str::to_string)
                .collect()
        })
}

/// The rows of a packed set.
pub fn packed(path: &Path) -> Vec<Value> {
    use std::io::Read;
    let mut text = String::new();
    if let Ok(file) = std::fs::File::open(path) {
        let _ = flate2::read::GzDecoder::new(file).read_to_string(&mut text);
    }
    text.lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

pub fn letter_of(row: &Value) -> Letter {
    let from = Address {
        name: Some(text(row, "from").to_string()).filter(|name| !name.is_empty()),
        address: "someone@post.example".to_string(),
    };
    let mut letter = Letter::bare(Some(from), text(row, "subject"), text(row, "text"));
    letter.date = noon(text(row, "date"));
    letter
}

pub fn noon(date: &str) -> Option<jiff::Zoned> {
    let date: jiff::civil::Date = date.parse().ok()?;
    date.at(9, 0, 0, 0).in_tz("Europe/London").ok()
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path))
        } else {
            found.push(path)
        }
    }
    found.sort();
    found
}
