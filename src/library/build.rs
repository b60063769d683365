//! From a desk's files to the library.

use super::{
    Answer, DeskFile, Faults, Layer, Library, MOVES, Template, body,
    head::{self, AnswerHead, TemplateHead},
    meaning::Meanings,
    names,
    phrase::{Origin, Phrase},
    scan::{Place, scan},
    shop::Shop,
    spoken,
};
use crate::{
    diagnostic::Diagnostic,
    intent::Intent,
    language::Language,
    persona::Persona,
    prose,
    situation::Situation,
    source::{Source, Span},
    tone::Tone,
    yaml,
};
use std::{collections::BTreeMap, sync::Arc};

/// Reads a desk's files; a file of the desk's own lies over a built-in one of the same path.
pub(super) fn build(files: &[DeskFile]) -> Result<Library, Vec<Diagnostic>> {
    let mut by_path: BTreeMap<&str, &DeskFile> = BTreeMap::new();
    for file in files {
        let kept = by_path.entry(&file.path).or_insert(file);
        if file.layer >= kept.layer {
            *kept = file;
        }
    }
    let mut builder = Builder::default();
    builder.components(&by_path);
    for (path, file) in by_path {
        builder.file(path, file);
    }
    builder.library.shop = builder.shop;
    builder.library.meanings = Meanings::of(&builder.library);
    builder.faults.or(builder.library)
}

#[derive(Default)]
struct Builder {
    library: Library,
    shop: Arc<Shop>,
    faults: Faults,
}

/// The languages whose names a file may carry.
const LANGUAGES: [&str; 27] = [
    "en", "nb", "nn", "da", "sv", "de", "es", "fr", "nl", "fi", "is", "it", "pt", "pl", "et", "lv",
    "lt", "cs", "sk", "hu", "ro", "fo", "se", "en-GB", "en-US", "pt-BR", "de-CH",
];

impl Builder {
    /// Components first: the texts of their language call them.
    fn components(&mut self, files: &BTreeMap<&str, &DeskFile>) {
        let mut found = BTreeMap::new();
        for (path, file) in files {
            let Some(tag) = path
                .strip_prefix("templates/moves/components.")
                .and_then(|rest| rest.strip_suffix(".txt"))
            else {
                continue;
            };
            let whole = Span::new(0, file.source.text.len());
            let scanned = scan(&file.source.text, whole, Place::Components);
            self.faults.scanned(&file.source, scanned.faults);
            if let Some(language) = self.language(&file.source, tag) {
                found.insert(language, file.source.clone());
            }
        }
        self.shop = Arc::new(Shop::new(found));
    }

    fn file(&mut self, path: &str, file: &DeskFile) {
        if file.source.text.len() > yaml::SMALL {
            return self.name_fault(
                &file.source,
                "the file is larger than 1 MiB, which is the most that is read here",
                "split it",
            );
        }
        let parts: Vec<_> = path.split('/').collect();
        match parts.as_slice() {
            ["templates", "moves", name] => self.moves(name, file),
            ["templates", "answers", name] => self.answer(name, file),
            ["templates", intent, "intent.yaml"] => self.intent(intent, file),
            ["templates", intent, name] => self.template(intent, name, file),
            ["personas", name] => self.persona(name, file),
            _ => {}
        }
    }

    fn name_fault(&mut self, source: &Source, message: impl Into<String>, hint: impl Into<String>) {
        self.faults.push(source, Span::new(0, 0), message, hint);
    }

    /// `mend.en.txt` → `mend`, `en`; nothing where the file is no text of ours.
    fn named<'n>(&mut self, name: &'n str, file: &DeskFile) -> Option<(&'n str, Language)> {
        let stem = name.strip_suffix(".txt")?;
        let Some((first, tag)) = stem.split_once('.') else {
            let hint = format!("name it `{stem}.en.txt`, or another language");
            self.name_fault(
                &file.source,
                format!("the name `{name}` has no language"),
                hint,
            );
            return None;
        };
        Some((first, self.language(&file.source, tag)?))
    }

    fn language(&mut self, source: &Source, tag: &str) -> Option<Language> {
        if LANGUAGES.contains(&tag) {
            return Some(Language::new(tag));
        }
        let hint = match (tag, prose::near(tag, LANGUAGES)) {
            ("no", _) => "write `nb` for bokmål or `nn` for nynorsk".to_string(),
            (_, Some(near)) => format!("did you mean `{near}`?"),
            _ => "write the BCP 47 tag: `en`, `nb`, `nn`, `da`, `sv`, `de`, `es` …".to_string(),
        };
        self.name_fault(
            source,
            format!("`{tag}` in the file's name is no language"),
            hint,
        );
        None
    }

    fn intent(&mut self, name: &str, file: &DeskFile) {
        match yaml::parse::<Intent>(&file.source) {
            Ok(mut intent) => {
                intent.name = name.to_string();
                self.library.intents.insert(intent.name.clone(), intent);
            }
            Err(faults) => self.faults.extend(faults),
        }
        self.library
            .sources
            .insert(format!("intent:{name}"), file.source.clone());
    }

    fn template(&mut self, intent: &str, name: &str, file: &DeskFile) {
        let Some((tone_name, language)) = self.named(name, file) else {
            return;
        };
        let Some(tone) = Tone::named(tone_name) else {
            let known = Tone::ALL.map(Tone::name);
            let hint = match prose::near(tone_name, known) {
                Some(near) => format!("did you mean `{near}.{language}.txt`?"),
                None => format!("one of {}", prose::either(&known)),
            };
            return self.name_fault(
                &file.source,
                format!("`{tone_name}` in the file's name is no tone"),
                hint,
            );
        };
        let path = format!("{intent}/{name}");
        let (span, start) = head::split(&file.source, &mut self.faults);
        let head: TemplateHead = head::read(&file.source, span, &mut self.faults);
        if let Some(frame) = head.frame.as_deref().filter(|frame| *frame != "none") {
            let place = head::place(&file.source, span.unwrap_or_default(), frame);
            self.faults.push(
                &file.source,
                place,
                format!("there is no frame `{frame}`"),
                "write `frame: none` for a whole letter, or leave the key out",
            );
        }
        let template = Template {
            intent: intent.to_string(),
            tone,
            needs: head::needs(&file.source, span, &head.needs, &mut self.faults),
            never_when: head.never_when,
            tones: head.tones,
            valid_until: head.valid_until,
            subject: head.subject.as_deref().map(|subject| {
                self.subject(subject, &language, file, (span.unwrap_or_default(), &path))
            }),
            whole: head.frame.as_deref() == Some("none"),
            blocks: self.blocks(file, start, &path, &language, ("answer", None)),
            source: file.source.clone(),
            language,
            path,
        };
        self.library
            .templates
            .entry(template.intent.clone())
            .or_default()
            .push(template);
    }

    fn subject(
        &mut self,
        text: &str,
        language: &Language,
        file: &DeskFile,
        (head, path): (Span, &str),
    ) -> Phrase {
        let span = match head.of(&file.source.text).find(text) {
            Some(at) => Span::new(head.start + at, head.start + at + text.len()),
            None => head::place(&file.source, head, "subject"),
        };
        let origin = Origin {
            source: &file.source,
            span,
            language,
            shop: &self.shop,
            key: format!("{path}:subject"),
        };
        let body = (span.of(&file.source.text) != text).then(|| Arc::from(text));
        let (mut phrase, mut found) = Phrase::new(origin, body, false);
        phrase.line = file.source.line_column(span.start).0;
        for fault in &mut found.faults {
            let inside = fault.span.start >= span.start && fault.span.end <= span.end;
            fault.span = if inside { fault.span } else { span };
        }
        self.faults.scanned(&file.source, found.faults);
        phrase
    }

    fn blocks(
        &mut self,
        file: &DeskFile,
        start: usize,
        name: &str,
        language: &Language,
        (first_move, only_move): (&str, Option<&str>),
    ) -> Vec<super::Block> {
        let file = body::File {
            source: &file.source,
            name,
            language,
            shop: &self.shop,
            first_move,
            only_move,
        };
        body::read(&file, start, &mut self.faults)
    }

    fn answer(&mut self, name: &str, file: &DeskFile) {
        let Some((slug, language)) = self.named(name, file) else {
            return;
        };
        let path = format!("answers/{name}");
        let (span, start) = head::split(&file.source, &mut self.faults);
        let head: AnswerHead = head::read(&file.source, span, &mut self.faults);
        let answer = Answer {
            slug: slug.to_string(),
            needs: head::needs(&file.source, span, &head.needs, &mut self.faults),
            asks: head.asks,
            about: head.about,
            decision: head.decision,
            personas: head.personas,
            valid_until: head.valid_until,
            blocks: self.blocks(
                file,
                start,
                &format!("answer:{slug}.{language}"),
                &language,
                ("answer", None),
            ),
            language,
            path,
        };
        self.library.sources.insert(
            format!("answer:{slug}.{}", answer.language),
            file.source.clone(),
        );
        self.library.answers.push(answer);
    }

    fn moves(&mut self, name: &str, file: &DeskFile) {
        if let Some(situation) = name.strip_suffix(".yaml") {
            let Some(known) = Situation::named(situation) else {
                let names = Situation::ALL.map(Situation::name);
                let hint = match prose::near(situation, names) {
                    Some(near) => format!("did you mean `{near}.yaml`?"),
                    None => format!("one of {}", prose::either(&names)),
                };
                return self.name_fault(
                    &file.source,
                    format!("there is no situation `{situation}`"),
                    hint,
                );
            };
            let frame = head::frame(&file.source, &mut self.faults);
            self.library.frames.insert(known, frame);
            return;
        }
        if name.starts_with("components.") {
            return;
        }
        let Some((move_name, language)) = self.named(name, file) else {
            return;
        };
        if !MOVES.contains(&move_name) {
            let hint = match prose::near(move_name, names::MOVES) {
                Some(near) => format!("did you mean `{near}.{language}.txt`?"),
                None => "the moves are in docs/writing-templates.md".to_string(),
            };
            return self.name_fault(
                &file.source,
                format!("there is no move `{move_name}`"),
                hint,
            );
        }
        let (span, start) = head::split(&file.source, &mut self.faults);
        if let Some(span) = span {
            self.faults.push(
                &file.source,
                span,
                "shared moves have no head",
                "strike it; conditions stand in the marks",
            );
        }
        let key = format!("move:{move_name}.{language}");
        let blocks = self.blocks(file, start, &key, &language, (move_name, Some(move_name)));
        self.library
            .moves
            .insert((move_name.to_string(), language), blocks);
    }

    fn persona(&mut self, name: &str, file: &DeskFile) {
        let Some(id) = name.strip_suffix(".yaml") else {
            return;
        };
        match yaml::parse::<Persona>(&file.source) {
            Ok(mut persona) => {
                persona.id = id.to_string();
                persona.own = file.layer == Layer::Own;
                let spoken = spoken::read(&persona, &file.source, &self.shop, &mut self.faults);
                self.library.spoken.insert(persona.id.clone(), spoken);
                self.library.personas.insert(persona.id.clone(), persona);
            }
            Err(faults) => self.faults.extend(faults),
        }
        self.library
            .sources
            .insert(format!("persona:{id}"), file.source.clone());
    }
}
