//! What the desk found, is doing, did, notes and decided is told: whatever of it no sentence has told by the end gets a
//! sentence of its own in its place, or a gap where there is none in this language.

use super::Framer;
use crate::{
    library::{GapKind, Path, SaidSentence, View},
    locale::upper_first,
    write::{
        answers, gaps,
        piece::{Origin, Piece},
        view::{Here, Scene},
    },
};

/// A text of the case: its path, the shared move that may tell it, and the moves in whose place it stands.
type Text = (&'static str, &'static str, &'static [&'static str]);

/// In the order in which a letter tells them.
const TEXTS: [Text; 4] = [
    ("case.found", "explain", &["explain", "answer", "others"]),
    ("case.note", "plus", &["plus", "answer", "explain"]),
    (
        "case.doing",
        "next_step",
        &["next_step", "follow_up", "remedy"],
    ),
    (
        "case.answer_by",
        "next_step",
        &["next_step", "follow_up", "answer"],
    ),
];

/// Decisions that shared sentences know by their name, and that decide what is not said too.
const KNOWN: [&str; 3] = ["our_fault", "not_our_fault", "words_only"];

impl Framer<'_, '_, '_> {
    /// Tells what nothing has told yet, and asks a person to tell the rest.
    pub(super) fn tell(&mut self) {
        let mut rest = self.tell_deeds();
        for text in TEXTS {
            rest.extend(self.tell_text(text));
        }
        rest.extend(self.tell_decisions());
        if rest.is_empty() {
            return;
        }
        let staff = self.speaker.scene.brief().settings.own_language();
        let ask = gaps::untold(&rest, &staff);
        let mut gap = Piece::gap("remedy", gaps::line(GapKind::Fill, &ask, &staff), ask);
        gap.origin = Origin::Case("case".to_string());
        self.slot = self.place(&["remedy", "explain", "others"]);
        self.put(gap);
    }

    /// The slot of the first of these moves that the frame has; else the one before the closing.
    fn place(&self, moves: &[&str]) -> usize {
        let order = &self.frame.order;
        let slot = |name: &str| {
            let holds = |slot: &Vec<String>| slot.iter().any(|held| held == name);
            order.iter().position(holds)
        };
        let found = moves.iter().find_map(|name| slot(name));
        let end = slot("close")
            .or_else(|| slot("sign"))
            .unwrap_or(order.len());
        found.unwrap_or(end.saturating_sub(1))
    }

    /// Deeds that stand in no sentence are told by the shared blocks. What they cannot tell is given back.
    fn tell_deeds(&mut self) -> Vec<String> {
        let scene = self.speaker.scene;
        let mut rest = Vec::new();
        for (at, done) in scene.brief().case.done.iter().enumerate() {
            let told = |piece: &Piece| piece.gap.is_none() && piece.deeds().contains(&at);
            if self.pieces.iter().any(told) {
                continue;
            }
            if let Some(piece) = self.say_deed(at) {
                self.slot = self.place(&["remedy", "others"]);
                self.put(piece);
            } else {
                let what = done.what.as_ref().map(|what| what.any().to_string());
                rest.extend(what.or_else(|| done.deed.clone()));
            }
        }
        rest
    }

    /// One text, where no sentence holds it. What cannot be said to this reader is given back.
    fn tell_text(&mut self, (source, name, places): Text) -> Option<String> {
        let scene = self.speaker.scene;
        let given = given(scene, source)?;
        let tells = |piece: &Piece| piece.gap.is_none() && piece.holds(source);
        if self.pieces.iter().any(tells) {
            return None;
        }
        let blocks = self.library.move_blocks(name, scene.language());
        let shared = self.say_first(blocks, name, Here::default(), tells);
        let Some(piece) = shared.or_else(|| bare(scene, source, name)) else {
            return Some(given);
        };
        self.slot = self.place(places);
        self.put(piece);
        None
    }

    /// Approved answers that the case decides for, and that nobody asked about; a name that no answer has is given back.
    fn tell_decisions(&mut self) -> Vec<String> {
        let scene = self.speaker.scene;
        let readers = scene.language().with_neighbours();
        let mut rest = Vec::new();
        for (at, slug) in scene.brief().case.decisions.iter().enumerate() {
            let source = format!("case.decisions[{at}]");
            let told = |piece: &Piece| {
                piece.gap.is_none()
                    && (piece.origin == Origin::Answer(slug.clone())
                        || piece.sources().any(|held| *held == source))
            };
            let known = KNOWN.contains(&slug.replace('-', "_").as_str());
            if known || self.pieces.iter().any(told) {
                continue;
            }
            let mut answers = self.library.answers.iter();
            let answer =
                answers.find(|held| held.slug == *slug && readers.contains(&held.language));
            let pieces = answer.map_or_else(Vec::new, |answer| {
                answers::pieces(&mut self.speaker, answer, Here::default(), None)
            });
            if pieces.is_empty() {
                rest.push(slug.clone());
            }
            let slot = self.place(&["answer", "others"]);
            self.put_at(slot, pieces);
        }
        rest
    }
}

/// What the case gives under a path, for staff to read.
fn given(scene: &Scene, source: &str) -> Option<String> {
    let case = scene.brief().case;
    let text = match source {
        "case.found" => &case.found,
        "case.note" => &case.note,
        "case.doing" => &case.doing,
        _ => return case.answer_by.map(|day| day.to_string()),
    };
    let text = text.as_ref()?.any().trim();
    (!text.is_empty()).then(|| text.to_string())
}

/// A whole clause of the case as a sentence of its own, in the words of the desk.
pub(super) fn bare(scene: &Scene, source: &str, name: &str) -> Option<Piece> {
    let detail = scene.view().get(&Path::new(source))?;
    let text = upper_first(detail.value.as_str()?);
    if source == "case.answer_by" {
        return None;
    }
    let end = if text.ends_with(['.', '!', '?', '…']) {
        ""
    } else {
        "."
    };
    let sentence = SaidSentence {
        text: format!("{text}{end}"),
        facts: detail.facts,
        ..SaidSentence::default()
    };
    Some(Piece {
        sentences: vec![sentence],
        origin: Origin::Case(source.to_string()),
        gap: None,
        opens: false,
        new_paragraph: false,
        ..Piece::gap(name, String::new(), String::new())
    })
}
