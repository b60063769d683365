//! A text that may be given by language.

use crate::language::Language;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};
use std::{collections::BTreeMap, fmt};

/// A text: one string whose language nobody said, or one a language (`{en: …, nb: …}`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Localized {
    /// In the desk's own language.
    One(String),
    /// By language tag.
    By(BTreeMap<String, String>),
}

impl Localized {
    /// The text for a reader of `language`. A single string counts as written in `own`, the desk's
    /// language: a text in another language than the reader's is no text for them.
    pub fn text<'t>(&'t self, language: &Language, own: &Language) -> Option<&'t str> {
        match self {
            Self::One(text) => (language.base() == own.base()).then_some(text.as_str()),
            Self::By(texts) => language
                .with_neighbours()
                .iter()
                .find_map(|tag| texts.get(tag.tag()))
                .map(String::as_str),
        }
    }

    /// The text in the desk's own language, else any.
    pub fn own(&self, own: &Language) -> &str {
        self.text(own, own).unwrap_or_else(|| self.any())
    }

    /// Every text.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let (one, by) = match self {
            Self::One(text) => (Some(text), None),
            Self::By(texts) => (None, Some(texts.values())),
        };
        one.into_iter()
            .chain(by.into_iter().flatten())
            .map(String::as_str)
    }

    /// Any text, for staff: a gap shows what stands there.
    pub fn any(&self) -> &str {
        match self {
            Self::One(text) => text,
            Self::By(texts) => texts.values().next().map_or("", String::as_str),
        }
    }
}

impl Default for Localized {
    fn default() -> Self {
        Self::One(String::new())
    }
}

/// By hand, because an untagged enum would say "data did not match any variant" to the person who wrote it.
impl<'de> Deserialize<'de> for Localized {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Localized;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text, or texts by language (`{en: …, nb: …}`)")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Localized, E> {
                Ok(Localized::One(text.to_string()))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Localized, A::Error> {
                let mut texts = BTreeMap::new();
                while let Some((language, text)) = map.next_entry::<String, String>()? {
                    texts.insert(language, text);
                }
                Ok(Localized::By(texts))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}
