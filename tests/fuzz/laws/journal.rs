//! Journals.

use regards::{
    letter::LetterKey,
    mail::Durability,
    queue::{
        entry::{self, Entry},
        journal::Journal,
    },
};
use std::{fs, path::Path};

/// Whatever a journal holds, it says the same with its index and without, and settles no letter that it does not name. Lines that are
/// bare entries get their checksum first, or nothing would ever be behind it.
pub fn journal(octets: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let whole: Vec<u8> = octets
        .split_inclusive(|it| *it == b'\n')
        .flat_map(summed)
        .collect();
    fs::write(folder.path().join("journal"), &whole).unwrap();
    let Some(first) = said(folder.path(), &whole) else {
        return;
    };
    assert_eq!(said(folder.path(), &whole).as_ref(), Some(&first), "again");
    let _none = fs::remove_file(folder.path().join("journal.index"));
    assert_eq!(
        said(folder.path(), &whole),
        Some(first),
        "without its index"
    );
    fs::write(folder.path().join("journal.index"), octets).unwrap();
    let _none = said(folder.path(), &whole);
}

fn summed(line: &[u8]) -> Vec<u8> {
    let entry = serde_json::from_slice::<Entry>(line).ok();
    let line_of = entry.and_then(|entry| entry::line(&entry).ok());
    line_of.unwrap_or_else(|| line.to_vec())
}

/// What it says of nine letters: settled, in doubt, tried; and how many lines are damaged.
fn said(state: &Path, whole: &[u8]) -> Option<(Vec<(bool, bool)>, u64)> {
    let mut journal = Journal::open(state, Durability::Unsynced).ok()?;
    let text = String::from_utf8_lossy(whole).into_owned();
    let each = (1..=9).map(|byte| {
        let key = LetterKey([byte; 32]);
        let settled = journal.settled(&key).unwrap().is_some();
        assert!(!settled || text.contains(&key.hex()), "{byte} never was");
        (settled, journal.in_doubt(&key).unwrap())
    });
    let each = each.collect();
    let damaged = journal.damaged();
    journal.close();
    Some((each, damaged))
}
