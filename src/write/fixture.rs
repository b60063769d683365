//! A small desk and a letter to try the writer on: our own words, nobody's templates.

use crate::{
    brief::{Brief, Memory},
    case::Case,
    choice::Choice,
    choose::{self, Overrides},
    customer::{Customer, Known, MatchedBy},
    draft::Draft,
    language::Language,
    letter::{Address, Letter},
    library::{DeskFile, Layer, Library},
    reading::{Cue, Evidence, Fact, FactKind, IntentFound, Place, Question, Reading, Writer},
    settings::Settings,
    situation::Situation,
    source::{Source, Span},
    yaml,
};
use serde::de::DeserializeOwned;

/// A desk of files.
pub(crate) fn library(files: &[(&str, &str)]) -> Library {
    let files: Vec<DeskFile> = files
        .iter()
        .map(|(path, text)| DeskFile {
            path: (*path).into(),
            source: Source::new(*path, *text),
            layer: Layer::Own,
        })
        .collect();
    match Library::build(&files) {
        Ok(library) => library,
        Err(faults) => panic!(
            "{}",
            faults
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        ),
    }
}

/// A letter with all that is known about it.
#[derive(Clone)]
pub(crate) struct Scenario {
    pub letter: Letter,
    pub reading: Reading,
    pub customer: Known,
    pub case: Case,
    pub settings: Settings,
    pub memory: Memory,
    pub language: Language,
    pub now: jiff::Zoned,
}

pub(crate) fn parsed<T: DeserializeOwned + Default>(text: &str) -> T {
    let source = Source::new("fixture.yaml", text);
    match yaml::parse(&source) {
        Ok(value) => value,
        Err(fault) => panic!("{fault:?}"),
    }
}

impl Scenario {
    /// A letter from a stranger, on a Tuesday morning.
    pub(crate) fn new(text: &str, situation: Situation, intents: &[(&str, &str)]) -> Self {
        let from = Address {
            name: Some("Dee Obi".into()),
            address: "dee@post.example".into(),
        };
        let mut scenario = Self {
            letter: Letter::bare(Some(from), "kites", text),
            reading: Reading {
                language: Language::EN,
                language_confidence: 1.0,
                new_text: text.into(),
                subject: "kites".into(),
                situation: Some(situation),
                ..Reading::default()
            },
            customer: Known::default(),
            case: Case::default(),
            settings: parsed("{persona: piet, language: en, answers_within: 2 working days}"),
            memory: Memory::default(),
            language: Language::EN,
            now: "2026-05-12T09:40[Europe/London]"
                .parse()
                .unwrap_or_default(),
        };
        for (name, words) in intents {
            let span = scenario.span(words);
            scenario.reading.intents.push(IntentFound {
                name: (*name).into(),
                confidence: 0.9,
                evidence: vec![Evidence::quoted(*words, Place::NewText, span)],
            });
        }
        scenario
    }

    pub(crate) fn span(&self, words: &str) -> Span {
        let start = self
            .letter
            .text
            .find(words)
            .unwrap_or_else(|| panic!("no {words}"));
        Span::new(start, start + words.len())
    }

    pub(crate) fn signed(mut self, name: &str, first: &str) -> Self {
        self.reading.writer = Writer {
            name: Some(name.into()),
            first: Some(first.into()),
            signers: 1,
            ..self.reading.writer
        };
        self
    }

    pub(crate) fn opening(mut self, words: &str) -> Self {
        self.reading.writer.opening = Some(words.into());
        self
    }

    pub(crate) fn profile(mut self, text: &str) -> Self {
        self.customer = Known {
            profile: parsed::<Customer>(text),
            matched_by: Some(MatchedBy::Address),
            disclose: true,
            ..Known::default()
        };
        self
    }

    pub(crate) fn case(mut self, text: &str) -> Self {
        self.case = parsed(text);
        self
    }

    pub(crate) fn settings(mut self, text: &str) -> Self {
        self.settings = parsed(text);
        self
    }

    pub(crate) fn asks(mut self, words: &str, request: bool, polarity: Option<bool>) -> Self {
        let question = Question {
            text: words.into(),
            place: Place::NewText,
            span: self.span(words),
            polarity,
            request,
        };
        self.reading.questions.push(question);
        self
    }

    pub(crate) fn fact(mut self, kind: FactKind, value: &str, words: &str) -> Self {
        let span = self.span(words);
        self.reading.facts.push(Fact {
            kind,
            value: value.into(),
            place: Place::NewText,
            start: span.start,
            end: span.end,
        });
        self
    }

    pub(crate) fn cue(
        mut self,
        name: &str,
        value: &str,
        parts: &[(&str, &str)],
        words: &str,
    ) -> Self {
        let own = |(name, value): &(&str, &str)| ((*name).to_string(), (*value).to_string());
        let cue = Cue {
            value: Some(value.to_string()).filter(|value| !value.is_empty()),
            parts: parts.iter().map(own).collect(),
            evidence: Evidence::quoted(words, Place::NewText, self.span(words)),
        };
        self.reading.cues.insert(name.into(), cue);
        self
    }

    /// Shows the brief of this scenario to somebody.
    pub(crate) fn brief<T>(&self, library: &Library, show: impl FnOnce(&Brief) -> T) -> T {
        let nobody = crate::persona::Persona::default();
        let meeting = choose::Meeting {
            letter: &self.letter,
            reading: &self.reading,
            customer: &self.customer,
            case: &self.case,
            settings: &self.settings,
        };
        let overrides = Overrides::default();
        let persona = choose::choose_persona(library, &meeting, &self.language, &overrides);
        show(&Brief {
            letter: &self.letter,
            reading: &self.reading,
            customer: &self.customer,
            persona: persona.unwrap_or(&nobody),
            case: &self.case,
            settings: &self.settings,
            memory: &self.memory,
            language: &self.language,
            now: &self.now,
        })
    }

    /// The draft that a library makes of it.
    pub(crate) fn draft(&self, library: &Library) -> Draft {
        self.brief(library, |brief| {
            match choose::choose(library, brief, &Overrides::default()) {
                Ok(choice) => crate::write::write(&choice, brief, library),
                Err(error) => panic!("{error}"),
            }
        })
    }

    /// What is chosen for it, or why nothing is.
    pub(crate) fn chosen(
        &self,
        library: &Library,
        overrides: &Overrides,
    ) -> Result<String, String> {
        let shown = |choice: Choice| {
            let picks: Vec<&str> = choice
                .picks
                .iter()
                .map(|pick| pick.template.path.as_str())
                .collect();
            picks.join(" ")
        };
        self.brief(library, |brief| {
            choose::choose(library, brief, overrides)
                .map(shown)
                .map_err(|error| error.to_string())
        })
    }
}
