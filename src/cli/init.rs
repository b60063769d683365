//! `regards init`: a new desk that works at once.

use super::{Common, Failure, output};
use crate::{desk_files, settings::Settings, yaml};
use clap::Args;
use std::{
    fs,
    io::{self, BufRead, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Make a new desk.
///
/// On a terminal it asks what it needs; elsewhere, and for every question left empty, it takes what the options
/// or the file given with --from say, or what can be changed later.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder; it is made, or must be empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Settings to begin with (the shape of regards.yaml): company, addresses, language, products, rules
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// The firm's name
    #[arg(long)]
    name: Option<String>,
    /// The address that customers write to
    #[arg(long)]
    address: Option<String>,
    /// Who answers
    #[arg(long)]
    writer: Option<String>,
}

/// The files of a new desk; `{{NAME}}` and the like stand for what was asked.
const FILES: &[(&str, &str)] = &[
    (
        "regards.yaml",
        include_str!("../../examples/starter/regards.yaml"),
    ),
    (
        "customers.yaml",
        include_str!("../../examples/starter/customers.yaml"),
    ),
    (
        "personas/writer.yaml",
        include_str!("../../examples/starter/personas/writer.yaml"),
    ),
    (
        "templates/answers/lamp-outdoors.en.txt",
        include_str!("../../examples/starter/templates/answers/lamp-outdoors.en.txt"),
    ),
    (
        "letters/first.eml",
        include_str!("../../examples/starter/letters/first.eml"),
    ),
    (
        "README.md",
        include_str!("../../examples/starter/README.md"),
    ),
];

/// What a new desk is filled with.
struct Answers {
    name: String,
    address: String,
    writer: String,
    language: String,
    zone: String,
}

impl Init {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        self.must_be_free()?;
        let answers = self.answers()?;
        for (path, text) in FILES {
            let path = self
                .folder
                .join(path.replace("writer.yaml", &format!("{}.yaml", slug(&answers.writer))));
            write(&path, &answers.fill(text))?;
        }
        if let Some(from) = &self.from {
            let given = fs::read_to_string(from).map_err(|error| unreadable(from, &error))?;
            write(&self.folder.join(desk_files::SETTINGS), &given)?;
        }
        if !common.quiet {
            let folder = self.folder.display();
            output::print(&format!(
                "A desk for {} stands in {folder}. Try it:\n\n    regards draft {folder}/letters/first.eml --desk {folder} --at 2026-05-12T10:00:00Z\n    \
                 regards check --desk {folder}\n\nThen change regards.yaml, personas/ and templates/.\n",
                answers.name
            ));
        }
        Ok(ExitCode::SUCCESS)
    }

    fn must_be_free(&self) -> Result<(), Failure> {
        let taken = fs::read_dir(&self.folder).is_ok_and(|mut entries| entries.next().is_some());
        if taken || self.folder.is_file() {
            return Err(Failure::usage(format!(
                "`{}` is not empty; nothing was written",
                self.folder.display()
            ))
            .hint("name a new folder"));
        }
        Ok(())
    }

    fn answers(&self) -> Result<Answers, Failure> {
        let given = self.given()?;
        let company = &given.company;
        let own = (!company.name.is_empty()).then(|| company.name.clone());
        let asks = io::stdin().is_terminal() && self.from.is_none();
        let name = ask(
            asks,
            "The firm's name",
            self.name.clone().or(own),
            "Lantern & Loft",
        );
        let address = self
            .address
            .clone()
            .or_else(|| given.addresses.first().cloned());
        let address = ask(
            asks,
            "The address that customers write to",
            address,
            "care@shop.example",
        );
        let writer = ask(
            asks,
            "Who answers",
            self.writer.clone().or_else(|| given.persona.clone()),
            "Robin Vale",
        );
        let zone = company
            .time_zone
            .clone()
            .unwrap_or_else(|| "Europe/London".into());
        Ok(Answers {
            name,
            address,
            writer,
            language: given.own_language().to_string(),
            zone,
        })
    }

    fn given(&self) -> Result<Settings, Failure> {
        match &self.from {
            Some(from) => {
                let source =
                    desk_files::read(from).map_err(|fault| Failure::faults(vec![fault]))?;
                yaml::parse(&source).map_err(Failure::faults)
            }
            None => Ok(Settings::default()),
        }
    }
}

impl Answers {
    fn fill(&self, text: &str) -> String {
        text.replace("{{NAME}}", &self.name)
            .replace("{{ADDRESS}}", &self.address)
            .replace("{{WRITER}}", &self.writer)
            .replace("{{PERSONA}}", &slug(&self.writer))
            .replace("{{LANGUAGE}}", &self.language)
            .replace("{{ZONE}}", &self.zone)
    }
}

/// A file name from a person's name: the first word, in lower case, letters only.
fn slug(name: &str) -> String {
    let first = name.split_whitespace().next().unwrap_or("writer");
    let slug: String = first
        .chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    if slug.is_empty() {
        "writer".into()
    } else {
        slug
    }
}

/// What was given, else what a person at the terminal says, else the default.
fn ask(asks: bool, question: &str, given: Option<String>, default: &str) -> String {
    if let Some(given) = given {
        return given;
    }
    if asks {
        output::complain(&format!("{question} [{default}]: "));
        let mut answer = String::new();
        if io::stdin().lock().read_line(&mut answer).is_ok() && !answer.trim().is_empty() {
            return answer.trim().to_string();
        }
    }
    default.to_string()
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let parent = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(parent)
        .and_then(|()| fs::File::create(path)?.write_all(text.as_bytes()))
        .map_err(|error| Failure::usage(format!("cannot write `{}`: {error}", path.display())))
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::usage(format!("cannot read `{}`: {error}", path.display()))
}
