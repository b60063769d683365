//! A firm on one sheet: the settings, and beside them who answers and what customers often ask.

use super::slug;
use crate::{
    diagnostic::Diagnostic,
    language::Language,
    persona::Answers,
    settings::Settings,
    source::{Source, Span},
    yaml,
};
use serde::{Deserialize, de::DeserializeOwned};

/// A sheet, read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// What it says of the firm.
    pub settings: Settings,
    /// The text of `regards.yaml`: the sheet without `personas` and `answers`.
    pub text: String,
    /// Who answers.
    pub personas: Vec<Writer>,
    /// What customers often ask, and what is said to it.
    pub answers: Vec<Asked>,
}

/// Who answers, as far as a sheet says it; the persona's file can say more.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Writer {
    /// The name under the letters.
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// In which languages they write; left out: the desk's own.
    pub languages: Vec<Language>,
    /// When they answer; left out: always.
    pub answers: Answers,
    /// 2: answers where somebody was let down badly.
    pub rank: u8,
    /// Greetings in the desk's language (`Dear {{ name }},`); left out: the shared ones.
    pub greeting: Vec<String>,
    /// Closing sentences in the desk's language; left out: the shared ones.
    pub closing: Vec<String>,
    /// Words they never use.
    pub never: Vec<String>,
}

/// A question that is often asked, with its answer.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Asked {
    /// Ways of asking.
    pub asks: Vec<String>,
    /// A noun for "thank you for asking about …".
    pub about: Option<String>,
    /// What is said.
    pub text: String,
    /// Its language; left out: the desk's own.
    pub language: Option<Language>,
}

/// The part of a sheet under `personas`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Personas {
    personas: Vec<Writer>,
}

/// The part of a sheet under `answers`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Answered {
    answers: Vec<Asked>,
}

/// Reads a sheet. All faults at once, each with its place.
pub(super) fn read(source: &Source) -> Result<Sheet, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let personas = block(&source.text, "personas:");
    let answers = block(&source.text, "answers:");
    // Blank lines in place of what is no setting, so that faults of the rest point to their lines.
    // The later one first, so that the place of the other still holds.
    let (first, second) = match personas.start < answers.start {
        true => (answers, personas),
        false => (personas, answers),
    };
    let rest = without(&without(&source.text, first), second);
    let settings: Settings = part(
        &Source::new(source.name.clone(), rest.as_str()),
        None,
        &mut faults,
    );
    let Personas { personas: writers } = part(source, Some(personas), &mut faults);
    let Answered { answers: asked } = part(source, Some(answers), &mut faults);
    let unsaid = |span: Span, message: String, hint: &str| {
        Diagnostic::error(message)
            .at(source, Span::new(span.start, span.start))
            .hint(hint)
    };
    for (at, writer) in writers.iter().enumerate() {
        if writer.name.trim().is_empty() {
            let message = format!("persona {} has no `name`", at + 1);
            faults.push(unsaid(personas, message, "write `- name: Mina Hart`"));
        }
    }
    for (at, answer) in asked.iter().enumerate() {
        if answer.asks.is_empty() || answer.text.trim().is_empty() {
            let message = format!("answer {} lacks `asks` or `text`", at + 1);
            let hint = "write ways of asking under `asks` and what you say under `text`";
            faults.push(unsaid(answers, message, hint));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let text = settings_text(&rest, &settings, &writers);
    Ok(Sheet {
        settings,
        text,
        personas: writers,
        answers: asked,
    })
}

fn part<T: DeserializeOwned + Default>(
    source: &Source,
    span: Option<Span>,
    faults: &mut Vec<Diagnostic>,
) -> T {
    let span = span.unwrap_or(Span::new(0, source.text.len()));
    yaml::parse_part(source, span).unwrap_or_else(|found| {
        faults.extend(found);
        T::default()
    })
}

/// Where a key of the first level stands, with all below it; an empty span where it does not.
fn block(text: &str, key: &str) -> Span {
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let begins =
            line.starts_with(|first: char| !first.is_whitespace() && !"#-".contains(first));
        match start {
            None if line.starts_with(key) => start = Some(at),
            Some(start) if begins => return Span::new(start, at),
            _ => {}
        }
        at += line.len();
    }
    Span::new(start.unwrap_or(at), at)
}

/// A text with the lines of a span empty.
fn without(text: &str, span: Span) -> String {
    let lines = span.of(text).matches('\n').count();
    let before = text.get(..span.start).unwrap_or("");
    let behind = text.get(span.end..).unwrap_or("");
    format!("{before}{}{behind}", "\n".repeat(lines))
}

/// What becomes `regards.yaml`: without the empty lines, and with the persona's id where the sheet has a name.
fn settings_text(rest: &str, settings: &Settings, writers: &[Writer]) -> String {
    let mut text = String::new();
    for line in rest.lines() {
        let empty = text.is_empty() || text.ends_with("\n\n");
        match &settings.persona {
            Some(name) if line.starts_with("persona:") => {
                text.push_str(&line.replacen(name.as_str(), &slug(name), 1));
            }
            _ if line.is_empty() && empty => continue,
            _ => text.push_str(line),
        }
        text.push('\n');
    }
    if let (None, Some(first)) = (&settings.persona, writers.first()) {
        let id = slug(&first.name);
        text = format!("{}\n\npersona: {id}\n", text.trim_end());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::source::Source;

    const SHEET: &str = "company: {name: Fennel}\npersonas:\n- name: Mina Hart\n# more\n  rank: 2\n\npersona: Mina Hart   # first\nanswers:\n  - asks: [how long]\n    text: Long.\nlanguage: en\n";

    #[test]
    fn a_sheet_falls_into_settings_personas_and_answers() {
        let sheet = read(&Source::new("firm.yaml", SHEET)).unwrap();
        assert_eq!(
            sheet.text,
            "company: {name: Fennel}\n\npersona: mina   # first\n\nlanguage: en\n"
        );
        assert_eq!(sheet.personas[0].rank, 2);
        assert_eq!(sheet.answers[0].text, "Long.");
    }

    #[test]
    fn the_first_persona_answers_where_nobody_is_named() {
        let sheet = read(&Source::new("firm.yaml", "personas: [{name: Bo}]\n")).unwrap();
        assert_eq!(sheet.text.trim(), "persona: bo");
    }

    #[test]
    fn faults_point_to_their_lines() {
        for (text, place) in [
            (
                "personas: [{name: Bo}]\n\nlanguages: en\n",
                "firm.yaml:3:1: error: unknown key",
            ),
            (
                "company: {}\nanswers:\n  - ask: [a]\n",
                "firm.yaml:3:5: error: unknown key `ask`",
            ),
            (
                "company: {}\nanswers:\n  - asks: [a]\n",
                "firm.yaml:2:1: error: answer 1 lacks",
            ),
            (
                "personas:\n  - role: cook\n",
                "firm.yaml:1:1: error: persona 1 has no `name`",
            ),
        ] {
            let faults = read(&Source::new("firm.yaml", text)).unwrap_err();
            let shown: Vec<_> = faults.iter().map(ToString::to_string).collect();
            assert!(shown.join("\n").contains(place), "{shown:?}");
        }
    }
}
