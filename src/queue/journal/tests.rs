//! The journal: torn, flipped, indexed, newer.

use super::{Journal, JournalError, PUT};
use crate::{
    letter::LetterKey,
    mail::Durability,
    queue::entry::{self, Done, Entry},
    record::Outcome,
};
use std::path::Path;

fn key(byte: u8) -> LetterKey {
    LetterKey([byte; 32])
}

fn done(byte: u8) -> Done {
    Done {
        key: key(byte).hex(),
        id: key(byte).short(),
        outcome: Outcome::Drafted,
        put: true,
        customer: Some("whose".into()),
        stamp: Some(format!("stamp {byte}")),
        ..Done::default()
    }
}

fn written(folder: &Path) -> Vec<u8> {
    let mut journal = Journal::open(folder, Durability::Each).unwrap();
    for byte in 1..=3 {
        journal.intent(&key(byte)).unwrap();
        journal.done(done(byte)).unwrap();
    }
    std::fs::read(folder.join("journal")).unwrap()
}

fn settled(journal: &Journal) -> usize {
    (1..=3)
        .filter(|byte| journal.settled(&key(*byte)).unwrap().is_some())
        .count()
}

#[test]
fn a_tail_torn_at_any_byte_is_cut_and_the_rest_believed() {
    let folder = tempfile::tempdir().unwrap();
    let whole = written(folder.path());
    for length in 0..whole.len() {
        std::fs::write(folder.path().join("journal"), &whole[..length]).unwrap();
        let journal = Journal::open(folder.path(), Durability::Unsynced).unwrap();
        let lines = whole[..length]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        let expected = [3, 5, 7].iter().filter(|line| lines >= **line).count();
        assert_eq!(settled(&journal), expected, "cut at byte {length}");
        assert!(
            journal.damaged.is_empty(),
            "cut at byte {length}: {:?}",
            journal.damaged
        );
    }
}

#[test]
fn a_flipped_bit_is_told_and_leaves_only_its_own_letter_in_doubt() {
    let folder = tempfile::tempdir().unwrap();
    let whole = written(folder.path());
    let line_of = |at: usize| 1 + whole[..at].iter().filter(|byte| **byte == b'\n').count() as u64;
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        std::fs::write(folder.path().join("journal"), &bytes).unwrap();
        let Ok(journal) = Journal::open(folder.path(), Durability::Unsynced) else {
            panic!("a flip at {at} is no newer format");
        };
        // A flip that makes or unmakes a line end damages two lines or tears the tail.
        if whole[at] != b'\n' && bytes[at] != b'\n' {
            assert_eq!(journal.damaged, [line_of(at)], "octet {at}");
        }
        for byte in 1..=3 {
            let known = journal.settled(&key(byte)).unwrap().is_some();
            let doubt = journal.in_doubt(&key(byte)).unwrap();
            let last_line_torn = at == whole.len() - 1;
            assert!(
                known || doubt || last_line_torn,
                "octet {at}, letter {byte}"
            );
        }
    }
}

#[test]
fn the_index_file_knows_what_the_journal_says() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path());
    let mut journal = Journal::open(folder.path(), Durability::Unsynced).unwrap();
    journal.save_index();
    assert_eq!(journal.index.fresh(), 0);
    journal.tried(&key(4), "no").unwrap();
    journal
        .add(&Entry::Intent {
            key: key(2).hex(),
            again: Some("stamp 2".into()),
        })
        .unwrap();
    drop(journal);
    let journal = Journal::peek(folder.path()).unwrap();
    assert_eq!(settled(&journal), 2, "the second is being written anew");
    assert!(
        journal
            .by_stamp("stamp 1")
            .unwrap()
            .is_some_and(|it| it.has(PUT))
    );
    assert!(journal.by_stamp("stamp 2").unwrap().is_none());
    assert_eq!(journal.tries(&key(4)).unwrap(), 1);
    assert_eq!(journal.of_customer("whose", 2).unwrap(), [done(2), done(3)]);
    assert_eq!(journal.by_id(&key(3).short()).unwrap(), Some(done(3)));
}

#[test]
fn the_index_of_another_journal_is_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path());
    Journal::open(folder.path(), Durability::Unsynced)
        .unwrap()
        .save_index();
    std::fs::remove_file(folder.path().join("journal")).unwrap();
    let mut journal = Journal::open(folder.path(), Durability::Unsynced).unwrap();
    assert_eq!(settled(&journal), 0);
    for _ in 0..40 {
        journal.done(done(9)).unwrap();
    }
    drop(journal);
    let journal = Journal::open(folder.path(), Durability::Unsynced).unwrap();
    assert_eq!(settled(&journal), 0);
}

#[test]
fn a_newer_journal_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let line = entry::line(&Entry::Head {
        version: 9,
        trimmed: None,
    })
    .unwrap();
    std::fs::write(folder.path().join("journal"), &line).unwrap();
    assert!(matches!(
        Journal::open(folder.path(), Durability::Unsynced),
        Err(JournalError::Newer { version: 9, .. })
    ));
    assert_eq!(std::fs::read(folder.path().join("journal")).unwrap(), line);
}
