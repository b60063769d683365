//! What a text is made of for the model: hashed word 1-2-grams and character 3-5-grams.
use super::words::{Word, is_mark};
use std::cmp::Ordering;

/// One n-gram: its hash, its kind, and the words it touches (`first..=last`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gram {
    /// 32-bit hash of kind and content.
    pub key: u32,
    /// Words and word pairs, or pieces of a word.
    pub kind: Kind,
    /// Index of the first word it touches.
    pub first: u32,
    /// Index of the last word it touches.
    pub last: u32,
}

/// The two families of n-grams; each is brought to length one on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word, or two words in a row.
    Word,
    /// Three to five characters inside a word (its edges are characters too).
    Piece,
}

/// FNV-1a with a last mix, so that the high bits are usable as well.
pub fn hash(seed: u64, units: impl Iterator<Item = u32>) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for unit in units {
        h = (h ^ u64::from(unit)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    h ^= h >> 32;
    h = h.wrapping_mul(0xd6e8_feb8_6659_fd93);
    h ^ (h >> 32)
}

fn key(seed: u64, units: impl Iterator<Item = u32>) -> u32 {
    (hash(seed, units) >> 16) as u32
}

/// All n-grams of the words, in the order of the text.
pub fn grams(words: &[Word]) -> Vec<Gram> {
    let mut out = Vec::with_capacity(words.len() * 14);
    let mut chars: Vec<u32> = Vec::with_capacity(48);
    for (i, word) in words.iter().enumerate() {
        let at = i as u32;
        out.push(Gram {
            key: key(1, units(&word.folded)),
            kind: Kind::Word,
            first: at,
            last: at,
        });
        if let Some(next) = words.get(i + 1) {
            out.push(Gram {
                key: pair_key(word, next),
                kind: Kind::Word,
                first: at,
                last: at + 1,
            });
        }
        if is_mark(&word.folded) {
            continue;
        }
        chars.clear();
        chars.push(32);
        chars.extend(units(&word.folded));
        chars.push(32);
        for size in 3..=5 {
            for window in chars.windows(size) {
                let key = key(size as u64, window.iter().copied());
                out.push(Gram {
                    key,
                    kind: Kind::Piece,
                    first: at,
                    last: at,
                });
            }
        }
    }
    out
}

fn pair_key(word: &Word, next: &Word) -> u32 {
    let between = std::iter::once(0);
    let pair = units(&word.folded)
        .chain(between)
        .chain(units(&next.folded));
    key(2, pair)
}

fn units(word: &str) -> impl Iterator<Item = u32> + '_ {
    word.chars().map(u32::from)
}

/// An n-gram that stands in a text, and how often: by key, and where two kinds share a key, as a word.
pub type Count = (u32, Kind, u32);

/// Equal n-grams counted together, sorted by key.
pub fn counted(grams: &[Gram]) -> Vec<Count> {
    // As plain numbers they are sorted several times as fast; the lowest bit puts words before pieces.
    let packed = |gram: &Gram| u64::from(gram.key) << 1 | u64::from(gram.kind == Kind::Piece);
    let mut keys: Vec<u64> = grams.iter().map(packed).collect();
    keys.sort_unstable();
    let mut out: Vec<Count> = Vec::with_capacity(keys.len());
    for packed in keys {
        let key = (packed >> 1) as u32;
        match out.last_mut() {
            Some((k, _, n)) if *k == key => *n += 1,
            _ if packed & 1 == 0 => out.push((key, Kind::Word, 1)),
            _ => out.push((key, Kind::Piece, 1)),
        }
    }
    out
}

/// The counts of two texts in a row, each counted before: theirs, and the pair of words where they meet.
pub fn counted_on(counts: [&[Count]; 2], words: [&[Word]; 2]) -> Vec<Count> {
    let [mut first, mut second] = counts;
    let mut out = Vec::with_capacity(first.len() + second.len() + 1);
    while let ([a, first_rest @ ..], [b, second_rest @ ..]) = (first, second) {
        match a.0.cmp(&b.0) {
            Ordering::Less => {
                out.push(*a);
                first = first_rest;
            }
            Ordering::Greater => {
                out.push(*b);
                second = second_rest;
            }
            Ordering::Equal => {
                let kind = if a.1 == Kind::Word { a.1 } else { b.1 };
                out.push((a.0, kind, a.2 + b.2));
                (first, second) = (first_rest, second_rest);
            }
        }
    }
    out.extend_from_slice(first);
    out.extend_from_slice(second);
    if let ([.., last], [next, ..]) = (words[0], words[1]) {
        let key = pair_key(last, next);
        match out.binary_search_by_key(&key, |count| count.0) {
            Ok(at) => {
                if let Some((_, kind, count)) = out.get_mut(at) {
                    *kind = Kind::Word;
                    *count += 1;
                }
            }
            Err(at) => out.insert(at, (key, Kind::Word, 1)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{super::words::words, Kind, counted, grams};

    #[test]
    fn a_word_gives_itself_its_pair_and_its_pieces() {
        let all = grams(&words("my kite"));
        let words_of = all.iter().filter(|g| g.kind == Kind::Word).count();
        // my, "my kite", kite; " my" "my " " my "; 4+3+2 pieces of " kite ".
        assert_eq!(words_of, 3);
        assert_eq!(all.len() - words_of, 3 + 4 + 3 + 2);
    }

    #[test]
    fn equal_grams_are_counted_once() {
        let all = grams(&words("ja ja ja"));
        let counts = counted(&all);
        assert!(
            counts
                .iter()
                .any(|(_, kind, n)| *kind == Kind::Word && *n == 3)
        );
        assert_eq!(
            counts.iter().map(|(_, _, n)| *n as usize).sum::<usize>(),
            all.len()
        );
    }
}
