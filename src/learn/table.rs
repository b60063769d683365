//! The static table of meanings: a vector for each of many words and word pairs, looked up in place.
//!
//! `assets/meaning.bin` was distilled from a sentence encoder by `scripts/distil.py`; see `assets/NOTICE`.
//! Layout, little endian: magic, rows, dimensions, bucket bits, hidden units (four bytes each); the step of the
//! scales (f32); bucket starts (`2^bits + 1` times u32); row keys in rising order (u32); row scales (u16); rows, four
//! bits a dimension; then the small network of `mixer.rs`.
use super::features::hash;
use super::mixer::Mixer;
use super::vector::{DIMENSIONS, normalise, number};
use super::wide::widest;
use super::words::{Word, is_mark, is_number};

static BYTES: &[u8] = include_bytes!("../../assets/meaning.bin");
const MAGIC: &[u8; 4] = b"RGM2";
const HEAD: usize = 24;
/// Seeds of the two kinds of rows.
const WORD: u64 = 11;
const PAIR: u64 = 12;

/// A table that was found to be whole; lookups read it where it lies.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    shift: u32,
    step: f32,
    starts: &'a [u8],
    keys: &'a [u8],
    scales: &'a [u8],
    rows: &'a [u8],
    mixer: Mixer<'a>,
}

/// The table that the program carries; `None` would mean a broken build (a test forbids it).
pub fn carried() -> Option<Table<'static>> {
    Table::read(BYTES)
}

impl<'a> Table<'a> {
    /// Checks the layout and touches nothing but the head, so that it costs nothing at start.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(HEAD)?;
        let bits = number(head, 3)?;
        if head.get(..4)? != MAGIC
            || number(head, 2)? as usize != DIMENSIONS
            || !(1..=24).contains(&bits)
        {
            return None;
        }
        let rows = number(head, 1)? as usize;
        let step = f32::from_bits(number(head, 5)?);
        let (starts, rest) = rest.split_at_checked(((1usize << bits) + 1) * 4)?;
        let (keys, rest) = rest.split_at_checked(rows.checked_mul(4)?)?;
        let (scales, rest) = rest.split_at_checked(rows.checked_mul(2)?)?;
        let (rows, rest) = rest.split_at_checked(rows.checked_mul(DIMENSIONS / 2)?)?;
        let mixer = Mixer::read(rest, number(head, 4)? as usize)?;
        Some(Self {
            shift: 32 - bits,
            step,
            starts,
            keys,
            scales,
            rows,
            mixer,
        })
    }

    fn row(&self, key: u32) -> Option<(f32, &'a [u8])> {
        let bucket = (key >> self.shift) as usize;
        let from = number(self.starts, bucket)? as usize;
        let to = number(self.starts, bucket + 1)? as usize;
        let keys = self.keys.get(from * 4..to.checked_mul(4)?)?;
        let at = from + keys.chunks_exact(4).position(|k| k == key.to_le_bytes())?;
        let scale = self.scales.get(at * 2..at * 2 + 2)?;
        let scale = u16::from_le_bytes([*scale.first()?, *scale.get(1)?]);
        let row = self
            .rows
            .get(at * (DIMENSIONS / 2)..(at + 1) * (DIMENSIONS / 2))?;
        Some((f32::from(scale) * self.step, row))
    }

    fn add(&self, key: u32, into: &mut [f32; DIMENSIONS]) -> bool {
        let Some((scale, row)) = self.row(key) else {
            return false;
        };
        unpack(row, scale, into);
        true
    }

    /// The meaning of one word alone, added to `into`; a word that the table lacks is tried without its ending.
    pub fn add_word(&self, word: &str, into: &mut [f32; DIMENSIONS]) -> bool {
        if self.add(word_key(word), into) {
            return true;
        }
        let ends = word.char_indices().rev().take(3).map(|(at, _)| at);
        ends.filter_map(|at| word.get(..at))
            .any(|stem| stem.len() >= 4 && self.add(word_key(stem), into))
    }

    /// The meaning of a text, of length one: the sum over its words and pairs, then what the words make of each other;
    /// all zeros if it knows none.
    pub fn embed(&self, words: &[Word]) -> [f32; DIMENSIONS] {
        self.meaning(self.sum(words))
    }

    /// The meaning that a sum comes to.
    pub fn meaning(&self, mut sum: [f32; DIMENSIONS]) -> [f32; DIMENSIONS] {
        if normalise(&mut sum) {
            self.mixer.add(&mut sum);
            normalise(&mut sum);
        }
        sum
    }

    /// The sum over words and pairs as it is.
    pub fn sum(&self, words: &[Word]) -> [f32; DIMENSIONS] {
        let mut sum = [0.0; DIMENSIONS];
        let mut before = None;
        for folded in words.iter().filter_map(plain) {
            self.add_word(folded, &mut sum);
            if let Some(before) = before {
                self.add(pair_key(before, folded), &mut sum);
            }
            before = Some(folded);
        }
        sum
    }

    /// The sum over two texts in a row, each summed before: theirs, and the pair of words where they meet.
    pub fn sum_of_two(
        &self,
        sums: [&[f32; DIMENSIONS]; 2],
        words: [&[Word]; 2],
    ) -> [f32; DIMENSIONS] {
        let mut sum = *sums[0];
        sum.iter_mut().zip(sums[1]).for_each(|(a, b)| *a += b);
        let last = words[0].iter().rev().find_map(plain);
        if let (Some(last), Some(next)) = (last, words[1].iter().find_map(plain)) {
            self.add(pair_key(last, next), &mut sum);
        }
        sum
    }
}

/// A word as the table knows it; marks mean nothing there.
fn plain(word: &Word) -> Option<&str> {
    match word.folded.as_str() {
        mark if is_mark(mark) => None,
        number if is_number(number) => Some("0"),
        word => Some(word),
    }
}

fn word_key(word: &str) -> u32 {
    (hash(WORD, word.bytes().map(u32::from)) >> 16) as u32
}

fn pair_key(a: &str, b: &str) -> u32 {
    (hash(
        PAIR,
        a.bytes()
            .chain(std::iter::once(32))
            .chain(b.bytes())
            .map(u32::from),
    ) >> 16) as u32
}

widest!(
    plain_unpack(row: &[u8], scale: f32, into: &mut [f32; DIMENSIONS]) -> (),
    wide_unpack,
    unpack,
    "Adds a row of the table, four bits a dimension, to a sum."
);

#[inline(always)]
fn plain_unpack(row: &[u8], scale: f32, into: &mut [f32; DIMENSIONS]) {
    let (pairs, _) = into.as_chunks_mut::<2>();
    for ([low, high], byte) in pairs.iter_mut().zip(row) {
        *low += (f32::from(byte & 15) - 8.0) * scale;
        *high += (f32::from(byte >> 4) - 8.0) * scale;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{vector::dot, words::words};
    use super::{BYTES, HEAD, Table, carried};

    fn similarity(a: &str, b: &str) -> f32 {
        let table = carried().unwrap();
        dot(&table.embed(&words(a)), &table.embed(&words(b)))
    }

    #[test]
    fn what_means_the_same_lies_closer() {
        let near = similarity("Where is my parcel?", "my package has not arrived");
        let far = similarity("Where is my parcel?", "the violin concert was lovely");
        assert!(near > far + 0.2, "{near} {far}");
    }

    #[test]
    fn a_cut_table_is_refused() {
        for length in [0, 3, HEAD, HEAD + 5, BYTES.len() / 2, BYTES.len() - 1] {
            assert!(Table::read(&BYTES[..length]).is_none(), "{length}");
        }
    }
}
