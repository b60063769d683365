//! A persona: who answers, and how they sound.

use crate::{language::Language, situation::Situation};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Phrases by language, then by tone (`any` for all tones).
pub type ByTone = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// Who answers: voice, languages, sign-off, words of its world. A file under `personas/`; the file's stem is its id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Persona {
    /// The id: the stem of the file.
    #[serde(skip)]
    pub id: String,
    /// It is the desk's own, and not one that is built into the program.
    #[serde(skip)]
    pub own: bool,
    /// The name that stands under the letters.
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// The same by language, as a sentence about oneself needs it ("head of the workshop").
    pub roles: BTreeMap<String, String>,
    /// Languages, with the register in each.
    pub languages: BTreeMap<String, Voice>,
    /// Tones this persona can take; empty = all.
    pub tones: Vec<crate::tone::Tone>,
    /// When this persona answers.
    pub answers: Answers,
    /// A person of rank: answers where the situation asks for one.
    pub rank: u8,
    /// Lives in a story world.
    pub world: bool,
    /// Greetings by language and tone; Tera (`Dear {{ name }},`).
    pub greeting: ByTone,
    /// Greetings where no name is known, by language.
    pub no_name: BTreeMap<String, Vec<String>>,
    /// Closing sentences by language and tone; Tera.
    pub closing: ByTone,
    /// The signature by language.
    pub sign: BTreeMap<String, String>,
    /// Words of its world, used inside shared moves as `voice.customer`; a plain string for all languages, or by language.
    pub says: BTreeMap<String, crate::localized::Localized>,
    /// Whole sentences of its own for a move, by language and then by move name; Tera. They win over the shared ones.
    pub moves: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Which cues it takes up first.
    pub cares_about: Vec<String>,
    /// Words it never uses.
    pub never: Vec<String>,
}

/// How a persona speaks one language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Voice {
    /// `first-name`, `title`, `du`, `De`, `Sie`, `tú`, `usted` …
    pub register: Option<String>,
}

/// When a persona is taken. Empty lists do not restrict.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Answers {
    /// `adult`, `child`.
    pub audience: Vec<String>,
    /// Our addresses that the letter came to.
    pub addresses: Vec<String>,
    /// Intents.
    pub intents: Vec<String>,
    /// Situations.
    pub situations: Vec<Situation>,
}

impl Persona {
    /// Whether this persona writes a language.
    pub fn speaks(&self, language: &Language) -> bool {
        language
            .with_neighbours()
            .iter()
            .any(|tag| self.languages.contains_key(tag.tag()))
    }

    /// Whether this persona answers in the language itself, and not only in a near relative of it.
    pub fn writes(&self, language: &Language) -> bool {
        [language.tag(), language.base()]
            .iter()
            .any(|tag| self.languages.contains_key(*tag))
    }

    /// The name people call them by: the first word of it, unless it begins with an article of a story ("the Ferryman").
    pub fn first_name(&self) -> &str {
        let first = self.name.split_whitespace().next().unwrap_or(&self.name);
        if first.chars().next().is_some_and(char::is_lowercase) {
            &self.name
        } else {
            first
        }
    }
}
