//! The commands by the contract: what they print, where, and how they end.

mod batch;

use crate::desk::{desk, late, mail};
use serde_json::Value;
use std::fs;

#[test]
fn draft_prints_the_text_alone_on_standard_output() {
    let ran = desk().file("late.eml", late()).args("draft late.eml").run();
    assert!(ran.out.starts_with("Dear Greta,\n"), "{}", ran.out);
    assert!(
        ran.out.ends_with("Piet Aas\nKestrel & Kite\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Harbour Kite"), "{}", ran.out);
}

#[test]
fn the_record_has_every_field_of_the_contract() {
    let record = desk()
        .file("late.eml", late())
        .args("draft late.eml --format json")
        .run()
        .json();
    let keys = |value: &Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    for field in [
        "id",
        "source",
        "outcome",
        "verdict",
        "reason",
        "letter",
        "customer",
        "intents",
        "situation",
        "persona",
        "tone",
        "language",
        "template",
        "templates",
        "runners_up",
        "draft",
        "provenance",
        "gaps",
        "remarks",
        "score",
        "promises",
        "micros",
    ] {
        assert!(
            keys(&record).contains(&field.to_string()),
            "{field} is missing"
        );
    }
    for field in [
        "message_id",
        "from",
        "subject",
        "date",
        "language",
        "language_confidence",
        "new_text",
        "signature",
        "writer",
        "questions",
        "facts",
        "emotion",
        "arousal",
        "modifiers",
        "automatic",
        "attachments",
    ] {
        assert!(
            keys(&record["letter"]).contains(&field.to_string()),
            "letter.{field} is missing"
        );
    }
    assert_eq!(record["source"], "late.eml");
    assert_eq!(record["customer"]["id"], "k-204");
    assert_eq!(record["intents"][0]["name"], "order-late");
    let order = &record["letter"]["facts"]
        .as_array()
        .unwrap()
        .iter()
        .find(|fact| fact["kind"] == "order_number")
        .unwrap()
        .clone();
    let (start, end) = (
        order["start"].as_u64().unwrap() as usize,
        order["end"].as_u64().unwrap() as usize,
    );
    assert_eq!(
        &record["letter"]["new_text"].as_str().unwrap()[start..end],
        "KK-20417"
    );
    let text = record["draft"]["text"].as_str().unwrap();
    for sentence in record["provenance"].as_array().unwrap() {
        assert!(
            text.contains(sentence["text"].as_str().unwrap().trim()),
            "{sentence} is not in the draft"
        );
        assert!(!sentence["from"].as_str().unwrap().is_empty());
    }
}

#[test]
fn draft_takes_a_mail_or_bare_text_from_standard_input() {
    desk()
        .stdin(late())
        .args("draft -")
        .run()
        .says("Dear Greta,");
    desk()
        .stdin("my parcel KK-20417 still hasn't arrived\n\nGreta")
        .args("draft - --from greta.quill@post.example --subject kite")
        .run()
        .says("Dear Greta,");
}

#[test]
fn draft_prints_the_mail_as_an_unsent_message() {
    let eml = desk()
        .file("late.eml", late())
        .args("draft late.eml --format eml")
        .run()
        .out;
    for line in [
        "X-Unsent: 1\r\n",
        "To: ",
        "greta.quill@post.example",
        "Subject: Re: My kite\r\n",
        "In-Reply-To: <My-kite@post.example>\r\n",
        "References: <My-kite@post.example>\r\n",
    ] {
        assert!(eml.contains(line), "{line:?} is missing in:\n{eml}");
    }
    assert!(!eml.contains("\nCc:") && !eml.contains("\nBcc:"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let desk = desk()
        .file("late.eml", late())
        .args("draft late.eml --format eml");
    assert_eq!(desk.run().out, desk.run().out);
}

#[test]
fn explain_tells_evidence_candidates_and_sources() {
    desk()
        .file("late.eml", late())
        .args("explain late.eml")
        .run()
        .says("order-late")
        .says("not taken")
        .says("template:order-late/")
        .says("customer.orders[0]");
}

#[test]
fn read_prints_one_object_a_line() {
    let ran = desk()
        .file("a.eml", late())
        .file(
            "b.eml",
            mail("x@post.example", "hours", "When are you open?"),
        )
        .args("read a.eml b.eml --format json")
        .run()
        .code(0);
    let lines = ran.objects();
    assert_eq!(lines.len(), 2);
    for (line, source) in lines.iter().zip(["a.eml", "b.eml"]) {
        assert_eq!(line["source"], source);
        assert!(line["letter"].is_object() && line["intents"].is_array());
    }
}

#[test]
fn read_shows_every_mail_of_an_mbox() {
    let one = |text: &str| format!("From x@post.example Tue May 12 09:40:00 2026\n{text}\n\n");
    let box_of = |texts: &[String]| texts.iter().map(|text| one(text)).collect::<String>();
    let asked = |text| mail("x@post.example", "hours", text).replace("\r\n", "\n");
    let texts = [asked("When are you open?"), asked("Is there a ramp?")];
    let ran = desk()
        .file("two.mbox", box_of(&texts))
        .file("one.eml", one(&asked("Is it far?")))
        .args("read two.mbox one.eml --format json")
        .run()
        .code(0);
    let lines = ran.objects();
    let found: Vec<(&str, &str)> = lines
        .iter()
        .map(|line| {
            (
                line["source"].as_str().unwrap(),
                line["letter"]["new_text"].as_str().unwrap().trim(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("two.mbox#1", "When are you open?"),
            ("two.mbox#2", "Is there a ramp?"),
            ("one.eml", "Is it far?")
        ]
    );
}

#[test]
fn show_finds_a_draft_by_its_id_and_by_the_letters() {
    let mut desk = desk().file("queue/late.eml", late());
    desk.run_line("batch queue --to Drafts --report r.jsonl");
    let record: Value =
        serde_json::from_str(fs::read_to_string(desk.at("r.jsonl")).unwrap().trim()).unwrap();
    let id = record["id"].as_str().unwrap().to_string();
    desk.run_line(&format!("show {id}"))
        .code(0)
        .says("Dear Greta,");
    desk.run_line("show <My-kite@post.example>")
        .code(0)
        .says("Dear Greta,");
    desk.run_line("show nobody").code(1);
}

#[test]
fn init_makes_a_desk_that_works_at_once() {
    let mut desk = desk();
    desk.run_line("init new --name Lantern --address care@lantern.example --writer Robin")
        .code(0);
    desk.run_line("check --desk new").code(0);
    let ran = desk.run_line("draft new/letters/first.eml --desk new");
    assert!(
        ran.out.starts_with("Dear Greta,") || ran.out.contains("Greta,"),
        "{}",
        ran.out
    );
    let ran = desk.run_line("draft new/letters/first.eml --desk new --case new/case.yaml");
    for told in ["wrong depot", "second lamp", "Thursday 14 May", "sorry"] {
        assert!(ran.out.contains(told), "{told}: {}", ran.out);
    }
    desk.run_line("init new").code(2).complains("is not empty");
}

#[test]
fn schemas_and_completions_are_printed() {
    for name in [
        "settings",
        "persona",
        "template",
        "intent",
        "answer",
        "customers",
        "case",
    ] {
        let ran = desk().args(&format!("schema {name}")).run().code(0);
        assert!(ran.json()["properties"].is_object(), "{name}");
    }
    for shell in ["bash", "zsh", "fish"] {
        desk()
            .args(&format!("completions {shell}"))
            .run()
            .code(0)
            .says("regards");
    }
}
