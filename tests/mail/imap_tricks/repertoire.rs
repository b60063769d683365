//! The tricks that the server plays, and how a draft fares each time.

use crate::servers::fake::Act;

/// How a draft fares.
#[derive(Debug, PartialEq)]
pub enum Fares {
    /// It is there.
    Put,
    /// The server is in trouble: not this draft's doing.
    Waits,
    /// The server will not have it.
    Refused,
}

pub fn say(words: &str) -> Act {
    Act::Say(words.into())
}

pub fn first(words: &str) -> Act {
    Act::First(words.into())
}

pub fn last(words: &str) -> Act {
    Act::Last(words.into())
}

pub const ALWAYS: usize = usize::MAX;

/// Tricks, and how a draft fares.
pub fn tricks() -> Vec<(&'static str, usize, Act, Fares)> {
    use Fares::{Put, Refused, Waits};
    let endless_line = b"* OK ".iter().chain(&[b'x'; 2 << 20]).copied().collect();
    vec![
        // The line is cut, once or for good.
        ("LOGIN", 1, Act::Cut, Put),
        ("NOOP", 1, Act::Cut, Put),
        ("SELECT", 1, Act::Cut, Put),
        ("UID SEARCH", 1, Act::Cut, Put),
        ("UID SEARCH", ALWAYS, Act::Cut, Waits),
        ("APPEND", 1, Act::Cut, Put),
        ("APPEND", ALWAYS, Act::Cut, Waits),
        ("literal", 1, Act::Cut, Put),
        ("literal", ALWAYS, Act::Cut, Waits),
        ("stored", 1, Act::Cut, Put),
        ("stored", ALWAYS, Act::Cut, Put),
        // It says goodbye, at every step.
        ("greeting", 1, last("* BYE too busy\r\n"), Put),
        ("UID SEARCH", 1, last("* BYE restart\r\n"), Put),
        ("APPEND", 1, last("* BYE restart\r\n"), Put),
        ("stored", 1, last("* BYE restart\r\n"), Put),
        ("APPEND", 1, first("* BYE restart\r\n"), Put),
        // It says more than was asked, all of it allowed.
        (
            "APPEND",
            1,
            first("* 3 EXISTS\r\n* 1 RECENT\r\n* OK still here\r\n"),
            Put,
        ),
        ("stored", 1, first("* 4 EXISTS\r\n"), Put),
        ("stored", 1, say("TAG OK stored\r\n"), Put),
        (
            "stored",
            1,
            say("TAG OK [APPENDUID 1 2:7,9] stored\r\n"),
            Put,
        ),
        ("UID SEARCH", 1, first("* SEARCH\r\n* 5 EXPUNGE\r\n"), Put),
        // It refuses.
        ("APPEND", ALWAYS, say("TAG NO [OVERQUOTA] full\r\n"), Waits),
        (
            "APPEND",
            ALWAYS,
            say("TAG NO [UNAVAILABLE] later\r\n"),
            Waits,
        ),
        ("APPEND", ALWAYS, say("TAG NO [LIMIT] too big\r\n"), Waits),
        (
            "APPEND",
            ALWAYS,
            say("TAG NO [TRYCREATE] no such folder\r\n"),
            Refused,
        ),
        ("APPEND", ALWAYS, say("TAG BAD what?\r\n"), Refused),
        ("APPEND", ALWAYS, say("TAG BAD\r\n"), Refused),
        (
            "literal",
            ALWAYS,
            last("TAG NO [OVERQUOTA] full\r\n"),
            Waits,
        ),
        // It lies.
        (
            "APPEND",
            ALWAYS,
            say("TAG OK stored, without looking\r\n"),
            Waits,
        ),
        ("stored", 1, last("Z99 OK stored\r\n"), Put),
        ("stored", 1, last("Z99 NO full\r\n"), Put),
        ("stored", 1, first("Z99 NO full\r\n"), Put),
        ("stored", 1, first("+ more, more\r\n"), Put),
        ("UID SEARCH", 1, last("* SEARCH 1 2 3"), Put),
        // It talks nonsense, or without end.
        ("greeting", 1, last("220 smtp.example ESMTP\r\n"), Put),
        ("UID SEARCH", 1, say("\0\u{ff}\u{1} nonsense\r\n"), Put),
        ("APPEND", 1, say("* 1 FETCH (BODY[] {99999999999}\r\n"), Put),
        ("stored", 1, say("* 1 FETCH (BODY[] {67108865}\r\n"), Put),
        ("UID SEARCH", 1, first("* OK [ALERT]\u{e6}\r\n"), Put),
        ("UID SEARCH", 1, Act::Say(endless_line), Put),
        ("stored", 1, Act::Forever(b"* 1 EXISTS\r\n".to_vec()), Put),
        (
            "UID SEARCH",
            1,
            Act::Forever(b"* SEARCH 1\r\n".to_vec()),
            Put,
        ),
        ("APPEND", 1, Act::Forever(b"((((((((".to_vec()), Put),
    ]
}
