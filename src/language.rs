//! Languages by their BCP 47 tags.

use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt};

/// A language tag (`en`, `nb`, `und` for unknown). Region subtags may follow (`en-US`).
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct Language(Cow<'static, str>);

impl Language {
    /// English.
    pub const EN: Self = Self(Cow::Borrowed("en"));
    /// Norwegian bokmål.
    pub const NB: Self = Self(Cow::Borrowed("nb"));
    /// Norwegian nynorsk.
    pub const NN: Self = Self(Cow::Borrowed("nn"));
    /// Unknown.
    pub const UND: Self = Self(Cow::Borrowed("und"));

    /// A language by its tag; case is folded (`EN` → `en`), `no` means `nb`.
    pub fn new(tag: &str) -> Self {
        let tag = tag.trim().replace('_', "-");
        let (base, region) = match tag.split_once('-') {
            Some((base, region)) => (base.to_lowercase(), Some(region.to_uppercase())),
            None => (tag.to_lowercase(), None),
        };
        let base = if base == "no" { "nb".to_string() } else { base };
        Self(Cow::Owned(match region {
            Some(region) => format!("{base}-{region}"),
            None => base,
        }))
    }

    /// The whole tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The language without its region.
    pub fn base(&self) -> &str {
        self.0.split('-').next().unwrap_or("und")
    }

    /// Whether the language is known at all.
    pub fn is_known(&self) -> bool {
        self.base() != "und" && !self.0.is_empty()
    }

    /// Whether it has the shape of a tag (RFC 5646 §2.1): subtags of letters and digits, the first one of two or three letters.
    pub fn is_tag(&self) -> bool {
        let mut subtags = self.0.split('-');
        let base = subtags.next().unwrap_or_default();
        (2..=3).contains(&base.len())
            && base.bytes().all(|octet| octet.is_ascii_alphabetic())
            && subtags.all(|subtag| {
                (1..=8).contains(&subtag.len())
                    && subtag.bytes().all(|octet| octet.is_ascii_alphanumeric())
            })
    }

    /// The languages to look for a text in, best first, never a language the reader would not
    /// accept: nynorsk readers read bokmål and the other way round; nothing else is mixed.
    pub fn with_neighbours(&self) -> Vec<Self> {
        let mut found = vec![self.clone()];
        if self.base() != self.tag() {
            found.push(Self::new(self.base()));
        }
        match self.base() {
            "nn" => found.push(Self::NB),
            "nb" => found.push(Self::NN),
            _ => {}
        }
        found
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::UND
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}
