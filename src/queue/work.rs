//! A run: survey, answer in any number of workers, put and settle one by one, tell in the order of the queue.

use super::{
    Run, RunError, Tally,
    entry::{DIED, Entry, PLACE_DIED, Ran},
    hands::{Hands, Holding, TRIES},
    journal::Journal,
    known::retire_answered,
    lock::lock,
    memory::Shelf,
    records::Records,
    settle::Settling,
    survey::{Item, Pile},
    trim,
    worker::{self, Answered, Before},
};
use crate::{
    mail::{DraftSink, Durability, MailSource, Parcels},
    record::Record,
    settings,
};
use std::{
    sync::{Mutex, atomic::Ordering, mpsc},
    thread,
};

/// So many drafts are synced together.
const GROUP: usize = 64;
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
    if !run.options.dry_run {
        trim(run);
    }
    let mut journal = open(run)?;
    let mut tally = Tally::default();
    if !run.options.dry_run {
        retire_answered(run, &mut journal, sink, &mut tally)?;
    }
    let records = if run.options.dry_run {
        None
    } else {
        Some(Records::open(run.state).map_err(|error| RunError::state(run.state, error))?)
    };
    // What is settled only at the end is not known to a later part.
    let whole = run.options.dry_run || sink.at_end();
    let hands = hands(run, &mut journal)?;
    let mut desk = Settling::new(run, (sink, &mut journal), records, tally, each);
    let mut parcels: Parcels = Box::new(source.parcels()?.fuse());
    let found = desk.survey(&mut parcels, Pile::new(run.state, whole), &hands)?;
    drop(parcels);
    for (index, unreadable) in &found.unreadable {
        desk.unreadable(*index, unreadable);
    }
    let mut pile = found.pile;
    while let Some(groups) = desk.part(&mut pile)? {
        let before = Journal::peek(run.state)?;
        let (first, rest) = suspects(groups);
        answer_all(run, (first, 1), (&before, &hands), &mut desk);
        answer_all(run, (rest, run.options.jobs), (&before, &hands), &mut desk);
    }
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

/// Opens the hands of a run. A letter that was in hand when the last run died counts as tried.
fn hands(run: &Run, journal: &mut Journal) -> Result<Hands, RunError> {
    if run.options.dry_run {
        return Ok(Hands::default());
    }
    let left = Hands::left(run.state);
    for holding in &left {
        let (key, why) = match holding {
            Holding::Letter(key) => (key, DIED),
            Holding::Place(key) => (key, PLACE_DIED),
        };
        tracing::info!(
            letter = key.short(),
            "the last run died with this letter in hand"
        );
        journal.tried(key, why)?;
    }
    if !left.is_empty() {
        journal.sync()?;
    }
    Ok(Hands::open(run.state, run.options.jobs.max(1)).unwrap_or_else(|error| {
        tracing::warn!(%error, "a letter that ends the program will not be known to the next run");
        Hands::default()
    }))
}

/// Groups with a letter that the program died of, or failed at, and the others. The former come first and one by one, the least
/// suspected first: a letter that only stood beside the guilty one is settled before that one is read again.
fn suspects(groups: Vec<Vec<Item>>) -> (Vec<Vec<Item>>, Vec<Vec<Item>>) {
    let tries = |group: &Vec<Item>| {
        let tried = group.iter().map(|item| item.tries);
        tried.filter(|tries| *tries < TRIES).max().unwrap_or(0)
    };
    let (mut first, rest): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|group| tries(group) > 0);
    first.sort_by_key(tries);
    (first, rest)
}

/// Starts the workers, and takes what they have done.
fn answer_all(
    run: &Run,
    (groups, jobs): (Vec<Vec<Item>>, usize),
    (journal, hands): (&Journal, &Hands),
    desk: &mut Settling,
) {
    if groups.is_empty() {
        return;
    }
    let queue = Mutex::new(groups.into_iter());
    let shelf = Shelf {
        state: run.state,
        journal,
        sent: run.sent,
        zone: run.desk.now().time_zone(),
    };
    let day = run.desk.now().date().to_string();
    let today = |sender: &str| today(journal, sender, &day);
    let before = Before {
        shelf: &shelf,
        today: &today,
        per_day: per_day(run),
    };
    // Grouped drafts wait for their group; else what is at hand shares the journal's sync.
    let whole_groups = run.options.durability == Durability::Grouped;
    thread::scope(|scope| {
        // While a group is synced the next one is written.
        let (sender, receiver) = mpsc::sync_channel::<Answered>(GROUP);
        for slot in 0..jobs.max(1) {
            let hand = hands.hand(slot);
            let (sender, queue, before) = (sender.clone(), &queue, &before);
            scope.spawn(move || {
                while let Some(group) = next(queue) {
                    if run.stop.load(Ordering::Relaxed) {
                        return;
                    }
                    worker::answer(run, group, (before, hand), &mut |answered| {
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
    settings::per_day(run.desk.parts().files.settings.per_sender.as_deref()?)
}

/// The journal is smaller afterwards; where that fails, it stays as it is.
fn trim(run: &Run) {
    if let Err(error) = trim::trim(run.state, run.desk.now().date()) {
        tracing::warn!(%error, "what is old is still in the journal");
    }
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
