//! The register of an answer.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The register of an answer, asked for by the situation.
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
pub enum Tone {
    /// Glad, unhurried.
    Warm,
    /// Inside the story.
    World,
    /// Plain, brisk, friendly.
    Plain,
    /// Easy and matter-of-fact, for somebody who has it hard.
    Kind,
    /// Owns and repairs.
    Mend,
    /// Calm, low, numbers and dates.
    Calm,
    /// Lets go.
    Farewell,
    /// Quiet and short.
    Quiet,
    /// Exact.
    Formal,
}

impl Tone {
    /// All.
    pub const ALL: [Self; 9] = [
        Self::Warm,
        Self::World,
        Self::Plain,
        Self::Kind,
        Self::Mend,
        Self::Calm,
        Self::Farewell,
        Self::Quiet,
        Self::Formal,
    ];

    /// The name as files and records have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Warm => "warm",
            Self::World => "world",
            Self::Plain => "plain",
            Self::Kind => "kind",
            Self::Mend => "mend",
            Self::Calm => "calm",
            Self::Farewell => "farewell",
            Self::Quiet => "quiet",
            Self::Formal => "formal",
        }
    }

    /// The tone of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.name() == name)
    }

    /// Where to look when a template has no variant in this tone, nearest first. The line between
    /// warm and mend is never crossed: who was let down is not answered gladly, and the other way round.
    pub const fn neighbours(self) -> &'static [Self] {
        match self {
            Self::Warm => &[Self::Plain],
            Self::World => &[Self::Warm, Self::Plain],
            Self::Plain => &[Self::Kind],
            Self::Kind => &[Self::Plain],
            Self::Mend => &[Self::Calm, Self::Plain],
            Self::Calm => &[Self::Mend, Self::Plain],
            Self::Farewell => &[Self::Calm, Self::Plain],
            Self::Quiet => &[Self::Calm, Self::Plain],
            Self::Formal => &[Self::Plain],
        }
    }
}

impl fmt::Display for Tone {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name())
    }
}
