//! The one place where a run touches the sink and the journal.
//!
//! The order is what keeps a letter from being lost or answered twice: the intent is durable before a draft is put,
//! the draft before its letter is settled.

mod part;
mod plan;

use super::{
    Run, RunError, Tally, entry::Done, hands::TRIES, journal::Journal, records::Records,
    told::InOrder, worker::Answered,
};
use crate::{
    desk::Reply,
    mail::{DraftSink, Unreadable, Why},
    record::{Outcome, Record},
};

use plan::{Plan, Trouble};

pub(super) struct Settling<'s> {
    run: &'s Run<'s>,
    sink: &'s mut dyn DraftSink,
    journal: &'s mut Journal,
    records: Option<Records>,
    /// Put, but not yet durable and so not yet settled.
    waiting: Vec<Waiting>,
    tally: Tally,
    each: &'s mut dyn FnMut(&Record),
    told: InOrder,
    /// The journal could not be made durable: nothing more is put.
    broken: Option<String>,
}

/// A letter that has ended, but for the disk.
struct Waiting {
    index: usize,
    record: Box<Record>,
    done: Done,
    /// The draft was put now.
    fresh: bool,
}

impl<'s> Settling<'s> {
    pub fn new(
        run: &'s Run<'s>,
        (sink, journal): (&'s mut dyn DraftSink, &'s mut Journal),
        records: Option<Records>,
        tally: Tally,
        each: &'s mut dyn FnMut(&Record),
    ) -> Self {
        Self {
            run,
            sink,
            journal,
            records,
            waiting: Vec::new(),
            tally,
            each,
            told: InOrder::default(),
            broken: None,
        }
    }

    /// A letter that could not even be looked at.
    pub fn unreadable(&mut self, index: usize, unreadable: &Unreadable) {
        if unreadable.why == Why::Gone {
            self.tally.gone += 1;
            self.told.add(index, None);
            return self.told.whole(self.each);
        }
        let record = Record {
            source: unreadable.place.clone(),
            outcome: Outcome::Failed,
            reason: Some(unreadable.to_string()),
            ..Record::default()
        };
        self.tell(index, record, false);
    }

    /// Puts drafts, writes down how the letters ended, and tells them.
    pub fn take(&mut self, batch: Vec<Answered>) {
        let planned: Vec<(Answered, Plan)> = batch
            .into_iter()
            .map(|answered| {
                let plan = self.plan(&answered).unwrap_or_else(Plan::Fail);
                (answered, plan)
            })
            .collect();
        if let Err(error) = self.journal.sync() {
            self.broken.get_or_insert(error.to_string());
        }
        for (answered, plan) in planned {
            self.carry_out(answered, plan);
        }
        if !self.sink.at_end() {
            self.settle();
        }
    }

    fn carry_out(&mut self, mut answered: Answered, plan: Plan) {
        if let Some(unreadable) = &answered.unreadable {
            return self.unreadable(answered.item.index, unreadable);
        }
        if answered.reply.waits {
            self.tally.waiting += 1;
            self.told
                .add(answered.item.index, Some(answered.reply.record));
            return self.told.whole(self.each);
        }
        if answered.reply.record.outcome == Outcome::Failed {
            let why = answered.reply.record.reason.clone().unwrap_or_default();
            return self.fail(answered, Trouble { why, common: false });
        }
        if matches!(plan, Plan::Leave) {
            self.tally.settled += 1;
            self.told.add(answered.item.index, None);
            return self.told.whole(self.each);
        }
        match self.place(&mut answered, plan) {
            Ok(placed) => self.ended(answered, placed, false),
            Err(trouble) => self.fail(answered, trouble),
        }
    }

    /// A letter failed. It is tried again by the next runs, and after the third time a person must take it.
    fn fail(&mut self, mut answered: Answered, trouble: Trouble) {
        let record = &mut answered.reply.record;
        record.outcome = Outcome::Failed;
        record.reason = Some(trouble.why.clone());
        let mut tries = answered.item.tries;
        if tries < TRIES && !trouble.common && !self.run.options.dry_run {
            let _told_anyway = self.journal.tried(&answered.item.key, "see the record");
            tries = self.journal.tries(&answered.item.key).unwrap_or(0);
        }
        if tries < TRIES {
            return self.tell(answered.item.index, answered.reply.record, false);
        }
        record.outcome = Outcome::NeedsPerson;
        record.reason = Some(format!("{}; set aside after {tries} tries", trouble.why));
        self.tally.aside += 1;
        self.ended(answered, (false, false), true);
    }

    fn ended(&mut self, answered: Answered, (put, fresh): (bool, bool), aside: bool) {
        let index = answered.item.index;
        let done = Done {
            aside,
            ..self.done(&answered, put)
        };
        let record = Box::new(answered.reply.record);
        if self.sink.at_end() {
            self.tell(index, (*record).clone(), put);
        }
        self.waiting.push(Waiting {
            index,
            record,
            done,
            fresh,
        });
    }

    fn done(&mut self, answered: &Answered, put: bool) -> Done {
        let Answered {
            item,
            reply,
            customer,
            sender,
            thread,
            ..
        } = answered;
        let Reply { record, draft, .. } = reply;
        let at = match &mut self.records {
            Some(records) => records.write(record).ok(),
            None => None,
        };
        Done {
            key: item.key.hex(),
            id: item.key.short(),
            message_id: record
                .letter
                .as_ref()
                .and_then(|letter| letter.message_id.clone()),
            outcome: record.outcome,
            put,
            aside: false,
            record: at,
            customer: customer.clone(),
            sender: sender.clone(),
            day: self.run.desk.now().date().to_string(),
            written: (item.date > i64::MIN).then_some(item.date),
            variants: draft
                .as_ref()
                .map(|draft| draft.variants.clone())
                .unwrap_or_default(),
            promises: draft
                .as_ref()
                .map(|draft| draft.promises.clone())
                .unwrap_or_default(),
            thread: thread.clone(),
            stamp: item.stamp.clone(),
        }
    }

    /// Makes durable what was put, and only then counts it as settled.
    fn settle(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return;
        }
        if self.run.options.dry_run {
            return self.tell_all(waiting, None);
        }
        if let Err(error) = self.sink.settle() {
            for one in waiting.iter().filter(|one| one.fresh) {
                self.take_back(&one.done.id);
            }
            return self.tell_all(waiting, Some(error.to_string()));
        }
        self.write_down(waiting);
    }

    fn write_down(&mut self, waiting: Vec<Waiting>) {
        let mut written = Vec::new();
        for one in waiting {
            match self.journal.done(one.done.clone()) {
                Ok(()) => written.push(one),
                // The draft lies there and is found by the next run.
                Err(error) => self.tell_all(vec![one], Some(error.to_string())),
            }
        }
        match self.journal.sync() {
            Ok(()) => self.tell_all(written, None),
            Err(error) => {
                let why = error.to_string();
                self.broken.get_or_insert(why.clone());
                self.tell_all(written, Some(why));
            }
        }
    }

    fn tell_all(&mut self, waiting: Vec<Waiting>, failed: Option<String>) {
        for Waiting {
            index,
            mut record,
            done,
            ..
        } in waiting
        {
            if let Some(why) = &failed {
                record.outcome = Outcome::Failed;
                record.reason = Some(why.clone());
            }
            if !self.sink.at_end() {
                self.tell(index, *record, done.put && failed.is_none());
            }
        }
    }

    /// The end: everything is in its place, or the run has failed.
    pub fn finish(mut self) -> Result<Tally, RunError> {
        self.told.rest(self.each);
        self.sink.close().map_err(RunError::Sink)?;
        let waiting = std::mem::take(&mut self.waiting);
        if !waiting.is_empty() && !self.run.options.dry_run {
            self.write_down(waiting);
        }
        if let (Some(_), true) = (&self.broken, self.sink.at_end()) {
            return Err(RunError::Unsure);
        }
        self.tally.left = self.tally.letters.saturating_sub(self.tally.known());
        Ok(self.tally)
    }

    fn tell(&mut self, index: usize, record: Record, draft: bool) {
        self.tally.count(record.outcome, draft);
        self.told.add(index, Some(record));
        self.told.whole(self.each);
    }
}
