//! Display names that are no person's: mailboxes, codes, households, firms.

use super::is_given;
use super::lists::{FAMILY_WORDS, FIRM_ENDINGS, FIRM_ENDINGS_INSIDE, FIRM_WORDS, MAILBOXES};

/// Whether a name is a mailbox, an address or a code.
pub fn is_mailbox(name: &str) -> bool {
    let lower = name.to_lowercase();
    if name.contains('@') || name.contains("://") || name.contains("www.") {
        return true;
    }
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let digits = name.chars().filter(|c| c.is_ascii_digit()).count();
    if letters == 0
        || digits > 0 && (digits * 4 >= letters || !name.contains(' ') || name.contains('_'))
    {
        return true;
    }
    if MAILBOXES.has(&lower) {
        return true;
    }
    let mut words = lower
        .split([' ', '-', '.', '/', '&'])
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some() && words.all(|word| MAILBOXES.has(word)) || is_code(name)
}

/// "Familien Ruud", "Mr & Mrs Foster", "Mum", "Mamma til Sunniva", "The Kite Lady": people whom no first name greets.
pub fn is_household(name: &str) -> bool {
    let lower = name.to_lowercase();
    let first = lower.split(' ').next().unwrap_or("").trim_end_matches('.');
    let alone = !lower.contains(' ');
    matches!(
        first,
        "familien" | "familie" | "the" | "family" | "fam" | "familjen"
    ) || [" family", " familj", " familie", " familien"]
        .iter()
        .any(|end| lower.ends_with(end))
        || (alone || lower.contains(" til ") || lower.contains(" of ")) && FAMILY_WORDS.has(first)
        || lower.starts_with("mr & ")
        || lower.starts_with("mr and ")
        || lower.starts_with("mr. & ")
        || lower.starts_with("herr und ")
        || lower.starts_with("hr og ")
}

/// A single word that nobody could say: "GIPAAXjk", "xk3r".
fn is_code(name: &str) -> bool {
    if name.contains(' ') || name.len() < 5 || !name.is_ascii() {
        return false;
    }
    let vowels = name.chars().filter(|c| "aeiouyAEIOUY".contains(*c)).count();
    let upper_inside = name
        .chars()
        .skip(1)
        .filter(char::is_ascii_uppercase)
        .count();
    let lower = name.chars().filter(char::is_ascii_lowercase).count();
    let letters = name.chars().filter(char::is_ascii_alphabetic).count();
    vowels == 0
        || (upper_inside >= 3 && lower > 0 && letters == name.len())
        || (upper_inside >= 1 && vowels * 6 < letters)
}

/// Whether a name is that of a firm or association.
pub fn is_firm(name: &str) -> bool {
    let lower = name.to_lowercase();
    let last = lower.rsplit([' ', ',']).next().unwrap_or("");
    let undotted = last.trim_matches('.').replace('.', "");
    if lower.contains(' ') && FIRM_ENDINGS.has(&undotted) {
        return true;
    }
    // "Ada at Northwind", "Kari fra Posten": a person who works there.
    if [" at ", " from ", " fra ", " von ", " via "]
        .iter()
        .any(|link| lower.contains(link))
        && !lower.starts_with("team ")
    {
        return false;
    }
    // "Kestrel & Kite": two words joined, neither a given name.
    let joined = lower.split_once(" & ").is_some_and(|(left, right)| {
        !left.split(' ').any(is_given) && !right.split(' ').any(is_given)
    });
    let owned = lower.contains("'s ") || lower.contains("’s ");
    let mut words = lower.split([' ', ',']);
    joined
        || owned
        || words.any(|word| FIRM_WORDS.has(word.trim_matches(|c: char| !c.is_alphanumeric())))
        || lower.split(' ').any(ends_as_firm)
}

/// "Sykkelverkstedet", "Bryggebanken".
fn ends_as_firm(word: &str) -> bool {
    FIRM_ENDINGS_INSIDE
        .iter()
        .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}
