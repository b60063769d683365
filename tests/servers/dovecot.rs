//! A Dovecot of our own on loopback.

use super::{certificate, free_port, installed};
use regards::{mail::Logins, settings::Login};
use rustix::process::{Pid, Signal, kill_process_group};
use std::{
    fs,
    net::{TcpListener, TcpStream},
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How long a start may take on a machine that is busy with everything else.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server with one mailbox, gone with its folder when dropped.
pub struct Dovecot {
    pub root: tempfile::TempDir,
    /// Port with TLS from the first octet.
    pub tls: u16,
    /// Port with STARTTLS.
    pub plain: u16,
    server: Child,
    /// How often it was started before: each start has a folder of sockets of its own.
    starts: usize,
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Dovecot {
    /// Starts it; `None`, said aloud, where it is not installed.
    pub fn start() -> Option<Self> {
        if !installed("/usr/sbin/dovecot") {
            return None;
        }
        let root = tempfile::Builder::new()
            .prefix("dovecot")
            .tempdir()
            .unwrap();
        let (tls, plain) = (free_port(), free_port());
        certificate(root.path());
        fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).unwrap();
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
        let server = serve(root.path(), 0, [tls, plain]);
        let mut started = Self {
            root,
            tls,
            plain,
            server,
            starts: 0,
        };
        started.wait();
        Some(started)
    }

    /// Kills it with all its helpers, as a power cut of that machine would, and starts it again.
    pub fn restart(&mut self) {
        self.kill();
        self.again();
        self.wait();
    }

    fn kill(&mut self) {
        let group = i32::try_from(self.server.id()).ok().and_then(Pid::from_raw);
        let _ = group.map(|group| kill_process_group(group, Signal::KILL));
        let _ = self.server.wait();
    }

    /// A helper of the last one may live a moment longer: it keeps sockets nobody looks for, and its ports are waited for.
    fn again(&mut self) {
        let until = Instant::now() + PATIENCE;
        for port in [self.tls, self.plain] {
            while TcpListener::bind(("127.0.0.1", port)).is_err() && Instant::now() < until {
                thread::sleep(Duration::from_millis(20));
            }
        }
        self.starts += 1;
        self.server = serve(self.root.path(), self.starts, [self.tls, self.plain]);
    }

    /// Waits until it answers; one that ended instead is started once more.
    fn wait(&mut self) {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if TcpStream::connect(("127.0.0.1", self.tls)).is_ok() {
                return;
            }
            if self.server.try_wait().unwrap().is_some() {
                self.kill();
                self.again();
            }
            thread::sleep(Duration::from_millis(50));
        }
        let log = fs::read_to_string(self.root.path().join("log")).unwrap_or_default();
        panic!("dovecot did not start: {log}");
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

/// Starts the server in a process group of its own, so that its helpers end with it.
fn serve(root: &Path, starts: usize, ports: [u16; 2]) -> Child {
    let settings = root.join("dovecot.conf");
    fs::write(&settings, config(root, starts, ports)).unwrap();
    Command::new("/usr/sbin/dovecot")
        .args(["-F", "-c"])
        .arg(settings)
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

fn config(root: &Path, starts: usize, [tls, plain]: [u16; 2]) -> String {
    let root = root.display();
    format!(
        "base_dir = {root}/run{starts}\nlog_path = {root}/log\nprotocols = imap\nssl = required\nssl_cert = <{root}/cert.pem\n\
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
