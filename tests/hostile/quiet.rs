//! What a letter asks the program to fetch is never fetched; what is huge is never held; what is written is for its owner alone, and
//! nothing in the program can send.

use crate::{
    desk::program,
    queue::{faults::batch, has, rounds, with_letters},
};
use std::{
    fs::{self, File},
    io::{Seek, SeekFrom, Write},
    os::unix::fs::PermissionsExt,
    process::{Command, Stdio},
    thread::sleep,
    time::Duration,
};

/// A letter full of things that lie elsewhere.
const FAR: &str = "From: Ann <ann@post.example>\r\nTo: care@kestrel.example\r\nSubject: far\r\nMessage-ID: <far@post.example>\r\n\
    Disposition-Notification-To: ann@post.example\r\nList-Unsubscribe-Post: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\
    <html><head><link rel=stylesheet href=\"http://192.0.2.1/a.css\"><base href=\"http://192.0.2.1/\"></head><body><img src=\"http://192.0.2.1/p.gif\">\
    <iframe src=\"http://192.0.2.1/\"></iframe><p>My parcel has not arrived, see http://192.0.2.1/track</p></body></html>\r\n\
    --b\r\nContent-Type: message/external-body; access-type=URL; url=\"http://192.0.2.1/x\"\r\n\r\nContent-Type: text/plain\r\n\r\n--b--\r\n";

#[test]
fn nothing_that_a_letter_names_is_fetched() {
    if !has("strace") {
        return;
    }
    let mut desk = with_letters(3).file("queue/new/far.host", FAR);
    let run = batch(&mut desk, "--sync none -vv");
    let ended = Command::new("strace")
        .args([
            "-f",
            "-o",
            "calls",
            "-e",
            "trace=socket,connect,bind,sendto",
        ])
        .arg(program())
        .args(run.get_args())
        .current_dir(desk.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ended.stdout);
    assert!(said.starts_with("4 letters"), "{said}");
    let calls = fs::read_to_string(desk.at("calls")).unwrap();
    assert!(calls.contains("exited with"), "nothing was traced: {calls}");
    let far: Vec<&str> = calls.lines().filter(|it| it.contains("AF_INET")).collect();
    assert!(far.is_empty(), "{far:?}");
}

#[test]
fn what_is_written_is_for_its_owner_alone_whatever_the_umask() {
    let mut desk = with_letters(2);
    let run = batch(&mut desk, "--report r.jsonl --report-html r.html");
    let args: Vec<_> = run.get_args().collect();
    let ended = Command::new("sh")
        .args(["-c", "umask 0; exec \"$0\" \"$@\""])
        .arg(program())
        .args(args)
        .current_dir(desk.path())
        .status();
    assert!(ended.unwrap().success());
    let mut seen = 0;
    for top in ["Drafts", ".regards", "r.jsonl", "r.html"] {
        for entry in walkdir::WalkDir::new(desk.at(top)) {
            let entry = entry.unwrap();
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            // The state was begun by the fixture; what this run wrote into it counts.
            let right = if entry.file_type().is_dir() {
                0o700
            } else {
                0o600
            };
            let ours = top != ".regards"
                || entry.file_name() == "journal"
                || entry.file_name() == "records";
            assert!(
                !ours || mode == right,
                "{}: {mode:o}",
                entry.path().display()
            );
            seen += usize::from(ours);
        }
    }
    assert!(seen >= 10, "{seen}");
}

#[test]
fn nothing_in_the_program_can_send() {
    let lock = include_str!("../../Cargo.lock");
    let names = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \""));
    let can_send: Vec<&str> = names
        .filter(|it| it.contains("smtp") || it.starts_with("lettre") || it.starts_with("mail-send"))
        .collect();
    assert!(
        lock.contains("mail-builder") && can_send.is_empty(),
        "{can_send:?}"
    );
}

/// Writes a letter with an attachment of so many mebibytes; the file system keeps its zeros for nothing.
fn huge(path: &std::path::Path, mebibytes: u64) {
    let mut file = File::create(path).unwrap();
    let head = "From: Ann <ann@post.example>\r\nMessage-ID: <huge@post.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
        --b\r\n\r\nMy parcel has not arrived.\r\n--b\r\nContent-Type: video/mp4; name=film.mp4\r\n\r\n";
    file.write_all(head.as_bytes()).unwrap();
    file.seek(SeekFrom::Start(mebibytes << 20)).unwrap();
    file.write_all(b"\r\n--b--\r\n").unwrap();
}

/// The peak of memory of a run over the desk's queue, in KiB, looked at as long as it lives.
fn peak(mebibytes: u64) -> u64 {
    let mut desk = with_letters(1);
    if mebibytes > 0 {
        huge(&desk.at("queue/new/huge.host"), mebibytes);
    }
    let mut child = batch(&mut desk, "--sync none")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|it| it.split_whitespace().next()?.parse().ok());
        peak = peak.max(now.unwrap_or_default());
        sleep(Duration::from_millis(2));
    }
    let drafts = desk.drafts("Drafts").len();
    assert_eq!(drafts, 1 + usize::from(mebibytes > 0));
    peak
}

#[test]
fn a_huge_letter_is_answered_in_little_memory() {
    // A gibibyte in the long form; in the suite as much as a debug build reads in a few seconds.
    let mebibytes = if rounds(1) > 1 { 1024 } else { 40 };
    let (little, much) = (peak(0), peak(mebibytes));
    println!("{mebibytes} MiB: {much} KiB at the peak, {little} without it");
    assert!(much < 128 << 10, "{much} KiB");
    assert!(
        much < little + (16 << 10),
        "{much} KiB, and {little} without it"
    );
}
