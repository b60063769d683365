//! How a letter ends that no draft is written for.

use super::Answered;
use crate::{
    desk::Reply,
    mail::Unreadable,
    queue::survey::Item,
    record::{Outcome, Record},
};

/// Somebody was quicker.
pub(super) fn answered_before(record: Record, how: &str) -> Reply {
    Reply {
        record: Record {
            outcome: Outcome::NoReply,
            reason: Some(how.to_string()),
            ..record
        },
        ..Reply::default()
    }
}

/// The sender has had their drafts of today.
pub(super) fn flooded(mut record: Record) -> Record {
    record.outcome = Outcome::NeedsPerson;
    record.reason = Some(
        "this sender has had as many drafts today as the desk allows; the rest is for a person"
            .into(),
    );
    record.verdict = None;
    record.draft = None;
    record.provenance.clear();
    record.remarks.clear();
    record.promises.clear();
    record.gaps.clear();
    record.score = None;
    record
}

/// It could not be read.
pub(super) fn failed(item: Item, unreadable: Unreadable) -> Answered {
    let why = unreadable.to_string();
    Answered {
        unreadable: Some(unreadable),
        ..broken(item, &why)
    }
}

/// It could not be answered.
pub(super) fn broken(item: Item, why: &str) -> Answered {
    let record = Record {
        id: item.key.short(),
        source: item.parcel.place.clone(),
        outcome: Outcome::Failed,
        reason: Some(why.to_string()),
        ..Record::default()
    };
    let reply = Reply {
        record,
        ..Reply::default()
    };
    Answered {
        item,
        reply,
        mail: None,
        customer: None,
        sender: None,
        thread: None,
        unreadable: None,
    }
}
