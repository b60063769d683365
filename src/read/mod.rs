//! Reading: from a letter to what was understood of it.
//!
//! ```text
//! Letter → new text, signature → language → words and sentences, list words found once
//!        → writer · facts · questions · cues · danger · emotion · intents → situation; machine mail from the header
//! ```
pub mod automatic;
pub mod danger;
pub mod facts;
pub mod intents;
pub mod language;
pub mod lexicon;
pub mod names;
mod names_lists;
pub mod numbers;
pub mod questions;
pub mod quotes;
pub mod sender;
pub mod sentences;
pub mod signature;
pub mod situation;
pub mod text;
pub mod trust;
pub mod writer;

use crate::customer::Known;
use crate::intent::Intent;
use crate::language::Language;
use crate::learn::Model;
use crate::letter::Letter;
use crate::reading::{Place, Reading};
use crate::settings::Settings;
pub use intents::BadPattern;
use jiff::Zoned;
use lexicon::Lexicon;
use std::collections::BTreeMap;
use text::Text;

/// Reads letters for one desk. Made once; what is costly is compiled here or at first use.
#[derive(Debug)]
pub struct Reader<'d> {
    settings: &'d Settings,
    facts: facts::Finder,
    intents: intents::Finder<'d>,
}

impl<'d> Reader<'d> {
    /// A reader for a desk: its settings, its intents by name, and its intent model (rules alone decide without one).
    pub fn new(
        settings: &'d Settings,
        intents: &'d BTreeMap<String, Intent>,
        model: Option<&'d Model>,
    ) -> Result<Self, BadPattern> {
        Ok(Self {
            settings,
            facts: facts::Finder::new(settings)?,
            intents: intents::Finder::new(intents, model, settings.threshold)?,
        })
    }

    /// What the letter itself says.
    pub fn read(&self, letter: &Letter) -> Reading {
        let parts = quotes::split(&letter.text);
        let mut reading = Reading {
            new_text: parts.new_text(&letter.text),
            signature: parts
                .signature
                .as_ref()
                .and_then(|found| letter.text.get(found.range.clone()))
                .map(str::to_string),
            subject: bare_subject(&letter.subject).to_string(),
            quoted: quoted(&parts, &letter.text),
            forwarded: parts.forwarded.is_some(),
            ..Reading::default()
        };
        reading.language = language_of(&reading.new_text);
        reading.language_confidence = 0.5;
        let new_text = std::mem::take(&mut reading.new_text);
        let text = Text::new(&new_text, Lexicon::of(reading.language.base()));
        let signed: Vec<&str> = parts
            .signature
            .iter()
            .flat_map(|found| &found.names)
            .filter_map(|range| letter.text.get(range.clone()))
            .collect();
        reading.writer = writer::find(&writer::Clues {
            letter,
            text: &text,
            signed: &signed,
            language: reading.language.base(),
        });
        self.details(letter, &text, &mut reading);
        reading.automatic = automatic::find(letter, self.settings);
        situation::judge(&text, &mut reading);
        reading.new_text = new_text;
        reading
    }

    fn details(&self, letter: &Letter, text: &Text, reading: &mut Reading) {
        let lexicon = Lexicon::of(reading.language.base());
        let today = letter.date.as_ref().map(Zoned::date);
        let subject = Text::new(&letter.subject, lexicon);
        reading.facts = self.facts.find(text, Place::NewText, today);
        reading
            .facts
            .extend(self.facts.find(&subject, Place::Subject, today));
        if let Some(signature) = &reading.signature {
            reading.facts.extend(self.facts.find(
                &Text::new(signature, lexicon),
                Place::Signature,
                today,
            ));
        }
        reading.questions = questions::find(text, Place::NewText);
        reading.arousal = situation::arousal(text, &reading.questions);
        if let Some((kind, _)) = danger::find(text) {
            reading.danger = Some(kind);
        }
        (reading.intents, reading.nearly) = self.intents.find(text, &reading.subject);
    }

    /// What the profile and the history add: situation and modifiers.
    pub fn judge(
        &self,
        mut reading: Reading,
        _letter: &Letter,
        customer: &Known,
        _now: &Zoned,
    ) -> Reading {
        if customer.is_stranger() {
            reading.modifiers.push("no_profile".to_string());
        }
        reading
    }
}

/// A subject without its reply and forward marks.
pub fn bare_subject(subject: &str) -> &str {
    const MARKS: &[&str] = &[
        "re",
        "fw",
        "fwd",
        "sv",
        "vs",
        "aw",
        "wg",
        "antw",
        "tr",
        "rv",
        "res",
        "enc",
        "vb",
        "videresendt",
        "svar",
    ];
    let mut rest = subject.trim();
    while let Some((head, tail)) = rest.split_once(':') {
        let mark = head
            .trim_end_matches(|c: char| {
                c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')' | '^')
            })
            .trim()
            .to_lowercase();
        if !MARKS.contains(&mark.as_str()) {
            break;
        }
        rest = tail.trim_start();
    }
    rest
}

fn quoted(parts: &quotes::Parts, text: &str) -> Option<String> {
    let pieces: Vec<&str> = parts
        .quoted
        .iter()
        .filter_map(|range| text.get(range.clone()))
        .collect();
    (!pieces.is_empty()).then(|| pieces.join("\n"))
}

/// The language whose small words are most.
fn language_of(text: &str) -> Language {
    let (mut en, mut nb) = (0, 0);
    for word in text.split(|c: char| !c.is_alphabetic()) {
        match word.to_lowercase().as_str() {
            "the" | "and" | "is" | "you" | "of" | "to" | "it" | "my" | "was" | "have" | "with"
            | "that" => en += 1,
            "og" | "jeg" | "det" | "er" | "ikke" | "på" | "som" | "vi" | "har" | "dere" | "til"
            | "en" | "å" => nb += 1,
            _ => {}
        }
    }
    match (en, nb) {
        (0, 0) => Language::UND,
        (en, nb) if nb > en => Language::NB,
        _ => Language::EN,
    }
}
