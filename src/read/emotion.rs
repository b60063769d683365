//! Emotion: Ekman's six and calm. English by a linear model over words and pairs of words, other languages by word lists.
//!
//! The model was trained on GoEmotions (see `assets/NOTICE`): one line of seven small weights for each of 131,072 hash
//! buckets, a bias and a threshold an emotion. Reading a letter is a look-up a word.

use super::lexicon::Key;
use super::text::Text;
use crate::reading::{Emotion, EmotionName};

/// Hash buckets of the model.
pub const BUCKETS: usize = 2 * HALF;
/// Words have one half of them and pairs of words the other, so that rare pairs do not blur the words.
const HALF: usize = 1 << 16;
/// Emotions, in the order of the model's columns.
pub const NAMES: [EmotionName; 7] = [
    EmotionName::Anger,
    EmotionName::Disgust,
    EmotionName::Fear,
    EmotionName::Joy,
    EmotionName::Sadness,
    EmotionName::Surprise,
    EmotionName::Neutral,
];

/// Weights as bytes: first the scale (f32, little endian), seven thresholds (f32), then a line of seven bytes a bucket.
static MODEL: &[u8] = include_bytes!("../../assets/emotion.bin");

/// How many features of a letter are looked at.
const MOST: usize = 600;

/// Hands the bucket of each feature of a folded text to `take`: words, pairs of words, marks that shout.
pub fn features(folded: &str, mut take: impl FnMut(usize)) {
    let mut last = 0_u64;
    let mut count = 0;
    let mut word = SEED;
    let mut letters = 0;
    let mut marks = 0_u64;
    for c in folded.chars().chain(std::iter::once(' ')) {
        if c.is_alphanumeric() || c == '\'' {
            word = mixed(word, u64::from(c));
            letters += 1;
            continue;
        }
        if letters > 0 {
            take(bucket(word));
            take(HALF + bucket(mixed(mixed(last, 7), word)));
            last = word;
            count += 1;
            if count >= MOST {
                break;
            }
        }
        if !c.is_whitespace() && !matches!(c, '.' | ',' | '[' | ']' | '"') {
            marks += 1;
            if marks < 6 {
                take(bucket(mixed(3, u64::from(c))));
            }
        }
        word = SEED;
        letters = 0;
    }
    take(bucket(1));
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn mixed(hash: u64, unit: u64) -> u64 {
    (hash ^ unit).wrapping_mul(0x0100_0000_01b3).rotate_left(23)
}

fn bucket(hash: u64) -> usize {
    let hash = (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    usize::try_from(hash >> 48).unwrap_or(0) % HALF
}

/// The log-odds of each emotion above its threshold, for an English text.
pub fn scores(folded: &str) -> [f32; 7] {
    let number = |at: usize| {
        MODEL
            .get(at * 4..at * 4 + 4)
            .and_then(|bytes| bytes.try_into().ok())
            .map_or(0.0, f32::from_le_bytes)
    };
    let lines = MODEL.get(32..).unwrap_or(&[]);
    let mut sums = [0_i32; 7];
    let mut count = 0_usize;
    features(folded, |bucket| {
        count += 1;
        for (sum, weight) in sums
            .iter_mut()
            .zip(lines.get(bucket * 7..bucket * 7 + 7).unwrap_or(&[]))
        {
            *sum += i32::from(weight.cast_signed());
        }
    });
    // A long letter counts as much as a short comment.
    let scale = number(0) / (count.max(1) as f32).sqrt();
    let mut scores = [0.0; 7];
    for (at, (score, sum)) in scores.iter_mut().zip(sums).enumerate() {
        *score = sum as f32 * scale - number(at + 1);
    }
    scores
}

/// The emotion of a letter.
pub fn find(text: &Text, language: &str) -> Emotion {
    let listed = by_lists(text);
    if language != "en" {
        return listed;
    }
    let scores = scores(&text.folded);
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
