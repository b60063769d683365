//! Times whole runs over a queue: `cargo bench --bench queue -- [--letters N] [--listed N] [--program PATH]`.
//!
//! The queue is a Maildir of letters made from a seed: six errands in two languages, with the headers, signatures and quotes that
//! real ones have. Rows: the floor (a program that reads each file and writes 1.5 KB for each), `batch` in its three durabilities
//! with its peak of memory, a second run in which all is settled. `--listed N` times the same over N mails of lists, which get no
//! answer: so a journal of many letters is reached in little time. `benches/python_baseline.py` is the row to compare with.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

const TEXTS: [&str; 8] = [
    "my parcel KK-20417 still hasn't arrived. It was to come on Friday, and my daughter looks out of the window every day. Where is it?",
    "I should like to send the lamp back, the green does not fit our hall. How do I do that, and who pays for the postage?",
    "the cup that came today has a crack from the rim to the handle. I have put a photo of it with this letter. What can be done?",
    "you have taken the money twice, once on 3 May and once on 5 May. Please give one of them back. I am not pleased, this is the second time.",
    "we had the kite out at the shore on Sunday and it flew as if it had waited for us. I wanted you to know. Thank you!",
    "pakken min KK-20417 har fortsatt ikke kommet, og bursdagen er på lørdag. Hvor er den, og rekker den fram i tide?",
    "jeg vil gjerne bytte til en større størrelse. Går det, og hva koster det?",
    "could you change the address of my order? We move at the end of the month. And do you make the lamp in blue as well?",
];

struct Args {
    letters: usize,
    listed: usize,
    program: PathBuf,
}

fn args() -> Args {
    let mut args = Args {
        letters: 2_000,
        listed: 0,
        program: env!("CARGO_BIN_EXE_regards").into(),
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut number = || {
            words
                .next()
                .and_then(|it| it.parse().ok())
                .unwrap_or_default()
        };
        match word.as_str() {
            "--letters" => args.letters = number(),
            "--listed" => args.listed = number(),
            "--program" => args.program = words.next().unwrap_or_default().into(),
            _ => {}
        }
    }
    args
}

fn letter(number: usize, listed: bool) -> String {
    let text = TEXTS[number % TEXTS.len()];
    let mut mail = format!(
        "Return-Path: <writer{who}@post.example>\r\nReceived: from mail.post.example (mail.post.example [192.0.2.{hop}])\r\n\tby mx.shop.example with ESMTPS id {number:08x};\r\n\tMon, 11 May 2026 {hour:02}:{minute:02}:07 +0000\r\n\
         DKIM-Signature: v=1; a=rsa-sha256; d=post.example; s=m1; h=from:to:subject:date;\r\n\tbh={hash};\r\n\tb={hash}{hash}{hash}{hash}\r\n\
         From: Writer {who} <writer{who}@post.example>\r\nTo: care@shop.example\r\nSubject: A letter, number {number}\r\n\
         Date: Mon, 11 May 2026 {hour:02}:{minute:02}:00 +0000\r\nMessage-ID: <{number:08x}.letter@post.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n",
        who = number / 2,
        hop = number % 250,
        hour = number / 60 % 24,
        minute = number % 60,
        hash = "q7Fh2kD9sLw0Xc4VbN8mTz1RyUeIoPaSgJk5",
    );
    if listed {
        mail.push_str("List-Id: <news.post.example>\r\nPrecedence: bulk\r\n");
    }
    mail.push_str(&format!("\r\nHello,\r\n\r\n{text}\r\n\r\nKind regards,\r\nWriter {}\r\n\r\n-- \r\nWriter {}\r\n12 Harbour Street\r\n", number / 2, number / 2));
    if number.is_multiple_of(3) {
        mail.push_str("\r\nOn Fri, 8 May 2026 at 10:12, Care wrote:\r\n");
        for line in 0..12 {
            mail.push_str(&format!(
                "> line {line} of what was written to them before, as programs quote it\r\n"
            ));
        }
    }
    mail
}

fn maildir(folder: &Path, count: usize, listed: bool) {
    for sub in ["cur", "new", "tmp"] {
        fs::create_dir_all(folder.join(sub)).unwrap();
    }
    for number in 0..count {
        fs::write(
            folder.join(format!("new/{number:08}.M{number}.host")),
            letter(number, listed),
        )
        .unwrap();
    }
}

fn floor(queue: &Path, out: &Path) -> f64 {
    fs::create_dir_all(out).unwrap();
    let began = Instant::now();
    let draft = vec![b'x'; 1_500];
    for entry in fs::read_dir(queue.join("new")).unwrap().flatten() {
        let octets = fs::read(entry.path()).unwrap();
        let mut file = fs::File::create(out.join(entry.file_name())).unwrap();
        file.write_all(&draft).unwrap();
        std::hint::black_box(octets);
    }
    began.elapsed().as_secs_f64()
}

/// Seconds, the peak of memory in KiB, and the summary.
fn run(program: &Path, args: &[&str]) -> (f64, u64, String) {
    let began = Instant::now();
    let mut child = Command::new(program)
        .args(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with("VmHWM"));
        peak = line
            .and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
            .unwrap_or(peak)
            .max(peak);
        sleep(Duration::from_millis(5));
    }
    let seconds = began.elapsed().as_secs_f64();
    (
        seconds,
        peak,
        String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap(),
    )
}

fn main() {
    let args = args();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let row = |what: &str, count: usize, seconds: f64, peak: u64| {
        println!(
            "{what:<28} {count:>8} letters {seconds:>8.2} s {:>9.0} a second {:>6} KiB",
            count as f64 / seconds,
            peak
        );
    };
    println!(
        "load {}",
        fs::read_to_string("/proc/loadavg")
            .unwrap_or_default()
            .trim()
    );
    if args.letters > 0 {
        maildir(Path::new(&at("queue")), args.letters, false);
        row(
            "floor",
            args.letters,
            floor(Path::new(&at("queue")), Path::new(&at("floor"))),
            0,
        );
        for sync in ["none", "group", "each"] {
            let (to, state) = (at(&format!("to-{sync}")), at(&format!("state-{sync}")));
            let line = [
                "batch",
                &at("queue"),
                "--to",
                &to,
                "--state",
                &state,
                "--sync",
                sync,
                "--jobs",
                "2",
                "--at",
                "2026-05-12T10:00:00Z",
            ];
            // What is learnt once for a desk's files is not a letter's time.
            run(&args.program, &[&line[..], &["--limit", "0"]].concat());
            let (seconds, peak, _) = run(&args.program, &line);
            row(&format!("batch --sync {sync}"), args.letters, seconds, peak);
            if sync == "none" {
                let (seconds, peak, _) = run(&args.program, &line);
                row("the same again, settled", args.letters, seconds, peak);
            }
        }
    }
    if args.listed > 0 {
        maildir(Path::new(&at("listed")), args.listed, true);
        let line = [
            "batch",
            &at("listed"),
            "--to",
            &at("to-listed"),
            "--state",
            &at("state-listed"),
            "--sync",
            "none",
            "--jobs",
            "2",
        ];
        for what in ["mail of lists", "the same again, settled"] {
            let (seconds, peak, _) = run(&args.program, &line);
            row(what, args.listed, seconds, peak);
        }
    }
}
