//! The questions of the letter, each credited to what answers it.

use super::{Framer, MATTER};
use crate::{
    library::GapKind,
    write::{
        gaps,
        piece::Piece,
        questions::{self, By},
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
        self.beyond();
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
