//! A run: survey, answer in any number of workers, put and settle one by one, tell in the order of the queue.

use super::{
    Run, RunError, Tally,
    journal::{Done, Journal},
    memory,
    records::Records,
    survey::{self, Item},
    worker::{self, Answered, Before},
};
use crate::{
    brief::Memory,
    mail::{DraftSink, MailSource, Parcel, Placed, SinkError, Unreadable},
    record::{Outcome, Record},
};
use std::{
    collections::{BTreeMap, HashMap},
    fs::{self, File},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    sync::{Mutex, atomic::Ordering, mpsc},
    thread,
};

/// A letter that was tried so often in vain is set aside.
const TRIES: u32 = 3;
/// So many drafts are synced together.
const GROUP: usize = 64;

pub(super) fn run(
    run: &Run,
    source: &mut dyn MailSource,
    sink: &mut dyn DraftSink,
    each: &mut dyn FnMut(&Record),
) -> Result<Tally, RunError> {
    let _lock = if run.options.dry_run {
        None
    } else {
        Some(lock(run.state)?)
    };
    let mut journal = open(run)?;
    let redo = run.options.redo;
    let found = survey::survey(source, run.desk, run.options.limit, &mut |parcel, key| {
        let settled = match key {
            Some(key) => journal.settled(key),
            None => stamp(parcel).and_then(|stamp| journal.by_stamp(&stamp)),
        };
        settled.is_some_and(|done| !(redo && done.put))
    })?;
    let tally = Tally {
        letters: found.seen,
        settled: found.settled,
        twins: found.twins,
        ..Tally::default()
    };
    let records = if run.options.dry_run {
        None
    } else {
        Some(Records::open(run.state).map_err(|error| state(run.state, error))?)
    };
    let known = Known::of(run, &journal);
    let mut desk = Settling {
        run,
        sink,
        journal: &mut journal,
        records,
        waiting: Vec::new(),
        tally,
        each,
        told: InOrder::default(),
    };
    for (index, unreadable) in &found.unreadable {
        desk.unreadable(*index, unreadable);
    }
    answer_all(run, found.groups, &known, &mut desk)?;
    desk.settle()?;
    desk.told.rest(desk.each);
    if let Err(error) = desk.sink.close() {
        return Err(RunError::Sink(error));
    }
    Ok(desk.tally)
}

/// Starts the workers, and takes what they have done.
fn answer_all(
    run: &Run,
    groups: Vec<Vec<Item>>,
    known: &Known,
    desk: &mut Settling,
) -> Result<(), RunError> {
    let queue = Mutex::new(groups.into_iter());
    let memory = |whose: &str| known.memory(run.state, whose);
    let today = |sender: &str| known.today.get(sender).copied().unwrap_or(0);
    let before = Before {
        memory: &memory,
        today: &today,
        per_day: known.per_day,
    };
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel::<Answered>(4 * run.options.jobs.max(1));
        for _ in 0..run.options.jobs.max(1) {
            let (sender, queue, before) = (sender.clone(), &queue, &before);
            scope.spawn(move || {
                while let Some(group) = next(queue) {
                    if run.stop.load(Ordering::Relaxed) {
                        return;
                    }
                    worker::answer(run, group, before, &mut |answered| {
                        sender.send(answered).is_ok() && !run.stop.load(Ordering::Relaxed)
                    });
                }
            });
        }
        drop(sender);
        for answered in receiver {
            desk.take(answered)?;
        }
        Ok(())
    })
}

fn next(queue: &Mutex<std::vec::IntoIter<Vec<Item>>>) -> Option<Vec<Item>> {
    // A worker that panicked holding the lock left the iterator whole: taking from it cannot stop half-way.
    queue
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
        .next()
}

/// What the journal knows at the start of the run.
struct Known {
    by_customer: HashMap<String, Vec<Done>>,
    today: HashMap<String, usize>,
    per_day: Option<usize>,
}

impl Known {
    fn of(run: &Run, journal: &Journal) -> Self {
        let day = run.desk.now().date().to_string();
        let mut known = Self {
            by_customer: HashMap::new(),
            today: HashMap::new(),
            per_day: per_day(run),
        };
        for done in journal.all() {
            if let Some(customer) = &done.customer {
                known
                    .by_customer
                    .entry(customer.clone())
                    .or_default()
                    .push(done.clone());
            }
            if let (Some(sender), true, true) = (&done.sender, done.put, done.day == day) {
                *known.today.entry(sender.clone()).or_insert(0) += 1;
            }
        }
        for theirs in known.by_customer.values_mut() {
            theirs.sort_by_key(|done| done.record);
        }
        known
    }

    fn memory(&self, state: &Path, whose: &str) -> Memory {
        let theirs = self.by_customer.get(whose).map_or(&[][..], Vec::as_slice);
        memory::from(state, &theirs.iter().collect::<Vec<_>>())
    }
}

/// "10 a day" → 10.
fn per_day(run: &Run) -> Option<usize> {
    let text = run.desk.parts().files.settings.per_sender.as_deref()?;
    text.split_whitespace().next()?.parse().ok()
}

/// The one place where a run touches the sink and the journal.
struct Settling<'s> {
    run: &'s Run<'s>,
    sink: &'s mut dyn DraftSink,
    journal: &'s mut Journal,
    records: Option<Records>,
    /// Put, but not yet durable and so not yet settled.
    waiting: Vec<Done>,
    tally: Tally,
    each: &'s mut dyn FnMut(&Record),
    told: InOrder,
}

impl Settling<'_> {
    fn unreadable(&mut self, index: usize, unreadable: &Unreadable) {
        let record = Record {
            source: unreadable.place.clone(),
            outcome: Outcome::Failed,
            reason: Some(unreadable.to_string()),
            ..Record::default()
        };
        self.tell(index, record, false);
    }

    /// Puts a draft, writes down how the letter ended, and tells it.
    fn take(&mut self, answered: Answered) -> Result<(), RunError> {
        let Answered {
            item,
            mut reply,
            mail,
            customer,
            sender,
            thread,
        } = answered;
        let mut put = false;
        if let Some(mail) = &mail {
            match self.put(&item, &reply.record, mail, thread.as_deref()) {
                Ok(was_put) => put = was_put,
                Err(error) => {
                    self.journal
                        .tried(&item.key, "the draft could not be put")?;
                    reply.record.outcome = Outcome::Failed;
                    reply.record.reason = Some(self.why(&item, &error));
                }
            }
        }
        let ended = reply.record.outcome != Outcome::Failed && !reply.waits;
        if ended {
            let done = self.done(&item, &reply, put, (customer, sender, thread));
            self.waiting.push(done);
        }
        self.tell(item.index, reply.record, put);
        if self.waiting.len() >= GROUP
            || self.run.options.durability == crate::mail::Durability::Each
        {
            self.settle()?;
        }
        Ok(())
    }

    fn why(&self, item: &Item, error: &SinkError) -> String {
        match self.journal.tries(&item.key) {
            tries if tries >= TRIES => format!("{error}; set aside after {tries} tries"),
            _ => error.to_string(),
        }
    }

    /// Journal, then sink: what lies there is never written again; what a person has touched is never changed.
    fn put(
        &mut self,
        item: &Item,
        record: &Record,
        mail: &crate::mime::compose::Composed,
        thread: Option<&str>,
    ) -> Result<bool, SinkError> {
        if self.run.options.dry_run {
            return Ok(true);
        }
        let answers = record
            .letter
            .as_ref()
            .and_then(|letter| letter.message_id.as_deref());
        if let Some(placed) = self.sink.find(&mail.id, answers)? {
            let renew =
                self.run.options.redo && placed.id == mail.id && self.sink.retire(&placed)?;
            if !renew {
                return Ok(true);
            }
        }
        if let Err(error) = self.journal.intent(&item.key) {
            return Err(SinkError::Io {
                place: error.to_string(),
                error: std::io::Error::other("journal"),
            });
        }
        self.sink.put(mail)?;
        self.retire_older(&mail.id, thread)?;
        Ok(true)
    }

    /// One live draft a thread: an older one goes, if nobody has touched it.
    fn retire_older(&mut self, id: &str, thread: Option<&str>) -> Result<(), SinkError> {
        let Some(thread) = thread else { return Ok(()) };
        let older: Vec<String> = self
            .journal
            .all()
            .chain(&self.waiting)
            .filter(|done| done.put && done.id != id && done.thread.as_deref() == Some(thread))
            .map(|done| done.id.clone())
            .collect();
        for id in older {
            match self.sink.find(&id, None)? {
                Some(placed @ Placed { touched: false, .. }) if placed.id == id => {
                    self.sink.retire(&placed)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn done(
        &mut self,
        item: &Item,
        reply: &crate::desk::Reply,
        put: bool,
        whose: (Option<String>, Option<String>, Option<String>),
    ) -> Done {
        let record = match &mut self.records {
            Some(records) => records.write(&reply.record).ok(),
            None => None,
        };
        let (customer, sender, thread) = whose;
        Done {
            key: item.key.hex(),
            id: reply.record.id.clone(),
            message_id: reply
                .record
                .letter
                .as_ref()
                .and_then(|letter| letter.message_id.clone()),
            outcome: reply.record.outcome,
            put,
            record,
            customer,
            sender,
            day: self.run.desk.now().date().to_string(),
            variants: reply
                .draft
                .as_ref()
                .map(|draft| draft.variants.clone())
                .unwrap_or_default(),
            promises: reply
                .draft
                .as_ref()
                .map(|draft| draft.promises.clone())
                .unwrap_or_default(),
            thread,
            stamp: stamp(&item.parcel),
        }
    }

    /// Makes durable what was put, and only then counts it as settled.
    fn settle(&mut self) -> Result<(), RunError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        self.sink.settle().map_err(RunError::Sink)?;
        for done in std::mem::take(&mut self.waiting) {
            self.journal.done(done)?;
        }
        Ok(self.journal.sync()?)
    }

    fn tell(&mut self, index: usize, record: Record, draft: bool) {
        self.tally.count(record.outcome, draft);
        self.told.add(index, record);
        self.told.whole(self.each);
    }
}

/// Records held back until those before them have been told.
#[derive(Default)]
struct InOrder {
    next: usize,
    held: BTreeMap<usize, Record>,
}

impl InOrder {
    fn add(&mut self, index: usize, record: Record) {
        self.held.insert(index, record);
    }

    /// Tells what is next in line.
    fn whole(&mut self, each: &mut dyn FnMut(&Record)) {
        while let Some(record) = self.held.remove(&self.next) {
            each(&record);
            self.next += 1;
        }
    }

    /// Tells the rest, gaps (settled letters, a run that was stopped) left out.
    fn rest(&mut self, each: &mut dyn FnMut(&Record)) {
        for record in std::mem::take(&mut self.held).into_values() {
            each(&record);
        }
    }
}

/// How a file looks from outside, digested.
fn stamp(parcel: &Parcel) -> Option<String> {
    let stamp = parcel.stamp()?;
    Some(memory::digest(&format!(
        "{}\0{}\0{}\0{}",
        stamp.name, stamp.inode, stamp.size, stamp.changed
    )))
}

fn open(run: &Run) -> Result<Journal, RunError> {
    if run.options.dry_run {
        return Ok(Journal::peek(run.state)?);
    }
    let journal = Journal::open(run.state, run.options.durability)?;
    for line in &journal.damaged {
        tracing::warn!(
            line,
            "a line of the journal is damaged; its letter is looked for among the drafts"
        );
    }
    Ok(journal)
}

/// The state folder, made if it is not there, held by one run at a time; a lock of a dead process is no lock.
fn lock(folder: &Path) -> Result<File, RunError> {
    let io = |error| state(folder, error);
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(io)?;
    let file = File::options()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(folder.join("lock"))
        .map_err(io)?;
    rustix::fs::flock(&file, rustix::fs::FlockOperation::LockExclusive)
        .map_err(|error| io(error.into()))?;
    Ok(file)
}

fn state(path: &Path, error: std::io::Error) -> RunError {
    RunError::State {
        path: path.to_path_buf(),
        error,
    }
}
