//! A brief: all that the writer of a draft may look at.

use crate::{
    case::Case, customer::Known, letter::Letter, persona::Persona, reading::Reading,
    settings::Settings,
};
use jiff::Zoned;

/// All that a stage or a template may look at. It holds one customer and cannot reach another.
#[derive(Clone, Copy, Debug)]
pub struct Brief<'b> {
    /// What came in.
    pub letter: &'b Letter,
    /// What was understood.
    pub reading: &'b Reading,
    /// Who they are.
    pub customer: &'b Known,
    /// Who answers.
    pub persona: &'b Persona,
    /// What the desk did.
    pub case: &'b Case,
    /// The firm.
    pub settings: &'b Settings,
    /// What was said to this person before.
    pub memory: &'b Memory,
    /// The language of the draft.
    pub language: &'b crate::language::Language,
    /// Now, in the desk's zone. Time enters here and nowhere else.
    pub now: &'b Zoned,
}

/// What drafts to this customer held before: variant keys in the order of use, promises that stand,
/// earlier texts for likeness.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Memory {
    /// Variant keys (`block#variant`), oldest first.
    pub variants: Vec<String>,
    /// Promises that are not kept yet.
    pub promises: Vec<crate::draft::Promise>,
    /// Earlier replies to this person, newest last (at most a few).
    pub replies: Vec<String>,
    /// When we last wrote in this thread.
    pub last_in_thread: Option<jiff::civil::Date>,
}
