//! The desk with several openings and closings, its letters, and what its drafts say.

use crate::desk::{Desk, copy, desk};
use serde_json::Value;
use std::{fs, process::Command, sync::OnceLock};

/// A desk whose persona has several openings and closings, and a folder of sent mail; its check is made once for all.
pub fn shop() -> Desk {
    static CHECKED: OnceLock<Desk> = OnceLock::new();
    let checked = CHECKED.get_or_init(|| {
        let mut desk = settings();
        desk.run_line("check").code(0);
        desk
    });
    let desk = settings();
    copy(&checked.at(".regards"), &desk.at(".regards"));
    desk
}

fn settings() -> Desk {
    let desk = desk().file(
        "regards.yaml",
        "company: {name: Kestrel & Kite, time_zone: Europe/London, hours: Mon-Fri 9-17}\naddresses: [care@kestrel.example]\npersona: robin\n\
         order_number: 'KK-\\d{5}'\nproducts: [{name: Harbour Kite, aliases: [harbour]}]\ncustomers: customers.yaml\nsent: Sent\n",
    );
    for folder in ["Sent/cur", "Sent/new"] {
        fs::create_dir_all(desk.at(folder)).unwrap();
    }
    desk
}

/// A letter of Greta's; `answers` are the Message-IDs of the thread before it.
pub fn letter(id: &str, day: &str, text: &str, answers: &[&str]) -> String {
    let ids: Vec<String> = answers.iter().map(|id| format!("<{id}>")).collect();
    let thread = match ids.last() {
        Some(last) => format!("In-Reply-To: {last}\r\nReferences: {}\r\n", ids.join(" ")),
        None => String::new(),
    };
    format!(
        "From: Greta <greta.quill@post.example>\r\nTo: care@kestrel.example\r\nSubject: My kite {id}\r\nDate: {day} 09:40:00 +0100\r\n\
         Message-ID: <{id}@post.example>\r\n{thread}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello,\r\n\r\n{text}\r\n\r\nGreta\r\n"
    )
}

pub const CALM: &str = "Where is my parcel KK-20417? It has not come.";
pub const SOUR: &str = "My parcel KK-20417 still hasn't arrived and I am very disappointed.";

/// Runs the program at another time than the usual one.
pub fn at(desk: &Desk, time: &str, line: &str) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_regards"))
        .args(line.split_whitespace())
        .args(["--at", time])
        .current_dir(desk.path())
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(matches!(ran.status.code(), Some(0 | 1)), "{line}: {err}");
    String::from_utf8(ran.stdout).unwrap()
}

pub fn report(desk: &Desk, path: &str) -> Vec<Value> {
    let text = fs::read_to_string(desk.at(path)).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    lines.collect()
}

pub fn text(record: &Value) -> String {
    record["draft"]["text"].as_str().unwrap().to_string()
}

/// The draft's own words for a move: the sentences whose source names it.
pub fn told(record: &Value, sources: &[&str]) -> String {
    let sentences = record["provenance"].as_array().unwrap().iter();
    let theirs = sentences.filter(|sentence| {
        let from = sentence["from"].as_str().unwrap();
        sources.iter().any(|source| from.starts_with(source))
    });
    let words: Vec<&str> = theirs
        .map(|it| it["text"].as_str().unwrap().trim())
        .collect();
    words.join(" ")
}

pub fn opening(record: &Value) -> String {
    text(record).lines().next().unwrap().to_string()
}

/// The paragraph before the signature.
pub fn closing(record: &Value) -> String {
    let text = text(record);
    let paragraphs: Vec<&str> = text.trim_end().split("\n\n").collect();
    paragraphs[paragraphs.len() - 2].to_string()
}

/// A desk that has drafted a promise to Greta; gives the draft's id and Message-ID.
pub fn promised() -> (Desk, String, String) {
    let mut shop = shop().file("queue/a.eml", letter("a", "Mon, 11 May 2026", CALM, &[]));
    shop.run_line("batch queue --to Drafts --report first.jsonl")
        .fine();
    let id = report(&shop, "first.jsonl")[0]["id"]
        .as_str()
        .unwrap()
        .to_string();
    let mail = shop.drafts("Drafts").pop().unwrap();
    let header = mail
        .lines()
        .find(|line| line.starts_with("Message-ID:"))
        .unwrap();
    let message_id = header.split(['<', '>']).nth(1).unwrap().to_string();
    (shop, id, message_id)
}

/// Somebody presses Send: the draft moves to the folder of sent mail.
pub fn send(desk: &Desk) {
    for entry in fs::read_dir(desk.at("Drafts/cur"))
        .unwrap()
        .map(Result::unwrap)
    {
        let name = entry
            .file_name()
            .into_string()
            .unwrap()
            .replace(":2,D", ":2,S");
        fs::rename(entry.path(), desk.at("Sent/cur").join(name)).unwrap();
    }
}
