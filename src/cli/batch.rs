//! `regards batch`: a queue in, drafts out. Running it again is how it resumes.

use super::{Common, Failure, Kind, checked, opened, output};
use crate::{
    desk::Desk,
    mail::{self, Durability},
    queue::{self, Options, Run, RunError, Tally, spool::Spool},
    record::Record,
};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Arc, atomic::AtomicBool},
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
    #[arg(long, value_name = "N")]
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
        let desk = Desk::new(&opened.parts, &*opened.customers, opened.now.clone())
            .map_err(Failure::faults)?;
        let cases = opened::cases(self.cases.as_deref())?;
        let mut source = mail::open_source(&self.queue, &opened.parts.files.settings.imap)
            .map_err(Failure::usage)?;
        let durability = Durability::from(self.sync);
        let mut sink: Box<dyn mail::DraftSink> = if self.dry_run {
            Box::new(mail::memory::MemorySink::default())
        } else {
            mail::open_sink(&self.to, &opened.parts.files.settings.imap, durability)
                .map_err(Failure::usage)?
        };
        let sent = opened::sent(&opened.parts.files, None)?;
        let mut reports = Reports::open(self)?;
        let stop = signals()?;
        let run = Run {
            desk: &desk,
            state: &opened.state,
            cases: &cases,
            sent: sent.as_ref(),
            options: Options {
                jobs: self.jobs(),
                limit: self.limit,
                dry_run: self.dry_run,
                redo: self.redo,
                durability,
            },
            stop: &stop.flag,
        };
        let progress = progress(common);
        let mut preview = String::new();
        let tally = run.run(&mut *source, &mut *sink, &mut |record| {
            progress.inc(1);
            reports.record(record);
            if self
                .preview
                .as_deref()
                .is_some_and(|letter| is(record, letter))
            {
                preview = shown(record);
            }
        });
        progress.finish_and_clear();
        let tally = match tally {
            Err(RunError::Stopped) => return Ok(stop.code().unwrap_or(ExitCode::SUCCESS)),
            other => other.map_err(trouble)?,
        };
        self.finish(common, reports, &tally, &desk)?;
        output::print(&preview);
        Ok(stop.code().unwrap_or_else(|| code(&tally)))
    }

    fn jobs(&self) -> usize {
        let all = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        self.jobs.unwrap_or_else(all).clamp(1, 64)
    }

    fn finish(
        &self,
        common: &Common,
        reports: Reports,
        tally: &Tally,
        desk: &Desk,
    ) -> Result<(), Failure> {
        let to = if self.dry_run {
            format!("{} (dry run: nothing was put)", self.to)
        } else {
            self.to.clone()
        };
        let summary = tally.text(&to);
        reports.finish(&summary, desk)?;
        if !common.quiet {
            output::print(&summary);
        }
        Ok(())
    }
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

/// The reports of a run, written as it goes.
struct Reports {
    lines: Option<(PathBuf, BufWriter<File>)>,
    page: Option<(PathBuf, Spool)>,
    trouble: Option<Failure>,
}

impl Reports {
    fn open(batch: &Batch) -> Result<Self, Failure> {
        let lines = match &batch.report {
            Some(path) => Some((path.clone(), BufWriter::new(create(path)?))),
            None => None,
        };
        let page = match &batch.report_html {
            Some(path) => {
                create(path)?;
                Some((
                    path.clone(),
                    Spool::new().map_err(|error| cannot(path, &error))?,
                ))
            }
            None => None,
        };
        Ok(Self {
            lines,
            page,
            trouble: None,
        })
    }

    /// A report that cannot be written is told at the end; the letters go on.
    fn record(&mut self, record: &Record) {
        if record.outcome == crate::record::Outcome::Failed {
            let reason = record.reason.as_deref().unwrap_or("no reason is known");
            output::complain(&format!("regards: {}: {reason}\n", record.source));
        }
        if let Some((path, out)) = &mut self.lines {
            let written = serde_json::to_writer(&mut *out, record)
                .map_err(std::io::Error::from)
                .and_then(|()| out.write_all(b"\n"));
            if let Err(error) = written {
                self.trouble.get_or_insert(cannot(path, &error));
            }
        }
        if let Some((path, spool)) = &mut self.page
            && let Err(error) = spool.add(record)
        {
            self.trouble.get_or_insert(cannot(path, &error));
        }
    }

    fn finish(self, summary: &str, desk: &Desk) -> Result<(), Failure> {
        if let Some((path, mut out)) = self.lines {
            out.flush().map_err(|error| cannot(&path, &error))?;
        }
        if let Some((path, mut spool)) = self.page {
            let mut out = BufWriter::new(create(&path)?);
            queue::page::write(&mut out, &mut spool.sorted(), summary, desk.now())
                .and_then(|()| out.flush())
                .map_err(|error| cannot(&path, &error))?;
        }
        self.trouble.map_or(Ok(()), Err)
    }
}

fn create(path: &Path) -> Result<File, Failure> {
    let mut options = File::options();
    std::os::unix::fs::OpenOptionsExt::mode(options.write(true).create(true).truncate(true), 0o600);
    options.open(path).map_err(|error| cannot(path, &error))
}

fn cannot(path: &Path, error: &std::io::Error) -> Failure {
    Failure::usage(format!("cannot write `{}`: {error}", path.display()))
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

/// Signals: the letter in hand is finished, then the run ends as 128 + the signal's number.
struct Signals {
    flag: Arc<AtomicBool>,
    which: Arc<std::sync::atomic::AtomicUsize>,
}

impl Signals {
    fn code(&self) -> Option<ExitCode> {
        let number = self.which.load(std::sync::atomic::Ordering::Relaxed);
        u8::try_from(number)
            .ok()
            .filter(|number| *number > 0)
            .map(|number| ExitCode::from(128 + number))
    }
}

fn signals() -> Result<Signals, Failure> {
    use signal_hook::{consts, flag};
    let signals = Signals {
        flag: Arc::default(),
        which: Arc::default(),
    };
    // A file that may not grow is an error of that letter, not the end of the run.
    flag::register(consts::SIGXFSZ, Arc::default())
        .map_err(|error| Failure::usage(format!("signals cannot be watched: {error}")))?;
    for signal in [consts::SIGINT, consts::SIGTERM, consts::SIGHUP] {
        let number = usize::try_from(signal).unwrap_or_default();
        flag::register(signal, Arc::clone(&signals.flag))
            .and_then(|_| flag::register_usize(signal, Arc::clone(&signals.which), number))
            .map_err(|error| Failure::usage(format!("signals cannot be watched: {error}")))?;
    }
    Ok(signals)
}
