//! The survey of a run: which letters there are, which are settled, and whose they are.
//!
//! Letters of one customer are answered in the order of their dates, each knowing what the one before it was told;
//! letters of different customers do not touch each other, so any number of workers gives the same drafts.

mod glance;

use super::{Run, RunError, memory};
use crate::{
    letter::{Letter, LetterKey},
    mail::{Parcel, Parcels, Unreadable, Why},
};
use glance::Seen;
use std::{
    collections::{HashMap, HashSet},
    sync::atomic::Ordering,
};

/// Letters that are whole after the first look are kept, as long as all of them are no larger.
const KEPT: usize = 8 << 20;

/// So many files are looked at together.
const TOGETHER: usize = 256;

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

/// So many letters are looked through before the first of them are answered: a queue of any length needs no more memory
/// than this. Letters of one customer are answered in the order of their dates as far as they stand in one such part.
pub(super) const PART: usize = 10_000;

/// What a survey found: one part of the queue, and how far it has come.
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
    /// The same letter a second time in this part.
    pub twins: usize,
    /// How many there were.
    pub seen: usize,
    /// How many letters of this and of earlier parts are told of.
    taken: usize,
    kept: usize,
    whose: HashMap<String, usize>,
    keys: HashSet<[u8; 16]>,
}

/// Looks through the next part of a queue, behind what was `taken` of it before; nothing is kept of a letter but where it is.
/// A part in which no letter was taken is the last.
pub(super) fn survey(
    run: &Run,
    parcels: &mut Parcels,
    judge: &mut dyn Judge,
    (taken, part): (usize, usize),
) -> Result<Survey, RunError> {
    let mut found = Survey {
        taken,
        ..Survey::default()
    };
    let end = taken.saturating_add(part);
    let end = end.min(run.options.limit.unwrap_or(usize::MAX));
    loop {
        let most = end.saturating_sub(found.taken).min(TOGETHER);
        if most == 0 || run.stop.load(Ordering::Relaxed) {
            break;
        }
        let mut several = found.several(run, parcels, most, judge)?;
        if several.is_empty() {
            break;
        }
        glance::all(&mut several, run.options.jobs);
        for seen in several {
            found.take(run, seen, judge)?;
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
    /// How many letters of this and of earlier parts are told of.
    pub fn taken(&self) -> usize {
        self.taken
    }

    fn bad(&mut self, unreadable: Unreadable) {
        if unreadable.why == Why::Gone {
            self.gone += 1;
        } else {
            self.unreadable.push((self.taken, unreadable));
            self.taken += 1;
        }
    }

    /// The next parcels that are not settled at a glance, at most `most`: files together, anything else alone.
    fn several(
        &mut self,
        run: &Run,
        parcels: &mut Parcels,
        most: usize,
        judge: &mut dyn Judge,
    ) -> Result<Vec<Seen>, RunError> {
        let mut several = Vec::new();
        while several.len() < most && !run.stop.load(Ordering::Relaxed) {
            let Some(parcel) = parcels.next() else {
                break;
            };
            self.seen += 1;
            let parcel = match parcel {
                Ok(parcel) => parcel,
                Err(unreadable) => {
                    several.push(Seen {
                        parcel: Err(unreadable),
                        glanced: None,
                    });
                    continue;
                }
            };
            // Before the letter is read: what changes from here on changes the stamp.
            let stamp = stamp(&parcel);
            if let Some(stamp) = &stamp
                && judge.at_a_glance(&parcel, stamp)?
            {
                self.settled += 1;
                continue;
            }
            let alone = !parcel.is_file();
            several.push(Seen {
                parcel: Ok((parcel, stamp)),
                glanced: None,
            });
            if alone {
                break;
            }
        }
        Ok(several)
    }

    fn take(&mut self, run: &Run, seen: Seen, judge: &mut dyn Judge) -> Result<(), RunError> {
        let (parcel, stamp) = match seen.parcel {
            Ok(parcel) => parcel,
            Err(unreadable) => {
                self.bad(unreadable);
                return Ok(());
            }
        };
        let glanced = seen.glanced.unwrap_or_else(|| parcel.glance());
        let (letter, whole) = match glanced {
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
