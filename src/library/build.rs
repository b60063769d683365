//! From a desk's files to the library.

use super::{
    DeskFile, Faults, Library, body, meaning::Meanings, scan::Place, scanner::scan, shop::Shop,
};
use crate::{
    diagnostic::Diagnostic,
    language::Language,
    prose,
    source::{Source, Span},
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

/// A library on its way.
#[derive(Default)]
pub(super) struct Builder {
    pub library: Library,
    pub shop: Arc<Shop>,
    pub faults: Faults,
}

/// So many blocks a file may have.
const BLOCKS: usize = 300;
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

    pub(super) fn name_fault(
        &mut self,
        source: &Source,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.faults.push(source, Span::new(0, 0), message, hint);
    }

    /// `mend.en.txt` → `mend`, `en`; nothing where the file is no text of ours.
    pub(super) fn named<'n>(
        &mut self,
        name: &'n str,
        file: &DeskFile,
    ) -> Option<(&'n str, Language)> {
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

    pub(super) fn language(&mut self, source: &Source, tag: &str) -> Option<Language> {
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

    pub(super) fn blocks(
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
        let mut blocks = body::read(&file, start, &mut self.faults);
        if let Some(beyond) = blocks.get(BLOCKS) {
            let place = beyond.forms.first().map_or(0, |form| form.span.start);
            self.faults.push(
                file.source,
                crate::source::Span::new(place, place),
                format!("a file of more than {BLOCKS} blocks"),
                "part it: a letter has a dozen",
            );
            blocks.truncate(BLOCKS);
        }
        blocks
    }
}
