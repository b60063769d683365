//! The survey of a run: which letters there are, which are settled, and whose they are.
//!
//! Letters of one customer are answered in the order of their dates, each knowing what the one before it was told;
//! letters of different customers do not touch each other, so any number of workers gives the same drafts.

use super::RunError;
use crate::{
    desk::Desk,
    letter::LetterKey,
    mail::{MailSource, Parcel, Unreadable},
};
use std::collections::HashMap;

/// One letter of a run.
pub(super) struct Item {
    /// Its place among the letters of this run.
    pub index: usize,
    /// Where it is.
    pub parcel: Parcel,
    /// Its key.
    pub key: LetterKey,
    /// When it was written, in seconds; letters without a date come first.
    pub date: i64,
}

/// What a survey found.
#[derive(Default)]
pub(super) struct Survey {
    /// Letters to be answered, those of one customer together and in the order of their dates.
    pub groups: Vec<Vec<Item>>,
    /// Letters that were settled before.
    pub settled: usize,
    /// Letters that cannot be read.
    pub unreadable: Vec<(usize, Unreadable)>,
    /// The same letter a second time in this queue.
    pub twins: usize,
    /// How many there were.
    pub seen: usize,
}

/// Looks through a queue once; nothing is kept of a letter but where it is.
pub(super) fn survey(
    source: &mut dyn MailSource,
    desk: &Desk,
    limit: Option<usize>,
    is_settled: &mut dyn FnMut(&Parcel, Option<&LetterKey>) -> bool,
) -> Result<Survey, RunError> {
    let mut found = Survey::default();
    let mut groups: HashMap<String, usize> = HashMap::new();
    let mut keys: HashMap<LetterKey, ()> = HashMap::new();
    let mut taken = 0;
    for parcel in source.parcels()? {
        if limit.is_some_and(|limit| taken >= limit) {
            break;
        }
        let index = taken;
        found.seen += 1;
        let parcel = match parcel {
            Ok(parcel) => parcel,
            Err(unreadable) => {
                taken += 1;
                found.unreadable.push((index, unreadable));
                continue;
            }
        };
        if is_settled(&parcel, None) {
            found.settled += 1;
            continue;
        }
        let letter = match parcel.letter() {
            Ok(letter) => letter,
            Err(unreadable) => {
                taken += 1;
                found.unreadable.push((index, unreadable));
                continue;
            }
        };
        if is_settled(&parcel, Some(&letter.key)) {
            found.settled += 1;
            continue;
        }
        if keys.insert(letter.key, ()).is_some() {
            found.twins += 1;
            continue;
        }
        taken += 1;
        let whose = letter.from.as_ref().map_or_else(
            || format!("letter:{}", letter.key.hex()),
            |from| desk.whose(from),
        );
        let item = Item {
            index,
            parcel,
            key: letter.key,
            date: letter
                .date
                .as_ref()
                .map_or(i64::MIN, |date| date.timestamp().as_second()),
        };
        match groups
            .get(&whose)
            .and_then(|group| found.groups.get_mut(*group))
        {
            Some(group) => group.push(item),
            None => {
                groups.insert(whose, found.groups.len());
                found.groups.push(vec![item]);
            }
        }
    }
    for group in &mut found.groups {
        group.sort_by_key(|item| (item.date, item.index));
    }
    Ok(found)
}
