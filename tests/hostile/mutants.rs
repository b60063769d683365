//! Mutants of odd and hostile mails, from their octets to a composed draft. `REGARDS_MUTANTS=10000` asks for more than the suite's
//! share.

use super::{PEOPLE, fernwick};
use crate::{mail, mutants::Kept, queue::Seeded};
use regards::{
    customers,
    desk::{Desk, Given, Parts},
    desk_files,
    mime::parse::parse,
    record::Outcome,
};
use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Mutex,
    time::Duration,
};

/// No letter may take longer, even in a debug build, which is some twenty times slower.
const LONGEST: Duration = Duration::from_secs(5);
/// Longer seeds are tried whole elsewhere; here they would be the same bomb again and again.
const SEED: usize = 20_000;

fn count() -> usize {
    let asked = std::env::var("REGARDS_MUTANTS").ok();
    asked.and_then(|it| it.parse().ok()).unwrap_or(150)
}

#[derive(Debug, Default)]
struct Tally {
    endings: BTreeMap<&'static str, usize>,
    faults: Vec<String>,
    slowest: Duration,
}

#[test]
fn mutants_crash_nothing_hang_nothing_and_learn_nothing_of_others() {
    let Some(folder) = fernwick() else { return };
    let seeds: Vec<Vec<u8>> = ["hostile", "mime", "bounces", "spamassassin"]
        .iter()
        .flat_map(|folder| mail::files(folder))
        .filter(|path| {
            path.extension()
                .is_none_or(|it| it != "csv" && it != "yaml" && it != "md" && it != "tsv")
        })
        .filter_map(|path| std::fs::read(path).ok())
        .filter(|octets| octets.len() < SEED)
        .collect();
    let parts = Parts::new(desk_files::load(Some(folder.path())).unwrap(), &Kept).unwrap();
    let named = parts.files.settings.customers.as_ref().unwrap();
    let store = customers::open(named, folder.path(), &folder.at(".regards")).unwrap();
    let now = "2026-10-07T10:00:00+01:00[Europe/London]".parse().unwrap();
    let desk = Desk::new(&parts, &*store, now).unwrap();
    let (tally, count) = (Mutex::new(Tally::default()), count());
    std::thread::scope(|scope| {
        for worker in 0..2 {
            let (desk, seeds, tally) = (&desk, &seeds, &tally);
            scope.spawn(move || {
                for number in (worker..count).step_by(2) {
                    let mail = mutant(seeds, number as u64);
                    one(desk, &mail, number, tally);
                }
            });
        }
    });
    let tally = tally.into_inner().unwrap();
    println!(
        "{count} mutants of {} mails: {:?}, the slowest took {:?}",
        seeds.len(),
        tally.endings,
        tally.slowest
    );
    assert!(tally.faults.is_empty(), "{:#?}", tally.faults);
    assert_eq!(
        tally.endings.values().sum::<usize>(),
        count,
        "one outcome each"
    );
    assert!(tally.slowest < LONGEST, "{:?}", tally.slowest);
}

fn one(desk: &Desk, octets: &[u8], number: usize, tally: &Mutex<Tally>) {
    let begun = worked();
    let ended = catch_unwind(AssertUnwindSafe(|| ending(desk, octets)));
    let took = worked().saturating_sub(begun);
    let mut tally = tally.lock().unwrap();
    tally.slowest = tally.slowest.max(took);
    if took >= LONGEST {
        tally.faults.push(format!("mutant {number} took {took:?}"));
    }
    match ended {
        Ok(Ok(outcome)) => *tally.endings.entry(outcome.name()).or_default() += 1,
        Ok(Err(fault)) => tally.faults.push(format!("mutant {number}: {fault}")),
        Err(_) => tally.faults.push(format!("mutant {number}: a panic")),
    }
}

/// The time that the processor gave this thread: other work on the machine does not count.
fn worked() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = told.split(' ').next().and_then(|it| it.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}

fn ending(desk: &Desk, octets: &[u8]) -> Result<Outcome, String> {
    let letter = parse(octets);
    let reply = desk.draft(&desk.open(&letter), &Given::default());
    let Some(draft) = &reply.draft else {
        return Ok(reply.record.outcome);
    };
    let said = format!(
        "{} {} {}",
        letter.subject,
        letter.text,
        letter.html.as_deref().unwrap_or_default()
    );
    for (name, addresses, details) in PEOPLE {
        let theirs = draft
            .to
            .iter()
            .all(|to| addresses.contains(&to.address.to_lowercase().as_str()));
        let told = details
            .iter()
            .find(|it| draft.text.contains(**it) && !said.contains(**it));
        if let (false, Some(told)) = (theirs, told) {
            return Err(format!("{told} of {name} in a draft to {:?}", draft.to));
        }
    }
    let mail = desk.compose(draft, &letter, &reply.record);
    let mail = mail.map_err(|error| format!("no mail: {error}"))?;
    let back = parse(&mail.octets);
    if back.recipients.len() != 1 || back.field("cc").is_some() || back.field("bcc").is_some() {
        return Err(format!("a draft to {:?}", back.recipients));
    }
    Ok(reply.record.outcome)
}

/// The mutant of this number: the same in every run.
fn mutant(seeds: &[Vec<u8>], number: u64) -> Vec<u8> {
    let mut random = Seeded((number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let mut below = |limit: usize| usize::try_from(random.below(limit.max(1) as u64)).unwrap();
    let mut mail = seeds[below(seeds.len())].clone();
    let other = &seeds[below(seeds.len())];
    for _ in 0..=below(4) {
        let at = below(mail.len());
        match below(7) {
            0 if !mail.is_empty() => mail[at] ^= 1 << below(8),
            1 => mail.truncate(at.max(mail.len() / 2)),
            2 => {
                let from = below(other.len());
                let to = (from + below(400)).min(other.len());
                mail.splice(at..at, other[from..to].iter().copied());
            }
            3 => mail.insert(at, [0, b'\r', b'\n', b'<', b'"', 0xFF, b'='][below(7)]),
            4 => {
                let end = (at + below(200)).min(mail.len());
                mail.drain(at..end);
            }
            5 => swapped(&mut mail, other, &mut below),
            _ => {
                let part = mail[at..(at + below(300)).min(mail.len())].to_vec();
                mail.splice(at..at, part);
            }
        }
    }
    mail
}

/// A header field of one mail in the place of one of another: its From, its Authentication-Results, its Content-Type.
fn swapped(mail: &mut Vec<u8>, other: &[u8], below: &mut impl FnMut(usize) -> usize) {
    let fields = |mail: &[u8]| -> Vec<(usize, usize)> {
        let mut at = 0;
        let mut found = Vec::new();
        for line in mail.split_inclusive(|octet| *octet == b'\n') {
            if line.len() <= 2 {
                break;
            }
            found.push((at, at + line.len()));
            at += line.len();
        }
        found
    };
    let (mine, theirs) = (fields(mail), fields(other));
    if mine.is_empty() || theirs.is_empty() {
        return;
    }
    let (from, to) = mine[below(mine.len())];
    let (start, end) = theirs[below(theirs.len())];
    mail.splice(from..to, other[start..end].iter().copied());
}
