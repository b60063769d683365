//! A case: what the desk found out, did and decided about one letter.

use crate::localized::Localized;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the desk found out, did and decided about one letter (`--case`, `--cases`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Case {
    /// The persona that answers.
    pub owner: Option<String>,
    /// What was found, a whole clause.
    pub found: Option<Localized>,
    /// What was done.
    pub done: Vec<Done>,
    /// What is under way, a whole clause.
    pub doing: Option<Localized>,
    /// Slugs of approved answers that hold here.
    pub decisions: Vec<String>,
    /// By when the writer has an answer.
    #[schemars(with = "Option<String>")]
    pub answer_by: Option<Date>,
    /// When we look whether it worked.
    #[schemars(with = "Option<String>")]
    pub follow_up: Option<Date>,
    /// A direct line.
    pub phone: Option<String>,
    /// Files that go with the reply.
    pub attached: Vec<String>,
    /// May be used in the reply.
    pub note: Option<Localized>,
}

impl Case {
    /// Whether it holds something that a letter must tell.
    pub fn tells(&self) -> bool {
        let texts = [&self.found, &self.doing, &self.note];
        texts
            .into_iter()
            .flatten()
            .any(|text| !text.any().trim().is_empty())
            || !self.done.is_empty()
            || !self.decisions.is_empty()
            || self.answer_by.is_some()
    }
}

/// One thing that was done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Done {
    /// On which day.
    #[schemars(with = "Option<String>")]
    pub on: Option<Date>,
    /// What, in words ("the right wing spar sent by express").
    pub what: Option<Localized>,
    /// When it arrives.
    #[schemars(with = "Option<String>")]
    pub arrives: Option<Date>,
    /// The deed as a word (`sent refunded cancelled …`), so that it can be told in any language.
    pub deed: Option<String>,
    /// The thing, a key of the desk's table of things.
    pub thing: Option<String>,
    /// By what means (`express`, `registered post`).
    pub by: Option<String>,
    /// To whom or where.
    pub to: Option<String>,
    /// How much ("447 kr").
    pub amount: Option<String>,
}
