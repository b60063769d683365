//! Stores: the same letter in each has the same key, and reading changes none of them.

use regards::{
    letter::LetterKey,
    mail::{Durability, Logins, Unreadable, Why, open_sink, open_source},
    mime::parse::parse,
};
use std::{collections::BTreeSet, fs, os::unix::fs::symlink, path::Path};

pub fn mail(number: usize) -> String {
    format!(
        "From: Nora <nora@example.com>\nSubject: letter {number}\nMessage-ID: <{number}@mua.example>\n\nHi,\n\nFrom the harbour:\n>From x\n{number}\n"
    )
}

/// The same letters as Maildir, `.eml` folder, mboxrd and mboxo.
fn stores(root: &Path) -> Vec<String> {
    for folder in ["box/new", "box/cur", "box/tmp", "eml/deep"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    let (mut rd, mut o) = (String::new(), String::new());
    for number in 0..6 {
        let text = mail(number);
        let name = if number % 2 == 0 {
            format!("new/{number}.x")
        } else {
            format!("cur/{number}.x:2,S")
        };
        fs::write(root.join("box").join(name), &text).unwrap();
        let folder = if number < 3 { "eml" } else { "eml/deep" };
        fs::write(
            root.join(folder).join(format!("{number}.eml")),
            text.replace('\n', "\r\n"),
        )
        .unwrap();
        let line = "From nora@example.com Thu Jan  1 00:00:00 2026\n";
        let marked = |text: &str| {
            text.replace("\n>From", "\n>>From")
                .replace("\nFrom ", "\n>From ")
        };
        rd.push_str(&format!("{line}{}\n", marked(&text)));
        o.push_str(&format!(
            "{line}Status: RO\nContent-Length: 3\n{}\n",
            text.replace("\nFrom ", "\n>From ")
        ));
    }
    fs::write(root.join("box/tmp/half"), "From: no").unwrap();
    fs::write(root.join("rd.mbox"), rd).unwrap();
    fs::write(root.join("o.mbox"), o).unwrap();
    ["box", "eml", "rd.mbox", "o.mbox"]
        .iter()
        .map(|name| root.join(name).display().to_string())
        .collect()
}

fn keys(spec: &str) -> BTreeSet<LetterKey> {
    let mut source = open_source(spec, &Logins::new()).unwrap();
    let parcels: Vec<_> = source.parcels().unwrap().collect();
    parcels
        .into_iter()
        .map(|parcel| parcel.unwrap().letter().unwrap().key)
        .collect()
}

#[test]
fn one_letter_has_one_key_in_every_store_and_no_store_is_changed() {
    let root = tempfile::tempdir().unwrap();
    let stores = stores(root.path());
    let before = snapshot(root.path());
    let expected: BTreeSet<LetterKey> = (0..6)
        .map(|number| parse(mail(number).as_bytes()).key)
        .collect();
    for store in stores {
        assert_eq!(keys(&store), expected, "{store}");
    }
    assert_eq!(snapshot(root.path()), before);
}

pub fn snapshot(root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = walkdir::WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            (
                entry.path().display().to_string(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect();
    all.sort();
    all
}

#[test]
fn links_and_pipes_are_said_and_never_opened() {
    let root = tempfile::tempdir().unwrap();
    stores(root.path());
    for folder in ["box/new", "eml"] {
        symlink("/etc/passwd", root.path().join(folder).join("link.eml")).unwrap();
        let pipe = root.path().join(folder).join("pipe.eml");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RWXU,
            0,
        )
        .unwrap();
    }
    for store in ["box", "eml"] {
        let mut source = open_source(
            &root.path().join(store).display().to_string(),
            &Logins::new(),
        )
        .unwrap();
        let bad: Vec<Unreadable> = source.parcels().unwrap().filter_map(Result::err).collect();
        assert_eq!(bad.len(), 2, "{store}: {bad:?}");
        assert!(bad.iter().all(|bad| bad.why == Why::NoFile));
    }
    assert!(
        open_source(
            &root.path().join("eml/pipe.eml").display().to_string(),
            &Logins::new()
        )
        .is_err()
    );
}

#[test]
fn what_vanishes_is_gone_and_what_moves_is_followed() {
    let root = tempfile::tempdir().unwrap();
    let stores = stores(root.path());
    let mut source = open_source(&stores[0], &Logins::new()).unwrap();
    let parcels: Vec<_> = source.parcels().unwrap().map(Result::unwrap).collect();
    let stamp = parcels[0].stamp();
    fs::rename(
        root.path().join("box/new/0.x"),
        root.path().join("box/cur/0.x:2,S"),
    )
    .unwrap();
    fs::remove_file(root.path().join("box/new/2.x")).unwrap();
    assert_eq!(parcels[0].letter().unwrap().subject, "letter 0");
    assert_eq!(parcels[2].letter().unwrap_err().why, Why::Gone);
    let mut again = open_source(&stores[0], &Logins::new()).unwrap();
    let moved = again.parcels().unwrap().next().unwrap().unwrap();
    assert_eq!(moved.stamp(), stamp, "a read letter is the same letter");
}

#[test]
fn missing_and_foreign_things_are_named() {
    let root = tempfile::tempdir().unwrap();
    for spec in ["/nowhere/at/all", "ftp://x"] {
        assert!(open_source(spec, &Logins::new()).is_err(), "{spec}");
    }
    fs::write(root.path().join("file"), "x").unwrap();
    let file = root.path().join("file").display().to_string();
    for spec in [
        file.clone(),
        format!("eml:{file}"),
        format!("mbox:{file}"),
        "smtp://x".to_string(),
    ] {
        assert!(
            open_sink(&spec, &Logins::new(), Durability::Each).is_err(),
            "{spec}"
        );
    }
}
