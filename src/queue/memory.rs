//! What was said to a customer before, from the journal.

use super::{
    answered::{Sent, draft_of},
    entry::{Done, Mark},
    journal::Journal,
    records,
};
use crate::{
    brief::Memory,
    desk::{Opened, Reply},
    draft::Promise,
    letter::Letter,
    record::Outcome,
    text::hex,
};
use jiff::{Timestamp, Zoned, civil::Date, tz::TimeZone};
use sha2::{Digest, Sha256};
use std::path::Path;

/// How many earlier replies are compared with a new one.
const REPLIES: usize = 3;
/// So many letters of one customer are remembered.
const LETTERS: usize = 200;
/// Who writes again within fewer days was not left waiting.
const WAITED: i32 = 2;
/// After so many days a silence is no longer spoken of.
const RECENT: i32 = 60;

/// Whose letters these are, without saying who: the journal holds no name and no address.
pub fn digest(key: &str) -> String {
    hex(Sha256::digest(key.as_bytes()).into_iter().take(12))
}

/// The memory for one letter; nothing where nobody is answered. A journal that cannot be read is an empty memory
/// here: a single draft must not fail because of it.
pub fn of(state: &Path, opened: &Opened, now: &Zoned) -> Memory {
    let (Some(key), Ok(journal)) = (opened.memory_key(), Journal::peek(state)) else {
        return Memory::default();
    };
    let shelf = Shelf {
        state,
        journal: &journal,
        sent: None,
        zone: now.time_zone(),
    };
    let whose = digest(&key);
    // What was drafted to this very letter is no earlier reply.
    let own = opened.letter.key.hex();
    let memory = shelf.recall(&whose, &|key| key == own);
    shelf.about(memory, &whose, opened.letter)
}

/// Where what was said to customers stands.
pub(super) struct Shelf<'s> {
    pub state: &'s Path,
    pub journal: &'s Journal,
    /// What was sent, where that can be seen.
    pub sent: Option<&'s Sent>,
    /// In which days are counted.
    pub zone: &'s TimeZone,
}

impl Shelf<'_> {
    /// The memory of the customer with this digest, but for the letters that are drafted anew.
    pub fn recall(&self, customer: &str, without: &dyn Fn(&str) -> bool) -> Memory {
        let theirs = self.journal.of_customer(customer, LETTERS);
        let mut theirs = theirs.unwrap_or_default();
        theirs.retain(|done| !without(&done.key));
        let mut memory = Memory::default();
        for done in &theirs {
            memory.variants.extend(done.variants.iter().cloned());
            memory.promises.extend(binding(self.journal, done));
        }
        let recent = theirs.iter().rev().filter(|done| done.put).take(REPLIES);
        memory.replies = recent
            .filter_map(|done| {
                records::read(self.state, done.record?, &done.id)
                    .ok()?
                    .draft
            })
            .map(|draft| draft.text)
            .collect();
        memory.replies.reverse();
        let silent = theirs.iter().filter(|done| self.unanswered(done, &theirs));
        memory.unanswered = silent.filter_map(|done| self.day(done)).collect();
        memory
    }

    /// What of a customer's memory concerns this letter: when we last wrote in its thread, and letters before it.
    pub fn about(&self, mut memory: Memory, customer: &str, letter: &Letter) -> Memory {
        memory.last_in_thread = self.last_in_thread(customer, letter);
        let day = written(letter, self.zone);
        let waited = |earlier: &Date| {
            day.and_then(|day| earlier.until(day).ok())
                .is_some_and(|span| (WAITED..=RECENT).contains(&span.get_days()))
        };
        memory.unanswered.retain(waited);
        memory.unanswered.sort_unstable();
        memory.unanswered.dedup();
        memory
    }

    /// The day of our last reply in the thread of a letter, as far as it was sent.
    fn last_in_thread(&self, customer: &str, letter: &Letter) -> Option<Date> {
        let ids = || letter.references.iter().chain(&letter.in_reply_to);
        let thread = thread_of(letter, customer)?;
        let mut theirs = self.journal.of_thread(&thread).unwrap_or_default();
        let answered = ids().filter_map(|id| draft_of(id));
        theirs.extend(answered.filter_map(|id| self.journal.by_id(id).ok()?));
        theirs.retain(|done| {
            done.key != letter.key.hex() && done.customer.as_deref() == Some(customer)
        });
        let days = theirs.iter().filter_map(|done| {
            let drafted = done.day.parse().ok();
            // Who answers a draft of ours has it.
            let held = ids().any(|id| draft_of(id) == Some(done.id.as_str()));
            let sent = held || self.was_sent(done);
            match self.answer(done) {
                Some(day) => day.or(drafted),
                None => drafted.filter(|_| sent),
            }
        });
        days.max()
    }

    /// Whether a letter still waits. Only the folder of sent mail can tell: without it nothing is said.
    fn unanswered(&self, done: &Done, theirs: &[Done]) -> bool {
        let waits = matches!(done.outcome, Outcome::Drafted | Outcome::NeedsPerson);
        if self.sent.is_none() || !waits || self.answer(done).is_some() || self.was_sent(done) {
            return false;
        }
        // A draft goes when its letter was answered, or when a newer letter of its thread has come.
        let gone = self.marked(done, Mark::Retired);
        let newer = |other: &Done| other.thread == done.thread && other.written > done.written;
        !gone || done.thread.is_some() && theirs.iter().any(newer)
    }

    fn answer(&self, done: &Done) -> Option<Option<Date>> {
        self.sent?.answer_to(done.message_id.as_deref()?)
    }

    fn was_sent(&self, done: &Done) -> bool {
        self.marked(done, Mark::Sent) || self.sent.is_some_and(|sent| sent.holds(&done.id))
    }

    fn marked(&self, done: &Done, wanted: Mark) -> bool {
        let marks = self.journal.marks(&done.key).unwrap_or_default();
        marks.iter().any(|(mark, _)| *mark == wanted)
    }

    fn day(&self, done: &Done) -> Option<Date> {
        let at = Timestamp::from_second(done.written?).ok()?;
        Some(at.to_zoned(self.zone.clone()).date())
    }
}

fn written(letter: &Letter, zone: &TimeZone) -> Option<Date> {
    let date = letter.date.as_ref()?;
    Some(date.with_time_zone(zone.clone()).date())
}

/// The thread that a letter belongs to: its first letter, or itself where it begins one. Bound to whose it is, so that nobody can
/// put their letter into the thread of somebody else by naming its ids.
pub(super) fn thread_of(letter: &Letter, whose: &str) -> Option<String> {
    let first = letter
        .references
        .first()
        .or_else(|| letter.in_reply_to.first())
        .or(letter.message_id.as_ref())?;
    Some(digest(&format!("{first}\0{whose}")))
}

/// Promises that went out and are not kept yet: what stood in a draft that nobody sent binds nobody.
fn binding(journal: &Journal, done: &Done) -> Vec<Promise> {
    if done.promises.is_empty() {
        return Vec::new();
    }
    let marks = journal.marks(&done.key).unwrap_or_default();
    let promises = done.promises.iter().enumerate();
    let open = promises.filter(|(at, _)| stands(&marks, *at) == Standing::Binds);
    open.map(|(_, promise)| promise.clone()).collect()
}

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// In a draft of which nobody knows whether it was sent.
    Drafted,
    /// It was sent, or a person said so.
    Binds,
    /// A person said that it was kept.
    Kept,
}

/// How the promise number `at` of a draft with these marks stands.
pub(super) fn stands(marks: &[(Mark, Option<usize>)], at: usize) -> Standing {
    let has = |wanted| {
        marks
            .iter()
            .any(|(mark, which)| *mark == wanted && which.is_none_or(|which| which == at))
    };
    match (has(Mark::Kept), has(Mark::Sent)) {
        (true, _) => Standing::Kept,
        (false, true) => Standing::Binds,
        (false, false) => Standing::Drafted,
    }
}

/// What one more letter of this run adds, and its draft. The draft's promises do not bind before it is sent.
pub(super) fn add(memory: &mut Memory, letter: &Letter, reply: &Reply, zone: &TimeZone) {
    if matches!(
        reply.record.outcome,
        Outcome::Drafted | Outcome::NeedsPerson
    ) {
        memory.unanswered.extend(written(letter, zone));
    }
    let Some(draft) = &reply.draft else { return };
    memory.variants.extend(draft.variants.iter().cloned());
    memory.replies.push(draft.text.clone());
    if memory.replies.len() > REPLIES {
        memory.replies.remove(0);
    }
}
