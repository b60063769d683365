//! The header of a mail as octets: fields in their order, counted before anything is believed.

use crate::letter::Damage;

/// A header field as it stands: name in lower case, value folded and encoded as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawField {
    /// Name, lower case.
    pub name: String,
    /// Value without the name; folds (CRLF and white space) inside.
    pub value: Vec<u8>,
}

/// Most fields of one header.
pub const MOST_FIELDS: usize = 10_000;

/// Fields that RFC 5322 §3.6 and RFC 2045 allow once. Checkers upstream and parsers differ in which of two they
/// believe, so a second one is damage, and nobody is believed.
const ONCE: [&str; 8] = [
    "from",
    "sender",
    "reply-to",
    "to",
    "subject",
    "date",
    "message-id",
    "content-type",
];

/// Most hops that a mail may have taken before it counts as a loop.
const MOST_HOPS: usize = 50;

/// Splits header lines into fields. Lines that are no field and continue none are passed over.
pub fn split(header: &[u8]) -> Vec<RawField> {
    let mut fields: Vec<RawField> = Vec::new();
    for line in header.split_inclusive(|octet| *octet == b'\n') {
        if matches!(line.first(), Some(b' ' | b'\t')) {
            if let Some(field) = fields.last_mut() {
                field.value.extend_from_slice(line);
            }
            continue;
        }
        let Some(colon) = memchr::memchr(b':', line) else {
            continue;
        };
        let (name, value) = line.split_at(colon);
        let name = name.trim_ascii_end();
        if fields.len() == MOST_FIELDS || name.is_empty() || !name.iter().all(u8::is_ascii_graphic)
        {
            continue;
        }
        fields.push(RawField {
            name: String::from_utf8_lossy(name).to_ascii_lowercase(),
            value: value.get(1..).unwrap_or_default().to_vec(),
        });
    }
    for field in &mut fields {
        let length = field.value.trim_ascii_end().len();
        field.value.truncate(length);
    }
    fields
}

/// What is wrong with a header before any of it is read.
pub fn damage(header: &[u8], fields: &[RawField]) -> Vec<Damage> {
    let mut damage: Vec<Damage> = ONCE
        .iter()
        .filter(|name| fields.iter().filter(|field| field.name == **name).count() > 1)
        .map(|name| Damage::Twice((*name).to_string()))
        .collect();
    let bare_cr = || {
        memchr::memchr_iter(b'\r', header).any(|at| header.get(at + 1).is_some_and(|o| *o != b'\n'))
    };
    if memchr::memchr(0, header).is_some() || bare_cr() {
        damage.push(Damage::BareControl);
    }
    if fields.len() >= MOST_FIELDS {
        damage.push(Damage::Bound("fields".to_string()));
    }
    if fields
        .iter()
        .filter(|field| field.name == "received")
        .count()
        > MOST_HOPS
    {
        damage.push(Damage::Bound("hops".to_string()));
    }
    damage
}

#[cfg(test)]
mod tests {
    use super::{damage, split};
    use crate::letter::Damage;

    #[test]
    fn fields_are_counted_before_they_are_believed() {
        for (header, expected) in [
            (
                "From: a@x\r\nfrom: b@x\r\n",
                vec![Damage::Twice("from".into())],
            ),
            (
                "From: a@x\r\nFrom : b@x\r\n",
                vec![Damage::Twice("from".into())],
            ),
            ("Subject: a\r\n\tfrom: b@x\r\n", vec![]),
            ("From: a\0b@x\r\n", vec![Damage::BareControl]),
            ("From: a@x\rBcc: b@x\r\n", vec![Damage::BareControl]),
            ("To: a@x\r\nCc: a@x\r\nCc: b@x\r\n", vec![]),
        ] {
            let fields = split(header.as_bytes());
            assert_eq!(damage(header.as_bytes(), &fields), expected, "{header:?}");
        }
    }
}
