//! What drafts have promised, and how each promise stands.

use super::{
    Sent,
    entry::{Entry, Mark},
    journal::{Journal, JournalError},
    lock,
    memory::{self, Standing},
};
use crate::{draft::Promise, mail::Durability};
use jiff::civil::Date;
use serde::Serialize;
use std::path::Path;

/// One promise.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Due {
    /// What `--kept` and `--confirm` take: the draft's id, and which promise of it.
    pub id: String,
    /// What.
    pub what: String,
    /// By when.
    pub due: Option<Date>,
    /// Whether the day is past.
    pub overdue: bool,
    /// Whether the draft is known to have been sent.
    pub sent: bool,
    /// Whether it was kept.
    pub kept: bool,
    /// Where the record of the draft begins.
    #[serde(skip)]
    pub record: Option<u64>,
    /// The draft.
    pub draft: String,
}

/// Every promise of the journal, those that are due first at the top, those without a day at the end.
///
/// # Errors
/// If the journal cannot be read.
pub fn all(state: &Path, sent: Option<&Sent>, today: Date) -> Result<Vec<Due>, JournalError> {
    let journal = Journal::peek(state)?;
    let mut found = Vec::new();
    for done in Journal::read(state)?.into_iter().filter(|done| done.put) {
        if done.promises.is_empty() {
            continue;
        }
        let marks = journal.marks(&done.key)?;
        let seen = sent.is_some_and(|sent| sent.holds(&done.id));
        for (at, Promise { what, due }) in done.promises.into_iter().enumerate() {
            let standing = memory::stands(&marks, at);
            found.push(Due {
                id: format!("{}.{}", done.id, at + 1),
                overdue: due.is_some_and(|due| due < today),
                sent: seen || standing != Standing::Drafted,
                kept: standing == Standing::Kept,
                record: done.record,
                draft: done.id.clone(),
                what,
                due,
            });
        }
    }
    found.sort_by(|a, b| (a.due.is_none(), a.due, &a.id).cmp(&(b.due.is_none(), b.due, &b.id)));
    Ok(found)
}

/// Writes down that a promise was kept, or that a draft was sent: `id` is the draft's, or one promise of it
/// (`0123456789abcdef.1`). Gives whether there is such a promise.
///
/// # Errors
/// If the journal cannot be read or written, or another run holds it.
pub fn mark(state: &Path, id: &str, mark: Mark, day: Date) -> Result<bool, super::RunError> {
    let (draft, promise) = match id.split_once('.') {
        Some((draft, number)) => (
            draft,
            number
                .parse::<usize>()
                .ok()
                .and_then(|it| it.checked_sub(1)),
        ),
        None => (id, None),
    };
    let _lock = lock::hold(state)?;
    let mut journal = Journal::open(state, Durability::Each)?;
    let Some(done) = journal
        .by_id(draft)?
        .filter(|done| !done.promises.is_empty())
    else {
        return Ok(false);
    };
    if id.contains('.') && promise.is_none_or(|at| at >= done.promises.len()) {
        return Ok(false);
    }
    journal.add(&Entry::Mark {
        key: done.key,
        mark,
        day: day.to_string(),
        promise,
    })?;
    journal.sync()?;
    Ok(true)
}
