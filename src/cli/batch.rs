//! `regards batch`: a queue in, drafts out. Running it again is how it resumes.

mod reports;
mod signals;
mod watch;

use super::{
    Common, Failure, Format, Kind, checked,
    opened::{self, Opened},
    output,
};
use crate::{
    desk::Desk,
    mail::{self, Durability},
    queue::{Options, Run, RunError, Tally},
    record::Record,
    settings::Settings,
};
use clap::{Args, ValueEnum, builder::RangedU64ValueParser};
use indicatif::{ProgressBar, ProgressStyle};
use reports::Reports;
use signals::Signals;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Draft a reply to every letter of a queue.
///
/// QUEUE is a Maildir, an mbox file, a folder of .eml or an imaps:// address; nothing in it is changed or marked.
/// Settled letters are counted as settled; a draft that a person has edited is never touched.
#[derive(Debug, Args)]
pub struct Batch {
    /// A Maildir, an mbox file, a folder of .eml, or imap(s)://…
    #[arg(value_name = "QUEUE")]
    queue: String,
    /// Where drafts go: a Maildir (made if absent), eml:DIR, mbox:FILE or imaps://…
    #[arg(long, value_name = "DRAFTS")]
    to: String,
    /// Write a record a line (JSON Lines)
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Write a page for the desk: hold first, each letter beside its draft
    #[arg(long, value_name = "FILE")]
    report_html: Option<PathBuf>,
    /// Cases by Message-ID or file stem
    #[arg(long, value_name = "FILE")]
    cases: Option<PathBuf>,
    /// Workers [default: the processors]
    #[arg(long, value_name = "N", value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    jobs: Option<usize>,
    /// At most so many letters
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Draft, but put and remember nothing
    #[arg(long)]
    dry_run: bool,
    /// Write untouched drafts anew (after a template was mended)
    #[arg(long)]
    redo: bool,
    /// Print the draft of this letter, too (its file's stem, its Message-ID or the draft's id)
    #[arg(long, value_name = "LETTER")]
    preview: Option<String>,
    /// Go on: draft what comes in, until a signal ends it
    #[arg(long, conflicts_with_all = ["dry_run", "redo", "limit", "preview"])]
    watch: bool,
    /// With --watch: look at least so often, whatever the store tells
    #[arg(long, value_name = "SECONDS", default_value_t = 60, requires = "watch")]
    poll: u64,
    /// When a draft is made durable
    #[arg(long, value_enum, default_value = "group")]
    sync: Sync,
}

/// When a draft is made durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Sync {
    /// Each draft, before its letter counts as settled.
    Each,
    /// In groups; letters count as settled after their group.
    Group,
    /// Left to the system.
    None,
}

impl From<Sync> for Durability {
    fn from(sync: Sync) -> Self {
        match sync {
            Sync::Each => Self::Each,
            Sync::Group => Self::Grouped,
            Sync::None => Self::Unsynced,
        }
    }
}

impl Batch {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> Result<ExitCode, Failure> {
        let opened = opened::open(common)?;
        checked::demand(&opened)?;
        let stop = Signals::listen()?;
        if self.watch {
            return watch::run(self, common, opened, &stop);
        }
        let mut reports = None;
        let Some(round) = self.round(common, &opened, &mut reports, &stop)? else {
            return Ok(stop.code().unwrap_or(ExitCode::SUCCESS));
        };
        self.tell(common, reports.as_mut(), &round.tally, &opened)?;
        output::print(&round.preview);
        Ok(stop.code().unwrap_or_else(|| code(&round.tally)))
    }

    /// Goes over the queue once; `None` if it was stopped while another run held the state folder.
    fn round(
        &self,
        common: &Common,
        opened: &Opened,
        reports: &mut Option<Reports>,
        stop: &Signals,
    ) -> Result<Option<Round>, Failure> {
        let settings = &opened.parts.files.settings;
        let desk = Desk::new(&opened.parts, &*opened.customers, opened.now.clone())
            .map_err(Failure::faults)?;
        let cases = opened.cases(self.cases.as_deref())?;
        let mut source = mail::open_source(&self.queue, &settings.imap).map_err(Failure::usage)?;
        reports::possible(self)?;
        let mut sink = self.sink(settings)?;
        let sent = opened::sent(&opened.parts.files, None)?;
        if reports.is_none() {
            *reports = Some(Reports::open(self)?);
        }
        let run = Run {
            desk: &desk,
            state: &opened.state,
            cases: &cases,
            sent: sent.as_ref(),
            options: self.options(),
            stop: &stop.flag,
        };
        let progress = progress(common);
        let mut preview = String::new();
        let tally = run.run(&mut *source, &mut *sink, &mut |record| {
            progress.inc(1);
            if let Some(reports) = reports {
                reports.record(record);
            }
            if self.preview.as_deref().is_some_and(|name| is(record, name)) {
                preview = shown(record);
            }
        });
        progress.finish_and_clear();
        match tally {
            Err(RunError::Stopped) => Ok(None),
            other => other
                .map(|tally| Some(Round { tally, preview }))
                .map_err(trouble),
        }
    }

    fn sink(&self, settings: &Settings) -> Result<Box<dyn mail::DraftSink>, Failure> {
        if self.dry_run {
            return Ok(Box::new(mail::memory::MemorySink::default()));
        }
        mail::open_sink(&self.to, &settings.imap, Durability::from(self.sync))
            .map_err(Failure::usage)
    }

    fn options(&self) -> Options {
        let all = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Options {
            jobs: self.jobs.unwrap_or_else(all).clamp(1, 64),
            limit: self.limit,
            dry_run: self.dry_run,
            redo: self.redo,
            durability: Durability::from(self.sync),
        }
    }

    /// Prints the summary, and writes the reports down.
    fn tell(
        &self,
        common: &Common,
        reports: Option<&mut Reports>,
        tally: &Tally,
        opened: &Opened,
    ) -> Result<(), Failure> {
        let to = if self.dry_run {
            format!("{} (dry run: nothing was put)", self.to)
        } else {
            self.to.clone()
        };
        let summary = tally.text(&to);
        if common.format == Some(Format::Json) {
            output::print(&format!("{}\n", output::json(tally)?));
        } else if !common.quiet {
            output::print(&summary);
        }
        reports.map_or(Ok(()), |reports| reports.flush(&summary, &opened.now))
    }
}

/// What came of going over the queue once.
struct Round {
    tally: Tally,
    preview: String,
}

/// Whether a record is of the letter that goes by this name.
fn is(record: &Record, name: &str) -> bool {
    let stem = Path::new(&record.source)
        .file_stem()
        .is_some_and(|stem| stem == name);
    let message_id = record
        .letter
        .as_ref()
        .and_then(|letter| letter.message_id.as_deref());
    stem || record.id == name || message_id == Some(name)
}

/// A draft on the screen.
fn shown(record: &Record) -> String {
    match &record.draft {
        Some(draft) => format!("\n{}\n\n{}\n", draft.subject, draft.text.trim_end()),
        None => format!(
            "\n{}\n",
            record.reason.as_deref().unwrap_or("there is no draft")
        ),
    }
}

/// The exit status of a run: 3 before 1.
fn code(tally: &Tally) -> ExitCode {
    if tally.failed > 0 {
        Kind::Letter.into()
    } else if tally.needs_person + tally.waiting > 0 {
        Kind::NeedsPerson.into()
    } else {
        ExitCode::SUCCESS
    }
}

/// What stops a run before it has begun is usage; what stops it later leaves letters that failed.
fn trouble(error: RunError) -> Failure {
    match error {
        RunError::Sink(_) | RunError::Unsure => Failure::letter(error),
        _ => Failure::usage(error),
    }
}

/// A bar on a terminal, nothing in a pipe.
fn progress(common: &Common) -> ProgressBar {
    if common.quiet || !output::watched() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} letters, {per_sec}, {elapsed}");
    style.map_or_else(
        |_| ProgressBar::hidden(),
        |style| ProgressBar::new_spinner().with_style(style),
    )
}
