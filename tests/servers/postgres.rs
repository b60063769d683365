//! A PostgreSQL of our own on loopback, with a password and a certificate, gone with its folder when dropped.

use super::{certificate, free_port, installed};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

const PROGRAMS: &str = "/usr/lib/postgresql/15/bin";
/// What the database's user must say to come in.
pub const PASSWORD: &str = "sesam-sesam";

/// A running server.
pub struct Server {
    pub root: tempfile::TempDir,
    pub port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.control(&["stop", "-m", "immediate"]);
    }
}

impl Server {
    /// Starts it; `None`, said aloud, where it is not installed.
    pub fn start() -> Option<Self> {
        if !installed(&format!("{PROGRAMS}/initdb")) {
            return None;
        }
        let root = tempfile::Builder::new()
            .prefix("postgres")
            .tempdir()
            .unwrap();
        fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let port = free_port();
        let server = Self { root, port };
        server.prepare();
        assert!(server.control(&["start", "-w"]), "the server did not start");
        Some(server)
    }

    fn prepare(&self) {
        fs::write(self.at("password"), PASSWORD).unwrap();
        fs::create_dir(self.at("home")).unwrap();
        owned_by_postgres(&self.at("home"));
        self.certificate();
        let data = self.at("home/data");
        let made = as_postgres("initdb")
            .arg("-D")
            .arg(&data)
            .args([
                "-U",
                "desk",
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--no-sync",
            ])
            .arg("--pwfile")
            .arg(self.at("password"))
            .status()
            .unwrap();
        assert!(made.success());
        let home = self.at("home");
        let settings = format!(
            "port = {}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '{home}'\nfsync = off\nssl = on\nssl_cert_file = '{home}/cert.pem'\nssl_key_file = '{home}/key.pem'\n",
            self.port,
            home = home.display()
        );
        let file = data.join("postgresql.auto.conf");
        fs::write(&file, settings).unwrap();
    }

    fn certificate(&self) {
        let home = self.at("home");
        certificate(&home);
        for file in ["key.pem", "cert.pem"] {
            owned_by_postgres(&home.join(file));
        }
        fs::set_permissions(home.join("key.pem"), fs::Permissions::from_mode(0o600)).unwrap();
    }

    /// A path in its folder.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// `pg_ctl`.
    pub fn control(&self, arguments: &[&str]) -> bool {
        let done = as_postgres("pg_ctl")
            .args(arguments)
            .arg("-D")
            .arg(self.at("home/data"))
            .arg("-l")
            .arg(self.at("home/log"))
            .status();
        done.is_ok_and(|status| status.success())
    }

    /// Runs statements as the owner.
    pub fn run(&self, statements: &str) {
        let done = Command::new(format!("{PROGRAMS}/psql"))
            .env("PGPASSWORD", PASSWORD)
            .args([
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                "127.0.0.1",
                "-U",
                "desk",
                "-d",
                "postgres",
                "-p",
            ])
            .arg(self.port.to_string())
            .args(["-c", statements])
            .status()
            .unwrap();
        assert!(done.success(), "{statements}");
    }

    /// The source, with parameters.
    pub fn source(&self, parameters: &str) -> String {
        format!(
            "postgres://desk@127.0.0.1:{}/postgres?{parameters}",
            self.port
        )
    }

    /// The command that prints the password.
    pub fn password_command(&self) -> Option<String> {
        Some(format!("cat '{}'", self.at("password").display()))
    }
}

/// The server refuses to be run by root.
fn as_postgres(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid=postgres", "--regid=postgres", "--clear-groups"])
        .arg(format!("{PROGRAMS}/{program}"))
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn owned_by_postgres(path: &Path) {
    let done = Command::new("chown")
        .arg("postgres:postgres")
        .arg(path)
        .status()
        .unwrap();
    assert!(done.success());
}
