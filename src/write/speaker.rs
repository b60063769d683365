//! The speaker: says blocks in the best form that can be said, and keeps in mind what stands in the letter already.

use super::{
    gaps,
    piece::{Origin, Piece, finds_out, is_free},
    variants,
    view::{Here, Scene},
};
use crate::{
    brief::Memory,
    draft::Promise,
    library::{Block, Form, Path, Phrase, Said, SaidSentence, View, all_hold},
    reading::FactKind,
};
use jiff::civil::Date;
use std::{cell::OnceCell, collections::BTreeSet};

/// Says blocks, and keeps in mind what stands in the letter already.
#[derive(Debug)]
pub(super) struct Speaker<'w, 'b> {
    pub scene: &'w Scene<'b>,
    seed: String,
    memory: Memory,
    told: BTreeSet<String>,
    texts: BTreeSet<String>,
    deadline: Option<Date>,
}

impl<'w, 'b> Speaker<'w, 'b> {
    pub(super) fn new(scene: &'w Scene<'b>) -> Self {
        let brief = scene.brief();
        let seed = match brief.customer.profile.id.as_str() {
            "" => brief
                .letter
                .from
                .as_ref()
                .map_or_else(String::new, |from| from.key()),
            id => id.to_string(),
        };
        let today = brief.now.date();
        let deadline = brief
            .reading
            .facts_of(FactKind::Deadline)
            .filter_map(|fact| fact.value.parse::<Date>().ok())
            .find(|day| *day >= today);
        Self {
            scene,
            seed,
            memory: brief.memory.clone(),
            told: BTreeSet::new(),
            texts: BTreeSet::new(),
            deadline,
        }
    }

    /// Says a block in the best form that can be said, or not at all.
    pub(super) fn say(&self, block: &Block, here: Here, origin: &Origin) -> Option<Piece> {
        let persona = &self.scene.brief().persona.id;
        if block.persona.as_ref().is_some_and(|only| only != persona) {
            return None;
        }
        for form in &block.forms {
            if !self.speaks_to_staff(block, form) || self.all_told(&form.told, here) {
                continue;
            }
            if let Some(piece) = self.say_form(block, form, here, origin) {
                // What stands in the letter already is not said again in other words: the block goes.
                return (!self.is_said(&piece)).then_some(piece);
            }
        }
        None
    }

    /// Nothing is said twice: no sentence, and no text of the case in two frames.
    fn is_said(&self, piece: &Piece) -> bool {
        piece.sentences.iter().all(|sentence| {
            let free = |fact: &String| is_free(fact) && self.told.contains(fact);
            self.texts.contains(&sentence.text) || sentence.facts.iter().any(free)
        })
    }

    /// Of gaps that stand side by side in several languages the one in the staff's is taken, else the first.
    fn speaks_to_staff(&self, block: &Block, form: &Form) -> bool {
        let staff = self.scene.brief().settings.own_language();
        let theirs = |form: &Form| {
            form.gap_language
                .as_ref()
                .is_some_and(|language| language.base() == staff.base())
        };
        if form.gap.is_none() || theirs(form) {
            return true;
        }
        let mut gaps = block.forms.iter().filter(|form| form.gap.is_some());
        !gaps.clone().any(theirs) && gaps.next().is_some_and(|first| first.span == form.span)
    }

    fn say_form(&self, block: &Block, form: &Form, here: Here, origin: &Origin) -> Option<Piece> {
        let view = self.scene.from(here);
        let grounds = all_hold(&form.conditions, &view).ok()?;
        let promise = match &form.promise {
            Some(slug) if self.found_out(slug) => return None,
            Some(slug) => Some(self.promise(slug, form.due.as_ref(), here)?),
            None => None,
        };
        let (mut said, variant) = self.phrase(&form.variants, here, None)?;
        let gap = form.gap.map(|kind| {
            let ask = gaps::words(&said.sentences);
            let staff = self.scene.brief().settings.own_language();
            let facts = said
                .sentences
                .iter_mut()
                .flat_map(|sentence| std::mem::take(&mut sentence.facts));
            let line = SaidSentence {
                facts: facts.collect(),
                text: gaps::line(kind, &ask, &staff),
                line: form
                    .variants
                    .first()
                    .map_or(block.line, |phrase| phrase.line),
                ..SaidSentence::default()
            };
            said.sentences = vec![line];
            ask
        });
        if said.sentences.is_empty() {
            return None;
        }
        Some(Piece {
            move_name: block.move_name.clone(),
            slot: 0,
            origin: origin.clone(),
            block: 0,
            sentences: said.sentences,
            grounds,
            variant,
            promise: promise.filter(|_| gap.is_none()),
            keep: gap.is_some(),
            gap,
            weight: block.weight,
            follows: block.with_previous,
            new_paragraph: block.new_paragraph,
            opens: false,
        })
    }

    /// One of the phrases that can be said, by the seed and by what this customer had before.
    pub(super) fn phrase(
        &self,
        phrases: &[Phrase],
        here: Here,
        liked: Option<&dyn Fn(&str) -> bool>,
    ) -> Option<(Said, Option<String>)> {
        let view = self.scene.from(here);
        let fit = phrases
            .iter()
            .filter(|phrase| phrase.missing(&view).is_none());
        let mut fitting: Vec<Fitting> = fit.map(Fitting::new).collect();
        while !fitting.is_empty() {
            let keys: Vec<&str> = fitting.iter().map(|it| it.phrase.key.as_str()).collect();
            let first = |at: usize| fitting.get(at).and_then(|it| it.first(&view));
            let likes = |at: usize| liked.is_some_and(|liked| first(at).is_some_and(liked));
            let words = |at: usize| first(at).map(str::to_string);
            let at = variants::choose(&self.seed, &keys, likes, words, &self.memory)?;
            let chosen = fitting.remove(at);
            let key = &chosen.phrase.key;
            if let Some(said) = chosen.said(&view) {
                return Some((said, (phrases.len() > 1).then(|| key.clone())));
            }
        }
        None
    }

    /// What a sentence commits us to. A promise for a day after the writer's own deadline is not made.
    fn promise(&self, slug: &str, due: Option<&Path>, here: Here) -> Option<Promise> {
        let view = self.scene.from(here);
        let day = match due {
            Some(path) => view.get(path)?,
            None => self.scene.answer_day().clone(),
        };
        let day: Option<Date> = day.value.as_str().and_then(|day| day.parse().ok());
        let too_late =
            matches!((day, self.deadline), (Some(day), Some(deadline)) if day > deadline);
        (!too_late).then(|| Promise {
            what: slug.to_string(),
            due: day,
        })
    }

    /// Whether the desk has found out already, or done, what a promise would only look into.
    fn found_out(&self, slug: &str) -> bool {
        let case = self.scene.brief().case;
        (case.found.is_some() || !case.done.is_empty()) && finds_out(slug)
    }

    /// Whether a promise of the usual kind would come after the day on which they need an answer.
    pub(super) fn deadline_before_answer(&self) -> Option<Date> {
        let day: Date = self.scene.answer_day().value.as_str()?.parse().ok()?;
        self.deadline.filter(|deadline| day > *deadline)
    }

    fn all_told(&self, paths: &[Path], here: Here) -> bool {
        let view = self.scene.from(here);
        !paths.is_empty()
            && paths.iter().all(|path| {
                view.get(path)
                    .is_some_and(|detail| detail.facts.iter().all(|fact| self.told.contains(fact)))
            })
    }

    /// Keeps in mind that this stands in the letter now.
    pub(super) fn heard(&mut self, piece: &Piece) {
        for sentence in &piece.sentences {
            self.texts.insert(sentence.text.clone());
            if piece.gap.is_none() {
                self.told.extend(sentence.facts.iter().cloned());
            }
        }
        self.memory.variants.extend(piece.variant.clone());
    }

    /// Whether all these details stand in the letter already.
    pub(super) fn has_told(&self, facts: &[String]) -> bool {
        facts.iter().all(|fact| self.told.contains(fact))
    }

    /// Whether a deed stands in the letter already.
    pub(super) fn has_told_deed(&self, deed: usize) -> bool {
        let prefix = format!("case.done[{deed}]");
        self.told.iter().any(|fact| fact.starts_with(&prefix))
    }
}

/// A phrase whose details are all there, and what comes of it: rendered once, however often it is asked.
struct Fitting<'p> {
    phrase: &'p Phrase,
    said: OnceCell<Option<Said>>,
}

impl<'p> Fitting<'p> {
    fn new(phrase: &'p Phrase) -> Self {
        Self {
            phrase,
            said: OnceCell::new(),
        }
    }

    fn render(&self, view: &dyn View) -> &Option<Said> {
        self.said.get_or_init(|| self.phrase.render(view).ok())
    }

    /// Its first sentence.
    fn first(&self, view: &dyn View) -> Option<&str> {
        let said = self.render(view).as_ref()?;
        said.sentences.first().map(|it| it.text.as_str())
    }

    fn said(self, view: &dyn View) -> Option<Said> {
        self.render(view);
        self.said.into_inner().flatten()
    }
}
