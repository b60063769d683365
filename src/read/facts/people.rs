//! Names of people inside a text: a title and a capital, or a known given name with a capital.

use super::calendar::{month, weekday};
use super::scan::Finds;
use crate::read::names::{is_given, is_title};
use crate::reading::FactKind;

/// Given names that are words too: only with a family name after them, or in the middle of a sentence.
const WORDS_TOO: &[&str] = &[
    "will", "may", "mark", "bill", "rose", "june", "grace", "daisy", "dawn", "hazel", "lily",
    "are", "line", "stein", "dag", "odd", "else", "siv", "tore", "tor", "tone", "bjørn", "frank",
    "jack", "sue", "rob", "max", "jan", "per", "jo", "ben", "even", "ada", "ken", "hope", "faith",
    "joy", "victor", "art", "guy", "harry", "penny", "pat", "randi", "gro", "liv", "hans", "ola",
    "kim",
];

/// Finds names of people.
pub fn find(finds: &mut Finds) {
    let words = finds.text.words.clone();
    let capital = |at: usize| {
        words.get(at).is_some_and(|word| {
            finds
                .text
                .quote(word.start, word.end)
                .starts_with(char::is_uppercase)
        })
    };
    let text = |at: usize| {
        words.get(at).map_or("", |word| {
            finds.text.folded.get(word.start..word.end).unwrap_or("")
        })
    };
    let gap = |at: usize| match (words.get(at), words.get(at + 1)) {
        (Some(left), Some(right)) => finds.text.folded.get(left.end..right.start).unwrap_or(""),
        _ => "",
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let titled = is_title(text(at))
            && matches!(gap(at), " " | ". ")
            && capital(at + 1)
            && text(at).len() > 1
            && capital(at);
        let first = if titled { at + 1 } else { at };
        let bare = text(first).trim_end_matches("'s");
        let opens = words
            .get(first)
            .is_some_and(|word| finds.text.sentence_of(word.start).start == word.start);
        let known = capital(first) && is_given(bare) && bare.len() > 1;
        let mut last = first;
        while capital(last + 1)
            && matches!(gap(last), " " | "-")
            && month(text(last + 1), "en").is_none()
            && weekday(text(last + 1)).is_none()
            && text(last + 1) != "i"
            && last - first < 3
            && !text(last).ends_with("'s")
        {
            last += 1;
        }
        let risky = WORDS_TOO.contains(&bare) && (opens && last == first);
        if (titled || known && !risky) && capital(first) {
            if let (Some(start), Some(end)) = (words.get(at), words.get(last)) {
                let possessive = text(last).ends_with("'s");
                found.push((start.start, if possessive { end.end - 2 } else { end.end }));
            }
            at = last + 1;
        } else {
            at += 1;
        }
    }
    for (start, end) in found {
        let name = finds.text.quote(start, end).to_string();
        finds.add(FactKind::Person, name, start, end);
    }
}
