//! `batch --watch`: a letter is answered when it comes, and a signal ends the waiting.

use super::{adds_up, files, letter, tiny, with_letters};
use crate::{desk::Desk, servers::dovecot::Dovecot};
use std::{
    fs,
    process::{Child, Command, Output, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// A poll that no test lives to see: what happens before it, a notification has brought about.
const NEVER: &str = "--poll 3600";

fn start(desk: &mut Desk, line: &str) -> Child {
    // The state folder of a checked desk is laid out by an ordinary run.
    desk.run_line("status").fine();
    *desk = std::mem::replace(desk, tiny()).args(line);
    desk.command().stdin(Stdio::null()).spawn().unwrap()
}

/// Waits until it is so; a minute is for ever.
fn until(what: &str, mut so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}");
        sleep(Duration::from_millis(20));
    }
}

fn end(child: Child, signal: &str) -> Output {
    let sent = Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status()
        .unwrap();
    assert!(sent.success());
    child.wait_with_output().unwrap()
}

#[test]
fn letters_that_come_into_a_maildir_are_answered_as_they_come() {
    for (signal, code) in [("-TERM", 143), ("-INT", 130)] {
        let mut desk = with_letters(2);
        let child = start(
            &mut desk,
            &format!(
                "batch queue --to Drafts --watch {NEVER} --report r.jsonl --report-html r.html"
            ),
        );
        until("the letters that were there", || {
            desk.drafts("Drafts").len() == 2
        });
        // A core file would hold letters.
        let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
        let core = limits
            .lines()
            .find(|line| line.contains("core file"))
            .unwrap();
        assert_eq!(
            core.split_whitespace().filter(|it| *it == "0").count(),
            2,
            "{core}"
        );
        for number in [8, 9] {
            fs::write(desk.at("queue/tmp/x"), letter(number, "")).unwrap();
            fs::rename(
                desk.at("queue/tmp/x"),
                desk.at(&format!("queue/new/{number}")),
            )
            .unwrap();
            until("a delivery", || desk.drafts("Drafts").len() == number - 5);
        }
        until("its report", || {
            fs::read_to_string(desk.at("r.jsonl")).is_ok_and(|it| it.lines().count() == 4)
        });
        let before = files(&desk.at("queue"));
        let ended = end(child, signal);
        let out = String::from_utf8(ended.stdout).unwrap();
        assert_eq!(ended.status.code(), Some(code), "{out}");
        assert_eq!(out.matches("in the queue").count(), 3, "{out}");
        let mut summaries: Vec<String> = Vec::new();
        for line in out.lines() {
            if line.ends_with("in the queue") {
                summaries.push(String::new());
            }
            summaries.last_mut().unwrap().push_str(&format!("{line}\n"));
        }
        assert!(summaries.iter().all(|it| adds_up(it)), "{summaries:?}");
        let page = fs::read_to_string(desk.at("r.html")).unwrap();
        assert_eq!(page.matches("<article").count(), 4);
        assert_eq!(files(&desk.at("queue")), before);
        desk.run_line("batch queue --to Drafts")
            .fine()
            .says("4  settled before");
    }
}

#[test]
fn the_steady_look_finds_what_no_notification_told() {
    // An mbox is one file: somebody who replaces it replaces what was watched.
    let mbox = |count: usize| -> String {
        (0..count)
            .map(|number| {
                format!(
                    "From a@b.example Thu Jan  1 00:00:00 2026\n{}\n",
                    letter(number, "").replace("\r\n", "\n")
                )
            })
            .collect()
    };
    let mut desk = tiny().file("queue.mbox", mbox(1));
    let child = start(&mut desk, "batch queue.mbox --to Drafts --watch --poll 1");
    until("the first", || desk.drafts("Drafts").len() == 1);
    fs::write(desk.at("other"), mbox(2)).unwrap();
    fs::rename(desk.at("other"), desk.at("queue.mbox")).unwrap();
    until("the second", || desk.drafts("Drafts").len() == 2);
    assert_eq!(end(child, "-TERM").status.code(), Some(143));
}

#[test]
fn a_desk_that_is_mended_meanwhile_is_taken_when_it_is_whole() {
    let mut desk = with_letters(1);
    let child = start(
        &mut desk,
        &format!("batch queue --to Drafts --watch {NEVER}"),
    );
    until("the first", || desk.drafts("Drafts").len() == 1);
    let place = "templates/order-late/plain.en.txt";
    let good = fs::read_to_string(desk.at(place)).unwrap();
    fs::write(desk.at(place), "---\nframe: none\n---\n{{ broken").unwrap();
    fs::write(desk.at("queue/new/8"), letter(8, "")).unwrap();
    until("with the last good template", || {
        desk.drafts("Drafts").len() == 2
    });
    fs::write(
        desk.at(place),
        good.replace("I am looking", "I went looking"),
    )
    .unwrap();
    fs::write(desk.at("queue/new/9"), letter(9, "")).unwrap();
    until("with the mended one", || desk.drafts("Drafts").len() == 3);
    let ended = end(child, "-TERM");
    assert!(String::from_utf8_lossy(&ended.stderr).contains("plain.en.txt"));
    let mended = desk.drafts("Drafts");
    let mended: Vec<_> = mended
        .iter()
        .filter(|it| it.contains("I went looking"))
        .collect();
    assert_eq!(mended.len(), 1);
}

#[test]
fn watching_that_would_have_no_sense_is_refused() {
    let mut desk = with_letters(1);
    for line in [
        "batch queue --to mbox:out --watch",
        "batch queue --to Drafts --watch --redo",
        "batch queue --to Drafts --watch --dry-run",
        "batch nowhere --to Drafts --watch",
        "batch - --to Drafts --watch",
    ] {
        desk.run_line(line).code(2);
    }
    assert!(desk.drafts("Drafts").is_empty());
}

#[test]
fn letters_that_come_to_a_server_are_answered_there_as_they_come() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let mail = |count: usize| -> Vec<String> { (0..count).map(|it| letter(it, "")).collect() };
    server.deliver(&mail(1));
    let root = server.root.path().display();
    let mut desk = tiny();
    let settings = fs::read_to_string(desk.at("regards.yaml")).unwrap();
    desk = desk.file("regards.yaml", format!(
        "{settings}imap: {{localhost: {{user: desk, password_file: {root}/password, ca_file: {root}/cert.pem}}}}\n"
    ));
    let drafts = || fs::read_dir(server.maildir("Concepts").join("cur")).map_or(0, Iterator::count);
    let line = format!(
        "batch {} --to {} --watch {NEVER}",
        server.address("INBOX"),
        server.address("")
    );
    let child = start(&mut desk, &line);
    until("the letter that was there", || drafts() == 1);
    for count in [2, 3] {
        server.deliver(&mail(count));
        until("a delivery", || drafts() == count);
    }
    let ended = end(child, "-TERM");
    assert_eq!(
        ended.status.code(),
        Some(143),
        "{}",
        String::from_utf8_lossy(&ended.stderr)
    );
    assert_eq!(drafts(), 3);
}
