//! Records told in the order of the queue: those that come before their turn are held back, most of them on disk.

use crate::record::Record;
use std::{
    collections::{BTreeMap, VecDeque},
    fs::File,
    io,
    os::unix::fs::FileExt,
};

/// So many are held in memory.
const HERE: usize = 64;

/// Records held back until those before them have been told.
#[derive(Debug, Default)]
pub(super) struct InOrder {
    next: usize,
    /// From `next` on: what has come.
    held: VecDeque<Held>,
    here: BTreeMap<usize, Box<Record>>,
    spool: Option<File>,
    end: u64,
}

/// What has come, in little room: of a million letters in any order no more than this is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Held(u64);

impl Held {
    /// It has not come yet.
    const AWAITED: Self = Self(0);
    /// Nothing is to be told of this letter.
    const NOTHING: Self = Self(1);
    /// It is in memory.
    const HERE: Self = Self(2);
    /// The first place on disk.
    const THERE: u64 = 3;
}

impl InOrder {
    /// The record of a letter; `None` where nothing is to be told of it.
    pub fn add(&mut self, index: usize, record: Option<Record>) {
        let Some(place) = index.checked_sub(self.next) else {
            return;
        };
        let held = match record {
            None => Held::NOTHING,
            Some(record) if place == 0 || self.here.len() < HERE => self.keep(index, record),
            Some(record) => match self.put_away(&record) {
                Ok(held) => held,
                // A full disk: memory has to do.
                Err(_) => self.keep(index, record),
            },
        };
        if self.held.len() <= place {
            self.held.resize(place + 1, Held::AWAITED);
        }
        if let Some(slot) = self.held.get_mut(place) {
            *slot = held;
        }
    }

    fn keep(&mut self, index: usize, record: Record) -> Held {
        self.here.insert(index, Box::new(record));
        Held::HERE
    }

    /// Its length comes first.
    fn put_away(&mut self, record: &Record) -> io::Result<Held> {
        if self.spool.is_none() {
            self.spool = Some(tempfile::tempfile()?);
        }
        let mut line = vec![0; 8];
        serde_json::to_writer(&mut line, record)?;
        let length = (line.len() as u64 - 8).to_le_bytes();
        line.iter_mut().zip(length).for_each(|(to, it)| *to = it);
        let file = self.spool.as_ref().ok_or(io::ErrorKind::NotFound)?;
        file.write_all_at(&line, self.end)?;
        let held = Held(self.end + Held::THERE);
        self.end += line.len() as u64;
        Ok(held)
    }

    fn fetch(&mut self, index: usize, held: Held) -> Option<Record> {
        match held {
            Held::AWAITED | Held::NOTHING => None,
            Held::HERE => self.here.remove(&index).map(|record| *record),
            Held(at) => {
                let (spool, at) = (self.spool.as_ref()?, at - Held::THERE);
                let mut length = [0; 8];
                spool.read_exact_at(&mut length, at).ok()?;
                let mut line = vec![0; usize::try_from(u64::from_le_bytes(length)).ok()?];
                spool.read_exact_at(&mut line, at + 8).ok()?;
                serde_json::from_slice(&line).ok()
            }
        }
    }

    /// Tells what is next in line.
    pub fn whole(&mut self, each: &mut dyn FnMut(&Record)) {
        while self.held.front().is_some_and(|it| *it != Held::AWAITED) {
            self.tell(each);
        }
    }

    /// Tells the rest: a run that was stopped leaves gaps.
    pub fn rest(&mut self, each: &mut dyn FnMut(&Record)) {
        while !self.held.is_empty() {
            self.tell(each);
        }
    }

    fn tell(&mut self, each: &mut dyn FnMut(&Record)) {
        let Some(held) = self.held.pop_front() else {
            return;
        };
        if let Some(record) = self.fetch(self.next, held) {
            each(&record);
        }
        self.next += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{HERE, InOrder};
    use crate::record::Record;

    #[test]
    fn whatever_the_order_of_coming_the_order_of_telling_is_the_queues() {
        let mut order = InOrder::default();
        let mut told = Vec::new();
        let count = 2_000;
        // 7 has no divisor in common with 2,000: every index comes once, far from its turn.
        for step in 0..count {
            let index = (step * 7 + 3) % count;
            let record = Record {
                id: index.to_string(),
                ..Record::default()
            };
            order.add(index, (index % 10 != 0).then_some(record));
            order.whole(&mut |record| told.push(record.id.clone()));
            assert!(order.here.len() <= HERE + 1);
        }
        order.rest(&mut |_| panic!("nothing is left"));
        let expected: Vec<String> = (0..count)
            .filter(|it| it % 10 != 0)
            .map(|it| it.to_string())
            .collect();
        assert_eq!(told, expected);
    }
}
