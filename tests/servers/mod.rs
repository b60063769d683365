//! Servers of our own on loopback, real ones and ones that lie.

pub mod dovecot;
pub mod fake;
pub mod postgres;
pub mod proxy;

use std::{
    net::TcpListener,
    path::Path,
    process::{Command, Stdio},
};

/// Whether a server can be tried: its program is there, and so are we as root, as which they are started. Where not, it is said
/// aloud; it is a failure where nothing may be skipped.
pub fn installed(program: &str) -> bool {
    let there = rustix::process::geteuid().is_root()
        && Path::new(program).exists()
        && Command::new("openssl").arg("version").output().is_ok();
    if !there {
        assert!(
            std::env::var_os("REGARDS_NO_SKIP").is_none(),
            "{program} or openssl is not installed, or we are not root"
        );
        eprintln!(
            "SKIPPED: {program} or openssl is not installed, or we are not root, so nothing was tried against a real server"
        );
    }
    there
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// `cert.pem` and `key.pem` for localhost.
pub fn certificate(folder: &Path) {
    let mut openssl = Command::new("openssl");
    openssl
        .args("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost".split(' '))
        .args(["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .arg("-keyout")
        .arg(folder.join("key.pem"))
        .arg("-out")
        .arg(folder.join("cert.pem"))
        .stderr(Stdio::null());
    assert!(openssl.status().unwrap().success());
}
