//! A Dovecot of our own on loopback, and a proxy before it that can cut the line at any octet.

use regards::{mail::Logins, settings::Login};
use std::{
    fs,
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

/// A running server with one mailbox, gone with its folder when dropped.
pub struct Dovecot {
    pub root: tempfile::TempDir,
    /// Port with TLS from the first octet.
    pub tls: u16,
    /// Port with STARTTLS.
    pub plain: u16,
    server: Child,
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Dovecot {
    /// Starts it; `None`, said aloud, where it is not installed.
    pub fn start() -> Option<Self> {
        let root_user = rustix::process::geteuid().is_root();
        if !root_user
            || !Path::new("/usr/sbin/dovecot").exists()
            || Command::new("openssl").arg("version").output().is_err()
        {
            eprintln!(
                "SKIPPED: dovecot-imapd or openssl is not installed, or we are not root, so nothing was tried against a real server"
            );
            return None;
        }
        let root = tempfile::Builder::new()
            .prefix("dovecot")
            .tempdir()
            .unwrap();
        let (tls, plain) = (free_port(), free_port());
        certificate(root.path());
        fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).unwrap();
        fs::write(
            root.path().join("dovecot.conf"),
            config(root.path(), tls, plain),
        )
        .unwrap();
        let server = Command::new("/usr/sbin/dovecot")
            .args(["-F", "-c"])
            .arg(root.path().join("dovecot.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        fs::write(root.path().join("password"), "sesam-sesam\n").unwrap();
        fs::set_permissions(
            root.path().join("password"),
            fs::Permissions::from_mode(0o600),
        )
        .unwrap();
        for folder in ["mail", "home"] {
            fs::create_dir(root.path().join(folder)).unwrap();
            let owned = Command::new("chown")
                .arg("nobody")
                .arg(root.path().join(folder))
                .status()
                .unwrap();
            assert!(owned.success());
        }
        let started = Self {
            root,
            tls,
            plain,
            server,
        };
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", tls)).is_ok() {
                return Some(started);
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!(
            "dovecot did not start: {}",
            fs::read_to_string(started.root.path().join("log")).unwrap_or_default()
        );
    }

    /// How to log in.
    pub fn logins(&self) -> Logins {
        let path = |name: &str| Some(self.root.path().join(name).display().to_string());
        let login = Login {
            user: Some("desk".into()),
            password_file: path("password"),
            ca_file: path("cert.pem"),
            ..Login::default()
        };
        Logins::from([("localhost".to_string(), login)])
    }

    /// An address over TLS.
    pub fn address(&self, folder: &str) -> String {
        format!("imaps://localhost:{}/{folder}", self.tls)
    }

    /// The Maildir of a folder, as it lies on disk.
    pub fn maildir(&self, folder: &str) -> std::path::PathBuf {
        let mail = self.root.path().join("mail");
        if folder == "INBOX" {
            mail
        } else {
            mail.join(format!(".{folder}"))
        }
    }

    /// Puts letters into INBOX as a delivery would.
    pub fn deliver(&self, letters: &[String]) {
        for (number, letter) in letters.iter().enumerate() {
            let inbox = self.maildir("INBOX");
            for folder in ["tmp", "new", "cur"] {
                fs::create_dir_all(inbox.join(folder)).unwrap();
            }
            fs::write(
                inbox.join("new").join(format!("{number:04}.x.host")),
                letter,
            )
            .unwrap();
        }
        let _ = Command::new("chown")
            .args(["-R", "nobody"])
            .arg(self.root.path().join("mail"))
            .status();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

fn certificate(root: &Path) {
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
        ])
        .args([
            "-addext",
            "subjectAltName=DNS:localhost",
            "-addext",
            "basicConstraints=critical,CA:FALSE",
        ])
        .arg("-keyout")
        .arg(root.join("key.pem"))
        .arg("-out")
        .arg(root.join("cert.pem"))
        .output()
        .unwrap();
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
}

fn config(root: &Path, tls: u16, plain: u16) -> String {
    let root = root.display();
    format!(
        "base_dir = {root}/run\nlog_path = {root}/log\nprotocols = imap\nssl = required\nssl_cert = <{root}/cert.pem\n\
         ssl_key = <{root}/key.pem\nlisten = 127.0.0.1\nmail_location = maildir:{root}/mail\n\
         default_internal_user = nobody\ndefault_login_user = nobody\ndefault_internal_group = nogroup\n\
         first_valid_uid = 1\nauth_mechanisms = plain\ndisable_plaintext_auth = yes\n\
         passdb {{\n driver = static\n args = password=sesam-sesam\n}}\n\
         userdb {{\n driver = static\n args = uid=nobody gid=nogroup home={root}/home\n}}\n\
         service imap-login {{\n chroot =\n inet_listener imap {{\n port = {plain}\n }}\n inet_listener imaps {{\n port = {tls}\n ssl = yes\n }}\n}}\n\
         service anvil {{\n chroot =\n}}\nservice stats {{\n chroot =\n}}\n\
         namespace inbox {{\n inbox = yes\n mailbox Concepts {{\n auto = create\n special_use = \\Drafts\n }}\n}}\n"
    )
}

/// A proxy that passes so many octets of the client on and then does harm, once.
pub struct Proxy {
    pub port: u16,
    trap: Arc<Trap>,
}

#[derive(Default)]
struct Trap {
    /// Octets of the client until it springs.
    left: AtomicU64,
    armed: AtomicBool,
    /// Whether it lets the client speak on and loses the server's next answer instead.
    loses_answer: AtomicBool,
    losing: AtomicBool,
}

/// What a proxy does to the line.
#[derive(Clone, Copy, PartialEq)]
pub enum Harm {
    /// The line is cut at this octet.
    Cut,
    /// From this octet on the server hears all, and its next answer is lost with the line.
    LoseAnswer,
}

impl Proxy {
    /// A proxy before a port.
    pub fn before(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = Self {
            port: listener.local_addr().unwrap().port(),
            trap: Arc::default(),
        };
        let trap = Arc::clone(&proxy.trap);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let Ok(server) = TcpStream::connect(("127.0.0.1", port)) else {
                    continue;
                };
                let (from, to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
                let (forth, back) = (Arc::clone(&trap), Arc::clone(&trap));
                thread::spawn(move || pass_words(from, to, &forth));
                thread::spawn(move || pass_answers(server, client, &back));
            }
        });
        proxy
    }

    /// Does harm after so many more octets of the client.
    pub fn after(&self, octets: u64, harm: Harm) {
        self.trap.left.store(octets, Ordering::SeqCst);
        self.trap
            .loses_answer
            .store(harm == Harm::LoseAnswer, Ordering::SeqCst);
        self.trap.armed.store(true, Ordering::SeqCst);
    }

    /// Whether the harm is done; the trap is taken away if not.
    pub fn is_done(&self) -> bool {
        !self.trap.armed.swap(false, Ordering::SeqCst)
    }
}

/// Passes what the client says on, until the trap cuts.
fn pass_words(mut from: TcpStream, mut to: TcpStream, trap: &Trap) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        let mut passed = count;
        if trap.armed.load(Ordering::SeqCst) {
            let left = usize::try_from(trap.left.load(Ordering::SeqCst)).unwrap();
            trap.left
                .store(left.saturating_sub(count) as u64, Ordering::SeqCst);
            if left < count {
                trap.armed.store(false, Ordering::SeqCst);
                if trap.loses_answer.load(Ordering::SeqCst) {
                    trap.losing.store(true, Ordering::SeqCst);
                } else {
                    passed = left;
                }
            }
        }
        if to.write_all(&buffer[..passed]).is_err() || passed < count {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
    let _ = from.shutdown(Shutdown::Both);
}

fn pass_answers(mut server: TcpStream, mut client: TcpStream, trap: &Trap) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = server.read(&mut buffer) {
        if trap.losing.swap(false, Ordering::SeqCst) || client.write_all(&buffer[..count]).is_err()
        {
            break;
        }
    }
    let _ = client.shutdown(Shutdown::Both);
    let _ = server.shutdown(Shutdown::Both);
}
