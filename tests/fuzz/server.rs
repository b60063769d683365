//! What a server says.

use super::{Dice, cases};
use crate::{
    mail::{answer, composed},
    servers::fake::{Act, Fake},
};
use regards::{
    mail::{Durability, open_sink},
    mime::parse::parse,
};

#[test]
fn whatever_a_server_says_no_draft_is_there_twice() {
    let Some(server) = Fake::start() else { return };
    let pieces = [
        "* ",
        "TAG ",
        "OK ",
        "NO ",
        "BAD ",
        "BYE ",
        "+ ",
        "1 ",
        "4294967296 ",
        "FETCH ",
        "(",
        ")",
        "UID 1 ",
        "BODY[] ",
        "{3}\r\nabc",
        "{0}\r\n",
        "SEARCH ",
        "EXISTS",
        "\r\n",
        "\"",
        "NIL ",
        "[OVERQUOTA] ",
        "FLAGS ",
        "\\Draft ",
        "\0",
        "\u{ff}",
        "LIST ",
    ];
    let at = [
        "NOOP",
        "SELECT",
        "UID SEARCH",
        "UID FETCH",
        "APPEND",
        "stored",
    ];
    // Most of a case is waiting before another try.
    for case in 0..cases(24).min(2_000) {
        let mut dice = Dice::of("server", case);
        let letter = parse(
            format!("From: a@b.example\r\nMessage-ID: <f{case}@b.example>\r\n\r\nhi\r\n")
                .as_bytes(),
        );
        let draft = composed(&answer(&letter, "yes"));
        server.state.lock().unwrap().mails.clear();
        let mut sink =
            open_sink(&server.address(""), &server.logins(None), Durability::Each).unwrap();
        let words = dice.pieces(&pieces, 12).into_bytes();
        let act = if dice.below(2) == 0 {
            Act::Last(words)
        } else {
            Act::Last([&words[..], b"\r\n"].concat())
        };
        server.plays(at[dice.below(at.len())], 1, act);
        let _either = sink.put(&draft);
        server.behaves();
        sink.put(&draft).unwrap();
        assert_eq!(server.state.lock().unwrap().mails.len(), 1, "{case}");
    }
}
