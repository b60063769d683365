//! An IMAP server that knows one mailbox and a few tricks: it does right until it is told to do wrong.

mod talk;

use super::{certificate, installed};
use regards::{mail::Logins, settings::Login};
use std::{
    fs,
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    sync::{Arc, Mutex},
    thread,
};
use talk::Talk;
use tokio_rustls::rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};

/// What it does wrong. In words, `TAG` stands for the tag of the command.
#[derive(Clone, Debug)]
pub enum Act {
    /// Hangs up.
    Cut,
    /// Says this instead of its answer.
    Say(Vec<u8>),
    /// Says this, and then its answer.
    First(Vec<u8>),
    /// Says this instead of its answer, and hangs up.
    Last(Vec<u8>),
    /// Says this again and again, as long as anybody listens.
    Forever(Vec<u8>),
}

/// When it does so: at `greeting`, at a command (`LOGIN`, `UID SEARCH` …), at `literal` (it has heard half of a mail) or at `stored` (it
/// has the mail, and nobody knows yet). A `late` mail is stored with the next one, and its line is gone.
#[derive(Clone, Debug)]
pub struct Trick {
    pub at: &'static str,
    pub times: usize,
    pub act: Act,
}

/// The mailbox and what was said.
#[derive(Default)]
pub struct State {
    pub mails: Vec<(u32, Vec<u8>)>,
    pub validity: u32,
    pub capabilities: &'static str,
    pub folders: Vec<&'static str>,
    pub heard: Vec<String>,
    pub tricks: Vec<Trick>,
    /// UIDs that a search tells beside those it found.
    pub ghosts: Vec<u32>,
    /// Mails whose line is gone and that are not stored yet.
    late: Vec<Vec<u8>>,
    next: u32,
}

/// The server.
pub struct Fake {
    pub port: u16,
    pub state: Arc<Mutex<State>>,
    root: tempfile::TempDir,
}

/// What its user must say.
pub const SECRET: &str = "sesam-sesam";

impl Fake {
    /// Starts it.
    pub fn start() -> Option<Self> {
        if !installed("/usr/bin/openssl") {
            return None;
        }
        let root = tempfile::tempdir().unwrap();
        certificate(root.path());
        let password = root.path().join("password");
        fs::write(&password, format!("{SECRET}\n")).unwrap();
        fs::set_permissions(&password, fs::Permissions::from_mode(0o600)).unwrap();
        let cert = CertificateDer::from_pem_file(root.path().join("cert.pem")).unwrap();
        let key = PrivateKeyDer::from_pem_file(root.path().join("key.pem")).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert], key)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State {
            validity: 7,
            capabilities: "IMAP4rev1 UIDPLUS SPECIAL-USE IDLE",
            folders: vec!["(\\HasNoChildren) \".\" INBOX", "(\\Drafts) \".\" Concepts"],
            next: 1,
            ..State::default()
        }));
        let shared = Arc::clone(&state);
        let config = Arc::new(config);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (config, state) = (Arc::clone(&config), Arc::clone(&shared));
                thread::spawn(move || {
                    let _hung_up = Talk::new(client, config, state).run();
                });
            }
        });
        Some(Self { port, state, root })
    }

    /// The address of a folder.
    pub fn address(&self, folder: &str) -> String {
        format!("imaps://localhost:{}/{folder}", self.port)
    }

    /// How to log in, in this manner.
    pub fn logins(&self, auth: Option<&str>) -> Logins {
        let path = |name: &str| Some(self.root.path().join(name).display().to_string());
        let login = Login {
            user: Some("desk".into()),
            auth: auth.map(str::to_string),
            password_file: path("password"),
            ca_file: path("cert.pem"),
            ..Login::default()
        };
        Logins::from([("localhost".to_string(), login)])
    }

    /// Plays this trick so many times.
    pub fn plays(&self, at: &'static str, times: usize, act: Act) {
        let trick = Trick { at, times, act };
        self.state.lock().unwrap().tricks.push(trick);
    }

    /// Behaves from here on.
    pub fn behaves(&self) {
        self.state.lock().unwrap().tricks.clear();
    }

    /// Delivers a mail.
    pub fn deliver(&self, mail: &[u8]) {
        self.state.lock().unwrap().store(mail.to_vec());
    }
}

impl State {
    fn store(&mut self, mail: Vec<u8>) {
        self.mails.push((self.next, mail));
        self.next += 1;
    }

    /// Stores a mail, and those that are late; `None` if this one is late, and its line gone.
    fn arrive(&mut self, mail: Vec<u8>) -> Option<()> {
        if self.trick("late").is_some() {
            self.late.push(mail);
            return None;
        }
        self.store(mail);
        let late = std::mem::take(&mut self.late);
        late.into_iter().for_each(|mail| self.store(mail));
        Some(())
    }

    fn trick(&mut self, at: &str) -> Option<Act> {
        let trick = self
            .tricks
            .iter_mut()
            .find(|it| it.at == at && it.times > 0)?;
        trick.times -= 1;
        Some(trick.act.clone())
    }
}
