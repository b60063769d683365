//! `regards status`: how the queue stands.

use super::{Common, Failure, Format, opened, output};
use crate::{
    prose,
    queue::{
        at_work,
        entry::{Done, Entry, Ran},
        journal::Journal,
        promises, records,
    },
    record::Outcome,
};
use clap::Args;
use serde::Serialize;
use std::{path::Path, process::ExitCode};

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
    set_aside: usize,
    /// The newest of them.
    aside: Vec<Aside>,
    /// A run is at work now; the figures are those of this moment.
    at_work: bool,
    last_day: Option<String>,
    /// In drafts that are known to have been sent, and not kept yet.
    promises: usize,
    overdue: usize,
    /// What the last run left for the next one.
    last_run: Option<Ran>,
    damaged_lines: u64,
}

/// A letter that was set aside.
#[derive(Debug, Default, Serialize)]
struct Aside {
    /// The id by which `show` knows it.
    id: String,
    day: String,
    /// Where it lay, and why it could not be done; nothing where its record is lost.
    source: Option<String>,
    reason: Option<String>,
}

/// So many letters that were set aside are named.
const NAMED: usize = 20;

impl Status {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let files = opened::files(common)?;
        let state = opened::state(common, &files);
        let today = opened::now(common.at.as_deref(), &files)?.date();
        let done = Journal::read(&state).map_err(Failure::usage)?;
        let mut figures = figures(&done);
        figures.aside = aside(&state, &done);
        figures.at_work = at_work(&state);
        Journal::each(&state, |entry| {
            if let Entry::Ran(ran) = entry {
                figures.last_run = Some(ran);
            }
        })
        .map_err(Failure::usage)?;
        figures.damaged_lines = Journal::peek(&state).map_err(Failure::usage)?.damaged();
        let due = promises::all(&state, None, today).map_err(Failure::usage)?;
        let binding: Vec<_> = due.iter().filter(|due| due.sent && !due.kept).collect();
        figures.promises = binding.len();
        figures.overdue = binding.iter().filter(|due| due.overdue).count();
        match common.format {
            Some(Format::Json) => output::print(&format!("{}\n", output::json(&figures)?)),
            _ => output::print(&text(&figures, &state.display().to_string())),
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn figures(done: &[Done]) -> Figures {
    let count = |outcome| done.iter().filter(|done| done.outcome == outcome).count();
    Figures {
        settled: done.len(),
        drafted: count(Outcome::Drafted),
        needs_person: count(Outcome::NeedsPerson),
        no_reply: count(Outcome::NoReply),
        set_aside: done.iter().filter(|done| done.aside).count(),
        last_day: done.iter().map(|done| done.day.clone()).max(),
        ..Figures::default()
    }
}

/// The newest letters that were set aside, newest first.
fn aside(state: &Path, done: &[Done]) -> Vec<Aside> {
    let newest = done.iter().rev().filter(|done| done.aside).take(NAMED);
    let named = newest.map(|done| {
        let record = done
            .record
            .and_then(|at| records::read(state, at, &done.id).ok());
        let (source, reason) = record.map_or((None, None), |it| (Some(it.source), it.reason));
        Aside {
            id: done.id.clone(),
            day: done.day.clone(),
            source,
            reason,
        }
    });
    named.collect()
}

fn text(figures: &Figures, state: &str) -> String {
    let mut text = match &figures.last_day {
        None => format!("nothing is settled in {state}\n"),
        Some(day) => format!(
            "{} settled in {state}, the last on {day}\n{:>7}  drafted\n{:>7}  for a person\n{:>7}  needed no reply\n",
            prose::count(figures.settled, "letter"),
            figures.drafted,
            figures.needs_person,
            figures.no_reply,
        ),
    };
    let mut row = |n: usize, what: &str| {
        if n > 0 {
            text.push_str(&format!("{n:>7}  {what}\n"));
        }
    };
    row(
        figures.set_aside,
        "set aside after three tries (of those for a person)",
    );
    if let Some(ran) = &figures.last_run {
        row(ran.waiting, "waited in the last run: a store was away");
        row(ran.failed, "failed in the last run and will be tried again");
        row(ran.left, "left when the last run was stopped");
    }
    for Aside {
        id,
        day,
        source,
        reason,
    } in &figures.aside
    {
        let source = source.as_deref().unwrap_or("its record is lost");
        let reason = reason.as_deref().unwrap_or("nobody knows why any more");
        text.push_str(&format!("         {day}  {id}  {source}: {reason}\n"));
    }
    if figures.at_work {
        text.push_str("a run is at work now\n");
    }
    text.push_str(&format!(
        "{} to keep, {} of them past their day (`regards promises`)\n",
        prose::count(figures.promises, "promise"),
        figures.overdue
    ));
    if figures.damaged_lines > 0 {
        text.push_str(&format!(
            "{} of the journal cannot be believed\n",
            prose::count(
                usize::try_from(figures.damaged_lines).unwrap_or(usize::MAX),
                "line"
            )
        ));
    }
    text
}
