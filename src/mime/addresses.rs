//! Which addresses count: an addr-spec is taken as it stands or not at all; only names are cleaned.

use crate::{
    letter::Address,
    mime::chars::{is_control, is_invisible, one_line},
};

/// Longest display name.
const LONGEST_NAME: usize = 200;
/// Longest address (RFC 5321 §4.5.3.1.3).
const LONGEST_ADDRESS: usize = 254;

/// An address with a cleaned name; `None` if the addr-spec is none. Nothing is mended in it: to take a character away could
/// turn a stranger's address into a customer's.
pub fn address(name: Option<&str>, spec: &str) -> Option<Address> {
    is_addr_spec(spec).then(|| Address {
        name: name
            .map(|name| one_line(name.trim().trim_matches('"'), LONGEST_NAME))
            .filter(|name| !name.is_empty()),
        address: spec.to_string(),
    })
}

/// Whether this is `local@domain` (RFC 5322 §3.4.1, RFC 6532): a dot-atom or a quoted local part, a domain without
/// brackets' tricks, no white space or invisible character anywhere outside quotes.
pub fn is_addr_spec(spec: &str) -> bool {
    let Some((local, domain)) = spec.rsplit_once('@') else {
        return false;
    };
    let quoted = local
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .is_some_and(|inner| !inner.contains(['"', '\\']));
    spec.len() <= LONGEST_ADDRESS
        && !spec.chars().any(|c| is_control(c) || is_invisible(c))
        && !local.is_empty()
        && (quoted || !local.contains(is_special))
        && is_domain(domain)
}

fn is_domain(domain: &str) -> bool {
    let literal = domain.strip_prefix('[').and_then(|d| d.strip_suffix(']'));
    match literal {
        Some(literal) => literal
            .bytes()
            .all(|o| o.is_ascii_hexdigit() || b".:IPv".contains(&o)),
        None => {
            !domain.is_empty()
                && !domain.contains(is_special)
                && !domain.starts_with('.')
                && !domain.ends_with('.')
                && !domain.contains("..")
        }
    }
}

fn is_special(c: char) -> bool {
    c.is_whitespace() || "()<>[]:;@\\,\"".contains(c)
}

#[cfg(test)]
mod tests {
    use super::is_addr_spec;

    #[test]
    fn an_address_is_taken_whole_or_not_at_all() {
        for (spec, taken) in [
            ("nora@example.com", true),
            ("nora+shop@example.com", true),
            ("\"' OR 1=1--\"@evil.example", true),
            ("nora@bücher.example", true),
            ("nora@[192.0.2.7]", true),
            ("nora", false),
            ("nora@", false),
            ("@example.com", false),
            ("@x:nora@example.com", false),
            ("nora@example.com\0.evil", false),
            ("no ra@example.com", false),
            ("nora@exam\u{200B}ple.com", false),
            ("a@b@c", false),
            ("nora@example.com>", false),
            ("nora@example..com", false),
        ] {
            assert_eq!(is_addr_spec(spec), taken, "{spec:?}");
        }
    }
}
