//! Reading: from a letter to what was understood of it.
//!
//! ```text
//! Letter → new text, signature → language → words and sentences, list words found once
//!        → writer · facts · questions · cues · danger · emotion · intents → situation; machine mail from the header
//! ```
pub mod automatic;
pub mod cues;
pub mod danger;
pub mod emotion;
pub mod facts;
pub mod intents;
pub mod language;
pub mod lexicon;
mod lines;
pub mod names;
pub mod numbers;
pub mod pattern;
pub mod questions;
pub mod quotes;
pub mod sender;
pub mod sense;
pub mod sentences;
pub mod signature;
pub mod situation;
pub mod text;
pub mod trust;
pub mod words;
pub mod writer;

use crate::customer::Known;
use crate::intent::Intent;
use crate::language::Language;
use crate::learn::Model;
use crate::letter::Letter;
use crate::reading::{FactKind, Place, Reading};
use crate::settings::Settings;
use jiff::{Zoned, civil::Date};
use lexicon::Lexicon;
pub use pattern::BadPattern;
use std::collections::BTreeMap;
use text::Text;

/// Reads letters for one desk. Made once; what is costly is compiled here or at first use.
#[derive(Debug)]
pub struct Reader<'d> {
    settings: &'d Settings,
    facts: facts::Finder,
    things: cues::Things,
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
            things: cues::Things::new(settings),
            intents: intents::Finder::new(intents, model, settings.threshold)?,
        })
    }

    /// What the letter itself says.
    pub fn read(&self, letter: &Letter) -> Reading {
        self.understand(letter, None)
    }

    /// What the letter says, and with it what the profile and the history add to situation and modifiers.
    pub fn read_from(&self, letter: &Letter, customer: &Known, now: &Zoned) -> Reading {
        let mut reading = self.understand(letter, Some((customer, now.date())));
        if customer.is_stranger() {
            reading.modifiers.push("no_profile".to_string());
        }
        reading
    }

    fn understand(&self, letter: &Letter, known: Option<(&Known, Date)>) -> Reading {
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
        let own = self.settings.language.as_ref().map_or("", Language::base);
        let (language, confidence) = language::detect_at(&reading.new_text, own);
        reading.language = Language::new(language);
        reading.language_confidence = confidence;
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
        self.weigh(letter, &text, &mut reading, known);
        reading.new_text = new_text;
        reading
    }

    fn weigh(
        &self,
        letter: &Letter,
        text: &Text,
        reading: &mut Reading,
        known: Option<(&Known, Date)>,
    ) {
        let subject = Text::new(
            bare_subject(&letter.subject),
            Lexicon::of(reading.language.base()),
        );
        reading.arousal = situation::arousal(&situation::Case {
            body: text,
            subject: &subject,
            reading,
            known,
        });
        let verdict = situation::judge(&situation::Case {
            body: text,
            subject: &subject,
            reading,
            known,
        });
        reading.situation = Some(verdict.situation);
        reading.situation_evidence = verdict.evidence;
        reading.also = verdict.also;
    }

    fn details(&self, letter: &Letter, text: &Text, reading: &mut Reading) {
        let lexicon = Lexicon::of(reading.language.base());
        let today = letter.date.as_ref().map(Zoned::date);
        let subject = Text::new(&letter.subject, lexicon);
        let language = reading.language.base();
        let ask = |place| facts::Ask {
            place,
            today,
            language,
        };
        let mut found = self.facts.find(text, ask(Place::NewText));
        found.extend(self.facts.find(&subject, ask(Place::Subject)));
        if let Some(signature) = &reading.signature {
            found.extend(
                self.facts
                    .find(&Text::new(signature, lexicon), ask(Place::Signature)),
            );
        }
        reading.facts = found;
        reading.questions = questions::find(text, Place::NewText);
        reading.emotion = emotion::find(text, language);
        reading.cues = cues::find(&cues::Ground {
            text,
            subject: &subject,
            reading,
            settings: self.settings,
            things: &self.things,
        });
        if let Some((kind, _)) = danger::find(text, language) {
            reading.danger = Some(kind);
        }
        if sense::knows(language) {
            reading.heard = sense::situations(text.gist());
        }
        (reading.intents, reading.nearly) =
            self.intents
                .find(text, &reading.subject, &reading.questions);
        reading.modifiers = modifiers(reading);
    }
}

/// So many bytes of a letter show which lists and models it needs.
const SHOWN: usize = 4096;

/// Makes the lists and models that reading a letter asks for. They are made once in any case; a program that is started
/// for one letter can have them made while it opens the desk. Tells the letter's language.
pub fn prepare(letter: &Letter) -> &'static str {
    let shown = letter.text.floor_char_boundary(SHOWN);
    let raw = letter.text.get(..shown).unwrap_or("");
    let new_text = quotes::split(raw).new_text(raw);
    let (language, _) = language::detect(&new_text);
    let text = Text::new(&new_text, Lexicon::of(language));
    emotion::find(&text, language);
    danger::find(&text, language);
    if sense::knows(language) {
        sense::situations(text.gist());
    }
    automatic::find(letter, &Settings::default());
    language
}

/// What holds on top of any situation, from the letter alone.
fn modifiers(reading: &Reading) -> Vec<String> {
    let has = |kind| reading.facts_of(kind).next().is_some();
    let all = [
        ("young", reading.writer.age.is_some_and(|age| age <= 14)),
        ("formal", reading.writer.formal),
        ("deadline", has(FactKind::Deadline)),
        ("secret_in_mail", has(FactKind::Secret)),
        ("two_readers", reading.writer.sent_by.is_some()),
    ];
    all.into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(name, _)| name.to_string())
        .collect()
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
