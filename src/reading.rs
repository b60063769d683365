//! A reading: what was understood of a letter, and where it stands.

mod emotion;
mod fact;
mod writer;

pub use emotion::{Arousal, Emotion, EmotionName};
pub use fact::{Fact, FactKind};
pub use writer::{SentBy, Writer, WriterKind};

use crate::{language::Language, situation::Situation, source::Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which text of the letter a span is in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// What this person wrote now.
    #[default]
    NewText,
    /// The subject.
    Subject,
    /// The signature.
    Signature,
}

/// Words of the letter that made us believe something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The words, or a sentence about the profile ("customer since 2016").
    pub text: String,
    /// Where they stand, if they stand in the letter.
    pub place: Option<(Place, Span)>,
}

impl Evidence {
    /// Evidence that stands in the letter.
    pub fn quoted(text: impl Into<String>, place: Place, span: Span) -> Self {
        Self {
            text: text.into(),
            place: Some((place, span)),
        }
    }

    /// Evidence from elsewhere (profile, history, headers).
    pub fn told(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            place: None,
        }
    }
}

/// A question or request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// In the writer's words.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// Its span there.
    pub span: Span,
    /// Asked so that yes or no answers it; `Some(false)` where it is negated ("isn't it included?").
    pub polarity: Option<bool>,
    /// A wish ("please send …") and not a question.
    pub request: bool,
}

/// An intent that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IntentFound {
    /// Its name.
    pub name: String,
    /// 0 to 1, calibrated; 1 where a rule decided.
    pub confidence: f32,
    /// The words that decided.
    pub evidence: Vec<Evidence>,
}

/// Why no person needs to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Automatic {
    /// `auto-reply bounce receipt complaint list bulk own-mail loop vacation null-sender spam thanks`.
    pub kind: String,
    /// A sentence for the record.
    pub reason: String,
}

/// A cue with a name: something the writer said that templates may test (`cue.self_blame`), or use (`said.place`).
///
/// The value is a word of ours or of theirs that is safe to repeat; the evidence is where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cue {
    /// The value, where the cue carries one ("nephew and niece", "the coast").
    pub value: Option<String>,
    /// Further values by name (`at`, `to`, `pronoun` …).
    pub parts: BTreeMap<String, String>,
    /// Where it stands.
    pub evidence: Evidence,
}

/// What was understood of a letter.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Language of what this person wrote now.
    pub language: Language,
    /// 0 to 1.
    pub language_confidence: f32,
    /// What this person wrote now: no quotes, no signature. Spans in `Place::NewText` point here.
    pub new_text: String,
    /// The signature block.
    pub signature: Option<String>,
    /// The subject without reply and forward prefixes. Spans in `Place::Subject` point into `Letter::subject`.
    pub subject: String,
    /// What was quoted below or above (their mail program's copy of earlier letters); for dates only, never for mood.
    pub quoted: Option<String>,
    /// It was forwarded: the customer may be another than the sender.
    pub forwarded: bool,
    /// Who really wrote.
    pub writer: Writer,
    /// Every question and request, in their order.
    pub questions: Vec<Question>,
    /// Facts with their places.
    pub facts: Vec<Fact>,
    /// Cues by name: `irony self_blame bother vouched place occasion relation harm part quote …`.
    pub cues: BTreeMap<String, Cue>,
    /// Emotion.
    pub emotion: Emotion,
    /// How worked up.
    pub arousal: Arousal,
    /// `young formal deadline secret_in_mail two_readers no_profile`.
    pub modifiers: Vec<String>,
    /// Intents, heaviest first; empty where none was sure enough.
    pub intents: Vec<IntentFound>,
    /// The best intent below the threshold, for the reason of an abstention.
    pub nearly: Option<IntentFound>,
    /// The situation that won.
    pub situation: Option<Situation>,
    /// Its evidence.
    pub situation_evidence: Vec<Evidence>,
    /// The others that fired; they lend their never-lists.
    pub also: Vec<Situation>,
    /// How much each situation is meant, by the model; empty where it does not know the language.
    pub heard: Vec<(Situation, f32)>,
    /// What kind of danger, if it is one (`safety abuse injury product legal press`).
    pub danger: Option<String>,
    /// Machine mail and why.
    pub automatic: Option<Automatic>,
}

impl Reading {
    /// The facts of a kind, in their order.
    pub fn facts_of(&self, kind: FactKind) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.kind == kind)
    }

    /// The text that a span points into.
    pub fn text_of<'r>(&'r self, place: Place, subject: &'r str) -> &'r str {
        match place {
            Place::NewText => &self.new_text,
            Place::Subject => subject,
            Place::Signature => self.signature.as_deref().unwrap_or(""),
        }
    }
}
