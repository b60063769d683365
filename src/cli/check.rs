//! `regards check`: every fault of a desk, before a customer meets it.

use super::{Common, Failure, Format, Kind, checked, opened, output};
use crate::{choose, prose};
use clap::Args;
use std::{path::PathBuf, process::ExitCode};

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
        let opened = opened::open(common)?;
        let found = checked::of(&opened).within(&self.paths);
        if common.format == Some(Format::Json) {
            output::print(&format!("{}\n", output::json(&found.faults)?));
        } else {
            output::complain(&found.text);
            if !common.quiet {
                output::print(&summary(&opened, &found));
            }
        }
        Ok(if found.errors > 0 {
            Kind::Usage.into()
        } else {
            ExitCode::SUCCESS
        })
    }
}

fn summary(opened: &opened::Opened, found: &checked::Checked) -> String {
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
