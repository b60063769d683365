//! What of a queue is looked at next: parcels that are not settled by what they look like from outside.

use super::{Judge, Place, Survey, glance::Seen};
use crate::{
    letter::LetterKey,
    mail::{Parcel, Parcels, Unreadable},
    queue::{Run, RunError, memory},
};
use sha2::{Digest, Sha256};
use std::sync::atomic::Ordering;

impl Survey {
    /// The next parcels that are not settled at a glance, at most `most`: files together, anything else alone.
    pub(super) fn several(
        &mut self,
        run: &Run,
        parcels: &mut Parcels,
        most: usize,
        judge: &mut dyn Judge,
    ) -> Result<Vec<Seen>, RunError> {
        let mut several = Vec::new();
        let mut alone = self.held.is_some();
        several.extend(self.held.take());
        while !alone && several.len() < most && !run.stop.load(Ordering::Relaxed) {
            let Some(parcel) = parcels.next() else {
                break;
            };
            self.seen += 1;
            let Some(seen) = self.open(parcel, judge)? else {
                continue;
            };
            // What may end the program is looked at alone, so that nothing else is blamed for it.
            if seen.is_suspect() && !several.is_empty() {
                self.held = Some(seen);
                break;
            }
            alone = seen.is_suspect() || !seen.is_file();
            several.push(seen);
        }
        Ok(several)
    }

    /// What is to be looked at; `None` if it is settled.
    fn open(
        &mut self,
        parcel: Result<Parcel, Unreadable>,
        judge: &mut dyn Judge,
    ) -> Result<Option<Seen>, RunError> {
        let parcel = match parcel {
            Ok(parcel) => parcel,
            Err(unreadable) => return Ok(Some(Seen::bad(unreadable))),
        };
        // Before the letter is read: what changes from here on changes the stamp.
        let stamp = stamp(&parcel);
        if let Some(stamp) = &stamp
            && judge.at_a_glance(&parcel, stamp)?
        {
            self.settled += 1;
            return Ok(None);
        }
        let key = place_key(&parcel, stamp.as_deref());
        match judge.place(&key)? {
            Place::Settled => {
                self.settled += 1;
                Ok(None)
            }
            Place::Tried(tries) => Ok(Some(Seen::new(parcel, stamp, (key, tries)))),
        }
    }
}

/// The key of a place: a letter that was not looked at yet has no other.
fn place_key(parcel: &Parcel, stamp: Option<&str>) -> LetterKey {
    let place = stamp.unwrap_or(&parcel.place);
    LetterKey(Sha256::digest(format!("place\0{place}")).into())
}

/// How a file looks from outside, digested.
fn stamp(parcel: &Parcel) -> Option<String> {
    let stamp = parcel.stamp()?;
    Some(memory::digest(&format!(
        "{}\0{}\0{}\0{}",
        stamp.name, stamp.inode, stamp.size, stamp.changed
    )))
}
