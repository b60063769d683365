//! How worked up a writer is: counted signs, not a mood.

use super::Case;
use crate::read::lexicon::Key;
use crate::reading::Arousal;

/// High from two signs of: shouting, repeated marks, a harvest of hard words, blame in the second person, an ultimatum.
pub fn arousal(case: &Case) -> Arousal {
    let text = case.body;
    let words = text.raw.split_whitespace();
    let shouted = words
        .filter(|word| {
            word.chars().filter(|c| c.is_alphabetic()).count() >= 3
                && !word.chars().any(char::is_lowercase)
        })
        .count();
    // A letter wholly in capitals is a habit, not shouting, unless something else is amiss.
    let whole = shouted * 2 > text.words.len();
    let marks = ["!!", "??", "?!", "!?"]
        .iter()
        .any(|marks| text.raw.contains(marks));
    let sour = case.has(Key::Problem)
        || case.has(Key::ProblemWeak)
        || case.has(Key::Injustice)
        || case.has(Key::AgainSure);
    let hard = [Key::ProblemStrong, Key::Anger, Key::Injustice]
        .iter()
        .map(|key| case.kinds(*key))
        .sum::<usize>();
    let signs = [
        shouted >= 3 && (!whole || sour),
        marks && sour,
        hard >= 3,
        case.has(Key::Blame) || case.has(Key::Insult),
        case.has(Key::ThreatSure) || case.has(Key::Ultimatum) && case.has(Key::Publicity),
    ];
    match signs.iter().filter(|sign| **sign).count() {
        0 => Arousal::Low,
        1 => Arousal::Medium,
        _ => Arousal::High,
    }
}
