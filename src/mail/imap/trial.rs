//! A session with a server that is made of octets, for whoever tries what a server can say; not a part of the program.

use crate::{
    mail::imap::{
        ImapAddress, ImapSession,
        connect::{Line, Secure},
        guard::Guard,
    },
    mime::{parse::parse, seal::seal},
    settings::Login,
};
use async_imap::{Client, Session};
use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    sync::atomic::AtomicBool,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    runtime::Builder,
};

/// Longest line that is handed out at once.
const PIECE: usize = 256;

/// Says its octets line by line, each only when it is waited for. `TAG` at the beginning of a line is the tag of the last command.
#[derive(Debug)]
struct Script {
    says: Vec<u8>,
    at: usize,
    tag: Vec<u8>,
}

impl AsyncRead for Script {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let rest = self.says.get(self.at..).unwrap_or_default();
        let tagged = rest.starts_with(b"TAG ") && buf.remaining() > self.tag.len() + PIECE;
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let end = end.min(PIECE).min(buf.remaining());
        let skip = if tagged { 3.min(end) } else { 0 };
        if tagged {
            buf.put_slice(&self.tag);
        }
        buf.put_slice(rest.get(skip..end).unwrap_or_default());
        self.at += end;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Script {
    fn poll_write(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        // A tag is written by itself: `A0001`.
        if let Some((b'A', number)) = buf.split_first()
            && !number.is_empty()
            && number.iter().all(u8::is_ascii_digit)
        {
            self.tag = buf.to_vec();
        }
        Poll::Ready(Ok(buf.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

/// Goes through all that is ever said to a server, while it says this; tells whether they came to the end. It may refuse and talk nonsense:
/// what it tells is bounded, in order, and about what it was asked.
#[allow(clippy::missing_panics_doc, reason = "that is what it is for")]
pub fn session(says: &[u8]) -> bool {
    talk(says).is_some_and(|session| session.is_open())
}

/// `None` once the line is gone: from there on nothing is said any more.
fn talk(says: &[u8]) -> Option<ImapSession> {
    let address = ImapAddress::parse("imaps://desk@localhost:1/").ok()?;
    let on = entered(says)?;
    let mut session = ImapSession::new(address, Login::default()).ok()?.on(on);
    let _none = session.drafts_folder();
    let open = |session: &ImapSession| session.is_open().then_some(());
    open(&session)?;
    let listed = session.listed("INBOX").unwrap_or_default();
    assert!(listed.len() <= says.len() && listed.is_sorted_by(|one, next| one.uid < next.uid));
    open(&session)?;
    session.folder("Drafts", true).ok()?;
    let found = session.search("Message-ID", "<k@desk.example>");
    for uid in found.unwrap_or_default() {
        open(&session)?;
        let octets = session.octets(uid, "BODY.PEEK[]").ok().flatten();
        let octets = octets.unwrap_or_default();
        assert!(octets.len() <= says.len(), "more than was said");
        let (_seal, _letter) = (seal(&octets), parse(&octets));
        open(&session)?;
        let _marked = session.is_marked(uid);
    }
    open(&session)?;
    let _put = session.append("Drafts", b"From: a@b.example\r\n\r\nhi\r\n");
    open(&session)?;
    let _taken = session.expunge(7);
    open(&session)?;
    let _news = session.idle(Duration::ZERO, &AtomicBool::new(true));
    Some(session)
}

/// Logs in: what follows is said inside a session.
fn entered(says: &[u8]) -> Option<Session<Secure>> {
    let script = Script {
        says: says.to_vec(),
        at: 0,
        tag: Vec::new(),
    };
    let client = Client::new(Guard::new(Box::new(script) as Box<dyn Line>));
    let runtime = Builder::new_current_thread().enable_all().build().ok()?;
    let login = AssertUnwindSafe(|| runtime.block_on(client.login("desk", "sesam")).ok());
    catch_unwind(login).ok()?
}

#[cfg(test)]
mod tests {
    use super::session;
    use proptest::{collection::vec, prelude::*, sample::select};

    /// An ordinary session, as a script.
    const RIGHT: &str = "TAG OK in\r\n* LIST (\\Drafts) \".\" Drafts\r\nTAG OK\r\n* 1 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\nTAG OK ok\r\n\
        * 1 FETCH (UID 7 FLAGS () RFC822.SIZE 6)\r\nTAG OK\r\n* 1 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\nTAG OK [READ-WRITE] ok\r\n\
        TAG OK noop\r\n* SEARCH 7\r\nTAG OK found\r\n* 1 FETCH (UID 7 BODY[] {6}\r\nA: b\r\n)\r\nTAG OK\r\n* 1 FETCH (UID 7 FLAGS ())\r\nTAG OK\r\n\
        + go\r\nTAG OK [APPENDUID 7 8] put\r\n* CAPABILITY IMAP4rev1 UIDPLUS\r\nTAG OK\r\nTAG OK\r\nTAG OK\r\n\
        * 1 EXISTS\r\nTAG OK ok\r\n+ idling\r\nTAG OK\r\n";

    #[test]
    fn the_script_is_a_session() {
        assert!(session(RIGHT.as_bytes()));
        let cut = RIGHT.trim_end().len() - 6;
        assert!(!session(&RIGHT.as_bytes()[..cut]));
        // The parser of answers cuts a character in two here.
        assert!(!session(RIGHT.replace("7] ok", "7]æk").as_bytes()));
    }

    proptest! {
        #[test]
        fn a_server_may_say_anything(
            cut in 0..RIGHT.len(),
            pieces in vec(select(vec![
                "* ", "TAG ", "OK ", "NO ", "BAD ", "BYE ", "+ ", "1 ", "4294967296 ", "FETCH ", "(", ")", "UID 7 ", "BODY[] ", "{3}\r\nabc",
                "{0}\r\n", "{9}\r\n", "SEARCH ", "EXISTS", "\r\n", "\"", "NIL ", "FLAGS ", "\\Draft ", "\0", "é", "LIST ", "[UIDVALIDITY ", "]",
            ]), 0..24),
        ) {
            let says = format!("{}{}{}", &RIGHT[..cut], pieces.concat(), &RIGHT[cut..]);
            session(says.as_bytes());
        }
    }
}
