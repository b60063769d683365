//! Waiting for new letters: file notification for folders, IDLE for IMAP (RFC 2177), and in both cases a steady look behind it,
//! because notifications can be lost.

use crate::mail::{Logins, SourceError, imap::ImapSession, open};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::{
    io,
    path::Path,
    sync::mpsc::{Receiver, channel},
    thread::sleep,
    time::Duration,
};

/// Deliveries come in bursts; after the first sign so long is waited for the rest.
const BURST: Duration = Duration::from_millis(200);

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
            let session = Box::new(ImapSession::new(address, login)?);
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
        watcher
            .watch(Path::new(spec), RecursiveMode::Recursive)
            .map_err(failed)?;
        Ok(Self {
            bell: Bell::Files {
                _watcher: watcher,
                heard,
            },
        })
    }

    /// Waits for a sign of new letters, at most so long; says whether there was one. A server that cannot be reached is
    /// waited for like one that is silent: the look that follows says what is wrong.
    pub fn wait(&mut self, at_most: Duration) -> bool {
        match &mut self.bell {
            Bell::Files { heard, .. } => {
                let rung = heard.recv_timeout(at_most).is_ok();
                while rung && heard.recv_timeout(BURST).is_ok() {}
                rung
            }
            Bell::Idle(session) => session.idle(at_most).unwrap_or_else(|_| {
                sleep(at_most);
                false
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivery_rings_and_reading_does_not() {
        let root = tempfile::tempdir().unwrap();
        for folder in ["new", "cur", "tmp"] {
            std::fs::create_dir(root.path().join(folder)).unwrap();
        }
        std::fs::write(root.path().join("new/old"), "From: a@b.example\n\nhi\n").unwrap();
        let mut watch = Watch::open(&root.path().display().to_string(), &Logins::new()).unwrap();
        std::fs::read(root.path().join("new/old")).unwrap();
        assert!(!watch.wait(Duration::from_millis(50)), "reading is no news");
        std::fs::write(root.path().join("tmp/x"), "From: a@b.example\n\nhi\n").unwrap();
        std::fs::rename(root.path().join("tmp/x"), root.path().join("new/x")).unwrap();
        assert!(watch.wait(Duration::from_secs(20)));
        assert!(
            !watch.wait(Duration::from_millis(50)),
            "one burst rings once"
        );
        assert!(Watch::open("/nowhere/at/all", &Logins::new()).is_err());
    }
}
