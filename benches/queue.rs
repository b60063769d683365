//! Times whole runs over a queue: `cargo bench --bench queue -- [--letters N] [--listed N] [--program PATH]`.
//!
//! The queue is a Maildir of letters made from a seed: six errands in two languages, with the headers, signatures and quotes that
//! real ones have. Rows: the floor (a program that reads each file and writes 1.5 KB for each), `batch` in its three durabilities
//! with its peak of memory, a second run in which all is settled. `--listed N` times the same over N mails of lists, which get no
//! answer: so a journal of many letters is reached in little time. `benches/python_baseline.py` is the row to compare with.

mod letters;

use letters::letter;
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

struct Args {
    /// Only make the Maildir, here.
    make: Option<PathBuf>,
    letters: usize,
    listed: usize,
    program: PathBuf,
}

fn args() -> Args {
    let mut args = Args {
        make: None,
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
            "--only-make" => args.make = words.next().map(PathBuf::from),
            "--program" => args.program = words.next().unwrap_or_default().into(),
            _ => {}
        }
    }
    args
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
    if let Some(folder) = &args.make {
        return maildir(folder, args.letters, false);
    }
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let row = |what: &str, count: usize, seconds: f64, peak: u64| {
        println!(
            "| {what} | {count} | {seconds:.2} | {:.0} | {} |",
            count as f64 / seconds,
            peak / 1024
        );
    };
    println!(
        "load {}",
        fs::read_to_string("/proc/loadavg")
            .unwrap_or_default()
            .trim()
    );
    println!("| run | letters | seconds | a second | peak, MiB |\n|---|---:|---:|---:|---:|");
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
