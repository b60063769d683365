//! What people do with drafts, and what later letters do to them.

use super::{adds_up, files, letter, tiny, with_letters};
use crate::desk::program;
use std::{fs, process::Command};

#[test]
fn with_the_state_lost_nobody_gets_a_second_draft() {
    let mut desk = with_letters(5);
    desk.run_line("batch queue --to Drafts --sync none").fine();
    let drafts = files(&desk.at("Drafts"));
    fs::remove_dir_all(desk.at(".regards")).unwrap();
    desk.run_line("batch queue --to Drafts --sync none").fine();
    assert_eq!(files(&desk.at("Drafts")), drafts);
}

#[test]
fn edited_moved_and_deleted_drafts_stay_as_a_person_left_them() {
    let mut desk = with_letters(3);
    desk.run_line("batch queue --to Drafts --sync none").fine();
    let mut names: Vec<_> = files(&desk.at("Drafts")).into_keys().collect();
    names.sort();
    let path = |name: &str| desk.at("Drafts").join(name);
    fs::remove_file(path(&names[0])).unwrap();
    fs::rename(path(&names[1]), path(&names[1].replace(":2,D", ":2,DFS"))).unwrap();
    let mut edited = fs::read_to_string(path(&names[2])).unwrap();
    edited.push_str("And a line of mine.\r\n");
    fs::write(path(&names[2]), &edited).unwrap();
    let left = files(&desk.at("Drafts"));
    for line in ["batch queue --to Drafts", "batch queue --to Drafts --redo"] {
        desk.run_line(line).fine().says("3  settled before");
        assert_eq!(files(&desk.at("Drafts")), left, "{line}");
    }
}

#[test]
fn redo_writes_untouched_drafts_anew() {
    let mut desk = with_letters(3);
    desk.run_line("batch queue --to Drafts").fine();
    let mut desk = desk.file(
        "templates/order-late/plain.en.txt",
        "---\nframe: none\n---\nHello,\n\nI went to the depot for it.\n\nPiet Aas\n",
    );
    desk.run_line("batch queue --to Drafts --redo")
        .fine()
        .says("3 letters in the queue");
    let drafts = desk.drafts("Drafts");
    assert_eq!(drafts.len(), 3);
    assert!(
        drafts
            .iter()
            .all(|draft| draft.contains("I went to the depot"))
    );
    desk.run_line("batch queue --to Drafts")
        .fine()
        .says("3  settled before");
}

#[test]
fn a_newer_letter_of_a_thread_replaces_an_untouched_draft_and_no_edited_one() {
    let follow = |number| {
        letter(
            number,
            "In-Reply-To: <l0@post.example>\r\nReferences: <l0@post.example>\r\n",
        )
    };
    let mut desk = tiny().file("queue/0.eml", letter(0, ""));
    desk.run_line("batch queue --to Drafts").fine();
    // 7 has the address of 0; 8 is a stranger who names the thread.
    let mut desk = desk.file("queue/8.eml", follow(8));
    desk.run_line("batch queue --to Drafts").fine();
    assert_eq!(
        desk.drafts("Drafts").len(),
        2,
        "a stranger cannot take away the draft to somebody else"
    );
    let mut desk = desk.file("queue/7.eml", follow(7));
    let ran = desk
        .run_line("batch queue --to Drafts")
        .fine()
        .says("1 untouched draft taken away");
    assert!(adds_up(&ran.out), "{}", ran.out);
    let drafts = desk.drafts("Drafts");
    assert_eq!(drafts.len(), 2);
    assert!(
        drafts
            .iter()
            .all(|draft| !draft.contains("In-Reply-To: <l0@"))
    );
    let mut mine = fs::read_dir(desk.at("Drafts/cur"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mine = mine
        .find(|path| {
            fs::read_to_string(path)
                .unwrap()
                .contains("In-Reply-To: <l7@")
        })
        .unwrap();
    fs::write(&mine, fs::read_to_string(&mine).unwrap() + "mine\r\n").unwrap();
    let mut desk = desk.file("queue/14.eml", follow(14));
    desk.run_line("batch queue --to Drafts").fine();
    assert_eq!(desk.drafts("Drafts").len(), 3);
}

#[test]
fn what_somebody_has_answered_gets_no_draft_and_an_untouched_one_goes() {
    let mut desk = tiny().file("queue/1.eml", letter(1, ""));
    desk.run_line("batch queue --to Drafts").fine();
    let settings = fs::read_to_string(desk.at("regards.yaml")).unwrap();
    let answer = |number: usize| {
        format!(
            "From: care@kestrel.example\r\nDate: Tue, 12 May 2026 09:50:00 +0100\r\nMessage-ID: <s{number}@kestrel.example>\r\nIn-Reply-To: <l{number}@post.example>\r\n\r\nDone.\r\n"
        )
    };
    let mut desk = desk
        .file("regards.yaml", settings + "sent: Sent\n")
        .file("Sent/1.eml", answer(1))
        .file("Sent/2.eml", answer(2))
        .file("queue/2.eml", letter(2, ""));
    desk.run_line("batch queue --to Drafts --report r.jsonl")
        .fine()
        .says("1 untouched draft taken away")
        .says("1  need no reply");
    assert!(desk.drafts("Drafts").is_empty());
    assert!(
        fs::read_to_string(desk.at("r.jsonl"))
            .unwrap()
            .contains("already answered on 2026-05-12")
    );
    desk.run_line("batch queue --to Drafts")
        .fine()
        .says("2  settled before");
}

#[test]
fn the_same_letter_twice_gets_one_draft() {
    let mut desk = tiny().file("queue/1.eml", letter(1, "")).file(
        "queue/2.eml",
        format!("Received: by x\r\n{}", letter(1, "")),
    );
    desk.run_line("batch queue --to Drafts")
        .fine()
        .says("1  the same letter again");
    desk.run_line("batch queue --to Drafts")
        .fine()
        .says("2  settled before");
    assert_eq!(desk.drafts("Drafts").len(), 1);
}

#[test]
fn whoever_is_forgotten_gets_no_second_draft_and_leaves_nothing() {
    let mut desk = with_letters(3);
    desk.run_line("batch queue --to Drafts").fine();
    desk.run_line("forget --customer ann1@post.example")
        .fine()
        .says("1 letter forgotten");
    for name in ["journal", "records"] {
        let kept = fs::read_to_string(desk.at(".regards").join(name)).unwrap();
        assert!(
            !kept.contains("l1@post.example") && !kept.contains("ann1@"),
            "{name}"
        );
        assert!(kept.contains("l2@post.example"), "{name}");
    }
    for draft in fs::read_dir(desk.at("Drafts/cur")).unwrap() {
        fs::remove_file(draft.unwrap().path()).unwrap();
    }
    desk.run_line("batch queue --to Drafts")
        .fine()
        .says("3  settled before");
    assert!(desk.drafts("Drafts").is_empty());
    assert_eq!(desk.run_line("show l2@post.example").code, 0);
    desk.run_line("show l1@post.example").code(1);
}

#[test]
fn drafts_for_an_mbox_are_settled_when_the_file_is_in_its_place() {
    let mut desk = with_letters(3);
    desk.run_line("batch queue --to mbox:out.mbox")
        .fine()
        .says("3  drafted");
    assert_eq!(
        fs::read_to_string(desk.at("out.mbox"))
            .unwrap()
            .matches("X-Regards-Id")
            .count(),
        3
    );
    desk.run_line("batch queue --to mbox:out.mbox")
        .fine()
        .says("3  settled before");
}

#[test]
fn a_flood_from_one_sender_gets_as_many_drafts_a_day_as_the_desk_allows() {
    let mut desk = tiny();
    let settings = fs::read_to_string(desk.at("regards.yaml")).unwrap();
    desk = desk.file("regards.yaml", settings + "per_sender: 3 a day\n");
    // Every seventh letter is of the same sender.
    for number in 0..20 {
        desk = desk.file(&format!("queue/{number}.eml"), letter(number * 7, ""));
    }
    desk = desk.file("queue/other.eml", letter(1, ""));
    let line = "batch queue --to Drafts --report r.jsonl";
    let ran = desk.run_line(line).code(1);
    assert!(adds_up(&ran.out), "{}", ran.out);
    assert_eq!(desk.drafts("Drafts").len(), 4, "{}", ran.out);
    let report = fs::read_to_string(desk.at("r.jsonl")).unwrap();
    assert_eq!(report.matches("as many drafts today").count(), 17);
    // The same day, in another run: nothing more. The next day: as many again.
    desk = desk.file("queue/late.eml", letter(700, ""));
    desk.run_line(line).code(1);
    assert_eq!(desk.drafts("Drafts").len(), 4);
    desk = desk.file("queue/tomorrow.eml", letter(707, ""));
    let mut tomorrow = Command::new(program());
    tomorrow
        .args("batch queue --to Drafts -q --at 2026-05-13T10:00:00+01:00".split(' '))
        .current_dir(desk.path());
    assert!(matches!(tomorrow.status().unwrap().code(), Some(0 | 1)));
    assert_eq!(desk.drafts("Drafts").len(), 5);
}

#[test]
fn with_the_state_lost_what_was_sent_is_seen_where_sent_mail_lies() {
    let mut desk = with_letters(3);
    let settings = fs::read_to_string(desk.at("regards.yaml")).unwrap();
    desk = desk
        .file("regards.yaml", settings + "sent: Sent\n")
        .file("Sent/cur/.keep", "");
    fs::create_dir_all(desk.at("Sent/new")).unwrap();
    desk.run_line("batch queue --to Drafts").fine();
    // One is sent as it is, one was written anew by hand; of the third the draft lies there.
    let mut drafts: Vec<_> = fs::read_dir(desk.at("Drafts/cur"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    drafts.sort();
    let to = |text: &str| {
        let id = text.lines().find(|line| line.starts_with("In-Reply-To:"));
        format!(
            "From: care@kestrel.example\r\nMessage-ID: <own@kestrel.example>\r\n{}\r\n\r\nDone.\r\n",
            id.unwrap()
        )
    };
    fs::rename(&drafts[0], desk.at("Sent/cur/1:2,S")).unwrap();
    let by_hand = to(&fs::read_to_string(&drafts[1]).unwrap());
    fs::remove_file(&drafts[1]).unwrap();
    fs::write(desk.at("Sent/cur/2:2,S"), by_hand).unwrap();
    fs::remove_dir_all(desk.at(".regards")).unwrap();
    let left = files(&desk.at("Drafts"));
    desk.run_line("batch queue --to Drafts")
        .fine()
        .says("2  need no reply");
    assert_eq!(files(&desk.at("Drafts")), left);
}
