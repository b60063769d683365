//! What was chosen: the templates that a draft is written with, and what else could have been.

use crate::{language::Language, library::Template, record::RunnerUp, tone::Tone};

/// A template that was taken.
#[derive(Clone, Debug)]
pub struct Pick<'l> {
    /// What it answers.
    pub intent: String,
    /// The template.
    pub template: &'l Template,
    /// How well it fits, 0 to 1.
    pub score: f32,
}

/// What will be written, and what else could have been.
#[derive(Clone, Debug)]
pub struct Choice<'l> {
    /// The templates, the one that leads first.
    pub picks: Vec<Pick<'l>>,
    /// The register that was asked for; a pick may stand in a neighbour of it.
    pub tone: Tone,
    /// The language in which the leading template is written.
    pub language: Language,
    /// Intents that were found and have no template.
    pub unserved: Vec<String>,
    /// The templates that were not taken, best first, each with what it lacked.
    pub runners_up: Vec<RunnerUp>,
}
