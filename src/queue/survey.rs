//! The survey of a run: which letters there are, which are settled, and whose they are.
//!
//! Letters of one customer are answered in the order of their dates, each knowing what the one before it was told;
//! letters of different customers do not touch each other, so any number of workers gives the same drafts.

mod glance;
mod next;
mod pile;

pub(super) use pile::Pile;

use super::{
    Run, RunError,
    hands::{Hands, TRIES},
};
use crate::{
    letter::{Letter, LetterKey},
    mail::{Parcel, Parcels, Unreadable, Why},
};
use glance::Seen;
use std::{
    hash::{DefaultHasher, Hash, Hasher},
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
    /// Whose it is: letters of one customer have the same number.
    pub whose: u64,
    /// When it was written, in seconds; letters without a date come first.
    pub date: i64,
    /// How its file looked before it was read.
    pub stamp: Option<String>,
    /// An untouched draft lies there and is to be written anew.
    pub again: bool,
    /// Somebody has answered: a sentence that says so.
    pub answered: Option<String>,
    /// How often the program ended, or failed, with this letter in hand.
    pub tries: usize,
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

/// What is known of the place of a letter that was not looked at yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// What lies there was set aside.
    Settled,
    /// So often the program ended at the first look.
    Tried(usize),
}

/// Who knows what is settled.
pub(super) trait Judge {
    /// Whether the file is settled, by its looks alone.
    fn at_a_glance(&mut self, parcel: &Parcel, stamp: &str) -> Result<bool, RunError>;
    /// What is known of a place.
    fn place(&mut self, key: &LetterKey) -> Result<Place, RunError>;
    /// How often a letter was tried in vain.
    fn tries(&mut self, key: &LetterKey) -> Result<usize, RunError>;
    /// What is known of the letter.
    fn fate(
        &mut self,
        parcel: &Parcel,
        stamp: Option<&str>,
        letter: &Letter,
    ) -> Result<Fate, RunError>;
}

/// So many letters are answered before the journal is looked at anew, and kept in memory: a queue of any length needs little more
/// memory than this.
pub(super) const PART: usize = 10_000;

/// What a survey found.
pub(super) struct Survey {
    /// Letters to be answered.
    pub pile: Pile,
    /// Letters that were settled before.
    pub settled: usize,
    /// Letters that cannot be read.
    pub unreadable: Vec<(usize, Unreadable)>,
    /// Letters that somebody took away meanwhile.
    pub gone: usize,
    /// How many there were.
    pub seen: usize,
    /// How many letters are told of.
    taken: usize,
    kept: usize,
    /// A parcel that is to be looked at alone, next.
    held: Option<Seen>,
}

/// Looks through the queue; nothing is kept of a letter but where it is.
pub(super) fn survey(
    run: &Run,
    parcels: &mut Parcels,
    judge: &mut dyn Judge,
    (pile, hands): (Pile, &Hands),
) -> Result<Survey, RunError> {
    let mut found = Survey {
        pile,
        settled: 0,
        unreadable: Vec::new(),
        gone: 0,
        seen: 0,
        taken: 0,
        kept: 0,
        held: None,
    };
    let end = run.options.limit.unwrap_or(usize::MAX);
    loop {
        let most = end.saturating_sub(found.taken).min(TOGETHER);
        if most == 0 || run.stop.load(Ordering::Relaxed) {
            break;
        }
        let mut several = found.several(run, parcels, most, judge)?;
        if several.is_empty() {
            break;
        }
        glance::all(&mut several, run.options.jobs, hands);
        for seen in several {
            found.take(run, seen, judge)?;
        }
    }
    found
        .pile
        .close()
        .map_err(|error| RunError::state(run.state, error))?;
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

    fn take(&mut self, run: &Run, seen: Seen, judge: &mut dyn Judge) -> Result<(), RunError> {
        let (parcel, stamp) = match seen.parcel {
            Ok(parcel) => parcel,
            Err(unreadable) => {
                self.bad(unreadable);
                return Ok(());
            }
        };
        let Some(glanced) = seen.glanced else {
            self.poison(parcel, stamp, seen.key);
            return Ok(());
        };
        let (letter, whole) = match glanced {
            Ok(glanced) => glanced,
            Err(unreadable) => {
                self.bad(unreadable);
                return Ok(());
            }
        };
        let fate = judge.fate(&parcel, stamp.as_deref(), &letter)?;
        if fate == Fate::Settled {
            self.settled += 1;
            return Ok(());
        }
        let tries = judge.tries(&letter.key)?;
        self.item(run, parcel, (letter, whole), (fate, stamp, tries));
        Ok(())
    }

    /// A letter that has ended the program at the first look, again and again: it is not looked at any more.
    fn poison(&mut self, parcel: Parcel, stamp: Option<String>, key: LetterKey) {
        self.pile.add(Item {
            index: self.taken,
            parcel,
            key,
            whose: u64::from_le_bytes(key.0.first_chunk().copied().unwrap_or_default()),
            date: i64::MIN,
            stamp,
            again: false,
            answered: None,
            tries: TRIES,
            letter: None,
        });
        self.taken += 1;
    }

    fn item(
        &mut self,
        run: &Run,
        parcel: Parcel,
        (letter, whole): (Letter, bool),
        (fate, stamp, tries): (Fate, Option<String>, usize),
    ) {
        let mut whose = DefaultHasher::new();
        match &letter.from {
            Some(from) => run.desk.whose(from).hash(&mut whose),
            None => letter.key.hash(&mut whose),
        }
        let size = letter.text.len() + letter.html.as_ref().map_or(0, String::len);
        let keep = whole && self.kept + size <= KEPT;
        self.kept += if keep { size } else { 0 };
        self.pile.add(Item {
            index: self.taken,
            key: letter.key,
            whose: whose.finish(),
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
            tries,
            parcel,
            letter: keep.then(|| Box::new(letter)),
        });
        self.taken += 1;
    }
}
