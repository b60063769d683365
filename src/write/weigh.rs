//! Length: when a letter gets too long the lightest sentences go first, and what points back goes with them.

use super::piece::Piece;

/// Each further matter may take so many words more.
const A_MATTER: usize = 40;

/// Drops the lightest pieces until the letter holds at most `most` words (and some more for each further matter).
/// What the situation requires, what a person must fill, deeds, and answers to questions never go.
pub(super) fn weigh(mut pieces: Vec<Piece>, most: Option<usize>, matters: usize) -> Vec<Piece> {
    let Some(most) = most else {
        return pieces;
    };
    let most = most + A_MATTER * matters.saturating_sub(1);
    while length(&pieces) > most {
        let groups = groups(&pieces);
        let lightest = groups
            .iter()
            .filter(|group| {
                group
                    .iter()
                    .all(|at| pieces.get(*at).is_some_and(|piece| !piece.keep))
            })
            .min_by_key(|group| {
                let weight = group
                    .iter()
                    .filter_map(|at| pieces.get(*at))
                    .map(|piece| piece.weight)
                    .max();
                // Of two as light, the one further down.
                (weight, std::cmp::Reverse(group.first().copied()))
            })
            .cloned();
        let Some(lightest) = lightest else {
            break;
        };
        let mut at = 0;
        pieces.retain(|_| {
            at += 1;
            !lightest.contains(&(at - 1))
        });
    }
    pieces
}

/// Each piece with those that lean on it.
fn groups(pieces: &[Piece]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match groups.last_mut() {
            Some(group) if piece.follows => group.push(at),
            _ => groups.push(vec![at]),
        }
    }
    groups
}

fn length(pieces: &[Piece]) -> usize {
    pieces
        .iter()
        .filter(|piece| !matches!(piece.move_name.as_str(), "greet" | "sign" | "parent"))
        .filter(|piece| piece.gap.is_none())
        .flat_map(|piece| &piece.sentences)
        .map(|sentence| sentence.text.split_whitespace().count())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::weigh;
    use crate::write::piece::Piece;

    fn piece(text: &str, weight: u8, keep: bool, follows: bool) -> Piece {
        Piece {
            weight,
            keep,
            follows,
            gap: None,
            ..Piece::gap("plus", text.to_string(), String::new())
        }
    }

    #[test]
    fn the_lightest_goes_first_and_takes_what_leans_on_it() {
        let pieces = || {
            vec![
                piece("one two three four", 5, true, false),
                piece("light one here", 2, false, false),
                piece("leans on it", 2, false, true),
                piece("heavier one here", 6, false, false),
            ]
        };
        let left = |most: usize| -> Vec<String> {
            weigh(pieces(), Some(most), 1)
                .iter()
                .map(|piece| piece.sentences[0].text.clone())
                .collect()
        };
        assert_eq!(left(20).len(), 4);
        assert_eq!(left(12), ["one two three four", "heavier one here"]);
        assert_eq!(left(1), ["one two three four"]);
    }
}
