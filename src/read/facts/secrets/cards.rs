//! Numbers of payment cards, by their first digits, their length and their check digit.

use crate::read::facts::scan::{Finds, alone};
use crate::reading::FactKind;

/// 13 to 19 digits, grouped or not, that pass the check of ISO/IEC 7812.
pub fn find(finds: &mut Finds) {
    for (start, end, digits) in runs(finds.folded(), 13, 19) {
        if luhn(&digits) && issued(&digits) && alone(finds.folded(), start, end) {
            finds.add(FactKind::Secret, "…", start, end);
        }
    }
}

/// Runs of digits with single spaces or hyphens between, of so many digits.
pub fn runs(folded: &str, least: usize, most: usize) -> Vec<(usize, usize, Vec<u8>)> {
    let bytes = folded.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at;
        let mut digits = Vec::new();
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii_digit() {
                digits.push(byte - b'0');
                end = at + 1;
            } else if !(matches!(byte, b' ' | b'-')
                && bytes.get(at + 1).is_some_and(u8::is_ascii_digit))
            {
                break;
            }
            at += 1;
        }
        if (least..=most).contains(&digits.len()) {
            found.push((start, end, digits));
        }
    }
    found
}

/// The first digits and the length are those of a payment card; a long order number is none.
fn issued(digits: &[u8]) -> bool {
    let first = digits.first().copied().unwrap_or(0);
    let second = digits.get(1).copied().unwrap_or(0);
    match digits.len() {
        14 => first == 3 && matches!(second, 0 | 6 | 8 | 9),
        15 => first == 3 && matches!(second, 4 | 7),
        _ => (2..=6).contains(&first),
    }
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let doubled = u32::from(*digit) * if at % 2 == 1 { 2 } else { 1 };
            if doubled > 9 { doubled - 9 } else { doubled }
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != 0)
}
