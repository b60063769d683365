//! What all texts of a library share: the engine of each language, made when it is first needed.

use super::{compile, engine, scan::Fault};
use crate::{language::Language, locale::Locales, source::Source};
use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, OnceLock},
};
use tera::Tera;

/// The engines of a library.
#[derive(Default)]
pub(super) struct Shop {
    locales: Arc<Locales>,
    plain: OnceLock<Tera>,
    components: BTreeMap<Language, (Source, OnceLock<Tera>)>,
}

impl Shop {
    /// A shop with the component files of each language.
    pub(super) fn new(components: BTreeMap<Language, Source>) -> Self {
        Self {
            components: components
                .into_iter()
                .map(|(language, source)| (language, (source, OnceLock::new())))
                .collect(),
            ..Self::default()
        }
    }

    /// The engine for texts of a language; with its components where they are called.
    pub(super) fn engine(&self, language: &Language, components: bool) -> &Tera {
        let plain = || self.plain.get_or_init(|| engine::engine(&self.locales));
        if !components {
            return plain();
        }
        match self.components.get(language) {
            Some((source, tera)) => tera.get_or_init(|| {
                let mut tera = plain().clone();
                let text = compile::components(&source.text, engine::LANGUAGE);
                // A file with a fault gives no components; `faults` names what is wrong with it.
                if tera.add_raw_template(&source.name, &text).is_err() {
                    return plain().clone();
                }
                tera
            }),
            None => plain(),
        }
    }

    /// What the engine finds wrong with a file of components.
    pub(super) fn proof(&self, source: &Source) -> Option<Fault> {
        let plain = self.plain.get_or_init(|| engine::engine(&self.locales));
        engine::proof(plain, &source.text)
    }

    /// The component files.
    pub(super) fn component_files(&self) -> impl Iterator<Item = &Source> {
        self.components.values().map(|(source, _)| source)
    }
}

impl fmt::Debug for Shop {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Shop")
            .field("components", &self.components.keys())
            .finish_non_exhaustive()
    }
}
