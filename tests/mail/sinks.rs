//! Where drafts are put: once, found again, and never touched once a person was there.

use super::{
    answer, composed,
    stores::{mail, snapshot},
};
use regards::{
    mail::{DraftSink, Durability, Logins, open_sink},
    mime::{compose::Composed, parse::parse, threading::draft_message_id},
};
use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
};

fn draft(number: usize) -> Composed {
    composed(&answer(
        &parse(mail(number).as_bytes()),
        "Dear Nora,\n\nFrom us: yes.",
    ))
}

fn sinks(root: &Path) -> Vec<String> {
    let path = |name: &str| root.join(name).display().to_string();
    vec![
        path("drafts"),
        format!("eml:{}", path("eml")),
        format!("mbox:{}", path("out.mbox")),
    ]
}

fn open(spec: &str) -> Box<dyn DraftSink> {
    open_sink(spec, &Logins::new(), Durability::Each).unwrap()
}

#[test]
fn a_draft_is_put_once_and_found_again() {
    let root = tempfile::tempdir().unwrap();
    for spec in sinks(root.path()) {
        let mut sink = open(&spec);
        assert!(
            sink.find(&draft(1).id, Some("1@mua.example"))
                .unwrap()
                .is_none(),
            "{spec}"
        );
        assert!(sink.put(&draft(1)).unwrap().fresh, "{spec}");
        assert!(!sink.put(&draft(1)).unwrap().fresh, "{spec}");
        assert!(sink.put(&draft(2)).unwrap().fresh, "{spec}");
        sink.close().unwrap();
        let mut later = open(&spec);
        let placed = later.find(&draft(1).id, None).unwrap().expect(&spec);
        assert!(!placed.touched, "{spec}");
        assert!(!later.put(&draft(1)).unwrap().fresh, "{spec}");
        assert!(
            later
                .find("nothing", Some("2@mua.example"))
                .unwrap()
                .is_some_and(|found| found.touched)
                || !spec.starts_with("mbox"),
            "{spec}"
        );
        assert!(later.retire(&placed).unwrap(), "{spec}");
        later.close().unwrap();
        let mut last = open(&spec);
        assert!(last.find(&draft(1).id, None).unwrap().is_none(), "{spec}");
        assert!(last.find(&draft(2).id, None).unwrap().is_some(), "{spec}");
    }
    for (path, octets) in snapshot(root.path()) {
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{path}");
        let letter = parse(&octets);
        assert_eq!(letter.damage, [], "{path}");
        assert_eq!(letter.message_id.unwrap(), draft(2).message_id, "{path}");
        assert!(
            !path.contains("/tmp/") || path.starts_with("/tmp/"),
            "{path}"
        );
    }
    let mode = fs::metadata(root.path().join("drafts/cur"))
        .unwrap()
        .permissions()
        .mode()
        & 0o777;
    assert_eq!(mode, 0o700);
}

#[test]
fn what_a_person_has_edited_stays() {
    let root = tempfile::tempdir().unwrap();
    for spec in &sinks(root.path())[..2] {
        let mut sink = open(spec);
        let receipt = sink.put(&draft(3)).unwrap();
        let placed = sink.find(&draft(3).id, None).unwrap().unwrap();
        let text = fs::read_to_string(&receipt.place)
            .unwrap()
            .replace("yes", "no");
        fs::write(&receipt.place, &text).unwrap();
        assert!(!sink.retire(&placed).unwrap(), "{spec}");
        assert!(
            sink.find(&draft(3).id, None).unwrap().unwrap().touched,
            "{spec}"
        );
        // Saved by a mail program under a name of its own, our field dropped.
        fs::remove_file(&receipt.place).unwrap();
        let own: String = text
            .lines()
            .filter(|line| !line.starts_with("X-"))
            .map(|line| format!("{line}\r\n"))
            .collect();
        let folder = Path::new(&receipt.place).parent().unwrap();
        fs::write(folder.join("1234.M5.host.eml"), own).unwrap();
        let found = open(spec).find(&draft(3).id, None).unwrap().expect(spec);
        assert!(found.touched, "{spec}");
        let answered = open(spec)
            .find("else", Some("3@mua.example"))
            .unwrap()
            .expect(spec);
        assert!(answered.touched, "{spec}");
        assert!(
            fs::read_to_string(folder.join("1234.M5.host.eml"))
                .unwrap()
                .contains("no.")
        );
    }
}

#[test]
fn a_flagged_draft_is_somebodys() {
    let root = tempfile::tempdir().unwrap();
    let spec = &sinks(root.path())[0];
    let receipt = open(spec).put(&draft(4)).unwrap();
    for (flags, touched) in [("DS", false), ("DF", true), ("DT", true)] {
        let stem = receipt.place.split(":2,").next().unwrap();
        let current = fs::read_dir(root.path().join("drafts/cur"))
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        fs::rename(current, format!("{stem}:2,{flags}")).unwrap();
        let placed = open(spec).find(&draft(4).id, None).unwrap().unwrap();
        assert_eq!(placed.touched, touched, "{flags}");
        if touched {
            assert!(!open(spec).retire(&placed).unwrap());
        }
    }
}

#[test]
fn a_swapped_folder_gets_nothing() {
    let root = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let spec = &sinks(root.path())[0];
    let mut sink = open(spec);
    fs::rename(
        root.path().join("drafts/cur"),
        root.path().join("drafts/was"),
    )
    .unwrap();
    symlink(elsewhere.path(), root.path().join("drafts/cur")).unwrap();
    sink.put(&draft(5)).unwrap();
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    assert_eq!(
        fs::read_dir(root.path().join("drafts/was"))
            .unwrap()
            .count(),
        1
    );
    assert!(
        open_sink(spec, &Logins::new(), Durability::Each).is_err(),
        "a link instead of a folder is refused"
    );
}

#[test]
fn a_file_of_another_run_is_not_overwritten() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("out.mbox");
    let spec = format!("mbox:{}", file.display());
    let mut sink = open(&spec);
    sink.put(&draft(1)).unwrap();
    assert!(!file.exists(), "nothing half-done is in its place");
    fs::write(&file, "From a b 10:00 2026\n\nmine\n").unwrap();
    assert!(sink.close().is_err());
    assert!(fs::read_to_string(&file).unwrap().contains("mine"));
}

#[test]
fn every_durability_leaves_the_same_bytes() {
    let root = tempfile::tempdir().unwrap();
    let mut seen = BTreeSet::new();
    for (name, durability) in [
        ("a", Durability::Unsynced),
        ("b", Durability::Each),
        ("c", Durability::Grouped),
    ] {
        let mut sink = open_sink(
            &root.path().join(name).display().to_string(),
            &Logins::new(),
            durability,
        )
        .unwrap();
        let place = sink.put(&draft(1)).unwrap().place;
        sink.settle().unwrap();
        seen.insert(fs::read(place).unwrap());
    }
    assert_eq!(seen.len(), 1);
    let id = parse(mail(1).as_bytes()).key;
    let text = String::from_utf8(seen.into_iter().next().unwrap()).unwrap();
    assert!(text.contains(&draft_message_id(&id, "kestrel.example")));
}
