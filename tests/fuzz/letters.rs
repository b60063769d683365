//! Letters and drafts.

use super::{Dice, WORDS, cases, law, laws};

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
    for case in 0..cases(150) {
        let mut dice = Dice::of("letters", case);
        let head = dice.pieces(&fields, 9);
        let body = dice.pieces(&WORDS, 60);
        let mail = dice.spoiled(format!("{head}\r\n{body}").as_bytes(), &fields);
        law("letters", case, || laws::letters(&mail));
        law("mails", case, || laws::mails(&mail));
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
        law("gate", case, || laws::gate(&text));
    }
}

#[test]
fn what_is_composed_is_read_back() {
    for case in 0..cases(400) {
        let mut dice = Dice::of("compose", case);
        let subject = dice.pieces(&WORDS, 12);
        let name = dice.pieces(&["A", "n", "é", "\"", "\\", ",", "日"], 9);
        let text = dice.pieces(&WORDS, 80);
        law("compose", case, || laws::compose(&name, &subject, &text));
    }
}

#[test]
fn senders_are_proved_and_named_by_what_counts_alone() {
    let pieces = [
        "mx.desk.example",
        "; ",
        "dmarc=pass ",
        "dmarc=fail ",
        "header.from=post.example",
        "header.from=\"",
        "(",
        ")",
        "\\",
        "\"",
        "spf=pass ",
        "DMARC/1 = pass",
        "evil.example",
        " 1",
    ];
    let rule = r"(?m)^Name: (?<name>.*)\nE-mail: (?<address>\S+)";
    let form = [
        "Name: ",
        "E-mail: ",
        "b@x.example",
        "\n",
        "<",
        ">",
        "é",
        " ",
    ];
    for case in 0..cases(400) {
        let mut dice = Dice::of("senders", case);
        let text = format!(
            "{rule}\n{}\n{}",
            dice.pieces(&pieces, 12),
            dice.pieces(&form, 14)
        );
        law("senders", case, || laws::senders(&text));
    }
}
