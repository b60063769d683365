//! Mail addresses, links and telephone numbers.

use super::{Claim, Value};
use crate::source::Span;

/// Ends of names of hosts that are told from an abbreviation.
const ENDS: &[&str] = &[
    "com", "org", "net", "info", "io", "eu", "example", "no", "dk", "se", "de", "es", "uk", "fr",
    "nl", "fi", "at", "ch", "ie", "us", "shop", "app", "dev", "test", "invalid",
];

/// The contacts of a text, in their order.
pub(super) fn find(text: &str) -> Vec<Claim> {
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let trimmed =
            word.trim_matches(|c: char| c.is_whitespace() || "<>()[]{},;:!?\"'“”«»".contains(c));
        let trimmed = trimmed.trim_end_matches('.');
        if is_address(trimmed) {
            let offset = word.find(trimmed).unwrap_or(0);
            let span = Span::new(start + offset, start + offset + trimmed.len());
            found.push(Claim {
                value: Value::Contact(link(trimmed)),
                span,
            });
        }
        start += word.len();
    }
    found.extend(phones(text, &found));
    found
}

/// A link or an address in one form: lower case, without scheme, `www.` and a slash at its end.
fn link(word: &str) -> String {
    let lower = word.to_lowercase();
    let bare = lower
        .split_once("://")
        .map_or(lower.as_str(), |(_, rest)| rest);
    let bare = bare.strip_prefix("mailto:").unwrap_or(bare);
    bare.strip_prefix("www.")
        .unwrap_or(bare)
        .trim_end_matches('/')
        .to_string()
}

fn is_address(word: &str) -> bool {
    // Few words get further: a link has a colon, a host has a full stop.
    if !word.contains(['.', ':']) {
        return false;
    }
    if word.contains("://") || word.starts_with("www.") {
        return true;
    }
    let host = word.rsplit_once('@').map_or(word, |(_, host)| host);
    let host = host.split('/').next().unwrap_or("");
    let Some((name, end)) = host.rsplit_once('.') else {
        return false;
    };
    !name.is_empty()
        && ENDS.contains(&end.to_lowercase().as_str())
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || c == '-' || c == '.')
        && name.chars().any(char::is_alphabetic)
        && (word.contains('@') || end.chars().all(|c| c.is_ascii_lowercase()))
}

/// Seven digits and more, in groups or not, that are neither a day nor an amount.
fn phones(text: &str, taken: &[Claim]) -> Vec<Claim> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes.get(at).copied().unwrap_or(0);
        if !(byte.is_ascii_digit() || byte == b'+') {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        let mut digits = u32::from(byte.is_ascii_digit());
        let mut dots = false;
        while let Some(next) = bytes.get(end) {
            let following = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
            match next {
                b'0'..=b'9' => digits += 1,
                b' ' | b'-' if following => {}
                b'.' | b',' | b':' | b'/' if following => dots = true,
                _ => break,
            }
            end += 1;
        }
        let span = Span::new(at, end);
        let word = span.of(text);
        let starts = !text
            .get(..at)
            .is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == '-'));
        let iso = word.get(..10).and_then(crate::locale::parse_date).is_some();
        if (7..=15).contains(&digits)
            && !dots
            && starts
            && !iso
            && !is_amount(text, span)
            && is_phone(word)
            && !taken.iter().any(|it| it.span.overlaps(span))
        {
            let bare = word
                .chars()
                .filter(|c| c.is_ascii_digit() || *c == '+')
                .collect();
            found.push(Claim {
                value: Value::Contact(bare),
                span,
            });
        }
        at = end;
    }
    found
}

/// A bare run of digits is an order's number as well: only what is grouped, or begins with 0 or +, is a telephone.
fn is_phone(word: &str) -> bool {
    word.starts_with(['+', '0']) || word.contains(' ')
}

fn is_amount(text: &str, span: Span) -> bool {
    let after = text.get(span.end..).unwrap_or("").trim_start();
    let before = text.get(..span.start).unwrap_or("").trim_end();
    [
        "kr", "NOK", "SEK", "DKK", "EUR", "GBP", "USD", "€", "£", "$",
    ]
    .iter()
    .any(|unit| after.starts_with(unit) || before.ends_with(unit))
}
