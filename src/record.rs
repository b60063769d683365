//! The record of one letter: what scripts and help desks hold on to.
//!
//! Every field is always there; one without a value is `null` or `[]`.

use crate::{
    customer::{MatchedBy, Trust},
    draft::{Gap, Promise, Remark, Score, Sentence, Verdict},
    letter::{Address, Attachment},
    reading::{Arousal, Emotion, Fact},
    situation::Situation,
    tone::Tone,
};
use serde::{Deserialize, Serialize};

/// How a letter ended.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A draft was put, verdict ready or look.
    Drafted,
    /// A person must take it; the draft may be there all the same.
    #[default]
    NeedsPerson,
    /// Nobody waits for an answer.
    NoReply,
    /// It could not be read, or the draft could not be put.
    Failed,
}

impl Outcome {
    /// The name as records have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::NeedsPerson => "needs_person",
            Self::NoReply => "no_reply",
            Self::Failed => "failed",
        }
    }
}

/// The record of one letter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The draft's id: the same letter on the same desk has the same one.
    pub id: String,
    /// Where the letter was found: path, or queue key.
    pub source: String,
    /// How it ended.
    pub outcome: Outcome,
    /// What the checks made of the draft.
    pub verdict: Option<Verdict>,
    /// Why there is no draft, or why a person must look.
    pub reason: Option<String>,
    /// What was understood.
    pub letter: Option<LetterRecord>,
    /// Who it is.
    pub customer: Option<CustomerRecord>,
    /// What they want, heaviest first.
    pub intents: Vec<IntentRecord>,
    /// How it stands.
    pub situation: Option<SituationRecord>,
    /// Who answers.
    pub persona: Option<String>,
    /// In which register.
    pub tone: Option<Tone>,
    /// In which language.
    pub language: Option<String>,
    /// The leading template.
    pub template: Option<String>,
    /// All templates, heaviest first.
    pub templates: Vec<TemplateRecord>,
    /// What else could have been, and what it lacked.
    pub runners_up: Vec<RunnerUp>,
    /// The draft.
    pub draft: Option<DraftRecord>,
    /// Each sentence with where it comes from.
    pub provenance: Vec<Sentence>,
    /// What a person has to fill.
    pub gaps: Vec<Gap>,
    /// What the checks say.
    pub remarks: Vec<Remark>,
    /// The score.
    pub score: Option<Score>,
    /// What it commits us to.
    pub promises: Vec<Promise>,
    /// How long it took.
    pub micros: u64,
}

/// What was understood of the letter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LetterRecord {
    /// Message-ID without brackets.
    pub message_id: Option<String>,
    /// The author.
    pub from: Option<Address>,
    /// Subject as it came.
    pub subject: String,
    /// RFC 3339.
    pub date: Option<String>,
    /// BCP 47.
    pub language: String,
    /// 0 to 1.
    pub language_confidence: f32,
    /// What this person wrote now.
    pub new_text: String,
    /// The signature block.
    pub signature: Option<String>,
    /// Who wrote.
    pub writer: WriterRecord,
    /// Questions and requests.
    pub questions: Vec<QuestionRecord>,
    /// Facts.
    pub facts: Vec<Fact>,
    /// Emotion.
    pub emotion: Emotion,
    /// How worked up.
    pub arousal: Arousal,
    /// `young formal deadline …`.
    pub modifiers: Vec<String>,
    /// Machine mail: its kind.
    pub automatic: Option<String>,
    /// Named, never opened.
    pub attachments: Vec<Attachment>,
}

/// Who wrote.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WriterRecord {
    /// Name.
    pub name: Option<String>,
    /// Age.
    pub age: Option<u8>,
    /// Why we think so.
    pub evidence: String,
}

/// A question with what answers it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct QuestionRecord {
    /// In the writer's words.
    pub text: String,
    /// `answer:… | template:… | null`.
    pub answered_by: Option<String>,
    /// What stands in the draft where nothing answers it: `defer`, a day by which it is found out; `gap`, a place for a person.
    pub open: Option<String>,
}

/// The customer, as far as records may say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomerRecord {
    /// The desk's id; `null` for a stranger.
    pub id: Option<String>,
    /// The profile's name.
    pub name: Option<String>,
    /// How it was found.
    pub matched_by: Option<MatchedBy>,
    /// How far the sender is proved.
    pub trust: Trust,
}

/// An intent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct IntentRecord {
    /// Name.
    pub name: String,
    /// 0 to 1.
    pub confidence: f32,
    /// The words that decided.
    pub evidence: Vec<String>,
}

/// The situation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SituationRecord {
    /// Name.
    pub name: Situation,
    /// Why.
    pub evidence: Vec<String>,
}

/// A template that was taken for an intent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TemplateRecord {
    /// The intent.
    pub intent: String,
    /// `order-late/mend.en.txt`.
    pub template: String,
}

/// A template that was not taken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunnerUp {
    /// `order-late/plain.en.txt`.
    pub template: String,
    /// 0 to 1.
    pub score: f32,
    /// What it lacked; `null` where it was only less fit.
    pub lacked: Option<String>,
}

/// The draft as records have it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DraftRecord {
    /// One recipient.
    pub to: Vec<Address>,
    /// Always empty.
    pub cc: Vec<Address>,
    /// Subject.
    pub subject: String,
    /// Greeting to signature, unwrapped, without the quoted letter.
    pub text: String,
    /// The quoted letter.
    pub quoted: Option<String>,
    /// The HTML alternative.
    pub html: Option<String>,
}
