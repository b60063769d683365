//! Specimens: made-up letters on which every text is said before a customer sees it.
//!
//! The fullest knows every detail there can be, so a path that it does not know is a slip of the pen.

use super::{Detail, Path, View, known, view::is_known};
use crate::language::Language;
use serde_json::json;

/// A made-up letter.
#[derive(Clone, Debug)]
pub struct Specimen {
    language: Language,
    pub(super) name: Option<&'static str>,
    pub(super) missing: Option<Path>,
}

/// Names as they come: shouted, with particles, one letter, right to left, hyphened, none.
pub const NAMES: [Option<&str>; 7] = [
    Some("Greta"),
    Some("GRETA QUILL"),
    Some("Anne-Marie van der Berg"),
    Some("Å"),
    Some("שרה"),
    Some("Tonje og Are"),
    None,
];

impl Specimen {
    /// The one that knows every detail.
    pub fn full(language: &Language) -> Self {
        Self {
            language: language.clone(),
            name: Some("Greta"),
            missing: None,
        }
    }

    /// The same without one detail and what stands below it.
    pub fn without(mut self, path: &Path) -> Self {
        self.missing = Some(path.clone());
        self
    }

    /// The same from somebody of another name.
    pub fn called(mut self, name: Option<&'static str>) -> Self {
        self.name = name;
        self
    }
}

impl View for Specimen {
    fn get(&self, path: &Path) -> Option<Detail> {
        if self
            .missing
            .as_ref()
            .is_some_and(|gone| path.is_within(gone))
        {
            return None;
        }
        let value = match path.as_str() {
            "name" | "writer.first" => json!(self.name?),
            "language" => json!(self.language.base()),
            _ => known::kind(path).ok()?.value(),
        };
        Some(Detail::new(value, format!("specimen:{path}")))
            .filter(|detail| is_known(&detail.value))
    }

    fn language(&self) -> &Language {
        &self.language
    }

    fn said(&self, _: &str) -> Option<String> {
        Some("specimen:letter".to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::{Specimen, View};
    use crate::{
        language::Language,
        library::{
            Path,
            known::{self, Kind},
        },
    };

    #[test]
    fn dates_are_dates() {
        for (path, kind) in known::all() {
            if let Kind::Date(text) = kind {
                assert!(crate::locale::parse_date(text).is_some(), "{path}");
            }
        }
        let specimen = Specimen::full(&Language::EN);
        assert!(specimen.get(&Path::new("order.promised")).is_some());
        assert!(
            specimen
                .without(&Path::new("order"))
                .get(&Path::new("order.promised"))
                .is_none()
        );
    }
}
