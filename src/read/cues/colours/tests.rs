//! Which of two colours is wanted.

use super::{Found, roles, row, rows};
use crate::read::{lexicon::Lexicon, text::Text};

#[test]
fn what_was_chosen_is_told_from_what_came() {
    for (language, raw, wanted) in [
        (
            "de",
            "Ich hatte einen grünen Topf bestellt, gekommen ist ein schwarzer.",
            "grün",
        ),
        (
            "de",
            "Gekommen ist ein schwarzer, bestellt hatte ich den grünen.",
            "grün",
        ),
        (
            "en",
            "I ordered a green kettle and a black one came.",
            "green",
        ),
        (
            "en",
            "There is a black one in the box; I ordered the green.",
            "green",
        ),
        ("nb", "Den røde ble bestilt, men så kom den en blå.", "rød"),
    ] {
        let text = Text::new(raw, Lexicon::of(language));
        let found: Vec<Found> = (0..text.words.len())
            .filter_map(|word| {
                Some(Found {
                    row: row(text.word(word), rows(language))?,
                    word,
                })
            })
            .collect();
        let roles = roles(&text, found[0], found[1]);
        assert_eq!(roles.map(|(wanted, _)| wanted.row.1), Some(wanted), "{raw}");
    }
}
