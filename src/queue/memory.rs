//! What was said to a customer before, from the journal.

use super::{
    journal::{Done, Journal},
    records,
};
use crate::brief::Memory;
use sha2::{Digest, Sha256};
use std::path::Path;

/// How many earlier replies are compared with a new one.
const REPLIES: usize = 3;

/// Whose letters these are, without saying who: the journal holds no name and no address.
pub fn digest(key: &str) -> String {
    Sha256::digest(key.as_bytes())
        .iter()
        .take(12)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The memory of one customer (`Opened::memory_key`); nothing for nobody. A journal that cannot be read is
/// an empty memory here: a single draft must not fail because of it.
pub fn of(state: &Path, key: Option<&str>) -> Memory {
    let Some(key) = key else {
        return Memory::default();
    };
    let digest = digest(key);
    let done = Journal::read(state).unwrap_or_default();
    let theirs: Vec<&Done> = done
        .iter()
        .filter(|done| done.customer.as_deref() == Some(&digest))
        .collect();
    from(state, &theirs)
}

/// The memory that these letters, oldest first, have left.
pub fn from(state: &Path, theirs: &[&Done]) -> Memory {
    let mut memory = Memory::default();
    for done in theirs {
        memory.variants.extend(done.variants.iter().cloned());
        memory.promises.extend(done.promises.iter().cloned());
    }
    let recent = theirs.iter().rev().filter(|done| done.put).take(REPLIES);
    memory.replies = recent
        .filter_map(|done| records::read(state, done.record?).ok()?.draft)
        .map(|draft| draft.text)
        .collect();
    memory.replies.reverse();
    memory
}

/// What one more draft adds.
pub fn add(memory: &mut Memory, draft: &crate::draft::Draft) {
    memory.variants.extend(draft.variants.iter().cloned());
    memory.promises.extend(draft.promises.iter().cloned());
    memory.replies.push(draft.text.clone());
    if memory.replies.len() > REPLIES {
        memory.replies.remove(0);
    }
}
