//! Which command prints its results how. What a command cannot print is wrong usage, never silently something else.

use super::{Command, Failure, Format, output};
use crate::prose;

/// Refuses a format that the command does not know, before anything is done.
pub(super) fn allowed(command: &Command, asked: Option<Format>) -> Result<(), Failure> {
    let known = of(command);
    match asked.filter(|asked| !known.contains(asked)) {
        None => Ok(()),
        Some(asked) => {
            let known: Vec<String> = known.iter().map(output::name).collect();
            Err(Failure::usage(format!(
                "this command does not print `{}`",
                output::name(&asked)
            ))
            .hint(format!("--format {}", prose::either(&known))))
        }
    }
}

/// How a command can print its results.
fn of(command: &Command) -> &'static [Format] {
    use Format::{Eml, Ics, Json, Sarif, Text};
    match command {
        Command::Draft(_) => &[Text, Json, Eml],
        Command::Review(_) => &[Text, Json, Sarif],
        Command::Promises(_) => &[Text, Json, Ics],
        Command::Init(_) | Command::Completions(_) => &[Text],
        Command::Schema(_) => &[Json, Text],
        _ => &[Text, Json],
    }
}
