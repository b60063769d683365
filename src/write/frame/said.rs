//! How a slot is filled: by the template, by the persona, by a shared sentence.

use super::{Framer, Says};
use crate::{
    library::{Block, Part},
    write::{
        piece::{Origin, Piece},
        salutation,
        view::Here,
    },
};

impl Framer<'_, '_, '_> {
    /// The leading template's blocks for a move.
    pub(super) fn lead(&mut self, name: &str) -> bool {
        let Some(template) = self.leading() else {
            return false;
        };
        let mut any = false;
        for (at, block) in template.blocks.iter().enumerate() {
            if block.move_name == name {
                any |= self.say_block(0, at);
            }
        }
        any
    }

    pub(super) fn say_block(&mut self, pick: usize, at: usize) -> bool {
        let Some(held) = self.choice.picks.get(pick) else {
            return false;
        };
        let sayable = self.sayable.get(pick).and_then(|sayable| sayable.get(at));
        let Some(block) = held.template.blocks.get(at) else {
            return false;
        };
        if sayable.is_none_or(|says| *says == Says::Nothing) {
            return false;
        }
        // A child is asked for nothing.
        if block.move_name == "ask" && salutation::is_child(self.speaker.scene.brief()) {
            return false;
        }
        let origin = Origin::Template(held.template.path.clone());
        let Some(mut piece) = self.speaker.say(block, self.here(pick, held), &origin) else {
            return false;
        };
        if pick > 0 && piece.sources().any(|source| self.reserved.contains(source)) {
            return false;
        }
        piece.block = at;
        self.put(piece);
        true
    }

    /// One of the persona's own phrases.
    pub(super) fn persona(
        &mut self,
        name: &str,
        part: Part,
        liked: Option<&dyn Fn(&str) -> bool>,
    ) -> bool {
        let scene = self.speaker.scene;
        let id = scene.brief().persona.id.clone();
        let phrases = self.library.spoken(&id, part, scene.language());
        let Some((said, variant)) = self.speaker.phrase(phrases, Here::default(), liked) else {
            return false;
        };
        let piece = Piece {
            sentences: said.sentences,
            variant,
            origin: Origin::Persona(id),
            gap: None,
            weight: 5,
            keep: false,
            opens: false,
            new_paragraph: false,
            ..Piece::gap(name, String::new(), String::new())
        };
        self.put(piece);
        true
    }

    /// The first shared block of a move that can be said and pleases.
    pub(super) fn shared(&mut self, name: &str, pleases: impl Fn(&Piece) -> bool) -> bool {
        let blocks = self
            .library
            .move_blocks(name, self.speaker.scene.language());
        let piece = self.say_first(blocks, name, Here::default(), pleases);
        piece.map(|piece| self.put(piece)).is_some()
    }

    /// The shared sentences of a move that are told besides the one that was chosen: those named `also-…`.
    pub(super) fn besides(&mut self, name: &str) {
        let language = self.speaker.scene.language();
        let origin = Origin::Move(format!("{name}.{}", language.base()));
        for block in self.library.move_blocks(name, language) {
            if block.is_besides()
                && let Some(mut piece) = self.speaker.say(block, Here::default(), &origin)
            {
                piece.move_name = name.to_string();
                self.put(piece);
            }
        }
    }

    pub(super) fn say_first(
        &self,
        blocks: &[Block],
        name: &str,
        here: Here,
        pleases: impl Fn(&Piece) -> bool,
    ) -> Option<Piece> {
        let language = self.speaker.scene.language();
        let origin = Origin::Move(format!("{name}.{}", language.base()));
        blocks
            .iter()
            .filter(|block| !block.is_besides())
            .filter_map(|block| self.speaker.say(block, here, &origin))
            .filter(|piece| here.deed.is_some() || !self.tells_again(piece))
            .find(pleases)
            .map(|mut piece| {
                piece.move_name = name.to_string();
                piece
            })
    }

    /// Whether all deeds that a piece tells stand in the letter, or will.
    pub(super) fn tells_again(&self, piece: &Piece) -> bool {
        let deeds = piece.deeds();
        let told = |deed: &usize| self.speaker.has_told_deed(*deed) || self.telling.contains(deed);
        !deeds.is_empty() && deeds.iter().all(told)
    }

    /// Whether the situation asks for a move; one that it only has room for is not filled with words that fit any letter.
    pub(super) fn asks_for(&self, name: &str) -> bool {
        let mut required = self.frame.required.iter().flatten();
        required.any(|held| held == name)
    }

    /// Whether something that the desk wrote for this letter stands in it.
    pub(super) fn tells_case(&self) -> bool {
        let tells = |piece: &Piece| piece.gap.is_none() && piece.tells_case();
        self.pieces.iter().any(tells)
    }

    pub(super) fn put(&mut self, mut piece: Piece) {
        piece.slot = self.slot;
        piece.keep |= piece.tells_case();
        self.speaker.heard(&piece);
        self.pieces.push(piece);
    }

    pub(super) fn put_at(&mut self, slot: usize, pieces: Vec<Piece>) {
        for mut piece in pieces {
            piece.slot = slot;
            self.pieces.push(piece);
        }
    }
}
