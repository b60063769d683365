//! Postal addresses.

mod places;

use super::scan::{Finds, alone};
use crate::read::words::Words;
use crate::reading::FactKind;
use crate::source::Span;
use places::{floor, postcode, town};

/// Last words of English street names.
static STREETS: Words = Words::new(
    "street st road rd lane ln row avenue ave close drive dr way square terrace gardens garden place court hill quay \
     crescent grove mews park walk yard green parade boulevard blvd wharf rise view end gate bank vale mount",
);

/// Endings of Nordic, German and Dutch street names.
const STREET_ENDINGS: &[&str] = &[
    "gata",
    "gate",
    "gaten",
    "gt",
    "veien",
    "vegen",
    "vei",
    "veg",
    "plass",
    "plassen",
    "allé",
    "alléen",
    "stien",
    "bakken",
    "torget",
    "torg",
    "brygga",
    "bryggen",
    "kaia",
    "kaien",
    "svingen",
    "lia",
    "ringen",
    "tunet",
    "stredet",
    "smauet",
    "bakke",
    "stubben",
    "haugen",
    "kollen",
    "gatan",
    "vägen",
    "gade",
    "vej",
    "straße",
    "strasse",
    "str",
    "platz",
    "weg",
    "laan",
    "straat",
    "katu",
    "tie",
    "alleen",
    "faret",
    "kroken",
    "sletta",
    "jordet",
    "torvet",
    "almenningen",
    "allmenningen",
    "terrasse",
    "terrassen",
    "vollen",
    "hagen",
    "løkka",
    "runden",
    "åsen",
    "torv",
];

/// Words before the name of a street that belong to it: "Øvre Torggate 4".
static QUALIFIED: Words = Words::new(
    "øvre nedre store lille gamle nye søndre nordre vestre østre indre ytre midtre sankt st gamla nya stora lilla norra södra \
     östra västra gammel ny vester øster nørre",
);

/// Postal addresses: "7 Salter's Row, Linton", "Strandgata 12 B, 8400 Sortland".
pub fn find(finds: &mut Finds) {
    for number in finds.numbers.clone() {
        let text = finds.slice(number.start, number.end);
        if text.len() > 4
            || !text.bytes().all(|byte| byte.is_ascii_digit())
            || finds.taken(Span::new(number.start, number.end))
        {
            continue;
        }
        if let Some((start, end)) = post_box(finds, number.start, number.end)
            .or_else(|| english(finds, number.start, number.end))
            .or_else(|| nordic(finds, number.start, number.end))
        {
            let raw = finds.text.quote(start, end).to_string();
            finds.add(FactKind::Address, raw, start, end);
        }
    }
}

/// "PO Box 88, Kirkwall KW15 1AA", "Postboks 12, 8400 Sortland".
fn post_box(finds: &Finds, start: usize, end: usize) -> Option<(usize, usize)> {
    let (word, at) = finds.word_before(start);
    let first = match word {
        "postboks" | "pb" | "postbox" | "postfach" | "postboks." => at,
        "box" => finds.folded().get(..at).and_then(|before| {
            ["p.o. ", "po ", "p o "]
                .iter()
                .find(|lead| before.ends_with(**lead))
                .map(|lead| at - lead.len())
        })?,
        _ => return None,
    };
    // "Postboks 12 Sentrum, 0101 Oslo": the post office may have a name.
    let (office, from, to) = finds.word_after(end);
    let named = finds.slice(end, from) == " "
        && capital(finds, from, to)
        && office.chars().all(char::is_alphabetic);
    Some((first, postcode(finds, if named { to } else { end })))
}

fn capital(finds: &Finds, start: usize, end: usize) -> bool {
    finds
        .text
        .quote(start, end)
        .chars()
        .next()
        .is_some_and(char::is_uppercase)
}

/// Number, capitalised words, a street word; then a town after a comma.
fn english(finds: &Finds, start: usize, end: usize) -> Option<(usize, usize)> {
    let mut at = end;
    if finds
        .folded()
        .as_bytes()
        .get(at)
        .is_some_and(u8::is_ascii_lowercase)
    {
        at += 1;
    }
    for count in 0..5 {
        let (word, word_start, word_end) = finds.word_after(at);
        if word.is_empty()
            || finds.slice(at, word_start) != " "
            || !capital(finds, word_start, word_end)
        {
            return None;
        }
        at = word_end;
        if count > 0 && STREETS.has(word) {
            let flat = before_flat(finds, start);
            return Some((flat, town(finds, at)));
        }
    }
    None
}

/// "Flat 3, 19 Corder Street" begins at "Flat".
fn before_flat(finds: &Finds, start: usize) -> usize {
    let before = finds.slice(start.saturating_sub(14), start);
    ["flat ", "unit ", "apartment ", "apt "]
        .iter()
        .filter_map(|word| before.find(word))
        .map(|at| start.saturating_sub(14) + at)
        .min()
        .unwrap_or(start)
}

/// A word that ends like a street (or two: "Øvre gate"), then the number, a letter, a postcode and a town.
fn nordic(finds: &Finds, start: usize, end: usize) -> Option<(usize, usize)> {
    let (word, word_start) = finds.word_before(start);
    if finds.slice(word_start + word.len(), start) != " "
        || !STREET_ENDINGS.iter().any(|ending| word.ends_with(ending))
    {
        return None;
    }
    let mut first = word_start;
    // "Lia 3, 5700 Voss": the street's name is its ending.
    let bare = STREET_ENDINGS.contains(&word)
        && capital(finds, word_start, word_start + word.len())
        && postcode(finds, end) > end;
    if bare {
        return Some((word_start, postcode(finds, end)));
    }
    if !capital(finds, word_start, word_start + word.len()) || STREET_ENDINGS.contains(&word) {
        let (earlier, at) = finds.word_before(word_start);
        if earlier.is_empty()
            || !capital(finds, at, at + earlier.len())
            || finds.slice(at + earlier.len(), word_start) != " "
        {
            return None;
        }
        first = at;
    } else {
        let (earlier, at) = finds.word_before(word_start);
        if QUALIFIED.has(earlier)
            && capital(finds, at, at + earlier.len())
            && matches!(finds.slice(at + earlier.len(), word_start), " " | ". ")
        {
            first = at;
        }
    }
    let end = floor(finds, end);
    Some((first, postcode(finds, behind_letter(finds, end))))
}

/// "12 B", "12b": the end of a house number with its letter.
fn behind_letter(finds: &Finds, end: usize) -> usize {
    let rest = finds.slice(end, (end + 3).min(finds.folded().len()));
    let letter = rest
        .trim_start()
        .chars()
        .next()
        .filter(char::is_ascii_lowercase);
    let at = end + usize::from(rest.starts_with(' '));
    let house = alone(finds.folded(), at, at + 1) && matches!(letter, Some('a'..='h'));
    let next = finds.slice(end + 1, finds.folded().len());
    let attached = !rest.starts_with(' ') && !next.starts_with(char::is_alphanumeric);
    if house || letter.is_some() && attached {
        at + 1
    } else {
        end
    }
}
