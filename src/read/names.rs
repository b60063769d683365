//! Names of people: display names, signatures, case that was mended, and who is nobody.

use super::names_lists::{FIRM_ENDINGS, FIRM_WORDS, GIVEN, MAILBOXES, PARTICLES, SUFFIXES, TITLES};

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
    let cleaned = clean(own_part(&without_nickname(raw)));
    if raw.contains('_') && raw.chars().any(|c| c.is_ascii_digit())
        || cleaned.is_empty()
        || nobody(&cleaned)
        || is_household(&cleaned)
    {
        return Named::Nobody;
    }
    if is_firm(&cleaned) {
        return Named::Firm(cleaned);
    }
    if let Some(couple) = couple(&cleaned) {
        return Named::Person(couple);
    }
    person(&cleaned).map_or(Named::Nobody, Named::Person)
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

/// Whether a name is a mailbox, an address or a code.
fn nobody(name: &str) -> bool {
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
    if MAILBOXES.contains(&lower.as_str()) {
        return true;
    }
    let mut words = lower
        .split([' ', '-', '.', '/', '&'])
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some() && words.all(|word| MAILBOXES.contains(&word)) || is_code(name)
}

/// "Familien Ruud", "Mr & Mrs Foster", "Mum", "Mamma til Sunniva", "The Kite Lady": people whom no first name greets.
fn is_household(name: &str) -> bool {
    let lower = name.to_lowercase();
    let first = lower.split(' ').next().unwrap_or("");
    let alone = !lower.contains(' ');
    matches!(
        first,
        "familien" | "familie" | "the" | "family" | "fam" | "familjen"
    ) || lower.ends_with(" family")
        || (alone || lower.contains(" til ") || lower.contains(" of "))
            && FAMILY_WORDS.contains(&first)
        || lower.starts_with("mr & ")
        || lower.starts_with("mr and ")
        || lower.starts_with("mr. & ")
        || lower.starts_with("herr und ")
        || lower.starts_with("hr og ")
}

/// What families call each other: no names.
const FAMILY_WORDS: &[&str] = &[
    "mum", "mom", "mummy", "mommy", "dad", "daddy", "mamma", "pappa", "mor", "far", "gran",
    "granny", "grandma", "grandpa", "grandad", "granddad", "nan", "nana", "bestemor", "bestefar",
    "mormor", "morfar", "farmor", "farfar", "auntie", "aunt", "uncle", "tante", "onkel", "mama",
    "papa", "oma", "opa",
];

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
fn is_firm(name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut words = lower.split([' ', ',']).filter(|word| !word.is_empty());
    let last = lower
        .rsplit([' ', ','])
        .next()
        .unwrap_or("")
        .trim_matches('.');
    let undotted = last.replace('.', "");
    if lower.contains(' ') && FIRM_ENDINGS.contains(&undotted.as_str()) {
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
    if lower.contains("'s ") || lower.contains("’s ") {
        return true;
    }
    // "Kestrel & Kite": two words joined, neither a given name.
    if let Some((left, right)) = lower.split_once(" & ")
        && !left.split(' ').any(is_given)
        && !right.split(' ').any(is_given)
    {
        return true;
    }
    words.any(|word| FIRM_WORDS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())))
        || FIRM_ENDINGS_INSIDE.iter().any(|ending| {
            lower
                .split(' ')
                .any(|word| word.len() > ending.len() + 2 && word.ends_with(ending))
        })
}

/// Endings of single words that only firms and associations have.
const FIRM_ENDINGS_INSIDE: &[&str] = &[
    "butikken",
    "forlaget",
    "foreningen",
    "klubben",
    "kontoret",
    "biblioteket",
    "museet",
    "skolen",
    "kommune",
    "bakeriet",
    "verksted",
    "verkstedet",
    "gmbh",
    "lag",
    "banken",
];

/// "Kari og Ola Hansen", "Tom & Ann Lee", "Tonje og Are".
fn couple(name: &str) -> Option<PersonName> {
    let (left, right) = [
        " og ", " and ", " & ", " und ", " och ", " y ", " et ", " en ", " ja ", " + ", " AND ",
        " OG ",
    ]
    .iter()
    .find_map(|link| {
        name.split_once(link)
            .map(|(left, right)| (left.trim(), right.trim(), *link))
    })
    .filter(|(left, right, _)| capital(left) && capital(right))
    .map(|(left, right, _)| (left, right))?;
    let whole = mend(name);
    let (left, right) = (person(left)?, person(right)?);
    let first = |name: &PersonName| name.first.clone().unwrap_or_else(|| name.full.clone());
    let link = name.split_whitespace().find(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "og" | "and" | "&" | "und" | "och" | "y" | "et" | "en" | "ja" | "+"
        )
    })?;
    let link = if link == "+" {
        "&".to_string()
    } else {
        link.to_lowercase()
    };
    Some(PersonName {
        first: Some(format!("{} {link} {}", first(&left), first(&right))),
        full: whole,
        title: None,
        people: 2,
        initials: left.initials || right.initials,
    })
}

/// Whether a text begins with a capital, or is nothing but small letters that could be mended.
fn capital(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
}

/// One person's name from its words.
fn person(name: &str) -> Option<PersonName> {
    let mended = mend(name);
    let (title, rest) = without_titles(&mended);
    let rest = turned(&rest);
    let mut words: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
    while words.len() > 1
        && words.last().is_some_and(|word| {
            SUFFIXES.contains(&word.trim_matches(['.', ',']).to_lowercase().as_str())
        })
    {
        words.pop();
    }
    // "Ada at Northwind", "Kari fra Posten".
    if let Some(at) = words
        .iter()
        .position(|word| matches!(*word, "at" | "from" | "fra" | "via" | "hos"))
        .filter(|at| *at > 0)
    {
        words.truncate(at);
    }
    let head = *words.first()?;
    if !words
        .iter()
        .any(|word| word.chars().any(char::is_alphabetic))
    {
        return None;
    }
    let joined = words.join(" ");
    let full = joined.trim_matches(',');
    let full = if is_initial(words.last().unwrap_or(&""))
        || words
            .last()
            .is_some_and(|word| word.matches('.').count() > 1)
    {
        full
    } else {
        full.trim_end_matches('.')
    };
    let full = full.to_string();
    let initials = words.len() > 1
        && words
            .iter()
            .take(words.len() - 1)
            .all(|word| is_initial(word));
    let only_initials = words.iter().all(|word| is_initial(word)) && words.len() > 1;
    let family_only = title
        .as_deref()
        .is_some_and(|title| !FAMILY_WORDS.contains(&title.to_lowercase().as_str()))
        && words.len() == 1;
    let first = if only_initials || family_only {
        None
    } else if is_initial(head) && words.len() > 1 {
        // "J. Edgar Hoover" goes by Edgar; "M. Bell" by nothing we know.
        words
            .get(1)
            .filter(|_| !initials && words.len() > 2)
            .filter(|word| !PARTICLES.contains(&word.to_lowercase().as_str()))
            .map(|word| (*word).to_string())
    } else {
        Some(first_of(&words))
    };
    Some(PersonName {
        full,
        first,
        title,
        people: 1,
        initials: initials || only_initials || family_only,
    })
}

/// The given name: the first word, with a second one where the list says that they go together ("Anne Marie").
fn first_of(words: &[&str]) -> String {
    let head = words.first().copied().unwrap_or("").trim_matches(',');
    if let (Some(second), true) = (words.get(1), words.len() > 2) {
        let pair = (head.to_lowercase(), second.to_lowercase());
        let doubles = [
            "anne", "ann", "mary", "maria", "marie", "jean", "juan", "josé", "jose", "hans",
            "karl", "per", "jan", "ole", "anna", "eva", "inger", "kari", "liv", "else", "jens",
            "lars", "nils", "tor", "john", "siv", "unni", "britt",
        ];
        let seconds = [
            "marie",
            "ann",
            "anne",
            "grete",
            "lise",
            "karin",
            "beth",
            "lou",
            "luis",
            "carlos",
            "paul",
            "pierre",
            "claude",
            "petter",
            "erik",
            "christian",
            "kristian",
            "olav",
            "arne",
            "magnus",
            "jane",
            "kate",
            "josé",
            "jose",
            "maria",
            "johan",
            "martin",
            "inger",
            "britt",
            "mari",
            "johanne",
            "kathrine",
            "elisabeth",
            "birgitte",
            "kristin",
            "sofie",
            "martha",
            "otto",
            "jakob",
            "tore",
            "magne",
            "morten",
            "henrik",
            "ivar",
            "einar",
        ];
        if doubles.contains(&pair.0.as_str()) && seconds.contains(&pair.1.as_str()) {
            return format!("{head} {second}");
        }
    }
    head.to_string()
}

/// "M." or "M" or "J.R.".
pub fn is_initial(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| *c != '.').collect();
    let letters = bare.chars().count();
    (letters == 1 && bare.chars().all(char::is_alphabetic))
        || (word.contains('.') && letters <= 3 && bare.chars().all(char::is_uppercase))
}

/// "Last, First" turned round; suffixes and titles after a comma are not a first name.
fn turned(name: &str) -> String {
    let Some((last, first)) = name.split_once(',') else {
        return name.to_string();
    };
    let (last, first) = (last.trim(), first.trim());
    let tail = first.trim_matches(['.', ',']).to_lowercase();
    if first.is_empty()
        || SUFFIXES.contains(&tail.as_str())
        || first.contains(',') && SUFFIXES.contains(&tail.split(',').next().unwrap_or("").trim())
    {
        return last.to_string();
    }
    let first = first.split(',').next().unwrap_or(first).trim();
    // "Lisa Berg, Director" is no turned name: more than one word before the comma and no given name after it.
    let known = first
        .split([' ', '-'])
        .next()
        .is_some_and(|word| GIVEN.contains(&word.to_lowercase().as_str()));
    let last_words = last.split(' ').count();
    let particle = last
        .split(' ')
        .next()
        .is_some_and(|word| PARTICLES.contains(&word.to_lowercase().as_str()));
    if last_words > 1
        && !known
        && !particle
        && last
            .split(' ')
            .next()
            .is_some_and(|word| GIVEN.contains(&word.to_lowercase().as_str()))
    {
        return last.to_string();
    }
    let (_, first) = without_titles(first);
    format!("{first} {last}")
}

fn without_titles(name: &str) -> (Option<String>, String) {
    let mut words: Vec<&str> = name.split(' ').collect();
    let mut titles = Vec::new();
    while words.len() > 1
        && words.first().is_some_and(|word| {
            TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
        })
    {
        titles.push(words.remove(0));
    }
    (
        (!titles.is_empty()).then(|| titles.join(" ")),
        words.join(" "),
    )
}

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
    if at > 0 && PARTICLES.contains(&lower.as_str())
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

/// Whether a word is a common given name, in any case.
pub fn is_given(word: &str) -> bool {
    let lower = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    GIVEN.contains(&lower.as_str())
}

/// Whether a small word may stand inside a name: a particle, "and".
pub fn is_link(word: &str) -> bool {
    let lower = word.to_lowercase();
    PARTICLES.contains(&lower.as_str())
        || matches!(
            lower.as_str(),
            "og" | "and" | "&" | "und" | "och" | "y" | "et" | "en" | "ja" | "+"
        )
}

/// Whether a word is a form of address ("Mr", "Frau").
pub fn is_title(word: &str) -> bool {
    TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}
