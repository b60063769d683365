//! The first look at letters, shared among workers: opening a file and reading its header is most of a survey's time.

use crate::{
    letter::{Letter, LetterKey},
    mail::{Parcel, Unreadable, Why},
    queue::hands::{FAULT, Hand, Hands, Holding, TRIES},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
};

/// A parcel on its way through the survey.
pub(super) struct Seen {
    /// The parcel with its stamp; or why there is none.
    pub parcel: Result<(Parcel, Option<String>), Unreadable>,
    /// The key of its place.
    pub key: LetterKey,
    /// So often the program ended at this look.
    tries: usize,
    /// What the first look showed: the letter, and whether it is whole. `None` before it, and where it must not be looked at.
    pub glanced: Option<Result<(Letter, bool), Unreadable>>,
}

impl Seen {
    pub fn new(parcel: Parcel, stamp: Option<String>, (key, tries): (LetterKey, usize)) -> Self {
        Self {
            parcel: Ok((parcel, stamp)),
            key,
            tries,
            glanced: None,
        }
    }

    /// There is nothing to look at.
    pub fn bad(unreadable: Unreadable) -> Self {
        Self {
            parcel: Err(unreadable),
            key: LetterKey::default(),
            tries: 0,
            glanced: None,
        }
    }

    /// Whether it may end the program.
    pub fn is_suspect(&self) -> bool {
        self.tries > 0
    }

    /// Whether it is a file of its own: several can be looked at at once.
    pub fn is_file(&self) -> bool {
        !matches!(&self.parcel, Ok((parcel, _)) if !parcel.is_file())
    }

    fn glance(&mut self, hand: Hand) {
        if let Ok((parcel, _)) = &self.parcel
            && self.tries < TRIES
        {
            self.glanced = Some(hand.with(&Holding::Place(self.key), || look(parcel)));
        }
    }
}

fn look(parcel: &Parcel) -> Result<(Letter, bool), Unreadable> {
    let looked = catch_unwind(AssertUnwindSafe(|| parcel.glance()));
    looked.unwrap_or_else(|_| {
        Err(Unreadable {
            place: parcel.place.clone(),
            why: Why::Io(FAULT.into()),
        })
    })
}

/// Looks at several, in any number of workers; their order stays.
pub(super) fn all(several: &mut [Seen], jobs: usize, hands: &Hands) {
    let share = several.len().div_ceil(jobs.max(1)).max(1);
    if share == several.len() {
        let hand = hands.hand(0);
        return several.iter_mut().for_each(|seen| seen.glance(hand));
    }
    thread::scope(|scope| {
        for (slot, share) in several.chunks_mut(share).enumerate() {
            scope.spawn(move || {
                let hand = hands.hand(slot);
                share.iter_mut().for_each(|seen| seen.glance(hand));
            });
        }
    });
}
