//! The slots that are more than one move: greeting, remedy, further matters.

use super::{FURTHER, Framer, MATTER};
use crate::{
    library::{Block, GapKind, Part, Path, View},
    situation::Situation,
    tone::Tone,
    write::{
        gaps,
        piece::{Origin, Piece},
        questions::By,
        salutation,
        view::{Here, Scene},
    },
};

impl Framer<'_, '_, '_> {
    pub(super) fn greet(&mut self) {
        if self.lead("greet") {
            return;
        }
        let scene = self.speaker.scene;
        let brief = scene.brief();
        if !salutation::greets(brief.memory.last_in_thread, brief.now.date()) {
            return;
        }
        let named = scene.view().get(&Path::new("name")).is_some();
        let part = if named {
            Part::Greeting(scene.tone())
        } else {
            Part::NoName
        };
        let liked = mirrors(scene);
        if !self.persona("greet", part, Some(&liked)) {
            self.shared("greet", |_| true);
        }
    }

    /// What the template and the case give; what no template tells of the case is told by the shared blocks.
    pub(super) fn remedy(&mut self) {
        // Where the frame answers later, what the template knows of the matter itself still stands before what is done.
        self.lead("answer");
        let led = self.lead("remedy");
        let told = self.deeds() || led;
        if !told && !self.persona("remedy", Part::Move("remedy"), None) {
            // What an approved answer grants need not be decided again.
            let answered = matches!(
                crate::write::view::situation(self.speaker.scene.brief()),
                Situation::BetrayedLoyal | Situation::RepeatUnanswered
            ) && self.plans.iter().any(|by| matches!(by, By::Answer(_)));
            self.shared("remedy", |piece| piece.gap.is_none() || !answered);
        }
    }

    /// Tells every deed of the case that no template tells.
    pub(super) fn deeds(&mut self) -> bool {
        let mut any = false;
        for at in 0..self.speaker.scene.brief().case.done.len() {
            if self.telling.contains(&at) || self.speaker.has_told_deed(at) {
                continue;
            }
            if let Some(piece) = self.say_deed(at) {
                self.put(piece);
                any = true;
            }
        }
        any
    }

    /// One deed of the case, in the shared words for its kind.
    pub(super) fn say_deed(&self, at: usize) -> Option<Piece> {
        let blocks = self
            .library
            .move_blocks("remedy", self.speaker.scene.language());
        let here = Here {
            deed: Some(at),
            ..Here::default()
        };
        self.say_first(blocks, "remedy", here, |piece| {
            piece.deeds().contains(&at) && piece.gap.is_none()
        })
    }

    /// The other matters, heaviest first, and the answers to questions that nothing has answered yet.
    pub(super) fn others(&mut self) {
        self.leftover();
        for at in 1..self.choice.picks.len() {
            let before = self.pieces.len();
            let Some(pick) = self.choice.picks.get(at) else {
                continue;
            };
            for block in 0..pick.template.blocks.len() {
                if let Some(held) = pick.template.blocks.get(block)
                    && FURTHER.contains(&held.move_name.as_str())
                    && !self.says_nothing_new(at, held)
                {
                    self.say_block(at, block);
                }
            }
            if let Some(piece) = self.pieces.get_mut(before) {
                piece.opens = true;
            }
        }
        self.answers();
        if !self.frame_has("remedy") {
            self.deeds();
        }
        self.unserved();
    }

    /// Whether all deeds that a block tells stand in the letter already.
    pub(super) fn says_nothing_new(&self, pick: usize, block: &Block) -> bool {
        let Some(held) = self.choice.picks.get(pick) else {
            return true;
        };
        let origin = Origin::Template(held.template.path.clone());
        let Some(piece) = self.speaker.say(block, self.here(pick, held), &origin) else {
            return true;
        };
        let deeds = piece.deeds();
        !deeds.is_empty() && deeds.iter().all(|deed| self.speaker.has_told_deed(*deed))
    }

    /// Sentences of the leading matter for which the frame has no slot.
    pub(super) fn leftover(&mut self) {
        let Some(template) = self.leading() else {
            return;
        };
        for (at, block) in template.blocks.iter().enumerate() {
            let name = block.move_name.as_str();
            if MATTER.contains(&name) && !self.frame_has(name) {
                self.say_block(0, at);
            }
        }
    }

    /// Matters for which there is no template are for a person.
    pub(super) fn unserved(&mut self) {
        let staff = self.speaker.scene.brief().settings.own_language();
        for intent in &self.choice.unserved {
            // Praise in a grave letter asks for nothing, and has no words for such an hour.
            let templates = self.library.templates.get(intent);
            let glad = templates.is_some_and(|templates| {
                templates
                    .iter()
                    .all(|template| matches!(template.tone, Tone::Warm | Tone::World))
            });
            if glad {
                continue;
            }
            let topic = self
                .library
                .intents
                .get(intent)
                .and_then(|intent| intent.topic.get(staff.tag()))
                .unwrap_or(intent);
            let ask = gaps::unserved(topic, &staff);
            self.put(Piece::gap(
                "answer",
                gaps::line(GapKind::Fill, &ask, &staff),
                ask,
            ));
        }
    }
}

/// Whether a greeting begins as theirs did; where the hour is grave it does not call out.
fn mirrors(scene: &Scene) -> impl Fn(&str) -> bool {
    let reading = scene.brief().reading;
    let opening = reading
        .writer
        .opening
        .clone()
        .unwrap_or_default()
        .to_lowercase();
    let word = opening
        .split(|c: char| !c.is_alphabetic())
        .find(|word| !word.is_empty())
        .unwrap_or("")
        .to_string();
    let glad = opening.ends_with('!');
    move |greeting: &str| {
        let text = greeting.to_lowercase();
        !word.is_empty()
            && text.starts_with(&word)
            && !text
                .strip_prefix(&word)
                .is_some_and(|rest| rest.starts_with(char::is_alphabetic))
            && (glad || !text.contains('!'))
    }
}
