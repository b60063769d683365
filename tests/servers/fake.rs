//! An IMAP server that knows one mailbox and a few tricks: it does right until it is told to do wrong.

use super::{certificate, installed};
use regards::{mail::Logins, settings::Login};
use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    sync::{Arc, Mutex},
    thread,
};
use tokio_rustls::rustls::{
    ServerConfig, ServerConnection, StreamOwned,
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
/// has the mail, and nobody knows yet).
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
                    let tls = ServerConnection::new(config).unwrap();
                    let _hung_up = Talk {
                        stream: StreamOwned::new(tls, client),
                        state,
                        held: Vec::new(),
                        tag: String::new(),
                    }
                    .run();
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

    fn trick(&mut self, at: &str) -> Option<Act> {
        let trick = self
            .tricks
            .iter_mut()
            .find(|it| it.at == at && it.times > 0)?;
        trick.times -= 1;
        Some(trick.act.clone())
    }
}

/// One connection.
struct Talk {
    stream: StreamOwned<ServerConnection, TcpStream>,
    state: Arc<Mutex<State>>,
    held: Vec<u8>,
    tag: String,
}

/// `None`: the line is gone.
type Going<T = ()> = Option<T>;

impl Talk {
    fn run(&mut self) -> Going {
        self.answer("greeting", b"* OK hello\r\n")?;
        loop {
            let line = self.line()?;
            self.state.lock().unwrap().heard.push(line.clone());
            let (tag, words) = line.split_once(' ')?;
            self.tag = tag.to_string();
            self.command(words)?;
        }
    }

    fn command(&mut self, words: &str) -> Going {
        let mut parts = words.splitn(3, ' ');
        let verb = match (parts.next()?, parts.next()) {
            ("UID", Some(verb)) => format!("UID {verb}"),
            (verb, _) => verb.to_string(),
        };
        let untagged = match verb.as_str() {
            "APPEND" => return self.append(words),
            "AUTHENTICATE" => return self.authenticate(words),
            "IDLE" => return self.idle(),
            "LOGIN" if !words.contains(SECRET) => return self.say(b"TAG NO who are you\r\n"),
            "CAPABILITY" => format!(
                "* CAPABILITY {}\r\n",
                self.state.lock().unwrap().capabilities
            ),
            "LIST" => {
                let folders = self.state.lock().unwrap().folders.clone();
                folders
                    .iter()
                    .map(|it| format!("* LIST {it}\r\n"))
                    .collect()
            }
            "SELECT" | "EXAMINE" => {
                let state = self.state.lock().unwrap();
                let (count, validity) = (state.mails.len(), state.validity);
                format!(
                    "* FLAGS (\\Draft)\r\n* {count} EXISTS\r\n* OK [UIDVALIDITY {validity}] ok\r\n"
                )
            }
            "UID SEARCH" => self.search(words),
            "FETCH" => self.listing(),
            "UID FETCH" => return self.fetch(words),
            "UID EXPUNGE" => {
                let gone: u32 = words.rsplit(' ').next()?.parse().ok()?;
                self.state
                    .lock()
                    .unwrap()
                    .mails
                    .retain(|(uid, _)| *uid != gone);
                String::new()
            }
            _ => String::new(),
        };
        self.answer(&verb, format!("{untagged}TAG OK done\r\n").as_bytes())?;
        Some(())
    }

    fn search(&self, words: &str) -> String {
        let state = self.state.lock().unwrap();
        let mut wanted = words.split('"');
        let field = wanted
            .next()
            .unwrap_or_default()
            .trim_end()
            .rsplit(' ')
            .next()
            .unwrap_or_default();
        let text = wanted.next().unwrap_or_default();
        let found = state.mails.iter().filter(|(_, mail)| {
            let mail = String::from_utf8_lossy(mail);
            let mut fields = mail.lines().take_while(|line| !line.is_empty());
            fields.any(|line| line.starts_with(&format!("{field}:")) && line.contains(text))
        });
        let uids: Vec<String> = found
            .map(|(uid, _)| uid)
            .chain(&state.ghosts)
            .map(ToString::to_string)
            .collect();
        format!("* SEARCH {}\r\n", uids.join(" "))
    }

    fn listing(&self) -> String {
        let state = self.state.lock().unwrap();
        let mails = state.mails.iter().enumerate();
        mails
            .map(|(at, (uid, mail))| {
                format!(
                    "* {} FETCH (UID {uid} FLAGS () RFC822.SIZE {})\r\n",
                    at + 1,
                    mail.len()
                )
            })
            .collect()
    }

    fn fetch(&mut self, words: &str) -> Going {
        let wanted: u32 = words.split(' ').nth(2)?.parse().ok()?;
        let found = self
            .state
            .lock()
            .unwrap()
            .mails
            .iter()
            .find(|(uid, _)| *uid == wanted)
            .cloned();
        let mut said = Vec::new();
        if let Some((uid, mail)) = found {
            if words.contains("BODY") {
                said = format!("* 1 FETCH (UID {uid} BODY[] {{{}}}\r\n", mail.len()).into_bytes();
                said.extend(&mail);
                said.extend(b")\r\n");
            } else {
                said = format!("* 1 FETCH (UID {uid} FLAGS (\\Draft))\r\n").into_bytes();
            }
        }
        said.extend(b"TAG OK done\r\n");
        self.answer("UID FETCH", &said)?;
        Some(())
    }

    fn append(&mut self, words: &str) -> Going {
        let length: usize = words
            .rsplit('{')
            .next()?
            .trim_end_matches('}')
            .parse()
            .ok()?;
        if !self.answer("APPEND", b"+ go ahead\r\n")? {
            return Some(());
        }
        let half = length / 2;
        let mut mail = self.take(half)?;
        self.answer("literal", b"")?;
        mail.extend(self.take(length - half)?);
        self.line()?;
        self.state.lock().unwrap().store(mail);
        self.answer("stored", b"TAG OK [APPENDUID 7 1] stored\r\n")?;
        Some(())
    }

    /// XOAUTH2 and OAUTHBEARER: one message, and for a bad one a report that wants an answer.
    fn authenticate(&mut self, words: &str) -> Going {
        self.answer("AUTHENTICATE", b"+ \r\n")?;
        let said = decoded(&self.line()?);
        let right = match words {
            "AUTHENTICATE XOAUTH2" => format!("user=desk\u{1}auth=Bearer {SECRET}\u{1}\u{1}"),
            _ => format!(
                "n,a=desk,\u{1}host=localhost\u{1}port={}\u{1}auth=Bearer {SECRET}\u{1}\u{1}",
                self.stream.sock.local_addr().ok()?.port()
            ),
        };
        if said == right {
            return self.say(b"TAG OK welcome\r\n");
        }
        // {"status":"401"}
        self.say(b"+ eyJzdGF0dXMiOiI0MDEifQ==\r\n")?;
        let last = decoded(&self.line()?);
        self.state
            .lock()
            .unwrap()
            .heard
            .push(format!("{words}: {last:?}"));
        self.say(b"TAG NO it has run out\r\n")
    }

    fn idle(&mut self) -> Going {
        self.answer("IDLE", b"+ idling\r\n")?;
        self.line()?;
        self.answer("DONE", b"TAG OK done\r\n")?;
        Some(())
    }

    /// Answers; says whether it was what is right.
    fn answer(&mut self, at: &str, right: &[u8]) -> Going<bool> {
        let trick = self.state.lock().unwrap().trick(at);
        match trick {
            None => self.say(right)?,
            Some(Act::Cut) => return None,
            Some(Act::Say(words)) => {
                self.say(&words)?;
                return Some(false);
            }
            Some(Act::First(words)) => {
                self.say(&words)?;
                self.say(right)?;
            }
            Some(Act::Last(words)) => {
                self.say(&words)?;
                return None;
            }
            Some(Act::Forever(words)) => {
                let many = words.repeat(1 + 16_384 / words.len());
                loop {
                    self.say(&many)?;
                }
            }
        }
        Some(true)
    }

    fn say(&mut self, words: &[u8]) -> Going {
        let said = words.strip_suffix(b"\r\n").map_or(words.to_vec(), |line| {
            // The tag stands at the beginning of the last line, if at all.
            let at = line
                .iter()
                .rposition(|octet| *octet == b'\n')
                .map_or(0, |at| at + 1);
            match line[at..].strip_prefix(b"TAG") {
                Some(rest) => [&line[..at], self.tag.as_bytes(), rest, b"\r\n"].concat(),
                None => words.to_vec(),
            }
        });
        self.stream.write_all(&said).ok()?;
        self.stream.flush().ok()
    }

    fn line(&mut self) -> Option<String> {
        loop {
            if let Some(end) = self.held.iter().position(|octet| *octet == b'\n') {
                let line: Vec<u8> = self.held.drain(..=end).collect();
                return Some(String::from_utf8_lossy(&line).trim_end().to_string());
            }
            self.more()?;
        }
    }

    fn take(&mut self, count: usize) -> Option<Vec<u8>> {
        while self.held.len() < count {
            self.more()?;
        }
        Some(self.held.drain(..count).collect())
    }

    fn more(&mut self) -> Going {
        let mut buffer = [0; 4096];
        match self.stream.read(&mut buffer) {
            Ok(count @ 1..) => self.held.extend(&buffer[..count]),
            _ => return None,
        }
        Some(())
    }
}

/// Base64 (RFC 4648 §4).
fn decoded(text: &str) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text
        .bytes()
        .filter_map(|it| DIGITS.iter().position(|digit| *digit == it));
    let (mut bits, mut count, mut out) = (0_usize, 0, Vec::new());
    for digit in digits {
        bits = bits << 6 | digit;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 255) as u8);
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
