//! The case of names.

use super::is_initial;
use super::lists::PARTICLES;

/// Mends the case of a name, and only of one that is wholly upper or wholly lower case.
///
/// ```
/// use regards::read::names::mend;
/// assert_eq!(mend("ANNE-MARIE O'BRIEN"), "Anne-Marie O'Brien");
/// assert_eq!(mend("McIver"), "McIver");
/// ```
pub fn mend(name: &str) -> String {
    let upper = name.chars().any(char::is_uppercase);
    let lower = name.chars().any(char::is_lowercase);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 1 {
        return name.to_uppercase();
    }
    if upper == lower {
        return name.to_string();
    }
    // "J.R." and "KC" are initials, not shouting.
    if upper && !name.contains(' ') && (letters <= 2 || name.contains('.')) {
        return name.to_string();
    }
    let words: Vec<String> = name
        .split(' ')
        .enumerate()
        .map(|(at, word)| mend_word(word, at))
        .collect();
    words.join(" ")
}

fn mend_word(word: &str, at: usize) -> String {
    let lower = word.to_lowercase();
    if at > 0 && PARTICLES.has(&lower)
        || matches!(lower.as_str(), "og" | "and" | "und" | "och" | "y" | "et")
    {
        return lower;
    }
    if is_initial(word) || ["ii", "iii", "iv", "phd", "md"].contains(&lower.as_str()) {
        return word.to_uppercase();
    }
    let mut next_upper = true;
    let mut mended = String::with_capacity(word.len());
    for (place, c) in lower.char_indices() {
        if next_upper {
            mended.extend(c.to_uppercase());
        } else {
            mended.push(c);
        }
        next_upper = match c {
            '-' | '.' | '/' => true,
            // "O'Brien", "D'Angelo", but not "Ann's".
            '\'' | '’' => place <= 1,
            _ => false,
        };
    }
    if mended.len() > 4 && mended.starts_with("Mc") {
        let (head, tail) = mended.split_at(2);
        let mut rest = tail.chars();
        mended = match rest.next() {
            Some(c) => format!("{head}{}{}", c.to_uppercase(), rest.as_str()),
            None => head.to_string(),
        };
    }
    mended
}
