//! A run: survey, answer in any number of workers, put and settle one by one, tell in the order of the queue.

use super::{
    Run, RunError, Tally,
    answered::Sent,
    entry::{Entry, Mark, Ran},
    journal::{ASIDE, Journal, PUT},
    memory,
    records::Records,
    settle::Settling,
    survey::{self, Fate, Item, Judge},
    worker::{self, Answered, Before},
};
use crate::{
    letter::Letter,
    mail::{DraftSink, Durability, MailSource, Parcel, Placed},
    record::Record,
};
use rustix::fs::FlockOperation;
use std::{
    fs::{self, File},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    sync::{Mutex, atomic::Ordering, mpsc},
    thread,
    time::Duration,
};

/// So many drafts are synced together.
const GROUP: usize = 64;
/// How often a run that waits for another looks again.
const LOOK: Duration = Duration::from_millis(50);
/// So many letters of one sender are looked at for the daily limit.
const PER_DAY: usize = 1_000;

pub(super) fn run(
    run: &Run,
    source: &mut dyn MailSource,
    sink: &mut dyn DraftSink,
    each: &mut dyn FnMut(&Record),
) -> Result<Tally, RunError> {
    let _lock = if run.options.dry_run {
        None
    } else {
        lock(run)?
    };
    let mut journal = open(run)?;
    let mut tally = Tally::default();
    if !run.options.dry_run {
        retire_answered(run, &mut journal, sink, &mut tally)?;
    }
    let mut known = Known {
        run,
        journal: &mut journal,
        sink,
        retired: 0,
    };
    let found = survey::survey(run, source, &mut known)?;
    tally.retired += known.retired;
    (tally.letters, tally.settled) = (found.seen, found.settled);
    (tally.twins, tally.gone) = (found.twins, found.gone);
    let records = if run.options.dry_run {
        None
    } else {
        Some(Records::open(run.state).map_err(|error| state(run.state, error))?)
    };
    let before = Journal::peek(run.state)?;
    let mut desk = Settling::new(run, (sink, &mut journal), records, tally, each);
    for (index, unreadable) in &found.unreadable {
        desk.unreadable(*index, unreadable);
    }
    answer_all(run, found.groups, &before, &mut desk);
    let tally = desk.finish()?;
    if !run.options.dry_run {
        remember(run, &mut journal, &tally);
    }
    Ok(tally)
}

/// How the run ended, for `status`. It is told to the person anyway, so trouble here is none.
fn remember(run: &Run, journal: &mut Journal, tally: &Tally) {
    if tally.done() + tally.left + tally.retired > 0 {
        let ran = Ran {
            day: run.desk.now().date().to_string(),
            letters: tally.letters,
            waiting: tally.waiting,
            failed: tally.failed,
            left: tally.left,
        };
        let _told_already = journal.add(&Entry::Ran(ran)).and_then(|()| journal.sync());
    }
    journal.close();
}

/// Starts the workers, and takes what they have done.
fn answer_all(run: &Run, groups: Vec<Vec<Item>>, journal: &Journal, desk: &mut Settling) {
    let queue = Mutex::new(groups.into_iter());
    let memory = |whose: &str, without: &dyn Fn(&str) -> bool| {
        memory::recall(run.state, journal, whose, without)
    };
    let day = run.desk.now().date().to_string();
    let today = |sender: &str| today(journal, sender, &day);
    let before = Before {
        memory: &memory,
        today: &today,
        per_day: per_day(run),
    };
    // Grouped drafts wait for their group; else what is at hand shares the journal's sync.
    let whole_groups = run.options.durability == Durability::Grouped;
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
        while let Ok(first) = receiver.recv() {
            let mut batch = vec![first];
            while batch.len() < GROUP {
                let more = if whole_groups {
                    receiver.recv().ok()
                } else {
                    receiver.try_recv().ok()
                };
                let Some(more) = more else { break };
                batch.push(more);
            }
            desk.take(batch);
        }
    });
}

fn next(queue: &Mutex<std::vec::IntoIter<Vec<Item>>>) -> Option<Vec<Item>> {
    // A worker that panicked holding the lock left the iterator whole: taking from it cannot stop half-way.
    queue
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
        .next()
}

/// Drafts to this sender (digest) on this day, as the run found it.
fn today(journal: &Journal, sender: &str, day: &str) -> usize {
    let theirs = journal.of_sender(sender, PER_DAY).unwrap_or_default();
    theirs
        .iter()
        .filter(|done| done.put && done.day == day)
        .count()
}

/// "10 a day" → 10.
fn per_day(run: &Run) -> Option<usize> {
    let text = run.desk.parts().files.settings.per_sender.as_deref()?;
    text.split_whitespace().next()?.parse().ok()
}

/// What the journal, the sink and the sent mail know of a letter.
struct Known<'k> {
    run: &'k Run<'k>,
    journal: &'k mut Journal,
    sink: &'k mut dyn DraftSink,
    retired: usize,
}

impl Judge for Known<'_> {
    fn at_a_glance(&mut self, parcel: &Parcel, stamp: &str) -> Result<bool, RunError> {
        let Some(value) = self.journal.by_stamp(stamp)? else {
            return Ok(false);
        };
        let look_again = value.has(PUT) && parcel.answered();
        Ok(!(self.run.options.redo || look_again))
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
fn retire_answered(
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

fn open(run: &Run) -> Result<Journal, RunError> {
    let journal = if run.options.dry_run {
        Journal::peek(run.state)?
    } else {
        Journal::open(run.state, run.options.durability)?
    };
    for line in &journal.damaged {
        tracing::warn!(
            line,
            "a line of the journal is damaged; a letter whose end it may tell goes to a person"
        );
    }
    if journal.damaged.is_empty() && journal.damaged() > 0 {
        tracing::warn!(lines = journal.damaged(), "the journal holds damaged lines");
    }
    Ok(journal)
}

/// The state folder, made if it is not there, held by one run at a time; a lock of a dead process is no lock.
fn lock(run: &Run) -> Result<Option<File>, RunError> {
    let file = lock_file(run.state)?;
    let mut told = false;
    while !taken(run.state, &file)? {
        if run.stop.load(Ordering::Relaxed) {
            return Err(RunError::Stopped);
        }
        if !told {
            tracing::info!("another run holds the state folder; waiting for it");
            told = true;
        }
        thread::sleep(LOOK);
    }
    Ok(Some(file))
}

/// Holds the state folder for a short command; a run that holds it comes first.
pub(super) fn hold(folder: &Path) -> Result<File, RunError> {
    let file = lock_file(folder)?;
    if taken(folder, &file)? {
        Ok(file)
    } else {
        Err(state(
            folder,
            std::io::Error::other("a run holds it; try again when it has ended"),
        ))
    }
}

fn lock_file(folder: &Path) -> Result<File, RunError> {
    let io = |error| state(folder, error);
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(io)?;
    File::options()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(folder.join("lock"))
        .map_err(io)
}

fn taken(folder: &Path, file: &File) -> Result<bool, RunError> {
    match rustix::fs::flock(file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(true),
        Err(rustix::io::Errno::WOULDBLOCK) => Ok(false),
        Err(error) => Err(state(folder, error.into())),
    }
}

fn state(path: &Path, error: std::io::Error) -> RunError {
    RunError::State {
        path: path.to_path_buf(),
        error,
    }
}
