//! One person's name from its words.

use super::case::mend;
use super::lists::{DOUBLE_FIRST, DOUBLE_SECOND, FAMILY_WORDS, GIVEN, PARTICLES, SUFFIXES, TITLES};
use super::{PersonName, is_initial};

/// One person's name from its words.
pub fn person(name: &str) -> Option<PersonName> {
    let mended = mend(name);
    let (title, rest) = without_titles(&mended);
    let rest = turned(&rest, mended != name);
    let words = own_words(&rest);
    if !words
        .iter()
        .any(|word| word.chars().any(char::is_alphabetic))
    {
        return None;
    }
    let several = words.len() > 1;
    let before_last = words.iter().take(words.len() - 1);
    let initials = several && before_last.clone().all(|word| is_initial(word));
    let only_initials = initials && words.iter().all(|word| is_initial(word));
    let family_only = !several
        && title
            .as_deref()
            .is_some_and(|title| !FAMILY_WORDS.has(&title.to_lowercase()));
    let first = if only_initials || family_only {
        None
    } else {
        first_of(&words, initials)
    };
    Some(PersonName {
        full: full(&words),
        first,
        title,
        people: 1,
        initials: initials || family_only,
    })
}

/// The words of a name, without degrees behind it and without where somebody works ("Ada at Northwind", "Kari fra Posten").
fn own_words(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let suffix = |word: &&str| SUFFIXES.has(&word.trim_matches(['.', ',']).to_lowercase());
    while words.len() > 1 && words.last().is_some_and(suffix) {
        words.pop();
    }
    let firm = words
        .iter()
        .position(|word| matches!(*word, "at" | "from" | "fra" | "via" | "hos"));
    if let Some(at) = firm.filter(|at| *at > 0) {
        words.truncate(at);
    }
    words
}

/// The whole name; a full stop at its end stays where it belongs to an initial.
fn full(words: &[&str]) -> String {
    let joined = words.join(" ");
    let whole = joined.trim_matches(',');
    let last = words.last().copied().unwrap_or("");
    if is_initial(last) || last.matches('.').count() > 1 {
        whole.to_string()
    } else {
        whole.trim_end_matches('.').to_string()
    }
}

/// What a friendly greeting uses: the first word, with a second where they go together ("Anne Marie").
fn first_of(words: &[&str], initials: bool) -> Option<String> {
    let head = words.first().copied().unwrap_or("");
    let second = words.get(1).copied().filter(|_| words.len() > 2);
    if is_initial(head) && words.len() > 1 {
        // "J. Edgar Hoover" goes by Edgar; "M. Bell" by nothing we know.
        return second
            .filter(|word| !initials && !PARTICLES.has(&word.to_lowercase()))
            .map(str::to_string);
    }
    let head = head.trim_matches(',');
    // "Grandad Ron" goes by Ron.
    if let Some(own) = words
        .get(1)
        .filter(|_| FAMILY_WORDS.has(&head.to_lowercase()))
    {
        return Some((*own).to_string());
    }
    let double = second.filter(|second| {
        DOUBLE_FIRST.has(&head.to_lowercase()) && DOUBLE_SECOND.has(&second.to_lowercase())
    });
    Some(double.map_or_else(|| head.to_string(), |second| format!("{head} {second}")))
}

/// "Last, First" turned round; suffixes and titles after a comma are not a first name.
fn turned(name: &str, was_mended: bool) -> String {
    let Some((last, first)) = name.split_once(',') else {
        return name.to_string();
    };
    let (last, first) = (last.trim(), first.trim());
    let tail = first.trim_matches(['.', ',']).to_lowercase();
    let suffix = SUFFIXES.has(&tail)
        || first.contains(',') && SUFFIXES.has(tail.split(',').next().unwrap_or("").trim());
    if first.is_empty() || suffix {
        return last.to_string();
    }
    let first = first.split(',').next().unwrap_or(first).trim();
    let head = |text: &str| text.split([' ', '-']).next().unwrap_or("").to_lowercase();
    // "Lisa Berg, Director" is no turned name: more than one word before the comma and no given name after it.
    let opening = last.split(' ').next().unwrap_or("").to_lowercase();
    if last.contains(' ')
        && !GIVEN.has(&head(first))
        && !PARTICLES.has(&opening)
        && GIVEN.has(&opening)
    {
        return last.to_string();
    }
    let (_, first) = without_titles(first);
    // "Smith, John Jr."
    let first = match first.rsplit_once(' ') {
        Some((names, tail)) if SUFFIXES.has(&tail.trim_end_matches('.').to_lowercase()) => names,
        _ => &first,
    };
    // "DE LA CRUZ, MARIA": the particle does not open the name any more.
    match last.split_once(' ') {
        Some((head, tail)) if was_mended && PARTICLES.has(&head.to_lowercase()) => {
            format!("{first} {} {tail}", head.to_lowercase())
        }
        _ => format!("{first} {last}"),
    }
}

fn without_titles(name: &str) -> (Option<String>, String) {
    let mut words: Vec<&str> = name.split(' ').collect();
    let title = |word: &&str| TITLES.has(&word.trim_end_matches('.').to_lowercase());
    let mut titles = Vec::new();
    while words.len() > 1 && words.first().is_some_and(title) {
        // "M. Pike", "Mrs M Hale": an initial more often than "Monsieur".
        if words.first().is_some_and(|word| is_initial(word)) {
            break;
        }
        titles.push(words.remove(0));
    }
    (
        (!titles.is_empty()).then(|| titles.join(" ")),
        words.join(" "),
    )
}
