//! Letters and drafts.

use super::{Dice, WORDS, cases};
use crate::{
    mail::{answer, composed},
    mutants::Kept,
    queue::tiny,
};
use regards::{
    customers::memory::Memory,
    desk::{Desk, Given, Parts},
    desk_files,
    mime::{chars, header::HeaderText, parse::parse},
    reading::Place,
};

#[test]
fn letters_are_read_with_every_place_inside_them() {
    let fields = [
        "From: Ann <ann@post.example>\r\n",
        "From: =?utf-8?Q?A=0D=0An?= <a@b.example>\r\n",
        "Subject: late\r\n",
        "Subject: =?utf-8?B?",
        "To: care@kestrel.example\r\n",
        "Content-Type: multipart/mixed; boundary=b\r\n",
        "Content-Type: text/html\r\n",
        "Content-Type: text/plain; format=flowed\r\n",
        "Content-Transfer-Encoding: quoted-printable\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "--b\r\n",
        "--b--\r\n",
        "\r\n",
        "Date: Tue, 12 May 2026 09:40:00 +0100\r\n",
        "Message-ID: <a@b.example>\r\n",
        "References: <a@b> <c@d>\r\n",
        " folded\r\n",
    ];
    let folder = tiny();
    let files = desk_files::load(Some(folder.path())).unwrap();
    let parts = Parts::new(files, &Kept).unwrap();
    let store = Memory::default();
    let now = "2026-05-12T10:00:00+01:00[Europe/London]".parse().unwrap();
    let desk = Desk::new(&parts, &store, now).unwrap();
    for case in 0..cases(150) {
        let mut dice = Dice::of("letters", case);
        let head = dice.pieces(&fields, 9);
        let body = dice.pieces(&WORDS, 60);
        let letter = parse(&dice.spoiled(format!("{head}\r\n{body}").as_bytes(), &fields));
        let opened = desk.open(&letter);
        let record = desk.draft(&opened, &Given::default()).record;
        let told = record.letter.unwrap();
        for fact in &told.facts {
            let place = match fact.place {
                Place::Subject => told.subject.as_str(),
                Place::Signature => told.signature.as_deref().unwrap_or_default(),
                _ => told.new_text.as_str(),
            };
            assert!(
                place.get(fact.start..fact.end).is_some(),
                "{case}: {fact:?} in {place:?}"
            );
        }
        assert!(!told.new_text.contains(['\r', '\0']), "{case}");
    }
}

#[test]
fn what_passes_the_gate_is_one_line_of_what_may_be_seen() {
    for case in 0..cases(2_000) {
        let mut dice = Dice::of("gate", case);
        let text = dice.pieces(&WORDS, 30)
            + &dice.pieces(
                &[
                    "\u{85}",
                    "\u{2028}",
                    "\u{7f}",
                    "\u{feff}",
                    "<a@b.example>",
                    "Bcc: x",
                ],
                5,
            );
        let passed = [
            Some(HeaderText::text(&text)),
            HeaderText::name(&text),
            HeaderText::address(&text),
            HeaderText::msg_id(&text),
        ];
        for value in passed.iter().flatten() {
            let bad = |c: char| {
                chars::is_control(c)
                    || chars::is_invisible(c)
                    || matches!(c, '\u{2028}' | '\u{2029}')
            };
            assert!(!value.as_str().contains(bad), "{case}: {value:?}");
        }
    }
}

#[test]
fn what_is_composed_is_read_back() {
    for case in 0..cases(400) {
        let mut dice = Dice::of("compose", case);
        let subject = dice.pieces(&WORDS, 12);
        let letter = parse(format!("From: {} <ann@post.example>\r\nSubject: late\r\nMessage-ID: <x{case}@post.example>\r\n\r\nhi\r\n", dice.pieces(&["A", "n", "é", "\"", "\\", ",", "日"], 9)).as_bytes());
        if letter.from.is_none() {
            continue;
        }
        // A draft is never empty.
        let text: String = ["Hello\n", &dice.pieces(&WORDS, 80)]
            .concat()
            .chars()
            .filter(|c| !chars::is_control(*c) || *c == '\n')
            .collect();
        let mut draft = answer(&letter, &text);
        draft.subject = subject;
        let mail = composed(&draft);
        let back = parse(&mail.octets);
        assert_eq!(back.damage, [], "{case}");
        assert_eq!(
            (back.recipients.len(), back.in_reply_to.len()),
            (1, 1),
            "{case}"
        );
        assert!(
            back.field("cc").is_none() && back.field("bcc").is_none(),
            "{case}"
        );
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_string)
                .collect::<Vec<_>>()
        };
        let visible: String = text.chars().filter(|c| !chars::is_invisible(*c)).collect();
        let said: String = back
            .text
            .chars()
            .filter(|c| !chars::is_invisible(*c))
            .collect();
        assert_eq!(
            words(&said),
            words(&visible),
            "{case}: {:?}",
            String::from_utf8_lossy(&mail.octets)
        );
    }
}
