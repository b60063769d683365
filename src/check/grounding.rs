//! Grounding: for every detail of the draft, what it rests on.
//!
//! A sentence of ours names the file it was written in and the details filled in: only these may ground what it says,
//! so that a detail in the wrong sentence is found too. A sentence that somebody else wrote may be grounded by all that
//! is known.

mod cited;
mod days;
mod ground;
mod hearsay;
mod names;
pub(super) mod sources;
mod written;

pub use ground::Ground;

use super::{
    Sheet,
    claims::{Claim, Value, claims},
    proof::{Kind, Proof, Strange},
    sheet::Part,
};

impl Sheet<'_> {
    /// The claims of the draft, and what grounds them.
    pub fn proof(&self) -> &Proof {
        self.proof.get_or_init(|| prove(self))
    }
}

/// Holds a draft against what is known.
fn prove(sheet: &Sheet) -> Proof {
    let language = sheet.brief.language;
    let gaps = sheet.gaps();
    let mut proof = Proof {
        claims: claims(sheet.raw(), language),
        ..Proof::default()
    };
    proof
        .claims
        .retain(|claim| !gaps.iter().any(|gap| gap.overlaps(claim.span)));
    let known = std::cell::OnceCell::new();
    let all = || known.get_or_init(|| sources::everything(sheet));
    for part in &sheet.parts {
        let own = std::cell::OnceCell::new();
        let ground = || {
            if part.tagged() {
                own.get_or_init(|| sources::of_part(sheet, part))
            } else {
                all()
            }
        };
        let strange = strange(sheet, part, &proof.claims, &ground);
        proof.ungrounded.extend(strange);
    }
    days::derive(sheet, &mut proof);
    proof.hearsay = hearsay::hearsay(sheet, &proof.claims);
    proof
        .ungrounded
        .sort_by_key(|it| (it.span.start, it.span.end));
    proof
}

/// What a sentence states and its ground does not hold. Most sentences state nothing, and their ground is not asked for.
fn strange<'g>(
    sheet: &Sheet,
    part: &Part,
    claims: &[Claim],
    ground: &dyn Fn() -> &'g Ground,
) -> Vec<Strange> {
    let now = sheet.brief.now.date();
    let stated: Vec<&Claim> = claims
        .iter()
        .filter(|claim| part.span.overlaps(claim.span))
        .collect();
    let mut found: Vec<Strange> = Vec::new();
    for claim in &stated {
        let times = stated.iter().filter(|it| it.value == claim.value).count();
        if !ground().holds(&claim.value, now)
            || part.tagged() && ground().exceeds(&claim.value, times)
        {
            found.push(Strange {
                span: claim.span,
                kind: match claim.value {
                    Value::Contact(_) => Kind::Contact,
                    _ => Kind::Detail(claim.value.kind()),
                },
            });
        }
    }
    // What is a number of an order, or a day, is no name as well.
    let names = names::strange(sheet, part, ground)
        .into_iter()
        .filter(|span| !stated.iter().any(|claim| claim.span.overlaps(*span)));
    found.extend(
        names::joined(sheet.raw(), names)
            .into_iter()
            .map(|span| Strange {
                span,
                kind: Kind::Name,
            }),
    );
    found
}
