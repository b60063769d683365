//! The frame: which moves a letter makes, in which order, and what fills each.

use super::{
    gaps, parent,
    piece::{Origin, Piece, Speaker},
    questions::{self, By},
    salutation,
    view::{Here, Scene},
};
use crate::{
    choose::{Choice, Pick},
    draft::Answered,
    library::{Block, Frame, GapKind, Library, Part, Template},
    reading::Place,
    situation::Situation,
    source::Span,
    text,
};
use std::collections::BTreeSet;

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
    /// For each pick, which of its blocks can be said at all.
    sayable: Vec<Vec<bool>>,
    /// Deeds that the chosen templates tell.
    telling: BTreeSet<usize>,
    slot: usize,
}

impl<'w, 'b, 'l> Framer<'w, 'b, 'l> {
    pub(super) fn new(
        choice: &'w Choice<'l>,
        scene: &'w Scene<'b>,
        library: &'l Library,
        plans: Vec<By<'l>>,
    ) -> Self {
        let situation = super::view::situation(scene.brief());
        let frame = library
            .frames
            .get(&situation)
            .or_else(|| library.frames.get(&Situation::NeutralEnquiry))
            .cloned()
            .unwrap_or_else(plainest);
        let answered = (0..plans.len())
            .map(|question| Answered { question, by: None })
            .collect();
        let mut framer = Self {
            choice,
            library,
            speaker: Speaker::new(scene),
            plans,
            answered,
            pieces: Vec::new(),
            frame,
            sayable: Vec::new(),
            telling: BTreeSet::new(),
            slot: 0,
        };
        framer.rehearse();
        framer
    }

    /// Finds out beforehand what the templates can say, and which deeds they tell.
    fn rehearse(&mut self) {
        for (at, pick) in self.choice.picks.iter().enumerate() {
            let here = self.here(at, pick);
            let origin = Origin::Template(pick.template.path.clone());
            let mut sayable: Vec<bool> = Vec::new();
            for block in &pick.template.blocks {
                let leans = block.with_previous && sayable.last() == Some(&false);
                let serves = at == 0 || FURTHER.contains(&block.move_name.as_str());
                let piece = if leans || !serves {
                    None
                } else {
                    self.speaker.say(block, here, &origin)
                };
                sayable.push(piece.is_some());
                self.telling.extend(piece.iter().flat_map(Piece::deeds));
            }
            self.sayable.push(sayable);
        }
    }

    fn here(&self, at: usize, pick: &Pick) -> Here<'l> {
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

    /// Fills the frame from top to bottom.
    pub(super) fn fill(&mut self) {
        let order = self.frame.order.clone();
        for (slot, moves) in order.iter().enumerate() {
            self.slot = slot;
            for name in moves {
                self.fill_move(name);
            }
        }
        self.require(&order);
        self.pieces.sort_by_key(|piece| piece.slot);
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

    /// The template's blocks for a move, else the persona's own sentence, else a shared one.
    fn own_or_shared(&mut self, name: &str, part: Part) {
        if self.lead(name) || self.persona(name, part, None) {
            return;
        }
        self.shared(name, |_| true);
    }

    fn greet(&mut self) {
        if self.lead("greet") {
            return;
        }
        let scene = self.speaker.scene;
        let brief = scene.brief();
        if !salutation::greets(brief.memory.last_in_thread, brief.now.date()) {
            return;
        }
        let named =
            crate::library::View::get(&scene.view(), &crate::library::Path::new("name")).is_some();
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
    fn remedy(&mut self) {
        let led = self.lead("remedy");
        let told = self.deeds() || led;
        if !told && !self.persona("remedy", Part::Move("remedy"), None) {
            self.shared("remedy", |_| true);
        }
    }

    /// Tells every deed of the case that no template tells.
    fn deeds(&mut self) -> bool {
        let scene = self.speaker.scene;
        let blocks = self.library.move_blocks("remedy", scene.language());
        let mut any = false;
        let mut untold = Vec::new();
        for (at, done) in scene.brief().case.done.iter().enumerate() {
            if self.telling.contains(&at) || self.speaker.has_told_deed(at) {
                continue;
            }
            let here = Here {
                deed: Some(at),
                ..Here::default()
            };
            let piece = self.say_first(blocks, "remedy", here, |piece| {
                piece.deeds().contains(&at) && piece.gap.is_none()
            });
            if let Some(mut piece) = piece {
                piece.keep = true;
                self.put(piece);
                any = true;
            } else if let Some(what) = &done.what
                && !scene.names_signer(what.any())
            {
                untold.push(what.any().to_string());
            }
        }
        if !untold.is_empty() {
            let staff = scene.brief().settings.own_language();
            let ask = gaps::untold(&untold, &staff);
            let mut gap = Piece::gap("remedy", gaps::line(GapKind::Fill, &ask, &staff), ask);
            gap.origin = Origin::Case("case.done".to_string());
            self.put(gap);
        }
        any
    }

    /// The other matters, heaviest first, and the answers to questions that nothing has answered yet.
    fn others(&mut self) {
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
    fn says_nothing_new(&self, pick: usize, block: &Block) -> bool {
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
    fn leftover(&mut self) {
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
    fn unserved(&mut self) {
        let staff = self.speaker.scene.brief().settings.own_language();
        for intent in &self.choice.unserved {
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

    /// Answers each question that has none yet, in the order asked.
    fn answers(&mut self) {
        for (at, by) in self.plans.clone().iter().enumerate() {
            let open = self
                .answered
                .get(at)
                .is_some_and(|answered| answered.by.is_none());
            if !open || self.credit((at, by)) {
                continue;
            }
            let same = self
                .plans
                .iter()
                .take(at)
                .position(|earlier| same_answer(earlier, by));
            let said = match same.and_then(|earlier| self.answered.get(earlier)) {
                // Two questions with one answer are answered once.
                Some(earlier) if earlier.by.is_some() => earlier.by.clone(),
                _ => {
                    let (pieces, said) = questions::say(&mut self.speaker, self.library, at, by);
                    let slot = self.slot;
                    self.put_at(slot, pieces);
                    said
                }
            };
            if let Some(answered) = self.answered.get_mut(at) {
                answered.by = said;
            }
        }
    }

    /// A question of a template's own matter is answered by it, if it says anything of the matter.
    fn credit(&mut self, (at, by): (usize, &By)) -> bool {
        let By::Template(pick) = by else {
            return false;
        };
        let questions = &self.speaker.scene.brief().reading.questions;
        let wish = questions.get(at).is_some_and(|question| question.request);
        // A wish that its own template finds met already is met by what the leading one tells.
        let pick = [*pick, 0]
            .into_iter()
            .take(if wish { 2 } else { 1 })
            .find(|pick| self.says_its_matter(*pick));
        let path = pick
            .and_then(|pick| self.choice.picks.get(pick))
            .map(|pick| &pick.template.path);
        if let (Some(path), Some(answered)) = (path, self.answered.get_mut(at)) {
            answered.by = Some(format!("template:{path}"));
        }
        path.is_some()
    }

    fn says_its_matter(&self, pick: usize) -> bool {
        let Some(sayable) = self.sayable.get(pick) else {
            return false;
        };
        self.choice
            .picks
            .get(pick)
            .into_iter()
            .flat_map(|pick| &pick.template.blocks)
            .zip(sayable)
            .any(|(block, says)| *says && MATTER.contains(&block.move_name.as_str()))
    }

    /// The leading template's blocks for a move.
    fn lead(&mut self, name: &str) -> bool {
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

    fn say_block(&mut self, pick: usize, at: usize) -> bool {
        let Some(held) = self.choice.picks.get(pick) else {
            return false;
        };
        let sayable = self.sayable.get(pick).and_then(|sayable| sayable.get(at));
        let (Some(block), Some(true)) = (held.template.blocks.get(at), sayable) else {
            return false;
        };
        let origin = Origin::Template(held.template.path.clone());
        let Some(mut piece) = self.speaker.say(block, self.here(pick, held), &origin) else {
            return false;
        };
        piece.block = at;
        piece.keep |= !piece.deeds().is_empty();
        self.put(piece);
        true
    }

    /// One of the persona's own phrases.
    fn persona(&mut self, name: &str, part: Part, liked: Option<&dyn Fn(&str) -> bool>) -> bool {
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
    fn shared(&mut self, name: &str, pleases: impl Fn(&Piece) -> bool) -> bool {
        let blocks = self
            .library
            .move_blocks(name, self.speaker.scene.language());
        let piece = self.say_first(blocks, name, Here::default(), pleases);
        piece.map(|piece| self.put(piece)).is_some()
    }

    fn say_first(
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
            .filter_map(|block| self.speaker.say(block, here, &origin))
            .filter(|piece| here.deed.is_some() || !self.tells_again(piece))
            .find(pleases)
            .map(|mut piece| {
                piece.move_name = name.to_string();
                piece
            })
    }

    /// Whether all deeds that a piece tells stand in the letter, or will.
    fn tells_again(&self, piece: &Piece) -> bool {
        let deeds = piece.deeds();
        let told = |deed: &usize| self.speaker.has_told_deed(*deed) || self.telling.contains(deed);
        !deeds.is_empty() && deeds.iter().all(told)
    }

    fn put(&mut self, mut piece: Piece) {
        piece.slot = self.slot;
        self.speaker.heard(&piece);
        self.pieces.push(piece);
    }

    fn put_at(&mut self, slot: usize, pieces: Vec<Piece>) {
        for mut piece in pieces {
            piece.slot = slot;
            self.pieces.push(piece);
        }
    }

    /// Whether a person still has something to find out or fill in.
    pub(super) fn is_open(&self) -> bool {
        self.pieces.iter().any(|piece| piece.gap.is_some())
            || self.answered.iter().any(|answered| {
                answered
                    .by
                    .as_deref()
                    .is_none_or(|by| matches!(by, "gap" | "defer"))
            })
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

fn same_answer(one: &By, other: &By) -> bool {
    match (one, other) {
        (By::Answer(one), By::Answer(other)) | (By::Undecided(one), By::Undecided(other)) => {
            one.slug == other.slug
        }
        _ => false,
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

/// The frame of a desk that wrote none.
fn plainest() -> Frame {
    let order = [
        "greet",
        "condole",
        "echo",
        "own",
        "explain",
        "release",
        "answer",
        "remedy",
        "ask",
        "others",
        "next_step",
        "thank",
        "close",
        "sign",
        "parent",
    ];
    Frame {
        order: order.iter().map(|name| vec![(*name).to_string()]).collect(),
        ..Frame::default()
    }
}
