//! What was said to a customer before: openings that do not come again, promises that bind, letters that are not the first.

use crate::desk::{Desk, copy, desk};
use serde_json::Value;
use std::{collections::BTreeSet, fs, process::Command, sync::OnceLock};

/// A desk whose persona has several openings and closings, and a folder of sent mail; its check is made once for all.
fn shop() -> Desk {
    static CHECKED: OnceLock<Desk> = OnceLock::new();
    let checked = CHECKED.get_or_init(|| {
        let mut desk = settings();
        desk.run_line("check").code(0);
        desk
    });
    let desk = settings();
    copy(&checked.at(".regards"), &desk.at(".regards"));
    desk
}

fn settings() -> Desk {
    let desk = desk().file(
        "regards.yaml",
        "company: {name: Kestrel & Kite, time_zone: Europe/London, hours: Mon-Fri 9-17}\naddresses: [care@kestrel.example]\npersona: robin\n\
         order_number: 'KK-\\d{5}'\nproducts: [{name: Harbour Kite, aliases: [harbour]}]\ncustomers: customers.yaml\nsent: Sent\n",
    );
    for folder in ["Sent/cur", "Sent/new"] {
        fs::create_dir_all(desk.at(folder)).unwrap();
    }
    desk
}

/// A letter of Greta's; `answers` are the Message-IDs of the thread before it.
fn letter(id: &str, day: &str, text: &str, answers: &[&str]) -> String {
    let ids: Vec<String> = answers.iter().map(|id| format!("<{id}>")).collect();
    let thread = match ids.last() {
        Some(last) => format!("In-Reply-To: {last}\r\nReferences: {}\r\n", ids.join(" ")),
        None => String::new(),
    };
    format!(
        "From: Greta <greta.quill@post.example>\r\nTo: care@kestrel.example\r\nSubject: My kite {id}\r\nDate: {day} 09:40:00 +0100\r\n\
         Message-ID: <{id}@post.example>\r\n{thread}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello,\r\n\r\n{text}\r\n\r\nGreta\r\n"
    )
}

const CALM: &str = "Where is my parcel KK-20417? It has not come.";
const SOUR: &str = "My parcel KK-20417 still hasn't arrived and I am very disappointed.";

/// Runs the program at another time than the usual one.
fn at(desk: &Desk, time: &str, line: &str) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_regards"))
        .args(line.split_whitespace())
        .args(["--at", time])
        .current_dir(desk.path())
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(matches!(ran.status.code(), Some(0 | 1)), "{line}: {err}");
    String::from_utf8(ran.stdout).unwrap()
}

fn report(desk: &Desk, path: &str) -> Vec<Value> {
    let text = fs::read_to_string(desk.at(path)).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    lines.collect()
}

fn text(record: &Value) -> String {
    record["draft"]["text"].as_str().unwrap().to_string()
}

/// The draft's own words for a move: the sentences whose source names it.
fn told(record: &Value, sources: &[&str]) -> String {
    let sentences = record["provenance"].as_array().unwrap().iter();
    let theirs = sentences.filter(|sentence| {
        let from = sentence["from"].as_str().unwrap();
        sources.iter().any(|source| from.starts_with(source))
    });
    let words: Vec<&str> = theirs
        .map(|it| it["text"].as_str().unwrap().trim())
        .collect();
    words.join(" ")
}

fn opening(record: &Value) -> String {
    text(record).lines().next().unwrap().to_string()
}

/// The paragraph before the signature.
fn closing(record: &Value) -> String {
    let text = text(record);
    let paragraphs: Vec<&str> = text.trim_end().split("\n\n").collect();
    paragraphs[paragraphs.len() - 2].to_string()
}

/// None twice running, and none again while another has not been used.
#[track_caller]
fn takes_turns(said: &[String], least: usize) {
    for pair in said.windows(2) {
        assert_ne!(pair[0], pair[1], "twice running in {said:#?}");
    }
    let first: BTreeSet<&String> = said.iter().take(least).collect();
    assert_eq!(first.len(), least, "one came again too soon in {said:#?}");
}

/// Four letters of one customer, a day apart.
fn four(texts: [&str; 4]) -> Desk {
    let days = [
        "Thu, 07 May 2026",
        "Fri, 08 May 2026",
        "Fri, 08 May 2026",
        "Sat, 09 May 2026",
    ];
    let mut shop = shop();
    for (n, (text, day)) in texts.iter().zip(days).enumerate() {
        let mail = letter(&format!("l{n}"), day, text, &[]);
        shop = shop.file(&format!("queue/{n}.eml"), mail);
    }
    shop
}

#[test]
fn openings_apologies_and_closings_take_turns() {
    for texts in [[CALM; 4], [CALM, SOUR, CALM, SOUR]] {
        let mut shop = four(texts);
        shop.run_line("batch queue --to Drafts --report r.jsonl")
            .fine();
        let records = report(&shop, "r.jsonl");
        let openings: Vec<String> = records.iter().map(opening).collect();
        // In turns of tone the same words are another tone's: two tones share three openings.
        takes_turns(&openings, if texts[0] == texts[1] { 3 } else { 2 });
        let closings: Vec<String> = records.iter().map(closing).collect();
        takes_turns(&closings, 4);
        let apologies = records.iter().map(|record| told(record, &["move:own"]));
        let apologies: Vec<String> = apologies.filter(|text| !text.is_empty()).collect();
        takes_turns(&apologies, apologies.len().min(3));
        assert_eq!(apologies.is_empty(), texts == [CALM; 4], "{apologies:?}");
    }
}

#[test]
fn what_is_chosen_can_be_chosen_again_with_any_number_of_workers() {
    let mut shop = four([SOUR, CALM, CALM, SOUR]);
    let mut runs = Vec::new();
    for (state, jobs) in [("S1", 1), ("S4", 4), ("Again", 4)] {
        let line = format!(
            "batch queue --to {state}-drafts --state {state} --jobs {jobs} --report {state}.jsonl"
        );
        shop.run_line(&line).fine();
        let texts: Vec<String> = report(&shop, &format!("{state}.jsonl"))
            .iter()
            .map(text)
            .collect();
        let journal = fs::read_to_string(shop.at(state).join("journal")).unwrap();
        let chosen = journal.lines().filter_map(|line| line.split_once(' '));
        let chosen = chosen.map(|(_, json)| serde_json::from_str::<Value>(json).unwrap());
        let mut chosen: Vec<String> = chosen
            .filter(|entry| entry["t"] == "done")
            .map(|entry| format!("{} {}", entry["key"], entry["variants"]))
            .collect();
        chosen.sort();
        assert!(
            chosen.len() == 4 && chosen.iter().all(|it| it.contains('#')),
            "{chosen:?}"
        );
        runs.push((texts, chosen));
    }
    assert_eq!(runs[0], runs[1]);
    assert_eq!(runs[1], runs[2]);
}

/// A desk that has drafted a promise to Greta; gives the draft's id and Message-ID.
fn promised() -> (Desk, String, String) {
    let mut shop = shop().file("queue/a.eml", letter("a", "Mon, 11 May 2026", CALM, &[]));
    shop.run_line("batch queue --to Drafts --report first.jsonl")
        .fine();
    let id = report(&shop, "first.jsonl")[0]["id"]
        .as_str()
        .unwrap()
        .to_string();
    let mail = shop.drafts("Drafts").pop().unwrap();
    let header = mail
        .lines()
        .find(|line| line.starts_with("Message-ID:"))
        .unwrap();
    let message_id = header.split(['<', '>']).nth(1).unwrap().to_string();
    (shop, id, message_id)
}

/// Somebody presses Send: the draft moves to the folder of sent mail.
fn send(desk: &Desk) {
    for entry in fs::read_dir(desk.at("Drafts/cur"))
        .unwrap()
        .map(Result::unwrap)
    {
        let name = entry
            .file_name()
            .into_string()
            .unwrap()
            .replace(":2,D", ":2,S");
        fs::rename(entry.path(), desk.at("Sent/cur").join(name)).unwrap();
    }
}

#[test]
fn a_promise_binds_when_its_draft_was_sent_and_not_before() {
    let (mut shop, id, _) = promised();
    shop.run_line("promises").code(0).says("nothing is due");
    shop.run_line("promises --all")
        .code(0)
        .says("not known to be sent");
    send(&shop);
    shop.run_line("promises").code(0).says("due: ").says(&id);
    let listed = shop.run_line("promises --format json").code(0).json();
    assert_eq!(listed[0]["id"], format!("{id}.1"));
    assert_eq!(
        (&listed[0]["sent"], &listed[0]["overdue"]),
        (&true.into(), &false.into())
    );
    let due = listed[0]["due"].as_str().unwrap().to_string();
    let calendar = shop.run_line("promises --format ics").code(0).out;
    assert!(calendar.contains(&format!("DUE;VALUE=DATE:{}\r\n", due.replace('-', ""))));
    assert!(calendar.contains("BEGIN:VTODO\r\n") && calendar.contains("STATUS:NEEDS-ACTION"));
    assert!(at(&shop, "2026-06-01T10:00:00+01:00", "promises").contains("OVERDUE"));
    shop.run_line(&format!("promises --kept {id}.1")).code(0);
    shop.run_line("promises").code(0).says("nothing is due");
}

/// Greta writes again when the day is past; gives the draft.
fn later(desk: Desk, text_of: &str) -> String {
    let mail = letter("b", "Wed, 20 May 2026", text_of, &[]);
    let desk = desk.file("queue/b.eml", mail);
    let line = "batch queue --to Drafts --report later.jsonl";
    at(&desk, "2026-05-20T10:00:00+01:00", line);
    text(&report(&desk, "later.jsonl")[0])
}

#[test]
fn a_later_letter_knows_a_promise_that_is_overdue() {
    let owns = |draft: &str| draft.contains("14 May") && draft.contains("I am sorry");
    for about in [CALM, SOUR, "When are you open on Saturdays?"] {
        let (shop, ..) = promised();
        send(&shop);
        let draft = later(shop, about);
        assert!(owns(&draft), "{about}: {draft}");
    }
    let (mut shop, id, _) = promised();
    shop.run_line(&format!("promises --confirm {id}")).code(0);
    let draft = later(shop, CALM);
    assert!(owns(&draft), "confirmed by hand: {draft}");

    let (shop, ..) = promised();
    let draft = later(shop, CALM);
    assert!(!draft.contains("14 May"), "never sent: {draft}");

    let (mut shop, id, _) = promised();
    send(&shop);
    shop.run_line(&format!("promises --kept {id}")).code(0);
    let draft = later(shop, CALM);
    assert!(!draft.contains("14 May"), "kept: {draft}");
}

#[test]
fn a_single_draft_knows_it_too() {
    let (mut shop, id, _) = promised();
    shop.run_line(&format!("promises --confirm {id}")).code(0);
    let shop = shop.file("b.eml", letter("b", "Wed, 20 May 2026", CALM, &[]));
    let draft = at(&shop, "2026-05-20T10:00:00+01:00", "draft b.eml");
    assert!(
        draft.contains("14 May") && draft.contains("I am sorry"),
        "{draft}"
    );
}

#[test]
fn the_next_answer_of_a_thread_greets_no_more_until_a_fortnight_is_over() {
    let cases = [
        // Whether the first draft was sent, when the next letter came, whether its answer greets.
        (true, "Wed, 13 May 2026", "2026-05-13T10:00:00+01:00", false),
        (true, "Mon, 01 Jun 2026", "2026-06-01T10:00:00+01:00", true),
        (false, "Wed, 13 May 2026", "2026-05-13T10:00:00+01:00", true),
    ];
    for (sent, day, time, greets) in cases {
        let (shop, _, message_id) = promised();
        let mut thread = vec!["a@post.example"];
        if sent {
            send(&shop);
            thread.push(&message_id);
        }
        let shop = shop.file("queue/b.eml", letter("b", day, CALM, &thread));
        at(&shop, time, "batch queue --to Drafts --report b.jsonl");
        let draft = text(&report(&shop, "b.jsonl")[0]);
        let greeted = draft.lines().next().unwrap().contains("Greta");
        assert_eq!(greeted, greets, "{day}, sent: {sent}: {draft}");
    }
}

#[test]
fn whoever_answers_a_draft_of_ours_has_it() {
    let (shop, _, message_id) = promised();
    // The desk shows no folder of sent mail, and the mail program of the customer names only the last mail.
    let settings = fs::read_to_string(shop.at("regards.yaml")).unwrap();
    let shop = shop
        .file("regards.yaml", settings.replace("sent: Sent\n", ""))
        .file(
            "b.eml",
            letter("b", "Wed, 13 May 2026", CALM, &[&message_id]),
        );
    let draft = at(&shop, "2026-05-13T10:00:00+01:00", "draft b.eml");
    assert!(!draft.lines().next().unwrap().contains("Greta"), "{draft}");
    let stranger = letter("c", "Wed, 13 May 2026", CALM, &[&message_id]);
    let shop = shop.file("c.eml", stranger.replace("greta.quill@", "ada@"));
    let draft = at(&shop, "2026-05-13T10:00:00+01:00", "draft c.eml");
    assert!(
        draft.lines().next().unwrap().contains("Greta"),
        "another's thread: {draft}"
    );
}

/// Three letters of Greta's on three days; gives the situation and the text of each draft.
fn three(mut desk: Desk) -> Vec<(String, String)> {
    for (id, day) in [
        ("a", "Mon, 04 May 2026"),
        ("b", "Thu, 07 May 2026"),
        ("c", "Mon, 11 May 2026"),
    ] {
        desk = desk.file(&format!("queue/{id}.eml"), letter(id, day, CALM, &[]));
    }
    desk.run_line("batch queue --to Drafts --report r.jsonl")
        .fine();
    let records = report(&desk, "r.jsonl");
    let told = records.iter().map(|record| {
        let situation = record["situation"]["name"].as_str().unwrap().to_string();
        (situation, text(record))
    });
    told.collect()
}

#[test]
fn a_third_letter_is_not_answered_like_a_first() {
    let told = three(shop());
    assert_ne!(told[0].0, "repeat-unanswered");
    let (situation, draft) = &told[2];
    assert_eq!(situation, "repeat-unanswered", "{draft}");
    assert!(
        draft.contains("4 May and 7 May") && draft.contains("I am sorry"),
        "{draft}"
    );
}

#[test]
fn a_letter_that_was_answered_by_hand_is_no_silence() {
    let reply = "From: care@kestrel.example\r\nTo: greta.quill@post.example\r\nSubject: Re: My kite\r\nDate: Fri, 08 May 2026 12:00:00 +0100\r\n\
                 Message-ID: <hand@kestrel.example>\r\nIn-Reply-To: <b@post.example>\r\n\r\nIt is on its way.\r\n";
    let desk = shop().file("Sent/cur/1:2,S", reply);
    let shop = desk.file("queue/b.eml", letter("b", "Thu, 07 May 2026", CALM, &[]));
    let mut shop = shop.file("queue/c.eml", letter("c", "Mon, 11 May 2026", CALM, &[]));
    shop.run_line("batch queue --to Drafts --report r.jsonl")
        .fine();
    let records = report(&shop, "r.jsonl");
    assert_eq!(records[0]["outcome"], "no_reply");
    assert!(
        !text(&records[1]).contains("7 May"),
        "{}",
        text(&records[1])
    );
}

#[test]
fn the_questions_without_an_answer_come_first_and_the_most_asked_of_them_at_the_top() {
    let asked = [
        "Does the reel of the Harbour Kite fit a left-handed grip?",
        "When are you open?",
        "does the reel of the Harbour Kite also fit a left-handed grip?",
        "Which glue mends a torn spar sleeve?",
        "When are you open?",
        "When are you open?",
    ];
    let mut shop = shop();
    for (n, question) in asked.iter().enumerate() {
        let mail = letter(&format!("q{n}"), "Mon, 11 May 2026", question, &[]);
        shop = shop.file(&format!("queue/{n}.eml"), mail);
    }
    let listed = shop.run_line("answers queue --format json").code(0).json();
    let rows: Vec<(u64, bool)> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["letters"].as_u64().unwrap(), row["answer"].is_null()))
        .collect();
    assert_eq!(rows, [(2, true), (1, true), (3, false)], "{listed:#}");
    shop.run_line("answers queue")
        .code(0)
        .says("no answer yet")
        .says("answer:opening-hours");
    let one = shop
        .run_line("answers queue/1.eml --format json")
        .code(0)
        .json();
    assert_eq!(one.as_array().unwrap().len(), 1, "{one:#}");
    assert_eq!(one[0]["answer"][0], "opening-hours");
}
