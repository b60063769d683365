//! Days that come again: the weekday and the date at first mention, the weekday alone after that.

use super::piece::Piece;
use crate::locale::Locale;
use jiff::civil::Date;

/// Shortens "Thursday 14 May" to "Thursday" where the day stood in the letter before and lies within the next six
/// days, so that no other Thursday can be meant.
pub(super) fn shorten(pieces: &mut [Piece], today: Date, locale: &Locale) {
    for day in today
        .tomorrow()
        .into_iter()
        .flat_map(|next| next.series(jiff::Span::new().days(1)))
        .take(6)
    {
        let (Some(whole), Some(weekday)) = (locale.day(day), locale.weekday(day)) else {
            continue;
        };
        let mut stood = false;
        let told = pieces.iter_mut().filter(|piece| piece.gap.is_none());
        for sentence in told.flat_map(|piece| &mut piece.sentences) {
            if !sentence.text.contains(&whole) {
                continue;
            }
            if stood {
                sentence.text = sentence.text.replace(&whole, &weekday);
            }
            stood = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shorten;
    use crate::{language::Language, write::piece::Piece};
    use jiff::civil::date;

    #[test]
    fn a_day_is_named_in_full_once() {
        let piece = |text: &str| Piece {
            gap: None,
            ..Piece::gap("plus", text.to_string(), String::new())
        };
        let mut pieces = [
            piece("It comes on Thursday 14 May."),
            piece("On Thursday 14 May I check."),
            piece("By Thursday 21 May and Friday 15 May."),
            piece("Not before Thursday 21 May."),
            Piece::gap(
                "plus",
                "[[FILL: by Thursday 14 May?]]".into(),
                String::new(),
            ),
        ];
        if let Some(locale) = crate::write::locale(&Language::EN) {
            shorten(&mut pieces, date(2026, 5, 12), locale);
        }
        let texts: Vec<&str> = pieces
            .iter()
            .flat_map(|piece| &piece.sentences)
            .map(|sentence| sentence.text.as_str())
            .collect();
        assert_eq!(
            texts,
            [
                "It comes on Thursday 14 May.",
                "On Thursday I check.",
                "By Thursday 21 May and Friday 15 May.",
                "Not before Thursday 21 May.",
                "[[FILL: by Thursday 14 May?]]",
            ]
        );
    }
}
