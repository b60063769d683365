//! Pairs of numbers sorted on disk: a table of any length made, and looked up, in a little memory.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    fs::File,
    io::{self, Write},
    os::unix::fs::FileExt,
};

/// A key and what stands under it.
pub type Pair = (u64, u64);

/// A pair on disk, in bytes.
pub const PAIR: usize = 16;
/// Pairs that are sorted in memory at a time (2 MiB).
const RUN: usize = 128 * 1024;
/// Pairs that are read at a time.
const BLOCK: usize = 256;

/// Takes pairs in any order and gives them sorted, each once.
#[derive(Debug)]
pub struct Sorter {
    buffer: Vec<Pair>,
    runs: Vec<(u64, u64)>,
    spill: File,
    run: usize,
}

impl Sorter {
    /// An empty one, with a nameless file to spill into.
    ///
    /// # Errors
    /// If there is no room for temporary files.
    pub fn new() -> io::Result<Self> {
        Self::with_runs_of(RUN)
    }

    fn with_runs_of(run: usize) -> io::Result<Self> {
        Ok(Self {
            buffer: Vec::new(),
            runs: Vec::new(),
            spill: tempfile::tempfile()?,
            run,
        })
    }

    /// One more pair.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn push(&mut self, pair: Pair) -> io::Result<()> {
        self.buffer.push(pair);
        if self.buffer.len() >= self.run {
            self.spill()
        } else {
            Ok(())
        }
    }

    fn spill(&mut self) -> io::Result<()> {
        self.buffer.sort_unstable();
        let start = self.runs.last().map_or(0, |(_, end)| *end);
        let mut bytes = Vec::with_capacity(self.buffer.len() * PAIR);
        for pair in self.buffer.drain(..) {
            bytes.extend(encoded(pair));
        }
        self.spill.write_all_at(&bytes, start)?;
        self.runs.push((start, start + bytes.len() as u64));
        Ok(())
    }

    /// Writes all of them, and says how many.
    ///
    /// # Errors
    /// If the disk is full.
    pub fn write_to(mut self, out: &mut impl Write) -> io::Result<u64> {
        self.spill()?;
        let mut runs: Vec<Run<'_>> = self
            .runs
            .iter()
            .map(|(start, end)| Run {
                file: &self.spill,
                at: *start,
                end: *end,
                block: Vec::new(),
            })
            .collect();
        let mut heap = BinaryHeap::new();
        for (index, run) in runs.iter_mut().enumerate() {
            heap.extend(run.next()?.map(|pair| Reverse((pair, index))));
        }
        let (mut written, mut last) = (0, None);
        while let Some(Reverse((pair, index))) = heap.pop() {
            if let Some(run) = runs.get_mut(index) {
                heap.extend(run.next()?.map(|pair| Reverse((pair, index))));
            }
            if last != Some(pair) {
                out.write_all(&encoded(pair))?;
                written += 1;
                last = Some(pair);
            }
        }
        Ok(written)
    }
}

/// A sorted stretch of the spill file.
struct Run<'f> {
    file: &'f File,
    at: u64,
    end: u64,
    /// What was read ahead, last first.
    block: Vec<Pair>,
}

impl Run<'_> {
    fn next(&mut self) -> io::Result<Option<Pair>> {
        if self.block.is_empty() && self.at < self.end {
            let count = ((self.end - self.at) / PAIR as u64).min(BLOCK as u64);
            self.block = pairs(self.file, self.at, count)?;
            self.block.reverse();
            self.at += count * PAIR as u64;
        }
        Ok(self.block.pop())
    }
}

fn encoded((key, value): Pair) -> [u8; PAIR] {
    ((u128::from(key) << 64) | u128::from(value)).to_be_bytes()
}

fn decoded(bytes: [u8; PAIR]) -> Pair {
    let whole = u128::from_be_bytes(bytes);
    ((whole >> 64) as u64, whole as u64)
}

fn pairs(file: &File, at: u64, count: u64) -> io::Result<Vec<Pair>> {
    let mut bytes = vec![0; usize::try_from(count).map_err(io::Error::other)? * PAIR];
    file.read_exact_at(&mut bytes, at)?;
    Ok(bytes
        .as_chunks::<PAIR>()
        .0
        .iter()
        .map(|chunk| decoded(*chunk))
        .collect())
}

/// A sorted table in a part of a file.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Where it begins.
    pub start: u64,
    /// How many pairs.
    pub count: u64,
}

impl Table {
    /// What stands under a key, at most `most` of it: a search by halves over blocks, so a few small reads.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn under(&self, file: &File, key: u64, most: usize) -> io::Result<Vec<u64>> {
        let (mut low, mut high) = (0, self.count);
        while high - low > BLOCK as u64 {
            let middle = low + (high - low) / 2;
            match pairs(file, self.start + middle * PAIR as u64, 1)?.first() {
                Some((found, _)) if *found < key => low = middle,
                _ => high = middle,
            }
        }
        let mut found = Vec::new();
        while low < self.count {
            let count = (self.count - low).min(BLOCK as u64);
            for (at, value) in pairs(file, self.start + low * PAIR as u64, count)? {
                if at > key || found.len() == most {
                    return Ok(found);
                }
                if at == key {
                    found.push(value);
                }
            }
            low += count;
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::{Sorter, Table};
    use std::collections::BTreeSet;
    use std::io::Write;

    #[test]
    fn a_table_gives_what_a_set_in_memory_gives() {
        for count in [0_u64, 1, 255, 256, 257, 3_000] {
            let mut sorter = Sorter::with_runs_of(100).unwrap();
            let mut known = BTreeSet::new();
            for number in 0..count {
                // A few keys have very many values, and some pairs come twice.
                let pair = (number * 7919 % 61 * 1_000, number * 31 % 997);
                sorter.push(pair).unwrap();
                sorter.push(pair).unwrap();
                known.insert(pair);
            }
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(b"head").unwrap();
            let written = sorter.write_to(&mut file).unwrap();
            assert_eq!(written, known.len() as u64);
            let table = Table {
                start: 4,
                count: written,
            };
            for key in (0..62_000).step_by(500) {
                let wanted: Vec<u64> = known
                    .iter()
                    .filter(|(at, _)| *at == key)
                    .map(|(_, value)| *value)
                    .collect();
                assert_eq!(
                    table.under(&file, key, usize::MAX).unwrap(),
                    wanted,
                    "{key} of {count}"
                );
            }
        }
    }
}
