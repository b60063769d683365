//! Bad input: a clear message that says what, where and what to do, or an outcome of that one letter. Never a panic.

use crate::desk::{desk, late, mail};
use std::{fs, os::unix::fs::PermissionsExt, process::Command};

#[test]
fn a_mail_that_is_not_there() {
    desk()
        .args("draft gone.eml")
        .run()
        .code(3)
        .complains("cannot read `gone.eml`");
}

#[test]
fn a_folder_that_is_no_desk() {
    desk()
        .file("x.eml", late())
        .args("draft x.eml --desk elsewhere")
        .run()
        .code(2)
        .complains("is no desk")
        .complains("regards init");
}

#[test]
fn a_typo_in_the_settings_is_placed_and_its_near_miss_named() {
    desk()
        .file(
            "regards.yaml",
            "company: {name: K}\nadresses: [a@k.example]\n",
        )
        .args("check")
        .run()
        .code(2)
        .complains("regards.yaml:2:1")
        .complains("adresses")
        .complains("addresses");
}

#[test]
fn a_typo_in_a_template_is_placed_and_nothing_is_drafted() {
    let ran = desk()
        .file(
            "templates/order-late/mend.en.txt",
            "{# ech #}\nYour parcel is late.\n",
        )
        .file("late.eml", late())
        .args("draft late.eml")
        .run()
        .code(2)
        .complains("templates/order-late/mend.en.txt:1")
        .complains("echo");
    assert_eq!(ran.out, "");
}

#[test]
fn a_case_that_names_nobody_is_placed_and_nothing_is_drafted() {
    for (case, place, what, instead) in [
        (
            "owner: pit\n",
            "case.yaml:1:8",
            "no persona `pit`",
            "did you mean `piet`?",
        ),
        (
            "found: it fell\ndecisions: [our_falt]\n",
            "case.yaml:2:13",
            "the decision `our_falt`",
            "did you mean `our_fault`?",
        ),
    ] {
        let ran = desk()
            .file("late.eml", late())
            .file("case.yaml", case)
            .args("draft late.eml --case case.yaml")
            .run()
            .code(2)
            .complains(place)
            .complains(what)
            .complains(instead);
        assert_eq!(ran.out, "");
    }
}

#[test]
fn a_rule_that_nothing_asks_for_is_named() {
    desk()
        .file(
            "regards.yaml",
            "company: {name: K}\nlanguage: en\nrules: {return_days: 30}\n",
        )
        .args("check")
        .run()
        .code(0)
        .complains("regards.yaml:3:9")
        .complains("nothing asks for the rule `return_days`")
        .complains("did you mean `returns_days`?");
}

#[test]
fn a_missing_customer_file() {
    let desk = desk().file("late.eml", late()).args("draft late.eml");
    fs::remove_file(desk.at("customers.yaml")).unwrap();
    desk.run().code(2).complains("customers.yaml");
}

#[test]
fn faulty_customers_are_refused_with_their_place() {
    desk()
        .file("customers.yaml", "customers:\n- {id: a, nmae: Ann}\n")
        .file("late.eml", late())
        .args("draft late.eml")
        .run()
        .code(2)
        .complains("customers.yaml:2")
        .complains("name");
}

#[test]
fn a_queue_that_is_not_there_and_an_empty_one() {
    let mut desk = desk();
    desk.run_line("batch gone --to Drafts")
        .code(2)
        .complains("gone");
    fs::create_dir_all(desk.at("empty/cur")).unwrap();
    fs::create_dir_all(desk.at("empty/new")).unwrap();
    fs::create_dir_all(desk.at("empty/tmp")).unwrap();
    desk.run_line("batch empty --to Drafts")
        .code(0)
        .says("0 letters in the queue");
}

#[test]
fn drafts_that_cannot_be_written_are_told_before_anything_is_done() {
    let mut desk = desk()
        .file("queue/late.eml", late())
        .file("taken", "a file where the Maildir should be");
    desk.run_line("batch queue --to taken")
        .code(2)
        .complains("taken");
}

#[test]
fn one_unreadable_mail_does_not_keep_the_others_back() {
    let mut desk = desk()
        .file("queue/late.eml", late())
        .file("queue/secret.eml", late());
    fs::remove_file(desk.at("queue/secret.eml")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", desk.at("queue/secret.eml")).unwrap();
    let ran = desk.run_line("batch queue --to Drafts");
    assert_eq!(desk.drafts("Drafts").len(), 1, "{}{}", ran.out, ran.err);
}

#[test]
fn empty_and_broken_mails_are_outcomes() {
    for (name, octets) in [
        ("empty", Vec::new()),
        ("nul", vec![0; 4096]),
        (
            "noise",
            (0..=255u8).cycle().take(20_000).collect::<Vec<u8>>(),
        ),
        ("head", b"From: a@b.example".to_vec()),
        ("no-from", b"Subject: x\r\n\r\nhello\r\n".to_vec()),
    ] {
        let ran = desk()
            .file("x.eml", octets)
            .args("draft x.eml --format json")
            .run();
        assert!(
            ran.code == 0 || ran.code == 1,
            "{name}: {} {}",
            ran.code,
            ran.err
        );
        assert!(ran.json()["reason"].is_string(), "{name}: {}", ran.out);
    }
}

#[test]
fn a_letter_of_25_mib_is_drafted() {
    let head = late().replace(
        "Content-Type: text/plain; charset=utf-8\r\n\r\n",
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n",
    );
    let attachment = "QUJD".repeat(18).repeat(25 * 1024 * 1024 / 74);
    let wrapped: String = attachment
        .as_bytes()
        .chunks(72)
        .map(|line| format!("{}\r\n", String::from_utf8_lossy(line)))
        .collect();
    let big = format!(
        "{head}\r\n--b\r\nContent-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n{wrapped}--b--\r\n"
    );
    assert!(big.len() > 25 << 20);
    let record = desk()
        .file("big.eml", big)
        .args("draft big.eml --format json")
        .run()
        .json();
    assert!(record["draft"].is_object(), "{}", record["reason"]);
    assert_eq!(record["letter"]["attachments"][0]["name"], "a.bin");
}

#[test]
fn a_latin_1_mail_keeps_its_letters() {
    let mut octets = mail(
        "jorgen@post.example",
        "Sp",
        "Hei, pakken min har ikke kommet. Hvor er den?\r\n\r\nJ@rgen\r\n",
    )
    .replace("utf-8", "iso-8859-1")
    .into_bytes();
    let at = octets.iter().rposition(|byte| *byte == b'@').unwrap();
    octets[at] = 0xF8;
    let record = desk()
        .file("x.eml", octets)
        .args("read x.eml --format json")
        .run()
        .json();
    assert_eq!(record["letter"]["writer"]["name"], "Jørgen");
}

#[test]
fn a_closed_pipe_is_a_quiet_success() {
    let desk = desk().file("late.eml", late());
    let ran = Command::new("sh")
        .args([
            "-c",
            &format!(
                "'{}' completions bash | head -n 1; echo ${{PIPESTATUS:-0}}",
                env!("CARGO_BIN_EXE_regards")
            ),
        ])
        .current_dir(desk.path())
        .output()
        .unwrap();
    assert!(
        String::from_utf8_lossy(&ran.stderr).is_empty(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
}

#[test]
fn wrong_words_end_with_2() {
    for line in [
        "draft",
        "draft x.eml --tone merry",
        "batch q",
        "nonsense",
        "schema soup",
    ] {
        desk().args(line).run().code(2);
    }
    desk().file("x.eml", late()).args("draft x.eml").run();
    let mut desk = desk();
    desk = desk.file("x.eml", late());
    let ran = desk
        .command()
        .args(["draft", "x.eml"])
        .arg("--at=yesterday")
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(2));
}

#[test]
fn what_is_written_is_for_the_owner_alone() {
    let mut desk = desk().file("queue/late.eml", late());
    desk.run_line("batch queue --to Drafts --report r.jsonl --report-html r.html --state S");
    for path in ["r.jsonl", "r.html", "S/journal", "S/records"] {
        let mode = fs::metadata(desk.at(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{path}");
    }
    for path in ["Drafts", "Drafts/cur", "S"] {
        let mode = fs::metadata(desk.at(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o700, "{path}");
    }
}
