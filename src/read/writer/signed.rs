//! The name under the letter.

use super::{
    Clues,
    beside::{without_age, without_class},
};
use crate::read::names::{self, Named, PersonName};
use crate::read::text::Text;

/// The name under the letter, with the line it was read from.
pub fn find(clues: &Clues) -> Option<(PersonName, String)> {
    let lines = clues.signed.iter().copied().chain(last_lines(clues.text));
    let mut names = lines.filter_map(|line| name_of_line(line, clues.text));
    let first = names.next()?;
    let later = || names.next().filter(|(name, _)| starts_given(name));
    Some(place(&first.0).then(later).flatten().unwrap_or(first))
}

/// "Hälsningar från Uppsala" above a name: one word that nobody is called by.
fn place(name: &PersonName) -> bool {
    !name.full.contains(' ') && !starts_given(name)
}

fn starts_given(name: &PersonName) -> bool {
    let first = name.full.split(' ').next().unwrap_or("");
    names::is_given(&first.to_lowercase())
}

/// Where no signature was found: the last short line, if a name could stand there.
fn last_lines<'t>(text: &'t Text) -> impl Iterator<Item = &'t str> {
    without_note(text.raw)
        .lines()
        .rev()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !stands_for(line))
        .take(1)
        .filter(move |line| {
            let words = line.split_whitespace().count();
            words <= 5
                && !line.ends_with(['?', '!', ':', ','])
                && line.split_whitespace().any(|word| {
                    word.chars().next().is_some_and(char::is_uppercase) || introduced(word, text)
                })
                && (starts_as_signature(line)
                    || without_kisses(line) != *line && words <= 4
                    || (words <= 3 && line.split_whitespace().next().is_some_and(names::is_given)))
        })
}

/// A letter without the note in brackets that somebody else put under it ("(typed by his mother)").
fn without_note(raw: &str) -> &str {
    let trimmed = raw.trim_end();
    let opens = trimmed.ends_with(')').then(|| trimmed.rfind("\n("));
    opens
        .flatten()
        .and_then(|at| trimmed.get(..at))
        .unwrap_or(raw)
}

/// "For the parents' association": for whom the one who signs above it writes.
fn stands_for(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["for ", "on behalf of ", "på vegne av "]
        .iter()
        .any(|lead| lower.starts_with(lead))
        && line.split_whitespace().count() <= 6
        && !line.ends_with(['.', '!', '?', ',', ':'])
}

fn starts_as_signature(line: &str) -> bool {
    let lower = line.to_lowercase();
    CLOSERS.lines().any(|closer| {
        lower
            .strip_prefix(closer)
            .is_some_and(|rest| rest.starts_with([' ', ',', ':']))
    })
}

/// Words before a name in the line under a letter, one a line.
const CLOSERS: &str = include_str!("closers.txt");

/// The longest closing words that a folded line begins with.
fn closer(lower: &str) -> Option<&'static str> {
    CLOSERS
        .lines()
        .filter(|closer| lower.starts_with(closer))
        .max_by_key(|closer| closer.len())
}

/// The line without its closing words; nothing where it is all closing words.
fn behind_closers(line: &str) -> Option<&str> {
    let marks = [' ', ',', ':', '-', '–', '!', '.'];
    let mut rest = line;
    loop {
        // "Ta" and "Tack" alone are thanks and nobody's name; "T." is an initial.
        let lower = rest.trim_end_matches(marks).to_lowercase();
        if lower.len() > 1 && CLOSERS.lines().any(|closer| closer == lower) {
            return None;
        }
        let after = closer(&rest.to_lowercase())
            .and_then(|closer| rest.get(closer.len()..))
            .filter(|after| after.starts_with(marks));
        let Some(after) = after else {
            return Some(rest);
        };
        rest = after.trim_start_matches(|c| marks.contains(&c) || c == '\u{a0}');
        if rest.is_empty() {
            return None;
        }
    }
}

/// The person that a line under the letter names, with the line.
fn name_of_line(line: &str, text: &Text) -> Option<(PersonName, String)> {
    let line = line
        .trim()
        .trim_start_matches(['-', '–', '—', '*', '~', '_', '/', ' '])
        .trim_end_matches(['*', '~', '_', '/'])
        .trim();
    let whole = without_kisses(behind_closers(line)?.trim_end_matches(['!', ' ']));
    let bare = without_class(cut_address(without_age(whole))).trim_end_matches([',', '.', ' ']);
    let stop = whole
        .get(bare.len()..)
        .is_some_and(|tail| tail.starts_with('.'));
    let bare = if stop && names::is_initial(bare.rsplit(' ').next().unwrap_or("")) {
        whole.get(..=bare.len()).unwrap_or(bare)
    } else {
        bare
    };
    if bare.split_whitespace().count() > 6 || bare.chars().count() > 60 || !name_like(bare, text) {
        return None;
    }
    match names::read(bare) {
        Named::Person(name) => Some((name, whole.to_string())),
        _ => None,
    }
}

/// "Ivy xx" → "Ivy".
fn without_kisses(line: &str) -> &str {
    match line.rsplit_once(' ') {
        Some((name, last))
            if last.chars().all(|c| matches!(c, 'x' | 'o')) && last.starts_with('x') =>
        {
            name.trim_end()
        }
        _ => line,
    }
}

/// "Ada Berg, 12 Salter's Row, Linton" → "Ada Berg"; "Berg, Ada" stays.
fn cut_address(line: &str) -> &str {
    match line.find([',', '|', '·', '•']) {
        Some(at)
            if line
                .get(at..)
                .is_some_and(|tail| tail.starts_with(['|', '·', '•'])) =>
        {
            line.get(..at).unwrap_or(line)
        }
        Some(at) => {
            let tail = line.get(at + 1..).unwrap_or("").trim();
            let turned = tail.split_whitespace().count() == 1
                && names::is_given(tail)
                && !line.get(..at).unwrap_or("").contains(' ');
            if turned {
                line
            } else {
                line.get(..at).unwrap_or(line)
            }
        }
        None => line,
    }
}

/// Whether the letter says "i am kit", in small letters as children write it.
fn introduced(word: &str, text: &Text) -> bool {
    const LEADS: [&str; 9] = [
        "i am ", "i'm ", "name is ", "heter ", "heiter ", "hedder ", "ich bin ", "heiße ", "soy ",
    ];
    LEADS.iter().any(|lead| {
        text.folded.match_indices(lead).any(|(at, lead)| {
            let rest = text.folded.get(at + lead.len()..).unwrap_or("");
            rest.strip_prefix(word)
                .is_some_and(|tail| !tail.starts_with(char::is_alphabetic))
        })
    })
}

/// Whether a short line could be a name and not a remark: capitals on its words, or small letters throughout the letter.
fn name_like(line: &str, text: &Text) -> bool {
    if line.contains(['?', '@', '/', ':']) || line.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let capital = |word: &&&str| {
        word.chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(char::is_uppercase)
    };
    let capitals = words.iter().filter(capital).count();
    if capitals == 0 {
        return words.len() <= 2
            && words.first().is_some_and(|word| {
                names::is_given(word)
                    || introduced(word, text)
                    || !text.raw.chars().any(char::is_uppercase)
            })
            && words
                .iter()
                .all(|word| word.chars().all(char::is_alphabetic));
    }
    words
        .iter()
        .all(|word| capital(&word) || names::is_link(word))
}
