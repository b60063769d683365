//! Which letter a mail answers: message ids, strictly read, and the fields of a reply by RFC 5322 §3.6.4.

use crate::letter::{Letter, LetterKey};

/// Longest id that is carried on; no mail program makes longer ones.
const LONGEST: usize = 400;
/// Ids that References keeps whole; of more, the first and the last ones.
const MOST_REFERENCES: usize = 100;

/// Whether `id` (without brackets) is a msg-id that may stand in a header: `left@right`, both dot-atoms with a few
/// characters that real programs use, or a domain literal (RFC 5322 §3.6.4).
pub fn is_msg_id(id: &str) -> bool {
    let Some((left, right)) = id.split_once('@') else {
        return false;
    };
    let literal = right.strip_prefix('[').and_then(|r| r.strip_suffix(']'));
    id.len() <= LONGEST
        && !left.is_empty()
        && !right.is_empty()
        && left.bytes().all(is_id_octet)
        && literal.unwrap_or(right).bytes().all(is_id_octet)
}

fn is_id_octet(octet: u8) -> bool {
    octet.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.:".contains(&octet)
}

/// The ids of a field in their order, the ones that are none left out. Of very many, the first and last hundred.
///
/// ```
/// use regards::mime::threading::msg_ids;
/// assert_eq!(msg_ids("<a@b> junk <c@d\r\n X: y> <e@f>"), ["a@b", "e@f"]);
/// ```
pub fn msg_ids(value: &str) -> Vec<String> {
    let mut ids: Vec<String> = value
        .split('<')
        .skip(1)
        .filter_map(|rest| rest.split_once('>'))
        .map(|(id, _)| id)
        .filter(|id| is_msg_id(id))
        .map(str::to_string)
        .collect();
    if ids.len() > 2 * MOST_REFERENCES {
        ids.drain(MOST_REFERENCES..ids.len() - MOST_REFERENCES);
    }
    ids
}

/// The one id of a Message-ID field; `None` where there are two, or something else beside it.
pub fn one_msg_id(value: &str) -> Option<String> {
    let id = value.trim().strip_prefix('<')?.strip_suffix('>')?;
    is_msg_id(id).then(|| id.to_string())
}

/// References of a reply: the letter's own and its id. Without References, In-Reply-To stands in if it names
/// exactly one. Of more than a hundred, the first and the last 99. Empty where the letter has no id.
pub fn references(letter: &Letter) -> Vec<String> {
    let Some(id) = &letter.message_id else {
        return Vec::new();
    };
    let mut ids = match (letter.references.is_empty(), letter.in_reply_to.as_slice()) {
        (false, _) => letter.references.clone(),
        (true, [one]) => vec![one.clone()],
        _ => Vec::new(),
    };
    ids.retain(|known| known != id);
    ids.push(id.clone());
    if ids.len() > MOST_REFERENCES {
        ids.drain(1..ids.len() - (MOST_REFERENCES - 1));
    }
    ids
}

/// Message-ID of the draft that answers the letter with this key, without brackets. The same letter has the same one,
/// so a draft is found again in any store.
pub fn draft_message_id(key: &LetterKey, domain: &str) -> String {
    format!("{}{domain}", draft_id_prefix(&key.short()))
}

/// What the Message-ID of the draft with this id begins with, up to its domain.
pub fn draft_id_prefix(id: &str) -> String {
    format!("regards.{id}@")
}

#[cfg(test)]
mod tests {
    use super::{one_msg_id, references};
    use crate::letter::Letter;

    #[test]
    fn an_id_is_strict_or_none() {
        for (value, id) in [
            ("<a@b>", Some("a@b")),
            (
                " <CAF=x+1.2$3@mail.example> ",
                Some("CAF=x+1.2$3@mail.example"),
            ),
            (
                "<../../../evil@mua.example>",
                Some("../../../evil@mua.example"),
            ),
            ("<a@[192.0.2.1]>", Some("a@[192.0.2.1]")),
            ("<n15@mua.example\r\n Bcc: eve@attacker.example>", None),
            ("<a@b> <c@d>", None),
            ("a@b", None),
            ("<a>", None),
            ("<a@b@c>", None),
            ("<a@b\0>", None),
            ("<a@\u{430}>", None),
            ("<>", None),
            ("<\"a b\"@c>", None),
        ] {
            assert_eq!(one_msg_id(value).as_deref(), id, "{value:?}");
        }
        assert_eq!(one_msg_id(&format!("<{}@b>", "x".repeat(8000))), None);
    }

    #[test]
    fn references_follow_rfc_5322() {
        let letter = |references: &[&str], in_reply_to: &[&str]| Letter {
            message_id: Some("me@x".into()),
            references: references.iter().map(|id| (*id).to_string()).collect(),
            in_reply_to: in_reply_to.iter().map(|id| (*id).to_string()).collect(),
            ..Letter::default()
        };
        assert_eq!(
            references(&letter(&["a@x", "b@x"], &["z@x"])),
            ["a@x", "b@x", "me@x"]
        );
        assert_eq!(references(&letter(&[], &["z@x"])), ["z@x", "me@x"]);
        assert_eq!(references(&letter(&[], &["y@x", "z@x"])), ["me@x"]);
        assert_eq!(references(&letter(&["me@x"], &[])), ["me@x"]);
        let many: Vec<String> = (0..20_000).map(|n| format!("{n}@x")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let kept = references(&letter(&many, &[]));
        assert_eq!(
            (kept.len(), kept[0].as_str(), kept[1].as_str()),
            (100, "0@x", "19902@x")
        );
        assert_eq!(references(&Letter::default()), Vec::<String>::new());
    }
}
