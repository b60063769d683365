//! Circulars that no header names: from an office to nobody by name, numbered issues, what a list's own host handed over.

use super::found;
use crate::letter::Letter;
use crate::read::names::{self, Named};
use crate::reading::Automatic;

/// Parts of the names of mailboxes behind which many people sit.
const OFFICES: &[&str] = &[
    "team",
    "communications",
    "announcements",
    "committee",
    "department",
    "helpdesk",
    "migration",
    "updates",
    "events",
    "news",
    "admin",
    "benefits",
    "payroll",
    "system",
    "systems",
    "services",
    "marketing",
    "publishing",
    "press",
    "club",
];
/// Words before the number of an issue.
const ISSUES: &[&str] = &[
    "note", "issue", "no", "nr", "vol", "volume", "edition", "number", "utgave", "nummer",
    "ausgabe", "numéro", "número",
];
/// An issue is longer than a letter, in bytes.
const LONG: usize = 2000;
/// Beginnings of the names of hosts that only hand over what lists send.
const HOSTS: [&str; 5] = ["lists.", "list.", "listserv.", "mailman.", "newsletter."];

/// What was written to everybody and to nobody.
pub fn find(letter: &Letter) -> Option<Automatic> {
    if handed_over(letter) {
        return found("list", "the host of a list handed it over");
    }
    let subject = letter.subject.to_lowercase();
    let answer = !letter.in_reply_to.is_empty()
        || !letter.references.is_empty()
        || ["re:", "fw", "sv:", "aw:", "vs:"]
            .iter()
            .any(|mark| subject.starts_with(mark));
    if answer {
        return None;
    }
    if letter.recipients.is_empty() && from_office(letter) {
        return found("bulk", "an office wrote it to nobody by name");
    }
    let numbered =
        numbered(&subject) && letter.text.len() > LONG && letter.text.matches("http").count() >= 3;
    numbered.then(|| found("bulk", "it is a numbered issue"))?
}

/// `Received: from … (helo=lists.shop.example)`.
fn handed_over(letter: &Letter) -> bool {
    letter.all_fields("received").any(|hop| {
        let hop = hop.to_lowercase();
        let sender = hop.split(" by ").next().unwrap_or("");
        HOSTS.iter().any(|host| {
            sender.match_indices(host).any(|(at, _)| {
                let before = sender.get(..at).unwrap_or("");
                before.ends_with("from ") || before.ends_with("helo=") || before.ends_with("ehlo=")
            })
        })
    })
}

/// "outlook-migration-team@", "40house@": a mailbox that no person's name stands before.
fn from_office(letter: &Letter) -> bool {
    let Some(from) = letter.from.as_ref() else {
        return false;
    };
    let person = from
        .name
        .as_deref()
        .is_some_and(|name| matches!(names::read(name), Named::Person(_)));
    let key = from.key();
    let local = key.split('@').next().unwrap_or("");
    let coded = local.starts_with(|c: char| c.is_ascii_digit())
        && local.contains(|c: char| c.is_ascii_alphabetic());
    let office = local
        .split(['-', '.', '_'])
        .any(|part| OFFICES.contains(&part));
    !person && (coded || office)
}

/// "Note 00324:", "issue 12", "vol. 3".
fn numbered(subject: &str) -> bool {
    let words: Vec<&str> = subject
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(2).any(|pair| match pair {
        [word, number] => {
            ISSUES.contains(word)
                && number.len() <= 5
                && number.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    })
}
