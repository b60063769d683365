//! The rehearsal: what the chosen templates can say in this letter, found out before anything is said.

use super::{FURTHER, Framer};
use crate::{
    choice::Pick,
    reading::Place,
    source::Span,
    text,
    write::{
        piece::{Origin, Piece, finds_out, is_free},
        view::Here,
    },
};

/// What a block of a template can say in this letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// It is not said.
    Nothing,
    /// Something of its own.
    Something,
    /// That somebody finds out.
    FindsOut,
    /// What the desk wrote for this letter.
    Case,
}

impl Says {
    pub(super) fn of(piece: Option<&Piece>) -> Self {
        let Some(piece) = piece else {
            return Self::Nothing;
        };
        let promised = piece.promise.as_ref().map(|promise| promise.what.as_str());
        if promised.is_some_and(|slug| slug == "answer" || finds_out(slug)) {
            Self::FindsOut
        } else if piece.gap.is_none() && piece.sources().any(|source| is_free(source)) {
            Self::Case
        } else {
            Self::Something
        }
    }
}

impl<'l> Framer<'_, '_, 'l> {
    /// Finds out beforehand what the templates can say, and which deeds they tell.
    pub(super) fn rehearse(&mut self) {
        for (at, pick) in self.choice.picks.iter().enumerate() {
            let here = self.here(at, pick);
            let origin = Origin::Template(pick.template.path.clone());
            let mut sayable: Vec<Says> = Vec::new();
            for block in &pick.template.blocks {
                let leans = block.with_previous && sayable.last() == Some(&Says::Nothing);
                let serves = at == 0 || FURTHER.contains(&block.move_name.as_str());
                let piece = if leans || !serves {
                    None
                } else {
                    self.speaker.say(block, here, &origin)
                };
                sayable.push(Says::of(piece.as_ref()));
                self.telling.extend(piece.iter().flat_map(Piece::deeds));
                if at == 0 {
                    let free = piece.iter().flat_map(Piece::sources);
                    let free = free.filter(|source| is_free(source)).cloned();
                    self.reserved.extend(free);
                }
            }
            self.sayable.push(sayable);
        }
    }

    pub(super) fn here(&self, at: usize, pick: &Pick) -> Here<'l> {
        let intent = self.library.intents.get(&pick.intent);
        let topic = intent.and_then(|intent| {
            self.speaker
                .scene
                .language()
                .with_neighbours()
                .iter()
                .find_map(|tag| intent.topic.get(tag.tag()))
        });
        Here {
            topic: topic.map(String::as_str),
            further: at > 0,
            words: self.words_of(at, &pick.intent),
            ..Here::default()
        }
    }

    /// The sentence that gave a further matter away: what it names is what the matter is about.
    fn words_of(&self, at: usize, intent: &str) -> Option<Span> {
        let reading = self.speaker.scene.brief().reading;
        let found = reading
            .intents
            .iter()
            .find(|found| at > 0 && found.name == intent)?;
        let (_, words) = found
            .evidence
            .iter()
            .filter_map(|evidence| evidence.place)
            .find(|(place, _)| *place == Place::NewText)?;
        text::sentences(&reading.new_text, &reading.language)
            .into_iter()
            .find(|sentence| sentence.overlaps(words))
    }
}
