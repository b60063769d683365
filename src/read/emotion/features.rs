//! What a text is made of for the emotions: hashed words, pairs of words, marks, and pieces of words.

/// Hash buckets of words (one half) and of pairs and marks (the other), so that rare pairs do not blur the words.
pub const BUCKETS: usize = 2 * HALF;
/// Hash buckets of pieces.
pub const PIECES: usize = HALF;
/// Hash buckets of the words that are heard one by one.
pub const LOUD_WORDS: usize = HALF / 2;
const HALF: usize = 1 << 16;
/// How many words of a letter are looked at.
const MOST: usize = 600;

/// Hands the bucket of each word, pair of words and mark of a folded text to `take`.
pub fn words(folded: &str, mut take: impl FnMut(usize)) {
    let mut last = 0_u64;
    let mut count = 0;
    let mut word = SEED;
    let mut letters = 0;
    let mut marks = 0_u64;
    for c in folded.chars().chain(std::iter::once(' ')) {
        if c.is_alphanumeric() || c == '\'' {
            word = mixed(word, u64::from(c));
            letters += 1;
            continue;
        }
        if letters > 0 {
            take(bucket(word));
            take(HALF + bucket(mixed(mixed(last, 7), word)));
            last = word;
            count += 1;
            if count >= MOST {
                break;
            }
        }
        if !c.is_whitespace() && !matches!(c, '.' | ',' | '[' | ']' | '"') {
            marks += 1;
            if marks < 6 {
                take(bucket(mixed(3, u64::from(c))));
            }
        }
        word = SEED;
        letters = 0;
    }
    take(bucket(1));
}

/// Where a word stands among those that are heard one by one; none for pairs.
pub fn loud(bucket: usize) -> Option<usize> {
    (bucket < HALF).then_some(bucket % LOUD_WORDS)
}

/// Hands the bucket of each piece of three to five letters to `take`; the edges of a word are letters of their own.
pub fn pieces(folded: &str, mut take: impl FnMut(usize)) {
    let words = folded.split(|c: char| !(c.is_alphanumeric() || c == '\''));
    let mut letters: Vec<u64> = Vec::with_capacity(32);
    for word in words.filter(|word| !word.is_empty()).take(MOST) {
        letters.clear();
        letters.push(32);
        letters.extend(word.chars().take(30).map(u64::from));
        letters.push(32);
        for start in 0..letters.len() {
            let mut hash = SEED;
            let longest = letters.iter().skip(start).take(5);
            for (length, letter) in longest.enumerate() {
                hash = mixed(hash, *letter);
                if length >= 2 {
                    take(bucket(hash));
                }
            }
        }
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn mixed(hash: u64, unit: u64) -> u64 {
    (hash ^ unit).wrapping_mul(0x0100_0000_01b3).rotate_left(23)
}

fn bucket(hash: u64) -> usize {
    let hash = (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    usize::try_from(hash >> 48).unwrap_or(0) % HALF
}

#[cfg(test)]
mod tests {
    use super::{BUCKETS, PIECES, pieces, words};

    #[test]
    fn a_word_gives_itself_a_pair_and_its_pieces() {
        for (text, of_words, of_pieces) in [("", 1, 0), ("so sad", 5, 9), ("oh!", 4, 3)] {
            let (mut found, mut parts) = (0, 0);
            words(text, |bucket| {
                assert!(bucket < BUCKETS);
                found += 1;
            });
            pieces(text, |bucket| {
                assert!(bucket < PIECES);
                parts += 1;
            });
            assert_eq!((found, parts), (of_words, of_pieces), "{text:?}");
        }
    }
}
