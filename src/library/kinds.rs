//! The kinds of files that a library is made of: intents, templates, answers, frames and shared moves, personas.

use super::{
    Answer, DeskFile, Layer, MOVES, Template,
    build::Builder,
    head::{self, AnswerHead, TemplateHead},
    names,
    phrase::{Origin, Phrase},
    spoken,
};
use crate::{
    intent::Intent, language::Language, persona::Persona, prose, situation::Situation,
    source::Span, tone::Tone, yaml,
};
use std::sync::Arc;

/// So many examples an intent may have in one language.
const EXAMPLES: usize = 2000;

impl Builder {
    pub(super) fn intent(&mut self, name: &str, file: &DeskFile) {
        match yaml::parse::<Intent>(&file.source) {
            Ok(mut intent) => {
                intent.name = name.to_string();
                self.bounded_examples(&intent, file);
                self.library.intents.insert(intent.name.clone(), intent);
            }
            Err(faults) => self.faults.extend(faults),
        }
        self.library
            .sources
            .insert(format!("intent:{name}"), file.source.clone());
    }

    /// Examples beyond the bound teach nothing more, and take the time of every start.
    fn bounded_examples(&mut self, intent: &Intent, file: &DeskFile) {
        let beyond = intent.examples.values().find_map(|all| all.get(EXAMPLES));
        if let Some(example) = beyond {
            let at = file.source.text.find(example.as_str()).unwrap_or(0);
            let span = Span::new(at, at);
            let message = format!("more than {EXAMPLES} examples of one language");
            self.faults.push(
                &file.source,
                span,
                message,
                "five are enough, and fifty are many",
            );
        }
    }

    pub(super) fn template(&mut self, intent: &str, name: &str, file: &DeskFile) {
        let Some((tone_name, language)) = self.named(name, file) else {
            return;
        };
        let Some(tone) = Tone::named(tone_name) else {
            let message = format!("`{tone_name}` in the file's name is no tone");
            let hint = prose::suggestion(tone_name, &Tone::ALL.map(Tone::name));
            return self.name_fault(&file.source, message, hint);
        };
        let path = format!("{intent}/{name}");
        let (span, start) = head::split(&file.source, &mut self.faults);
        let head: TemplateHead = head::read(&file.source, span, &mut self.faults);
        if let Some(frame) = head.frame.as_deref().filter(|frame| *frame != "none") {
            let place = head::place(&file.source, span.unwrap_or_default(), frame);
            let hint = "write `frame: none` for a whole letter, or leave the key out";
            let message = format!("there is no frame `{frame}`");
            self.faults.push(&file.source, place, message, hint);
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

    pub(super) fn answer(&mut self, name: &str, file: &DeskFile) {
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
            own: file.layer == Layer::Own,
        };
        self.library.sources.insert(
            format!("answer:{slug}.{}", answer.language),
            file.source.clone(),
        );
        self.library.answers.push(answer);
    }

    fn frame(&mut self, situation: &str, file: &DeskFile) {
        let Some(known) = Situation::named(situation) else {
            let message = format!("there is no situation `{situation}`");
            let hint = prose::suggestion(situation, &Situation::ALL.map(Situation::name));
            return self.name_fault(&file.source, message, hint);
        };
        let frame = head::frame(&file.source, &mut self.faults);
        self.library.frames.insert(known, frame);
    }

    pub(super) fn moves(&mut self, name: &str, file: &DeskFile) {
        if let Some(situation) = name.strip_suffix(".yaml") {
            return self.frame(situation, file);
        }
        if name.starts_with("components.") {
            return;
        }
        let Some((move_name, language)) = self.named(name, file) else {
            return;
        };
        if !MOVES.contains(&move_name) {
            let message = format!("there is no move `{move_name}`");
            return self.name_fault(&file.source, message, names::meant_move(move_name));
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

    pub(super) fn persona(&mut self, name: &str, file: &DeskFile) {
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
