//! How far the sender is proved: Authentication-Results as RFC 8601 has them.

use crate::customer::Trust;
use crate::letter::Letter;

/// The trust that the desk's own mail host gives to a letter's From.
///
/// Only the topmost field of the host named `authserv_id` counts; comments are removed first; `dmarc` decides, and only for
/// the domain of From. Anything else says nothing.
pub fn of(letter: &Letter, authserv_id: Option<&str>) -> Trust {
    let Some(host) = authserv_id else {
        return Trust::Claimed;
    };
    let Some(domain) = letter.from.as_ref().and_then(|from| domain_of(&from.key())) else {
        return Trust::Claimed;
    };
    // The topmost field of all: one of another host on top of ours was put there after ours, and ours may be forged.
    let Some(field) = letter.field("authentication-results") else {
        return Trust::Claimed;
    };
    let field = without_comments(field);
    let mut parts = field.split(';');
    let id = parts
        .next()
        .unwrap_or("")
        .split_whitespace()
        .next()
        .unwrap_or("");
    if !id
        .trim_end_matches('.')
        .eq_ignore_ascii_case(host.trim_end_matches('.'))
    {
        return Trust::Claimed;
    }
    let mut found = Trust::Claimed;
    for part in parts {
        match (result(part, &domain), found) {
            (Some(false), _) => return Trust::Forged,
            (Some(true), _) => found = Trust::Verified,
            (None, _) => {}
        }
    }
    found
}

/// What one method says: DMARC passed (`true`) or failed for the domain; nothing else counts.
fn result(part: &str, domain: &str) -> Option<bool> {
    let mut words = part.split_whitespace();
    let (method, result) = words.next()?.split_once('=')?;
    if !method.split('/').next()?.eq_ignore_ascii_case("dmarc") {
        return None;
    }
    let from = words.find_map(|word| {
        let (name, value) = word.split_once('=')?;
        name.eq_ignore_ascii_case("header.from")
            .then(|| value.trim_matches('"').trim_end_matches('.'))
    });
    let named = from.map(|from| {
        idna::domain_to_ascii(from.rsplit('@').next().unwrap_or(from)).unwrap_or_default()
    });
    match result.to_ascii_lowercase().as_str() {
        "pass" => (named.as_deref() == Some(domain)).then_some(true),
        "fail" => (named.is_none() || named.as_deref() == Some(domain)).then_some(false),
        _ => None,
    }
}

fn domain_of(address: &str) -> Option<String> {
    let (_, domain) = address.rsplit_once('@')?;
    (!domain.is_empty()).then(|| domain.trim_end_matches('.').to_string())
}

/// A field without its comments (RFC 5322 §3.2.2: nested, quoted pairs); what an open comment swallows is gone.
fn without_comments(field: &str) -> String {
    let mut kept = String::with_capacity(field.len());
    let (mut depth, mut quoted, mut escaped) = (0_u32, false, false);
    for c in field.chars() {
        if escaped {
            escaped = false;
            if depth == 0 {
                kept.push(c);
            }
            continue;
        }
        match c {
            '\\' if depth > 0 || quoted => escaped = true,
            '"' if depth == 0 => quoted = !quoted,
            '(' if !quoted => depth = depth.saturating_add(1),
            ')' if !quoted && depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            // A semicolon inside a quoted string parts nothing.
            ';' if quoted => {}
            c => kept.push(c),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::customer::Trust;
    use crate::letter::{Address, Letter};

    #[test]
    fn only_the_topmost_field_of_our_host_counts() {
        let table: &[(&[&str], Trust)] = &[
            (
                &["mx.desk.example; dmarc=pass header.from=post.example"],
                Trust::Verified,
            ),
            (
                &["mx.desk.example; spf=pass; dmarc=pass (p=none) header.from=POST.example"],
                Trust::Verified,
            ),
            (
                &["MX.Desk.Example 1; dmarc=fail header.from=post.example"],
                Trust::Forged,
            ),
            (
                &["mx.desk.example; dmarc=none header.from=post.example"],
                Trust::Claimed,
            ),
            (
                &["mx.desk.example; dmarc=pass header.from=evil.example"],
                Trust::Claimed,
            ),
            (&["mx.desk.example; dmarc=pass"], Trust::Claimed),
            (
                &["mx.evil.example; dmarc=pass header.from=post.example"],
                Trust::Claimed,
            ),
            (
                &[
                    "mx.desk.example; dmarc=fail header.from=post.example",
                    "mx.desk.example; dmarc=pass header.from=post.example",
                ],
                Trust::Forged,
            ),
            (
                &[
                    "mx.evil.example; spf=pass",
                    "mx.desk.example; dmarc=pass header.from=post.example",
                ],
                Trust::Claimed,
            ),
            (
                &["mx.desk.example; spf=fail (x; dmarc=pass header.from=post.example)"],
                Trust::Claimed,
            ),
            (
                &["(mx.desk.example; dmarc=pass header.from=post.example"],
                Trust::Claimed,
            ),
            (&["mx.desk.example; none"], Trust::Claimed),
            (&[], Trust::Claimed),
        ];
        for (fields, want) in table {
            let letter = Letter {
                from: Some(Address {
                    name: None,
                    address: "Ada@post.example".to_string(),
                }),
                fields: fields
                    .iter()
                    .map(|value| ("authentication-results".to_string(), (*value).to_string()))
                    .collect(),
                ..Letter::default()
            };
            assert_eq!(of(&letter, Some("mx.desk.example")), *want, "{fields:?}");
            assert_eq!(of(&letter, None), Trust::Claimed);
        }
    }
}
