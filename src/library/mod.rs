//! The library: everything a desk has written down, read and ready to be said.
//!
//! [`Library::build`] reads templates, shared moves, frames, answers, intents and personas, and names every
//! fault at once. It parses heads and marks and lists the details that each text needs; the template engine
//! itself is only asked when a text is first said, so that a cold start does not compile what it never says.
//! Nothing outside this folder knows the engine.

mod bare;
mod block;
mod body;
mod build;
mod compile;
mod condition;
mod engine;
mod expression;
mod faults;
mod filters;
mod fit;
mod head;
mod holders;
mod keys;
mod kinds;
mod known;
mod mark;
mod marks;
mod meaning;
mod names;
mod path;
mod phrase;
mod proof;
mod query;
mod said;
mod scan;
mod scanner;
mod shop;
mod specimen;
mod spoken;
mod statement;
mod trial;
mod view;

pub(crate) use bare::names_nothing;
pub use block::{Block, Form, GapKind};
pub use condition::{Condition, Test, all_hold};
pub use head::{AnswerHead, FrameFile, TemplateHead};
pub use meaning::clearly;
pub use names::MOVES;
pub use path::Path;
pub use phrase::{Phrase, Unsaid};
pub use query::Query;
pub(crate) use query::carriers;
pub use said::{Said, SaidSentence};
pub use specimen::{NAMES, Specimen};
pub use view::{Detail, View, is_known};

use crate::{
    diagnostic::Diagnostic, intent::Intent, language::Language, persona::Persona,
    situation::Situation, source::Source, tone::Tone,
};
use faults::Faults;
use std::{collections::BTreeMap, sync::Arc};

/// Where a file of a desk comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The desk that is built into the program.
    Builtin,
    /// The desk's own; it lies over a built-in file of the same path.
    #[default]
    Own,
}

/// A file of a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskFile {
    /// Relative to the desk, with `/`: `templates/order-late/mend.en.txt`.
    pub path: String,
    /// Its text, under the name that messages show.
    pub source: Source,
    /// Whose it is.
    pub layer: Layer,
}

/// A template: the matter of one intent in one tone and language.
#[derive(Clone, Debug)]
pub struct Template {
    /// The intent: its folder.
    pub intent: String,
    /// The tone in its name.
    pub tone: Tone,
    /// The language in its name.
    pub language: Language,
    /// Relative to `templates/`: `order-late/mend.en.txt`.
    pub path: String,
    /// Without these it is not eligible.
    pub needs: Vec<Path>,
    /// Never in these situations.
    pub never_when: Vec<Situation>,
    /// Further tones it serves.
    pub tones: Vec<Tone>,
    /// Not after this day.
    pub valid_until: Option<jiff::civil::Date>,
    /// Replaces the customer's subject.
    pub subject: Option<Phrase>,
    /// The whole letter, greeting to signature (`frame: none`).
    pub whole: bool,
    /// The blocks in their order.
    pub blocks: Vec<Block>,
    /// The file.
    pub source: Source,
}

/// An approved answer, found by meaning.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its name.
    pub slug: String,
    /// Its language.
    pub language: Language,
    /// Ways of asking.
    pub asks: Vec<String>,
    /// A noun for "thank you for asking about …".
    pub about: Option<String>,
    /// Without these it is not eligible.
    pub needs: Vec<Path>,
    /// Holds only where the case's decisions name it.
    pub decision: bool,
    /// Only these personas give it; empty = all.
    pub personas: Vec<String>,
    /// Not after this day.
    pub valid_until: Option<jiff::civil::Date>,
    /// The blocks in their order.
    pub blocks: Vec<Block>,
    /// Relative to `templates/`: `answers/workshop-visit.en.txt`.
    pub path: String,
    /// It is the desk's own, and not one that is built into the program.
    pub own: bool,
}

/// Which moves a situation asks for, in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// When it is used, for staff.
    pub about: String,
    /// The moves in their order; those in one inner list share a paragraph. `others` is where further matters stand.
    pub order: Vec<Vec<String>>,
    /// Moves that must not be missing; one of each inner list.
    pub required: Vec<Vec<String>>,
    /// Words, least and most.
    pub length: Option<(usize, usize)>,
    /// Words that must not stand in such a letter, by language.
    pub never: BTreeMap<String, Vec<String>>,
}

/// What a persona says of its own, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part<'p> {
    /// The greeting in a tone (falls back to `any`).
    Greeting(Tone),
    /// The greeting where no name is known.
    NoName,
    /// The closing sentence in a tone (falls back to `any`).
    Closing(Tone),
    /// The signature.
    Sign,
    /// A whole sentence of its own for a move.
    Move(&'p str),
}

/// Everything that a desk has written down.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Intents by name.
    pub intents: BTreeMap<String, Intent>,
    /// Templates by intent.
    pub templates: BTreeMap<String, Vec<Template>>,
    /// Approved answers.
    pub answers: Vec<Answer>,
    /// Frames by situation.
    pub frames: BTreeMap<Situation, Frame>,
    /// Shared sentences by move and language; the first that can be said is taken.
    pub moves: BTreeMap<(String, Language), Vec<Block>>,
    /// Personas by id.
    pub personas: BTreeMap<String, Persona>,
    spoken: BTreeMap<String, spoken::Spoken>,
    /// Files whose nouns carry no source of their own: `intent:order-late`, `persona:piet`.
    sources: BTreeMap<String, Source>,
    shop: Arc<shop::Shop>,
    meanings: meaning::Meanings,
}

impl Library {
    /// Reads a desk's files. All faults at once, each with its place and a hint.
    pub fn build(files: &[DeskFile]) -> Result<Self, Vec<Diagnostic>> {
        build::build(files)
    }

    /// The template of an intent in exactly this tone (its own, or one it also serves), in the reader's language or
    /// one they accept.
    pub fn template(&self, intent: &str, tone: Tone, language: &Language) -> Option<&Template> {
        let templates = self.templates.get(intent)?;
        language.with_neighbours().iter().find_map(|tag| {
            let of_language = || {
                templates
                    .iter()
                    .filter(|template| template.language == *tag)
            };
            of_language()
                .find(|template| template.tone == tone)
                .or_else(|| of_language().find(|template| template.tones.contains(&tone)))
        })
    }

    /// Shared sentences for a move, in the reader's language or one they accept.
    pub fn move_blocks(&self, move_name: &str, language: &Language) -> &[Block] {
        language
            .with_neighbours()
            .into_iter()
            .find_map(|tag| self.moves.get(&(move_name.to_string(), tag)))
            .map_or(&[], Vec::as_slice)
    }

    /// What a persona says of its own for a part of the letter; each is an equal choice.
    pub fn spoken(&self, persona: &str, part: Part, language: &Language) -> &[Phrase] {
        self.spoken
            .get(persona)
            .map_or(&[], |spoken| spoken.find(part, language))
    }
}

#[cfg(test)]
mod tests;
