//! `batch --watch`: over the queue again and again, as letters come in. The store tells of them, and because what it tells can be
//! lost, it is looked at steadily, too.

use super::{Batch, Common, Failure, Opened, Signals, checked, opened};
use crate::mail::watch::Watch;
use std::{process::ExitCode, time::Duration};

/// Runs until a signal ends it. Trouble at the first look is the command's; trouble later (a server that is away, a
/// template half saved) is told, and the next look tries again.
pub(super) fn run(
    batch: &Batch,
    common: &Common,
    mut opened: Opened,
    stop: &Signals,
) -> Result<ExitCode, Failure> {
    if batch.to.starts_with("mbox:") {
        return Err(Failure::usage(
            "an mbox file is made whole at the end of a run, and --watch has no end",
        )
        .hint("put drafts into a Maildir, eml:DIR or an imaps:// folder"));
    }
    // Before the first look: what comes in after it is heard.
    let mut bell =
        Watch::open(&batch.queue, &opened.parts.files.settings.imap).map_err(Failure::usage)?;
    let poll = Duration::from_secs(batch.poll.clamp(1, 24 * 3600));
    let mut reports = None;
    let mut looks = 0_u64;
    loop {
        match batch.round(common, &opened, &mut reports, stop) {
            Err(failure) if looks == 0 => return Err(failure),
            Err(failure) => {
                failure.report();
            }
            Ok(Some(round)) if looks == 0 || round.tally.done() + round.tally.retired > 0 => {
                batch.tell(common, reports.as_mut(), &round.tally, &opened)?;
            }
            Ok(_) => {}
        }
        looks += 1;
        if stop.code().is_none() {
            bell.wait(poll, &stop.flag);
        }
        if let Some(code) = stop.code() {
            return Ok(code);
        }
        opened = anew(common, opened);
    }
}

/// The desk as its files are now, or as they were when they were last without fault.
fn anew(common: &Common, before: Opened) -> Opened {
    let now = opened::open(common).and_then(|opened| {
        checked::demand(&opened)?;
        Ok(opened)
    });
    now.unwrap_or_else(|failure| {
        failure.report();
        let now = opened::now(common.at.as_deref(), &before.parts.files);
        Opened {
            now: now.unwrap_or_else(|_| before.now.clone()),
            ..before
        }
    })
}
