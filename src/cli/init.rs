//! `regards init`: a new desk that works at once.

mod answers;
mod files;
mod sheet;

use super::{Common, Failure, output};
use crate::{desk_files, prose};
use clap::Args;
use std::{
    fs,
    io::{self, BufRead, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use answers::Answers;
use sheet::{Sheet, Writer};

/// Make a new desk.
///
/// On a terminal it asks for a name, an address and who answers; elsewhere, and for every question left empty, it takes
/// what the options say, or what can be changed later. With --from it asks nothing and makes the desk of a sheet, which
/// --sheet prints for you to change.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder; it is made, or must be empty
    #[arg(value_name = "DIR", required_unless_present = "sheet")]
    folder: Option<PathBuf>,
    /// A sheet: settings as in regards.yaml, `personas` (who answers), `answers` (what is often asked)
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Print a sheet to change and to give to --from
    #[arg(long, exclusive = true)]
    sheet: bool,
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
        "case.yaml",
        include_str!("../../examples/starter/case.yaml"),
    ),
    ("README.md", README),
];

/// What the folder tells of itself.
const README: &str = include_str!("../../examples/starter/README.md");

/// A sheet to change.
const SHEET: &str = include_str!("../../examples/bicycles/firm.yaml");

impl Init {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let Some(folder) = self.folder.as_deref().filter(|_| !self.sheet) else {
            output::print(SHEET);
            return Ok(ExitCode::SUCCESS);
        };
        must_be_free(folder)?;
        let name = match &self.from {
            Some(from) => self.lay_sheet(from, folder)?,
            None => self.lay_answers(folder)?,
        };
        if !common.quiet {
            let folder = typed(&folder.display().to_string());
            output::print(&format!(
                "A desk for {name} stands in {folder}. Try it:\n\n    regards draft {folder}/letters/first.eml --desk {folder} --at 2026-05-12T10:00:00Z\n    \
                 regards check --desk {folder}\n\nThen change regards.yaml, personas/ and templates/.\n"
            ));
        }
        Ok(ExitCode::SUCCESS)
    }

    /// The desk of a sheet; its name.
    fn lay_sheet(&self, from: &Path, folder: &Path) -> Result<String, Failure> {
        let source = desk_files::read(from).map_err(|fault| Failure::faults(vec![fault]))?;
        let mut sheet = sheet::read(&source).map_err(Failure::faults)?;
        if let (Some(name), []) = (&sheet.settings.persona, sheet.personas.as_slice()) {
            let name = name.clone();
            sheet.personas.push(Writer {
                name,
                ..Writer::default()
            });
        }
        let known: Vec<String> = sheet.personas.iter().map(|it| slug(&it.name)).collect();
        if let Some(named) = sheet
            .settings
            .persona
            .as_deref()
            .filter(|name| !known.contains(&slug(name)))
        {
            let hint = prose::suggestion(
                &slug(named),
                &known.iter().map(String::as_str).collect::<Vec<_>>(),
            );
            return Err(
                Failure::usage(format!("`persona: {named}` is none of `personas`")).hint(hint),
            );
        }
        let customers = customers(&sheet, from)?;
        for (path, text) in files::of(&sheet) {
            write(&folder.join(path), text.as_bytes())?;
        }
        let company = sheet.settings.company.name.clone();
        let name = if company.is_empty() {
            "your firm".into()
        } else {
            company
        };
        write(
            &folder.join("README.md"),
            README.replace("{{NAME}}", &name).as_bytes(),
        )?;
        if let Some((path, bytes)) = customers {
            write(&folder.join(path), &bytes)?;
        }
        Ok(name)
    }

    /// The desk of what was typed; its name.
    fn lay_answers(&self, folder: &Path) -> Result<String, Failure> {
        let answers = self.answers();
        if !answers.has_address() {
            return Err(
                Failure::usage(format!("`{}` is no mail address", answers.address))
                    .hint("write it as care@lantern.example"),
            );
        }
        let persona = slug(&answers.writer);
        for (path, text) in FILES {
            let filled = answers.fill(path, text, &persona);
            let path = path.replace("writer.yaml", &format!("{persona}.yaml"));
            write(&folder.join(path), filled.as_bytes())?;
        }
        Ok(answers.name)
    }

    fn answers(&self) -> Answers {
        let asks = io::stdin().is_terminal();
        let ask = |question: &str, given: &Option<String>, default: &str| {
            ask(asks, question, given.clone(), default)
        };
        Answers {
            name: ask("The firm's name", &self.name, "Lantern & Loft"),
            address: ask(
                "The address that customers write to",
                &self.address,
                "care@shop.example",
            ),
            writer: ask("Who answers", &self.writer, "Robin Vale"),
        }
    }
}

fn must_be_free(folder: &Path) -> Result<(), Failure> {
    let taken = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if taken || folder.is_file() {
        return Err(Failure::usage(format!(
            "`{}` is not empty; nothing was written",
            folder.display()
        ))
        .hint("name a new folder"));
    }
    Ok(())
}

/// The file of customers that a sheet names, from beside the sheet.
fn customers(sheet: &Sheet, from: &Path) -> Result<Option<(PathBuf, Vec<u8>)>, Failure> {
    let named = sheet
        .settings
        .customers
        .as_ref()
        .map(|it| PathBuf::from(&it.source));
    // A database is opened where it is, and so is what lies at an absolute path.
    let Some(path) =
        named.filter(|path| path.is_relative() && !path.to_string_lossy().contains(':'))
    else {
        return Ok(None);
    };
    match fs::read(from.with_file_name(&path)) {
        Ok(bytes) => Ok(Some((path, bytes))),
        Err(error) => Err(Failure::usage(format!(
            "cannot read the customers `{}` beside `{}`: {error}; nothing was written",
            path.display(),
            from.display()
        ))
        .hint("put the file there, or leave `customers` out until you have it")),
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

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let parent = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(parent)
        .and_then(|()| fs::File::create(path)?.write_all(bytes))
        .map_err(|error| Failure::usage(format!("cannot write `{}`: {error}", path.display())))
}

/// A path as a shell takes it.
fn typed(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_./-+".contains(c);
    if path.chars().all(plain) {
        path.to_string()
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}
