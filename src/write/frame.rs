//! The frame: which moves a letter makes, in which order, and what fills each.

use super::{gaps, piece::Piece, questions::By, salutation, speaker::Speaker, view::Scene};
use crate::{
    choice::Choice,
    draft::Answered,
    library::{Frame, GapKind, Library, Part, Template},
    situation::Situation,
};
use rehearsal::Says;
use std::collections::BTreeSet;

mod asked;
mod decided;
mod deferred;
mod order;
mod parent;
mod rehearsal;
mod said;
mod slots;
mod telling;

/// What a matter that does not lead the letter may say.
const FURTHER: [&str; 7] = [
    "condole",
    "release",
    "answer",
    "remedy",
    "safeguard",
    "ask",
    "next_step",
];
/// What a template says of the matter itself: never lost, whatever the frame asks for.
const MATTER: [&str; 9] = [
    "condole",
    "release",
    "answer",
    "remedy",
    "safeguard",
    "ask",
    "next_step",
    "explain",
    "in_world",
];

/// All that is needed to fill a frame.
pub(super) struct Framer<'w, 'b, 'l> {
    pub choice: &'w Choice<'l>,
    pub library: &'l Library,
    pub speaker: Speaker<'w, 'b>,
    pub plans: Vec<By<'l>>,
    pub answered: Vec<Answered>,
    pub pieces: Vec<Piece>,
    frame: Frame,
    /// For each pick, what each of its blocks can say.
    sayable: Vec<Vec<Says>>,
    /// Deeds that the chosen templates tell.
    telling: BTreeSet<usize>,
    /// Texts of the case that the leading template tells: no other matter tells them before it.
    reserved: BTreeSet<String>,
    /// Questions that wait until all else is said.
    postponed: BTreeSet<usize>,
    slot: usize,
}

impl<'w, 'b, 'l> Framer<'w, 'b, 'l> {
    pub(super) fn new(
        choice: &'w Choice<'l>,
        scene: &'w Scene<'b>,
        library: &'l Library,
        plans: Vec<By<'l>>,
    ) -> Self {
        let asked = scene.brief().reading.questions.len();
        let answered = (0..asked)
            .map(|question| Answered { question, by: None })
            .collect();
        let mut framer = Self {
            choice,
            library,
            speaker: Speaker::new(scene),
            plans,
            answered,
            pieces: Vec::new(),
            frame: order::of_letter(library, scene),
            sayable: Vec::new(),
            telling: BTreeSet::new(),
            reserved: BTreeSet::new(),
            postponed: BTreeSet::new(),
            slot: 0,
        };
        framer.rehearse();
        framer
    }

    /// Fills the frame from top to bottom.
    pub(super) fn fill(&mut self) {
        let order = self.frame.order.clone();
        let mut settled_later = false;
        for (slot, moves) in order.iter().enumerate() {
            self.slot = slot;
            for name in moves {
                if name == "next_step" && self.deeds_follow() {
                    settled_later = true;
                    continue;
                }
                self.fill_move(name);
                if name == "others" && std::mem::take(&mut settled_later) {
                    self.fill_move("next_step");
                }
            }
        }
        self.defer();
        self.tell();
        self.require(&order);
        self.pieces.sort_by_key(|piece| piece.slot);
    }

    /// Whether another matter still has to tell what was done: that nothing is left to do comes after it.
    fn deeds_follow(&self) -> bool {
        let case = self.speaker.scene.brief().case;
        if case.doing.is_some() || case.answer_by.is_some() {
            return false;
        }
        let told = |at: &usize| self.pieces.iter().any(|piece| piece.deeds().contains(at));
        let leads = self.leading().is_some_and(|template| {
            let moves = template.blocks.iter().map(|block| block.move_name.as_str());
            let sayable = self.sayable.first().into_iter().flatten();
            moves
                .zip(sayable)
                .any(|(name, says)| name == "next_step" && *says != Says::Nothing)
        });
        let later = |slot: &Vec<String>| slot.iter().any(|name| name == "others");
        let follows = self.frame.order.iter().skip(self.slot + 1).any(later);
        follows && !leads && !self.telling.iter().all(told)
    }

    /// A template that is the whole letter: its blocks, and nothing of ours.
    pub(super) fn fill_whole(&mut self) {
        for at in 0..self.leading().map_or(0, |template| template.blocks.len()) {
            self.slot = at;
            self.say_block(0, at);
        }
        for by in self.plans.clone().iter().enumerate() {
            self.credit(by);
        }
        self.tell();
    }

    /// Whether the moves of a slot share one paragraph.
    pub(super) fn shares(&self, slot: usize) -> bool {
        self.frame
            .order
            .get(slot)
            .is_some_and(|moves| moves.len() > 1)
    }

    /// The most words of such a letter.
    pub(super) fn most(&self) -> Option<usize> {
        self.frame.length.map(|(_, most)| most)
    }

    pub(super) fn leading(&self) -> Option<&'l Template> {
        self.choice.picks.first().map(|pick| pick.template)
    }

    fn fill_move(&mut self, name: &str) {
        match name {
            "greet" => self.greet(),
            "remedy" => self.remedy(),
            "answer" => {
                let said = self.lead(name);
                if !said {
                    self.answers();
                }
            }
            "others" => self.others(),
            "close" => {
                if !self.frame_has("others") {
                    self.others();
                }
                let tone = self.speaker.scene.tone();
                self.own_or_shared(name, Part::Closing(tone));
            }
            "sign" => self.own_or_shared(name, Part::Sign),
            "parent" => {
                let slot = self.slot;
                let pieces = parent::lines(self);
                self.put_at(slot, pieces);
            }
            _ => self.own_or_shared(name, Part::Move(name)),
        }
    }

    fn frame_has(&self, name: &str) -> bool {
        self.frame.order.iter().flatten().any(|held| held == name)
    }

    /// What the desk decided; else the template's blocks for a move, else the persona's own sentence, else a shared one.
    fn own_or_shared(&mut self, name: &str, part: Part) {
        let decided = decided::pieces(self, name);
        if !decided.is_empty() {
            let slot = self.slot;
            self.put_at(slot, decided);
            if name == "own" {
                self.persona(name, part, None);
            }
            self.told_besides(name);
            return;
        }
        if self.lead(name) {
            self.told_besides(name);
            return;
        }
        // A sentence that takes up what they told goes before a closing that fits any letter.
        if name == "close" && self.shared(name, Piece::takes_up) {
            return;
        }
        if !self.asks_for(name) && matches!(name, "echo" | "own") {
            if name == "own" {
                self.shared(name, |_| true);
            }
            self.told_besides(name);
            return;
        }
        // Who was left without an answer hears of the silence first, and what was our fault is owned in so many words;
        // whose office it is comes after that, or not at all.
        let brief = self.speaker.scene.brief();
        let said_first = name == "own"
            && (super::view::situation(brief) == Situation::RepeatUnanswered
                || brief.case.decisions.iter().any(|slug| slug == "our_fault"));
        if said_first || !self.persona(name, part, None) {
            self.shared(name, |_| true);
        }
        self.told_besides(name);
    }

    /// What is told besides. What matters to them stands behind both what happened and whose fault it was.
    fn told_besides(&mut self, name: &str) {
        let place = |name: &str| {
            let mut moves = self.frame.order.iter().flatten();
            moves.position(|held| held == name)
        };
        let last = match (place("echo"), place("own")) {
            (Some(echo), Some(own)) if echo < own => "own",
            _ => "echo",
        };
        if name != "echo" {
            self.besides(name);
        }
        if name == last {
            self.besides("echo");
        }
    }

    /// What the situation requires stays when the letter is shortened; what nothing has filled is a gap.
    fn require(&mut self, order: &[Vec<String>]) {
        let scene = self.speaker.scene;
        let brief = scene.brief();
        let staff = brief.settings.own_language();
        let deadline = self.speaker.deadline_before_answer();
        for group in self.frame.required.clone() {
            let mut filled = false;
            for piece in &mut self.pieces {
                if group.contains(&piece.move_name) {
                    piece.keep = true;
                    filled = true;
                }
            }
            let greeted = group.iter().any(|name| name == "greet")
                && !salutation::greets(brief.memory.last_in_thread, brief.now.date());
            // Who finds out and by when is a next step, whichever sentence says it.
            let promised = group.iter().any(|name| name == "next_step")
                && self.pieces.iter().any(|piece| piece.promise.is_some());
            filled |= promised;
            // What the desk found answers a letter, in whichever place it stands.
            filled |= group.iter().any(|name| name == "answer") && self.tells_case();
            // Where nothing says what they want, nothing says that they want it to end.
            filled |= self.choice.picks.is_empty() && group.iter().any(|name| name == "release");
            // A decision that is asked of a person already says by when, where there is no day left to promise.
            filled |= deadline.is_some()
                && group.iter().any(|name| name == "next_step")
                && self.pieces.iter().any(|piece| piece.gap.is_some());
            let Some(name) = group.first().filter(|_| !filled && !greeted) else {
                continue;
            };
            let slot = order.iter().position(|moves| moves.contains(name));
            let ask = gaps::missing(name, &staff, deadline);
            let mut gap = Piece::gap(name, gaps::line(GapKind::Fill, &ask, &staff), ask);
            gap.slot = slot.unwrap_or(order.len());
            self.pieces.push(gap);
        }
    }
}
