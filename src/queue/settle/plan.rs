//! What is to be done about each draft, and the doing of it.

use super::Settling;
use crate::{
    mail::{Placed, SinkError},
    mime::compose::Composed,
    queue::{entry::Entry, journal::JournalError, known, survey::Item, worker::Answered},
    record::Outcome,
};

/// What is to be done about a draft.
pub(super) enum Plan {
    /// No draft: nothing.
    Nothing,
    /// A new draft.
    Put,
    /// In the place of an untouched one.
    Renew(Placed),
    /// There is no draft any more: the untouched one goes.
    Withdraw(Placed),
    /// It lies there, or somebody has answered.
    Lies,
    /// A person has touched it meanwhile, or the letter was settled: as it was.
    Leave,
    /// Whether it had a draft stood in a damaged line.
    Doubt,
    /// It cannot be.
    Fail(Trouble),
}

/// Why a letter failed.
pub(super) struct Trouble {
    pub why: String,
    /// Not this letter's doing: it does not count as a try.
    pub common: bool,
}

impl From<SinkError> for Trouble {
    fn from(error: SinkError) -> Self {
        Self {
            common: error.is_of_the_store(),
            why: error.to_string(),
        }
    }
}

impl From<JournalError> for Trouble {
    fn from(error: JournalError) -> Self {
        Self {
            common: true,
            why: error.to_string(),
        }
    }
}

impl Settling<'_> {
    /// Journal, then sink: what lies there is never written again; what a person has touched is never changed.
    pub(super) fn plan(&mut self, answered: &Answered) -> Result<Plan, Trouble> {
        let Answered {
            item,
            reply,
            mail,
            unreadable,
            ..
        } = answered;
        if unreadable.is_some() || reply.waits || reply.record.outcome == Outcome::Failed {
            return Ok(Plan::Nothing);
        }
        if self.run.options.dry_run {
            return Ok(if mail.is_some() {
                Plan::Lies
            } else {
                Plan::Nothing
            });
        }
        if let Some(why) = &self.broken {
            return Err(Trouble {
                why: why.clone(),
                common: true,
            });
        }
        if item.again {
            return self.plan_again(item, mail.is_some());
        }
        let Some(mail) = mail else {
            return Ok(Plan::Nothing);
        };
        let answers = reply
            .record
            .letter
            .as_ref()
            .and_then(|letter| letter.message_id.as_deref());
        if self.sink.find(&mail.id, answers)?.is_some() {
            return Ok(Plan::Lies);
        }
        if self.journal.in_doubt(&item.key)? {
            return Ok(Plan::Doubt);
        }
        self.journal.intent(&item.key)?;
        Ok(Plan::Put)
    }

    fn plan_again(&mut self, item: &Item, draft: bool) -> Result<Plan, Trouble> {
        let id = item.key.short();
        let placed = self.sink.find(&id, None)?;
        let Some(placed) = placed.filter(|placed| placed.id == id && !placed.touched) else {
            return Ok(Plan::Leave);
        };
        let again = Some(item.stamp.clone().unwrap_or_default());
        self.journal.add(&Entry::Intent {
            key: item.key.hex(),
            again,
        })?;
        Ok(if draft {
            Plan::Renew(placed)
        } else {
            Plan::Withdraw(placed)
        })
    }

    /// Does what was planned; gives whether a draft lies there, and whether it was put now.
    pub(super) fn place(
        &mut self,
        answered: &mut Answered,
        plan: Plan,
    ) -> Result<(bool, bool), Trouble> {
        if let (Some(why), Plan::Put | Plan::Renew(_) | Plan::Withdraw(_)) = (&self.broken, &plan) {
            return Err(Trouble {
                why: why.clone(),
                common: true,
            });
        }
        match (plan, &answered.mail) {
            (Plan::Put, Some(mail)) => self.put(mail, answered),
            (Plan::Renew(placed), Some(mail)) => {
                if self.sink.retire(&placed)? {
                    self.put(mail, answered)
                } else {
                    Ok((true, false))
                }
            }
            (Plan::Withdraw(placed), _) => {
                let gone = self.sink.retire(&placed)?;
                self.tally.retired += usize::from(gone);
                Ok((false, false))
            }
            (Plan::Lies, _) => Ok((true, false)),
            (Plan::Doubt, _) => {
                let record = &mut answered.reply.record;
                record.outcome = Outcome::NeedsPerson;
                record.reason = Some("the journal is damaged, and it cannot be known whether this letter had its draft; look for it".into());
                Ok((false, false))
            }
            (Plan::Fail(trouble), _) => Err(trouble),
            (Plan::Nothing | Plan::Leave | Plan::Put | Plan::Renew(_), _) => Ok((false, false)),
        }
    }

    fn put(&mut self, mail: &Composed, answered: &Answered) -> Result<(bool, bool), Trouble> {
        match self.sink.put(mail) {
            Ok(_) => {
                self.retire_older(answered)?;
                Ok((true, true))
            }
            Err(error) => {
                self.take_back(&mail.id);
                Err(error.into())
            }
        }
    }

    /// What may lie there without being durable counts as not written: the next run writes it anew.
    pub(super) fn take_back(&mut self, id: &str) {
        if let Ok(Some(placed)) = self.sink.find(id, None)
            && placed.id == id
            && !placed.touched
        {
            let _next_run_finds_it = self.sink.retire(&placed);
        }
    }

    /// One live draft a thread: that of the newest letter. Older ones go, if nobody has touched them.
    fn retire_older(&mut self, answered: &Answered) -> Result<(), Trouble> {
        let (Some(thread), id) = (&answered.thread, answered.item.key.short()) else {
            return Ok(());
        };
        let mut theirs = self.journal.of_thread(thread)?;
        let waiting = self.waiting.iter().map(|waiting| &waiting.done);
        theirs.extend(
            waiting
                .filter(|done| done.thread.as_deref() == Some(thread))
                .cloned(),
        );
        theirs.retain(|done| done.put && done.id != id);
        let key = answered.item.key.hex();
        let day = self.run.desk.now().date().to_string();
        let ours = (answered.item.date, &key);
        let newest = theirs
            .iter()
            .map(|done| (done.written.unwrap_or(i64::MIN), &done.key))
            .max();
        let mut old: Vec<(&str, &str)> = theirs
            .iter()
            .filter(|done| (done.written.unwrap_or(i64::MIN), &done.key) < ours)
            .map(|done| (done.id.as_str(), done.key.as_str()))
            .collect();
        if newest.is_some_and(|newest| newest > ours) {
            old.push((&id, &key));
        }
        for (id, key) in old {
            let gone =
                known::retire(self.sink, self.journal, id, (key, &day)).map_err(|error| {
                    Trouble {
                        why: error.to_string(),
                        common: true,
                    }
                })?;
            self.tally.retired += usize::from(gone);
        }
        Ok(())
    }
}
