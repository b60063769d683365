//! Blocks and forms: the parts of a template body between its marks.

use super::{Condition, Path, Phrase};
use crate::{language::Language, source::Span};

/// A block: one or a few sentences for a move, in forms that are tried from the top.
#[derive(Clone, Debug)]
pub struct Block {
    /// The move it serves.
    pub move_name: String,
    /// Goes when the block before it went.
    pub with_previous: bool,
    /// When a letter gets too long the lightest go first, 1 to 9.
    pub weight: u8,
    /// Only when this persona answers.
    pub persona: Option<String>,
    /// In answers: `parent` or `world`.
    pub variant: Option<String>,
    /// The name under which memory keeps which variant was said.
    pub key: String,
    /// The line of its mark in the file.
    pub line: usize,
    /// Begins a paragraph.
    pub new_paragraph: bool,
    /// The forms, best first.
    pub forms: Vec<Form>,
}

impl Block {
    /// A shared sentence that is told besides the one that is chosen for its move: its name begins with `also-`.
    pub fn is_besides(&self) -> bool {
        let name = self.key.rsplit([':', '.', '/']).next().unwrap_or("");
        name.starts_with("also-")
    }
}

/// One way of saying a block.
#[derive(Clone, Debug)]
pub struct Form {
    /// All must hold.
    pub conditions: Vec<Condition>,
    /// What this form promises.
    pub promise: Option<String>,
    /// When that is due.
    pub due: Option<Path>,
    /// Falls when all these details already stand in the letter.
    pub told: Vec<Path>,
    /// The form is a loud gap.
    pub gap: Option<GapKind>,
    /// The language of the staff whom the gap speaks to.
    pub gap_language: Option<Language>,
    /// Equal choices.
    pub variants: Vec<Phrase>,
    /// Where its mark stands.
    pub span: Span,
}

/// What a gap asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapKind {
    /// Words: `[[FILL: …]]`.
    Fill,
    /// A decision: `[[DECIDE: …]]`.
    Decide,
    /// A deed: `[[DO BEFORE SENDING: …]]`.
    Do,
}
