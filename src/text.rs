//! Words and sentences: the one way in which letters, templates and drafts are cut up.

mod phrases;
mod sentences;

pub use phrases::Phrases;
pub use sentences::{is_list_item, sentences};

use crate::{language::Language, source::Span};
use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The form in which texts are compared: NFC, lower case, curly apostrophes straight.
///
/// ```
/// assert_eq!(regards::text::norm("Don’t"), "don't");
/// ```
pub fn norm(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let text: Cow<str> = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.into(),
        IsNormalized::No | IsNormalized::Maybe => text.nfc().collect::<String>().into(),
    };
    text.chars()
        .map(|c| if c == '’' { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Octets as hexadecimal digits.
///
/// ```
/// assert_eq!(regards::text::hex([0x0a, 0xff]), "0aff");
/// ```
pub fn hex(octets: impl IntoIterator<Item = u8>) -> String {
    let digit = |value: u8| char::from(if value < 10 { b'0' } else { b'a' - 10 } + value);
    let mut digits = String::with_capacity(64);
    for octet in octets {
        digits.push(digit(octet >> 4));
        digits.push(digit(octet & 15));
    }
    digits
}

/// Where the words and numbers stand: `[\p{L}\p{M}]+(['’-][\p{L}\p{M}]+)*` and `\p{N}+([.,:/-]\p{N}+)*`.
///
/// ```
/// use regards::text::tokens;
/// let text = "It’s 12:30, re-used.";
/// let words: Vec<_> = tokens(text).iter().map(|span| span.of(text)).collect();
/// assert_eq!(words, ["It’s", "12:30", "re-used"]);
/// ```
pub fn tokens(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let Some(kind) = Kind::of(first) else {
            continue;
        };
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            if Kind::of(c) == Some(kind) {
                end = at + c.len_utf8();
            } else if !(kind.joins(c) && kind.follows(&text[at + c.len_utf8()..])) {
                break;
            }
            chars.next();
        }
        found.push(Span::new(start, end));
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Number,
}

impl Kind {
    fn of(c: char) -> Option<Self> {
        if c.is_ascii() {
            return match c {
                '0'..='9' => Some(Self::Number),
                'a'..='z' | 'A'..='Z' => Some(Self::Word),
                _ => None,
            };
        }
        if c.is_numeric() {
            Some(Self::Number)
        } else if c.is_alphabetic() || is_mark(c) {
            Some(Self::Word)
        } else {
            None
        }
    }

    fn joins(self, c: char) -> bool {
        match self {
            Self::Word => matches!(c, '\'' | '’' | '-'),
            Self::Number => matches!(c, '.' | ',' | ':' | '/' | '-'),
        }
    }

    fn follows(self, rest: &str) -> bool {
        rest.chars()
            .next()
            .is_some_and(|c| Self::of(c) == Some(self))
    }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// The stem of one word (Snowball of the language; the normal form where there is none).
///
/// ```
/// use regards::{language::Language, text::stem};
/// assert_eq!(stem("Kites", &Language::EN), stem("kite", &Language::EN));
/// assert_eq!(stem("dragene", &Language::NB), stem("drage", &Language::NB));
/// ```
pub fn stem(word: &str, language: &Language) -> String {
    let word = norm(word);
    match stemmer(language) {
        Some(stemmer) => stemmer.stem(&word).into_owned(),
        None => word,
    }
}

/// Every word of a text as its stem, with its place. Numbers are kept as they are.
pub fn stems(text: &str, language: &Language) -> Vec<(String, Span)> {
    let stemmer = stemmer(language);
    tokens(text)
        .into_iter()
        .map(|span| {
            let word = norm(span.of(text));
            let stem = match &stemmer {
                Some(stemmer) => stemmer.stem(&word).into_owned(),
                None => word,
            };
            (stem, span)
        })
        .collect()
}

fn stemmer(language: &Language) -> Option<Stemmer> {
    let algorithm = match language.base() {
        "en" => Algorithm::English,
        "nb" | "nn" => Algorithm::Norwegian,
        "da" => Algorithm::Danish,
        "sv" => Algorithm::Swedish,
        "de" => Algorithm::German,
        "es" => Algorithm::Spanish,
        "fr" => Algorithm::French,
        "nl" => Algorithm::Dutch,
        "fi" => Algorithm::Finnish,
        _ => return None,
    };
    Some(Stemmer::create(algorithm))
}

#[cfg(test)]
mod tests {
    use super::{Language, norm, sentences, stems, tokens};
    use proptest::prelude::{any, proptest};

    #[test]
    fn sentences_end_where_a_reader_says_so() {
        let table: &[(&str, &str, &[&str])] = &[
            ("en", "One. Two! Three?", &["One.", "Two!", "Three?"]),
            (
                "en",
                "Dear Mr. Quill, it broke.",
                &["Dear Mr. Quill, it broke."],
            ),
            (
                "en",
                "J. R. Bell wrote. He waits.",
                &["J. R. Bell wrote.", "He waits."],
            ),
            ("en", "It was I. He left.", &["It was I.", "He left."]),
            ("en", "Ref. No. 17 is lost", &["Ref.", "No. 17 is lost"]),
            (
                "en",
                "\"It is broken.\" That is all.",
                &["\"It is broken.\"", "That is all."],
            ),
            (
                "en",
                "Is it late?? i think so",
                &["Is it late??", "i think so"],
            ),
            ("en", "Wait... what", &["Wait... what"]),
            ("en", "Costs £4.50. Fine.", &["Costs £4.50.", "Fine."]),
            (
                "en",
                "Dear Ann,\n\nIt broke.\nTwice.",
                &["Dear Ann,", "It broke.", "Twice."],
            ),
            (
                "en",
                "I need:\n- a spar\n- a line",
                &["I need:", "- a spar", "- a line"],
            ),
            (
                "nb",
                "Kom 3. november. Takk.",
                &["Kom 3. november.", "Takk."],
            ),
            (
                "nb",
                "Det er 17. Mai i dag. Hurra!",
                &["Det er 17. Mai i dag.", "Hurra!"],
            ),
            (
                "nb",
                "Jeg kjøpte 3. Så røk de.",
                &["Jeg kjøpte 3.", "Så røk de."],
            ),
            (
                "nb",
                "Bl.a. Terna røk kl. 9. Vi venter.",
                &["Bl.a. Terna røk kl. 9.", "Vi venter."],
            ),
            (
                "de",
                "Am 3. Mai kam es z.B. Montag. Gut.",
                &["Am 3. Mai kam es z.B. Montag.", "Gut."],
            ),
            (
                "es",
                "¿Cuándo llega? ¡Gracias!",
                &["¿Cuándo llega?", "¡Gracias!"],
            ),
            ("en", "", &[]),
            ("en", " \n ", &[]),
        ];
        for (tag, text, expected) in table {
            let language = Language::new(tag);
            let cut: Vec<_> = sentences(text, &language)
                .iter()
                .map(|span| span.of(text))
                .collect();
            assert_eq!(&cut, expected, "{tag}: {text}");
        }
    }

    #[test]
    fn the_same_word_has_one_form() {
        assert_eq!(norm("Cafe\u{301} DON’T"), "café don't");
        let text = "Dragene våre";
        let found: Vec<_> = stems(text, &Language::NB)
            .into_iter()
            .map(|(stem, span)| format!("{stem}={}", span.of(text)))
            .collect();
        assert_eq!(found, ["drag=Dragene", "vår=våre"]);
    }

    proptest! {
        #[test]
        fn every_letter_is_in_one_sentence(text in any::<String>(), tag in 0..4usize) {
            let language = Language::new(["en", "nb", "de", "und"][tag]);
            let spans = sentences(&text, &language);
            let kept: String = spans.iter().map(|span| span.of(&text)).collect();
            let squeeze = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(squeeze(&kept), squeeze(&text));
        }

        #[test]
        fn tokens_lie_on_boundaries(text in any::<String>()) {
            for span in tokens(&text) {
                assert!(text.get(span.start..span.end).is_some_and(|word| !word.is_empty()));
            }
        }
    }
}
