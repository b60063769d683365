//! Every system call at which a run can be cut, and every one that can fail.

use super::{faults::batch, files, has, holds_in, rounds, undisturbed_in, with_letters};
use crate::desk::{Desk, program};
use std::{
    collections::BTreeMap,
    fs,
    process::{Command, Output, Stdio},
    sync::OnceLock,
};

/// Calls that change something.
const CHANGES: [&str; 9] = [
    "openat",
    "mkdirat",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "renameat2",
    "unlinkat",
    "ftruncate",
];
/// Calls that can fail, and how.
const FAILS: [(&str, &str); 18] = [
    ("openat", "error=EIO"),
    ("openat", "error=ENOSPC"),
    ("openat", "error=EMFILE"),
    ("read", "error=EIO"),
    ("pread64", "error=EIO"),
    ("write", "error=EIO"),
    ("write", "error=ENOSPC"),
    ("pwrite64", "error=ENOSPC"),
    ("fsync", "error=EIO"),
    ("fdatasync", "error=EIO"),
    ("syncfs", "error=EIO"),
    ("renameat2", "error=EIO"),
    ("renameat2", "error=ENOSPC"),
    ("mkdirat", "error=ENOSPC"),
    ("getdents64", "error=EIO"),
    ("read", "error=EINTR"),
    ("write", "error=EINTR"),
    ("write", "error=EDQUOT"),
];
/// Letters of a run: few, because each run is walked call by call.
const LETTERS: usize = 3;
/// Stores of drafts, and when they are synced.
const STORES: [(&str, &str); 2] = [("Drafts", "each"), ("eml:Drafts", "group")];

/// Runs a batch under strace.
fn traced(desk: &mut Desk, (to, sync): (&str, &str), options: &[&str]) -> Output {
    let run = batch(desk, &format!("--sync {sync} --jobs 1"));
    let args: Vec<_> = run
        .get_args()
        .map(|arg| {
            if arg == "Drafts" {
                to.into()
            } else {
                arg.to_owned()
            }
        })
        .collect();
    Command::new("strace")
        .arg("-f")
        .args(options)
        .arg(program())
        .args(args)
        .current_dir(desk.path())
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Runs a batch in which one call goes wrong.
fn disturbed(store: (&str, &str), inject: &str) -> (Output, impl FnOnce() + use<>) {
    let mut desk = with_letters(LETTERS);
    let before = files(&desk.at("queue"));
    let inject = format!("inject={inject}");
    let ended = traced(&mut desk, store, &["-o", "/dev/null", "-e", &inject]);
    let to = store.0.to_string();
    let check = move || holds_in(&mut desk, &before, whole(&to), &to);
    (ended, check)
}

/// How often the busiest thread of a run makes this call.
fn occurrences(call: &str) -> usize {
    let mut most = 0;
    for store in STORES {
        let mut desk = with_letters(LETTERS);
        let trace = format!("trace={call}");
        traced(&mut desk, store, &["-o", "calls", "-e", &trace]);
        let mut threads: BTreeMap<String, usize> = BTreeMap::new();
        for line in fs::read_to_string(desk.at("calls")).unwrap().lines() {
            if line.contains(&format!("{call}(")) {
                let thread = line.split(' ').next().unwrap_or_default();
                *threads.entry(thread.to_string()).or_default() += 1;
            }
        }
        most = most.max(threads.values().copied().max().unwrap_or_default());
    }
    most
}

/// What a run without faults leaves in this store.
fn whole(to: &str) -> &'static BTreeMap<String, Vec<u8>> {
    static WHOLE: [OnceLock<BTreeMap<String, Vec<u8>>>; 2] = [OnceLock::new(), OnceLock::new()];
    WHOLE[usize::from(to.starts_with("eml:"))].get_or_init(|| undisturbed_in(LETTERS, to))
}

/// In the long form a call is walked from its first occurrence to its last; the suite tries a few that matter. Gives how often something
/// was disturbed.
fn walk(
    calls: &[(&str, &str)],
    few: &[(&str, &str, usize)],
    mut each: impl FnMut(&str, &Output),
) -> usize {
    let mut count = 0;
    let mut disturb = |call: &str, fault: &str, at: usize| {
        let inject = format!("{call}:{fault}:when={at}");
        let (output, check) = disturbed(STORES[at % 2], &inject);
        each(&inject, &output);
        check();
        count += 1;
    };
    if rounds(1) > 1 {
        for (call, fault) in calls {
            let last = occurrences(call);
            (1..=last).for_each(|at| disturb(call, fault, at));
            println!("{call}: {last} times {fault}");
        }
    } else {
        few.iter()
            .for_each(|(call, fault, at)| disturb(call, fault, *at));
    }
    count
}

#[test]
fn a_kill_at_every_system_call_loses_and_doubles_nothing() {
    if !has("strace") {
        return;
    }
    let calls = CHANGES.map(|call| (call, "signal=KILL"));
    let few = [
        ("fsync", 1),
        ("renameat2", 1),
        ("fdatasync", 2),
        ("write", 5),
        ("write", 8),
    ];
    let few = few.map(|(call, at)| (call, "signal=KILL", at));
    let mut killed = 0;
    let tried = walk(&calls, &few, |_, output| {
        killed += usize::from(output.status.code().is_none_or(|code| code > 127));
    });
    assert!(killed > 2, "the kills came too late to mean anything");
    println!("{killed} of {tried} runs were killed at a system call");
}

#[test]
fn a_system_call_that_fails_loses_and_doubles_nothing() {
    if !has("strace") {
        return;
    }
    let few = [
        ("renameat2", "error=ENOSPC", 1),
        ("write", "error=EIO", 6),
        ("fsync", "error=EIO", 3),
        ("read", "error=EIO", 30),
        ("openat", "error=EMFILE", 70),
    ];
    let tried = walk(&FAILS, &few, |inject, output| {
        let said = String::from_utf8_lossy(&output.stderr);
        // 127: the loader did not find its libraries.
        let code = output.status.code();
        assert!(
            matches!(code, Some(0..=3 | 127)),
            "{inject}: {code:?} {said}"
        );
        assert!(!said.contains("panicked"), "{inject}: {said}");
    });
    println!("{tried} system calls failed");
}

#[test]
fn syncs_that_fail_leave_letters_open() {
    if !has("strace") {
        return;
    }
    for (sync, at) in [("each", 2), ("each", 3), ("group", 1), ("group", 2)] {
        let inject = format!("fsync,fdatasync,syncfs:error=EIO:when={at}+");
        let (output, check) = disturbed(("Drafts", sync), &inject);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            matches!(output.status.code(), Some(2 | 3)),
            "{sync} {at}: {said}"
        );
        check();
    }
}
