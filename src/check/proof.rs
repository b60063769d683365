//! Proof: what a draft states, and what of it nothing grounds.

use super::claims::{Claim, Value};
use crate::source::Span;
use jiff::civil::Date;

/// A place of the draft that nothing grounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strange {
    /// Where.
    pub span: Span,
    /// What stands there.
    pub kind: Kind,
}

/// What may stand nowhere in what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number, a day, an amount: by its name in a remark.
    Detail(&'static str),
    /// A mail address, a link or a telephone number.
    Contact,
    /// A name, or what looks like one.
    Name,
}

/// What a draft states and what nothing grounds; [`super::Sheet::proof`] gives it.
#[derive(Clone, Debug, Default)]
pub struct Proof {
    /// Every typed detail of the draft.
    pub claims: Vec<Claim>,
    /// Places that nothing grounds.
    pub ungrounded: Vec<Strange>,
    /// Details that only the customer gave, told as ours.
    pub hearsay: Vec<Span>,
}

impl Proof {
    /// The days that the draft names, where they stand.
    pub fn days(&self, now: Date) -> impl Iterator<Item = (Date, Span)> + '_ {
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
