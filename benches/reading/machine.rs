//! Machine, list and spam mail.

use crate::Bench;
use crate::rows::{files, rows, strings, text};
use crate::tally::{Tally, half};
use std::collections::BTreeMap;
use std::path::Path;

/// Machine, list and spam mail: all of `bounces`, and the labelled mails of `lists`, `enron` and `spamassassin`.
pub fn run(bench: &Bench) {
    let Some(data) = bench.data.clone() else {
        return;
    };
    let intents = BTreeMap::new();
    let reader = bench.reader(&intents);
    let kind = |path: &Path| {
        let letter = regards::mime::parse::parse(&std::fs::read(path).ok()?);
        Some(
            reader
                .read(&letter)
                .automatic
                .map(|found| format!("{}: {}", found.kind, found.reason)),
        )
    };
    let (mut passed, mut all) = (0, 0);
    for path in files(&data.join("bounces")) {
        let name = path.display().to_string();
        if !name.ends_with(".eml") || name.contains("not") && name.contains("rfc3834") {
            continue;
        }
        // Files of `not/` are letters that only look like bounces; empty files are no mail.
        if name.contains("/not/") || std::fs::metadata(&path).is_ok_and(|file| file.len() == 0) {
            continue;
        }
        let Some(found) = kind(&path) else { continue };
        all += 1;
        passed += u32::from(found.is_some());
        if found.is_none() {
            bench.miss(usize::from(half(&name) == 1), || name.clone());
        }
    }
    println!("bounces passed over: {passed} of {all}");
    let mut tally = Tally::default();
    let (mut spam, mut caught, mut people, mut lost) = (0, 0, 0, 0);
    for row in rows(&bench.labels.join("mailkind.jsonl")) {
        let path = data.join(text(&row, "set")).join(text(&row, "file"));
        let Some(found) = kind(&path) else { continue };
        let label = text(&row, "kind");
        let also = strings(&row, "also");
        let half = half(text(&row, "file"));
        let is_spam = found
            .as_deref()
            .is_some_and(|kind| kind.starts_with("spam"));
        if label == "spam" {
            spam += 1;
            caught += u32::from(found.is_some());
            continue;
        }
        people += u32::from(label == "person");
        lost += u32::from(label == "person" && is_spam);
        if label == "either" {
            continue;
        }
        let wanted = label != "person";
        let soft = also.iter().any(|also| also == "person" || also == "either")
            || !wanted && !also.is_empty();
        if soft {
            continue;
        }
        tally.add(
            half,
            (u32::from(found.is_some()), u32::from(wanted)),
            u32::from(found.is_some() && wanted),
        );
        if found.is_some() != wanted {
            bench.miss(half, || {
                format!(
                    "{} {}: {label}, found {found:?}",
                    text(&row, "set"),
                    text(&row, "file")
                )
            });
        }
    }
    tally.line("list and machine mail");
    println!("spam passed over: {caught} of {spam}; people taken for spam: {lost} of {people}");
}
