//! Proof: for every detail of the draft, what grounds it.
//!
//! A sentence of ours names the file it was written in and the details filled in: only these may ground what it says,
//! so that a detail in the wrong sentence is found too. A sentence that somebody else wrote may be grounded by all that
//! is known.

mod ground;
mod names;
pub(super) mod sources;

pub use ground::Ground;

use super::{
    Sheet,
    claims::{Claim, Value, claims},
};
use crate::source::Span;

/// What a draft states and what nothing grounds.
#[derive(Clone, Debug, Default)]
pub struct Proof {
    /// Every typed detail of the draft.
    pub claims: Vec<Claim>,
    /// Places that nothing grounds, and what stands there in words.
    pub ungrounded: Vec<(Span, String)>,
    /// Details that only the customer gave, told as ours.
    pub hearsay: Vec<(Span, String)>,
}

impl Proof {
    /// Holds a draft against what is known.
    pub fn of(sheet: &Sheet) -> Self {
        let language = sheet.brief.language;
        let gaps = sheet.gaps();
        let mut proof = Self {
            claims: claims(sheet.raw(), language),
            ..Self::default()
        };
        proof
            .claims
            .retain(|claim| !gaps.iter().any(|gap| gap.overlaps(claim.span)));
        let known = std::cell::OnceCell::new();
        let all = || known.get_or_init(|| sources::everything(sheet));
        for part in &sheet.parts {
            let own;
            let ground = if part.tagged() {
                own = sources::of_part(sheet, part);
                &own
            } else {
                all()
            };
            let now = sheet.brief.now.date();
            let stated: Vec<&Claim> = proof
                .claims
                .iter()
                .filter(|claim| part.span.overlaps(claim.span))
                .collect();
            for claim in &stated {
                let times = stated.iter().filter(|it| it.value == claim.value).count();
                if !ground.holds(&claim.value, now)
                    || part.tagged() && ground.exceeds(&claim.value, times)
                {
                    let words = claim.span.of(sheet.raw());
                    let what = format!("the {} “{words}”", claim.value.kind());
                    proof.ungrounded.push((claim.span, what));
                }
            }
            for span in names::strange(sheet, part, ground) {
                let what = format!("the name “{}”", span.of(sheet.raw()));
                proof.ungrounded.push((span, what));
            }
        }
        sources::derive(sheet, &mut proof);
        proof.hearsay = sources::hearsay(sheet, &proof.claims);
        proof
            .ungrounded
            .sort_by_key(|(span, _)| (span.start, span.end));
        proof
    }

    /// The days that the draft names, where they stand.
    pub fn days(
        &self,
        now: jiff::civil::Date,
    ) -> impl Iterator<Item = (jiff::civil::Date, Span)> + '_ {
        self.claims
            .iter()
            .filter_map(move |claim| Some((claim.value.day(now)?, claim.span)))
    }

    /// The claims within a stretch of the draft.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &Claim> {
        self.claims
            .iter()
            .filter(move |claim| claim.span.overlaps(span))
    }

    /// Whether a stretch of the draft states a number, a day or an amount.
    pub fn states_in(&self, span: Span) -> bool {
        self.within(span)
            .any(|claim| !matches!(claim.value, Value::Weekday(_)))
    }
}
