//! Telephone numbers.

use super::scan::{Finds, alone};
use crate::read::words::Words;
use crate::reading::FactKind;

/// Words before a telephone number.
static PHONE_WORDS: Words = Words::new(
    "phone telephone tel tlf telefon telefonnummer mobile mobil mob cell number nummer ring call on på reach nås mobilen \
     mobilnummer telefonen text sms whatsapp at handy teléfono móvil nr",
);

/// Telephone numbers: with a plus, with a word before them, or in the shapes that Norway, Britain and America write.
pub fn find(finds: &mut Finds) {
    let folded = finds.folded();
    let bytes = folded.as_bytes();
    let mut from = 0;
    while let Some(at) = bytes
        .iter()
        .skip(from)
        .position(|byte| byte.is_ascii_digit() || *byte == b'+')
        .map(|at| at + from)
    {
        let end = phone_end(bytes, at);
        let text = finds.slice(at, end);
        let start = if at > 0 && bytes.get(at - 1) == Some(&b'(') {
            at - 1
        } else {
            at
        };
        from = end.max(at + 1);
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if !(6..=15).contains(&digits) || !alone(folded, start, end) {
            continue;
        }
        if is_phone(finds, text, digits, start) {
            let raw = finds.text.quote(start, end).trim().to_string();
            finds.add(FactKind::Phone, raw, start, end);
        }
    }
}

/// The end of a run of digits with single spaces, hyphens, dots and brackets between.
fn phone_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    let mut gap = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => {
                end = at + 1;
                gap = 0;
            }
            b'+' if at == start => {}
            b' ' | b'-' | b'.' | b'(' | b')' | b'/' if gap < 2 => gap += 1,
            _ => break,
        }
        at += 1;
    }
    end.max(start + 1)
}

/// Words earlier in the sentence that a telephone number may follow at a distance: "nummeret mitt er …".
static TOLD: Words = Words::new(
    "nummeret telefonnummeret mobilnummeret telefonnummer mobilnummer phone mobile telephone treffes nås ring call \
     reached tlf telefon mobilen dial",
);
/// Phone words that stand before other numbers as well.
static COMMON: Words = Words::new("on på at number nummer nr");

fn is_phone(finds: &Finds, text: &str, digits: usize, start: usize) -> bool {
    if text.starts_with('+') || text.starts_with("00") && digits > 9 {
        return digits >= 8;
    }
    let (word, at) = finds.word_before(start);
    let (earlier, _) = finds.word_before(at);
    let said = PHONE_WORDS.has(word) || PHONE_WORDS.has(earlier) || announced(finds, word, start);
    let groups: Vec<usize> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .map(str::len)
        .collect();
    let first = text.bytes().find(u8::is_ascii_digit).unwrap_or(b'0');
    let norwegian =
        digits == 8 && first >= b'2' && (groups == [3, 2, 3] || groups == [2, 2, 2, 2] || said);
    let british = first == b'0' && (10..=11).contains(&digits) && (groups.len() > 1 || said);
    let american = digits == 10 && groups == [3, 3, 4]
        || digits == 7 && groups == [3, 4] && text.contains('-');
    let named = (7..=12).contains(&digits) && PHONE_WORDS.has(word) && !COMMON.has(word);
    norwegian || british || american || named
}

/// "You can reach me on", "nummeret mitt er": the sentence said before that a number comes.
fn announced(finds: &Finds, word: &str, start: usize) -> bool {
    let sentence = finds.text.sentence_of(start);
    matches!(word, "er" | "is" | "mitt" | "på" | "on" | "at")
        && finds
            .slice(sentence.start.min(start), start)
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| TOLD.has(word))
}
