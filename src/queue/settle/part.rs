//! The queue, part after part.

use super::Settling;
use crate::{
    mail::Parcels,
    queue::{
        RunError,
        known::Known,
        survey::{Survey, survey},
    },
};

impl Settling<'_> {
    /// Looks through the next part of the queue.
    pub fn survey(
        &mut self,
        parcels: &mut Parcels,
        place: (usize, usize),
    ) -> Result<Survey, RunError> {
        let mut known = Known {
            run: self.run,
            journal: &mut *self.journal,
            sink: &mut *self.sink,
            retired: 0,
        };
        let found = survey(self.run, parcels, &mut known, place)?;
        let tally = &mut self.tally;
        tally.retired += known.retired;
        tally.letters += found.seen;
        tally.settled += found.settled;
        tally.twins += found.twins;
        tally.gone += found.gone;
        Ok(found)
    }
}
