//! IMAP against a real server: letters are read and stay as they are, drafts are there once, whatever the line does.

use super::{answer, composed};
use crate::queue::rounds;
use crate::servers::{
    dovecot::Dovecot,
    proxy::{Harm, Proxy},
};
use regards::{
    letter::LetterKey,
    mail::{DraftSink, Durability, Logins, open_sink, open_source, watch::Watch},
    mime::{compose::Composed, parse::parse},
};
use std::{collections::BTreeSet, fs, path::Path, sync::atomic::AtomicBool, time::Duration};

fn mail(number: usize) -> String {
    format!(
        "From: Nora <nora@example.com>\r\nSubject: letter {number}\r\nMessage-ID: <{number}@mua.example>\r\n\r\nHi,\r\n\r\nFrom the harbour: {number}\r\n"
    )
}

fn draft(number: usize) -> Composed {
    composed(&answer(
        &parse(mail(number).as_bytes()),
        "Dear Nora,\n\nyes.",
    ))
}

/// The mails that lie in a folder on the server's disk.
fn on_disk(maildir: &Path) -> Vec<Vec<u8>> {
    ["new", "cur"]
        .iter()
        .filter_map(|folder| fs::read_dir(maildir.join(folder)).ok())
        .flatten()
        .filter_map(|entry| fs::read(entry.ok()?.path()).ok())
        .collect()
}

fn names(maildir: &Path) -> BTreeSet<String> {
    ["new", "cur"]
        .iter()
        .filter_map(|folder| fs::read_dir(maildir.join(folder)).ok())
        .flatten()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn letters_are_read_and_nothing_is_marked() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let big = format!("{}{}", mail(7), "and so on and on\r\n".repeat(700_000));
    let mut letters: Vec<String> = (0..5).map(mail).collect();
    letters.push(big);
    server.deliver(&letters);
    let expected: Vec<LetterKey> = letters
        .iter()
        .map(|letter| parse(letter.as_bytes()).key)
        .collect();
    let starttls = format!("imap://localhost:{}/INBOX", server.plain);
    for address in [server.address("INBOX"), server.address(""), starttls] {
        let mut source = open_source(&address, &server.logins()).unwrap();
        let parcels: Vec<_> = source.parcels().unwrap().map(Result::unwrap).collect();
        let keys: Vec<LetterKey> = parcels
            .iter()
            .map(|parcel| parcel.letter().unwrap().key)
            .collect();
        assert_eq!(keys, expected, "{address}");
        assert!(parcels.iter().all(|parcel| !parcel.answered()));
        let stamps: BTreeSet<String> = parcels
            .iter()
            .map(|parcel| format!("{:?}", parcel.stamp()))
            .collect();
        assert_eq!(stamps.len(), letters.len());
    }
    for name in names(&server.maildir("INBOX")) {
        assert!(
            !name.contains(":2,S") && !name.contains(":2,D"),
            "{name} was marked"
        );
    }
}

#[test]
fn a_delivery_ends_the_waiting() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    server.deliver(&[mail(0)]);
    let mut watch = Watch::open(&server.address("INBOX"), &server.logins()).unwrap();
    let go_on = AtomicBool::new(false);
    assert!(
        !watch.wait(Duration::from_millis(300), &go_on),
        "nothing is new"
    );
    let rung = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| watch.wait(Duration::from_secs(60), &go_on));
        std::thread::sleep(Duration::from_millis(300));
        server.deliver(&[mail(0), mail(1)]);
        waiting.join().unwrap()
    });
    assert!(rung);
    let stop = AtomicBool::new(true);
    assert!(!watch.wait(Duration::from_secs(3600), &stop));
    server.deliver(&[mail(0), mail(1), mail(2)]);
    assert!(
        watch.wait(Duration::from_secs(60), &go_on),
        "what came while nobody waited is heard"
    );
}

#[test]
fn drafts_go_where_the_server_keeps_them_and_are_there_once() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let address = server.address("");
    let open = || open_sink(&address, &server.logins(), Durability::Each).unwrap();
    let mut sink = open();
    assert!(
        sink.find(&draft(1).id, Some("1@mua.example"))
            .unwrap()
            .is_none()
    );
    assert!(sink.put(&draft(1)).unwrap().fresh);
    assert!(!sink.put(&draft(1)).unwrap().fresh);
    assert!(!open().put(&draft(1)).unwrap().fresh);
    assert!(sink.put(&draft(2)).unwrap().fresh);
    let placed = sink.find(&draft(1).id, None).unwrap().unwrap();
    assert!(!placed.touched);
    let other = sink
        .find("somebody", Some("2@mua.example"))
        .unwrap()
        .unwrap();
    assert!(other.touched, "not ours to take away");
    assert!(!sink.retire(&other).unwrap());
    let drafts = server.maildir("Concepts");
    let stored = on_disk(&drafts);
    assert_eq!(stored.len(), 2);
    assert!(
        names(&drafts).iter().all(|name| name.contains(":2,D")),
        "{:?}",
        names(&drafts)
    );
    assert!(stored.iter().all(|mail| parse(mail).damage.is_empty()));
    assert!(sink.retire(&placed).unwrap());
    assert_eq!(on_disk(&drafts).len(), 1);
    assert!(open().find(&draft(1).id, None).unwrap().is_none());
    let named = server.address("Kladder%20%C3%A6");
    assert!(
        open_sink(&named, &server.logins(), Durability::Each)
            .unwrap()
            .put(&draft(3))
            .unwrap()
            .fresh
    );
    assert_eq!(on_disk(&server.maildir("Kladder &AOY-")).len(), 1);
}

#[test]
fn a_cut_line_neither_loses_nor_doubles_a_draft() {
    // Noop, search, APPEND and the literal are some 800 octets. Most of a cut is waiting: in the long form several lines are cut at
    // once, each before a server of its own; the last of them is cut outside TLS.
    let (step, lines) = if rounds(1) > 1 { (1, 8) } else { (40, 1) };
    let done: usize = std::thread::scope(|scope| {
        let cuts = |line: usize| move || cut_at((line * step..900).step_by(step * lines), true);
        let mut hands: Vec<_> = (0..lines).map(|line| scope.spawn(cuts(line))).collect();
        hands.push(scope.spawn(move || cut_at((0..1200).step_by(step * lines), false)));
        hands.into_iter().map(|line| line.join().unwrap()).sum()
    });
    println!("a line was harmed {done} times");
    assert!(
        done > 24 || Dovecot::start().is_none(),
        "the line was harmed {done} times only"
    );
}

/// Puts two drafts for each place, inside TLS or of it, at which the line is harmed; gives how often it was.
fn cut_at(places: impl Iterator<Item = usize>, inside: bool) -> usize {
    let Some(server) = Dovecot::start() else {
        return 0;
    };
    let proxy = if inside {
        Proxy::inside(server.tls, server.root.path())
    } else {
        Proxy::before(server.tls)
    };
    let address = format!("imaps://localhost:{}/", proxy.port);
    let mut sink = open_sink(&address, &server.logins(), Durability::Each).unwrap();
    let drafts = server.maildir("Concepts");
    let (mut done, mut put) = (0, 0);
    let harms = places.flat_map(|at| [(at, Harm::Cut), (at, Harm::LoseAnswer)]);
    for (at, harm) in harms {
        proxy.after(at as u64, harm);
        sink.put(&draft(put)).unwrap();
        done += usize::from(proxy.is_done());
        put += 1;
        assert_eq!(names(&drafts).len(), put, "harm at {at}, {inside}");
    }
    let ids: BTreeSet<String> = on_disk(&drafts)
        .iter()
        .filter_map(|mail| parse(mail).message_id)
        .collect();
    assert_eq!(ids.len(), put, "a draft that is another's double");
    done
}

#[test]
fn a_server_that_is_killed_neither_loses_nor_doubles_a_draft() {
    let Some(mut server) = Dovecot::start() else {
        return;
    };
    let (address, logins) = (server.address(""), server.logins());
    let mut sink = open_sink(&address, &logins, Durability::Each).unwrap();
    let count = rounds(3);
    for number in 0..count {
        insist(sink.as_mut(), &draft(2 * number));
        // Now and then it dies while a draft is on its way.
        let late = Duration::from_millis(number as u64 % 7);
        let put = std::thread::scope(|scope| {
            let putting = scope.spawn(|| sink.put(&draft(2 * number + 1)));
            std::thread::sleep(late);
            server.restart();
            putting.join().unwrap()
        });
        // It may have been away for longer than one put has patience.
        drop(put);
        insist(sink.as_mut(), &draft(2 * number + 1));
    }
    let stored = on_disk(&server.maildir("Concepts"));
    let ids: BTreeSet<String> = stored
        .iter()
        .filter_map(|mail| parse(mail).message_id)
        .collect();
    assert_eq!((stored.len(), ids.len()), (2 * count, 2 * count));
}

/// Puts a draft as run after run would: the lock of a server that was killed refuses for a minute and more.
fn insist(sink: &mut dyn DraftSink, draft: &Composed) {
    const TRIES: usize = 30;
    for left in (0..TRIES).rev() {
        match sink.put(draft) {
            Ok(_) => return,
            Err(error) if left == 0 => panic!("{error}"),
            Err(_) => std::thread::sleep(Duration::from_secs(4)),
        }
    }
}

#[test]
fn no_entry_is_said_without_the_secret() {
    let Some(server) = Dovecot::start() else {
        return;
    };
    let wrong = server.root.path().join("wrong");
    fs::write(&wrong, "hush-hush\n").unwrap();
    let with = |change: &dyn Fn(&mut regards::settings::Login)| {
        let mut logins = server.logins();
        logins.values_mut().for_each(change);
        let error = open_sink(&server.address(""), &logins, Durability::Each)
            .err()
            .unwrap()
            .to_string();
        assert!(
            !error.contains("hush-hush") && !error.contains("sesam"),
            "{error}"
        );
        error
    };
    let readable = with(&|login| login.password_file = Some(wrong.display().to_string()));
    assert!(readable.contains("0600"), "{readable}");
    let refused = with(&|login| login.password_command = Some("echo hush-hush".into()));
    assert!(refused.contains("refused the login"), "{refused}");
    let unknown = with(&|login| login.ca_file = None);
    assert!(unknown.contains("no connection"), "{unknown}");
    assert!(open_sink(&server.address(""), &Logins::new(), Durability::Each).is_err());
    assert!(
        open_source(
            &format!("imaps://localhost:{}/", server.plain),
            &server.logins()
        )
        .unwrap()
        .parcels()
        .is_err()
    );
}
