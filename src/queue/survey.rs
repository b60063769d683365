//! The survey of a run: which letters there are, which are settled, and whose they are.
//!
//! Letters of one customer are answered in the order of their dates, each knowing what the one before it was told;
//! letters of different customers do not touch each other, so any number of workers gives the same drafts.

use super::{Run, RunError, memory};
use crate::{
    letter::{Letter, LetterKey},
    mail::{MailSource, Parcel, Unreadable, Why},
};
use std::{
    collections::{HashMap, HashSet},
    sync::atomic::Ordering,
};

/// Letters that are whole after the first look are kept, as long as all of them are no larger.
const KEPT: usize = 8 << 20;

/// One letter of a run.
#[derive(Debug)]
pub(super) struct Item {
    /// Its place among the letters of this run.
    pub index: usize,
    /// Where it is.
    pub parcel: Parcel,
    /// Its key.
    pub key: LetterKey,
    /// When it was written, in seconds; letters without a date come first.
    pub date: i64,
    /// How its file looked before it was read.
    pub stamp: Option<String>,
    /// An untouched draft lies there and is to be written anew.
    pub again: bool,
    /// Somebody has answered: a sentence that says so.
    pub answered: Option<String>,
    /// The letter, where reading it again would cost a way over the network.
    pub letter: Option<Box<Letter>>,
}

/// What is known of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is settled.
    Settled,
    /// It is to be answered.
    Open,
    /// Its untouched draft is to be written anew.
    Again,
    /// Somebody has answered it.
    Answered(String),
}

/// Who knows what is settled.
pub(super) trait Judge {
    /// Whether the file is settled, by its looks alone.
    fn at_a_glance(&mut self, parcel: &Parcel, stamp: &str) -> Result<bool, RunError>;
    /// What is known of the letter.
    fn fate(
        &mut self,
        parcel: &Parcel,
        stamp: Option<&str>,
        letter: &Letter,
    ) -> Result<Fate, RunError>;
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
    /// Letters that somebody took away meanwhile.
    pub gone: usize,
    /// The same letter a second time in this queue.
    pub twins: usize,
    /// How many there were.
    pub seen: usize,
    taken: usize,
    kept: usize,
    whose: HashMap<String, usize>,
    keys: HashSet<[u8; 16]>,
}

/// Looks through a queue once; nothing is kept of a letter but where it is.
pub(super) fn survey(
    run: &Run,
    source: &mut dyn MailSource,
    judge: &mut dyn Judge,
) -> Result<Survey, RunError> {
    let mut found = Survey::default();
    for parcel in source.parcels()? {
        let enough = run.options.limit.is_some_and(|limit| found.taken >= limit);
        if enough || run.stop.load(Ordering::Relaxed) {
            break;
        }
        found.seen += 1;
        match parcel {
            Ok(parcel) => found.parcel(run, parcel, judge)?,
            Err(unreadable) => found.bad(unreadable),
        }
    }
    for group in &mut found.groups {
        group.sort_by_key(|item| (item.date, item.index));
    }
    found.whose = HashMap::new();
    found.keys = HashSet::new();
    Ok(found)
}

impl Survey {
    fn bad(&mut self, unreadable: Unreadable) {
        if unreadable.why == Why::Gone {
            self.gone += 1;
        } else {
            self.unreadable.push((self.taken, unreadable));
            self.taken += 1;
        }
    }

    fn parcel(&mut self, run: &Run, parcel: Parcel, judge: &mut dyn Judge) -> Result<(), RunError> {
        // Before the letter is read: what changes from here on changes the stamp.
        let stamp = stamp(&parcel);
        if let Some(stamp) = &stamp
            && judge.at_a_glance(&parcel, stamp)?
        {
            self.settled += 1;
            return Ok(());
        }
        let (letter, whole) = match parcel.glance() {
            Ok(glanced) => glanced,
            Err(unreadable) => {
                self.bad(unreadable);
                return Ok(());
            }
        };
        if self.keys.contains(&short(&letter.key)) {
            self.twins += 1;
            return Ok(());
        }
        let fate = judge.fate(&parcel, stamp.as_deref(), &letter)?;
        if fate == Fate::Settled {
            self.settled += 1;
            return Ok(());
        }
        self.keys.insert(short(&letter.key));
        self.item(run, parcel, (letter, whole), (fate, stamp));
        Ok(())
    }

    fn item(
        &mut self,
        run: &Run,
        parcel: Parcel,
        (letter, whole): (Letter, bool),
        (fate, stamp): (Fate, Option<String>),
    ) {
        let whose = match &letter.from {
            Some(from) => run.desk.whose(from),
            None => format!("letter:{}", letter.key.hex()),
        };
        let size = letter.text.len() + letter.html.as_ref().map_or(0, String::len);
        let keep = whole && self.kept + size <= KEPT;
        self.kept += if keep { size } else { 0 };
        let item = Item {
            index: self.taken,
            key: letter.key,
            date: letter
                .date
                .as_ref()
                .map_or(i64::MIN, |date| date.timestamp().as_second()),
            stamp,
            again: fate == Fate::Again,
            answered: match fate {
                Fate::Answered(how) => Some(how),
                _ => None,
            },
            parcel,
            letter: keep.then(|| Box::new(letter)),
        };
        self.taken += 1;
        let at = *self.whose.entry(whose).or_insert(self.groups.len());
        match self.groups.get_mut(at) {
            Some(group) => group.push(item),
            None => self.groups.push(vec![item]),
        }
    }
}

/// Half of a key tells letters of one queue apart.
fn short(key: &LetterKey) -> [u8; 16] {
    key.0.first_chunk().copied().unwrap_or_default()
}

/// How a file looks from outside, digested.
pub(super) fn stamp(parcel: &Parcel) -> Option<String> {
    let stamp = parcel.stamp()?;
    Some(memory::digest(&format!(
        "{}\0{}\0{}\0{}",
        stamp.name, stamp.inode, stamp.size, stamp.changed
    )))
}
