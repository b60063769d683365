//! What follows a street and its number: a floor, a postcode, a town.

use super::capital;
use crate::read::facts::{calendar, scan::Finds};

/// Up to two parts after commas: a town of capitalised words, a postcode.
pub fn town(finds: &Finds, mut end: usize) -> usize {
    for _ in 0..3 {
        let gap = finds.slice(end, (end + 2).min(finds.folded().len()));
        if gap != ", " {
            break;
        }
        let (_, first, mut last) = finds.word_after(end);
        if first != end + 2
            || !(capital(finds, first, last)
                || finds
                    .slice(first, last)
                    .bytes()
                    .all(|byte| byte.is_ascii_digit()))
        {
            break;
        }
        loop {
            let (word, start, stop) = finds.word_after(last);
            let postcode = word.bytes().any(|byte| byte.is_ascii_digit()) && word.len() <= 5;
            if word.is_empty()
                || finds.slice(last, start) != " "
                || !(capital(finds, start, stop) || postcode)
                || word == "i"
            {
                break;
            }
            last = stop;
        }
        let part = finds.slice(first, last);
        if calendar::starts_with_calendar_word(part) || !part.contains(|c: char| c.is_alphabetic())
        {
            break;
        }
        end = last;
    }
    end
}

/// ", 8400 Sortland" or " 8400 Sortland" or ", Sortland".
pub fn postcode(finds: &Finds, end: usize) -> usize {
    let (word, start, stop) = finds.word_after(end);
    let gap = finds.slice(end, start);
    if word.len() >= 4
        && word.len() <= 5
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(gap, ", " | " ")
    {
        let mut last = stop;
        let (_, start, stop) = finds.word_after(last);
        if finds.slice(last, start) == " " && capital(finds, start, stop) {
            last = stop;
            // "Mo i Rana".
            let (link, from, to) = finds.word_after(last);
            let (_, next, end) = finds.word_after(to);
            if matches!(link, "i" | "på")
                && finds.slice(last, from) == " "
                && finds.slice(to, next) == " "
                && capital(finds, next, end)
            {
                last = end;
            }
        }
        return last;
    }
    town(finds, end)
}

/// "Torggata 4, 5. etasje": the floor belongs to it where a postcode follows.
pub fn floor(finds: &Finds, end: usize) -> usize {
    let (number, start, stop) = finds.word_after(end);
    let (floor, from, to) = finds.word_after(stop);
    let told = finds.slice(end, start) == ", "
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(floor, "etasje" | "etg" | "etage" | "våningen" | "tr")
        && finds.slice(stop, from) == ". ";
    if told && postcode(finds, to) > to {
        to
    } else {
        end
    }
}
