//! `imaps://user@host:993/Folder`: where a mailbox is.

use crate::mail::imap::ImapError;

/// Where a mailbox is (RFC 5092, the part that people write).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImapAddress {
    /// Host name.
    pub host: String,
    /// Port; 993, or 143 with STARTTLS.
    pub port: u16,
    /// TLS from the first octet (`imaps`), else STARTTLS is demanded (`imap`).
    pub tls: bool,
    /// User, if the address names one.
    pub user: Option<String>,
    /// Folder, if the address names one.
    pub folder: Option<String>,
}

impl ImapAddress {
    /// Reads an address.
    ///
    /// ```
    /// use regards::mail::imap::ImapAddress;
    /// let address = ImapAddress::parse("imaps://care%40kestrel.example@mail.kestrel.example/Support/Open").unwrap();
    /// assert_eq!((address.port, address.user.unwrap().as_str()), (993, "care@kestrel.example"));
    /// assert_eq!(address.folder.unwrap(), "Support/Open");
    /// ```
    ///
    /// # Errors
    /// If it is none, or holds a password: those stand in files or come from commands.
    pub fn parse(text: &str) -> Result<Self, ImapError> {
        let (scheme, rest) = text.split_once("://").unwrap_or_default();
        let (authority, folder) = rest.split_once('/').unwrap_or((rest, ""));
        let (user, place) = match authority.rsplit_once('@') {
            Some((user, place)) => (Some(user), place),
            None => (None, authority),
        };
        let shown = format!("{scheme}://{place}/{folder}");
        let wrong = |wrong| ImapError::Address {
            address: shown.clone(),
            wrong,
        };
        if user.is_some_and(|user| user.contains(':')) {
            return Err(wrong(
                "a password does not belong in an address; set `imap:` in regards.yaml",
            ));
        }
        let tls = match scheme {
            "imaps" => true,
            "imap" => false,
            _ => return Err(wrong("an address begins with imaps:// or imap://")),
        };
        let (host, port) = match place.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (
                host,
                port.parse().map_err(|_| wrong("the port is no number"))?,
            ),
            _ => (place, if tls { 993 } else { 143 }),
        };
        let host = host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .to_string();
        let decoded = |text: &str| {
            percent_decoded(text)
                .ok_or_else(|| wrong("a control character or broken %-code stands in it"))
        };
        if host.is_empty()
            || !host
                .bytes()
                .all(|o| o.is_ascii_alphanumeric() || b".-:_".contains(&o))
        {
            return Err(wrong("the host is missing or no host name"));
        }
        Ok(Self {
            host,
            port,
            tls,
            user: user.map(decoded).transpose()?,
            folder: Some(decoded(folder)?).filter(|folder| !folder.is_empty()),
        })
    }
}

/// `%40` and its like; `None` if that gives no text or a control character, which could end a command.
pub fn percent_decoded(text: &str) -> Option<String> {
    let mut octets = Vec::new();
    let mut rest = text.bytes();
    while let Some(octet) = rest.next() {
        if octet != b'%' {
            octets.push(octet);
            continue;
        }
        let digit = |octet: Option<u8>| char::from(octet?).to_digit(16);
        let code = digit(rest.next())? * 16 + digit(rest.next())?;
        octets.push(u8::try_from(code).ok()?);
    }
    String::from_utf8(octets)
        .ok()
        .filter(|text| !text.chars().any(char::is_control))
}

/// A folder name as IMAP writes it: modified UTF-7 (RFC 3501 §5.1.3).
///
/// ```
/// use regards::mail::imap::address::mailbox_name;
/// assert_eq!(mailbox_name("Entwürfe & Co"), "Entw&APw-rfe &- Co");
/// ```
pub fn mailbox_name(name: &str) -> String {
    let mut out = String::new();
    let mut wide: Vec<u8> = Vec::new();
    for c in name.chars() {
        if matches!(c, ' '..='~') {
            flush(&mut wide, &mut out);
            out.push(c);
            if c == '&' {
                out.push('-');
            }
        } else {
            wide.extend(
                c.encode_utf16(&mut [0; 2])
                    .iter()
                    .flat_map(|unit| unit.to_be_bytes()),
            );
        }
    }
    flush(&mut wide, &mut out);
    out
}

fn flush(wide: &mut Vec<u8>, out: &mut String) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";
    if wide.is_empty() {
        return;
    }
    out.push('&');
    for chunk in wide.chunks(3) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, octet| bits << 8 | u32::from(*octet))
            << (8 * (3 - chunk.len()));
        for digit in 0..=chunk.len() {
            let at = (bits >> (18 - 6 * digit)) & 63;
            out.push(DIGITS.get(at as usize).copied().map_or('A', char::from));
        }
    }
    out.push('-');
    wide.clear();
}

#[cfg(test)]
mod tests {
    use super::{ImapAddress, mailbox_name};

    #[test]
    fn addresses_are_read_or_refused() {
        for (text, right) in [
            ("imaps://h.example", true),
            ("imaps://h.example:1993/INBOX", true),
            ("imap://u@h.example/", true),
            ("imaps://u:secret@h.example/", false),
            ("imaps://", false),
            ("imaps://h.example:x/", false),
            ("http://h.example/", false),
            ("imaps://h.example/a%0d%0ab", false),
            ("imaps://h.example/%zz", false),
            ("imaps://h .example/", false),
        ] {
            assert_eq!(ImapAddress::parse(text).is_ok(), right, "{text}");
        }
        let refused = ImapAddress::parse("imaps://u:secret@h.example/")
            .unwrap_err()
            .to_string();
        assert!(!refused.contains("secret"));
    }

    #[test]
    fn folder_names_are_written_as_servers_want_them() {
        for (name, written) in [
            ("INBOX", "INBOX"),
            ("台北", "&U,BTFw-"),
            ("Kladde æ", "Kladde &AOY-"),
            ("日本語", "&ZeVnLIqe-"),
        ] {
            assert_eq!(mailbox_name(name), written);
        }
    }
}
