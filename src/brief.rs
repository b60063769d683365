//! A brief: all that the writer of a draft may look at.

use crate::{
    case::Case,
    customer::{By, Contact, Customer, Known},
    letter::Letter,
    persona::Persona,
    reading::Reading,
    settings::Settings,
};
use jiff::{Zoned, civil::Date};

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
    pub last_in_thread: Option<Date>,
    /// Days of earlier letters of theirs that nobody has answered, oldest first.
    pub unanswered: Vec<Date>,
}

impl Memory {
    /// The days of `unanswered`, with their places, but for those of which the profile's own history knows better.
    pub fn silences<'m>(
        &'m self,
        profile: &'m Customer,
    ) -> impl Iterator<Item = (usize, Date)> + 'm {
        let told = |contact: &Contact, day: Date| match contact.by {
            By::Customer => contact.date == Some(day),
            By::Us => contact.date.is_some_and(|answer| answer >= day),
        };
        let days = self.unanswered.iter().copied().enumerate();
        days.filter(move |(_, day)| !profile.history.iter().any(|contact| told(contact, *day)))
    }
}
