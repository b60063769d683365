//! Records told in the order of the queue: those that come before their turn are held back, most of them on disk.

use crate::record::Record;
use std::{collections::BTreeMap, fs::File, io, os::unix::fs::FileExt};

/// So many are held in memory.
const HERE: usize = 64;

/// Records held back until those before them have been told.
#[derive(Debug, Default)]
pub(super) struct InOrder {
    next: usize,
    held: BTreeMap<usize, Held>,
    here: usize,
    spool: Option<File>,
    end: u64,
}

#[derive(Debug)]
enum Held {
    /// Nothing is to be told of this letter.
    Nothing,
    Here(Box<Record>),
    There {
        at: u64,
        length: usize,
    },
}

impl InOrder {
    /// The record of a letter; `None` where nothing is to be told of it.
    pub fn add(&mut self, index: usize, record: Option<Record>) {
        let held = match record {
            None => Held::Nothing,
            Some(record) if index == self.next || self.here < HERE => self.keep(record),
            Some(record) => match self.put_away(&record) {
                Ok(held) => held,
                // A full disk: memory has to do.
                Err(_) => self.keep(record),
            },
        };
        self.held.insert(index, held);
    }

    fn keep(&mut self, record: Record) -> Held {
        self.here += 1;
        Held::Here(Box::new(record))
    }

    fn put_away(&mut self, record: &Record) -> io::Result<Held> {
        if self.spool.is_none() {
            self.spool = Some(tempfile::tempfile()?);
        }
        let line = serde_json::to_vec(record)?;
        let file = self.spool.as_ref().ok_or(io::ErrorKind::NotFound)?;
        file.write_all_at(&line, self.end)?;
        let held = Held::There {
            at: self.end,
            length: line.len(),
        };
        self.end += line.len() as u64;
        Ok(held)
    }

    fn fetch(&mut self, held: Held) -> Option<Record> {
        match held {
            Held::Nothing => None,
            Held::Here(record) => {
                self.here = self.here.saturating_sub(1);
                Some(*record)
            }
            Held::There { at, length } => {
                let mut line = vec![0; length];
                self.spool.as_ref()?.read_exact_at(&mut line, at).ok()?;
                serde_json::from_slice(&line).ok()
            }
        }
    }

    /// Tells what is next in line.
    pub fn whole(&mut self, each: &mut dyn FnMut(&Record)) {
        while let Some(held) = self.held.remove(&self.next) {
            self.next += 1;
            if let Some(record) = self.fetch(held) {
                each(&record);
            }
        }
    }

    /// Tells the rest: a run that was stopped leaves gaps.
    pub fn rest(&mut self, each: &mut dyn FnMut(&Record)) {
        for held in std::mem::take(&mut self.held).into_values() {
            if let Some(record) = self.fetch(held) {
                each(&record);
            }
        }
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
            assert!(order.here <= HERE + 1);
        }
        order.rest(&mut |_| panic!("nothing is left"));
        let expected: Vec<String> = (0..count)
            .filter(|it| it % 10 != 0)
            .map(|it| it.to_string())
            .collect();
        assert_eq!(told, expected);
    }
}
