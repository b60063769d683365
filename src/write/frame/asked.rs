//! The questions of the letter, each credited to what answers it.

use super::{Framer, MATTER};
use crate::{
    library::{GapKind, names_nothing},
    reading::Question,
    situation::Situation,
    write::{
        answers, gaps,
        piece::Piece,
        questions::{self, By},
        view,
    },
};

impl Framer<'_, '_, '_> {
    /// Answers each question that has none yet, in the order asked.
    pub(super) fn answers(&mut self) {
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
                    let (pieces, said) = answers::say(&mut self.speaker, at, by);
                    let slot = self.slot;
                    self.put_at(slot, pieces);
                    said
                }
            };
            let said = said.or_else(|| self.given_before(by));
            if said.is_none() {
                self.open(at);
                continue;
            }
            if let Some(answered) = self.answered.get_mut(at) {
                answered.by = said;
            }
        }
        self.beyond();
    }

    /// An answer that stands in the letter already, for an earlier question.
    fn given_before(&self, by: &By) -> Option<String> {
        let (By::Answer(answer) | By::Template(_, Some(answer))) = by else {
            return None;
        };
        let name = format!("answer:{}", answer.slug);
        let mut given = self.answered.iter().filter_map(|held| held.by.as_ref());
        given.any(|held| *held == name).then_some(name)
    }

    /// A question that nothing answers waits until all else is said: what is promised there may hold its answer too.
    /// A child's, and a mourner's, is a gap at once.
    fn open(&mut self, at: usize) {
        let scene = self.speaker.scene;
        let asked = scene.brief().reading.questions.get(at);
        let glad = matches!(
            view::situation(scene.brief()),
            Situation::Thankful | Situation::DelightedFan
        );
        if glad && asked.is_some_and(|question| !question.text.trim_end().ends_with('?')) {
            // "I don't know if you remember" asks for nothing.
            let path = self.leading().map(|template| template.path.clone());
            if let (Some(path), Some(answered)) = (path, self.answered.get_mut(at)) {
                answered.by = Some(format!("template:{path}"));
            }
        } else if answers::may_defer(scene) {
            self.postponed.insert(at);
        } else if let Some(question) = scene.brief().reading.questions.get(at) {
            let staff = scene.brief().settings.own_language();
            let ask = gaps::unanswered(&question.text, &staff);
            self.put(Piece::gap(
                "answer",
                gaps::line(GapKind::Fill, &ask, &staff),
                ask,
            ));
            if let Some(answered) = self.answered.get_mut(at) {
                answered.by = Some("gap".to_string());
            }
        }
    }

    /// Says of the questions that nothing has answered who finds out and by when, after what the letter promises
    /// anyway. A question about no more than the matter itself is met by that promise.
    pub(super) fn defer(&mut self) {
        let promised = self
            .pieces
            .iter()
            .rfind(|piece| piece.promise.is_some() && MATTER.contains(&piece.move_name.as_str()))
            .map(|piece| (piece.slot, piece.origin.file()));
        let unpromised = || {
            let slot = |name: &str| {
                let holds = |moves: &Vec<String>| moves.iter().any(|held| held == name);
                self.frame.order.iter().position(holds)
            };
            slot("answer")
                .or_else(|| slot("others"))
                .unwrap_or(self.slot)
        };
        self.slot = promised.as_ref().map_or_else(unpromised, |(slot, _)| *slot);
        let asked = &self.speaker.scene.brief().reading.questions;
        let language = self.speaker.scene.language().clone();
        let rights = view::situation(self.speaker.scene.brief()) == Situation::RightsRequest;
        let mut opens = promised.is_none();
        for at in std::mem::take(&mut self.postponed) {
            let Some(question) = asked.get(at) else {
                continue;
            };
            let by = match &promised {
                // Who asks for a right hears who answers all of it, and by when: the one question is among it.
                Some((_, file)) if rights || names_nothing(&question.text, &language) => {
                    Some(file.clone())
                }
                _ => self
                    .met_by_arrival(question)
                    .or_else(|| self.defer_one(question, opens)),
            };
            opens = false;
            if let Some(answered) = self.answered.get_mut(at) {
                answered.by = by;
            }
        }
    }

    /// "Will it come before Monday?" is answered by the day on which what was sent arrives.
    fn met_by_arrival(&self, question: &Question) -> Option<String> {
        const COMES: [&str; 22] = [
            "when", "before", "arrive", "coming", "come", "reach", "når", "fram", "frem", "kommer",
            "innen", "inden", "rekker", "hvornår", "framme", "wann", "kommt", "ankommen", "bis",
            "cuándo", "llega", "llegará",
        ];
        let text = question.text.to_lowercase();
        let mut words = text.split(|c: char| !c.is_alphabetic());
        let asks = words.any(|word| COMES.contains(&word));
        let mut done = self.speaker.scene.brief().case.done.iter().enumerate();
        let told =
            done.find(|(at, done)| done.arrives.is_some() && self.speaker.has_told_deed(*at));
        asks.then_some(told)
            .flatten()
            .map(|(at, _)| format!("case.done[{at}]"))
    }

    fn defer_one(&mut self, question: &Question, opens: bool) -> Option<String> {
        let piece = answers::deferral(&mut self.speaker, self.library, question);
        let staff = self.speaker.scene.brief().settings.own_language();
        let mut piece = piece.unwrap_or_else(|| {
            let ask = gaps::unanswered(&question.text, &staff);
            Piece::gap("answer", gaps::line(GapKind::Fill, &ask, &staff), ask)
        });
        let by = if piece.gap.is_some() { "gap" } else { "defer" };
        piece.opens |= opens;
        piece.slot = self.slot;
        self.pieces.push(piece);
        Some(by.to_string())
    }

    /// Where a letter asks more than a letter can answer, one gap stands for all the rest.
    fn beyond(&mut self) {
        let brief = self.speaker.scene.brief();
        let rest = self.answered.iter_mut().skip(self.plans.len());
        let open: Vec<_> = rest.filter(|answered| answered.by.is_none()).collect();
        let Some(first) = open.first() else {
            return;
        };
        let question = brief.reading.questions.get(first.question);
        let asked = question.map_or("", |question| question.text.as_str());
        let staff = brief.settings.own_language();
        let ask = gaps::further(asked, open.len(), &staff);
        for answered in open {
            answered.by = Some("gap".to_string());
        }
        self.put(Piece::gap(
            "answer",
            gaps::line(GapKind::Fill, &ask, &staff),
            ask,
        ));
    }

    /// A question of a template's own matter is answered by it, if it says anything of the matter.
    pub(super) fn credit(&mut self, (at, by): (usize, &By)) -> bool {
        let asked = &self.speaker.scene.brief().reading.questions;
        let wish = asked.get(at).is_some_and(questions::is_wish);
        // A wish that its own template finds met already, or that no template knows, is met by what was done.
        let done = wish && !self.speaker.scene.brief().case.done.is_empty();
        let pick = match by {
            By::Template(pick, _) => [Some(*pick), wish.then_some(0)],
            By::Nothing => [None, done.then_some(0)],
            By::Answer(_) | By::Undecided(_) => [None, None],
        };
        let pick = pick
            .into_iter()
            .flatten()
            .find(|pick| self.says_its_matter(*pick));
        let path = pick
            .and_then(|pick| self.choice.picks.get(pick))
            .map(|pick| &pick.template.path);
        if let (Some(path), Some(answered)) = (path, self.answered.get_mut(at)) {
            answered.by = Some(format!("template:{path}"));
        }
        path.is_some()
    }

    pub(super) fn says_its_matter(&self, pick: usize) -> bool {
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

    /// Whether a person still has something to find out or fill in.
    pub(in crate::write) fn is_open(&self) -> bool {
        self.pieces.iter().any(|piece| piece.gap.is_some())
            || self.answered.iter().any(|answered| {
                answered
                    .by
                    .as_deref()
                    .is_none_or(|by| matches!(by, "gap" | "defer"))
            })
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
