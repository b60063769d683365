//! Waiting for new letters: file notification for folders, IDLE for IMAP (RFC 2177), and in both cases a steady look behind it,
//! because notifications can be lost.

use crate::mail::{Logins, SourceError, imap::ImapSession, maildir, open};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, channel},
    },
    thread::sleep,
    time::{Duration, Instant},
};

/// Deliveries come in bursts; after the first sign so long is waited for the rest.
const BURST: Duration = Duration::from_millis(200);
/// A burst that does not end is not waited for longer than this.
const BURSTS: u32 = 50;
/// How often somebody who wants to stop is noticed.
const LOOK: Duration = Duration::from_millis(100);
/// RFC 2177 §3: a server may hang up on whoever idles for half an hour.
const IDLE: Duration = Duration::from_secs(29 * 60);

/// Something to wait on.
#[derive(Debug)]
pub struct Watch {
    bell: Bell,
}

#[derive(Debug)]
enum Bell {
    /// The watcher is held because it stops when it is dropped.
    Files {
        _watcher: RecommendedWatcher,
        heard: Receiver<()>,
    },
    Idle(Box<ImapSession>),
}

impl Watch {
    /// Watches the queue that `spec` names.
    ///
    /// # Errors
    /// If it cannot be watched.
    pub fn open(spec: &str, logins: &Logins) -> Result<Self, SourceError> {
        if open::is_imap(spec) {
            let (address, login) = open::imap(spec, logins)?;
            let mut session = Box::new(ImapSession::new(address, login)?);
            session.listen()?;
            return Ok(Self {
                bell: Bell::Idle(session),
            });
        }
        let failed = |error| SourceError::Io {
            place: spec.to_string(),
            error: io::Error::other(error),
        };
        let (ring, heard) = channel();
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                // Our own reading is an access; it must not wake us.
                let news = event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_)));
                if news {
                    let _ = ring.send(());
                }
            })
            .map_err(failed)?;
        for (folder, how) in folders(Path::new(spec)) {
            watcher.watch(&folder, how).map_err(failed)?;
        }
        Ok(Self {
            bell: Bell::Files {
                _watcher: watcher,
                heard,
            },
        })
    }

    /// Waits for a sign of new letters, at most so long, or until `stop` is set; says whether there was a sign. A server that cannot
    /// be reached is waited for like one that is silent: the look that follows says what is wrong.
    pub fn wait(&mut self, at_most: Duration, stop: &AtomicBool) -> bool {
        let end = Instant::now() + at_most;
        let left = || end.saturating_duration_since(Instant::now());
        let stopped = || stop.load(Ordering::Relaxed);
        match &mut self.bell {
            Bell::Files { heard, .. } => loop {
                if heard.recv_timeout(left().min(LOOK)).is_ok() {
                    let mut bursts = 0;
                    while bursts < BURSTS && heard.recv_timeout(BURST).is_ok() {
                        bursts += 1;
                    }
                    return true;
                }
                if stopped() || left().is_zero() {
                    return false;
                }
            },
            Bell::Idle(session) => match session.idle(at_most.min(IDLE), stop) {
                Ok(news) => news,
                Err(error) => {
                    tracing::info!(%error, "the server tells no news; it is looked at from time to time");
                    while !stopped() && !left().is_zero() {
                        sleep(left().min(LOOK));
                    }
                    false
                }
            },
        }
    }
}

/// What is to be watched: of a Maildir the two folders that hold letters, because every delivery stirs the third.
fn folders(queue: &Path) -> Vec<(PathBuf, RecursiveMode)> {
    if maildir::is_maildir(queue) {
        let sub = |name| (queue.join(name), RecursiveMode::NonRecursive);
        return vec![sub("new"), sub("cur")];
    }
    vec![(queue.to_path_buf(), RecursiveMode::Recursive)]
}

#[cfg(test)]
mod tests {
    use super::Watch;
    use crate::mail::Logins;
    use std::{sync::atomic::AtomicBool, time::Duration};

    #[test]
    fn a_delivery_rings_and_reading_does_not() {
        let go_on = AtomicBool::new(false);
        let root = tempfile::tempdir().unwrap();
        for folder in ["new", "cur", "tmp"] {
            std::fs::create_dir(root.path().join(folder)).unwrap();
        }
        std::fs::write(root.path().join("new/old"), "From: a@b.example\n\nhi\n").unwrap();
        let mut watch = Watch::open(&root.path().display().to_string(), &Logins::new()).unwrap();
        std::fs::read(root.path().join("new/old")).unwrap();
        std::fs::write(root.path().join("tmp/x"), "From: a@b.example\n\nhi\n").unwrap();
        let short = Duration::from_millis(50);
        assert!(
            !watch.wait(short, &go_on),
            "neither reading nor writing is news"
        );
        std::fs::rename(root.path().join("tmp/x"), root.path().join("new/x")).unwrap();
        assert!(watch.wait(Duration::from_secs(20), &go_on));
        assert!(!watch.wait(short, &go_on), "one burst rings once");
        let stop = AtomicBool::new(true);
        assert!(
            !watch.wait(Duration::from_secs(3600), &stop),
            "whoever stops does not wait"
        );
        assert!(Watch::open("/nowhere/at/all", &Logins::new()).is_err());
    }
}
