//! Checking: what a careful colleague would say of a draft before it goes out.

use crate::{
    brief::Brief,
    draft::{Draft, Remark, Score, Verdict},
    library::Library,
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

/// Checks a draft against all that may be known.
pub fn check(draft: &Draft, _brief: &Brief, _library: &Library) -> Checked {
    let verdict = if draft.gaps.is_empty() {
        Verdict::Ready
    } else {
        Verdict::Look
    };
    let reason = (!draft.gaps.is_empty()).then(|| "a gap is to be filled".to_string());
    Checked {
        remarks: Vec::new(),
        score: Score::default(),
        verdict,
        reason,
    }
}
