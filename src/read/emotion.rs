//! Emotion: Ekman's six and calm. English by a small network over words and meaning, other languages by word lists.
//!
//! The network was trained on GoEmotions (see `assets/NOTICE`, `scripts/train_emotion.rs`). Reading a letter is a look-up a
//! word and a piece of a word, and a few thousand products over the meaning, which other stages take too.

pub mod features;
pub mod net;

use super::lexicon::Key;
use super::text::Text;
use crate::reading::{Emotion, EmotionName};
pub use net::scores;

/// Emotions, in the order of the model's columns.
pub const NAMES: [EmotionName; net::CLASSES] = [
    EmotionName::Anger,
    EmotionName::Disgust,
    EmotionName::Fear,
    EmotionName::Joy,
    EmotionName::Sadness,
    EmotionName::Surprise,
    EmotionName::Neutral,
];

/// The emotion of a letter.
pub fn find(text: &Text, language: &str) -> Emotion {
    let listed = by_lists(text);
    if language != "en" {
        return listed;
    }
    let scores = scores(&text.folded, &text.gist().meaning);
    let best = (0..7)
        .max_by(|a, b| scores[*a].total_cmp(&scores[*b]))
        .unwrap_or(6);
    let name = NAMES.get(best).copied().unwrap_or_default();
    let confidence = 1.0 / (1.0 + (-scores.get(best).copied().unwrap_or(0.0)).exp());
    // Comments are short and letters are long: where the model sees calm, plain words of the lists still count.
    if name == EmotionName::Neutral && listed.confidence >= 0.6 {
        listed
    } else {
        Emotion { name, confidence }
    }
}

/// By the word lists: the emotion whose words are most.
fn by_lists(text: &Text) -> Emotion {
    let lists: [(EmotionName, &[Key]); 6] = [
        (
            EmotionName::Anger,
            &[Key::Anger, Key::Insult, Key::ProblemStrong, Key::Blame],
        ),
        (EmotionName::Disgust, &[Key::Disgust]),
        (EmotionName::Fear, &[Key::Afraid]),
        (EmotionName::Joy, &[Key::Love, Key::Glad, Key::Praise]),
        (EmotionName::Sadness, &[Key::Sad, Key::GriefSure]),
        (EmotionName::Surprise, &[Key::Surprise]),
    ];
    let counts = lists.map(|(name, keys)| {
        (
            name,
            keys.iter()
                .map(|key| text.hits(*key).count())
                .sum::<usize>(),
        )
    });
    // Glad words are said out of politeness: three of them weigh as two others.
    let weigh = |(name, count): &(EmotionName, usize)| {
        if *name == EmotionName::Joy {
            count * 2
        } else {
            count * 3
        }
    };
    let all: usize = counts.iter().map(weigh).sum();
    match counts
        .iter()
        .max_by_key(|item| weigh(item))
        .filter(|item| weigh(item) >= 3)
    {
        Some(best) => Emotion {
            name: best.0,
            confidence: weigh(best) as f32 / (all + 2) as f32,
        },
        None => Emotion {
            name: EmotionName::Neutral,
            confidence: 0.5,
        },
    }
}
