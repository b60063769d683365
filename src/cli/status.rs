//! `regards status`: how the queue stands.

use super::{Common, Failure, Format, opened, output};
use crate::{
    prose,
    queue::{entry::Done, journal::Journal},
    record::Outcome,
};
use clap::Args;
use serde::Serialize;
use std::process::ExitCode;

/// Show how the queue stands: what is settled, how it ended, what commits us.
#[derive(Debug, Args)]
pub struct Status {}

/// The figures.
#[derive(Debug, Default, Serialize)]
struct Figures {
    settled: usize,
    drafted: usize,
    needs_person: usize,
    no_reply: usize,
    last_day: Option<String>,
    promises: usize,
    overdue: usize,
}

impl Status {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let files = opened::files(common)?;
        let state = opened::state(common, &files);
        let today = opened::now(common.at.as_deref(), &files)?.date();
        let done = Journal::read(&state).map_err(Failure::usage)?;
        let figures = figures(&done, today);
        match common.format {
            Some(Format::Json) => output::print(&format!("{}\n", output::json(&figures)?)),
            _ => output::print(&text(&figures, &state.display().to_string())),
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn figures(done: &[Done], today: jiff::civil::Date) -> Figures {
    let count = |outcome| done.iter().filter(|done| done.outcome == outcome).count();
    let promises: Vec<_> = done.iter().flat_map(|done| &done.promises).collect();
    Figures {
        settled: done.len(),
        drafted: count(Outcome::Drafted),
        needs_person: count(Outcome::NeedsPerson),
        no_reply: count(Outcome::NoReply),
        last_day: done.iter().map(|done| done.day.clone()).max(),
        overdue: promises
            .iter()
            .filter(|promise| promise.due.is_some_and(|due| due < today))
            .count(),
        promises: promises.len(),
    }
}

fn text(figures: &Figures, state: &str) -> String {
    let Some(day) = &figures.last_day else {
        return format!("nothing is settled in {state}\n");
    };
    format!(
        "{} settled in {state}, the last on {day}\n{:>7}  drafted\n{:>7}  for a person\n{:>7}  needed no reply\n{} in drafts, {} of them past their day\n",
        prose::count(figures.settled, "letter"),
        figures.drafted,
        figures.needs_person,
        figures.no_reply,
        prose::count(figures.promises, "promise"),
        figures.overdue
    )
}
