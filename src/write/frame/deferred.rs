//! Questions that nothing in the letter has answered: who finds out and by when, in one sentence for all of them; or a gap.

use super::{Framer, MATTER};
use crate::{
    library::{GapKind, Path, View, names_nothing},
    reading::Question,
    situation::Situation,
    write::{
        answers, gaps,
        piece::Piece,
        questions,
        told::{self, Told},
        view,
    },
};

impl Framer<'_, '_, '_> {
    /// Settles the questions that are open when all else is said. What the desk wrote for this letter answers them as far
    /// as it goes; the rest is put off to one day. A child, and who mourns, is not put off: there a person answers.
    pub(super) fn defer(&mut self) {
        let mut open = Vec::new();
        for at in std::mem::take(&mut self.postponed) {
            match self.met(at) {
                Some(by) => self.note(at, Some(by)),
                None => open.push(at),
            }
        }
        let left = self.untaken();
        let open = self.by_what_is_left(open, &left);
        if open.is_empty() {
            return;
        }
        // One of several texts may be the answer to one of several questions: only a person can tell which.
        let unsure = left.iter().any(|told| !matches!(told, Told::Deed(_)));
        let may_wait = !unsure && answers::may_defer(self.speaker.scene);
        let piece = may_wait.then(|| self.put_off(&open)).flatten();
        let piece = piece.unwrap_or_else(|| self.unanswered(&open));
        let by = if piece.gap.is_some() { "gap" } else { "defer" };
        self.pieces.push(piece);
        for at in open {
            self.note(at, Some(by.to_string()));
        }
    }

    /// What is promised of the matter itself: its place in the letter.
    fn promised(&self) -> Option<usize> {
        let of_matter =
            |piece: &&Piece| piece.promise.is_some() && MATTER.contains(&piece.move_name.as_str());
        self.pieces.iter().rfind(of_matter).map(|piece| piece.slot)
    }

    /// A question about no more than the matter is met by what is promised of it; who asks for a right hears who answers
    /// all of it, and by when: the one question is among it.
    fn met(&self, at: usize) -> Option<String> {
        let scene = self.speaker.scene;
        let question = scene.brief().reading.questions.get(at)?;
        let rights = view::situation(scene.brief()) == Situation::RightsRequest;
        let found = scene.view().get(&Path::new("case.found")).is_some();
        if !rights && found && names_nothing(&question.text, scene.language()) {
            return Some(Told::Found.source());
        }
        let whole = rights || names_nothing(&question.text, scene.language());
        if whole && self.promised().is_some() {
            return Some("defer".to_string());
        }
        self.met_by_arrival(question)
    }

    /// "Will it come before Monday?" is answered by the day on which what was sent arrives.
    fn met_by_arrival(&self, question: &Question) -> Option<String> {
        const COMES: [&str; 23] = [
            "when", "before", "arrive", "coming", "come", "reach", "here", "når", "fram", "frem",
            "kommer", "innen", "inden", "rekker", "hvornår", "framme", "wann", "kommt", "ankommen",
            "bis", "cuándo", "llega", "llegará",
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

    /// What the desk wrote for this letter and no question has been given yet.
    fn untaken(&self) -> Vec<Told> {
        let taken = |told: &Told| {
            let source = told.source();
            self.answered
                .iter()
                .any(|answered| answered.by.as_ref() == Some(&source))
        };
        told::all(self.speaker.scene)
            .into_iter()
            .map(|(told, _)| told)
            .filter(|told| !taken(told))
            .collect()
    }

    /// Who wrote a text for every open question has answered them, in whatever words; a wish is met by a deed.
    fn by_what_is_left(&mut self, open: Vec<usize>, left: &[Told]) -> Vec<usize> {
        let asked = &self.speaker.scene.brief().reading.questions;
        let (deeds, texts): (Vec<Told>, Vec<Told>) =
            left.iter().partition(|told| matches!(told, Told::Deed(_)));
        let mut deeds = deeds.into_iter();
        let mut rest = Vec::new();
        for at in open {
            let plea = asked.get(at).is_some_and(questions::is_plea);
            match deeds.next().filter(|_| plea) {
                Some(told) => self.note(at, Some(told.source())),
                None => rest.push(at),
            }
        }
        if texts.len() < rest.len() {
            return rest;
        }
        for (at, told) in rest.into_iter().zip(texts) {
            self.note(at, Some(told.source()));
        }
        Vec::new()
    }

    /// One sentence for all that is still open: who finds out, and by which day.
    fn put_off(&mut self, open: &[usize]) -> Option<Piece> {
        let promised = self.promised();
        let asked = &self.speaker.scene.brief().reading.questions;
        let open: Vec<&Question> = open.iter().filter_map(|at| asked.get(*at)).collect();
        let mut piece = answers::deferral(&mut self.speaker, self.library, &open)?;
        piece.slot = promised.unwrap_or_else(|| self.open_slot());
        piece.opens |= promised.is_none();
        Some(piece)
    }

    fn unanswered(&mut self, open: &[usize]) -> Piece {
        let brief = self.speaker.scene.brief();
        let staff = brief.settings.own_language();
        let asked = open
            .iter()
            .filter_map(|at| brief.reading.questions.get(*at));
        let asked: Vec<&str> = asked.map(|question| question.text.trim()).collect();
        let ask = gaps::unanswered(&asked.join(" · "), &staff);
        let mut piece = Piece::gap("answer", gaps::line(GapKind::Fill, &ask, &staff), ask);
        piece.slot = self.open_slot();
        piece
    }

    /// Where an open question stands: after the answers.
    fn open_slot(&self) -> usize {
        let slot = |name: &str| {
            let holds = |moves: &Vec<String>| moves.iter().any(|held| held == name);
            self.frame.order.iter().position(holds)
        };
        slot("answer")
            .max(slot("explain").filter(|_| slot("answer") < slot("explain")))
            .or_else(|| slot("others"))
            .unwrap_or(self.slot)
    }
}
