//! The queue under faults. After each, what must hold: letters unchanged, one draft a letter, every draft whole, and a
//! later run that ends where a run without faults ends, to the byte.

mod calls;
pub mod faults;
mod life;
mod poison;
mod power;
mod room;
mod server;
mod stirred;
mod times;
mod watch;

use crate::desk::{self, Desk};
use std::{collections::BTreeMap, fs, path::Path};

/// A desk of two intents that stands alone: starting it costs next to nothing.
pub fn tiny() -> Desk {
    let letter = "---\nframe: none\n---\nHello,\n\nI am looking for your parcel KK-20417 myself.\n\nPiet Aas\n";
    desk::desk()
        .file(
            "regards.yaml",
            "extends: none\ncompany: {name: Kestrel & Kite, time_zone: Europe/London}\naddresses: [care@kestrel.example]\npersona: piet\norder_number: 'KK-\\d{5}'\n",
        )
        .file("templates/order-late/intent.yaml", "about: an order has not come\nexamples: {en: [where is my parcel, my order has not arrived, the parcel is late, still waiting for the parcel, when will it come]}\nalways: ['not arrived']\n")
        .file("templates/order-late/plain.en.txt", letter.replace(" KK-20417", ""))
        .file("templates/praise/intent.yaml", "about: kind words\nexamples: {en: [what a lovely kite, thank you so much, we love it, wonderful work, my children adore it]}\n")
        .file("templates/praise/plain.en.txt", "---\nframe: none\n---\nHello,\n\nI read that aloud here.\n\nPiet Aas\n")
}

/// A letter about a parcel that is late.
pub fn letter(number: usize, fields: &str) -> String {
    format!(
        "From: Ann <ann{}@post.example>\r\nTo: care@kestrel.example\r\nSubject: letter {number}\r\n\
         Date: Tue, 12 May 2026 09:{:02}:00 +0100\r\nMessage-ID: <l{number}@post.example>\r\n{fields}\r\n\
         Hello, my parcel KK-20417 has not arrived. Where is it?\r\n\r\nAnn\r\n",
        number % 7,
        number % 60
    )
}

/// The same desk with so many letters in a Maildir.
pub fn with_letters(count: usize) -> Desk {
    let mut desk = tiny();
    for folder in ["cur", "tmp"] {
        fs::create_dir_all(desk.at("queue").join(folder)).unwrap();
    }
    for number in 0..count {
        desk = desk.file(&format!("queue/new/{number:04}.host"), letter(number, ""));
    }
    desk
}

/// Names and octets of all files below a folder.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder).unwrap();
            found.insert(name.display().to_string(), fs::read(entry.path()).unwrap());
        }
    }
    found
}

/// What a run without faults leaves.
pub fn undisturbed(count: usize) -> BTreeMap<String, Vec<u8>> {
    undisturbed_in(count, "Drafts")
}

/// The same in another store of drafts.
pub fn undisturbed_in(count: usize, to: &str) -> BTreeMap<String, Vec<u8>> {
    let mut desk = with_letters(count);
    desk.run_line(&format!("batch queue --to {to} --sync none"))
        .fine();
    let drafts = drafts_in(&desk);
    assert_eq!(drafts.len(), count);
    drafts
}

/// What lies in `Drafts`, but for what is on its way there.
pub fn drafts_in(desk: &Desk) -> BTreeMap<String, Vec<u8>> {
    let mut drafts = files(&desk.at("Drafts"));
    drafts.retain(|name, _| !name.starts_with("tmp/") && !name.starts_with('.'));
    drafts
}

/// The invariants after a fault: at once, and after a clean run.
#[track_caller]
pub fn holds(
    desk: &mut Desk,
    before: &BTreeMap<String, Vec<u8>>,
    whole: &BTreeMap<String, Vec<u8>>,
) {
    holds_in(desk, before, whole, "Drafts");
}

/// The same in another store of drafts.
#[track_caller]
pub fn holds_in(
    desk: &mut Desk,
    before: &BTreeMap<String, Vec<u8>>,
    whole: &BTreeMap<String, Vec<u8>>,
    to: &str,
) {
    assert_eq!(
        &files(&desk.at("queue")),
        before,
        "letters are never changed"
    );
    for (name, octets) in drafts_in(desk) {
        let right = whole.get(&name);
        assert_eq!(right, Some(&octets), "a torn or second draft: {name}");
    }
    let line = format!("batch queue --to {to} --sync none");
    let ran = desk.run_line(&line);
    assert!(matches!(ran.code, 0 | 1), "{}{}", ran.out, ran.err);
    let after = drafts_in(desk);
    assert_eq!(&after, whole, "the end is that of a run without faults");
    let count = whole.len();
    desk.run_line(&line)
        .fine()
        .says(&format!("{count}  settled before"));
}

/// Numbers of a sum in the summary: all but the first line add up to it.
pub fn adds_up(summary: &str) -> bool {
    let number = |line: &str| line.split_whitespace().next()?.parse::<usize>().ok();
    let mut lines = summary.lines();
    let total = lines.next().and_then(number);
    let sum: usize = lines
        .filter(|line| line.starts_with("  "))
        .filter_map(number)
        .sum();
    total == Some(sum)
}

/// So many rounds in the suite; `REGARDS_FAULTS=N` multiplies them (`scripts/faults.sh`).
pub fn rounds(few: usize) -> usize {
    let times = std::env::var("REGARDS_FAULTS")
        .ok()
        .and_then(|it| it.parse().ok());
    few * times.unwrap_or(1)
}

/// Numbers that are the same at every run.
pub struct Seeded(pub u64);

impl Seeded {
    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// Skips loudly where a program is missing; fails where nothing may be skipped.
pub fn has(program: &str) -> bool {
    let there = std::process::Command::new(program)
        .arg("--version")
        .output()
        .is_ok();
    if !there {
        assert!(
            std::env::var_os("REGARDS_NO_SKIP").is_none(),
            "{program} is missing"
        );
        eprintln!("SKIPPED: {program} is not installed");
    }
    there
}
