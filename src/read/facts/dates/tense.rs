//! Which way the tense of a clause looks: "it came on Friday", "it was to come on Friday", "I can come on Friday".

mod verbs;

use crate::read::facts::scan::Finds;
use crate::read::words::Words;
use verbs::Verbs;

/// Which way the tense looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Back.
    Past,
    /// Ahead.
    Future,
    /// Nothing tells.
    Unknown,
}

/// Words that begin a clause with a verb of its own, in all our languages; where one is a small word of another
/// language, the clause before is looked at anyway.
static LINKS: Words = Words::new(
    "and but because so that when if whether which who while as although though og men fordi at som hvis når mens om \
     da ettersom och att när medan eftersom und aber weil dass wenn ob y pero porque que cuando si et mais parce quand \
     maar omdat dat als ja mutta koska että kun jos",
);
/// Negations beside a verb.
static NOT: Words = Words::new(
    "not never ikke ikkje aldri inte aldrig nicht nie no nunca pas jamais niet nooit ei en enkä",
);
/// What turns a past form into a wish: "skulle gjerne", "I was hoping".
static WISHES: Words =
    Words::new("gjerne gärna gerne gern graag hoping wondering thinking planning wanting");
/// Verbs that end in the past and take no object: "the kite I need arrived on Friday".
static COMINGS: Words = Words::new("arrived happened failed died stopped landed appeared started");
/// Signs that what was promised for a day did not happen.
static FAILED: Words = Words::new(
    "but never nothing nobody didn't hasn't wasn't still yet men ingenting ingen aldri fortsatt ennå enda",
);
/// Verbs by which others' words are told.
static SAID: Words = Words::new(
    "said told promised wrote assured confirmed stated sa lovte lovet skrev bekreftet sade lovade sagte versprach",
);

/// What the verbs around a place say, nearest clause first.
pub fn direction(finds: &Finds, at: usize, language: &str) -> Direction {
    let text = finds.text;
    let sentence = text.sentence_of(at);
    let (first, last) = (text.word_at(sentence.start), text.word_at(sentence.end));
    let here = text.word_at(at);
    // What is full or sold out lies ahead, however it is told.
    if (here..last.min(here + 6)).any(|at| booked(finds, at)) {
        return Direction::Future;
    }
    let clause = Clause {
        finds,
        verbs: verbs::of(language),
        last,
    };
    let start = clause.start(first, here);
    let end = clause.end(here, last);
    clause
        .tense(start, here)
        .or_else(|| clause.tense(here + 1, end))
        .or_else(|| clause.earlier(first, start))
        .or_else(|| clause.tense(end, clause.end(end, last)))
        .unwrap_or(Direction::Unknown)
}

fn booked(finds: &Finds, at: usize) -> bool {
    matches!(
        (finds.text.word(at), finds.text.word(at + 1)),
        (
            "full" | "fullt" | "fulle" | "fullbooket" | "utsolgt" | "booked-up",
            _
        ) | ("sold", "out")
            | ("fully", "booked")
            | ("booked", "up")
    )
}

/// A sentence seen clause by clause.
struct Clause<'f> {
    finds: &'f Finds<'f>,
    verbs: &'static Verbs,
    /// One past the last word of the sentence.
    last: usize,
}

impl Clause<'_> {
    fn word(&self, at: usize) -> &str {
        self.finds.text.word(at)
    }

    /// A clause begins with this word, or right behind it.
    fn breaks(&self, at: usize) -> bool {
        let words = &self.finds.text.words;
        let gap = match (
            at.checked_sub(1).and_then(|at| words.get(at)),
            words.get(at),
        ) {
            (Some(before), Some(word)) => self.finds.slice(before.end, word.start),
            _ => "",
        };
        gap.contains([',', ';', ':', '(', ')', '"']) || gap == " - " || LINKS.has(self.word(at))
    }

    fn start(&self, first: usize, here: usize) -> usize {
        let floor = first.max(here.saturating_sub(14));
        (floor + 1..=here)
            .rev()
            .find(|at| self.breaks(*at))
            .unwrap_or(floor)
    }

    fn end(&self, here: usize, last: usize) -> usize {
        let ceiling = last.min(here + 10);
        (here + 1..ceiling)
            .find(|at| self.breaks(*at))
            .unwrap_or(ceiling)
    }

    /// The clauses before, the nearest that has a verb.
    fn earlier(&self, first: usize, mut start: usize) -> Option<Direction> {
        for _ in 0..3 {
            if start <= first {
                return None;
            }
            let before = self.start(first, start - 1);
            if let Some(found) = self.tense(before, start) {
                return Some(found);
            }
            start = before;
        }
        None
    }

    /// What the last verb of a stretch says.
    fn tense(&self, start: usize, end: usize) -> Option<Direction> {
        (start..end).fold(None, |state, at| self.step(state, at, start))
    }

    fn step(&self, state: Option<Direction>, at: usize, start: usize) -> Option<Direction> {
        let word = self.word(at);
        let verbs = self.verbs;
        let wish = || (at + 1..at + 4).any(|at| WISHES.has(self.word(at)));
        let past_or = |past: bool| {
            Some(if past {
                Direction::Past
            } else {
                Direction::Future
            })
        };
        if verbs.past.has(word) {
            past_or(!wish())
        } else if verbs.would.has(word) || word.ends_with("'d") {
            past_or(self.missed(at, start))
        } else if verbs.perfect.has(word) || word.ends_with("'ve") {
            past_or(self.participle(at))
        } else if verbs.ahead.has(word) || word.ends_with("'ll") {
            Some(Direction::Future)
        } else if (verbs.is_past)(word) {
            let part = state == Some(Direction::Future) && !COMINGS.has(word);
            if part { state } else { Some(Direction::Past) }
        } else if verbs.bare.has(word) {
            state.or(Some(Direction::Future))
        } else {
            state
        }
    }

    /// "Could not come", "would have come", "said it would come, but": a conditional that looks back.
    fn missed(&self, at: usize, start: usize) -> bool {
        let word = self.word(at);
        let negated = word.ends_with("n't") && !word.starts_with("wouldn't")
            || (at + 1..at + 3).any(|at| NOT.has(self.word(at))) && word != "would";
        let polite = at == start || self.word(at + 1) == "you";
        let perfect =
            (at + 1..at + 4).any(|at| self.verbs.perfect.has(self.word(at)) && self.participle(at));
        let told = || {
            let before = at.saturating_sub(6)..at;
            let mut after = at + 1..self.last + 8;
            before.into_iter().any(|at| SAID.has(self.word(at)))
                && after.any(|at| FAILED.has(self.word(at)))
        };
        perfect || negated && !polite || told()
    }

    /// A participle stands behind an auxiliary, in the clause of its own.
    fn participle(&self, at: usize) -> bool {
        let end = self.last.min(at + 1 + self.verbs.reach);
        (at + 1..end)
            .take_while(|next| *next == at + 1 || !self.breaks(*next))
            .take_while(|next| !matches!(self.word(*next), "to" | "å" | "att" | "zu" | "que"))
            .any(|next| (self.verbs.is_participle)(self.word(next)))
    }
}
