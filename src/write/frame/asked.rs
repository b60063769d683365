//! The questions of the letter, each credited to what answers it.

use super::{Framer, MATTER, Says, telling};
use crate::{
    library::GapKind,
    situation::Situation,
    write::{
        answers, gaps,
        piece::{Origin, Piece},
        questions::{self, By},
        told::Told,
        view::{self, Here},
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
            if let Some(file) = self.tells_nothing_new(at, by) {
                if let Some(answered) = self.answered.get_mut(at) {
                    answered.by = Some(file);
                }
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
                _ => self.say_answer(at, by),
            };
            let said = said.or_else(|| self.given_before(by));
            if said.is_none() {
                self.open(at);
                continue;
            }
            self.note(at, said);
        }
        self.beyond();
    }

    /// Keeps in mind what answers a question.
    pub(super) fn note(&mut self, at: usize, by: Option<String>) {
        if let Some(answered) = self.answered.get_mut(at) {
            answered.by = by;
        }
    }

    fn say_answer(&mut self, at: usize, by: &By) -> Option<String> {
        if let By::Case(told) = by {
            return self.say_told(*told);
        }
        let (pieces, said) = answers::say(&mut self.speaker, at, by);
        let slot = self.slot;
        self.put_at(slot, pieces);
        said
    }

    /// What the case says of a question: a finding or a note answers it where it is asked, as long as no other sentence
    /// told it; a deed, and what is under way, have their own place in the letter.
    fn say_told(&mut self, told: Told) -> Option<String> {
        let source = told.source();
        let tells = |piece: &Piece| piece.gap.is_none() && piece.holds(&source);
        let here = matches!(told, Told::Found | Told::Note)
            && !self.reserved.contains(&source)
            && !self.pieces.iter().any(tells);
        if here {
            let piece = telling::bare(self.speaker.scene, &source, "answer")?;
            self.put(piece);
        }
        Some(source)
    }

    /// An answer whose every detail the leading template has told already: the template's file.
    fn tells_nothing_new(&self, at: usize, by: &By) -> Option<String> {
        let By::Answer(answer) = by else {
            return None;
        };
        let question = self.speaker.scene.brief().reading.questions.get(at)?;
        let here = Here {
            question: Some(question),
            ..Here::default()
        };
        let origin = Origin::Answer(answer.slug.clone());
        let pieces: Vec<Piece> = answer
            .blocks
            .iter()
            .filter(|block| block.variant.is_none())
            .filter_map(|block| self.speaker.say(block, here, &origin))
            .collect();
        let mut sentences = pieces.iter().flat_map(|piece| &piece.sentences);
        let told = sentences.clone().next().is_some()
            && sentences.all(|sentence| {
                !sentence.facts.is_empty() && self.speaker.has_told(&sentence.facts)
            });
        let lead = self.leading().filter(|_| told)?;
        Some(format!("template:{}", lead.path))
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

    /// A question that nothing answers waits until all else is said: what is told there may hold its answer too.
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
            self.note(at, path.map(|path| format!("template:{path}")));
        } else {
            self.postponed.insert(at);
        }
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

    /// A question of a template's own matter is answered by it, if it says anything of the matter; that somebody finds
    /// out puts it off and answers nothing.
    pub(super) fn credit(&mut self, (at, by): (usize, &By)) -> bool {
        let asked = &self.speaker.scene.brief().reading.questions;
        let wish = asked.get(at).is_some_and(questions::is_wish);
        // A wish that its own template finds met already, or that no template knows, is met by what was done.
        let done = wish && !self.speaker.scene.brief().case.done.is_empty();
        let picks = match by {
            By::Template(pick, _) => [Some(*pick), wish.then_some(0)],
            By::Nothing => [None, done.then_some(0)],
            By::Answer(_) | By::Undecided(_) | By::Case(_) => [None, None],
        };
        let says = |what: Says| {
            let mut picks = picks.into_iter().flatten();
            picks.find(|pick| self.says_its_matter(*pick, what))
        };
        let by = match says(Says::Something) {
            Some(pick) => {
                let pick = self.choice.picks.get(pick);
                pick.map(|pick| format!("template:{}", pick.template.path))
            }
            None => says(Says::FindsOut).map(|_| "defer".to_string()),
        };
        let credited = by.is_some();
        if credited {
            self.note(at, by);
        }
        credited
    }

    fn says_its_matter(&self, pick: usize, what: Says) -> bool {
        let Some(sayable) = self.sayable.get(pick) else {
            return false;
        };
        self.choice
            .picks
            .get(pick)
            .into_iter()
            .flat_map(|pick| &pick.template.blocks)
            .zip(sayable)
            .any(|(block, says)| *says == what && MATTER.contains(&block.move_name.as_str()))
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
