//! The case of one check: a letter, what is known, a reply that it must find fault with, and one that it must let be.

use jiff::Zoned;
use regards::{
    brief::{Brief, Memory},
    case::Case,
    check::{check, review::review},
    customer::{Customer, Known, MatchedBy, Trust},
    draft::{Draft, Promise, Remark, Sentence},
    language::Language,
    letter::{Address, Letter},
    library::Library,
    persona::Persona,
    read::Reader,
    reading::{Cue, Fact, FactKind, Place, Question, Reading, Writer},
    settings::Settings,
    situation::Situation,
    source::{Source, Span},
    yaml,
};
use serde::Deserialize;
use std::fs;

/// One file of `tests/check/`: a letter, what is known, a reply that the check must find fault with, and one it must not.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Golden {
    letter: Option<String>,
    from: Option<String>,
    language: Option<String>,
    situation: Option<String>,
    writer: Option<WriterIs>,
    deceased: Option<String>,
    secret: Option<String>,
    questions: Option<Vec<String>>,
    customer: Option<Customer>,
    case: Case,
    settings: Option<Settings>,
    persona: Option<Persona>,
    replies: Vec<String>,
    promises: Vec<Promised>,
    good_promises: Vec<Promised>,
    bad: Option<String>,
    bad_sentences: Vec<Said>,
    /// The words that the check must point at.
    pub catches: String,
    good: Option<String>,
    good_sentences: Vec<Said>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WriterIs {
    name: Option<String>,
    first: Option<String>,
    age: Option<u8>,
    signers: u8,
    formal: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Promised {
    what: String,
    due: Option<jiff::civil::Date>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    text: String,
    #[serde(rename = "move")]
    move_name: String,
    from: String,
    facts: Vec<String>,
}

const LETTER: &str =
    "Hello, how is it going with the lamp that I wrote to you about?\n\nGreta Quill\n";

impl Golden {
    fn reading(&self, letter: &Letter, settings: &Settings, library: &Library) -> Reading {
        let reader = Reader::new(settings, &library.intents, None).unwrap();
        let mut reading = reader.read(letter);
        if let Some(tag) = &self.language {
            reading.language = Language::new(tag);
        }
        if let Some(name) = &self.situation {
            reading.situation = Situation::named(name);
        }
        if let Some(writer) = &self.writer {
            reading.writer = Writer {
                name: writer.name.clone(),
                first: writer.first.clone(),
                age: writer.age,
                signers: writer.signers,
                formal: writer.formal,
                ..reading.writer
            };
        }
        if let Some(dead) = &self.deceased {
            let cue = Cue {
                value: Some(dead.clone()),
                ..Cue::default()
            };
            reading.cues.insert("deceased".into(), cue);
        }
        if let Some(secret) = &self.secret {
            let start = reading.new_text.find(secret.as_str()).unwrap();
            reading.facts.push(Fact {
                kind: FactKind::Secret,
                value: "…".into(),
                place: Place::NewText,
                start,
                end: start + secret.len(),
            });
        }
        let questions = self.questions.as_deref().unwrap_or(&[]);
        reading.questions = questions
            .iter()
            .map(|text| Question {
                text: text.clone(),
                place: Place::NewText,
                span: Span::default(),
                polarity: Some(true),
                request: false,
            })
            .collect();
        reading
    }

    /// The reply's text and what the checks remark on it.
    pub fn remarks(&self, bad: bool, library: &Library) -> (String, Vec<Remark>) {
        let settings = self.settings.clone().unwrap_or_default();
        let mut letter = Letter::bare(None, "the lamp", self.letter.as_deref().unwrap_or(LETTER));
        let from = self
            .from
            .as_deref()
            .unwrap_or("Greta Quill <greta@post.example>");
        let (name, address) = from.trim_end_matches('>').split_once(" <").unwrap();
        letter.from = Some(Address {
            name: Some(name.into()),
            address: address.into(),
        });
        let reading = self.reading(&letter, &settings, library);
        let customer = Known {
            profile: self.customer.clone().unwrap_or_default(),
            matched_by: self.customer.as_ref().map(|_| MatchedBy::Address),
            trust: Trust::Verified,
            disclose: true,
            ..Known::default()
        };
        let persona = self.persona.clone().unwrap_or_else(|| Persona {
            id: "ottilie".into(),
            name: "Ottilie Brand".into(),
            ..Persona::default()
        });
        let now: Zoned = "2026-05-12T10:00:00+01:00[Europe/London]".parse().unwrap();
        let memory = Memory {
            replies: self.replies.clone(),
            ..Memory::default()
        };
        let language = reading.language.clone();
        let brief = Brief {
            letter: &letter,
            reading: &reading,
            customer: &customer,
            persona: &persona,
            case: &self.case,
            settings: &settings,
            memory: &memory,
            language: &language,
            now: &now,
        };
        let draft = self.draft(bad, &brief);
        let checked = check(&draft, &brief, library);
        (draft.text, checked.remarks)
    }

    fn draft(&self, bad: bool, brief: &Brief) -> Draft {
        let (text, sentences) = if bad {
            (&self.bad, &self.bad_sentences)
        } else {
            (&self.good, &self.good_sentences)
        };
        let promises = if bad || self.good_promises.is_empty() {
            &self.promises
        } else {
            &self.good_promises
        };
        let mut draft = match text {
            Some(text) => review(text, brief),
            None => tagged(sentences),
        };
        draft.promises = promises
            .iter()
            .map(|it| Promise {
                what: it.what.clone(),
                due: it.due,
            })
            .collect();
        draft
    }
}

fn tagged(said: &[Said]) -> Draft {
    let mut draft = Draft::default();
    for one in said {
        if !draft.text.is_empty() {
            draft.text.push_str("\n\n");
        }
        let start = draft.text.len();
        draft.text.push_str(&one.text);
        draft.moves.push(one.move_name.clone());
        draft.sentences.push(Sentence {
            text: one.text.clone(),
            move_name: one.move_name.clone(),
            from: one.from.clone(),
            facts: one.facts.clone(),
            grounds: Vec::new(),
            span: Span::new(start, draft.text.len()),
        });
    }
    draft
}

/// Reads the case of a check.
pub fn golden(name: &str) -> Golden {
    let path = format!("{}/tests/check/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    yaml::parse(&Source::new(path, text))
        .unwrap_or_else(|faults| panic!("{}", faults[0].render(false)))
}
