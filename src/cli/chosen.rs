//! What a person may say of one letter on the command line: the case, and what they overrule. A name that the desk does not know is wrong usage, not a letter
//! without a draft.

use super::{Failure, opened::Opened};
use crate::{
    choose::Overrides,
    desk::{self, Given},
    language::Language,
    library::Library,
    prose,
    queue::memory,
    tone::Tone,
};
use clap::Args;
use std::path::PathBuf;

/// What a person may say of one letter.
#[derive(Clone, Debug, Default, Args)]
pub struct Chosen {
    /// The desk's own facts about this letter
    #[arg(long, value_name = "FILE")]
    pub case: Option<PathBuf>,
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
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub language: Option<Language>,
}

fn tone(name: &str) -> Result<Tone, String> {
    let names: Vec<&str> = Tone::ALL.iter().map(|tone| tone.name()).collect();
    Tone::named(name).ok_or_else(|| format!("it is one of {}", prose::either(&names)))
}

fn language(tag: &str) -> Result<Language, String> {
    let language = Language::new(tag);
    if language.is_tag() {
        Ok(language)
    } else {
        Err("it is no BCP 47 tag like `en` or `pt-BR`".to_string())
    }
}

impl Chosen {
    /// What the desk takes beside the letter: this, and what it remembers of the customer.
    ///
    /// # Errors
    /// If the case cannot be read, or the desk has no such persona, intent or template.
    pub fn given(&self, opened: &Opened, met: &desk::Opened) -> Result<Given, Failure> {
        Ok(Given {
            case: opened.case(self.case.as_deref())?,
            overrides: self.overrides(&opened.parts.library)?,
            memory: memory::of(&opened.state, met, &opened.now),
        })
    }

    fn overrides(&self, library: &Library) -> Result<Overrides, Failure> {
        let personas = library.personas.keys().map(String::as_str);
        held("persona", self.persona.as_deref(), personas.collect())?;
        let intents = library.intents.keys().map(String::as_str);
        held("intent", self.intent.as_deref(), intents.collect())?;
        let template = self.template();
        let templates = library.templates.values().flatten();
        let paths = templates.map(|template| template.path.as_str());
        held("template", template.as_deref(), paths.collect())?;
        Ok(Overrides {
            persona: self.persona.clone(),
            tone: self.tone,
            intent: self.intent.clone(),
            template,
            language: self.language.clone(),
        })
    }

    /// The template as records name it: a shell completes its whole path.
    fn template(&self) -> Option<String> {
        let named = self.template.as_deref()?;
        let path = named
            .rsplit_once("templates/")
            .map_or(named, |(_, path)| path);
        Some(path.to_string())
    }
}

fn held(kind: &str, name: Option<&str>, mut known: Vec<&str>) -> Result<(), Failure> {
    known.sort_unstable();
    match name.filter(|name| !known.contains(name)) {
        None => Ok(()),
        Some(name) => {
            let hint = prose::near(name, known.iter().copied())
                .map(|near| format!("did you mean `{near}`?"))
                .or_else(|| {
                    (known.len() <= FEW).then(|| format!("one of {}", prose::either(&known)))
                })
                .unwrap_or_else(|| "`regards coverage` lists what there is".to_string());
            Err(Failure::usage(format!("there is no {kind} `{name}`")).hint(hint))
        }
    }
}

/// So many names can be told in a line.
const FEW: usize = 12;
