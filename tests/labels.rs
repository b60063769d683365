//! The label files hold what their README says: known words, unique ids, spans on character boundaries.

use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

const SITUATIONS: &str = "delighted-fan young-fan neutral-enquiry disappointed wronged betrayed-loyal \
    revenge-threat leaving repeat-unanswered grieving vulnerable thankful worried rights-request \
    business-prospect danger";
const FACTS: &str = "order_number invoice_number date time duration money age count product person \
    address phone email url deadline secret";
const MAIL: &str = "person list machine spam either";
const DANGERS: &str = "safety abuse injury product legal press";

fn rows(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/labels")
        .join(name);
    let text = std::fs::read_to_string(&path).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn words(row: &Value, first: &str) -> Vec<String> {
    let also = row["also"].as_array().into_iter().flatten();
    let also = also.filter_map(|w| w.as_str().map(str::to_owned));
    row[first]
        .as_str()
        .map(str::to_owned)
        .into_iter()
        .chain(also)
        .collect()
}

fn all_in(row: &Value, first: &str, vocabulary: &str) {
    let found = words(row, first);
    assert!(!found.is_empty(), "{row}");
    for word in found {
        assert!(
            vocabulary.split_whitespace().any(|known| known == word),
            "{word} in {row}"
        );
    }
}

fn unique(rows: &[Value], key: impl Fn(&Value) -> String) {
    let mut seen = HashSet::new();
    for row in rows {
        assert!(seen.insert(key(row)), "twice: {}", key(row));
    }
}

fn spans_fit(text: &str, spans: &Value) {
    for span in spans.as_array().unwrap() {
        let (start, end) = (
            span["start"].as_u64().unwrap(),
            span["end"].as_u64().unwrap(),
        );
        let cut = text.get(start as usize..end as usize);
        assert!(
            cut.is_some_and(|s| !s.is_empty() && s == s.trim()),
            "{span} in {text}"
        );
    }
}

#[test]
fn every_row_keeps_to_its_vocabulary() {
    for (file, n, field, vocabulary) in [
        ("situations.jsonl", 150, "situation", SITUATIONS),
        ("mailkind.jsonl", 990, "kind", MAIL),
    ] {
        let rows = rows(file);
        assert_eq!(rows.len(), n, "{file}");
        rows.iter().for_each(|row| all_in(row, field, vocabulary));
        unique(&rows, |row| {
            format!("{} {} {}", row["id"], row["set"], row["file"])
        });
    }
    let danger = rows("danger.jsonl");
    let (yes, no): (Vec<_>, Vec<_>) = danger.iter().partition(|row| row["danger"] == true);
    assert_eq!((yes.len(), no.len()), (200, 200));
    yes.into_iter().for_each(|row| all_in(row, "kind", DANGERS));
    assert!(no.iter().all(|row| row["kind"].is_null()));
    unique(&danger, |row| row["text"].to_string());
}

#[test]
fn each_intent_has_eleven_texts() {
    let rows = rows("intents.jsonl");
    let mut counts = std::collections::BTreeMap::new();
    for row in &rows {
        *counts
            .entry(row["intent"].as_str().unwrap().to_owned())
            .or_insert(0) += 1;
    }
    assert_eq!(counts.remove("none"), Some(70));
    assert_eq!(counts.len(), 36);
    assert!(counts.values().all(|&n| n == 11), "{counts:?}");
    for row in &rows {
        let known = |w: &String| w == "none" || counts.contains_key(w);
        assert!(words(row, "intent").iter().all(known), "{row}");
    }
}

#[test]
fn facts_lie_on_character_boundaries() {
    for file in ["facts.en.jsonl", "facts.nb.jsonl"] {
        let rows = rows(file);
        assert_eq!(rows.len(), 200);
        unique(&rows, |row| row["text"].to_string());
        for row in &rows {
            spans_fit(row["text"].as_str().unwrap(), &row["facts"]);
            for fact in row["facts"].as_array().unwrap() {
                assert!(
                    FACTS.split_whitespace().any(|k| fact["kind"] == k),
                    "{fact}"
                );
                assert!(fact["kind"] != "secret" || fact["value"] == "…", "{fact}");
            }
        }
    }
}

/// The text that the spans of a row of questions point into, from the data folder.
fn letter_text(data: &Path, row: &Value) -> String {
    let (set, id) = (row["set"].as_str().unwrap(), row["id"].as_str().unwrap());
    if set == "enron" {
        let raw = std::fs::read_to_string(data.join("enron").join(id))
            .unwrap()
            .replace("\r\n", "\n");
        return raw.split_once("\n\n").unwrap().1.to_owned();
    }
    let (file, key) = match set {
        "letters-1880" => ("letters-1880/letters.jsonl", "id"),
        "cfpb" => ("cfpb/complaints.jsonl.gz", "id"),
        _ => ("twitter-support/conversations.jsonl.gz", "conversation"),
    };
    let bytes = std::fs::read(data.join(file)).unwrap();
    let mut text = String::new();
    if file.ends_with(".gz") {
        let mut plain = flate2::read::GzDecoder::new(bytes.as_slice());
        std::io::Read::read_to_string(&mut plain, &mut text).unwrap();
    } else {
        text = String::from_utf8(bytes).unwrap();
    }
    let mut lines = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let found = lines.find(|line| line[key] == id).unwrap();
    let body = match set {
        "letters-1880" => &found["body"],
        "cfpb" => &found["text"],
        _ => &found["turns"][row["turn"].as_u64().unwrap() as usize]["text"],
    };
    body.as_str().unwrap().to_owned()
}

#[test]
fn labels_of_other_peoples_texts_fit_them() {
    let Some(data) = std::env::var_os("REGARDS_DATA").map(PathBuf::from) else {
        eprintln!("SKIPPED: REGARDS_DATA is not set, the labels are not compared with the texts");
        return;
    };
    for row in rows("questions.jsonl") {
        let text = letter_text(&data, &row);
        let sum = format!("{:x}", Sha256::digest(text.as_bytes()));
        assert_eq!(Some(&sum[..16]), row["sha256"].as_str(), "{row}");
        spans_fit(&text, &row["questions"]);
    }
    for row in rows("mailkind.jsonl") {
        let (set, file) = (row["set"].as_str().unwrap(), row["file"].as_str().unwrap());
        assert!(data.join(set).join(file).is_file(), "{set}/{file}");
    }
}
