//! From pieces to a text: paragraphs, lines, and the exact place of every sentence.

use super::piece::Piece;
use crate::{
    draft::{Gap, Promise, Sentence},
    language::Language,
    locale::{after_comma, upper_first},
    source::Span,
};

/// A text with all that is known about it.
#[derive(Debug, Default)]
pub(super) struct Laid {
    /// Paragraphs parted by a blank line.
    pub text: String,
    /// Every sentence, with its place.
    pub sentences: Vec<Sentence>,
    /// What a person has to fill.
    pub gaps: Vec<Gap>,
    /// What it commits us to.
    pub promises: Vec<Promise>,
    /// Variants chosen.
    pub variants: Vec<String>,
    /// Moves in their order.
    pub moves: Vec<String>,
}

/// Lays the pieces out. `shared` tells whether the moves of a slot share one paragraph.
pub(super) fn lay(pieces: &[Piece], language: &Language, shared: impl Fn(usize) -> bool) -> Laid {
    let mut laid = Laid::default();
    let mut before: Option<&Piece> = None;
    for piece in pieces {
        let breaks = before.is_some_and(|before| breaks(before, piece, &shared));
        for (at, sentence) in piece.sentences.iter().enumerate() {
            let between = match (at, before) {
                (0, None) => "",
                (0, Some(_)) if breaks => "\n\n",
                (0, Some(_)) if sentence.new_line => "\n",
                (0, Some(_)) => " ",
                _ if sentence.new_line || piece.move_name == "sign" => "\n",
                _ => " ",
            };
            laid.text.push_str(between);
            let start = laid.text.len();
            // A sentence that begins with a filled-in detail begins with a capital all the same; names that
            // people sign with are their own.
            let free = sentence.new_line || matches!(piece.move_name.as_str(), "sign" | "greet");
            let greeted = at == 0 && before.is_some_and(|before| before.move_name == "greet");
            if free {
                laid.text.push_str(&sentence.text);
            } else if greeted && laid.text.trim_end().ends_with(',') {
                laid.text
                    .push_str(&after_comma(&upper_first(&sentence.text), language.base()));
            } else {
                laid.text.push_str(&upper_first(&sentence.text));
            }
            laid.add(piece, at, start);
        }
        laid.close(piece);
        before = Some(piece);
    }
    laid
}

impl Laid {
    fn add(&mut self, piece: &Piece, at: usize, start: usize) {
        let Some(said) = piece.sentences.get(at) else {
            return;
        };
        let span = Span::new(start, self.text.len());
        let mut grounds = said.grounds.clone();
        grounds.extend(piece.grounds.iter().cloned());
        grounds.retain(|ground| !said.facts.contains(ground));
        grounds.dedup();
        self.sentences.push(Sentence {
            text: span.of(&self.text).to_string(),
            move_name: piece.move_name.clone(),
            from: piece.origin.name(said.line),
            facts: said.facts.clone(),
            grounds,
            span,
        });
    }

    fn close(&mut self, piece: &Piece) {
        if let Some(ask) = &piece.gap {
            self.gaps.push(Gap {
                line: self.text.matches('\n').count() + 1,
                ask: ask.clone(),
            });
        }
        if let Some(promise) = &piece.promise
            && !self.promises.contains(promise)
        {
            self.promises.push(promise.clone());
        }
        self.variants.extend(piece.variant.clone());
        if self.moves.last() != Some(&piece.move_name) {
            self.moves.push(piece.move_name.clone());
        }
    }
}

/// Whether a piece begins a paragraph after the one before it.
fn breaks(before: &Piece, piece: &Piece, shared: &impl Fn(usize) -> bool) -> bool {
    if before.gap.is_some() || piece.gap.is_some() || piece.opens {
        return true;
    }
    let same_file = before.origin == piece.origin;
    let next = same_file && piece.block == before.block + 1 && !piece.new_paragraph;
    if before.slot != piece.slot {
        let alone = ["greet", "sign", "parent"];
        let apart =
            alone.contains(&before.move_name.as_str()) || alone.contains(&piece.move_name.as_str());
        return apart || !next;
    }
    !shared(piece.slot) && same_file && piece.new_paragraph
}

#[cfg(test)]
mod tests {
    use super::lay;
    use crate::language::Language;
    use crate::{
        draft::Gap,
        library::SaidSentence,
        write::piece::{Origin, Piece},
    };
    use proptest::prelude::*;

    fn piece(move_name: &str, slot: usize, texts: &[String]) -> Piece {
        let sentences = texts
            .iter()
            .map(|text| SaidSentence {
                text: text.clone(),
                ..SaidSentence::default()
            })
            .collect();
        Piece {
            slot,
            sentences,
            gap: None,
            opens: false,
            new_paragraph: false,
            origin: Origin::Move(format!("{move_name}.en")),
            ..Piece::gap(move_name, String::new(), String::new())
        }
    }

    #[test]
    fn moves_that_share_a_slot_share_a_paragraph() {
        let own = |text: &str| vec![text.to_string()];
        let pieces = [
            piece("greet", 0, &own("Hi Dee,")),
            piece("echo", 1, &own("two kites were to come.")),
            piece("own", 1, &own("I'm sorry.")),
            Piece::gap("remedy", "[[FILL: x]]".into(), "x".into()),
            piece(
                "sign",
                5,
                &[String::from("the Ferryman"), String::from("of the harbour")],
            ),
        ];
        let laid = lay(&pieces, &Language::EN, |slot| slot == 1);
        assert_eq!(
            laid.text,
            "Hi Dee,\n\nTwo kites were to come. I'm sorry.\n\n[[FILL: x]]\n\nthe Ferryman\nof the harbour"
        );
        assert_eq!(
            laid.gaps,
            [Gap {
                line: 5,
                ask: "x".into()
            }]
        );
        assert_eq!(laid.moves, ["greet", "echo", "own", "remedy", "sign"]);
    }

    #[test]
    fn a_german_letter_goes_on_in_lower_case_behind_the_comma_of_its_greeting() {
        for (greeting, first, expected) in [
            ("Guten Tag,", "das war ich.", "Guten Tag,\n\ndas war ich."),
            ("Guten Tag,", "Sie warten.", "Guten Tag,\n\nSie warten."),
            ("Guten Tag!", "das war ich.", "Guten Tag!\n\nDas war ich."),
        ] {
            let pieces = [
                piece("greet", 0, &[greeting.to_string()]),
                piece("echo", 1, &[first.to_string()]),
            ];
            assert_eq!(lay(&pieces, &Language::new("de"), |_| false).text, expected);
        }
    }

    proptest! {
        #[test]
        fn every_sentence_stands_where_it_says(parts in proptest::collection::vec(("[a-z]{3,5}", 0usize..4, proptest::collection::vec("[a-zøé ]{1,12}[.!]", 1..4)), 0..8)) {
            let pieces: Vec<Piece> = parts.iter().map(|(name, slot, texts)| piece(name, *slot, texts)).collect();
            let laid = lay(&pieces, &Language::EN, |slot| slot % 2 == 0);
            let mut end = 0;
            let mut rest = String::new();
            for sentence in &laid.sentences {
                prop_assert_eq!(sentence.span.of(&laid.text), &sentence.text);
                rest.push_str(&laid.text[end..sentence.span.start]);
                end = sentence.span.end;
            }
            prop_assert_eq!(end, laid.text.len());
            prop_assert!(rest.chars().all(char::is_whitespace));
        }
    }
}
