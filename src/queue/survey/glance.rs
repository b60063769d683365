//! The first look at letters, shared among workers: opening a file and reading its header is most of a survey's time.

use crate::{
    letter::Letter,
    mail::{Parcel, Unreadable},
};
use std::thread;

/// A parcel on its way through the survey.
pub(super) struct Seen {
    /// The parcel with its stamp; or why there is none.
    pub parcel: Result<(Parcel, Option<String>), Unreadable>,
    /// What the first look showed: the letter, and whether it is whole.
    pub glanced: Option<Result<(Letter, bool), Unreadable>>,
}

/// Looks at several, in any number of workers; their order stays.
pub(super) fn all(several: &mut [Seen], jobs: usize) {
    let share = several.len().div_ceil(jobs.max(1)).max(1);
    if share == several.len() {
        return several.iter_mut().for_each(glance);
    }
    thread::scope(|scope| {
        for share in several.chunks_mut(share) {
            scope.spawn(|| share.iter_mut().for_each(glance));
        }
    });
}

fn glance(seen: &mut Seen) {
    if let Ok((parcel, _)) = &seen.parcel {
        seen.glanced = Some(parcel.glance());
    }
}
