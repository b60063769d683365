//! `regards check`: every fault of a desk, before a customer meets it.

use super::{
    Common, Failure, Format, Kind, checked,
    opened::{self, Opened},
    output,
};
use crate::{
    choose,
    desk_files::{self, DeskFiles},
    diagnostic::Diagnostic,
    library::Library,
    prose,
};
use clap::Args;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Find every fault of a desk's templates, personas, answers and settings.
///
/// All faults at once, each with file, line, column and caret. Ends with 2 on errors, with 0 on warnings.
#[derive(Debug, Args)]
pub struct Check {
    /// Only faults of these files or folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Mend what is safe to mend: blanks at the ends of lines, missing last line ends
    #[arg(long)]
    fix: bool,
}

impl Check {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        if self.fix {
            fix(common)?;
        }
        let root = opened::root(common)?;
        let (found, summary) = match found(common, root.as_deref())? {
            Found::Whole(opened) => {
                let found = checked::of(&opened);
                let known = self
                    .paths
                    .iter()
                    .map(|path| known(path, &opened.parts.files));
                let wanted: Vec<PathBuf> = known.collect::<Result<_, _>>()?;
                let found = found.within(&wanted);
                let summary = summary(&opened, &found);
                (found, summary)
            }
            // A desk that cannot be read whole is refused whole: no path makes its faults go away.
            Found::Refused(faults) => {
                let found = checked::checked(&faults);
                let summary = format!("{}\n", prose::count(found.errors, "error"));
                (found, summary)
            }
        };
        if common.format == Some(Format::Json) {
            output::print(&format!("{}\n", output::json(&found.faults)?));
        } else {
            output::complain(&found.text);
            if !common.quiet {
                output::print(&summary);
            }
        }
        Ok(if found.errors > 0 {
            Kind::Usage.into()
        } else {
            ExitCode::SUCCESS
        })
    }
}

/// What there is to check.
enum Found {
    /// A desk whose files can be read; what they say is still to be checked.
    Whole(Box<Opened>),
    /// Faults that keep the desk from being opened: of settings, templates, personas, answers and customers, all at once.
    Refused(Vec<Diagnostic>),
}

fn found(common: &Common, root: Option<&Path>) -> Result<Found, Failure> {
    let failure = match opened::open(common) {
        Ok(opened) => return Ok(Found::Whole(Box::new(opened))),
        Err(failure) if failure.diagnostics().is_empty() => return Err(failure),
        Err(failure) => failure,
    };
    let (files, mut faults) = desk_files::survey(root);
    faults.extend(Library::build(&files.files).err().unwrap_or_default());
    for fault in failure.diagnostics() {
        if !faults.contains(fault) {
            faults.push(fault.clone());
        }
    }
    Ok(Found::Refused(faults))
}

/// Where a path that was named lies: as it was named, else in the desk; a file of the built-in desk by its own name.
fn known(path: &Path, files: &DeskFiles) -> Result<PathBuf, Failure> {
    let inside = files.root.as_ref().map(|root| root.join(path));
    let lies = [Some(path.to_path_buf()), inside]
        .into_iter()
        .flatten()
        .find_map(|path| path.canonicalize().ok());
    let built_in = || {
        let mut names = files.files.iter().map(|file| Path::new(&file.path));
        names
            .any(|name| name.starts_with(path))
            .then(|| path.to_path_buf())
    };
    lies.or_else(built_in).ok_or_else(|| {
        Failure::usage(format!("`{}` is no file and no folder", path.display()))
            .hint("name what lies in the desk, like `templates/answers`")
    })
}

fn summary(opened: &Opened, found: &checked::Checked) -> String {
    let library = &opened.parts.library;
    let templates: usize = library.templates.values().map(Vec::len).sum();
    let signs: Vec<&str> = choose::volunteers(library, &opened.parts.files.settings)
        .into_iter()
        .map(|persona| persona.name.as_str())
        .collect();
    let signed = match signs.as_slice() {
        [] => "signed by nobody".to_string(),
        names => format!("signed by {}", names.join(", ")),
    };
    format!(
        "{}, {}, {}, {signed}: {}, {}\n",
        prose::count(library.intents.len(), "intent"),
        prose::count(templates, "template"),
        prose::count(library.answers.len(), "answer"),
        prose::count(found.errors, "error"),
        prose::count(found.warnings, "warning"),
    )
}

/// Blanks at the ends of lines and a missing last line end: what nobody means and no customer may see.
fn fix(common: &Common) -> Result<(), Failure> {
    let files = opened::files(common)?;
    let Some(root) = &files.root else {
        return Err(Failure::usage(
            "the built-in desk cannot be mended: name a desk with --desk",
        ));
    };
    for file in files
        .files
        .iter()
        .filter(|file| file.layer == crate::library::Layer::Own)
    {
        let mut mended: String = file
            .source
            .text
            .lines()
            .map(|line| format!("{}\n", line.trim_end()))
            .collect();
        while mended.ends_with("\n\n") {
            mended.pop();
        }
        if *mended != *file.source.text {
            let path = root.join(&file.path);
            std::fs::write(&path, mended).map_err(|error| {
                Failure::usage(format!("cannot write `{}`: {error}", path.display()))
            })?;
            output::complain(&format!("mended {}\n", path.display()));
        }
    }
    Ok(())
}
