//! What a template sees of a brief: every detail by its path, with where it comes from, and nothing more.
//!
//! What may not be disclosed, is not known, or stands in a language the reader did not write in, is not there.

mod case;
mod desk;
mod history;
mod kin;
mod order;
mod people;
mod said;
mod standing;

use crate::{
    brief::Brief,
    language::Language,
    library::{Detail, Path, View},
    locale::Locale,
    localized::Localized,
    reading::{Evidence, Fact, Place, Question},
    situation::Situation,
    source::Span,
    text,
    tone::Tone,
    write::deeds::Deed,
};
use serde_json::Value;
use std::{cell::OnceCell, collections::BTreeMap};

/// A brief as the templates of one draft see it. Made once a draft; what costs something is looked up once.
#[derive(Debug)]
pub struct Scene<'b> {
    brief: &'b Brief<'b>,
    language: Language,
    tone: Tone,
    about: Option<String>,
    name: OnceCell<Option<Detail>>,
    deeds: OnceCell<Vec<Deed>>,
    stems: OnceCell<BTreeMap<String, String>>,
    quote: OnceCell<Option<Detail>>,
    promise: OnceCell<Detail>,
}

impl<'b> Scene<'b> {
    /// The brief, as it is told in this language and tone.
    pub fn new(brief: &'b Brief<'b>, language: &Language, tone: Tone) -> Self {
        Self {
            brief,
            language: language.clone(),
            tone,
            about: None,
            name: OnceCell::new(),
            deeds: OnceCell::new(),
            stems: OnceCell::new(),
            quote: OnceCell::new(),
            promise: OnceCell::new(),
        }
    }

    /// The same, with what the first answer is about.
    pub fn about(mut self, about: Option<String>) -> Self {
        self.about = about;
        self
    }

    /// The view from a place in the letter.
    pub fn from<'s>(&'s self, here: Here<'s>) -> BriefView<'s, 'b> {
        BriefView { scene: self, here }
    }

    /// The view from nowhere in particular.
    pub fn view(&self) -> BriefView<'_, 'b> {
        self.from(Here::default())
    }

    /// The brief.
    pub fn brief(&self) -> &'b Brief<'b> {
        self.brief
    }

    /// The language of the draft.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The tone of the draft.
    pub fn tone(&self) -> Tone {
        self.tone
    }

    /// The deeds of the case, in its order.
    pub fn deeds(&self) -> &[Deed] {
        self.deeds.get_or_init(|| {
            let brief = self.brief;
            let today = brief.now.date();
            brief
                .case
                .done
                .iter()
                .map(|done| match done.on {
                    // What is dated tomorrow is not done: nobody tells it as done.
                    Some(on) if on > today => Deed::default(),
                    _ if done
                        .what
                        .as_ref()
                        .is_some_and(|what| self.names_signer(what.any())) =>
                    {
                        Deed::default()
                    }
                    _ => super::deeds::read(done, &self.language, brief.settings),
                })
                .collect()
        })
    }

    /// By when the desk answers, and how that was counted.
    pub fn answer_day(&self) -> &Detail {
        self.promise.get_or_init(|| {
            let brief = self.brief;
            let child = super::salutation::is_child(brief);
            let day = super::workdays::answer_day(brief.settings, brief.now, child);
            Detail {
                value: day.to_string().into(),
                facts: vec!["settings.answers_within".into(), "computed:date".into()],
            }
        })
    }

    /// How the language of the draft writes dates, numbers and lists.
    pub fn locale(&self) -> Option<&'static Locale> {
        super::locale(&self.language)
    }

    /// Whether account details may stand in the draft.
    fn may_disclose(&self) -> bool {
        let customer = self.brief.customer;
        customer.disclose && !customer.ambiguous && !customer.is_stranger()
    }

    /// A text of the desk, if it is one for this reader and does not speak of who signs in the third person.
    fn told(&self, text: &Localized) -> Option<String> {
        let own = self.brief.settings.own_language();
        let text = text.text(&self.language, &own)?;
        let text = text.trim().trim_end_matches('.').replace('\n', " ");
        (!text.is_empty() && !self.names_signer(&text)).then_some(text)
    }

    /// Whether a text speaks of who signs as of somebody else.
    pub(super) fn names_signer(&self, text: &str) -> bool {
        let signer = self.brief.persona.first_name();
        !signer.is_empty()
            && text
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word == signer)
    }

    /// A bare string of the desk, for readers of its own language; for others only what has no language (names
    /// are the caller's to judge, amounts and numbers are not words).
    fn plain(&self, text: &str) -> Option<String> {
        let text = text.trim().trim_end_matches('.');
        let own = self.brief.settings.own_language();
        let readable = self.language.base() == own.base() || has_no_language(text);
        (!text.is_empty() && readable).then(|| text.to_string())
    }

    /// What the letter says is in the language of the letter; it travels only into a draft of the same one.
    fn speaks_like_letter(&self) -> bool {
        let letter = &self.brief.reading.language;
        !letter.is_known()
            || letter
                .with_neighbours()
                .iter()
                .any(|tag| tag.base() == self.language.base())
    }
}

/// Where in the letter a sentence stands: what some paths depend on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Here<'h> {
    /// The noun of the intent.
    pub topic: Option<&'h str>,
    /// The question being answered.
    pub question: Option<&'h Question>,
    /// The sentence of the letter that gave a further matter away.
    pub words: Option<Span>,
    /// The template does not lead the letter.
    pub further: bool,
    /// Only this deed of the case is looked at.
    pub deed: Option<usize>,
    /// Something in the letter is still open: a person has to find it out or fill it in.
    pub open: bool,
}

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
        let rest: Vec<&str> = segments.collect();
        let detail = self.root(root, &rest)?;
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
            "plan" => order::plan(scene, rest),
            "said" => said::said(scene, &self.here, rest),
            "cue" => said::cue(scene, rest),
            "question" => said::question(scene, self.here.question?, rest),
            "case" => case::case(scene, self.here.deed, rest),
            "rules" | "world" | "company" | "rituals" | "elsewhere" => {
                desk::desk(scene, root, rest)
            }
            "fault" => history::fault(scene, rest),
            "history" => history::history(scene, rest),
            "topic" => Some(Detail::new(self.here.topic?, "intent.topic")),
            "open" => Some(Detail::new(self.here.open, "computed:open")),
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

/// Whether a text is the same in every language: numbers, amounts, codes, links.
fn has_no_language(text: &str) -> bool {
    if !text.contains(char::is_whitespace) && text.contains(['.', '@', '/']) {
        return true;
    }
    text.split(|c: char| !c.is_alphabetic())
        .all(|word| word.chars().count() <= 3)
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
