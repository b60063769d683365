//! What was said to a customer before, from the journal.

use super::{
    entry::{Done, Mark},
    journal::Journal,
    records,
};
use crate::{brief::Memory, draft::Promise, text::hex};
use sha2::{Digest, Sha256};
use std::path::Path;

/// How many earlier replies are compared with a new one.
const REPLIES: usize = 3;
/// So many letters of one customer are remembered.
const LETTERS: usize = 200;

/// Whose letters these are, without saying who: the journal holds no name and no address.
pub fn digest(key: &str) -> String {
    hex(Sha256::digest(key.as_bytes()).into_iter().take(12))
}

/// The memory of one customer (`Opened::memory_key`); nothing for nobody. A journal that cannot be read is
/// an empty memory here: a single draft must not fail because of it.
pub fn of(state: &Path, key: Option<&str>) -> Memory {
    let (Some(key), Ok(journal)) = (key, Journal::peek(state)) else {
        return Memory::default();
    };
    recall(state, &journal, &digest(key), &|_| false)
}

/// The memory of the customer with this digest, but for the letters that are drafted anew.
pub(super) fn recall(
    state: &Path,
    journal: &Journal,
    customer: &str,
    without: &dyn Fn(&str) -> bool,
) -> Memory {
    let mut theirs = journal.of_customer(customer, LETTERS).unwrap_or_default();
    theirs.retain(|done| !without(&done.key));
    let mut memory = Memory::default();
    for done in &theirs {
        memory.variants.extend(done.variants.iter().cloned());
        memory.promises.extend(binding(journal, done));
    }
    let recent = theirs.iter().rev().filter(|done| done.put).take(REPLIES);
    memory.replies = recent
        .filter_map(|done| records::read(state, done.record?, &done.id).ok()?.draft)
        .map(|draft| draft.text)
        .collect();
    memory.replies.reverse();
    memory
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

/// What one more draft adds. Its promises do not bind before it is sent.
pub fn add(memory: &mut Memory, draft: &crate::draft::Draft) {
    memory.variants.extend(draft.variants.iter().cloned());
    memory.replies.push(draft.text.clone());
    if memory.replies.len() > REPLIES {
        memory.replies.remove(0);
    }
}
