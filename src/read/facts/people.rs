//! Names of people inside a text: a title and a capital, or a known given name with a capital.

mod told;

use super::calendar::{month, weekday};
use super::scan::Finds;
use crate::read::names::{is_given, is_link, is_title};
use crate::read::words::Words;
use crate::reading::FactKind;

/// Given names that are words too: only with a family name after them, or in the middle of a sentence.
static WORDS_TOO: Words = Words::new(
    "will may mark bill rose june grace daisy dawn hazel lily are line stein dag odd else siv tore tor tone bjørn \
     frank jack sue rob max jan per jo ben even ada ken hope faith joy victor art guy harry penny pat randi gro liv \
     hans ola kim",
);
/// Words before "May" and "June" that make them months.
static DATED: Words =
    Words::new("in since last by until of early late mid this next before after every from");

/// Last words of the names of houses and places.
static HOUSES: Words = Words::new(
    "cottage house street road lane farm hall avenue court gardens close drive hotel school church park bay beach",
);

/// Titles that stand before a name without a capital of their own.
static SMALL_TITLES: Words =
    Words::new("herr fru frøken doktor doctor professor mr mrs ms miss dr");

/// Finds names of people.
pub fn find(finds: &mut Finds) {
    let mut found = Vec::new();
    let mut at = 0;
    while at < finds.text.words.len() {
        match initials(finds, at).or_else(|| name(finds, at)) {
            Some(last) => {
                found.push((at, last));
                at = last + 1;
            }
            None => at += 1,
        }
    }
    for (first, last) in found {
        let words = &finds.text.words;
        let (Some(start), Some(end)) = (words.get(first), words.get(last)) else {
            continue;
        };
        let (start, end) = (start.start, end.end);
        let possessive =
            !finds.text.quote(start, end).contains('.') && finds.text.word(last).ends_with("'s");
        let end = if possessive { end - 2 } else { end };
        let name = finds.text.quote(start, end).to_string();
        finds.add(FactKind::Person, name, start, end);
    }
}

/// Whether a word begins with a capital.
fn capital(finds: &Finds, at: usize) -> bool {
    finds.text.words.get(at).is_some_and(|word| {
        finds
            .text
            .quote(word.start, word.end)
            .starts_with(char::is_uppercase)
    })
}

/// What stands between a word and the next.
fn gap<'f>(finds: &Finds<'f>, at: usize) -> &'f str {
    let words = &finds.text.words;
    match (words.get(at), words.get(at + 1)) {
        // A name does not run on over a line's end.
        (Some(left), Some(right)) if finds.text.quote(left.end, right.start).contains('\n') => "\n",
        (Some(left), Some(right)) => finds.slice(left.end, right.start),
        _ => "",
    }
}

/// The last word of a name that begins at this word, with its title if it has one.
fn name(finds: &Finds, at: usize) -> Option<usize> {
    let text = |at: usize| finds.text.word(at);
    // "Doktor Lund", and in Norwegian "doktor Lund".
    let small_title = SMALL_TITLES.has(text(at)) && capital(finds, at + 1);
    if !capital(finds, at) && !small_title {
        return None;
    }
    let titled = is_title(text(at))
        && matches!(gap(finds, at), " " | ". ")
        && capital(finds, at + 1)
        && text(at).len() > 1;
    let first = if titled { at + 1 } else { at };
    let bare = text(first).trim_end_matches("'s");
    let word = finds.text.words.get(first)?;
    let opens = finds.text.sentence_of(word.start).start == word.start;
    if !titled {
        let before = at.checked_sub(1).map_or("", text);
        let dated = DATED.has(before) && month(bare, "en").is_some();
        let known = is_given(bare)
            || double(bare)
            || told::of(finds, first) && (!opens || told::helped(finds, first));
        if dated || bare.len() < 2 || !known {
            return None;
        }
    }
    let last = particles(finds, plain(finds, first));
    // "Rose Cottage" is where somebody lives.
    if last > first && HOUSES.has(text(last)) {
        return None;
    }
    let risky = WORDS_TOO.has(bare) && opens && last == first;
    (titled || !risky).then_some(last)
}

/// "Ann-Kristin": two given names in one.
fn double(name: &str) -> bool {
    name.split_once('-')
        .is_some_and(|(first, second)| is_given(first) && second.len() > 2)
}

/// The last of the capitalised words that follow a name.
fn plain(finds: &Finds, first: usize) -> usize {
    let text = |at: usize| finds.text.word(at);
    let mut last = first;
    while last - first < 3
        && capital(finds, last + 1)
        && matches!(gap(finds, last), " " | "-")
        && month(text(last + 1), "en").is_none()
        && weekday(text(last + 1)).is_none()
        && text(last + 1) != "i"
        && !text(last).ends_with("'s")
    {
        last += 1;
    }
    last
}

/// "Anna van der Berg": particles stand between.
fn particles(finds: &Finds, last: usize) -> usize {
    let text = |at: usize| finds.text.word(at);
    let mut link = last + 1;
    while link < last + 3
        && is_link(text(link))
        && text(link) != "and"
        && gap(finds, link - 1) == " "
    {
        link += 1;
    }
    let joined = link > last + 1
        && capital(finds, link)
        && gap(finds, link - 1) == " "
        && !matches!(text(last + 1), "og" | "y" | "e");
    if joined { link } else { last }
}

/// "J. R. van der Meer": the last word of a name that begins with initials.
fn initials(finds: &Finds, at: usize) -> Option<usize> {
    let raw = |at: usize| {
        finds
            .text
            .words
            .get(at)
            .map_or("", |word| finds.text.quote(word.start, word.end))
    };
    let initial = |at: usize| {
        let letter = raw(at);
        letter.chars().count() == 1
            && letter.starts_with(char::is_uppercase)
            && matches!(gap(finds, at), ". " | ".")
    };
    let mut last = at;
    while initial(last) {
        last += 1;
    }
    if last == at {
        return None;
    }
    let mut steps = 0;
    while is_link(raw(last)) && gap(finds, last) == " " && steps < 3 {
        last += 1;
        steps += 1;
    }
    // One initial before a capital may end a sentence ("plan B. Then"); two do not.
    let enough = last - at >= 2 || is_given(raw(last));
    let name = raw(last);
    (enough && name.starts_with(char::is_uppercase) && name.chars().count() > 1).then_some(last)
}
