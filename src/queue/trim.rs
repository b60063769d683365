//! What the journal and the records hold of letters that ended long ago is thrown away, but for the keys that keep a second draft
//! away: a desk that runs for years keeps its memory to the size of one.

use super::{
    RunError,
    entry::{self, Entry},
    forget::{blank, rewrite},
    journal::Journal,
};
use jiff::{ToSpan, civil::Date};
use std::{
    fs::File,
    io::{self, BufRead, BufReader},
    path::Path,
};

/// So many days are kept in full.
const KEPT: i32 = 400;
/// The journal is written anew when so many more have gathered.
const SPARE: i32 = 30;
/// The first letter's end stands within so many lines: before it come the head and the intents of a group.
const FIRST: usize = 200;

/// Trims the state folder if it is time. The caller holds its lock.
pub(super) fn trim(state: &Path, today: Date) -> Result<(), RunError> {
    let io = |error| RunError::State {
        path: state.to_path_buf(),
        error,
    };
    let before = |days: i32| {
        let day = today.checked_sub(days.days());
        day.map_or_else(|_| Date::MIN.to_string(), |day| day.to_string())
    };
    let oldest = oldest(state).map_err(io)?;
    if oldest.is_none_or(|day| day >= before(KEPT + SPARE)) {
        return Ok(());
    }
    let end = before(KEPT);
    let (mut records, mut head) = (Vec::new(), None);
    Journal::each(state, |entry| match entry {
        Entry::Done(done) if done.day < end => records.extend(done.record),
        Entry::Head { version, .. } => {
            head = Some(Entry::Head {
                version,
                trimmed: Some(end.clone()),
            });
        }
        _ => {}
    })?;
    blank(state, &records).map_err(io)?;
    rewrite(state, head, &|done| done.day < end).map_err(io)
}

/// Since when the journal holds letters in full (ISO 8601).
fn oldest(state: &Path) -> io::Result<Option<String>> {
    let file = match File::open(state.join("journal")) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    let mut reader = BufReader::new(file);
    let mut line = Vec::new();
    for _ in 0..FIRST {
        line.clear();
        if reader.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        match entry::parse(&line) {
            Some(Entry::Head {
                trimmed: Some(day), ..
            }) => return Ok(Some(day)),
            Some(Entry::Done(done)) => return Ok(Some(done.day)),
            _ => {}
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::trim;
    use crate::{
        letter::LetterKey,
        mail::Durability,
        queue::{entry::Done, journal::Journal, records::Records},
        record::Record,
    };
    use jiff::civil::date;
    use std::path::Path;

    fn key(number: u8) -> LetterKey {
        LetterKey([number; 32])
    }

    fn written(state: &Path, days: &[&str]) {
        let mut records = Records::open(state).unwrap();
        let mut journal = Journal::open(state, Durability::Unsynced).unwrap();
        for (number, day) in (1_u8..).zip(days) {
            let record = Record {
                id: key(number).short(),
                reason: Some(format!("words of {number}")),
                ..Record::default()
            };
            let done = Done {
                key: key(number).hex(),
                id: key(number).short(),
                message_id: Some(format!("m{number}@post.example")),
                customer: Some("whose".into()),
                stamp: Some(format!("stamp {number}")),
                put: true,
                day: (*day).to_string(),
                record: records.write(&record).ok(),
                ..Done::default()
            };
            journal.done(done).unwrap();
        }
    }

    #[test]
    fn of_what_is_old_only_the_keys_stay_and_nothing_is_done_before_its_time() {
        let today = date(2026, 5, 12);
        for (days, left) in [
            (["2026-05-01", "2026-05-02", "2026-05-03"], 3),
            // Older than 400 days, but not yet by much.
            (["2025-03-20", "2026-05-02", "2026-05-03"], 3),
            (["2024-01-01", "2025-03-20", "2026-05-03"], 1),
            (["2024-01-01", "2024-01-02", "2024-01-03"], 0),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let state = folder.path();
            written(state, &days);
            trim(state, today).unwrap();
            let journal = Journal::open(state, Durability::Unsynced).unwrap();
            assert!(journal.damaged.is_empty());
            for number in 1..=3 {
                assert!(journal.settled(&key(number)).unwrap().is_some(), "{days:?}");
                assert!(
                    journal
                        .by_stamp(&format!("stamp {number}"))
                        .unwrap()
                        .is_some()
                );
            }
            assert_eq!(
                journal.of_customer("whose", 9).unwrap().len(),
                left,
                "{days:?}"
            );
            let kept = std::fs::read_to_string(state.join("records")).unwrap();
            assert_eq!(kept.matches("words of").count(), left, "{days:?}");
            let once = std::fs::read(state.join("journal")).unwrap();
            drop(journal);
            trim(state, today).unwrap();
            assert_eq!(
                std::fs::read(state.join("journal")).unwrap(),
                once,
                "{days:?}"
            );
        }
        trim(Path::new("/nowhere"), today).unwrap();
    }
}
