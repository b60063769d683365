//! What a text is made of for the model: hashed word 1-2-grams and character 3-5-grams.
use super::words::{Word, is_mark};

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
            let pair = units(&word.folded)
                .chain(std::iter::once(0))
                .chain(units(&next.folded));
            out.push(Gram {
                key: key(2, pair),
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

fn units(word: &str) -> impl Iterator<Item = u32> + '_ {
    word.chars().map(u32::from)
}

/// Equal n-grams counted together: `(key, kind, count)` sorted by key.
pub fn counted(grams: &[Gram]) -> Vec<(u32, Kind, u32)> {
    let mut keys: Vec<(u32, Kind)> = grams.iter().map(|g| (g.key, g.kind)).collect();
    keys.sort_unstable_by_key(|(key, kind)| (*key, *kind == Kind::Piece));
    let mut out: Vec<(u32, Kind, u32)> = Vec::with_capacity(keys.len());
    for (key, kind) in keys {
        match out.last_mut() {
            Some((k, _, n)) if *k == key => *n += 1,
            _ => out.push((key, kind, 1)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

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
