//! What a template sees of a brief: every detail by its path, with where it comes from, and nothing more.
//!
//! What may not be disclosed, is not known, or stands in a language the reader did not write in, is not there.

mod asked;
mod case;
mod desk;
mod detail;
mod event;
mod history;
mod kin;
mod order;
mod people;
mod plan;
mod question;
mod quote;
mod role;
mod said;
mod scene;
mod short_question;
mod standing;
mod when;

pub(crate) use plan::paid_ahead;
pub use scene::Scene;

use crate::{
    brief::Brief,
    language::Language,
    library::{Detail, Path, View},
    reading::{Evidence, Fact, Place, Question},
    situation::Situation,
    source::Span,
    text,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// Where in the letter a sentence stands: what some paths depend on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Here<'h> {
    /// The noun of the intent.
    pub topic: Option<&'h str>,
    /// The question being answered.
    pub question: Option<&'h Question>,
    /// The questions that are put off together.
    pub asked: &'h [&'h Question],
    /// The sentence of the letter that gave a further matter away.
    pub words: Option<Span>,
    /// The template does not lead the letter.
    pub further: bool,
    /// Only this deed of the case is looked at.
    pub deed: Option<usize>,
    /// Something in the letter is still open: a person has to find it out or fill it in.
    pub open: bool,
}

/// No detail lies deeper below its root.
const DEEPEST: usize = 16;

/// A brief, seen from a place in the letter.
#[derive(Clone, Copy, Debug)]
pub struct BriefView<'s, 'b> {
    scene: &'s Scene<'b>,
    here: Here<'s>,
}

impl View for BriefView<'_, '_> {
    fn get(&self, path: &Path) -> Option<Detail> {
        let mut segments = path.segments();
        let root = segments.next()?;
        let mut rest = [""; DEEPEST];
        let mut depth = 0;
        for segment in segments {
            *rest.get_mut(depth)? = segment;
            depth += 1;
        }
        let detail = self.root(root, rest.get(..depth)?)?;
        detail.is_known().then_some(detail)
    }

    fn language(&self) -> &Language {
        &self.scene.language
    }

    fn said(&self, stem: &str) -> Option<String> {
        let stems = self.scene.stems.get_or_init(|| {
            let reading = self.scene.brief.reading;
            let mut found = BTreeMap::new();
            for (word, span) in text::stems(&reading.new_text, &self.scene.language) {
                found
                    .entry(word)
                    .or_insert_with(|| format!("letter:{}-{}", span.start, span.end));
            }
            found
        });
        stems.get(stem).cloned()
    }
}

impl BriefView<'_, '_> {
    fn root(&self, root: &str, rest: &[&str]) -> Option<Detail> {
        let scene = self.scene;
        match root {
            "name" => scene
                .name
                .get_or_init(|| super::salutation::name(scene.brief, scene.tone))
                .clone(),
            "writer" => people::writer(scene, rest),
            "customer" => people::customer(scene, rest),
            "persona" => people::persona(scene, rest),
            "voice" => people::voice(scene, rest),
            "deceased" => people::deceased(scene, rest),
            "order" => order::order(scene, rest),
            "plan" => plan::plan(scene, rest),
            "parcel" if rest.is_empty() => order::parcel(scene),
            "said" => said::said(scene, &self.here, rest),
            "cue" => said::cue(scene, rest),
            "question" => question::question(scene, &self.here, rest),
            "case" => case::case(scene, self.here.deed, rest),
            "rules" | "world" | "company" | "rituals" | "elsewhere" => {
                desk::desk(scene, root, rest)
            }
            "fault" => history::fault(scene, rest),
            "history" => history::history(scene, rest),
            "topic" => Some(Detail::new(self.here.topic?, "intent.topic")),
            "open" => Some(Detail::new(self.here.open, "computed:open")),
            "asked" => {
                let here = Here {
                    question: Some(scene.brief.reading.questions.first()?),
                    ..Here::default()
                };
                question::question(scene, &here, &["text"])
            }
            "further" => Some(Detail::new(self.here.further, "computed:order")),
            _ => standing::standing(scene, root, rest),
        }
    }
}

/// Where a fact of the letter stands, as the record names it.
fn cite(fact: &Fact) -> String {
    format!("{}:{}-{}", place_name(fact.place), fact.start, fact.end)
}

/// Where a cue stands.
fn cite_evidence(evidence: &Evidence) -> String {
    match evidence.place {
        Some((place, span)) => format!("{}:{span}", place_name(place)),
        None => "letter".to_string(),
    }
}

fn place_name(place: Place) -> &'static str {
    match place {
        Place::NewText => "letter",
        Place::Subject => "subject",
        Place::Signature => "signature",
    }
}

/// `plain-exit` and `plain_exit` are one key: templates write it with underscores.
fn same_key(left: &str, right: &str) -> bool {
    left.len() == right.len()
        && left
            .bytes()
            .zip(right.bytes())
            .all(|(a, b)| a == b || (matches!(a, b'-' | b'_') && matches!(b, b'-' | b'_')))
}

/// A value of a free tree, one step down.
fn step<'v>(value: &'v Value, key: &str) -> Option<(&'v str, &'v Value)> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .find(|(name, _)| same_key(name, key))
            .map(|(name, value)| (name.as_str(), value)),
        _ => None,
    }
}

/// The situation that the frame is chosen by; where none was found it is a plain enquiry.
pub(crate) fn situation(brief: &Brief) -> Situation {
    brief.reading.situation.unwrap_or(Situation::NeutralEnquiry)
}

#[cfg(test)]
mod tests;
