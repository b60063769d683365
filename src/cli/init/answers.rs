//! What a new desk is filled with: the words that were typed, as each kind of file can hold them.

use crate::letter::Address;

/// What was typed of a new desk.
pub(super) struct Answers {
    pub name: String,
    pub address: String,
    pub writer: String,
}

impl Answers {
    /// Whether mail can come to the address.
    pub fn has_address(&self) -> bool {
        let strange = |c: char| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c);
        let address = Address {
            name: None,
            address: self.address.clone(),
        };
        address.is_whole() && !self.address.contains(strange)
    }

    /// A file of the starter with the words in their places.
    pub fn fill(&self, path: &str, text: &str, persona: &str) -> String {
        let settings = path.ends_with(".yaml");
        let word = |word: &str| {
            if settings {
                scalar(word)
            } else {
                word.to_string()
            }
        };
        let signed = quoted(&format!("{}\n{}", self.writer, self.name));
        text.replace(r#""{{WRITER}}\n{{NAME}}""#, &signed)
            .replace("{{NAME}}", &word(&self.name))
            .replace("{{ADDRESS}}", &word(&self.address))
            .replace("{{WRITER}}", &word(&self.writer))
            .replace("{{PERSONA}}", persona)
    }
}

/// A text as YAML: bare where nothing in it means something there, else in quotes.
fn scalar(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || " &'./@+-".contains(c);
    let worded = text.starts_with(char::is_alphabetic) && !text.ends_with(' ');
    let taken = ["true", "false", "null", "yes", "no", "on", "off"];
    if worded && text.chars().all(plain) && !taken.contains(&text.to_lowercase().as_str()) {
        text.to_string()
    } else {
        quoted(text)
    }
}

/// A text in double quotes. What JSON writes, YAML reads.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::Answers;
    use crate::{persona::Persona, settings::Settings, source::Source, yaml};

    #[test]
    fn whatever_a_firm_and_its_people_are_called_its_files_can_be_read() {
        for (name, writer) in [
            ("Lantern & Loft", "Robin Vale"),
            ("Kites: \"best\" # 1", "Ann \"Nan\" O'Dea"),
            ("No", "true"),
            ("- a [list", "{Ann}"),
            ("Øl & \\Brød", "Åse, Bø"),
        ] {
            let answers = Answers {
                name: name.into(),
                address: "care@lantern.example".into(),
                writer: writer.into(),
            };
            let file = |path: &str, text: &str| Source::new(path, answers.fill(path, text, "ann"));
            let settings = include_str!("../../../examples/starter/regards.yaml");
            let settings: Settings = yaml::parse(&file("regards.yaml", settings)).unwrap();
            assert_eq!(settings.company.name, name);
            assert_eq!(settings.addresses, ["care@lantern.example"]);
            let persona = include_str!("../../../examples/starter/personas/writer.yaml");
            let persona: Persona = yaml::parse(&file("writer.yaml", persona)).unwrap();
            assert_eq!(persona.name, writer);
        }
    }
}
