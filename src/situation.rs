//! How it stands between the writer and us, and the tone which that asks for.

use crate::tone::Tone;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How it stands between the writer and us.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Situation {
    /// Own safety, abuse, injury, legal threats, press: always a person.
    Danger,
    /// Somebody died.
    Grieving,
    /// Fears a scam, a breach, a dangerous product.
    Worried,
    /// Asks for a right that the law gives.
    RightsRequest,
    /// If not, then: publicity, press, lawyers.
    RevengeThreat,
    /// Ends it.
    Leaving,
    /// Has written before and got nothing.
    RepeatUnanswered,
    /// A failure and a bond that made it hurt.
    BetrayedLoyal,
    /// Ugly: our failed repair, an insult, an injustice.
    Wronged,
    /// Ill, out of work, in debt.
    Vulnerable,
    /// A child.
    YoungFan,
    /// One expectation not met.
    Disappointed,
    /// Trade.
    BusinessProspect,
    /// A question or a plain errand.
    NeutralEnquiry,
    /// Thanks for something done.
    Thankful,
    /// Loves it and says so.
    DelightedFan,
}

impl Situation {
    /// All, in the order in which they win when several fire.
    pub const ALL: [Self; 16] = [
        Self::Danger,
        Self::Grieving,
        Self::Worried,
        Self::RightsRequest,
        Self::RevengeThreat,
        Self::Leaving,
        Self::RepeatUnanswered,
        Self::BetrayedLoyal,
        Self::Wronged,
        Self::Vulnerable,
        Self::YoungFan,
        Self::Disappointed,
        Self::BusinessProspect,
        Self::NeutralEnquiry,
        Self::Thankful,
        Self::DelightedFan,
    ];

    /// The name as files and records have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Grieving => "grieving",
            Self::Worried => "worried",
            Self::RightsRequest => "rights-request",
            Self::RevengeThreat => "revenge-threat",
            Self::Leaving => "leaving",
            Self::RepeatUnanswered => "repeat-unanswered",
            Self::BetrayedLoyal => "betrayed-loyal",
            Self::Wronged => "wronged",
            Self::Vulnerable => "vulnerable",
            Self::YoungFan => "young-fan",
            Self::Disappointed => "disappointed",
            Self::BusinessProspect => "business-prospect",
            Self::NeutralEnquiry => "neutral-enquiry",
            Self::Thankful => "thankful",
            Self::DelightedFan => "delighted-fan",
        }
    }

    /// The situation of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|situation| situation.name() == name)
    }

    /// The tone that it asks for. `danger` has none of its own: should a person ask for a draft all the
    /// same, it is calm.
    pub const fn tone(self) -> Tone {
        match self {
            Self::DelightedFan | Self::Thankful => Tone::Warm,
            Self::YoungFan => Tone::World,
            Self::NeutralEnquiry | Self::BusinessProspect => Tone::Plain,
            Self::Vulnerable => Tone::Kind,
            Self::Disappointed | Self::Wronged | Self::BetrayedLoyal | Self::RepeatUnanswered => {
                Tone::Mend
            }
            Self::RevengeThreat | Self::Worried | Self::Danger => Tone::Calm,
            Self::Leaving => Tone::Farewell,
            Self::Grieving => Tone::Quiet,
            Self::RightsRequest => Tone::Formal,
        }
    }

    /// Whether something of ours has failed here.
    pub const fn is_failure(self) -> bool {
        matches!(
            self,
            Self::Disappointed
                | Self::Wronged
                | Self::BetrayedLoyal
                | Self::RevengeThreat
                | Self::RepeatUnanswered
        )
    }

    /// Whether the hour is grave: no jokes, no exclamation marks.
    pub const fn is_grave(self) -> bool {
        matches!(
            self,
            Self::Wronged
                | Self::BetrayedLoyal
                | Self::RevengeThreat
                | Self::RepeatUnanswered
                | Self::Grieving
                | Self::Vulnerable
                | Self::Worried
                | Self::RightsRequest
                | Self::Danger
        )
    }
}

impl fmt::Display for Situation {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name())
    }
}
