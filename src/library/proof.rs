//! What only shows when everything is compiled and set side by side: the slow half of `regards check`.

use super::{
    Block, Faults, Library, Phrase, Template,
    expression::{Word, words},
    head,
    scan::{Fault, Part, Place},
    scanner::scan,
};
use crate::{
    diagnostic::Diagnostic,
    prose,
    source::{Source, Span},
};

use tera::Tera;

impl Library {
    /// Every text of the library.
    pub fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        let spoken = self.spoken.values().flat_map(|spoken| spoken.phrases());
        let subjects = self
            .all_templates()
            .filter_map(|template| template.subject.as_ref());
        self.blocks()
            .flat_map(|block| &block.forms)
            .flat_map(|form| &form.variants)
            .chain(subjects)
            .chain(spoken)
    }

    /// Every block of the library.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        let templates = self.all_templates().flat_map(|template| &template.blocks);
        let answers = self.answers.iter().flat_map(|answer| &answer.blocks);
        templates
            .chain(answers)
            .chain(self.moves.values().flatten())
    }

    fn all_templates(&self) -> impl Iterator<Item = &Template> {
        self.templates.values().flatten()
    }

    /// Compiles everything and compares what must fit together: syntax that only the engine knows, patterns, names of
    /// personas, what templates need and intents promise.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let mut faults = Faults::default();
        for phrase in self.phrases() {
            faults.scanned(&phrase.source, phrase.proof().into_iter().collect());
        }
        for source in self.shop.component_files() {
            faults.scanned(source, self.shop.proof(source).into_iter().collect());
        }
        self.patterns(&mut faults);
        self.personas_named(&mut faults);
        self.needs_promised(&mut faults);
        self.folders(&mut faults);
        faults.into_sorted()
    }

    fn patterns(&self, faults: &mut Faults) {
        for intent in self.intents.values() {
            let Some(source) = self.sources.get(&format!("intent:{}", intent.name)) else {
                continue;
            };
            for pattern in intent.always.iter().chain(&intent.never) {
                if let Err(error) = regex_syntax::ast::parse::Parser::new().parse(pattern) {
                    let whole = Span::new(0, source.text.len());
                    let span = find(source, whole, pattern);
                    let why = error.kind();
                    faults.push(
                        source,
                        span,
                        format!("the pattern cannot be read: {why}"),
                        "write a regular expression, or plain words",
                    );
                }
            }
        }
    }

    fn personas_named(&self, faults: &mut Faults) {
        for answer in &self.answers {
            let key = format!("answer:{}.{}", answer.slug, answer.language);
            let Some(source) = self.sources.get(&key) else {
                continue;
            };
            for name in &answer.personas {
                self.persona_named(name, source, Span::new(0, source.text.len()), faults);
            }
        }
        for block in self.blocks() {
            let form = block.forms.first();
            let phrase = form.and_then(|form| form.variants.first());
            if let (Some(name), Some(form), Some(phrase)) = (&block.persona, form, phrase) {
                self.persona_named(name, &phrase.source, form.span, faults);
            }
        }
    }

    fn persona_named(&self, name: &str, source: &Source, part: Span, faults: &mut Faults) {
        if self.personas.contains_key(name) {
            return;
        }
        let known: Vec<_> = self.personas.keys().map(String::as_str).collect();
        let message = format!("there is no persona `{name}`");
        let hint = prose::suggestion(name, &known);
        faults.push(source, find(source, part, name), message, hint);
    }

    fn needs_promised(&self, faults: &mut Faults) {
        for template in self.all_templates() {
            let Some(intent) = self.intents.get(&template.intent) else {
                continue;
            };
            if intent.promises.is_empty() {
                continue;
            }
            for need in &template.needs {
                let promised = intent.promises.iter().any(|promise| {
                    need.is_within(&super::Path::new(promise)) || promise == need.as_str()
                });
                if promised {
                    continue;
                }
                let whole = Span::new(0, template.source.text.len());
                let span = head::place(&template.source, whole, need.as_str());
                let fault = Diagnostic::error(format!(
                    "template needs `{need}`, but intent `{}` does not promise it",
                    intent.name
                ));
                faults.extend([fault
                    .at(&template.source, span)
                    .note(format!("promised for `{}`: {}", intent.name, prose::both(&intent.promises)))
                    .hint("put the sentence in a form of its own and drop it from `needs`, or move the template")]);
            }
        }
    }

    /// A folder of templates that no `intent.yaml` explains.
    fn folders(&self, faults: &mut Faults) {
        for (intent, templates) in &self.templates {
            let Some(first) = templates
                .first()
                .filter(|_| !self.intents.contains_key(intent))
            else {
                continue;
            };
            let known = self.intents.keys().map(String::as_str);
            let hint = match prose::near(intent, known) {
                Some(near) => format!("did you mean the folder `{near}`?"),
                None => format!("write `templates/{intent}/intent.yaml`"),
            };
            let message = format!("there is no `intent.yaml` for `{intent}`");
            faults.push(&first.source, Span::new(0, 0), message, hint);
        }
    }
}

fn find(source: &Source, part: Span, text: &str) -> Span {
    match part.of(&source.text).find(text) {
        Some(at) => Span::new(part.start + at, part.start + at + text.len()),
        None => Span::new(part.start, part.start),
    }
}

/// The first call of a component that does not fit: a name or an argument that there is not, or one that is missing.
pub(super) fn calls(engine: &Tera, text: &str) -> Option<Fault> {
    let found = scan(text, Span::new(0, text.len()), Place::Phrase);
    found.parts.iter().find_map(|part| match part {
        Part::Output(tag) if tag.component => call(engine, text, tag.expression),
        _ => None,
    })
}

fn call(engine: &Tera, text: &str, expression: Span) -> Option<Fault> {
    let found = words(text, expression);
    let (_, name_span) = found.iter().find(|(word, _)| *word == Word::Component)?;
    let name = name_span.of(text);
    let Some(component) = engine.get_component_definition(name) else {
        let known: Vec<_> = engine.get_component_names().collect();
        let hint = match prose::near(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "components stand in `templates/moves/components.<language>.txt`".to_string(),
        };
        return fault(*name_span, format!("there is no component `{name}`"), hint);
    };
    let known: Vec<_> = component
        .args()
        .iter()
        .filter(|argument| !argument.is_implicit())
        .collect();
    let given = found.iter().filter(|(word, _)| *word == Word::Argument);
    let given: Vec<_> = given.map(|(_, span)| (span.of(text), *span)).collect();
    let names: Vec<_> = known.iter().map(|argument| argument.name()).collect();
    if let Some((wrong, span)) = given.iter().find(|(name, _)| !names.contains(name)) {
        let hint = match prose::near(wrong, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it takes {}", prose::both(&names)),
        };
        return fault(*span, format!("`{name}` takes no `{wrong}`"), hint);
    }
    let missing = known.iter().find(|argument| {
        argument.is_required() && !given.iter().any(|(name, _)| *name == argument.name())
    })?;
    let hint = format!("write `{}={{path}}`", missing.name());
    fault(
        *name_span,
        format!("`{name}` needs `{}`", missing.name()),
        hint,
    )
}

fn fault(span: Span, message: String, hint: String) -> Option<Fault> {
    Some(Fault {
        span,
        message,
        hint: Some(hint),
    })
}
