//! Amounts in words: "forty pounds", "tre hundre kroner".

use super::{currency::UNITS, value};
use crate::read::facts::scan::{Finds, small};
use crate::reading::FactKind;

/// "forty pounds", "two hundred kroner", "tre hundre kroner".
pub fn in_words(finds: &mut Finds, own: &str) {
    let words = finds.text.words.clone();
    for (at, word) in words.iter().enumerate() {
        let unit = finds.slice(word.start, word.end);
        let Some((_, code)) = UNITS
            .iter()
            .find(|(name, _)| *name == unit && name.len() > 3)
        else {
            continue;
        };
        let Some(before) = at.checked_sub(1).and_then(|at| words.get(at)) else {
            continue;
        };
        let text = finds.slice(before.start, before.end);
        if text.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let Some((amount, start)) = spelled(finds, at) else {
            continue;
        };
        // "My two cents" are an opinion.
        let (owner, _) = finds.word_before(start);
        let opinion = unit == "cents" && matches!(owner, "my" | "our");
        let (cents, last) = cents_after(finds, at, code).map_or((String::new(), word.end), |it| it);
        let value = value(&format!("{amount}{cents}"), code, own);
        if let Some(value) = value.filter(|_| !opinion) {
            finds.add(FactKind::Money, value, start, last);
        }
    }
}

/// "… and forty pence", "… og femti øre" behind the unit at a word: as `.40`, and where it ends.
fn cents_after(finds: &Finds, at: usize, code: &str) -> Option<(String, usize)> {
    let word = |step: usize| finds.text.word(at + step);
    let linked = matches!(word(1), "and" | "og" | "och");
    let cents = small(word(2)).filter(|cents| *cents < 100)?;
    let small_unit = matches!(word(3), "pence" | "cents" | "øre" | "öre");
    let end = finds.text.words.get(at + 3)?.end;
    (linked && small_unit && !code.contains('/')).then(|| (format!(".{cents:02}"), end))
}

/// The number in words that ends before a word, and where it begins: "tre hundre og femti", "a hundred and twenty".
fn spelled(finds: &Finds, end: usize) -> Option<(u32, usize)> {
    let text = |at: usize| finds.text.word(at);
    let times = |word: &str| match word {
        "hundred" | "hundre" | "hundra" | "hundert" => Some(100),
        "thousand" | "tusen" | "tausend" => Some(1000),
        _ => None,
    };
    let mut first = end;
    while let Some(before) = first.checked_sub(1) {
        let link = matches!(text(before), "and" | "og" | "och") && first < end;
        if !(times(text(before)).is_some() || small(text(before)).is_some() || link)
            || end - before > 7
        {
            break;
        }
        first = before;
    }
    if matches!(text(first), "and" | "og" | "och") {
        first += 1;
    }
    let (mut total, mut part) = (0_u32, 0_u32);
    for word in (first..end).map(text) {
        match (times(word), small(word)) {
            (Some(1000), _) => {
                total = total.saturating_add(part.max(1).saturating_mul(1000));
                part = 0;
            }
            (Some(times), _) => part = part.max(1).saturating_mul(times),
            (None, Some(number)) => part = part.saturating_add(number),
            (None, None) => {}
        }
    }
    let start = finds.text.words.get(first)?.start;
    (first < end).then(|| (total.saturating_add(part), start))
}
