//! A worker: answers the letters of one customer after another, each group in the order of its dates.

use super::{Run, memory, survey::Item};
use crate::{
    brief::Memory,
    case::Case,
    desk::{Given, Opened, Reply},
    letter::Letter,
    mail::Unreadable,
    mime::compose::Composed,
    record::{Outcome, Record},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    time::Instant,
};

/// What became of one letter, before anything is put.
pub(super) struct Answered {
    /// Which letter.
    pub item: Item,
    /// What the desk says.
    pub reply: Reply,
    /// The draft as a mail.
    pub mail: Option<Composed>,
    /// Whose memory this draft goes into.
    pub customer: Option<String>,
    /// Digest of who wrote, for limits.
    pub sender: Option<String>,
    /// Message-ID of the thread's first letter, digested.
    pub thread: Option<String>,
}

/// What was said to this group's customer, as the run found it.
pub(super) struct Before<'b> {
    /// Memory by digest of whose it is.
    pub memory: &'b (dyn Fn(&str) -> Memory + Sync),
    /// Drafts put today by digest of the sender.
    pub today: &'b (dyn Fn(&str) -> usize + Sync),
    /// So many drafts a day and sender.
    pub per_day: Option<usize>,
}

/// Answers a group; `out` takes each letter as it is done and says whether to go on.
pub(super) fn answer(
    run: &Run,
    group: Vec<Item>,
    before: &Before,
    out: &mut dyn FnMut(Answered) -> bool,
) {
    let mut known: Option<(String, Memory)> = None;
    let mut drafts = 0;
    for item in group {
        let answered = one(run, item, before, &mut known, &mut drafts);
        if !out(answered) {
            return;
        }
    }
}

/// One letter. Whatever goes wrong with it is its own outcome.
fn one(
    run: &Run,
    item: Item,
    before: &Before,
    known: &mut Option<(String, Memory)>,
    drafts: &mut usize,
) -> Answered {
    let began = Instant::now();
    let letter = match item.parcel.letter() {
        Ok(letter) => letter,
        Err(unreadable) => return failed(item, &unreadable),
    };
    let worked = catch_unwind(AssertUnwindSafe(|| {
        draft(run, &item, &letter, before, known, *drafts)
    }));
    let mut answered = match worked {
        Ok(worked) => worked.with(item),
        Err(_) => broken(
            item,
            "the letter met a fault in the program; please report it",
        ),
    };
    *drafts += usize::from(answered.mail.is_some());
    answered.reply.record.micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    answered
}

/// An answer that does not know its item yet.
struct Worked {
    reply: Reply,
    mail: Option<Composed>,
    customer: Option<String>,
    sender: Option<String>,
    thread: Option<String>,
}

impl Worked {
    fn with(self, item: Item) -> Answered {
        let Self {
            mut reply,
            mail,
            customer,
            sender,
            thread,
        } = self;
        reply.record.source.clone_from(&item.parcel.place);
        Answered {
            item,
            reply,
            mail,
            customer,
            sender,
            thread,
        }
    }
}

fn draft(
    run: &Run,
    item: &Item,
    letter: &Letter,
    before: &Before,
    known: &mut Option<(String, Memory)>,
    drafts: usize,
) -> Worked {
    let opened = run.desk.open(letter);
    let customer = opened.memory_key().map(|key| memory::digest(&key));
    let sender = letter.from.as_ref().map(|from| memory::digest(&from.key()));
    let given = Given {
        case: case(run, letter, &item.parcel.place),
        ..Given::default()
    };
    let given = Given {
        memory: recall(customer.as_deref(), known, before),
        ..given
    };
    let over = sender.as_deref().is_some_and(|sender| {
        before
            .per_day
            .is_some_and(|most| (before.today)(sender) + drafts >= most)
    });
    let (mut reply, mut mail) = drafted(run, &opened, letter, &given);
    if over && mail.is_some() {
        mail = None;
        reply = Reply {
            record: flooded(reply.record),
            draft: None,
            waits: false,
        };
    }
    if let (Some(draft), Some((_, memory))) = (&reply.draft, known.as_mut()) {
        memory::add(memory, draft);
    }
    let thread = thread_of(letter);
    Worked {
        reply,
        mail,
        customer,
        sender,
        thread,
    }
}

/// The memory of this customer, with what this run has said to them already.
fn recall(customer: Option<&str>, known: &mut Option<(String, Memory)>, before: &Before) -> Memory {
    let Some(customer) = customer else {
        return Memory::default();
    };
    match known {
        Some((whose, memory)) if whose == customer => memory.clone(),
        _ => {
            let memory = (before.memory)(customer);
            *known = Some((customer.to_string(), memory.clone()));
            memory
        }
    }
}

fn drafted(
    run: &Run,
    opened: &Opened,
    letter: &Letter,
    given: &Given,
) -> (Reply, Option<Composed>) {
    let mut reply = run.desk.draft(opened, given);
    let Some(draft) = &reply.draft else {
        return (reply, None);
    };
    match run
        .desk
        .compose(draft, letter, reply.record.persona.as_deref())
    {
        Ok(mail) => (reply, Some(mail)),
        Err(error) => {
            reply.record.outcome = Outcome::Failed;
            reply.record.reason = Some(error.to_string());
            reply.draft = None;
            (reply, None)
        }
    }
}

/// The case of a letter: by its Message-ID, or by the stem of its file.
fn case(run: &Run, letter: &Letter, place: &str) -> Case {
    let by_id = letter.message_id.as_deref().and_then(|id| {
        run.cases
            .get(id)
            .or_else(|| run.cases.get(&format!("<{id}>")))
    });
    let stem = Path::new(place)
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    by_id
        .or_else(|| run.cases.get(&stem?))
        .cloned()
        .unwrap_or_default()
}

/// The first letter of the thread that a letter belongs to; its own id where it begins one.
fn thread_of(letter: &Letter) -> Option<String> {
    let first = letter
        .references
        .first()
        .or_else(|| letter.in_reply_to.first())
        .or(letter.message_id.as_ref());
    first.map(|id| memory::digest(id))
}

fn flooded(mut record: Record) -> Record {
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

fn failed(item: Item, unreadable: &Unreadable) -> Answered {
    let why = unreadable.to_string();
    broken(item, &why)
}

fn broken(item: Item, why: &str) -> Answered {
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
    }
}
