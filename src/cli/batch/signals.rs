//! Signals: the letter in hand is finished, then the run ends as 128 + the signal's number.

use super::Failure;
use signal_hook::{consts, flag};
use std::{
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

/// What was heard.
pub(super) struct Signals {
    /// Whether to stop.
    pub flag: Arc<AtomicBool>,
    which: Arc<AtomicUsize>,
}

impl Signals {
    /// Listens from here on.
    pub fn listen() -> Result<Self, Failure> {
        let signals = Self {
            flag: Arc::default(),
            which: Arc::default(),
        };
        let failed = |error| Failure::usage(format!("signals cannot be watched: {error}"));
        // A file that may not grow is an error of that letter, not the end of the run.
        flag::register(consts::SIGXFSZ, Arc::default()).map_err(failed)?;
        for signal in [consts::SIGINT, consts::SIGTERM, consts::SIGHUP] {
            let number = usize::try_from(signal).unwrap_or_default();
            // The number first: whoever sees the flag finds it.
            flag::register_usize(signal, Arc::clone(&signals.which), number)
                .and_then(|_| flag::register(signal, Arc::clone(&signals.flag)))
                .map_err(failed)?;
        }
        Ok(signals)
    }

    /// The exit status of a run that was stopped.
    pub fn code(&self) -> Option<ExitCode> {
        let number = self.which.load(Ordering::Relaxed);
        u8::try_from(number)
            .ok()
            .filter(|number| *number > 0)
            .map(|number| ExitCode::from(128 + number))
    }
}
