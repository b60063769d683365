//! What a person may overrule on the command line.

use crate::{choose::Overrides, language::Language, prose, tone::Tone};
use clap::Args;

/// What a person may overrule.
#[derive(Clone, Debug, Default, Args)]
pub struct Chosen {
    /// Who answers
    #[arg(long, value_name = "NAME")]
    pub persona: Option<String>,
    /// In which register
    #[arg(long, value_name = "TONE", value_parser = tone)]
    pub tone: Option<Tone>,
    /// What they want
    #[arg(long, value_name = "INTENT")]
    pub intent: Option<String>,
    /// Which template (`order-late/mend.en.txt`)
    #[arg(long, value_name = "TEMPLATE")]
    pub template: Option<String>,
    /// In which language (BCP 47)
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
}

fn tone(name: &str) -> Result<Tone, String> {
    let names: Vec<&str> = Tone::ALL.iter().map(|tone| tone.name()).collect();
    Tone::named(name).ok_or_else(|| format!("it is one of {}", prose::either(&names)))
}

impl Chosen {
    /// As the desk takes it.
    pub fn overrides(&self) -> Overrides {
        Overrides {
            persona: self.persona.clone(),
            tone: self.tone,
            intent: self.intent.clone(),
            template: self.template.clone(),
            language: self.language.as_deref().map(Language::new),
        }
    }
}
