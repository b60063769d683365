//! Coverage: what the templates can answer, and what they cannot yet.

use crate::{language::Language, library::Library, record::Record, tone::Tone};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One intent: its tones by language, and what is missing against the language that has most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The intent.
    pub intent: String,
    /// The tones there are, by language.
    pub tones: BTreeMap<String, Vec<Tone>>,
    /// The tones that another language of this desk has and this one lacks.
    pub missing: BTreeMap<String, Vec<Tone>>,
}

/// A template that letters would have needed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Wanted {
    /// For which intent.
    pub intent: String,
    /// In which tone.
    pub tone: Option<Tone>,
    /// In which language.
    pub language: String,
    /// By how many letters.
    pub letters: usize,
}

/// Intent × tone × language.
pub fn rows(library: &Library) -> Vec<Row> {
    let languages = languages(library);
    library
        .intents
        .keys()
        .map(|intent| {
            let templates = library.templates.get(intent).map_or(&[][..], Vec::as_slice);
            let mut tones: BTreeMap<String, BTreeSet<Tone>> = BTreeMap::new();
            for template in templates {
                let row = tones.entry(template.language.to_string()).or_default();
                row.insert(template.tone);
                row.extend(template.tones.iter().copied());
            }
            let all: BTreeSet<Tone> = tones.values().flatten().copied().collect();
            let missing = languages
                .iter()
                .map(|language| {
                    let has = tones.get(language).cloned().unwrap_or_default();
                    (
                        language.clone(),
                        all.difference(&has).copied().collect::<Vec<_>>(),
                    )
                })
                .filter(|(_, missing)| !missing.is_empty())
                .collect();
            let tones = tones
                .into_iter()
                .map(|(language, tones)| (language, tones.into_iter().collect()));
            Row {
                intent: intent.clone(),
                tones: tones.collect(),
                missing,
            }
        })
        .collect()
}

/// Every language that some template is written in.
pub fn languages(library: &Library) -> BTreeSet<String> {
    library
        .templates
        .values()
        .flatten()
        .map(|template| template.language.to_string())
        .collect()
}

/// What letters would have needed: those that wanted something we know and got no template, most wanted first.
pub fn wanted<'r>(records: impl Iterator<Item = &'r Record>) -> Vec<Wanted> {
    let mut counts: BTreeMap<(String, Option<Tone>, String), usize> = BTreeMap::new();
    for record in records.filter(|record| record.draft.is_none() && record.templates.is_empty()) {
        let Some(intent) = record.intents.first() else {
            continue;
        };
        let tone = record
            .situation
            .as_ref()
            .map(|situation| situation.name.tone());
        let language = record
            .language
            .clone()
            .unwrap_or_else(|| Language::UND.to_string());
        *counts
            .entry((intent.name.clone(), tone, language))
            .or_insert(0) += 1;
    }
    let mut wanted: Vec<Wanted> = counts
        .into_iter()
        .map(|((intent, tone, language), letters)| Wanted {
            intent,
            tone,
            language,
            letters,
        })
        .collect();
    wanted.sort_by(|a, b| b.letters.cmp(&a.letters).then_with(|| a.cmp(b)));
    wanted
}

#[cfg(test)]
mod tests {
    use super::{Wanted, rows, wanted};
    use crate::{
        library::{DeskFile, Layer, Library},
        record::{IntentRecord, Record, SituationRecord},
        situation::Situation,
        source::Source,
        tone::Tone,
    };
    use std::collections::BTreeMap;

    fn file(path: &str, text: &str) -> DeskFile {
        DeskFile {
            path: path.into(),
            source: Source::new(path, text),
            layer: Layer::Own,
        }
    }

    #[test]
    fn what_one_language_has_and_another_lacks_is_missing() {
        let library = Library::build(&[
            file("templates/visit/intent.yaml", "about: wants to come\n"),
            file("templates/visit/plain.en.txt", "{# answer #}\nCome in.\n"),
            file(
                "templates/visit/warm.en.txt",
                "{# answer #}\nCome in, do.\n",
            ),
            file("templates/visit/plain.nb.txt", "{# answer #}\nKom inn.\n"),
        ])
        .unwrap();
        let rows = rows(&library);
        assert_eq!(
            rows[0].missing,
            BTreeMap::from([("nb".to_string(), vec![Tone::Warm])])
        );
    }

    #[test]
    fn letters_without_a_template_are_counted() {
        let record = Record {
            intents: vec![IntentRecord {
                name: "visit".into(),
                ..IntentRecord::default()
            }],
            situation: Some(SituationRecord {
                name: Situation::Thankful,
                evidence: vec![],
            }),
            language: Some("sv".into()),
            ..Record::default()
        };
        let wanted = wanted([&record, &record].into_iter());
        assert_eq!(
            wanted,
            [Wanted {
                intent: "visit".into(),
                tone: Some(Tone::Warm),
                language: "sv".into(),
                letters: 2
            }]
        );
    }
}
