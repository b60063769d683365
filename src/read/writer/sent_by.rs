//! Who sent the letter for the writer: a parent for a child, a helper for somebody who cannot write.

use crate::read::names::Named;
use crate::read::text::Text;
use crate::reading::{SentBy, Writer};

/// What grown-ups who send a child's letter call themselves, as children and they write it.
const KIN: &[&str] = &[
    "dad",
    "daddy",
    "mum",
    "mom",
    "mummy",
    "mommy",
    "mam",
    "mother",
    "father",
    "grandma",
    "grandpa",
    "granny",
    "gran",
    "grandad",
    "granddad",
    "nan",
    "aunt",
    "auntie",
    "uncle",
    "teacher",
    "sister",
    "brother",
    "parent",
    "mamma",
    "pappa",
    "mor",
    "far",
    "mora",
    "faren",
    "bestemor",
    "bestefar",
    "mormor",
    "morfar",
    "farmor",
    "farfar",
    "tante",
    "onkel",
    "lærer",
    "læreren",
    "storesøster",
    "storebror",
    "mama",
    "papa",
    "mutter",
    "vater",
    "oma",
    "opa",
    "lehrer",
    "lehrerin",
    "madre",
    "padre",
];

/// The second reader, if the name under the letter is another's than the sender's, or the letter says who typed.
pub fn find(text: &Text, writer: &Writer, sender: &Named) -> Option<SentBy> {
    let sender = match sender {
        Named::Person(name) if name.people == 1 => name.first.clone(),
        _ => None,
    };
    let own = writer
        .first
        .as_deref()
        .or(writer.name.as_deref())
        .unwrap_or("");
    let other = sender
        .clone()
        .filter(|first| !own.is_empty() && !same(first, own) && !writer.initials);
    let line = parents_line(text, other.as_deref());
    let typed = typed_by(text);
    if other.is_none()
        || (line.is_none() && typed.is_none() && writer.age.is_none_or(|age| age > 14))
    {
        return typed
            .filter(|_| writer.age.is_some_and(|age| age <= 14))
            .map(|kin| SentBy {
                first: sender.filter(|first| !same(first, own)),
                kin: Some(kin),
                wrote: false,
            });
    }
    let (kin, wrote) = match line {
        Some((kin, wrote)) => (kin.or(typed), wrote),
        None => (typed, false),
    };
    Some(SentBy {
        first: other,
        kin,
        wrote,
    })
}

fn same(first: &str, own: &str) -> bool {
    let own = own.to_lowercase();
    let first = first.to_lowercase();
    own == first || own.split([' ', '-']).any(|word| word == first)
}

/// The line in which the sender signs inside the letter ("Thanks, Rob (dad)"): the kin word, and whether there is more to it.
fn parents_line(text: &Text, first: Option<&str>) -> Option<(Option<String>, bool)> {
    let first = first?.to_lowercase();
    let line = text.raw.lines().find(|line| {
        let lower = line.to_lowercase();
        lower
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == first)
            && lower.chars().count() < 400
    })?;
    let lower = line.to_lowercase();
    let kin = lower
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| KIN.contains(word))
        .map(str::to_string);
    let words = line.split_whitespace().count();
    (kin.is_some() || words >= 4).then_some((kin, words >= 4))
}

/// "My mum is typing this for me", "mamma skriver for meg", "I have asked mamma to write for me".
fn typed_by(text: &Text) -> Option<String> {
    const VERBS: &[&str] = &[
        "typing",
        "typed",
        "types",
        "type",
        "writing this",
        "writes this",
        "wrote this for me",
        "write for me",
        "writes for me",
        "writing for me",
        "helped me write",
        "helping me write",
        "helped me with this",
        "skriver for meg",
        "skriver dette",
        "skriver det",
        "hjelper meg",
        "hjalp meg",
        "skrev for meg",
        "schreibt für mich",
        "sends this",
        "sending this",
    ];
    VERBS
        .iter()
        .filter_map(|verb| text.folded.find(verb))
        .find_map(|at| {
            let from = text.word_at(at).saturating_sub(5);
            (from..text.word_at(at))
                .rev()
                .map(|word| text.word(word))
                .find(|word| KIN.contains(word))
                .map(str::to_string)
        })
}
