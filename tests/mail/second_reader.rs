//! What is written is read by another: Python's `email`, where it is on the machine.

use super::{answer, composed};
use regards::{draft::Draft, mime::parse::parse};
use std::{
    io::Write,
    process::{Command, Stdio},
};

const READER: &str = r#"
import sys, email, email.policy
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
assert not m.defects, m.defects
for name in ("From", "To", "Subject", "Date", "Message-ID"):
    assert len(m.get_all(name)) == 1, name
assert not m.get_all("Cc") and not m.get_all("Bcc")
assert len(m["To"].addresses) == 1
print(m["To"].addresses[0].display_name)
print(m["To"].addresses[0].addr_spec)
print(m["Subject"])
print(m["In-Reply-To"])
print(m.get_body(("plain",)).get_content(), end="")
"#;

fn python(mail: &[u8]) -> Option<String> {
    let mut child = Command::new("python3")
        .args(["-c", READER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .inspect_err(|_| eprintln!("SKIPPED: python3 is not here, so nobody else read the draft"))
        .ok()?;
    child.stdin.take().unwrap().write_all(mail).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(mail));
    Some(String::from_utf8(out.stdout).unwrap())
}

#[test]
fn python_reads_what_was_written() {
    let long = "Pakken din ligger på havnedepotet med en revet lapp, så vi sender en ny drage i dag, og den er hos deg på torsdag.";
    for (name, subject, text) in [
        (
            "Nora Lindqvist",
            "Where is my parcel?",
            "Dear Nora,\n\nyes.",
        ),
        ("Lindqvist, Nora", "Kjære dere: hvor er dragen?", long),
        (
            "\"Q\" \\ 名前",
            "日本語の件名がここにあります。とても長いので折り返します。",
            "From us\n> not quoted\n indented",
        ),
        (
            "Nora\r\nBcc: eve@attacker.example",
            "x\r\nBcc: eve@attacker.example",
            ".",
        ),
    ] {
        let letter = parse(b"From: nora@example.com\r\nMessage-ID: <1@mua.example>\r\n\r\nhi\r\n");
        let mut draft: Draft = answer(&letter, text);
        draft.to[0].name = Some(name.into());
        draft.subject = subject.into();
        let mail = composed(&draft);
        let Some(read) = python(&mail.octets) else {
            return;
        };
        let mut lines = read.splitn(5, '\n');
        let clean = |text: &str| text.replace("\r\n", " ");
        assert_eq!(lines.next(), Some(clean(name).as_str()));
        assert_eq!(lines.next(), Some("nora@example.com"));
        assert_eq!(lines.next(), Some(clean(subject).as_str()));
        assert_eq!(lines.next(), Some("<1@mua.example>"));
        let body = lines.next().unwrap();
        assert_eq!(
            regards::mime::flowed::unflow(body, false),
            format!("{text}\n")
        );
        for line in String::from_utf8_lossy(&mail.octets).split("=?").skip(1) {
            let word = line.split_inclusive("?=").next().unwrap_or_default();
            assert!(word.len() + 2 <= 75, "{word}");
        }
    }
}
