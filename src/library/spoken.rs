//! What personas say of their own: greetings, closings, signatures, sentences for a move.

use super::{Faults, Part, Phrase, phrase::Origin, shop::Shop};
use crate::{
    language::Language,
    persona::Persona,
    prose,
    source::{Source, Span},
    tone::Tone,
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// The phrases of one persona, by part, language and tone or move (`greeting/en/warm`).
#[derive(Clone, Debug, Default)]
pub(super) struct Spoken(HashMap<String, Vec<Phrase>>);

impl Spoken {
    /// The phrases for a part of the letter, in the reader's language or one they accept.
    pub(super) fn find(&self, part: Part, language: &Language) -> &[Phrase] {
        let (name, detail, any) = match part {
            Part::Greeting(tone) => ("greeting", tone.name(), Some("any")),
            // "Come by when you are near" is for most letters, and not for who mourns or was wronged.
            Part::Closing(tone) => {
                let grave = matches!(tone, Tone::Quiet | Tone::Calm | Tone::Formal);
                ("closing", tone.name(), (!grave).then_some("any"))
            }
            Part::NoName => ("no_name", "", None),
            Part::Sign => ("sign", "", None),
            Part::Move(name) => ("moves", name, None),
        };
        language
            .with_neighbours()
            .iter()
            .flat_map(|tag| {
                let key = |detail: &str| format!("{name}/{}/{detail}", tag.tag());
                [Some(key(detail)), any.map(key)]
            })
            .flatten()
            .find_map(|key| self.0.get(&key))
            .map_or(&[], Vec::as_slice)
    }

    /// All phrases.
    pub(super) fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        self.0.values().flatten()
    }
}

/// Reads the phrases of a persona's file.
pub(super) fn read(
    persona: &Persona,
    source: &Source,
    shop: &Arc<Shop>,
    faults: &mut Faults,
) -> Spoken {
    let mut reader = Reader {
        persona,
        source,
        shop,
        faults,
        spoken: Spoken::default(),
    };
    reader.by_tone("greeting", &persona.greeting);
    reader.by_tone("closing", &persona.closing);
    for (language, texts) in &persona.no_name {
        reader.phrases("no_name", language, "", texts);
    }
    for (language, text) in &persona.sign {
        reader.phrases("sign", language, "", std::slice::from_ref(text));
    }
    for (language, moves) in &persona.moves {
        for (name, texts) in moves {
            reader.known(name, super::MOVES, "move");
            reader.phrases("moves", language, name, texts);
        }
    }
    reader.spoken
}

struct Reader<'r> {
    persona: &'r Persona,
    source: &'r Source,
    shop: &'r Arc<Shop>,
    faults: &'r mut Faults,
    spoken: Spoken,
}

impl Reader<'_> {
    fn by_tone(&mut self, part: &str, texts: &BTreeMap<String, BTreeMap<String, Vec<String>>>) {
        for (language, tones) in texts {
            for (tone, texts) in tones {
                let tones = Tone::ALL.iter().map(|tone| tone.name()).chain(["any"]);
                self.known(tone, tones, "tone");
                self.phrases(part, language, tone, texts);
            }
        }
    }

    fn known(&mut self, name: &str, known: impl IntoIterator<Item = &'static str>, kind: &str) {
        let known: Vec<_> = known.into_iter().collect();
        if known.contains(&name) {
            return;
        }
        let hint = prose::suggestion(name, &known);
        let whole = Span::new(0, self.source.text.len());
        let span = super::head::place(self.source, whole, name);
        self.faults.push(
            self.source,
            span,
            format!("there is no {kind} `{name}`"),
            hint,
        );
    }

    fn phrases(&mut self, part: &str, language: &str, detail: &str, texts: &[String]) {
        let tag = Language::new(language);
        let key = format!("{part}/{}/{detail}", tag.tag());
        let phrases = texts
            .iter()
            .enumerate()
            .map(|(number, text)| {
                let dotted = key.trim_end_matches('/').replace('/', ".");
                let key = format!("persona:{}.{dotted}#{}", self.persona.id, number + 1);
                self.phrase(text, &tag, key, part)
            })
            .collect();
        self.spoken.0.insert(key, phrases);
    }

    fn phrase(&mut self, text: &str, language: &Language, key: String, part: &str) -> Phrase {
        // The first place of the text below its key; where YAML holds it in another form, its first words.
        let file = &self.source.text;
        let begin = file
            .find(&format!("\n{part}:"))
            .map_or(0, |at| at + part.len());
        let find = |words: &str| Some(begin + file.get(begin..)?.find(words)?);
        let at = find(text);
        let span = match at {
            Some(at) => Span::new(at, at + text.len()),
            None => {
                let first = text.lines().next().unwrap_or(text);
                let at = find(first).unwrap_or(begin);
                Span::new(at, (at + first.len()).min(file.len()))
            }
        };
        let body = at.is_none().then(|| Arc::from(text));
        let moved = body.is_some();
        let origin = Origin {
            source: self.source,
            span,
            language,
            shop: self.shop,
            key,
        };
        let (mut phrase, mut found) = Phrase::new(origin, body, part == "sign");
        phrase.line = self.source.line_column(span.start).0;
        if moved {
            for fault in &mut found.faults {
                fault.span = span;
            }
        }
        self.faults.scanned(self.source, found.faults);
        phrase
    }
}
