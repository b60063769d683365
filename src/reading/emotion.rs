//! What the writer feels, and how worked up they are.

use serde::{Deserialize, Serialize};

/// Basic emotion (Ekman's six) and its opposite, calm.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum EmotionName {
    /// Anger.
    Anger,
    /// Disgust.
    Disgust,
    /// Fear.
    Fear,
    /// Joy.
    Joy,
    /// Sadness.
    Sadness,
    /// Surprise.
    Surprise,
    /// None of them.
    #[default]
    Neutral,
}

/// The emotion found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Emotion {
    /// Which.
    pub name: EmotionName,
    /// 0 to 1.
    pub confidence: f32,
}

/// How worked up the writer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Arousal {
    /// Calm.
    #[default]
    Low,
    /// One sign.
    Medium,
    /// Two signs and more.
    High,
}
