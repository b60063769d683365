//! Checking: what a careful colleague would say of a draft before it goes out.
//!
//! [`CHECKS`] is the table, a check a file. A draft is laid out once ([`Sheet`]), every check looks at it, and `score`
//! weighs it: `ready`, `look` or `hold`. [`review`] does the same to a reply that anybody or anything wrote.

pub mod claims;
mod cliche;
mod finding;
mod greeting;
mod grounding;
mod lists;
mod pages;
mod proof;
pub mod review;
mod score;
mod sheet;
mod table;
mod verdict;

use finding::Finding;
pub use finding::{Check, Found};
pub use pages::pages;
pub use sheet::{Part, Sheet, UNTAGGED};
pub use table::CHECKS;

use crate::{
    brief::Brief,
    draft::{Draft, Remark, Score, Verdict},
    library::Library,
    source::Span,
};

/// What the checks make of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// Every remark, in the order of the draft.
    pub remarks: Vec<Remark>,
    /// The score, component by component.
    pub score: Score,
    /// Ready, look or hold.
    pub verdict: Verdict,
    /// What decided, in a sentence; `None` where the draft is ready.
    pub reason: Option<String>,
}

/// Makes the lists that checking a draft of this language asks for: made once in any case, and here before they are needed.
pub fn prepare(language: &str) {
    lists::Lists::of(language);
    table::prepare();
}

/// Checks a draft against all that may be known.
pub fn check(draft: &Draft, brief: &Brief, library: &Library) -> Checked {
    look(draft, brief, library).0
}

/// The same, with what was found in a form that tells what, why and what instead apart.
pub fn look(draft: &Draft, brief: &Brief, library: &Library) -> (Checked, Vec<Found>) {
    let sheet = Sheet::new(draft, brief, library);
    let found = found(&sheet);
    let score = score::score(&sheet, &found);
    let (verdict, reason) = verdict::verdict(&sheet, &found, &score);
    let checked = Checked {
        remarks: found
            .iter()
            .map(|found| found.remark(sheet.raw()))
            .collect(),
        score,
        verdict,
        reason,
    };
    (checked, found)
}

/// Everything that the checks find, in the order of the draft.
pub fn found(sheet: &Sheet) -> Vec<Found> {
    let mut all: Vec<Found> = CHECKS.iter().flat_map(|check| check.look(sheet)).collect();
    all.sort_by_key(|found| (found.span.start, found.span.end, found.check.name));
    all.dedup();
    one_a_fault(all)
}

/// Checks that say more of a detail than that nobody knows it.
const KNOWS_BETTER: &[&str] = &[
    "wrong-name",
    "secret",
    "internal-note",
    "weekday",
    "sum",
    "beyond-rules",
];

/// One finding a fault: a detail that another check names is not also reported as invented.
fn one_a_fault(all: Vec<Found>) -> Vec<Found> {
    let better: Vec<Span> = all
        .iter()
        .filter(|found| KNOWS_BETTER.contains(&found.check.name))
        .map(|found| found.span)
        .collect();
    let mut kept: Vec<Found> = Vec::with_capacity(all.len());
    for found in all {
        let invented = found.check.name == "invented-fact"
            && better.iter().any(|span| span.overlaps(found.span));
        let again = found.check.name == "absolute-promise"
            && kept
                .iter()
                .any(|held| held.check == found.check && held.span.overlaps(found.span));
        if !invented && !again {
            kept.push(found);
        }
    }
    kept
}
