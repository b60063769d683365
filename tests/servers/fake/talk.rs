//! One connection to the server that knows a few tricks: what it hears, and what it says.

use super::{Act, SECRET, State};
use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::{Arc, Mutex},
};
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned};

/// One connection.
pub struct Talk {
    stream: StreamOwned<ServerConnection, TcpStream>,
    state: Arc<Mutex<State>>,
    held: Vec<u8>,
    tag: String,
}

/// `None`: the line is gone.
pub type Going<T = ()> = Option<T>;

impl Talk {
    /// A client has called.
    pub fn new(client: TcpStream, config: Arc<ServerConfig>, state: Arc<Mutex<State>>) -> Self {
        let tls = ServerConnection::new(config).unwrap();
        Self {
            stream: StreamOwned::new(tls, client),
            state,
            held: Vec::new(),
            tag: String::new(),
        }
    }

    /// Listens and answers until the line is gone.
    pub fn run(&mut self) -> Going {
        self.answer("greeting", b"* OK hello\r\n")?;
        loop {
            let line = self.line()?;
            self.state.lock().unwrap().heard.push(line.clone());
            let (tag, words) = line.split_once(' ')?;
            self.tag = tag.to_string();
            self.command(words)?;
        }
    }

    fn command(&mut self, words: &str) -> Going {
        let mut parts = words.splitn(3, ' ');
        let verb = match (parts.next()?, parts.next()) {
            ("UID", Some(verb)) => format!("UID {verb}"),
            (verb, _) => verb.to_string(),
        };
        let untagged = match verb.as_str() {
            "APPEND" => return self.append(words),
            "AUTHENTICATE" => return self.authenticate(words),
            "IDLE" => return self.idle(),
            "LOGIN" if !words.contains(SECRET) => return self.say(b"TAG NO who are you\r\n"),
            "CAPABILITY" => format!(
                "* CAPABILITY {}\r\n",
                self.state.lock().unwrap().capabilities
            ),
            "LIST" => {
                let folders = self.state.lock().unwrap().folders.clone();
                folders
                    .iter()
                    .map(|it| format!("* LIST {it}\r\n"))
                    .collect()
            }
            "SELECT" | "EXAMINE" => {
                let state = self.state.lock().unwrap();
                let (count, validity) = (state.mails.len(), state.validity);
                format!(
                    "* FLAGS (\\Draft)\r\n* {count} EXISTS\r\n* OK [UIDVALIDITY {validity}] ok\r\n"
                )
            }
            "UID SEARCH" => self.search(words),
            "FETCH" => self.listing(),
            "UID FETCH" => return self.fetch(words),
            "UID EXPUNGE" => {
                let gone: u32 = words.rsplit(' ').next()?.parse().ok()?;
                self.state
                    .lock()
                    .unwrap()
                    .mails
                    .retain(|(uid, _)| *uid != gone);
                String::new()
            }
            _ => String::new(),
        };
        self.answer(&verb, format!("{untagged}TAG OK done\r\n").as_bytes())?;
        Some(())
    }

    fn search(&self, words: &str) -> String {
        let state = self.state.lock().unwrap();
        let mut wanted = words.split('"');
        let field = wanted
            .next()
            .unwrap_or_default()
            .trim_end()
            .rsplit(' ')
            .next()
            .unwrap_or_default();
        let text = wanted.next().unwrap_or_default();
        let found = state.mails.iter().filter(|(_, mail)| {
            let mail = String::from_utf8_lossy(mail);
            let mut fields = mail.lines().take_while(|line| !line.is_empty());
            fields.any(|line| line.starts_with(&format!("{field}:")) && line.contains(text))
        });
        let uids: Vec<String> = found
            .map(|(uid, _)| uid)
            .chain(&state.ghosts)
            .map(ToString::to_string)
            .collect();
        format!("* SEARCH {}\r\n", uids.join(" "))
    }

    fn listing(&self) -> String {
        let state = self.state.lock().unwrap();
        let mails = state.mails.iter().enumerate();
        mails
            .map(|(at, (uid, mail))| {
                format!(
                    "* {} FETCH (UID {uid} FLAGS () RFC822.SIZE {})\r\n",
                    at + 1,
                    mail.len()
                )
            })
            .collect()
    }

    fn fetch(&mut self, words: &str) -> Going {
        let wanted: u32 = words.split(' ').nth(2)?.parse().ok()?;
        let found = self
            .state
            .lock()
            .unwrap()
            .mails
            .iter()
            .find(|(uid, _)| *uid == wanted)
            .cloned();
        let mut said = Vec::new();
        if let Some((uid, mail)) = found {
            if words.contains("BODY") {
                said = format!("* 1 FETCH (UID {uid} BODY[] {{{}}}\r\n", mail.len()).into_bytes();
                said.extend(&mail);
                said.extend(b")\r\n");
            } else {
                said = format!("* 1 FETCH (UID {uid} FLAGS (\\Draft))\r\n").into_bytes();
            }
        }
        said.extend(b"TAG OK done\r\n");
        self.answer("UID FETCH", &said)?;
        Some(())
    }

    fn append(&mut self, words: &str) -> Going {
        let length: usize = words
            .rsplit('{')
            .next()?
            .trim_end_matches('}')
            .parse()
            .ok()?;
        if !self.answer("APPEND", b"+ go ahead\r\n")? {
            return Some(());
        }
        let half = length / 2;
        let mut mail = self.take(half)?;
        self.answer("literal", b"")?;
        mail.extend(self.take(length - half)?);
        self.line()?;
        self.state.lock().unwrap().arrive(mail)?;
        self.answer("stored", b"TAG OK [APPENDUID 7 1] stored\r\n")?;
        Some(())
    }

    /// XOAUTH2 and OAUTHBEARER: one message, and for a bad one a report that wants an answer.
    fn authenticate(&mut self, words: &str) -> Going {
        self.answer("AUTHENTICATE", b"+ \r\n")?;
        let said = decoded(&self.line()?);
        let right = match words {
            "AUTHENTICATE XOAUTH2" => format!("user=desk\u{1}auth=Bearer {SECRET}\u{1}\u{1}"),
            _ => format!(
                "n,a=desk,\u{1}host=localhost\u{1}port={}\u{1}auth=Bearer {SECRET}\u{1}\u{1}",
                self.stream.sock.local_addr().ok()?.port()
            ),
        };
        if said == right {
            return self.say(b"TAG OK welcome\r\n");
        }
        // {"status":"401"}
        self.say(b"+ eyJzdGF0dXMiOiI0MDEifQ==\r\n")?;
        let last = decoded(&self.line()?);
        self.state
            .lock()
            .unwrap()
            .heard
            .push(format!("{words}: {last:?}"));
        self.say(b"TAG NO it has run out\r\n")
    }

    fn idle(&mut self) -> Going {
        self.answer("IDLE", b"+ idling\r\n")?;
        self.line()?;
        self.answer("DONE", b"TAG OK done\r\n")?;
        Some(())
    }

    /// Answers; says whether it was what is right.
    fn answer(&mut self, at: &str, right: &[u8]) -> Going<bool> {
        let trick = self.state.lock().unwrap().trick(at);
        match trick {
            None => self.say(right)?,
            Some(Act::Cut) => return None,
            Some(Act::Say(words)) => {
                self.say(&words)?;
                return Some(false);
            }
            Some(Act::First(words)) => {
                self.say(&words)?;
                self.say(right)?;
            }
            Some(Act::Last(words)) => {
                self.say(&words)?;
                return None;
            }
            Some(Act::Forever(words)) => {
                let many = words.repeat(1 + 16_384 / words.len());
                loop {
                    self.say(&many)?;
                }
            }
        }
        Some(true)
    }

    fn say(&mut self, words: &[u8]) -> Going {
        let said = words.strip_suffix(b"\r\n").map_or(words.to_vec(), |line| {
            // The tag stands at the beginning of the last line, if at all.
            let at = line
                .iter()
                .rposition(|octet| *octet == b'\n')
                .map_or(0, |at| at + 1);
            match line[at..].strip_prefix(b"TAG") {
                Some(rest) => [&line[..at], self.tag.as_bytes(), rest, b"\r\n"].concat(),
                None => words.to_vec(),
            }
        });
        self.stream.write_all(&said).ok()?;
        self.stream.flush().ok()
    }

    fn line(&mut self) -> Option<String> {
        loop {
            if let Some(end) = self.held.iter().position(|octet| *octet == b'\n') {
                let line: Vec<u8> = self.held.drain(..=end).collect();
                return Some(String::from_utf8_lossy(&line).trim_end().to_string());
            }
            self.more()?;
        }
    }

    fn take(&mut self, count: usize) -> Option<Vec<u8>> {
        while self.held.len() < count {
            self.more()?;
        }
        Some(self.held.drain(..count).collect())
    }

    fn more(&mut self) -> Going {
        let mut buffer = [0; 4096];
        match self.stream.read(&mut buffer) {
            Ok(count @ 1..) => self.held.extend(&buffer[..count]),
            _ => return None,
        }
        Some(())
    }
}

/// Base64 (RFC 4648 §4).
fn decoded(text: &str) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text
        .bytes()
        .filter_map(|it| DIGITS.iter().position(|digit| *digit == it));
    let (mut bits, mut count, mut out) = (0_usize, 0, Vec::new());
    for digit in digits {
        bits = bits << 6 | digit;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 255) as u8);
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
