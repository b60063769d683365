//! How often the new text is exactly what the authors of published cases expect, and how long it takes.
//!
//! `REGARDS_DATA=… cargo bench --bench quotes` (add `-- --show` to see what differs).
use std::collections::BTreeMap;
use std::time::Instant;

use regards::mime::html::to_text;
use regards::read::quotes;
use serde_json::Value;

fn main() {
    let Some(data) = std::env::var_os("REGARDS_DATA") else {
        println!("quotes: SKIPPED, REGARDS_DATA names no folder");
        return;
    };
    let file = std::path::Path::new(&data).join("quotes/cases.jsonl");
    let Ok(cases) = std::fs::read_to_string(&file) else {
        println!("quotes: SKIPPED, {} cannot be read", file.display());
        return;
    };
    let show = std::env::args().any(|arg| arg == "--show");
    let cases: Vec<Value> = cases
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    let mut tally: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for case in &cases {
        let Some(right) = judged(case, show) else {
            continue;
        };
        for key in [field(case, "source"), "all"] {
            let (good, all) = tally.entry(key.to_owned()).or_default();
            *good += usize::from(right);
            *all += 1;
        }
    }
    for (source, (good, all)) in &tally {
        println!(
            "quotes {source}: {good} of {all} exact ({:.1} %)",
            100.0 * *good as f64 / *all as f64
        );
    }
    time(&cases);
    hostile();
}

fn field<'c>(case: &'c Value, name: &str) -> &'c str {
    case.get(name).and_then(Value::as_str).unwrap_or("")
}

/// The text of a case as the mail door would hand it over.
fn text(case: &Value) -> String {
    let raw = field(case, "text");
    match field(case, "kind") {
        "html" => to_text(raw),
        "eml" => mail_parser::MessageParser::default()
            .parse(raw)
            .and_then(|mail| mail.body_text(0).map(|t| t.into_owned()))
            .unwrap_or_default(),
        _ => raw.to_owned(),
    }
}

/// Whether the case came out exactly, the signature with or without; `None` where its authors state no text.
fn judged(case: &Value, show: bool) -> Option<bool> {
    let visible = case.get("visible")?.as_str()?;
    let html = field(case, "kind") == "html";
    let want = if html && visible.trim_start().starts_with('<') {
        to_text(visible)
    } else {
        visible.to_owned()
    };
    let text = text(case);
    let parts = quotes::split(&text);
    let same = |got: &str| bare(got, html) == bare(&want, html);
    let right = same(&parts.new_text(&text)) || same(&parts.signed_text(&text));
    if show && !right {
        println!(
            "==== {}\n{text}\n---- want\n{want}\n---- new text\n{}\n---- signed\n{}\n",
            field(case, "id"),
            parts.new_text(&text),
            parts.signed_text(&text)
        );
    }
    Some(right)
}

/// Blanks at the ends of lines do not show; in HTML all white space is a matter of style.
fn bare(text: &str, html: bool) -> String {
    if html {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    text.trim()
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}

fn time(cases: &[Value]) {
    let texts: Vec<String> = cases
        .iter()
        .filter(|case| field(case, "kind") == "plain")
        .map(text)
        .collect();
    let rounds = 200;
    let begin = Instant::now();
    let mut bytes = 0;
    for _ in 0..rounds {
        bytes += texts
            .iter()
            .map(|text| std::hint::black_box(quotes::split(text)).new.len())
            .sum::<usize>();
    }
    std::hint::black_box(bytes);
    let micros = begin.elapsed().as_secs_f64() * 1e6 / (rounds * texts.len()) as f64;
    println!(
        "quotes: {micros:.1} µs a letter (mean over {} letters)",
        texts.len()
    );
}

/// Texts made to be slow: each is a few megabytes at most, and none may cost more than its bytes.
fn hostile() {
    let texts = [
        ("one line of 3 MB", "kite ".repeat(600_000)),
        ("100,000 quote marks", ">".repeat(100_000)),
        (
            "60,000 combining marks",
            format!("a{}", "\u{301}".repeat(60_000)),
        ),
        (
            "lines of openers, 3 MB",
            format!("{}:\n", "On 1 ".repeat(80)).repeat(7_000),
        ),
        ("header names, 2 MB", "From: a\nCc: b\n".repeat(140_000)),
        ("dates, 2 MB", "On 4 May 2026 at 10:12, a\n".repeat(80_000)),
        ("delimiters, 1 MB", "--\nAda\n".repeat(150_000)),
        (
            "pieces between quotes, 2 MB",
            "> a\n--\nAda Vik\n".repeat(140_000),
        ),
    ];
    for (name, text) in texts {
        let begin = Instant::now();
        std::hint::black_box(quotes::split(&text));
        let millis = begin.elapsed().as_secs_f64() * 1e3;
        println!(
            "quotes hostile: {millis:.1} ms for {name} ({:.0} ns a byte)",
            millis * 1e6 / text.len() as f64
        );
    }
}
