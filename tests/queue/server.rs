//! Whole runs from server to server.

use super::{adds_up, letter, tiny};
use crate::{
    desk::Desk,
    servers::{
        dovecot::Dovecot,
        fake::{Act, Fake},
    },
};
use regards::mail::Logins;
use std::{fs, net::TcpListener, os::unix::fs::PermissionsExt, thread};

/// A desk that may log in there.
fn desk_at(logins: &Logins) -> Desk {
    let desk = tiny();
    let settings = fs::read_to_string(desk.at("regards.yaml")).unwrap();
    let login = &logins["localhost"];
    let (password, ca) = (login.password_file.as_ref(), login.ca_file.as_ref());
    let login = format!(
        "imap: {{localhost: {{user: desk, password_file: {}, ca_file: {}}}}}\n",
        password.unwrap(),
        ca.unwrap()
    );
    desk.file("regards.yaml", settings + &login)
}

/// A server with so many letters, a desk that may log in, and the batch from the inbox to the drafts' folder.
fn with_letters(count: usize) -> Option<(Dovecot, Desk, String)> {
    let server = Dovecot::start()?;
    let letters: Vec<String> = (0..count).map(|number| letter(number, "")).collect();
    server.deliver(&letters);
    let (inbox, drafts) = (server.address("INBOX"), server.address(""));
    let desk = desk_at(&server.logins());
    Some((server, desk, format!("batch {inbox} --to {drafts}")))
}

fn drafts(server: &Dovecot) -> usize {
    fs::read_dir(server.maildir("Concepts").join("cur")).map_or(0, Iterator::count)
}

#[test]
fn letters_numbered_anew_and_a_lost_state_make_no_second_draft() {
    let Some((mut server, mut desk, line)) = with_letters(5) else {
        return;
    };
    desk.run_line(&line).fine().says("5 letters in the queue");
    assert_eq!(drafts(&server), 5);
    desk.run_line(&line).fine().says("5  settled before");
    // The server forgets its UIDs: other numbers, another UIDVALIDITY.
    for folder in ["INBOX", "Concepts"] {
        for entry in fs::read_dir(server.maildir(folder)).unwrap().flatten() {
            if entry.file_name().to_string_lossy().starts_with("dovecot") {
                fs::remove_file(entry.path()).unwrap();
            }
        }
    }
    server.restart();
    desk.run_line(&line).fine().says("5  settled before");
    assert_eq!(drafts(&server), 5);
    fs::remove_dir_all(desk.at(".regards")).unwrap();
    let ran = desk.run_line(&line).fine();
    assert!(adds_up(&ran.out), "{}", ran.out);
    assert_eq!(drafts(&server), 5, "{}", ran.out);
}

#[test]
fn somebody_who_answers_on_the_server_needs_no_draft() {
    let Some((server, mut desk, line)) = with_letters(2) else {
        return;
    };
    desk.run_line(&line).fine();
    assert_eq!(drafts(&server), 2);
    let inbox = server.maildir("INBOX");
    let one = fs::read_dir(inbox.join("new"))
        .unwrap()
        .chain(fs::read_dir(inbox.join("cur")).unwrap());
    let one = one.flatten().next().unwrap().path();
    let name = one.file_name().unwrap().to_string_lossy().into_owned();
    let stem = name.split(":2,").next().unwrap();
    fs::rename(&one, inbox.join("cur").join(format!("{stem}:2,RS"))).unwrap();
    desk.run_line(&line)
        .fine()
        .says("1 untouched draft taken away");
    assert_eq!(drafts(&server), 1);
    desk.run_line(&line).fine().says("2  settled before");
}

#[test]
fn a_full_mailbox_costs_no_letter_its_tries() {
    let Some(server) = Fake::start() else { return };
    let mut desk = desk_at(&server.logins(None));
    for number in 0..4 {
        desk = desk.file(&format!("queue/{number}.eml"), letter(number, ""));
    }
    let line = format!("batch queue --to {}", server.address(""));
    server.plays(
        "APPEND",
        usize::MAX,
        Act::Say(b"TAG NO [OVERQUOTA] full\r\n".to_vec()),
    );
    for _ in 0..4 {
        let ran = desk
            .run_line(&line)
            .code(3)
            .says("4  failed")
            .complains("OVERQUOTA");
        assert!(adds_up(&ran.out), "{}", ran.out);
    }
    server.behaves();
    desk.run_line(&line).fine();
    assert_eq!(server.state.lock().unwrap().mails.len(), 4);
    desk.run_line("status").fine().says("4 letters settled");
}

#[test]
fn a_draft_that_a_server_will_not_have_is_set_aside_after_three_tries() {
    let Some(server) = Fake::start() else { return };
    let mut desk = desk_at(&server.logins(None));
    for number in 0..3 {
        desk = desk.file(&format!("queue/{number}.eml"), letter(number, ""));
    }
    let line = format!("batch queue --to {} --jobs 1", server.address(""));
    for _ in 0..3 {
        // The first draft of each run; the others are not held up.
        server.plays("APPEND", 1, Act::Say(b"TAG NO not this one\r\n".to_vec()));
        desk.run_line(&line);
    }
    let stored = server.state.lock().unwrap().mails.len();
    assert_eq!(stored, 2);
    desk.run_line("status")
        .fine()
        .says("1  set aside after three tries");
    desk.run_line(&line).fine().says("3  settled before");
    desk.run_line(&format!("{line} --redo")).fine();
    assert_eq!(
        server.state.lock().unwrap().mails.len(),
        3,
        "a person asked for it"
    );
}

#[test]
fn a_server_that_says_nothing_is_not_waited_for_without_end() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    thread::spawn(move || silent.incoming().flatten().collect::<Vec<_>>());
    let mut desk = tiny()
        .file("queue/1.eml", letter(1, ""))
        .file("password", "hush\n");
    fs::set_permissions(desk.at("password"), fs::Permissions::from_mode(0o600)).unwrap();
    let settings = fs::read_to_string(desk.at("regards.yaml")).unwrap();
    let login = format!(
        "imap: {{localhost: {{user: desk, password_file: {}}}}}\n",
        desk.at("password").display()
    );
    desk = desk.file("regards.yaml", settings + &login);
    for line in [
        format!("batch imaps://localhost:{port}/INBOX --to Drafts"),
        format!("batch queue --to imaps://localhost:{port}/Drafts"),
        format!("batch imap://localhost:{port}/INBOX --to Drafts"),
    ] {
        let ran = desk.run_line(&line).code(2);
        assert!(
            ran.err.contains("no answer within 10 seconds"),
            "{}",
            ran.err
        );
    }
}
