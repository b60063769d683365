//! Names of people: display names, signatures, case that was mended, and who is nobody.

mod case;
mod couple;
mod lists;
mod nobody;
mod person;

pub use case::mend;
use lists::{GIVEN, JOINTS, PARTICLES, TITLES};

/// What a name turned out to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    /// The whole name, in the order in which it is said, without titles.
    pub full: String,
    /// What a friendly greeting uses; `None` where only initials or a family name are known.
    pub first: Option<String>,
    /// Titles that stood before it ("Dr").
    pub title: Option<String>,
    /// One person, or two.
    pub people: u8,
    /// Only initials before the family name.
    pub initials: bool,
}

/// What a display name or a signature line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A person, or several.
    Person(PersonName),
    /// A firm or association.
    Firm(String),
    /// A mailbox, a code, an address: nobody.
    Nobody,
}

/// Reads a display name or a signature line.
///
/// ```
/// use regards::read::names::{Named, read};
/// let Named::Person(name) = read("HANSEN, KARI-ANNE") else { panic!() };
/// assert_eq!((name.full.as_str(), name.first.as_deref()), ("Kari-Anne Hansen", Some("Kari-Anne")));
/// assert_eq!(read("info"), Named::Nobody);
/// ```
pub fn read(raw: &str) -> Named {
    let cleaned = clean(own_part(&without_nickname(&unquoted(raw))));
    let cleaned = dotted(&cleaned).unwrap_or(cleaned);
    if raw.contains('_') && raw.chars().any(|c| c.is_ascii_digit())
        || cleaned.is_empty()
        || nobody::is_mailbox(&cleaned)
        || nobody::is_household(&cleaned)
    {
        return Named::Nobody;
    }
    if nobody::is_firm(&cleaned) {
        return Named::Firm(cleaned);
    }
    if let Some(couple) = couple::couple(&cleaned) {
        return Named::Person(couple);
    }
    person::person(&cleaned).map_or(Named::Nobody, Named::Person)
}

/// `'Tom Bell' via Support`, `Greta 'Gigi' Quill`: single quotes as double ones; an apostrophe stays.
fn unquoted(raw: &str) -> String {
    let Some(open) = raw
        .find('\'')
        .filter(|at| *at == 0 || raw.get(..*at).is_some_and(|text| text.ends_with(' ')))
    else {
        return raw.to_string();
    };
    match raw.get(open + 1..).and_then(|rest| rest.split_once("' ")) {
        Some((inside, after)) if open == 0 => format!("{inside} {after}"),
        Some((inside, after)) => format!("{}\"{inside}\" {after}", raw.get(..open).unwrap_or("")),
        None => raw.to_string(),
    }
}

/// "anna.lund": a given name and a family name as addresses join them.
fn dotted(name: &str) -> Option<String> {
    let (first, last) = name.split_once('.')?;
    let letters = |part: &str| part.chars().count() >= 2 && part.chars().all(char::is_alphabetic);
    (letters(first) && letters(last) && is_given(first)).then(|| format!("{first} {last}"))
}

/// `Greta "Gigi" Quill` without the nickname, unless it is all there is.
fn without_nickname(raw: &str) -> String {
    let mut parts = raw.split(['"', '“', '”']);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(before), Some(_), Some(after), None)
            if !before.trim().is_empty() && !after.trim().is_empty() =>
        {
            format!("{} {}", before.trim(), after.trim())
        }
        _ => raw.to_string(),
    }
}

/// "Greta Quill | Acme", "Greta Quill - Acme", "Acme: Greta Quill": the part that is a person.
fn own_part(raw: &str) -> &str {
    for mark in [" | ", " - ", " – ", " / ", " · "] {
        if let Some((left, right)) = raw
            .split_once(mark)
            .filter(|(left, right)| !left.trim().is_empty() && !right.trim().is_empty())
        {
            let given = |text: &str| text.split_whitespace().next().is_some_and(is_given);
            return if given(right) && !given(left) {
                right
            } else {
                left
            };
        }
    }
    // "Anna Lund, Kestrel AS".
    if let Some((left, right)) = raw.split_once(", ")
        && nobody::is_firm(right)
        && left.contains(' ')
        && left.split(' ').next().is_some_and(is_given)
    {
        return left;
    }
    match raw.split_once(": ") {
        Some((_, right)) if right.split_whitespace().next().is_some_and(is_given) => right,
        _ => raw,
    }
}

/// Takes away quotes, brackets and what stands in them, emoji, marks at the ends.
fn clean(raw: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '(' | '[' | '<' | '{' => depth += 1,
            ')' | ']' | '>' | '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '"' | '“' | '”' | '„' | '«' | '»' | '*' | '_' | '~' | '|' => kept.push(' '),
            '`' | '´' | '‘' | '’' => kept.push(if c == '’' { '’' } else { '\'' }),
            c if c.is_alphanumeric() || "'.,-&+@/ ·".contains(c) || is_mark(c) => kept.push(c),
            _ => kept.push(' '),
        }
    }
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    kept.trim_matches(|c: char| {
        matches!(c, ',' | '-' | '\'' | '/' | '&' | '+' | '·') || c.is_whitespace()
    })
    .trim_start_matches('.')
    .to_string()
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// "M." or "M" or "J.R.".
pub fn is_initial(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| *c != '.').collect();
    let letters = bare.chars().count();
    (letters == 1 && bare.chars().all(char::is_alphabetic))
        || (word.contains('.') && letters <= 3 && bare.chars().all(char::is_uppercase))
}

/// Whether a word is a common given name, in any case.
pub fn is_given(word: &str) -> bool {
    let lower = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    GIVEN.has(&lower)
}

/// Whether a small word may stand inside a name: a particle, "and".
pub fn is_link(word: &str) -> bool {
    let lower = word.to_lowercase();
    PARTICLES.has(&lower) || JOINTS.has(&lower)
}

/// Whether a word is a form of address ("Mr", "Frau").
pub fn is_title(word: &str) -> bool {
    TITLES.has(&word.trim_end_matches('.').to_lowercase())
}

#[cfg(test)]
mod tests;
