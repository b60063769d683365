//! Servers that lie before TLS: nothing secret is said to them, and they end soon.

use regards::{
    mail::{Durability, Logins, open_sink, open_source},
    settings::Login,
};
use std::{
    fs,
    io::{Read, Write},
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    sync::mpsc,
    thread,
};

/// A server that says these lines, one after each line of the client, and tells all it has heard.
fn server(script: Vec<Vec<u8>>) -> (u16, mpsc::Receiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (heard, all) = mpsc::channel();
    thread::spawn(move || {
        for mut client in listener.incoming().flatten() {
            let mut said = Vec::new();
            let mut buffer = [0; 4096];
            for words in &script {
                if client.write_all(words).is_err() {
                    break;
                }
                match client.read(&mut buffer) {
                    Ok(count @ 1..) => said.extend_from_slice(&buffer[..count]),
                    _ => break,
                }
            }
            while let Ok(count @ 1..) = client.read(&mut buffer) {
                said.extend_from_slice(&buffer[..count]);
            }
            let _ = heard.send(said);
        }
    });
    (port, all)
}

#[test]
fn nothing_secret_is_said_without_tls() {
    let folder = tempfile::tempdir().unwrap();
    let password = folder.path().join("password");
    fs::write(&password, "hush-hush\n").unwrap();
    fs::set_permissions(&password, fs::Permissions::from_mode(0o600)).unwrap();
    let login = Login {
        user: Some("desk".into()),
        password_file: Some(password.display().to_string()),
        ..Login::default()
    };
    let logins = Logins::from([("localhost".to_string(), login)]);
    let greeting = b"* OK hello\r\n".to_vec();
    for (name, script) in [
        (
            "no STARTTLS",
            vec![greeting.clone(), b"s1 BAD what?\r\n".to_vec()],
        ),
        (
            "STARTTLS refused",
            vec![
                greeting.clone(),
                b"* CAPABILITY IMAP4rev1\r\ns1 NO not today\r\n".to_vec(),
            ],
        ),
        ("already inside", vec![b"* PREAUTH welcome\r\n".to_vec()]),
        (
            "answers before TLS",
            vec![
                greeting.clone(),
                b"s1 OK go\r\n* OK hello\r\na1 OK logged in\r\n".to_vec(),
            ],
        ),
        ("words without end", vec![b"x".repeat(100_000)]),
        ("a hasty goodbye", vec![b"* BYE\r\n".to_vec()]),
        (
            "no TLS behind STARTTLS",
            vec![
                greeting,
                b"s1 OK go\r\n".to_vec(),
                b"* OK plain\r\n".to_vec(),
            ],
        ),
    ] {
        let (port, heard) = server(script);
        let address = format!("imap://localhost:{port}/");
        let error = open_sink(&address, &logins, Durability::Each)
            .err()
            .expect(name)
            .to_string();
        assert!(!error.contains("hush"), "{name}: {error}");
        let said = heard.recv().unwrap();
        for secret in [b"LOGIN".as_slice(), b"hush-hush", b"desk"] {
            assert!(
                !said.windows(secret.len()).any(|window| window == secret),
                "{name}"
            );
        }
        assert!(
            open_source(&address, &logins).unwrap().parcels().is_err(),
            "{name}"
        );
    }
}
