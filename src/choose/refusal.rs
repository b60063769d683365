//! Why there is nothing to write with.

use crate::{choice::Choice, language::Language, record::RunnerUp, tone::Tone};

/// Why there is nothing to write with.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NoTemplate {
    /// No intent was sure enough.
    #[error("it is not clear what the writer wants{}", nearest(.0.as_ref()))]
    Unsure(Option<(String, f32)>),
    /// No template fits; the best of those that there are lacked something.
    #[error("no template for `{intent}` fits in `{tone}` and `{language}`{}", lacking(.nearest.as_ref()))]
    None {
        /// What the writer wants.
        intent: String,
        /// The register asked for.
        tone: Tone,
        /// The language of the draft.
        language: Language,
        /// The nearest template, and what it lacked.
        nearest: Option<(String, String)>,
    },
    /// The template that was asked for is not there.
    #[error("there is no template `{name}`{}", meant(.near.as_deref()))]
    Unknown {
        /// What was asked for.
        name: String,
        /// What was meant, perhaps.
        near: Option<String>,
    },
}

fn nearest(nearly: Option<&(String, f32)>) -> String {
    nearly.map_or_else(String::new, |(intent, confidence)| {
        format!(": nearest is `{intent}` at {confidence:.2}")
    })
}

fn lacking(nearest: Option<&(String, String)>) -> String {
    nearest.map_or_else(String::new, |(template, lacked)| {
        format!(": `{template}` {lacked}")
    })
}

fn meant(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

impl NoTemplate {
    /// Nothing fits what leads the letter; the nearest of its templates tells what it lacked.
    pub(super) fn for_leading(choice: &Choice) -> Self {
        let leading = choice.unserved.first().map_or("", String::as_str);
        let of_it = |runner: &&RunnerUp| runner.template.split('/').next() == Some(leading);
        let nearest = choice.runners_up.iter().find(of_it).map(|runner| {
            let lacked = runner.lacked.as_deref().unwrap_or("fits less");
            (runner.template.clone(), lacked.to_string())
        });
        Self::None {
            intent: choice.unserved.first().cloned().unwrap_or_default(),
            tone: choice.tone,
            language: choice.language.clone(),
            nearest,
        }
    }
}
