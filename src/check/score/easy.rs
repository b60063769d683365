//! How easy it is to read: Flesch in English and Spanish, LIX elsewhere; for children by their age.

use crate::check::sheet::{Part, Sheet};

/// What is counted in a text.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    sentences: f32,
    words: f32,
    syllables: f32,
    long: f32,
    running_on: f32,
}

pub(super) fn measure(sheet: &Sheet) -> Option<f32> {
    let count = count(sheet)?;
    let easy = if sheet.child() {
        of_child(sheet, count)
    } else {
        of_adult(sheet, count)
    };
    Some(easy - 0.1 * count.running_on)
}

/// The same for a child's letter alone; `None` where there is nothing to measure.
pub(in super::super) fn child(sheet: &Sheet) -> Option<f32> {
    Some(of_child(sheet, count(sheet)?))
}

fn of_adult(sheet: &Sheet, count: Count) -> f32 {
    let flesch =
        206.835 - 1.015 * count.words / count.sentences - 84.6 * count.syllables / count.words;
    let fernandez_huerta =
        206.84 - 60.0 * count.syllables / count.words - 1.02 * count.words / count.sentences;
    match sheet.brief.language.base() {
        "en" => (flesch - 45.0) / 15.0,
        "es" => (fernandez_huerta - 45.0) / 15.0,
        "de" => (58.0 - lix(count)) / 10.0,
        _ => (50.0 - lix(count)) / 10.0,
    }
    .clamp(0.0, 1.0)
}

/// English: the grade may be four under the age, and two more cost all. Elsewhere LIX 25 is easy and 35 hard.
fn of_child(sheet: &Sheet, count: Count) -> f32 {
    let age = f32::from(sheet.brief.reading.writer.age.unwrap_or(9)).max(6.0);
    match sheet.brief.language.base() {
        "en" => {
            let grade =
                0.39 * count.words / count.sentences + 11.8 * count.syllables / count.words - 15.59;
            // Nobody reads below the first grade.
            (1.0 - (grade - (age - 4.0).max(3.0)) / 2.0).clamp(0.0, 1.0)
        }
        _ => ((35.0 - lix(count)) / 10.0).clamp(0.0, 1.0),
    }
}

fn lix(count: Count) -> f32 {
    count.words / count.sentences + 100.0 * count.long / count.words
}

fn count(sheet: &Sheet) -> Option<Count> {
    let mut count = Count::default();
    for part in sheet.body().filter(|part| !part.is("parent")) {
        let words: Vec<&str> = words(sheet, part);
        if words.is_empty() {
            continue;
        }
        count.sentences += 1.0;
        count.words += words.len() as f32;
        count.running_on += if words.len() > 25 { 1.0 } else { 0.0 };
        for word in words {
            count.syllables += syllables(word) as f32;
            count.long += if word.chars().count() > 6 { 1.0 } else { 0.0 };
        }
    }
    (count.words > 0.0).then_some(count)
}

fn words<'s>(sheet: &'s Sheet, part: &Part) -> Vec<&'s str> {
    let from = sheet.text.word_at(sheet.text.folded_at(part.span.start));
    let to = sheet.text.word_at(sheet.text.folded_at(part.span.end));
    (from..to)
        .map(|at| sheet.text.word(at))
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect()
}

/// Groups of vowels, a silent e at the end left out, one at least.
fn syllables(word: &str) -> usize {
    let vowel = |c: char| {
        matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || !c.is_ascii() && "áéíóúüäöåæø".contains(c)
    };
    let mut groups = 0;
    let mut inside = false;
    for c in word.chars() {
        let now = vowel(c);
        groups += usize::from(now && !inside);
        inside = now;
    }
    let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    (groups - usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn syllables_are_groups_of_vowels() {
        for (word, count) in [
            ("kite", 1),
            ("table", 2),
            ("harbour", 2),
            ("the", 1),
            ("rhythm", 1),
            ("fjord", 1),
        ] {
            assert_eq!(super::syllables(word), count, "{word}");
        }
    }
}
