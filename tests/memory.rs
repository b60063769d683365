//! What was said to a customer before: openings that do not come again, promises that bind, letters that are not the first.

mod promises;
mod shop;

use crate::desk::Desk;
use serde_json::Value;
use shop::{CALM, SOUR, at, closing, letter, opening, promised, report, send, shop, text, told};
use std::{collections::BTreeSet, fs};

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
        assert!(!apologies.is_empty(), "a day that was let pass is owned");
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
