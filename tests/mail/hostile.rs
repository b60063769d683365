//! The hostile mails, as far as reading and composing decide them, and bombs made here.

use super::{answer, composed, data};
use regards::{
    letter::{Damage, Letter},
    mime::parse::{parse, parse_reader},
};
use std::io::{self, Read};

fn hostile(name: &str) -> Option<Letter> {
    let folder = data("hostile")?;
    let file = std::fs::read_dir(folder)
        .unwrap()
        .filter_map(Result::ok)
        .find(|entry| entry.file_name().to_string_lossy().starts_with(name));
    Some(parse(&std::fs::read(file.expect(name).path()).unwrap()))
}

#[test]
fn nobody_is_believed_who_says_two_things() {
    let Some(two) = hostile("10-") else { return };
    assert_eq!(two.from, None);
    assert!(two.damage.contains(&Damage::Twice("from".into())));
    let none = hostile("26-").unwrap();
    assert!(none.from.is_none() && none.damage.contains(&Damage::NoFrom));
    let empty = hostile("27-").unwrap();
    assert!(empty.from.is_none() && empty.damage.contains(&Damage::NoText));
}

#[test]
fn an_address_is_the_address_and_not_what_stands_beside_it() {
    let Some(letter) = hostile("11-") else { return };
    assert!(letter.from.unwrap().address.ends_with("@attacker.example"));
    for (from, address) in [
        (
            "\"nora@example.com\" <eve@attacker.example>",
            Some("eve@attacker.example"),
        ),
        (
            "nora@example.com <eve@attacker.example>",
            Some("eve@attacker.example"),
        ),
        (
            "(<nora@example.com>) <eve@attacker.example>",
            Some("eve@attacker.example"),
        ),
        (
            "eve@attacker.example (nora@example.com)",
            Some("eve@attacker.example"),
        ),
        ("<@nora@example.com:eve@attacker.example>", None),
        ("<nora@example.com\0@attacker.example>", None),
        ("<nora@example.com> <eve@attacker.example>", None),
        ("nora@example.com, eve@attacker.example", None),
        ("friends: nora@example.com, eve@attacker.example;", None),
        ("Nora, eve@attacker.example", Some("eve@attacker.example")),
        (
            "=?utf-8?Q?nora=40example.com?= <eve@attacker.example>",
            Some("eve@attacker.example"),
        ),
        (
            "\"Lindqvist, Nora\" <nora@example.com>",
            Some("nora@example.com"),
        ),
        ("undisclosed-recipients:;", None),
        ("Nora", None),
    ] {
        let letter = parse(format!("From: {from}\r\nSubject: x\r\n\r\nhi\r\n").as_bytes());
        assert_eq!(
            letter.from.as_ref().map(|from| from.address.as_str()),
            address,
            "{from:?} {:?}",
            letter.damage
        );
    }
}

#[test]
fn what_is_hidden_in_names_and_ids_begins_no_field() {
    for name in ["14-", "15-", "16-", "18-", "28-"] {
        let Some(letter) = hostile(name) else { return };
        let mail = composed(&answer(&letter, "Hello.")).octets;
        let text = String::from_utf8(mail).unwrap();
        assert!(!text.contains("\nBcc"), "{name}: {text}");
        assert!(!text.contains('\u{202E}'), "{name}");
        assert_eq!(parse(text.as_bytes()).recipients.len(), 1, "{name}");
    }
    assert_eq!(hostile("15-").unwrap().message_id, None);
    assert_eq!(
        hostile("28-").unwrap().from.unwrap().name.as_deref(),
        Some("Nora tsivqdniL")
    );
    assert!(
        hostile("19-")
            .unwrap()
            .damage
            .contains(&Damage::NoMessageId)
    );
}

#[test]
fn twins_and_copies_are_told_apart() {
    let Some(letter) = hostile("20a") else { return };
    assert_ne!(letter.key, hostile("20b").unwrap().key);
    assert_eq!(hostile("21a").unwrap().key, hostile("21b").unwrap().key);
}

#[test]
fn bounds_are_said_and_broken_charsets_marked() {
    let Some(letter) = hostile("22-") else { return };
    assert!(letter.damage.contains(&Damage::Bound("levels".into())));
    assert!(
        hostile("23-")
            .unwrap()
            .damage
            .contains(&Damage::Bound("parts".into()))
    );
    let unknown = hostile("24-").unwrap();
    assert!(
        unknown.damage.contains(&Damage::Encoding) && unknown.text.contains("where is my parcel?")
    );
    assert!(!hostile("25-").unwrap().text.contains("alert"));
}

#[test]
fn bombs_of_every_kind_end() {
    let head = "From: a@b.example\r\nSubject: x\r\n";
    let bombs: Vec<(&str, String)> = vec![
        (
            "comments",
            format!("From: {}a@b.example\r\n\r\nhi", "(".repeat(50_000)),
        ),
        (
            "recipients",
            format!("{head}To: {}\r\n\r\nhi", "a@b.example, ".repeat(50_000)),
        ),
        (
            "fields",
            format!("{head}{}\r\nhi", "X: y\r\n".repeat(50_000)),
        ),
        (
            "references",
            format!(
                "{head}References: {}\r\n\r\nhi",
                "<a@b.example>\r\n ".repeat(20_000)
            ),
        ),
        (
            "parameters",
            format!(
                "{head}Content-Type: text/plain; {}\r\n\r\nhi",
                "a=b; ".repeat(50_000)
            ),
        ),
        (
            "continuations",
            format!(
                "{head}Content-Type: text/plain; {}\r\n\r\nhi",
                (0..5000)
                    .map(|n| format!("name*{n}=x;"))
                    .collect::<String>()
            ),
        ),
        (
            "attached mails",
            format!(
                "{head}{}",
                "Content-Type: message/rfc822\r\n\r\n".repeat(20_000)
            ),
        ),
        ("long line", format!("{head}\r\n{}", "x".repeat(3_000_000))),
        (
            "subject",
            format!(
                "From: a@b.example\r\nSubject: {}\r\n\r\nhi",
                "=?utf-8?Q?x?= ".repeat(60_000)
            ),
        ),
        (
            "marks",
            format!("{head}\r\n{}", "e\u{301}\u{302}".repeat(60_000)),
        ),
        (
            "empty lines",
            format!("{head}\r\n{}", "\r\n".repeat(500_000)),
        ),
        (
            "quotes",
            format!(
                "{head}\r\n{}",
                format!("{} x\r\n", ">".repeat(500)).repeat(1000)
            ),
        ),
        (
            "flowed quotes",
            format!(
                "{head}Content-Type: text/plain; format=flowed\r\n\r\n{}",
                format!("{} x \r\n", ">".repeat(500)).repeat(1000)
            ),
        ),
        (
            "base64",
            format!(
                "{head}Content-Transfer-Encoding: base64\r\n\r\n{}",
                "====\r\n".repeat(50_000)
            ),
        ),
        (
            "a soft break before a boundary",
            format!(
                "{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=\r\n--b--\r\n"
            ),
        ),
        (
            "boundaries",
            format!(
                "{head}Content-Type: multipart/mixed; boundary=\"-\"\r\n\r\n{}",
                "---\r\n".repeat(9_000)
            ),
        ),
    ];
    for (name, bomb) in bombs {
        let letter = parse(bomb.as_bytes());
        assert!(letter.text.len() <= 1 << 20, "{name}");
        assert!(letter.references.len() <= 200, "{name}");
    }
}

/// A mail whose attachment never seems to end.
struct Endless {
    head: io::Cursor<Vec<u8>>,
    left: u64,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.head.read(buffer)? {
            0 => {
                let count = buffer
                    .len()
                    .min(usize::try_from(self.left).unwrap_or(usize::MAX));
                for (at, octet) in buffer[..count].iter_mut().enumerate() {
                    *octet = if at % 77 == 76 { b'\n' } else { b'A' };
                }
                self.left -= count as u64;
                Ok(count)
            }
            count => Ok(count),
        }
    }
}

#[test]
fn a_huge_attachment_is_passed_over() {
    let head = "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nsee the film\r\n--b\r\n\
        Content-Type: video/mp4; name=film.mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    let mail = Endless {
        head: io::Cursor::new(head.into()),
        left: 16 << 20,
    };
    let letter = parse_reader(mail).unwrap();
    assert_eq!(letter.text, "see the film\n");
    assert_eq!(letter.attachments[0].name, "film.mp4");
    assert_eq!(letter.damage, [Damage::NoMessageId]);
}
