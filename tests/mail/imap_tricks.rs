//! A server that plays tricks inside TLS: whatever it does, a draft is there once in the end, nothing hangs, and nothing is believed
//! that was not asked for.

mod repertoire;

use super::{answer, composed};
use crate::servers::fake::{Act, Fake, SECRET};
use regards::{
    mail::{DraftSink, Durability, SinkError, open_sink, open_source},
    mime::{compose::Composed, parse::parse},
};
use repertoire::{Fares, first, last, say, tricks};
use std::time::{Duration, Instant};

fn mail(number: usize) -> String {
    format!(
        "From: Nora <nora@example.com>\r\nSubject: letter {number}\r\nMessage-ID: <{number}@mua.example>\r\n\r\nHi,\r\n\r\n{number}\r\n"
    )
}

fn draft() -> Composed {
    composed(&answer(&parse(mail(1).as_bytes()), "Dear Nora,\n\nyes."))
}

fn sink(server: &Fake) -> Result<Box<dyn DraftSink>, SinkError> {
    open_sink(&server.address(""), &server.logins(None), Durability::Each)
}

fn drafts(server: &Fake) -> usize {
    server.state.lock().unwrap().mails.len()
}

#[test]
fn whatever_a_server_does_a_draft_is_there_once_in_the_end() {
    // Most of the time is spent waiting before another try, so a few servers are tried side by side.
    let tricks = tricks();
    std::thread::scope(|scope| {
        for some in tricks.chunks(tricks.len().div_ceil(6)) {
            scope.spawn(|| play(some));
        }
    });
}

fn play(tricks: &[(&'static str, usize, Act, Fares)]) {
    let Some(server) = Fake::start() else { return };
    for (at, times, act, fares) in tricks {
        let name = format!("{at} {:.60}", format!("{act:?}"));
        server.state.lock().unwrap().mails.clear();
        let begun = Instant::now();
        let mut sink = sink(&server).expect(&name);
        // LOGIN and greeting come with a new connection.
        if matches!(*at, "LOGIN" | "greeting") {
            server.plays("NOOP", 1, Act::Cut);
        }
        server.plays(at, *times, act.clone());
        let put = sink.put(&draft());
        let fared = match &put {
            Ok(_) => Fares::Put,
            Err(error) if error.is_of_the_store() => Fares::Waits,
            Err(_) => Fares::Refused,
        };
        assert_eq!(fared, *fares, "{name}: {put:?}");
        if let Err(error) = &put {
            assert!(!error.to_string().contains(SECRET), "{name}: {error}");
        }
        server.behaves();
        let lie = drafts(&server);
        assert!(lie <= 1, "{name}: {lie} drafts");
        assert!(fared != Fares::Put || lie == 1, "{name}: it is not there");
        // The next run, with the same line and with a new one.
        sink.put(&draft()).expect(&name);
        self::sink(&server).unwrap().put(&draft()).expect(&name);
        assert_eq!(drafts(&server), 1, "{name}: after all is well again");
        assert!(begun.elapsed() < Duration::from_secs(30), "{name} hung");
    }
}

#[test]
fn a_search_is_not_believed_without_the_mail() {
    let Some(server) = Fake::start() else { return };
    server.state.lock().unwrap().ghosts = vec![99];
    let mut sink = sink(&server).unwrap();
    assert!(
        sink.find(&draft().id, Some("1@mua.example"))
            .unwrap()
            .is_none()
    );
    assert!(
        sink.put(&draft()).unwrap().fresh,
        "what nobody can fetch is not there"
    );
    assert!(!sink.put(&draft()).unwrap().fresh);
    assert_eq!(drafts(&server), 1);
}

#[test]
fn what_a_server_stored_late_behind_a_lost_line_is_not_there_twice() {
    let Some(server) = Fake::start() else { return };
    server.plays("late", 1, Act::Cut);
    let mut sink = sink(&server).unwrap();
    assert!(sink.put(&draft()).unwrap().fresh);
    assert_eq!(drafts(&server), 1);
    let heard = server.state.lock().unwrap().heard.join("\n");
    assert!(heard.contains("UID EXPUNGE 2"), "{heard}");
    assert!(!sink.put(&draft()).unwrap().fresh);
}

#[test]
fn without_uidplus_nothing_is_taken_away() {
    let Some(server) = Fake::start() else { return };
    let mut sink = sink(&server).unwrap();
    sink.put(&draft()).unwrap();
    let placed = sink.find(&draft().id, None).unwrap().unwrap();
    assert!(!placed.touched);
    server.state.lock().unwrap().capabilities = "IMAP4rev1";
    assert!(!sink.retire(&placed).unwrap());
    assert_eq!(drafts(&server), 1);
    server.state.lock().unwrap().capabilities = "IMAP4rev1 UIDPLUS";
    assert!(sink.retire(&placed).unwrap());
    assert_eq!(drafts(&server), 0);
}

#[test]
fn the_drafts_folder_is_found_by_its_mark_and_else_by_its_name() {
    let Some(server) = Fake::start() else { return };
    for (folders, found) in [
        (
            vec!["(\\Drafts) \"/\" Other", "() \"/\" Drafts"],
            Some("Other"),
        ),
        (
            vec!["() \"/\" Archive/Drafts", "() \"/\" Sent"],
            Some("Archive/Drafts"),
        ),
        (vec!["() \".\" INBOX.Drafts"], Some("INBOX.Drafts")),
        (vec!["() \".\" \"Entw&APw-rfe\""], Some("Entw&APw-rfe")),
        (vec!["() NIL Utkast"], Some("Utkast")),
        (vec!["() \"/\" {7}\r\nKladder"], Some("Kladder")),
        (vec!["() \"/\" Sent", "() \"/\" DraftsOfOthers"], None),
        (vec![], None),
    ] {
        server.state.lock().unwrap().folders = folders;
        match (sink(&server), found) {
            (Ok(mut sink), Some(folder)) => {
                server.state.lock().unwrap().mails.clear();
                let put = sink.put(&draft()).unwrap();
                assert!(put.place.ends_with(folder), "{put:?}");
            }
            (Err(error), None) => assert!(error.to_string().contains("name one"), "{error}"),
            (other, wanted) => panic!("{wanted:?} {:?}", other.err()),
        }
    }
}

#[test]
fn tokens_let_in_and_bad_ones_are_said_to_be_bad() {
    let Some(server) = Fake::start() else { return };
    for auth in ["xoauth2", "oauthbearer"] {
        let logins = server.logins(Some(auth));
        let open = |logins| open_sink(&server.address(""), logins, Durability::Each);
        open(&logins).expect(auth).put(&draft()).expect(auth);
        let mut bad = logins.clone();
        for login in bad.values_mut() {
            login.password_command = Some("echo stale-token".into());
        }
        let error = open(&bad).err().expect(auth).to_string();
        assert!(
            error.contains("refused the login") && !error.contains("stale-token"),
            "{auth}: {error}"
        );
    }
    let heard = server.state.lock().unwrap().heard.clone();
    // RFC 7628 §3.2.3 and what XOAUTH2 wants: the report of an error is answered, so that the server ends it.
    assert!(
        heard.contains(&"AUTHENTICATE OAUTHBEARER: \"\\u{1}\"".to_string()),
        "{heard:?}"
    );
    assert!(
        heard.contains(&"AUTHENTICATE XOAUTH2: \"\"".to_string()),
        "{heard:?}"
    );
    assert!(!heard.iter().any(|line| line.contains(SECRET)));
}

#[test]
fn letters_are_those_that_were_asked_for() {
    let Some(server) = Fake::start() else { return };
    for number in 1..=3 {
        server.deliver(mail(number).as_bytes());
    }
    let mut source = open_source(&server.address("INBOX"), &server.logins(None)).unwrap();
    let parcels: Vec<_> = source.parcels().unwrap().map(Result::unwrap).collect();
    assert_eq!(parcels.len(), 3);
    let other = format!(
        "* 2 FETCH (UID 2 BODY[] {{{}}}\r\n{})\r\n",
        mail(7).len(),
        mail(7)
    );
    server.plays("UID FETCH", 1, first(&other));
    assert_eq!(parcels[0].letter().unwrap().subject, "letter 1");
    server.plays("UID FETCH", 1, say(&format!("{other}TAG OK done\r\n")));
    assert!(parcels[0].letter().is_err(), "another letter is none");
    for (at, act) in [
        ("UID FETCH", Act::Cut),
        ("UID FETCH", last("* 2 FETCH (UID 2 BODY[] {50}\r\nFrom: ")),
        (
            "UID FETCH",
            say("* 2 FETCH (UID 2 BODY[] {99999999999}\r\n"),
        ),
        (
            "UID FETCH",
            Act::Forever(b"* 2 FETCH (FLAGS ())\r\n".to_vec()),
        ),
    ] {
        server.plays(at, 1, act.clone());
        assert_eq!(parcels[1].letter().unwrap().subject, "letter 2", "{act:?}");
    }
    // Another UIDVALIDITY: the UIDs of before mean nothing, until they are listed again.
    server.state.lock().unwrap().validity = 8;
    server.plays("UID FETCH", 1, Act::Cut);
    let stamp = format!("{:?}", parcels[2].stamp());
    assert!(parcels[2].letter().is_err());
    let again: Vec<_> = source.parcels().unwrap().map(Result::unwrap).collect();
    assert_eq!(again[2].letter().unwrap().subject, "letter 3");
    assert_ne!(format!("{:?}", again[2].stamp()), stamp);
}

#[test]
fn a_listing_without_end_or_sense_ends() {
    let Some(server) = Fake::start() else { return };
    server.deliver(mail(1).as_bytes());
    for act in [
        Act::Forever(b"* 1 FETCH (UID 1 RFC822.SIZE 5)\r\n".to_vec()),
        Act::Forever(b"* 1 FETCH (UID 1".to_vec()),
        last("* 1 FETCH (UID 99999999999999999999)\r\n"),
        say("TAG NO not now\r\n"),
    ] {
        server.plays("FETCH", 1, act.clone());
        let mut source = open_source(&server.address("INBOX"), &server.logins(None)).unwrap();
        assert!(source.parcels().is_err(), "{act:?}");
    }
    server.plays("EXAMINE", 1, say("* 4294967295 EXISTS\r\nTAG OK done\r\n"));
    server.plays("FETCH", 1, Act::Cut);
    let mut source = open_source(&server.address("INBOX"), &server.logins(None)).unwrap();
    assert!(source.parcels().is_err());
    assert_eq!(source.parcels().unwrap().count(), 1);
}
