//! What the language model looks at: hashed letter n-grams, words and word pairs.

/// Rows of the model.
pub const BUCKETS: usize = 1 << BITS;
const BITS: u32 = 16;
/// Longest letter n-gram.
const LONGEST: usize = 5;
/// A longer text is judged by three windows of this many bytes.
const WINDOW: usize = 400;
/// Letters of a word that are looked at.
const WORD: usize = 24;

/// Calls `take` with the bucket of every feature of the text and returns how many there were.
pub fn features(text: &str, mut take: impl FnMut(usize)) -> usize {
    let mut count = 0;
    let mut last = 0;
    let mut foreign = 0;
    for window in windows(text) {
        for token in window.split_whitespace().filter(|token| spoken(token)) {
            for word in token.split(|c: char| !c.is_alphabetic()) {
                if !word.is_empty() && word.chars().any(|c| c > '\u{24f}') {
                    foreign += 1;
                } else if !word.is_empty() {
                    last = of_word(word, last, &mut |hash| {
                        count += 1;
                        take((hash >> (64 - BITS)) as usize);
                    });
                }
            }
        }
    }
    if foreign * 8 > count { 0 } else { count }
}

/// The whole text, or its beginning, middle and end.
fn windows(text: &str) -> impl Iterator<Item = &str> {
    let length = text.len();
    let starts = if length > 3 * WINDOW {
        vec![0, (length - WINDOW) / 2, length - WINDOW]
    } else {
        vec![0]
    };
    let size = if starts.len() > 1 { WINDOW } else { length };
    starts.into_iter().map(move |start| {
        let (from, to) = (
            text.ceil_char_boundary(start),
            text.floor_char_boundary(start + size),
        );
        text.get(from..to).unwrap_or("")
    })
}

/// Addresses, links and numbers are of no language.
fn spoken(token: &str) -> bool {
    !token.bytes().any(|b| b == b'@' || b.is_ascii_digit())
        && !token.contains("://")
        && !token.starts_with("www.")
}

/// The features of one word; returns its hash, which the pair with the next word is made from.
fn of_word(word: &str, last: u64, take: &mut impl FnMut(u64)) -> u64 {
    let mut letters = ['^'; WORD + 2];
    let mut length = 1;
    let mut whole = 0x51_7cc1;
    for (slot, letter) in letters.iter_mut().skip(1).zip(word.chars().take(WORD)) {
        *slot = lower(letter);
        whole = mix(whole, *slot);
        length += 1;
    }
    if let Some(end) = letters.get_mut(length) {
        *end = '$';
    }
    let padded = letters.get(..=length).unwrap_or(&letters);
    for from in 0..padded.len() {
        let mut hash = 0xcbf2_9ce4;
        for (n, letter) in padded.iter().skip(from).take(LONGEST).enumerate() {
            hash = mix(hash, *letter);
            if n > 0 {
                take(hash);
            }
        }
    }
    take(whole);
    if last != 0 {
        take((whole ^ last.rotate_left(17)).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    }
    whole
}

fn lower(letter: char) -> char {
    if letter.is_ascii() {
        letter.to_ascii_lowercase()
    } else {
        letter.to_lowercase().next().unwrap_or(letter)
    }
}

fn mix(hash: u64, letter: char) -> u64 {
    (hash ^ u64::from(u32::from(letter)))
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .rotate_left(29)
        .wrapping_mul(0xd6e8_feb8_6659_fd93)
}
