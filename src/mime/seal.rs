//! The one field of our own on a draft: its id, and a seal over the rest, so that any store can tell an untouched draft
//! from one that a person has edited.

use crate::{mime::lines::Lines, text::hex};
use sha2::{Digest, Sha256};

/// Name of the field.
pub const FIELD: &str = "X-Regards-Id";
/// Fields that a store of drafts may add or take.
const UNSEALED: [&[u8]; 1] = [b"x-unsent:"];

/// What a draft's field says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The draft's id.
    pub id: String,
    /// Whether the mail is as it was written.
    pub whole: bool,
}

/// The mail with its sealed id on top.
pub fn sealed(id: &str, octets: Vec<u8>) -> Vec<u8> {
    let mut out = format!("{FIELD}: {id}-{}\r\n", digest(&octets).1).into_bytes();
    out.extend_from_slice(&octets);
    out
}

/// The seal of a mail; `None` if it is no draft of ours.
pub fn seal(octets: &[u8]) -> Option<Seal> {
    let (field, digest) = digest(octets);
    let field = field?;
    let (id, sealed) = field.rsplit_once('-')?;
    Some(Seal {
        id: id.to_string(),
        whole: sealed == digest,
    })
}

/// The value of our field, and a short hash of all but the unsealed fields; line ends and empty lines at the end do not count.
fn digest(octets: &[u8]) -> (Option<String>, String) {
    let mut lines = Lines::new(octets);
    let mut hash = Sha256::new();
    let (mut found, mut in_header, mut empty) = (None, true, 0_usize);
    // A slice has no errors of its own.
    while let Ok(Some(piece)) = lines.next_piece() {
        if piece.first && piece.last && piece.octets.is_empty() {
            in_header = false;
            empty += 1;
            continue;
        }
        if in_header && piece.first && is_ours(piece.octets) {
            let value = piece.octets.get(FIELD.len() + 1..).unwrap_or_default();
            found = Some(String::from_utf8_lossy(value.trim_ascii()).into_owned());
            continue;
        }
        if in_header && piece.first && UNSEALED.iter().any(|name| begins(piece.octets, name)) {
            continue;
        }
        for _ in 0..std::mem::take(&mut empty) {
            hash.update(b"\r\n");
        }
        hash.update(piece.octets);
        if piece.last {
            hash.update(b"\r\n");
        }
    }
    (found, hex(hash.finalize().into_iter().take(8)))
}

fn is_ours(line: &[u8]) -> bool {
    begins(line, FIELD.as_bytes()) && line.get(FIELD.len()) == Some(&b':')
}

fn begins(line: &[u8], name: &[u8]) -> bool {
    line.get(..name.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::{Seal, seal, sealed};

    #[test]
    fn an_edited_draft_is_known() {
        let mail = sealed(
            "00ff",
            b"From: a@b.example\r\n\r\nDear Nora,\r\n\r\nyes.\r\n".to_vec(),
        );
        let text = String::from_utf8(mail).unwrap();
        for same in [
            text.clone(),
            text.replace("\r\n", "\n"),
            format!("X-Unsent: 1\r\n{text}"),
            format!("{text}\r\n\r\n"),
        ] {
            assert_eq!(
                seal(same.as_bytes()),
                Some(Seal {
                    id: "00ff".into(),
                    whole: true
                }),
                "{same}"
            );
        }
        for edited in [
            text.replace("yes", "no"),
            text.replace("a@b", "c@b"),
            text.replace("\r\n\r\nyes", "\r\nyes"),
            text.replace("Dear", "X-Unsent: 1\r\nDear"),
        ] {
            assert_eq!(
                seal(edited.as_bytes()).map(|seal| seal.whole),
                Some(false),
                "{edited}"
            );
        }
        assert_eq!(
            seal(b"From: a@b.example\r\n\r\nX-Regards-Id: 00ff-00\r\n"),
            None
        );
    }
}
