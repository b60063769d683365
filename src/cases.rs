//! Golden letters of a desk: what must come of them, and how it differs.
//!
//! A case is a letter `cases/<name>.eml` with what is expected of it in `<name>.yaml`, or the draft that was read and
//! kept in `<name>.txt`, or both.

mod diff;

pub use diff::{Line, Piece, lines};

use crate::{
    case::Case, desk::Reply, diagnostic::Diagnostic, letter::Letter, mime::parse::parse,
    source::Source, yaml,
};
use serde::{Deserialize, Serialize};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// `<name>.yaml`: what staff say about the letter, and what they expect.
#[derive(Clone, Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Told {
    /// The desk's own facts.
    pub case: Case,
    /// The clock (RFC 3339); left out: the date of the letter.
    pub at: Option<String>,
    /// What must come of it.
    pub expect: Expected,
}

/// What must come of a letter; what is left out is not looked at.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Expected {
    /// How it ends (`drafted needs_person no_reply`).
    pub outcome: Option<String>,
    /// The heaviest intent.
    pub intent: Option<String>,
    /// The situation.
    pub situation: Option<String>,
    /// The tone.
    pub tone: Option<String>,
    /// Who answers.
    pub persona: Option<String>,
    /// The language of the draft.
    pub language: Option<String>,
    /// The verdict.
    pub verdict: Option<String>,
    /// Words that the draft must hold.
    pub contains: Vec<String>,
    /// Words that it must not hold.
    pub absent: Vec<String>,
}

/// A golden letter.
#[derive(Clone, Debug)]
pub struct Golden {
    /// Its name: the file's stem.
    pub name: String,
    /// The letter.
    pub letter: Letter,
    /// What staff say about it.
    pub told: Told,
    /// The draft that was kept.
    pub kept: Option<String>,
    text_file: PathBuf,
}

/// A way in which a draft is not what was expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// A field of the record.
    Field {
        /// Which.
        what: &'static str,
        /// What was expected.
        expected: String,
        /// What there is.
        found: String,
    },
    /// Words that should stand in the draft.
    Lacks(String),
    /// Words that should not.
    Holds(String),
    /// The draft itself, line by line.
    Text(Vec<Line>),
    /// Nothing was expected or kept yet.
    New,
}

/// Why the golden letters cannot be looked at.
#[derive(Debug, thiserror::Error)]
pub enum CasesError {
    /// A file or folder.
    #[error("cannot read `{path}`: {error}", path = .path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file does not say what it should.
    #[error("a case has faults")]
    Faults(Vec<Diagnostic>),
}

/// The golden letters of a folder, by name. No folder, no letters.
pub fn load(folder: &Path) -> Result<Vec<Golden>, CasesError> {
    let fail = |path: &Path| {
        let path = path.to_path_buf();
        move |error| CasesError::Read { path, error }
    };
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut letters: Vec<PathBuf> = fs::read_dir(folder)
        .and_then(|entries| {
            entries
                .map(|entry| entry.map(|entry| entry.path()))
                .collect()
        })
        .map_err(fail(folder))?;
    letters.retain(|path| path.extension().is_some_and(|it| it == "eml"));
    letters.sort();
    letters
        .into_iter()
        .map(|path| {
            let bytes = fs::read(&path).map_err(fail(&path))?;
            let text_file = path.with_extension("txt");
            Ok(Golden {
                name: path
                    .file_stem()
                    .map_or_else(String::new, |it| it.to_string_lossy().into_owned()),
                letter: parse(&bytes),
                told: told(&path.with_extension("yaml"))?,
                kept: there(&text_file).map_err(fail(&text_file))?,
                text_file,
            })
        })
        .collect()
}

fn told(path: &Path) -> Result<Told, CasesError> {
    let text = there(path).map_err(|error| CasesError::Read {
        path: path.to_path_buf(),
        error,
    })?;
    match text {
        Some(text) => {
            yaml::parse(&Source::new(path.display().to_string(), text)).map_err(CasesError::Faults)
        }
        None => Ok(Told::default()),
    }
}

/// The text of a file, if there is one.
fn there(path: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

impl Golden {
    /// How what came of the letter differs from what was expected.
    pub fn differences(&self, reply: &Reply) -> Vec<Difference> {
        let expect = &self.told.expect;
        let mut found = fields(expect, reply);
        let text = reply.draft.as_ref().map_or("", |draft| draft.text.as_str());
        let lacks = expect
            .contains
            .iter()
            .filter(|words| !text.contains(words.as_str()));
        found.extend(lacks.cloned().map(Difference::Lacks));
        let holds = expect
            .absent
            .iter()
            .filter(|words| text.contains(words.as_str()));
        found.extend(holds.cloned().map(Difference::Holds));
        match &self.kept {
            Some(kept) if kept.trim_end() != text.trim_end() => {
                found.push(Difference::Text(lines(kept.trim_end(), text.trim_end())));
            }
            None if *expect == Expected::default() => found.push(Difference::New),
            _ => {}
        }
        found
    }

    /// Keeps the draft as the one that is expected from now on: written beside, then moved into place.
    pub fn accept(&self, reply: &Reply) -> io::Result<()> {
        let text = reply
            .draft
            .as_ref()
            .map_or("", |draft| draft.text.trim_end());
        let folder = self.text_file.parent().unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        io::Write::write_all(&mut file, format!("{text}\n").as_bytes())?;
        file.persist(&self.text_file)?;
        Ok(())
    }
}

fn fields(expect: &Expected, reply: &Reply) -> Vec<Difference> {
    let record = &reply.record;
    let pairs: [(&'static str, &Option<String>, Option<String>); 7] = [
        ("outcome", &expect.outcome, word(&record.outcome)),
        (
            "intent",
            &expect.intent,
            record.intents.first().map(|it| it.name.clone()),
        ),
        (
            "situation",
            &expect.situation,
            record.situation.as_ref().and_then(|it| word(&it.name)),
        ),
        ("tone", &expect.tone, record.tone.as_ref().and_then(word)),
        ("persona", &expect.persona, record.persona.clone()),
        ("language", &expect.language, record.language.clone()),
        (
            "verdict",
            &expect.verdict,
            record.verdict.as_ref().and_then(word),
        ),
    ];
    pairs
        .into_iter()
        .filter_map(|(what, expected, found)| {
            let expected = expected.clone()?;
            let found = found.unwrap_or_else(|| "none".to_string());
            (expected != found).then_some(Difference::Field {
                what,
                expected,
                found,
            })
        })
        .collect()
}

/// A value as records name it.
fn word(value: &impl Serialize) -> Option<String> {
    serde_json::to_value(value)
        .ok()?
        .as_str()
        .map(str::to_string)
}
