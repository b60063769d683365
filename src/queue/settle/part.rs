//! The queue: looked through once, then taken part after part.

use super::Settling;
use crate::{
    mail::Parcels,
    queue::{
        RunError,
        hands::Hands,
        known::Known,
        survey::{Item, Pile, Survey, survey},
    },
};

impl Settling<'_> {
    /// Looks through the queue.
    pub fn survey(
        &mut self,
        parcels: &mut Parcels,
        pile: Pile,
        hands: &Hands,
    ) -> Result<Survey, RunError> {
        let mut known = Known {
            places: self.journal.has_tried_places(),
            run: self.run,
            journal: &mut *self.journal,
            sink: &mut *self.sink,
            retired: 0,
        };
        let found = survey(self.run, parcels, &mut known, (pile, hands))?;
        let tally = &mut self.tally;
        tally.retired += known.retired;
        tally.letters += found.seen;
        tally.settled += found.settled;
        tally.gone += found.gone;
        Ok(found)
    }

    /// The next letters to be answered; `None` where there are no more.
    pub fn part(&mut self, pile: &mut Pile) -> Result<Option<Vec<Vec<Item>>>, RunError> {
        let part = pile
            .take()
            .map_err(|error| RunError::state(self.run.state, error))?;
        Ok(part.map(|part| {
            for twin in part.twins {
                self.tally.twins += 1;
                self.told.add(twin, None);
            }
            part.groups
        }))
    }
}
