//! What is known of a letter before it is read, and what becomes of drafts that somebody has answered.

use super::{
    Run, RunError, Tally,
    answered::Sent,
    entry::{Entry, Mark},
    journal::{ASIDE, Journal, PUT},
    survey::{Fate, Judge, Place},
};
use crate::{
    letter::{Letter, LetterKey},
    mail::{DraftSink, Parcel, Placed},
};

/// What the journal, the sink and the sent mail know of a letter.
pub(super) struct Known<'k> {
    pub run: &'k Run<'k>,
    pub journal: &'k mut Journal,
    pub sink: &'k mut dyn DraftSink,
    pub retired: usize,
    /// The program has ended at the first look at a letter before.
    pub places: bool,
}

impl Judge for Known<'_> {
    fn at_a_glance(&mut self, parcel: &Parcel, stamp: &str) -> Result<bool, RunError> {
        let Some(value) = self.journal.by_stamp(stamp)? else {
            return Ok(false);
        };
        let look_again = value.has(PUT) && parcel.answered();
        Ok(!(self.run.options.redo || look_again))
    }

    fn place(&mut self, key: &LetterKey) -> Result<Place, RunError> {
        if !self.places {
            return Ok(Place::Tried(0));
        }
        if self.journal.settled(key)?.is_some() && !self.run.options.redo {
            return Ok(Place::Settled);
        }
        Ok(Place::Tried(self.journal.tries(key)?))
    }

    fn tries(&mut self, key: &LetterKey) -> Result<usize, RunError> {
        Ok(self.journal.tries(key)?)
    }

    fn fate(
        &mut self,
        parcel: &Parcel,
        stamp: Option<&str>,
        letter: &Letter,
    ) -> Result<Fate, RunError> {
        let answer = if parcel.answered() {
            Some("somebody has answered it already".to_string())
        } else {
            self.run.sent.and_then(|sent| answer(sent, letter))
        };
        let Some(value) = self.journal.settled(&letter.key)? else {
            return Ok(answer.map_or(Fate::Open, Fate::Answered));
        };
        let answered = answer.is_some();
        if value.has(PUT) && answered && !self.run.options.dry_run {
            self.retire(letter)?;
        } else if self.run.options.redo && !answered {
            if value.has(ASIDE) {
                return Ok(Fate::Open);
            }
            // A draft that a person has edited stays; one that a person took away does not come back.
            let id = letter.key.short();
            if value.has(PUT)
                && self
                    .sink
                    .find(&id, None)
                    .map_err(RunError::Sink)?
                    .is_some_and(|placed| placed.id == id && !placed.touched)
            {
                return Ok(Fate::Again);
            }
        }
        if let (Some(stamp), false) = (stamp, self.run.options.dry_run)
            && self
                .journal
                .by_stamp(stamp)?
                .is_none_or(|value| answered && value.has(PUT))
        {
            self.journal.add(&Entry::Seen {
                key: letter.key.hex(),
                stamp: stamp.to_string(),
            })?;
        }
        Ok(Fate::Settled)
    }
}

impl Known<'_> {
    fn retire(&mut self, letter: &Letter) -> Result<(), RunError> {
        let day = self.run.desk.now().date().to_string();
        let gone = retire(
            self.sink,
            self.journal,
            &letter.key.short(),
            (&letter.key.hex(), &day),
        )?;
        self.retired += usize::from(gone);
        Ok(())
    }
}

fn answer(sent: &Sent, letter: &Letter) -> Option<String> {
    let day = sent.answer_to(letter.message_id.as_deref()?)?;
    Some(match day {
        Some(day) => format!("already answered on {day}"),
        None => "already answered".to_string(),
    })
}

/// Takes an untouched draft away and writes it down; says whether there was one.
pub(super) fn retire(
    sink: &mut dyn DraftSink,
    journal: &mut Journal,
    id: &str,
    (key, day): (&str, &str),
) -> Result<bool, RunError> {
    let placed = sink.find(id, None).map_err(RunError::Sink)?;
    let Some(placed @ Placed { touched: false, .. }) = placed.filter(|placed| placed.id == id)
    else {
        return Ok(false);
    };
    // First the journal: a run that is cut here leaves the draft to the person, and none comes back.
    journal.add(&mark(key, Mark::Retired, day))?;
    journal.sync()?;
    sink.retire(&placed).map_err(RunError::Sink)
}

fn mark(key: &str, mark: Mark, day: &str) -> Entry {
    Entry::Mark {
        key: key.to_string(),
        mark,
        day: day.to_string(),
        promise: None,
    }
}

/// Drafts of letters that somebody has answered go; those that were sent bind us.
pub(super) fn retire_answered(
    run: &Run,
    journal: &mut Journal,
    sink: &mut dyn DraftSink,
    tally: &mut Tally,
) -> Result<(), RunError> {
    let Some(sent) = run.sent else { return Ok(()) };
    let day = run.desk.now().date().to_string();
    for id in sent.all() {
        let Some(done) = journal.by_id(id)? else {
            continue;
        };
        let marks = journal.marks(&done.key)?;
        if !done.put
            || marks
                .iter()
                .any(|(mark, _)| matches!(mark, Mark::Sent | Mark::Retired))
        {
            continue;
        }
        let lies = sink.find(&done.id, None).map_err(RunError::Sink)?;
        if sent.holds(&done.id) || lies.is_none() {
            journal.add(&mark(&done.key, Mark::Sent, &day))?;
        } else if retire(sink, journal, &done.id, (&done.key, &day))? {
            tally.retired += 1;
        }
    }
    Ok(journal.sync()?)
}
