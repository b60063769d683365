//! Words of a text with their places, folded so that "Café" and "CAFÉ" are one.
use unicode_normalization::UnicodeNormalization;

/// One word: its folded form and the bytes of the text it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Lower case, composed; digits as `0`, so that no order number is learnt by heart.
    pub folded: String,
    /// First byte in the text.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

/// How much of one text is looked at; what stands behind it adds nothing to what a sentence wants.
pub const MAX_WORDS: usize = 400;
/// Longer runs of letters are no words (keys, encoded attachments) and are cut here.
const MAX_CHARS: usize = 40;

/// Splits a text into words; `?` and `!` count as words, everything else between words is dropped.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if found.len() >= MAX_WORDS {
            break;
        }
        if first == '?' || first == '!' {
            found.push(Word {
                folded: first.to_string(),
                start,
                end: start + 1,
            });
            continue;
        }
        if !first.is_alphanumeric() {
            continue;
        }
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            let inside = continues(c) || (apostrophe(c) && letter_follows(text, at + c.len_utf8()));
            if !inside {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        if let Some(raw) = text.get(start..end) {
            found.push(Word {
                folded: fold(raw),
                start,
                end,
            });
        }
    }
    found
}

fn continues(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn apostrophe(c: char) -> bool {
    c == '\'' || c == '\u{2019}'
}

fn letter_follows(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(char::is_alphanumeric)
}

fn fold(raw: &str) -> String {
    let map = |c: char| match c {
        '\u{2019}' => '\'',
        c if c.is_ascii_digit() => '0',
        c => c,
    };
    if raw.is_ascii() {
        return raw
            .chars()
            .take(MAX_CHARS)
            .map(|c| map(c.to_ascii_lowercase()))
            .collect();
    }
    raw.chars()
        .take(MAX_CHARS)
        .flat_map(char::to_lowercase)
        .nfc()
        .map(map)
        .collect()
}

/// Whether a folded word is a number.
pub fn is_number(folded: &str) -> bool {
    !folded.is_empty() && folded.bytes().all(|b| b == b'0')
}

/// Whether a folded word is a mark (`?`, `!`) and no word proper.
pub fn is_mark(folded: &str) -> bool {
    matches!(folded, "?" | "!")
}

#[cfg(test)]
mod tests {
    use super::{MAX_CHARS, MAX_WORDS, words};

    #[test]
    fn words_are_folded_and_placed() {
        let table: &[(&str, &[&str])] = &[
            ("Where's my Kite?", &["where's", "my", "kite", "?"]),
            ("It\u{2019}s KK-20417!", &["it's", "kk", "00000", "!"]),
            (
                "Hvor ER pakken på Bl\u{e5}fjell",
                &["hvor", "er", "pakken", "på", "blåfjell"],
            ),
            ("Bla\u{30a}fjell", &["blåfjell"]),
            ("dogs' tails '", &["dogs", "tails"]),
            ("", &[]),
            ("... — \u{1f600}", &[]),
        ];
        for (text, expected) in table {
            let found = words(text);
            assert_eq!(
                found.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>(),
                *expected,
                "{text}"
            );
            for word in &found {
                assert!(text.get(word.start..word.end).is_some(), "{text}: {word:?}");
            }
        }
    }

    #[test]
    fn a_text_without_end_is_cut() {
        assert_eq!(words(&"a ".repeat(100_000)).len(), MAX_WORDS);
        assert!(words(&"x".repeat(100_000))[0].folded.len() <= MAX_CHARS);
    }
}
