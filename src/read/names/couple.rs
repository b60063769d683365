//! Two people who share a display name: "Kari og Ola Hansen", "Tom & Ann Lee", "Tonje og Are".

use super::PersonName;
use super::case::mend;
use super::lists::JOINTS;
use super::person::person;

/// What stands between the two, as written.
const LINKS: &[&str] = &[
    " og ", " and ", " & ", " und ", " och ", " y ", " et ", " en ", " ja ", " + ", " AND ", " OG ",
];

/// The couple that a name tells of, if it does.
pub fn couple(name: &str) -> Option<PersonName> {
    let (left, right) = LINKS.iter().find_map(|link| name.split_once(link))?;
    let (left, right) = (left.trim(), right.trim());
    if !capital(left) || !capital(right) {
        return None;
    }
    let (left, right) = (person(left)?, person(right)?);
    let first = |name: &PersonName| name.first.clone().unwrap_or_else(|| name.full.clone());
    let link = name
        .split_whitespace()
        .map(str::to_lowercase)
        .find(|word| JOINTS.has(word))?;
    Some(PersonName {
        first: Some(format!("{} {link} {}", first(&left), first(&right))),
        full: mend(name),
        title: None,
        people: 2,
        initials: left.initials || right.initials,
    })
}

/// Whether a text begins with a capital, or with a letter of a script that has none.
fn capital(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}
