//! The reports of a run: a record a line, and a page for the desk.

use super::{Batch, Failure};
use crate::{
    cli::output,
    queue::{page, spool::Spool},
    record::{Outcome, Record},
};
use jiff::Zoned;
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

/// The reports of a run, written as it goes.
pub(super) struct Reports {
    lines: Option<(PathBuf, BufWriter<File>)>,
    page: Option<(PathBuf, Spool)>,
    trouble: Option<Failure>,
}

impl Reports {
    /// Opens the files that were asked for; what stood in them is gone from here on.
    pub fn open(batch: &Batch) -> Result<Self, Failure> {
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
    pub fn record(&mut self, record: &Record) {
        if record.outcome == Outcome::Failed {
            let reason = record.reason.as_deref().unwrap_or("no reason is known");
            output::complain(&format!("regards: {}: {reason}\n", record.source));
        }
        if let Some((path, out)) = &mut self.lines {
            let written = serde_json::to_writer(&mut *out, record)
                .map_err(std::io::Error::from)
                .and_then(|()| out.write_all(b"\n"));
            if let Err(error) = written {
                self.trouble.get_or_insert(lost(path, &error));
            }
        }
        if let Some((path, spool)) = &mut self.page
            && let Err(error) = spool.add(record)
        {
            self.trouble.get_or_insert(lost(path, &error));
        }
    }

    /// Writes down all that was told so far, the page anew.
    pub fn flush(&mut self, summary: &str, now: &Zoned) -> Result<(), Failure> {
        if let Some((path, out)) = &mut self.lines {
            out.flush().map_err(|error| lost(path, &error))?;
        }
        if let Some((path, spool)) = &mut self.page {
            let mut out = BufWriter::new(create(path)?);
            page::write(&mut out, &mut spool.sorted(), summary, now)
                .and_then(|()| out.flush())
                .map_err(|error| lost(path, &error))?;
        }
        self.trouble.take().map_or(Ok(()), Err)
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

/// The letters were worked on, so this is not the failure of a run that touched nothing.
fn lost(path: &Path, error: &std::io::Error) -> Failure {
    Failure::letter(format!("cannot write `{}`: {error}", path.display()))
}

/// Refuses reports that have no folder to lie in, before a folder of drafts is made or an older report is gone.
pub(super) fn possible(batch: &Batch) -> Result<(), Failure> {
    for path in batch.report.iter().chain(&batch.report_html) {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        folder
            .map_or(Ok(()), |folder| folder.metadata().map(drop))
            .map_err(|error| cannot(path, &error))?;
        if path.is_dir() {
            return Err(cannot(path, &std::io::ErrorKind::IsADirectory.into()));
        }
    }
    Ok(())
}
