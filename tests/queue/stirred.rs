//! A queue, drafts and customers that others change while a run is at work.

use super::{adds_up, faults::batch, files, letter, rounds, tiny, with_letters};
use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::symlink,
    sync::atomic::{AtomicBool, Ordering},
    thread::{scope, sleep},
    time::Duration,
};

#[test]
fn letters_that_move_come_and_grow_meanwhile_get_one_draft_each() {
    for _ in 0..rounds(1) {
        let mut desk = with_letters(40);
        let child = batch(&mut desk, "--sync each").spawn().unwrap();
        for number in 0..40 {
            let new = desk.at(&format!("queue/new/{number:04}.host"));
            match number % 4 {
                // A mail program reads it,
                0 => drop(fs::rename(
                    &new,
                    desk.at(&format!("queue/cur/{number:04}.host:2,S")),
                )),
                // another delivery comes,
                1 => {
                    let half = desk.at(&format!("queue/tmp/{number}"));
                    fs::write(&half, &letter(100 + number, "")[..60]).unwrap();
                    fs::write(&half, letter(100 + number, "")).unwrap();
                    fs::rename(half, desk.at(&format!("queue/new/1{number:03}.host"))).unwrap();
                }
                // somebody writes a flag and takes it back.
                2 => {
                    let cur = desk.at(&format!("queue/cur/{number:04}.host:2,F"));
                    drop(fs::rename(&new, &cur).and_then(|()| fs::rename(&cur, &new)));
                }
                _ => sleep(Duration::from_millis(1)),
            }
        }
        let ended = child.wait_with_output().unwrap();
        let out = String::from_utf8_lossy(&ended.stdout).into_owned();
        assert!(matches!(ended.status.code(), Some(0 | 1 | 3)), "{out}");
        assert!(adds_up(&out), "{out}");
        desk.run_line("batch queue --to Drafts").fine();
        let drafts = desk.drafts("Drafts");
        let answered: BTreeSet<&str> = drafts
            .iter()
            .filter_map(|draft| draft.lines().find(|line| line.starts_with("In-Reply-To:")))
            .collect();
        assert_eq!((drafts.len(), answered.len()), (50, 50));
    }
}

#[test]
fn a_folder_that_becomes_a_link_meanwhile_leads_nobody_elsewhere() {
    for _ in 0..rounds(1) {
        let mut desk = with_letters(40);
        desk.run_line("batch queue --to Drafts --limit 0").fine();
        fs::create_dir(desk.at("elsewhere")).unwrap();
        let (cur, aside) = (desk.at("Drafts/cur"), desk.at("Drafts/aside"));
        let done = AtomicBool::new(false);
        let mut child = batch(&mut desk, "--sync none").spawn().unwrap();
        scope(|scope| {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    if fs::rename(&cur, &aside).is_ok() {
                        drop(symlink(desk.at("elsewhere"), &cur));
                        drop(fs::remove_file(&cur));
                        drop(fs::rename(&aside, &cur));
                    }
                }
            });
            let code = child.wait().unwrap().code();
            done.store(true, Ordering::Relaxed);
            assert!(matches!(code, Some(0..=3)), "{code:?}");
        });
        assert!(files(&desk.at("elsewhere")).is_empty());
    }
}

#[test]
fn customers_that_are_saved_meanwhile_are_the_old_ones_or_the_new_ones() {
    let people = |name: &str| -> String {
        let person =
            |n: usize| format!("- {{id: c{n}, name: {name}, emails: [ann{n}@post.example]}}\n");
        format!("customers:\n{}", (0..7).map(person).collect::<String>())
    };
    let greeting = "---\nframe: none\n---\n{# greet #}\nDear {{ customer.name }},\n\nI am looking for it.\n\nPiet Aas\n";
    let settings = fs::read_to_string(tiny().at("regards.yaml")).unwrap();
    for _ in 0..rounds(1) {
        let mut desk = with_letters(40)
            .file(
                "regards.yaml",
                format!("{settings}customers: people.yaml\n"),
            )
            .file("templates/order-late/plain.en.txt", greeting)
            .file("people.yaml", people("Old"));
        desk.run_line("batch queue --to Drafts --limit 0").fine();
        let done = AtomicBool::new(false);
        scope(|scope| {
            scope.spawn(|| {
                for name in ["New", "Old"].iter().cycle() {
                    // As an editor does: truncated, written, or put in its place whole.
                    fs::write(desk.at("people.yaml"), "customers:\n").unwrap();
                    fs::write(desk.at("people.new"), people(name)).unwrap();
                    fs::rename(desk.at("people.new"), desk.at("people.yaml")).unwrap();
                    if done.load(Ordering::Relaxed) {
                        return;
                    }
                }
            });
            for _ in 0..3 {
                let ran = desk
                    .command_line("batch queue --to Drafts --limit 10")
                    .output()
                    .unwrap();
                let code = ran.status.code();
                assert!(
                    matches!(code, Some(0..=2)),
                    "{}",
                    String::from_utf8_lossy(&ran.stderr)
                );
            }
            done.store(true, Ordering::Relaxed);
        });
        desk.run_line("batch queue --to Drafts").fine();
        let drafts = desk.drafts("Drafts");
        assert_eq!(drafts.len(), 40);
        for draft in &drafts {
            assert!(!draft.contains("Dear ,"), "{draft}");
        }
    }
}
