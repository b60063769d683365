//! Invented facts by mutation: good drafts of the example desks with one digit, day, name, amount or deed changed.
//!
//! The bench `mutations` prints the figures of a full run; a share of it runs as a test.

mod changes;
pub mod drafts;

use changes::{Dice, changed, sites};
use drafts::Judge;
pub use drafts::Kept;
use regards::{
    diagnostic::Severity,
    draft::{Draft, Remark},
    language::Language,
    source::Span,
};
use std::collections::BTreeMap;

/// The kinds of changes.
#[allow(dead_code, reason = "the bench prints them in this order")]
pub const KINDS: [&str; 5] = ["digit", "day", "name", "amount", "deed"];
/// Checks that must speak up when a detail was changed.
const WATCH: [&str; 8] = [
    "invented-fact",
    "unproved-deed",
    "absolute-promise",
    "foreign-details",
    "weekday",
    "sum",
    "hearsay",
    "wrong-name",
];

/// What a run came to.
#[derive(Debug, Default)]
pub struct Tally {
    /// Drafts that were checked as they are.
    pub drafts: usize,
    /// Those with an alarm all the same.
    pub alarms: Vec<String>,
    /// By kind: changed, caught.
    pub kinds: BTreeMap<&'static str, (usize, usize)>,
    /// Changes that nobody noticed.
    pub missed: Vec<String>,
}

impl Tally {
    /// Changes of all kinds, and those caught.
    pub fn all(&self) -> (usize, usize) {
        self.kinds
            .values()
            .fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1))
    }
}

/// How a run is made.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// So often each place is changed.
    pub times: usize,
    /// Only every so many-th draft, and every so many-th place of it.
    pub every: usize,
    /// Where the dice begin.
    pub seed: u64,
    /// The sources are stripped off first, as if somebody else had written the draft.
    pub reviewed: bool,
}

/// Changes every detail of every good draft.
pub fn run(plan: Plan) -> Tally {
    let mut tally = Tally::default();
    let mut dice = Dice(plan.seed);
    let mut met = 0;
    drafts::each(&mut |judge, draft, name, language| {
        met += 1;
        if met % plan.every == 0 {
            mutate(judge, draft, (name, language), plan, &mut dice, &mut tally);
        }
    });
    tally
}

fn mutate(
    judge: &Judge,
    draft: &Draft,
    (name, language): (&str, &Language),
    plan: Plan,
    dice: &mut Dice,
    tally: &mut Tally,
) {
    let mut draft = draft.clone();
    if plan.reviewed {
        for sentence in &mut draft.sentences {
            sentence.from = "review".into();
            sentence.facts.clear();
            sentence.grounds.clear();
        }
    }
    let before = alarms(&judge(&draft), &draft.text);
    tally.drafts += 1;
    // A past day may be the letter's own: that is a fault of the draft, and none of these checks invented it.
    let invented: Vec<_> = before
        .iter()
        .filter(|(check, _)| check != "weekday")
        .collect();
    if !invented.is_empty() {
        tally.alarms.push(format!("{name}: {invented:?}"));
    }
    for (kind, span) in sites(&draft, language) {
        if dice.below(plan.every) > 0 {
            continue;
        }
        for _ in 0..plan.times {
            let old = &draft.text[span.start..span.end];
            let Some(new) = changed(kind, old, dice).filter(|new| new != old) else {
                continue;
            };
            let Some(mutant) = replaced(&draft, span, &new) else {
                continue;
            };
            let after = alarms(&judge(&mutant), &mutant.text);
            let counts = tally.kinds.entry(kind).or_default();
            counts.0 += 1;
            if after.iter().any(|alarm| !before.contains(alarm)) {
                counts.1 += 1;
            } else {
                let sentence = mutant
                    .sentences
                    .iter()
                    .find(|it| it.span.start <= span.start && span.start < it.span.end);
                let sentence = sentence.map_or("", |it| it.text.as_str());
                tally
                    .missed
                    .push(format!("{name}: {kind} `{old}` → `{new}` in “{sentence}”"));
            }
        }
    }
}

/// Who speaks up, and at which words: what was there before stands elsewhere after a change.
fn alarms(remarks: &[Remark], text: &str) -> Vec<(String, String)> {
    remarks
        .iter()
        .filter(|remark| {
            remark.severity >= Severity::Warning && WATCH.contains(&remark.check.as_str())
        })
        .map(|remark| {
            let words = &text[remark.start..remark.end];
            (remark.check.clone(), words.to_string())
        })
        .collect()
}

/// The draft with other words in one place, its sentences moved along.
fn replaced(draft: &Draft, span: Span, new: &str) -> Option<Draft> {
    let mut mutant = draft.clone();
    mutant.text.replace_range(span.start..span.end, new);
    let shift = new.len() as isize - (span.end - span.start) as isize;
    let moved = |at: usize| at.checked_add_signed(shift);
    let mut inside = false;
    for sentence in &mut mutant.sentences {
        if sentence.span.start <= span.start && span.end <= sentence.span.end {
            inside = true;
            sentence.span.end = moved(sentence.span.end)?;
            sentence.text = mutant
                .text
                .get(sentence.span.start..sentence.span.end)?
                .to_string();
        } else if sentence.span.start >= span.end {
            sentence.span = Span::new(moved(sentence.span.start)?, moved(sentence.span.end)?);
        }
    }
    inside.then_some(mutant)
}

#[cfg(test)]
mod tests {
    #[test]
    fn changed_details_are_caught() {
        let tally = super::run(super::Plan {
            times: 1,
            every: 3,
            seed: 42,
            reviewed: false,
        });
        let (changed, caught) = tally.all();
        assert!(changed >= 30, "too few changes to tell: {tally:#?}");
        assert!(
            caught * 100 >= changed * 98,
            "{caught} of {changed}: {:#?}",
            tally.missed
        );
        assert!(
            tally.alarms.len() * 50 <= tally.drafts,
            "{:#?}",
            tally.alarms
        );
    }
}
