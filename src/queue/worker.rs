//! A worker: answers the letters of one customer after another, each group in the order of its dates.

mod ends;

use super::{
    Run,
    hands::{FAULT, Hand, Holding, TRIES},
    memory::{self, Shelf},
    survey::Item,
};
use crate::{
    brief::Memory,
    case::Case,
    desk::{Given, Opened, Reply},
    letter::Letter,
    mail::{Unreadable, Why},
    mime::compose::Composed,
    record::Outcome,
};
use ends::{answered_before, broken, failed, flooded};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    time::Instant,
};

/// Why a letter is not read any more.
const POISON: &str = "the program ended each time while this letter was in hand";

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
    /// Message-ID of the thread's first letter and whose thread it is, digested.
    pub thread: Option<String>,
    /// It could not be read at all.
    pub unreadable: Option<Unreadable>,
}

/// What was said to this group's customer, as the run found it.
pub(super) struct Before<'b> {
    /// What was said to whom.
    pub shelf: &'b Shelf<'b>,
    /// Drafts put today by digest of the sender.
    pub today: &'b (dyn Fn(&str) -> usize + Sync),
    /// So many drafts a day and sender.
    pub per_day: Option<usize>,
}

/// Answers a group; `out` takes each letter as it is done and says whether to go on.
pub(super) fn answer(
    run: &Run,
    group: Vec<Item>,
    (before, hand): (&Before, Hand),
    out: &mut dyn FnMut(Answered) -> bool,
) {
    let anew = group
        .iter()
        .filter(|item| item.again)
        .map(|item| item.key.hex());
    let mut told = Told {
        anew: anew.collect(),
        known: None,
        drafts: 0,
    };
    for item in group {
        let answered = if item.tries < TRIES {
            let holding = Holding::Letter(item.key);
            hand.with(&holding, || one(run, item, before, &mut told))
        } else {
            broken(item, POISON)
        };
        if !out(answered) {
            return;
        }
    }
}

/// What this run has told the customer of a group so far.
struct Told {
    /// Keys of letters that are drafted anew: what was said to them then does not count.
    anew: Vec<String>,
    known: Option<(String, Memory)>,
    drafts: usize,
}

/// One letter. Whatever goes wrong with it is its own outcome.
fn one(run: &Run, mut item: Item, before: &Before, told: &mut Told) -> Answered {
    let began = Instant::now();
    let worked = catch_unwind(AssertUnwindSafe(|| {
        let letter = match item.letter.take() {
            Some(letter) => *letter,
            None => item.parcel.letter()?,
        };
        if letter.key != item.key {
            return Err(Unreadable {
                place: item.parcel.place.clone(),
                why: Why::Changed,
            });
        }
        Ok(draft(run, &item, &letter, before, told))
    }));
    let mut answered = match worked {
        Ok(Ok(worked)) => worked.with(item),
        Ok(Err(unreadable)) => return failed(item, unreadable),
        Err(_) => broken(item, FAULT),
    };
    told.drafts += usize::from(answered.mail.is_some() && !answered.item.again);
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
            unreadable: None,
        }
    }
}

fn draft(run: &Run, item: &Item, letter: &Letter, before: &Before, told: &mut Told) -> Worked {
    let opened = run.desk.open(letter);
    let customer = opened.memory_key().map(|key| memory::digest(&key));
    let sender = letter.from.as_ref().map(|from| memory::digest(&from.key()));
    let given = Given {
        case: case(run, letter, &item.parcel.place),
        ..Given::default()
    };
    let given = Given {
        memory: recall((customer.as_deref(), letter), told, before),
        ..given
    };
    let over = sender
        .as_deref()
        .filter(|_| !item.again)
        .is_some_and(|sender| {
            before
                .per_day
                .is_some_and(|most| (before.today)(sender) + told.drafts >= most)
        });
    let (mut reply, mut mail) = match &item.answered {
        Some(how) => (answered_before(run.desk.read(&opened), how), None),
        None => drafted(run, &opened, letter, &given),
    };
    if over && mail.is_some() {
        mail = None;
        reply = Reply {
            record: flooded(reply.record),
            draft: None,
            waits: false,
        };
    }
    if let (None, Some((_, memory))) = (&item.answered, told.known.as_mut()) {
        memory::add(memory, letter, &reply, before.shelf.zone);
    }
    let thread = customer
        .as_deref()
        .and_then(|whose| memory::thread_of(letter, whose));
    Worked {
        reply,
        mail,
        customer,
        sender,
        thread,
    }
}

/// The memory of this customer, with what this run has said to them already.
fn recall((customer, letter): (Option<&str>, &Letter), told: &mut Told, before: &Before) -> Memory {
    let Some(customer) = customer else {
        return Memory::default();
    };
    let known = told.known.take().filter(|(whose, _)| whose == customer);
    let (_, memory) = known.unwrap_or_else(|| {
        let anew = |key: &str| told.anew.iter().any(|anew| anew == key);
        (String::new(), before.shelf.recall(customer, &anew))
    });
    told.known = Some((customer.to_string(), memory.clone()));
    before.shelf.about(memory, customer, letter)
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
    match run.desk.compose(draft, letter, &reply.record) {
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
